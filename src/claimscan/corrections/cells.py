"""Cells as they come back from a spreadsheet: which a person changed, and which only the program that opened the sheet.

Spreadsheets rewrite what they take for a date or a number: ``2023-04-24`` comes back as ``24.04.2023``, the pages
``3-4`` as ``03. Apr``, ``007`` as ``7``. Each row carries a seal of its cells, by which the ones as they were are known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import sha256

from claimscan import patterns as regex
from claimscan.dates.words import MONTHS

# The columns of the table of sources whose cells can be mended.
CELLS = (
    "type", "authors", "title", "container_title", "publisher", "issued", "year", "accessed", "doi", "urls", "authors_json",
    "et_al", "editors", "translators", "volume", "issue", "pages", "locator", "isbn", "publisher_place", "edition",
    "genre", "signal", "form", "refers_to",
)  # fmt: skip
YES = frozenset("true yes 1 wahr ja vrai oui verdadero sí vero sì verdadeiro sim waar".split())
NO = frozenset("false no 0 falsch nein faux non falso não nao onwaar nee".split())
_SEAL = 5  # hexadecimal digits: a change goes unseen once in a million
_APOSTROPHE = regex.compile(r"(?m)^'+")
_SPACES = regex.compile(r"\s+")
_DAY = regex.compile(r"(\d{1,4})([./-])[ ]?(\d{1,2})\2[ ]?(\d{1,4})(?:[ ]0?0:00(?::00)?)?")
_NAMED = regex.compile(r"(?:(\d{1,4})[-. ]{1,2})?(\p{L}{3,9})\.?(?:[-. ]{1,2}(\d{2,4}))?")
_SHORTENED = regex.compile(r"\d(?:[.,]\d+)?E[+-]\d+")
_NUMBER = regex.compile(r"\d+(?:[.,]\d+)?")
_JOINTS = ("-", "–", "/", ".", "—")


def seal(cells: Mapping[str, str]) -> str:
    """A few digits for each cell of ``CELLS``, by which an unchanged one is known."""
    return "".join(_sealed(cells[name]) for name in CELLS)


def changed(name: str, cell: str, sealed: str, now: str) -> bool:
    """Whether a person changed the cell: ``sealed`` is its row's seal, ``now`` what the cell would hold today."""
    at = CELLS.index(name) * _SEAL
    before = sealed[at : at + _SEAL]
    if any(_sealed(form) == before for form in _forms(name, cell)):
        return False
    return not (before == _sealed(now) and _alike(cell, now))


def damage(cell: str) -> str | None:
    """What a spreadsheet has made of a cell whose first text cannot be known any more; ``None`` for a sound cell."""
    if _SHORTENED.fullmatch(cell):
        return "is a number that the spreadsheet has shortened; set the column to text"
    if "\ufffd" in cell:
        return "holds letters that were lost when the sheet was saved; save it as UTF-8"
    return None


def clean(cell: str) -> str:
    """The cell's text: one line, without the apostrophe that keeps a spreadsheet from running it."""
    text = unicodedata.normalize("NFC", _APOSTROPHE.sub("", cell))
    return str(_SPACES.sub(" ", text)).strip()


def _sealed(cell: str) -> str:
    return sha256(clean(cell).encode("utf-8", "surrogatepass")).hexdigest()[:_SEAL]


def _forms(name: str, cell: str) -> Iterator[str]:
    """What the cell says, and what it may have said before a spreadsheet rewrote it."""
    text = clean(cell)
    yield text
    if name == "et_al":
        yield from [word for word, known in (("true", YES), ("false", NO)) if text.lower() in known]
    for year, month, day in _days(text):
        yield from (f"{year}-{month:02}-{day:02}", f"{year}-{month:02}")
    if name not in ("issued", "accessed"):
        yield from (joint.join(pair) for pair in _pairs(text) for joint in _JOINTS)


def _days(text: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day, in any order of the figures; a month alone is its first day."""
    found = _DAY.fullmatch(text)
    if found:
        one, two, three = (int(found[index]) for index in (1, 3, 4))
        for year, month, day in ((three, two, one), (three, one, two), (one, two, three)):
            yield from ((full, month, day) for full in _years(year) if month <= 12 and day <= 31)
    named = _NAMED.fullmatch(text)
    if named and named[3] and (known := MONTHS.get(named[2].casefold())):
        yield from ((year, known, int(named[1] or 1)) for year in _years(int(named[3])))


def _years(year: int) -> tuple[int, ...]:
    return (year,) if year > 99 else (1900 + year, 2000 + year)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Two figures that a spreadsheet took for a day and a month: "03. Apr" was "3-4", "Apr 12" was "4-12"."""
    figures: list[tuple[int, int]] = []
    for year, month, day in _days(text):
        figures += [(day, month), (month, year % 100)]
    named = _NAMED.fullmatch(text)
    if named and named[1] and not named[3] and (known := MONTHS.get(named[2].casefold())):
        figures.append((int(named[1]), known))
    for one, two in figures:
        for first, second in ((one, two), (two, one)):
            yield str(first), str(second)
            yield f"{first:02}", f"{second:02}"


def _alike(cell: str, now: str) -> bool:
    """The same number ("007" and "7"), or the same letters where the sheet could not hold them all."""
    one, two = clean(cell), clean(now)
    if _NUMBER.fullmatch(one) and _NUMBER.fullmatch(two):
        return float(one.replace(",", ".")) == float(two.replace(",", "."))
    return one == two.encode("cp1252", "replace").decode("cp1252")
