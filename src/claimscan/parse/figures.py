"""The dates and numbers of a source: when it appeared, where in a periodical, which place of it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan import patterns as regex
from claimscan.dates import DateMatch
from claimscan.model import Date, Found
from claimscan.parse import dated
from claimscan.parse.chunks import Chunk
from claimscan.parse.cites import Cite
from claimscan.parse.excerpt import Excerpt
from claimscan.parse.numbers import Numbers
from claimscan.parse.scan import between

_NOTE_OF_PAGE = regex.compile(r"[\s(,]*(?:Fn|Fußn|Anm|fn|n|note)\b")  # "S. 12 (Fn. 3)": a note on that page
_LONGEST_DATE = 40  # "Wednesday, 24 September 2014", and then some
# A law's later life is no date of its own, and neither is the year of another edition.
_CHANGED = regex.compile(
    r"(?i)\b(?:amended|geändert|in(?:to)?\sforce|as\sat|as\sof|fassung|1st\sed(?:n|\.|ition),?|first\s(?:published|ed(?:n|\.|ition),?)|orig(?:inally\spublished|\.)|zuerst)(?:\s(?:on|by|am|vom|durch|since|in))?\s$"
)
_WORDS_BEFORE = 24
_AT = regex.compile(r"[\s,]*(?:at\s)?")


def numbers(excerpt: Excerpt, row: Sequence[Chunk], held: bool) -> dict[str, Found[str]]:
    """Volume, issue, pages and locator. ``held``: the source has a container."""
    values: dict[str, Found[str]] = {}
    for chunk in row:
        if isinstance(chunk.data, Numbers):
            for field, span in (
                ("volume", chunk.data.volume),
                ("issue", chunk.data.issue),
                ("pages", chunk.data.pages),
            ):
                if span is None:
                    continue
                if field not in values:
                    values[field] = excerpt.found(*span)
                elif field == "pages" and "locator" not in values:
                    values["locator"] = excerpt.found(*span)
        elif chunk.kind == "locator" and "locator" not in values:
            values["locator"] = excerpt.field(chunk.start, chunk.end)
        elif isinstance(chunk.data, regex.Match) and chunk.kind == "report":
            values |= _report(excerpt, chunk.data)
            held = True
    noted = "locator" not in values or _NOTE_OF_PAGE.match(values["locator"].printed)
    if "pages" in values and not held and "volume" not in values and noted:
        values["locator"] = values.pop("pages")  # a place in a book, not its extent
    return values


def _report(excerpt: Excerpt, match: regex.Match[str]) -> dict[str, Found[str]]:
    """``(1979) 27 Bridge Studies 183``."""
    values = {"container_title": excerpt.found(*match.span("series")), "pages": excerpt.found(*match.span("page"))}
    if match.group("vol"):
        values["volume"] = excerpt.found(*match.span("vol"))
    if "at" in match.re.groupindex and match.group("at"):
        values["locator"] = excerpt.field(*match.span("at"))
    return values


def place_in(excerpt: Excerpt, word: Cite) -> Found[str]:
    """The place that a short form points to ("op. cit., n. 3, pp. 41–2": the pages)."""
    start, end = word.tail, word.end
    lead = _AT.match(excerpt.scan.text, start, end)
    return excerpt.field(lead.end() if lead else start, end)


def year_at(excerpt: Excerpt, span: tuple[int, int]) -> Found[Date]:
    """The date around a year whose place is known."""
    for match in between(excerpt.scan.dates, max(0, span[0] - _LONGEST_DATE), span[0] + 1):
        if span[0] < match.end:
            return excerpt.date(match)
    printed = excerpt.scan.text[span[0] : span[1]]
    return Found(printed, excerpt.spans(*span), Date(printed))


def issued(excerpt: Excerpt, row: Sequence[Chunk], start: int) -> Found[Date] | None:
    """The date of publication among all dates from ``start`` on: the likeliest, the first of equals."""
    own = [
        match
        for match in between(excerpt.scan.dates, start, excerpt.end)
        if match.role != "accessed"
        and excerpt.scan.cover[match.start] not in (1, 4)
        and not dated.is_number(excerpt.scan.plain, match)
    ]
    if not own:
        return None
    return excerpt.date(max(own, key=lambda match: (_worth(excerpt.scan.plain, match, row, start), -match.start)))


def _worth(plain: str, match: DateMatch, row: Sequence[Chunk], start: int) -> float:
    """How likely a date is the date of publication."""
    iso = match.value.iso or ""
    chunk = next((chunk for chunk in row if chunk.start <= match.start < chunk.end), None)
    worth = 0.0
    if chunk is not None and chunk.kind in ("date", "report"):
        worth += 4.0
    elif row:
        worth -= 2.0  # inside a title or a body's name
    if not plain[start : match.start].strip(" ,.([:;"):
        worth += 3.0  # right behind the names
    if len(iso) > 4 and "/" not in iso:
        worth += 2.0
    if _CHANGED.search(plain, max(start, match.start - _WORDS_BEFORE), match.start):
        worth -= 6.0
    before, behind = plain[match.start - 1 : match.start], plain[match.end : match.end + 1]
    if before == "(" or behind == ")":
        worth += 1.0
    if before == "[" and behind == "]":
        worth -= 2.0  # the year of the original
    if "/" in iso:
        worth -= 1.0
    return worth if iso else worth - 3.0


def accessed(excerpt: Excerpt) -> Found[Date] | None:
    return next((excerpt.date(match) for match in excerpt.scan.dates if match.role == "accessed"), None)
