"""An EDTF date as the days it covers, so that dates of unlike precision can be compared."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from claimscan import patterns as regex
from claimscan.model import Date, Found, Source

FORTHCOMING = regex.compile(
    r"(?i)\b(?:forthcoming|to appear|in press|im Erscheinen|im Druck|à paraître|sous presse|en prensa|in corso di stampa)\b"
)
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # EDTF's numbers, northern months of the printed year
UNCERTAIN = frozenset("?~%")
DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def bounds(iso: str) -> tuple[date, date] | None:
    """The first and last day that an EDTF date or interval covers; ``None`` if it is open, uncertain or no date."""
    if not iso or UNCERTAIN & set(iso):
        return None
    first, _, last = iso.partition("/")
    start = _single(first)
    end = _single(last) if last else start
    if "/" in iso and not last or start is None or end is None:
        return None
    return start[0], end[1]


def covered(found: Found[Date] | None) -> tuple[date, date] | None:
    """``bounds`` of a date read off the page; ``None`` without one, or if it could not be understood."""
    return bounds(found.value.iso) if found and found.value and found.value.iso else None


def announced(source: Source) -> bool:
    """Is it said to appear yet?"""
    return FORTHCOMING.search(source.text) is not None


def _single(text: str) -> tuple[date, date] | None:
    """One date of EDTF level 0 or 1: 2023, 2023-04, 2023-04-24, 199X, 2003-24 (a season)."""
    year, *rest = text.split("-")
    if len(year) != 4 or len(rest) > 2 or not all(len(part) == 2 and part.isdecimal() for part in rest):
        return None
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if not low.isdecimal() or int(low) < 1:
        return None
    if not rest:
        return date(int(low), 1, 1), date(int(high), 12, 31)
    return _in_year(int(low), *map(int, rest)) if low == high else None


def _in_year(year: int, month: int, day: int | None = None) -> tuple[date, date] | None:
    first, last = SEASONS.get(month, (month, month))
    try:
        start = date(year, first, day or 1)
        return start, start if day else _month_end(year, last)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - DAY
