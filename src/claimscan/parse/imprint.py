"""The name of a book by its place: between the names before it and the bracket with its town, press and year.

Whatever commas, stops and dates stand there are its own: "Ann Hill, Quays, Lamps and the Flood of 1953 (Aldmouth, 2014)".
"""

from __future__ import annotations

from collections.abc import Sequence

from claimscan import patterns as regex
from claimscan.parse import numbers, phrases
from claimscan.parse.roles import Group
from claimscan.parse.scan import Bracket, Scan, between

# "Town, 1998", "Town: Press, 1998", "2nd edn, Press 1998", "1846; Town: Press, 1962", "Town, forthcoming".
_HELD = regex.compile(
    r"[(\[](?=[\p{Lu}\d])(?!(?i:vols?|no|nr|bd|pp?|chap)\b)[^()]*?(?:1[4-9]\d\d|20\d\d|\d\d\d\?|forthcoming|n\.\s?d\.)(?:[-–/]\d{2,4})?\??\]?\s?[)\]]"
)
_PROPER = regex.compile(r"\p{Lu}\p{L}{2,}")
_IN = regex.compile(r"(?<=[.,;:?!”’\"»)]\s)[Ii]n:?\s(?=[\p{Lu}\d])|(?<=[.,]\s)(?:[Dd]ans|[Ee]n)\s(?=\p{Lu})")
_BEGINS = regex.compile(r"[\s,.:;]*")
# What stands behind a book's name and is none of it: its volume, who made it, its name in another language, its first year.
_BEHIND = regex.compile(
    rf"[,.:;]\s(?:{numbers.VOLUME}|\d{{1,3}}\svols?\b|(?:[Ee]ds?\.|[Ee]dited|[Tt]rans\.|[Tt]ranslated|[Aa]nnot\.|[Cc]omp\.)\s|by\s\p{{Lu}})"
    r"|\s(?:\[|\((?=(?:1[4-9]|20)\d\d[,;)]))"
)
_OF_WHOLE = regex.compile(rf"{numbers.VOLUME}\s(?:of|von|de)\s(?=\p{{Lu}})")  # "vol. 2 of Lamps and Quays"
# "Bridge Review 12", "OLD LAMPS 65, 77", "OLD LAMPS, at vii": a volume or place, and no name alone.
_NUMBERED = regex.compile(
    r"[\p{L}\d][.,*]{0,2}\s(?:at\s)?(?:\d{1,3}|\d{4}\s?/\s?\d+|[IVXLC]{2,}|[ivxlc]{1,6})(?:[.:/–-](?:\d{1,3}|[ivxlc]+))?$"
)
_DATED = regex.compile(r"[(\[](?:1[4-9]|20)\d\d[a-z]?[)\]]")
_SERIES_BEFORE = 120  # characters before the bracket in which a series or a kind of work may begin
_TRIM = " \t,;:"


def titles(scan: Scan, start: int, end: int, groups: Sequence[Group], *, named: bool) -> list[tuple[int, int]]:
    """Where the book's name stands in ``scan.text[start:end]``, and that of the work whose volume it is.

    Nothing where more than names may stand there.

    ``named``: names stood before ``start``; ``groups``: the people named behind it. The name is a container's if it
    stands behind "in"; without that, and without names before it, its beginning is unknown.
    """
    plain = scan.plain
    bracket = next((one for one in between(scan.brackets, start, end) if _holds(scan, one)), None)
    if bracket is None:
        return []
    held = _IN.search(plain, start, bracket.start)
    low = held.end() if held else start
    if not held and not named:
        return []
    group = next((group for group in groups if low <= group.start <= low + 2), None)
    low = group.end if group else low
    lead = _BEGINS.match(plain, low, bracket.start)
    low = lead.end() if lead else low
    stop = _stop(plain, low, bracket.start, groups)
    if stop <= low or _more(scan, low, bracket.start, stop):
        return []
    whole = _OF_WHOLE.search(plain, stop, bracket.start)
    if whole is None or held:
        return [(low, stop)]
    return [(low, stop), (whole.end(), _stop(plain, whole.end(), bracket.start, groups))]


def _holds(scan: Scan, bracket: Bracket) -> bool:
    """The bracket holds a town or press and a year; no day, as papers have, and no issue's date ("Spring 1999")."""
    if not _HELD.fullmatch(scan.plain, bracket.start, bracket.end):
        return False
    rest = scan.plain[bracket.start : bracket.end]
    for date in between(scan.dates, bracket.start, bracket.end):
        if "-" in (date.value.iso or ""):
            return False
        rest = rest.replace(scan.plain[date.start : date.end], "", 1)
    return _PROPER.search(rest) is not None


def _stop(plain: str, low: int, limit: int, groups: Sequence[Group]) -> int:
    """Where the name ends: before people, an edition, a volume, a series, a kind of work or the bracket."""
    stops = [limit, *(group.start for group in groups if low <= group.start < limit)]
    behind = _BEHIND.search(plain, low, limit)
    if behind:
        stops.append(behind.start())
    edition = phrases.EDITION.search(plain, low, limit)
    if edition:
        stops.append(edition.start())
    comma = plain.rfind(",", max(low, limit - _SERIES_BEFORE), limit)
    if comma > low and (phrases.SERIES.search(plain, comma, limit) or phrases.GENRE.search(plain, comma, limit)):
        stops.append(comma)
    end = min(stops)
    while end > low and plain[end - 1] in _TRIM:
        end -= 1
    return end


def _more(scan: Scan, low: int, limit: int, stop: int) -> bool:
    """Something else than a book's name is there: a title in marks, a periodical's number, a date of its own."""
    plain = scan.plain
    if bool(between(scan.emphasis, low, limit)) or bool(between(scan.urls, low, limit)):
        return True
    if between(scan.identifiers, low, limit):
        return True
    if any(quote.start <= low or plain[quote.start - 2] in ",.:;" for quote in between(scan.quotes, low - 1, limit)):
        return True
    if _DATED.search(plain, low, limit) or _NUMBERED.search(plain[max(low, limit - 16) : limit].rstrip()):
        return True
    return any(
        "-" in (date.value.iso or "") and date.end >= stop and plain[date.lead - 2 : date.lead - 1] == ","
        for date in between(scan.dates, low, limit)
    )
