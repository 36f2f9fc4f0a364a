"""Dates whose year comes first (``2023-04-24``, ``2019, May 3``) and bare years with their ranges (``1998–99``)."""

from __future__ import annotations

from claimscan.dates import grammar, values
from claimscan.dates.left import Core
from claimscan.dates.words import MONTHS, SEASONS
from claimscan.model import Date
from claimscan.patterns import Match


def right_of(text: str, floor: int, year: Match[str]) -> Core | None:
    """The date that begins with ``year``: in numbers, or a month, day or season behind it."""
    start, end, number = year.start(), year.end(), year["year"]
    if int(number) > 2099 or grammar.NO_YEAR_BEFORE.match(text, floor, start):
        return None
    found = grammar.NUMBERS_AFTER.match(text, end)
    if found is not None:
        month = int(found["month"])
        if month <= 12 or (found["sep"] == "-" and len(found["month"]) == len(found["day"]) == 2):
            return Core(start, found.end(), values.day(number, month, found["day"]))
        return None
    found = grammar.WORD_AFTER.match(text, end)
    value = _word(text, found, number) if found is not None else None
    return Core(start, found.end(), value) if found is not None and value is not None else None


def _word(text: str, found: Match[str], year: str) -> Date | None:
    word, first, last = found["word"], found["first"], found["last"]
    if found["day"] is not None:
        month = MONTHS.get(found["month"].casefold())
        return values.day(year, month, found["day"]) if month is not None else None
    key = word.casefold()
    table = MONTHS if key in MONTHS else SEASONS
    if key not in table or (found["to"] is not None and found["to"].casefold() not in table):
        return None
    if first is not None:
        return _days(year, table, found) if table is MONTHS else None
    if last is not None or not grammar.STANDS_APART.match(text, found.end()):
        return None
    begun = values.part(year, table[key])
    return begun if found["to"] is None else values.interval(begun, values.part(year, table[found["to"].casefold()]))


def _days(year: str, months: dict[str, int], found: Match[str]) -> Date | None:
    if found["to"] is not None:
        return None
    month = months[found["word"].casefold()]
    begun = values.day(year, month, found["first"])
    return begun if found["last"] is None else values.interval(begun, values.day(year, month, found["last"]))


def bare_year(text: str, floor: int, year: Match[str]) -> Core | None:
    """A year by itself or a range of years; ``None`` for what only looks like one: sums, pages, measures."""
    start, end, number = year.start(), year.end(), year["year"]
    if int(number) > 2099 or grammar.NO_YEAR_BEFORE.match(text, floor, start):
        return None
    found = grammar.YEAR_AFTER.match(text, end)
    if found is not None:
        value = values.years(number, found["last"], found["dash"])
        return Core(start, found.end(), value) if value else None
    return None if grammar.NO_YEAR_AFTER.match(text, end) else Core(start, end, values.whole(number))
