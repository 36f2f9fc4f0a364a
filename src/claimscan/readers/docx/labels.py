"""The printed numbers of notes: formats, starts and restarts (ECMA-376 part 1, 17.11 and 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element

Restart = Literal["continuous", "eachSect", "eachPage"]
_RESTARTS: dict[str, Restart] = {"continuous": "continuous", "eachSect": "eachSect", "eachPage": "eachPage"}
_SIGNS = ("*", "†", "‡", "§")  # the order of the Chicago Manual of Style; then each twice, three times …
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """``4`` is ``iv``."""
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def letters(number: int) -> str:
    """``a`` to ``z``, then each letter twice: ``aa``, ``bb``."""
    count, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (count + 1)


def signs(number: int) -> str:
    """``*``, ``†``, ``‡``, ``§``, then ``**``."""
    count, place = divmod(number - 1, len(_SIGNS))
    return _SIGNS[place] * (count + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "chicago": signs,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _circled,
    "decimalFullWidth": _full_width,
    "decimalHalfWidth": str,
}


def known(format: str) -> bool:
    """Whether numbers can be printed in this format."""
    return format in _FORMATS


def printed(number: int, format: str) -> str:
    """A number as a format prints it; formats of other scripts are given in figures."""
    return _FORMATS.get(format, str)(min(max(number, 1), 9999))


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the notes of a section are numbered."""

    format: str
    start: int = 1
    restart: Restart = "continuous"

    def changed(self, properties: Element | None) -> Numbering:
        """With what a section or the settings say (``w:footnotePr``)."""
        if properties is None:
            return self
        tags = ("numFmt", "numStart", "numRestart")
        values = {tag: item.get("w:val", "") for tag in tags if (item := properties.find(f"w:{tag}")) is not None}
        changed = self
        if values.get("numFmt"):
            changed = replace(changed, format=values["numFmt"])
        if values.get("numStart", "").isdecimal():
            changed = replace(changed, start=int(values["numStart"]))
        return replace(changed, restart=_RESTARTS.get(values.get("numRestart", ""), changed.restart))


class Counter:
    """Counts the notes of one kind as they come."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._place: tuple[int, int | None] = (0, None)

    def next(self, numbering: Numbering, section: int, page: int | None) -> str:
        """The label of the next note, which stands in a section (and on a page, where that is known)."""
        new_section = section != self._place[0]
        new_page = page is not None and page != self._place[1]
        restarts = {"continuous": False, "eachSect": new_section, "eachPage": new_page}[numbering.restart]
        if self._last is None or restarts:
            self._last = numbering.start
        else:
            self._last += 1
        self._place = (section, page)
        return printed(self._last, numbering.format)
