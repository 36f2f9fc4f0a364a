"""Dates as values: EDTF in the precision printed, or the fault that keeps a printed date from being one.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019 (Library of Congress, level 1): ``2003-24`` is winter 2003,
``1998/1999`` an interval, ``1850~`` about 1850, ``1999?`` uncertain, ``1999%`` both.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claimscan.model import Date

IMPOSSIBLE: Final = Date(None, "impossible")
UNDATED: Final = Date(None, "undated")
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=8192)
def day(year: str, month: int, number: str) -> Date:
    """A calendar day; ``IMPOSSIBLE`` if the (Gregorian) calendar has none such."""
    iso = _day(year, month, int(number))
    return Date(iso) if iso else IMPOSSIBLE


@lru_cache(maxsize=2048)
def part(year: str, number: int) -> Date:
    """A month (1 to 12) or an EDTF season (21 to 24) of a year."""
    return Date(f"{year}-{number:02d}", season=number > 12)


@lru_cache(maxsize=512)
def whole(year: str) -> Date:
    """A year."""
    return Date(year)


def interval(first: Date, last: Date) -> Date:
    """From ``first`` to ``last``; ``IMPOSSIBLE`` if either is or if the two are in the wrong order."""
    if first.iso is None or last.iso is None or first.iso >= last.iso:
        return IMPOSSIBLE
    return Date(f"{first.iso}/{last.iso}", season=first.season and last.season)


def qualified(date: Date, sign: str) -> Date:
    """``~`` about, ``?`` uncertain, ``%`` both; an interval carries the sign at both ends, as EDTF asks."""
    if date.iso is None or not sign:
        return date
    return Date("/".join(end + sign for end in date.iso.split("/")), season=date.season)


def numeric(year: str, first: str, second: str, separator: str) -> Date | None:
    """``first`` and ``second`` before a year, as day and month in the order that makes sense.

    With stops the day comes first wherever such dates are written (DIN 5008, and most of Europe); the other order is
    taken only if that is no date. With ``/`` or ``-`` both orders are in use: where both give a date, and not the same
    one, the date is ambiguous. ``None`` if neither number can be a month: then these are no dates at all.
    """
    one, two = int(first), int(second)
    if not (1 <= one <= 12 or 1 <= two <= 12):
        return None
    readings = {_day(year, two, one): None, _day(year, one, two): None}
    readings.pop(None, None)
    found = [iso for iso in readings if iso]
    if not found:
        return IMPOSSIBLE
    if len(found) == 1 or separator == ".":
        return Date(found[0])
    return Date(None, "ambiguous", tuple(found))


def years(first: str, last: str, dash: str) -> Date | None:
    """A year and what a dash or stroke joins to it: ``1998–99``, ``1998-1999``, ``1998/9``, ``2019-07``.

    ISO 8601 writes months with a hyphen and two digits, so ``2003-04`` may be April or two years: ambiguous.
    ``None`` if it is no span of time (``1932-6203``, ``1998–97``).
    """
    start = int(first)
    if len(last) == 4:
        end = int(last)
    else:
        size = 10 ** len(last)
        end = start - start % size + int(last)
        if end < start and (start + 1) % size == int(last):  # 1999/00
            end = start + 1
    span = f"{first}/{end}" if start < end <= 2099 else None
    month = f"{first}-{last}" if dash == "-" and len(last) == 2 and 1 <= int(last) <= 12 else None
    if span and month:
        return Date(None, "ambiguous", (month, span))
    iso = span or month
    return Date(iso) if iso else None


def _day(year: str, month: int, number: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= number <= _DAYS[month]):
        return None
    if month == 2 and number == 29:
        count = int(year)
        if count % 4 or (count % 100 == 0 and count % 400):
            return None
    return f"{year}-{month:02d}-{number:02d}"
