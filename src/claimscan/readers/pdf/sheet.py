"""The characters of one page through PDFium: text in one call, places in one each, fonts and sizes once per text object."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Mapping
from ctypes import addressof, c_double, c_float
from itertools import pairwise, repeat
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

from claimscan.readers.pdf.glyphs import ASCENT, DESCENT, LARGEST, SMALLEST, Font, Run, is_bold, is_italic
from claimscan.readers.pdf.native import narrow

_DIGITS = re.compile(r"\d+")  # the last of them may be a mark, also behind a year
_MARK = 3  # digits of a mark at most
_FIGURE = 0.7  # of the size: the height of a digit
_SAMPLE = 12  # glyphs of a font that are asked whether it says what they are
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_UTF16 = f"utf-16-{sys.byteorder[0]}e"


class Box(NamedTuple):
    """The visible part of a page in the file's own coordinates, and how it is turned for showing."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int  # quarters of a turn, clockwise

    @property
    def size(self) -> tuple[float, float]:
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.turn % 2 else (across, up)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file's coordinates where it is shown."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def area(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """An area as x0, top, x1, bottom where it is shown."""
        (a, b), (c, d) = self.shown(left, bottom), self.shown(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)


class _Style(NamedTuple):
    """What ``Run`` holds between its ends and its extent, in that order."""

    font: Font
    size: float
    baseline: float
    angle: int


class Sheet:
    """The characters of one page, as they are shown."""

    def __init__(self, lib: Any, handle: int, box: Box, tags: Mapping[int, str]) -> None:
        """``tags``: what marked content is, by its number."""
        self._lib, self._handle, self._box, self._tags = lib, handle, box, tags
        count = max(lib.FPDFText_CountChars(handle), 0)
        self.text = _text(lib, handle, count)
        self._raw = _boxes(lib, handle, count)
        self.x0, self.x1 = self._sides()
        self._dark: set[Font] = set()  # fonts that do not say which characters their glyphs are
        self._fonts: dict[int, Font] = {}  # by address, which is one font's only as long as the page is open
        self.runs = self._raised(self._runs(count))
        self.unmapped = sum(run.end - run.start for run in self.runs if run.font._replace(tag="") in self._dark)
        turned: dict[int, int] = {}
        for run in self.runs:
            turned[run.angle] = turned.get(run.angle, 0) + run.end - run.start
        most = max(turned, key=lambda angle: turned[angle], default=0)
        self.sideways = {90: 1, 180: 2, 270: 3}.get(most, 0)  # clockwise quarters that set most of the text upright

    def _sides(self) -> tuple[array[float], array[float]]:
        """The left and right edges of all characters."""
        raw, box = self._raw, self._box
        if box.turn == 0 and box.left == 0:
            return raw[0::4], raw[2::4]
        areas = [box.area(*four) for four in zip(raw[0::4], raw[3::4], raw[2::4], raw[1::4], strict=True)]
        return array("f", [area[0] for area in areas]), array("f", [area[2] for area in areas])

    def _runs(self, count: int) -> list[Run]:
        """Neighbours of one style and baseline; a text object, which is drawn at once, has one of each."""
        lib, handle = self._lib, self._handle
        objects = list(map(lib.FPDFText_GetTextObject, repeat(handle), range(count)))
        cuts = [i for i, (a, b) in enumerate(pairwise(objects), 1) if a != b]
        styles: dict[int, _Style] = {}
        found: list[Run] = []
        for start, end in pairwise([0, *cuts, count] if count else []):
            key = objects[start]
            if key is None:  # a blank that PDFium put in
                continue
            style = styles.get(key)
            if style is None:
                style = styles[key] = self._style(key, start)
            before = found[-1] if found else None
            if before and style.angle == 0 and before[2:6] == style and self._near(start, style.size):
                found[-1] = before._replace(end=end)
            else:
                found.append(Run(start, end, *style, *self._extent(start, end, style)))
        return found

    def _near(self, start: int, size: float) -> bool:
        """Is there a blank before a character, or so little room that there need not be one?"""
        return self.text[start - 1].isspace() or abs(self.x0[start] - self.x1[start - 1]) < size

    def _style(self, key: int, at: int) -> _Style:
        lib, handle = self._lib, self._handle
        matrix, x, y = (c_float * 6)(), c_double(), c_double()
        lib.FPDFText_GetMatrix(handle, at, addressof(matrix))
        a, b, c, d = matrix[:4]
        size = lib.FPDFText_GetFontSize(handle, at) * hypot(c, d)
        lib.FPDFText_GetCharOrigin(handle, at, addressof(x), addressof(y))
        angle = round(degrees(atan2(b, a))) - 90 * self._box.turn
        address = lib.FPDFTextObj_GetFont(key)
        font = self._fonts.get(address)
        if font is None:
            font = self._fonts[address] = _font(lib, address)
            near = range(at, min(at + _SAMPLE, len(self.text)))
            if 2 * sum(map(lib.FPDFText_HasUnicodeMapError, repeat(handle), near)) > len(near):
                self._dark.add(font)
        if self._tags and (tag := self._tags.get(lib.FPDFPageObj_GetMarkedContentID(key))):
            font = font._replace(tag=tag)
        return _Style(
            font,
            min(max(round(size, 2), SMALLEST), LARGEST),
            round(self._box.shown(x.value, y.value)[1], 2),
            angle % 360,
        )

    def _raised(self, runs: list[Run]) -> list[Run]:
        """Superior figures apart: digits that a font draws small and high itself, on the baseline and in the size of the text."""
        if self._box.turn:
            return runs
        found: list[Run] = []
        for run in runs:
            at = run.start
            for match in _DIGITS.finditer(self.text, run.start, run.end) if run.angle == 0 else ():
                end = start = match.end()
                size, low = 0.0, 0.0
                while start > match.start() and (drawn := self._superior(run, start - 1)):
                    start, (size, low) = start - 1, drawn
                if not 0 < end - start <= _MARK:
                    continue
                if at < start:
                    found.append(run._replace(start=at, end=start))
                found.append(run._replace(start=start, end=end, size=size, baseline=low))
                at = end
            if at < run.end:
                found.append(run._replace(start=at) if at > run.start else run)
        return found

    def _superior(self, run: Run, at: int) -> tuple[float, float] | None:
        """Size and baseline that a digit seems to have, if it is drawn smaller and higher than those of its run."""
        low, high = self._drawn(at)
        if run.baseline - low > 0.2 * run.size and 0 < low - high < 0.6 * run.size:
            return max(round((low - high) / _FIGURE, 2), SMALLEST), round(low, 2)
        return None

    def _drawn(self, at: int) -> tuple[float, float]:
        """Lower and upper edge of what a glyph draws."""
        four = (c_double * 4)()  # left, right, bottom, top
        p = addressof(four)
        self._lib.FPDFText_GetCharBox(self._handle, at, p, p + 8, p + 16, p + 24)
        return self._box.top - four[2], self._box.top - four[3]

    def _extent(self, start: int, end: int, style: _Style) -> tuple[float, float]:
        if style.angle == 0:
            return style.baseline - ASCENT * style.size, style.baseline + DESCENT * style.size
        raw = self._raw
        areas = [self._box.area(raw[4 * i], raw[4 * i + 3], raw[4 * i + 2], raw[4 * i + 1]) for i in range(start, end)]
        return min(area[1] for area in areas), max(area[3] for area in areas)


