"""Pages through PDFium: the characters come in one call, their places in one each, fonts and sizes once per run."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from ctypes import addressof, c_char, c_double, c_float, c_int, c_void_p, create_string_buffer
from itertools import pairwise, repeat
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

from claimscan.readers.pdf.glyphs import ASCENT, DESCENT, Annotation, Font, Page, Run, Stroke, is_bold, is_italic
from claimscan.readers.pdf.native import library
from claimscan.readers.pdf.reading import Damaged, Locked, Unreadable

_PATH, _IMAGE = 2, 3  # types of page objects
_MAX_OBJECTS = 20_000  # of a page; drawings with more have no rules worth looking for
_DIGITS = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.])")  # what may be a mark, not a figure of several
_FIGURE = 0.7  # of the size: the height of a digit
_SAMPLE = 12  # glyphs of a font that are asked whether it says what they are
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_PASSWORD = 4  # PDFium's code of that error


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


class Document:
    """An open document. Its pages are read one at a time; what one page took is given back before the next."""

    def __init__(self, data: bytes) -> None:
        self._lib = library()
        self._data = data  # PDFium reads from it as long as the document is open
        self._buffer = (c_char * len(data)).from_buffer_copy(data) if data else None
        address = addressof(self._buffer) if self._buffer is not None else 0
        self._handle = self._lib.FPDF_LoadMemDocument64(address, len(data), None)
        if not self._handle:
            raise Locked if self._lib.FPDF_GetLastError() == _PASSWORD else Damaged
        self.pages: int = self._lib.FPDF_GetPageCount(self._handle)

    def close(self) -> None:
        self._lib.FPDF_CloseDocument(self._handle)
        self._handle = None

    def information(self) -> dict[str, str | int | None]:
        """What the document says of itself."""
        language = _wide(lambda to, size: self._lib.FPDFCatalog_GetLanguage(self._handle, to, size))
        return {
            "pages": self.pages,
            "title": self._entry(b"Title"),
            "author": self._entry(b"Author"),
            "created": self._entry(b"CreationDate"),
            "language": language,
        }

    def _entry(self, key: bytes) -> str | None:
        return _wide(lambda to, size: self._lib.FPDF_GetMetaText(self._handle, key, to, size))

    def page(self, number: int) -> Page:
        """The page ``number``, counted from 0. Raises ``Unreadable``."""
        lib = self._lib
        page = lib.FPDF_LoadPage(self._handle, number)
        if not page:
            raise Unreadable
        text = lib.FPDFText_LoadPage(page)
        try:
            if not text:
                raise Unreadable
            box = _box(lib, page)
            sheet = _Sheet(lib, text, box)
            if sheet.sideways % 4:
                box = box._replace(turn=(box.turn + sheet.sideways) % 4)
                sheet = _Sheet(lib, text, box)
            width, height = box.size
            strokes, pictures = _drawn(lib, page, box)
            label = _wide(lambda to, size: lib.FPDF_GetPageLabel(self._handle, number, to, size))
            return Page(
                number, width, height, sheet.text, sheet.x0, sheet.x1, tuple(sheet.runs), strokes,
                tuple(self._links(page, box)), pictures, sheet.unmapped, label,
            )  # fmt: skip
        finally:
            if text:
                lib.FPDFText_ClosePage(text)
            lib.FPDF_ClosePage(page)

    def _links(self, page: int, box: Box) -> Iterator[Annotation]:
        lib = self._lib
        at, link = c_int(0), c_void_p()
        while lib.FPDFLink_Enumerate(page, addressof(at), addressof(link)):
            url, goal = self._led(link)
            target, x, y = _goal(lib, self._handle, goal) if goal else (None, None, None)
            if url is not None or target is not None:
                for area in _areas(lib, link):
                    yield Annotation(*box.area(*area), url, target, x, y)

    def _led(self, link: c_void_p) -> tuple[str | None, int | None]:
        """The address or the destination of a link."""
        lib = self._lib
        goal: int | None = lib.FPDFLink_GetDest(self._handle, link)
        action = lib.FPDFLink_GetAction(link)
        if not action:
            return None, goal
        url = _narrow(lambda to, size: lib.FPDFAction_GetURIPath(self._handle, action, to, size))
        return url, goal or lib.FPDFAction_GetDest(self._handle, action)


class _Sheet:
    """The characters of one page, as they are shown."""

    def __init__(self, lib: Any, handle: int, box: Box) -> None:
        self._lib, self._handle, self._box = lib, handle, box
        count = max(lib.FPDFText_CountChars(handle), 0)
        self.text = _text(lib, handle, count)
        raw = array("f", bytes(16 * count))  # left, top, right, bottom for each
        base = raw.buffer_info()[0]
        for _ in map(lib.FPDFText_GetLooseCharBox, repeat(handle), range(count), range(base, base + 16 * count, 16)):
            pass
        if box.turn == 0 and box.left == 0:
            self.x0, self.x1 = raw[0::4], raw[2::4]
        else:
            areas = [box.area(*four) for four in zip(raw[0::4], raw[3::4], raw[2::4], raw[1::4], strict=True)]
            self.x0 = array("f", [area[0] for area in areas])
            self.x1 = array("f", [area[2] for area in areas])
        self._raw = raw
        self._dark: set[Font] = set()  # fonts that do not say which characters their glyphs are
        self.runs: list[Run] = []
        objects = list(map(lib.FPDFText_GetTextObject, repeat(handle), range(count)))
        cuts = [i for i, (a, b) in enumerate(pairwise(objects), 1) if a != b]
        styles: dict[int, tuple[Font, float, float, int]] = {}
        fonts: dict[int, Font] = {}
        turned: dict[int, int] = {}
        for start, end in pairwise([0, *cuts, count] if count else []):
            key = objects[start]
            if key is None:  # a blank that PDFium put in
                continue
            style = styles.get(key)
            if style is None:
                style = styles[key] = self._style(key, start, fonts)
            font, size, baseline, angle = style
            turned[angle] = turned.get(angle, 0) + end - start
            before = self.runs[-1] if self.runs else None
            if before and angle == 0 and (before.font, before.size, before.baseline, before.angle) == style:
                self.runs[-1] = before._replace(end=end)
            else:
                top, bottom = self._extent(start, end, size, baseline, angle)
                self.runs.append(Run(start, end, font, size, baseline, angle, top, bottom))
        self._raise_superiors()
        self.unmapped = sum(run.end - run.start for run in self.runs if run.font in self._dark)
        most = max(turned, key=lambda angle: turned[angle], default=0)
        self.sideways = {90: 1, 180: 2, 270: 3}.get(most, 0)  # clockwise quarters that set most of the text upright

    def _style(self, key: int, at: int, fonts: dict[int, Font]) -> tuple[Font, float, float, int]:
        lib, handle = self._lib, self._handle
        matrix, x, y = (c_float * 6)(), c_double(), c_double()
        lib.FPDFText_GetMatrix(handle, at, addressof(matrix))
        a, b, c, d = matrix[:4]
        size = lib.FPDFText_GetFontSize(handle, at) * hypot(c, d)
        lib.FPDFText_GetCharOrigin(handle, at, addressof(x), addressof(y))
        angle = round(degrees(atan2(b, a))) - 90 * self._box.turn
        address = lib.FPDFTextObj_GetFont(key)
        font = fonts.get(address)
        if font is None:
            font = fonts[address] = _font(lib, address)
            near = range(at, min(at + _SAMPLE, len(self.text)))
            if 2 * sum(map(lib.FPDFText_HasUnicodeMapError, repeat(handle), near)) > len(near):
                self._dark.add(font)
        return font, round(size, 2), round(self._box.shown(x.value, y.value)[1], 2), angle % 360

    def _raise_superiors(self) -> None:
        """Superior figures: digits that a font draws small and high itself, on the baseline and in the size of the text."""
        if self._box.turn:
            return
        found: list[Run] = []
        for run in self.runs:
            at = run.start
            for match in _DIGITS.finditer(self.text, run.start, run.end) if run.angle == 0 else ():
                low, high = self._drawn(match.start())
                if run.baseline - low > 0.2 * run.size and 0 < low - high < 0.6 * run.size:
                    if at < match.start():
                        found.append(run._replace(start=at, end=match.start()))
                    size = round((low - high) / _FIGURE, 2)
                    found.append(run._replace(start=match.start(), end=match.end(), size=size, baseline=round(low, 2)))
                    at = match.end()
            if at < run.end:
                found.append(run._replace(start=at) if at > run.start else run)
        self.runs = found

    def _drawn(self, at: int) -> tuple[float, float]:
        """Lower and upper edge of what a glyph draws."""
        four = (c_double * 4)()  # left, right, bottom, top
        p = addressof(four)
        self._lib.FPDFText_GetCharBox(self._handle, at, p, p + 8, p + 16, p + 24)
        return self._box.top - four[2], self._box.top - four[3]

    def _extent(self, start: int, end: int, size: float, baseline: float, angle: int) -> tuple[float, float]:
        if angle == 0:
            return baseline - ASCENT * size, baseline + DESCENT * size
        raw = self._raw
        areas = [self._box.area(raw[4 * i], raw[4 * i + 3], raw[4 * i + 2], raw[4 * i + 1]) for i in range(start, end)]
        return min(area[1] for area in areas), max(area[3] for area in areas)


def _text(lib: Any, handle: int, count: int) -> str:
    """The characters, one code point each; a hyphen that ends a line is a hyphen again."""
    raw = array("H", bytes(2 * count + 2))
    lib.FPDFText_GetText(handle, 0, count, raw.buffer_info()[0])
    text = raw[:count].tobytes().decode("utf-16", errors="surrogatepass")
    if len(text) != count or any("\ud800" <= c <= "\udfff" for c in (max(text, default=""),)):
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
    name = _narrow(lambda to, size: lib.FPDFFont_GetBaseFontName(address, to, size)) or ""
    name = _SUBSET.sub("", name)
    flags = lib.FPDFFont_GetFlags(address)
    return Font(name, is_bold(name) or bool(flags & 0x40000), is_italic(name) or bool(flags & 0x40))


def _box(lib: Any, page: int) -> Box:
    four = (c_float * 4)()  # left, top, right, bottom
    lib.FPDF_GetPageBoundingBox(page, addressof(four))
    return Box(four[0], four[3], four[2], four[1], lib.FPDFPage_GetRotation(page) % 4)


def _drawn(lib: Any, page: int, box: Box) -> tuple[tuple[Stroke, ...], float]:
    """Horizontal strokes, and the share of the page under pictures."""
    count = min(lib.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    objects = list(map(lib.FPDFPage_GetObject, repeat(page), range(count)))
    kinds = map(lib.FPDFPageObj_GetType, objects)
    four = (c_float * 4)()  # left, bottom, right, top
    at = addressof(four)
    strokes: list[Stroke] = []
    covered = 0.0
    width, height = box.size
    for item, kind in zip(objects, kinds, strict=True):
        if kind not in (_PATH, _IMAGE):
            continue
        lib.FPDFPageObj_GetBounds(item, at, at + 4, at + 8, at + 12)
        x0, top, x1, bottom = box.area(*four)
        if kind == _IMAGE:
            covered += max(min(x1, width) - max(x0, 0), 0) * max(min(bottom, height) - max(top, 0), 0)
        elif bottom - top <= 2.5 and x1 - x0 >= 18:  # as thin as a rule, at least a quarter inch long
            strokes.append(Stroke(x0, x1, (top + bottom) / 2))
    return tuple(strokes), min(covered / (width * height), 1.0) if width and height else 0.0


def _areas(lib: Any, link: Any) -> Iterator[tuple[float, float, float, float]]:
    """The link's areas (left, bottom, right, top): one for each line of print where the file says so."""
    eight = (c_float * 8)()
    count = lib.FPDFLink_CountQuadPoints(link)
    for i in range(count):
        if lib.FPDFLink_GetQuadPoints(link, i, addressof(eight)):
            xs, ys = eight[0::2], eight[1::2]
            yield min(xs), min(ys), max(xs), max(ys)
    if count <= 0:
        four = (c_float * 4)()  # left, top, right, bottom
        if lib.FPDFLink_GetAnnotRect(link, addressof(four)):
            left, top, right, bottom = four
            yield left, min(top, bottom), right, max(top, bottom)


def _goal(lib: Any, document: int, goal: int) -> tuple[int | None, float | None, float | None]:
    """Page and point that a destination names, the point in the file's coordinates of that page."""
    page = lib.FPDFDest_GetDestPageIndex(document, goal)
    has = (c_int * 3)()
    point = (c_float * 3)()
    h, p = addressof(has), addressof(point)
    known = lib.FPDFDest_GetLocationInPage(goal, h, h + 4, h + 8, p, p + 4, p + 8)
    return (
        page if page >= 0 else None,
        point[0] if known and has[0] else None,
        point[1] if known and has[1] else None,
    )


def _wide(call: Any) -> str | None:
    """The UTF-16 string that a function writes into a buffer when it is told how large that is."""
    size = call(None, 0)
    if size <= 2 or size > 65536:
        return None
    buffer = create_string_buffer(size)
    call(addressof(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _narrow(call: Any) -> str | None:
    size = call(None, 0)
    if size <= 1 or size > 65536:
        return None
    buffer = create_string_buffer(size)
    call(addressof(buffer), size)
    return buffer.raw[: size - 1].decode("utf-8", errors="replace")
