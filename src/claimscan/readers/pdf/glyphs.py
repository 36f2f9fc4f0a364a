"""What stands on a page before anybody reads it: glyphs in runs of one font, strokes, pictures, links.

All coordinates are points from the page's upper left corner as it is shown, cropped and turned.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_BOLD = re.compile(r"bold|black|heavy|semib|demi|CMBX|SFBX|[-,.]B(?:d|$)", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|slant|CMTI|SFTI|[-,.]I(?:t|$)", re.IGNORECASE)
RULE = 18.0  # points, a quarter inch: rules are at least as long
_THIN, _FINE = 2.5, 1.0  # points: the height of rules, and of shorter strokes
_SHORTEST = 1.2  # points: an underscore of the smallest print
ASCENT, DESCENT = 0.78, 0.22  # of the size: what fonts say of themselves differs wildly, letters do not

SMALLEST, LARGEST = (
    0.1,
    14_400.0,
)  # points: no glyph is taken to be smaller or larger (ISO 32000-1, C.2: the largest page)


class Font(NamedTuple):
    """How letters are set; and what a tagged file says they are a part of: ``Note``, ``Reference``."""

    name: str
    bold: bool
    italic: bool
    tag: str = ""


class Run(NamedTuple):
    """Glyphs ``start`` to ``end`` of a page: one font, one size, one baseline. Spaces between its words are part of it."""

    start: int
    end: int
    font: Font
    size: float
    baseline: float
    angle: int  # degrees anticlockwise, 0 for upright text
    top: float
    bottom: float


class Glyph(NamedTuple):
    """One character where it stands."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str


class Stroke(NamedTuple):
    """A horizontal line, or a filled box as thin as one."""

    x0: float
    x1: float
    y: float


def is_stroke(width: float, height: float) -> bool:
    """Is a drawn area a stroke: a rule, or the underscore that some fonts have not got and TeX draws?"""
    return height <= _THIN if width >= RULE else width >= _SHORTEST and height <= min(_FINE, 0.3 * width)


class Annotation(NamedTuple):
    """A link: its area on the page, and the address or the place in the document it leads to."""

    x0: float
    top: float
    x1: float
    bottom: float
    url: str | None
    page: int | None = None  # counted from 0
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``text`` has one code point for each glyph, blanks between words included; ``x0``, ``x1`` go with it."""

    number: int  # counted from 0
    width: float
    height: float
    text: str
    x0: array[float]
    x1: array[float]
    runs: tuple[Run, ...]
    strokes: tuple[Stroke, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    pictures: float = 0.0  # share of the page that pictures cover
    unmapped: int = 0  # glyphs whose font does not say which characters they are
    label: str | None = None  # the page number as the file's own numbering has it
    turned: int = 0  # quarters, clockwise, by which it was turned for reading, beyond what the file says

    def glyphs(self) -> Iterator[Glyph]:
        """All glyphs that print something, in the order of the file."""
        text, x0, x1 = self.text, self.x0, self.x1
        for run in self.runs:
            for i in range(run.start, run.end):
                if not text[i].isspace():
                    yield Glyph(text[i], x0[i], x1[i], run.baseline, run.size, run.font.name)


def is_bold(font: str) -> bool:
    """Does a font's name say so? What the file says of it otherwise is often left out."""
    return bool(_BOLD.search(font))


def is_italic(font: str) -> bool:
    """The same for slanted letters."""
    return bool(_ITALIC.search(font))
