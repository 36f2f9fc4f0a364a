"""Documents and pages through PDFium, the fast way."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, c_char_p, c_float, c_int, c_void_p, cast
from itertools import repeat
from typing import Any

from claimscan.readers.pdf.glyphs import Annotation, Page, Stroke, is_stroke
from claimscan.readers.pdf.native import library, narrow, wide
from claimscan.readers.pdf.reading import Damaged, Locked, Unreadable
from claimscan.readers.pdf.sheet import Box, Sheet
from claimscan.readers.pdf.tags import tags

_PATH, _IMAGE = 2, 3  # types of page objects
_MAX_OBJECTS = 20_000  # of a page; drawings with more have no rules worth looking for
_PASSWORD = 4  # PDFium's code of that error


class Document:
    """An open document. Its pages are read one at a time; what one page took is given back before the next."""

    def __init__(self, data: bytes) -> None:
        self._lib = library()
        self._data = data  # PDFium reads from it as long as the document is open
        self._handle = self._lib.FPDF_LoadMemDocument64(cast(c_char_p(data), c_void_p), len(data), None)
        if not self._handle:
            raise Locked if self._lib.FPDF_GetLastError() == _PASSWORD else Damaged
        self.pages: int = self._lib.FPDF_GetPageCount(self._handle)

    def close(self) -> None:
        self._lib.FPDF_CloseDocument(self._handle)
        self._handle = None

    def information(self) -> dict[str, str | int | None]:
        """What the document says of itself."""
        language = wide(lambda to, size: self._lib.FPDFCatalog_GetLanguage(self._handle, to, size))
        return {
            "pages": self.pages,
            "title": self._entry(b"Title"),
            "author": self._entry(b"Author"),
            "created": self._entry(b"CreationDate"),
            "language": language,
        }

    def _entry(self, key: bytes) -> str | None:
        return wide(lambda to, size: self._lib.FPDF_GetMetaText(self._handle, key, to, size))

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
            said = tags(lib, page)
            sheet = Sheet(lib, text, box, said)
            if turned := sheet.sideways:
                box = box._replace(turn=(box.turn + turned) % 4)
                sheet = Sheet(lib, text, box, said)
            width, height = box.size
            strokes, pictures = _drawn(lib, page, box)
            label = wide(lambda to, size: lib.FPDF_GetPageLabel(self._handle, number, to, size))
            return Page(
                number, width, height, sheet.text, sheet.x0, sheet.x1, tuple(sheet.runs), strokes,
                tuple(self._links(page, box)), pictures, sheet.unmapped, label, turned,
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
        url = narrow(lambda to, size: lib.FPDFAction_GetURIPath(self._handle, action, to, size))
        return url, goal or lib.FPDFAction_GetDest(self._handle, action)


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
        elif is_stroke(x1 - x0, bottom - top):
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