def _boxes(lib: Any, handle: int, count: int) -> array[float]:
    """Left, top, right and bottom of all characters; right and left are what fonts say, not what they draw."""
    raw = array("f", bytes(16 * count))
    base = raw.buffer_info()[0]
    for _ in map(lib.FPDFText_GetLooseCharBox, repeat(handle), range(count), range(base, base + 16 * count, 16)):
        pass
    return raw


def _text(lib: Any, handle: int, count: int) -> str:
    """The characters, one code point each; a hyphen that ends a line is a hyphen again."""
    raw = array("H", bytes(2 * count + 2))
    written = lib.FPDFText_GetText(handle, 0, count, raw.buffer_info()[0])  # with a zero at the end
    text = raw[:count].tobytes().decode(_UTF16, errors="replace")
    if written != count + 1 or len(text) != count:  # characters that take two units, or that it leaves out as unknown
        codes = [lib.FPDFText_GetUnicode(handle, i) for i in range(count)]
        text = "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)
    return text.translate(_CHARACTERS)


# The hyphen of a broken word; control characters that fonts without a proper map give; bullets of symbol fonts.
_CHARACTERS = {
    **{code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"},
    2: "-",
    0xFFFE: "-",
    0x7F: "\ufffd",
    0xF0B7: "•",
    0xF0A7: "▪",
}


def _font(lib: Any, address: int) -> Font:
    name = narrow(lambda to, size: lib.FPDFFont_GetBaseFontName(address, to, size)) or ""
    name = _SUBSET.sub("", name)
    flags = lib.FPDFFont_GetFlags(address)
    return Font(name, is_bold(name) or bool(flags & 0x40000), is_italic(name) or bool(flags & 0x40))
