"""Which of the dates in a source stand for themselves, and which belong to a title or number."""

from __future__ import annotations

from claimscan import patterns as regex
from claimscan.dates import DateMatch
from claimscan.parse.scan import Scan


def full(scan: Scan, date: DateMatch) -> bool:
    """Whether the date is more than a year, or a year in brackets of its own that is no part of a title."""
    iso = date.value.iso or ""
    if "-" in iso or date.value.season or date.value.fault is not None:
        return True
    plain = scan.plain
    if plain[date.start - 1 : date.start] not in ("(", "[") or plain[date.end : date.end + 1] not in (")", "]"):
        return False
    later = [
        other
        for other in scan.dates
        if other.start > date.end and scan.cover[other.start] == 2 and plain[other.end : other.end + 1] == ")"
    ]
    held = any(plain[other.start - 2 : other.start] == ", " for other in later)  # "(Town: Press, 2001)"
    return not held and ("/" not in iso or not any("/" not in (other.value.iso or "/") for other in scan.dates))


_WORD_BEFORE = regex.compile(r"\p{Ll}\s$")
_SUBTITLE = regex.compile(r":\s\p{Lu}\p{Ll}")
_YEAR_AFTER = regex.compile(r"\s*[,.;:)\]>”\"’]|\s*$|\s\d|\s[(\[*\ue000]")


_COUNTED_BEFORE = regex.compile(r"(?<!\p{L})(?:[Ii]tems?|pp?\.|S\.|R[nz]\.?|N[ro]s?\.|nos?\.|at|§{1,2})\s$")
_COUNTED_BEHIND = regex.compile(r"\s?ff?\b")


def is_number(plain: str, date: DateMatch) -> bool:
    """Four figures that count pages or items: "1231 ff", "item 1285"."""
    if len(date.value.iso or "") != 4 or date.end - date.start != 4:
        return False
    before = _COUNTED_BEFORE.search(plain, max(0, date.start - 8), date.start)
    return before is not None or _COUNTED_BEHIND.match(plain, date.end) is not None


def stands_alone(scan: Scan, date: DateMatch, start: int, end: int) -> bool:
    """Whether it is a bare year that is a date and no part of a title: a separator or the end behind it, or it comes first."""
    plain = scan.plain
    if date.start == start or plain[start : date.start].strip(" ,.(") == "":
        return True
    if not _YEAR_AFTER.match(plain, date.end, end) or _in_title(scan, date, end):
        return False
    ranged = "/" in (date.value.iso or "")
    if plain[date.end : date.end + 2] == " (" or plain[date.end : date.end + 1] in '’”"' or ranged:
        later = any(
            other.start > date.end and other.start < end and "/" not in (other.value.iso or "") for other in scan.dates
        )
        return not later and not (
            ranged
            and plain[date.end : date.end + 1] != ")"
            and any(start <= other.start < date.start for other in scan.dates)
        )
    return True


_NUMBERED = regex.compile(
    r"(?:Resolution|Res\.?|Decision|Doc(?:ument)?\.?|Circular|Order|Form|Room|Box|N(?:o|r|°)\.?|[Nn]úm\.|Law|HC|HL|Cm|Cmnd)\s$"
)
_SINCE = regex.compile(
    r"(?<!\p{L})(?:after|before|since|until|from|of|in|to|bis|seit|nach|vor|um|von|depuis|avant|après|en|desde|hasta|dal|nel)\s$"
)


# "Hafenbericht 2009, Berlin 2010": the year of issue stands behind its town.
_TOWN_YEAR = regex.compile(r",\s\p{Lu}\p{Ll}[\p{L}/’'-]{1,20}\s(?:1[5-9]|20)\d\d(?!\d)")


def _in_title(scan: Scan, date: DateMatch, end: int) -> bool:
    """Words run into the year, and the date of issue comes later: "Annual Return 2019, 3 May 2020", "Walks 2019: Notes (2020)"."""
    volume = scan.plain[date.end : date.end + 1] == ";"  # "Lamp Res. 2001;5:12" is a journal's
    if not volume and _NUMBERED.search(scan.plain, max(0, date.start - 12), date.start):
        return True
    if _SINCE.search(scan.plain, max(0, date.start - 10), date.start):
        return any(date.end < other.start < end and scan.plain[other.start - 1] in " (" for other in scan.dates)
    if _TOWN_YEAR.match(scan.plain, date.end, end):
        return bool(_WORD_BEFORE.search(scan.plain, date.start - 2, date.start))
    if not _WORD_BEFORE.search(scan.plain, date.start - 2, date.start):
        return False
    if _SUBTITLE.match(scan.plain, date.end, end):
        return any(date.end < other.start < end and other.role != "accessed" for other in scan.dates)
    return any(other.start == date.end + 2 and "-" in (other.value.iso or "") for other in scan.dates)
