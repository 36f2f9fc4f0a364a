"""An EDTF date as the days it covers, so that dates of unlike precision can be compared."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

import regex

from claimscan.model import Date, Found

# One date of EDTF level 0 or 1, qualified or not: 2023, 2023-04, 2023-04-24, 1850~, 199X, 2003-24 (a season).
# Not a date here: years beyond four digits, and open or unknown ends ("..", "").
DATE = regex.compile(r"(?P<year>\d{2}(?:\d\d|\dX|XX))(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[?~%]?")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # EDTF's numbers, northern months of the printed year
UNCERTAIN = frozenset("?~%")


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


def _single(text: str) -> tuple[date, date] | None:
    match = DATE.fullmatch(text)
    if not match:
        return None
    low = int(match["year"].replace("X", "0"))
    high = int(match["year"].replace("X", "9"))
    if low < 1:
        return None
    if match["month"] is None:
        return date(low, 1, 1), date(high, 12, 31)
    first, last = SEASONS.get(int(match["month"]), (int(match["month"]), int(match["month"])))
    if not 1 <= first <= 12:
        return None
    if match["day"] is None:
        return date(low, first, 1), date(high, last, monthrange(high, last)[1])
    day = int(match["day"])
    if not 1 <= day <= monthrange(low, first)[1]:
        return None
    return date(low, first, day), date(low, first, day)
