"""Dates whose year comes last: ``May 3, 2019``, ``3–5 May 2019``, ``July 2017``, ``Winter 2003``, ``24.04.2023``."""

from __future__ import annotations

from typing import NamedTuple

from claimscan.dates import grammar, values
from claimscan.dates.words import MONTHS, SEASONS, WEAK
from claimscan.model import Date
from claimscan.patterns import Match


class Core(NamedTuple):
    """A date without the words around it."""

    start: int
    end: int
    value: Date


def left_of(text: str, floor: int, year: Match[str]) -> Core | None:
    """The date that ends in ``year`` and begins at ``floor`` or later."""
    at = year.start()
    if at == floor:
        return None
    before = text[at - 1]
    if before.isalpha():
        return None
    if before in "./-" and (core := _numbers(text, floor, year)) is not None:
        return core
    found = grammar.MONTH_DAY.match(text, floor, at)
    if found is not None:
        month = MONTHS.get(found["word"].casefold())
        if month is not None:
            return _month_day(text, floor, found, month, year)
    found = grammar.WORD.match(text, floor, at)
    if found is not None:
        word = found["word"].casefold()
        if word in MONTHS:
            return _day_month(text, floor, found, MONTHS[word], year)
        if word in SEASONS:
            return _season(text, floor, found, SEASONS[word], year)
    return _numbers(text, floor, year) if before.isspace() else None  # "3. 4. 2019"


def month_of(text: str, floor: int, year: Match[str]) -> Core | None:
    """The month before ``year`` where the number before the month is no day: "No. 5 May 2019"."""
    found = grammar.WORD.match(text, floor, year.start())
    month = MONTHS.get(found["word"].casefold()) if found is not None else None
    return _month(text, floor, found, month, year) if found is not None and month is not None else None


def _month_day(text: str, floor: int, found: Match[str], month: int, year: Match[str]) -> Core:
    number = year["year"]
    first = values.day(number, month, found["first"])
    if found["last"] is not None:
        return Core(found.start(), year.end(), values.interval(first, values.day(number, month, found["last"])))
    if found.start() > floor and text[found.start() - 1] in "–—-−/ ‐‑":
        other = grammar.MONTH_DAY_BEFORE.match(text, floor, found.start())
        if other is not None and (begun := MONTHS.get(other["word"].casefold())) is not None:
            return Core(other.start(), year.end(), values.interval(values.day(number, begun, other["day"]), first))
    return Core(found.start(), year.end(), first)


def _day_month(text: str, floor: int, found: Match[str], month: int, year: Match[str]) -> Core | None:
    number, end = year["year"], year.end()
    day = grammar.DAY_BEFORE.match(text, floor, found.start())
    if day is None:
        return _month(text, floor, found, month, year)
    last = values.day(number, month, day["last"])
    if day["first"] is None:
        return Core(day.start(), end, last)
    begun = MONTHS.get(day["word"].casefold()) if day["word"] is not None else month
    if begun is None:
        return Core(day.start("last"), end, last)
    return Core(day.start(), end, values.interval(values.day(number, begun, day["first"]), last))


def _month(text: str, floor: int, found: Match[str], month: int, year: Match[str]) -> Core | None:
    number, start, end = year["year"], found.start(), year.end()
    if int(number) > 2099 or grammar.NO_YEAR_AFTER.match(text, end):
        return None
    last = values.part(number, month)
    other = grammar.WORD_BEFORE.match(text, floor, start)
    if other is not None and (begun := MONTHS.get(other["word"].casefold())) is not None:
        return Core(other.start(), end, values.interval(values.part(number, begun), last))
    if not found["dot"] and found["word"].casefold() in WEAK and not _apart(text, start, end):
        return None
    return Core(start, end, last)


def _season(text: str, floor: int, found: Match[str], season: int, year: Match[str]) -> Core | None:
    number, start, end = year["year"], found.start(), year.end()
    if int(number) > 2099 or grammar.NO_YEAR_AFTER.match(text, end) and not grammar.SEASON_YEAR_AFTER.match(text, end):
        return None
    last = values.part(number, season)
    other = grammar.WORD_BEFORE.match(text, floor, start)
    if other is not None and (begun := SEASONS.get(other["word"].casefold())) is not None:
        return Core(other.start(), end, values.interval(values.part(number, begun), last))
    if found["word"].casefold() in WEAK and not _apart(text, start, end):
        return None
    further = grammar.SEASON_YEAR_AFTER.match(text, end)  # "Winter 2003/04" is one winter
    return Core(start, further.end() if further else end, last)


def _numbers(text: str, floor: int, year: Match[str]) -> Core | None:
    found = grammar.NUMBERS.match(text, floor, year.start())
    if found is None or not grammar.END_OF_NUMBERS.match(text, year.end()):
        return None
    value = values.numeric(year["year"], found["one"], found["two"], found["sep"])
    return Core(found.start(), year.end(), value) if value else None


def _apart(text: str, start: int, end: int) -> bool:
    """Does it stand between marks, as a date does in a note, and not in a sentence?"""
    before = text[max(start - 2, 0) : start].rstrip()
    return (not before or before[-1] in ",.;:([") and grammar.STANDS_APART.match(text, end) is not None
