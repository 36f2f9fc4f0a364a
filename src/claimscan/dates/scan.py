"""Find and read the dates of running text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from claimscan.dates import grammar, values
from claimscan.dates.context import Lead, Role, lead_of
from claimscan.dates.left import left_of, month_of
from claimscan.dates.right import bare_year, right_of
from claimscan.dates.words import MONTHS
from claimscan.model import Date
from claimscan.patterns import Match

_SHORT = 18  # "September 30, 2019"
_BRACKETS = {"(": ")", "[": "]"}


class DateMatch(NamedTuple):
    """``text[start:end]`` is a date; the words of its role ("last accessed on ") begin at ``lead``, else at ``start``.

    Offsets are code points. Brackets around a date are outside of it, its weekday and "ca." inside.
    """

    start: int
    end: int
    value: Date
    role: Role
    lead: int


def find(text: str, *, bare_years: bool = False) -> tuple[DateMatch, ...]:
    """The dates of ``text``, ascending and without overlap.

    Years alone and ranges of years (``1987``, ``[1999?]``, ``ca. 1850``, ``1998–99``) and months in numbers
    (``2019-07``) count only with ``bare_years``. Nothing is found inside web addresses and DOIs. What is plainly meant
    as a date but is none keeps its place with a fault and ``iso`` ``None``: ``May 32, 2020`` impossible,
    ``03/04/2019`` ambiguous, ``n.d.`` and ``forthcoming`` undated. Years of two digits are never completed, and
    misread figures (``20l9``) never mended.
    """
    if len(text) <= _SHORT and (plain := _plain(text)) is not None:
        return (plain,)
    found = _merged(text, _dated(text, bare_years))
    words = _undated(text)
    return tuple(sorted([*found, *words], key=attrgetter("start")) if words else found)


def read(text: str) -> Date | None:
    """The date that ``text`` is as a whole, brackets, spaces and closing stops aside; else ``None``."""
    printed = text.strip().rstrip(",;.").rstrip()
    if printed and _BRACKETS.get(printed[0]) == printed[-1]:
        printed = printed[1:-1].strip()
    for form in (printed, printed + "."):  # "n.d." needs its stop
        for match in find(form, bare_years=True):
            if match.lead == 0 and match.end >= len(printed):
                return match.value
    return None


def _plain(text: str) -> DateMatch | None:
    """A string that is nothing but a day in one of the three commonest forms: a field already cut out."""
    found = grammar.PLAIN.fullmatch(text)
    if found is None:
        return None
    word, day, year, number = found.group("word", "day", "year", "month")
    month = int(number) if word is None else MONTHS.get(word.casefold())
    if month is None:
        return None
    return DateMatch(0, len(text), values.day(year, month, day), "issued", 0)


def _dated(text: str, bare_years: bool) -> Iterator[DateMatch]:
    floor = 0
    hidden = iter(_addresses(text))
    start, end = next(hidden, (len(text), len(text)))
    for year in grammar.YEAR.finditer(text):
        at = year.start()
        while end <= at:
            floor = max(floor, end)
            start, end = next(hidden, (len(text) + 1, len(text) + 1))
        if at < floor or start <= at:
            continue
        match = _around(text, floor, year, bare_years)
        if match is not None:
            yield match
            floor = match.end


def _undated(text: str) -> list[DateMatch]:
    """The words that stand for a date, outside of addresses."""
    spans = {word.span() for word in grammar.UNDATED.finditer(text)}
    # The comma makes the beginning of the text the beginning of a field.
    spans |= {(word.start("date") - 1, word.end("date") - 1) for word in grammar.UNDATED_FIELD.finditer("," + text)}
    hidden = _addresses(text) if spans else []
    return [
        DateMatch(start, end, values.UNDATED, "issued", start)
        for start, end in sorted(spans)
        if not (at := bisect_left(hidden, (start,))) or hidden[at - 1][1] <= start
    ]


def _around(text: str, floor: int, year: Match[str], bare_years: bool) -> DateMatch | None:
    core = left_of(text, floor, year) or right_of(text, floor, year)
    if core is None and bare_years:
        core = bare_year(text, floor, year)
    if core is None:
        return None
    if core.start == floor and core.end == len(text):  # nothing around it
        return DateMatch(core.start, core.end, core.value, "issued", core.start)
    lead = lead_of(text, floor, core.start, core.end)
    if lead.number:  # "No. 5 May 2019" is May 2019, "p. 1987" nothing
        core = month_of(text, floor, year)
        if core is None:
            return None
        lead = Lead(core.start, core.start, "issued", circa=False, number=False)
    end, sign = core.end, "~" if lead.circa else ""
    if text[end : end + 1] == "?" and _doubted(text, lead, end):
        end, sign = end + 1, "%" if sign else "?"
    value = values.qualified(core.value, sign) if sign else core.value
    return DateMatch(lead.start, end, value, lead.role, lead.lead)


def _doubted(text: str, lead: Lead, end: int) -> bool:
    """Is the question mark at ``end`` the date's, and not that of a title which ends in a year?"""
    before = text[max(lead.start - 2, 0) : lead.start].rstrip()
    return (not before or before[-1] in ",([") and grammar.STANDS_APART.match(text, end + 1) is not None


def _merged(text: str, matches: Iterator[DateMatch]) -> list[DateMatch]:
    """Two dates with a dash between them are one: ``May 3, 2019 – June 4, 2020``."""
    found: list[DateMatch] = []
    for match in matches:
        if found and match.start - found[-1].end <= 3 and text[found[-1].end : match.start].strip() in grammar.DASHES:
            last = found[-1]
            value = values.interval(last.value, match.value)
            if match.lead == match.start and value.iso is not None and value.iso.count("/") == 1:
                found[-1] = DateMatch(last.start, match.end, value, last.role, last.lead)
                continue
        found.append(match)
    return found


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where web addresses and DOIs stand, ascending."""
    if "/" not in text and "www." not in text:
        return []
    return [address.span() for address in grammar.ADDRESS.finditer(text)]
