"""The child process's side of pictures: pdfplumber's picture of a page, frames and lines drawn over it, a legend below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from math import hypot, sqrt
from typing import IO, Any, NamedTuple

from claimscan.readers.pdf.overlay import Area, Kind, Overlay, Tie
from claimscan.readers.pdf.transfer import send

DPI = 120  # fine enough for small print
_PIXELS = 16_000_000  # of a picture at most: a poster is drawn more coarsely
_SOLID = (1.0, 0.0)


class _Pen(NamedTuple):
    """How a kind of area is drawn. Colours that people who see few of them can tell apart, and not by colour alone."""

    name: str  # in the legend
    colour: tuple[int, int, int]
    width: int  # in pixels
    dashes: tuple[float, float]  # drawn and left out, in points
    tint: int = 0  # of 255: how much of the colour lies over the area


PENS: dict[Kind, _Pen] = {
    "column": _Pen("column", (60, 60, 60), 1, (1, 3)),
    "furniture": _Pen("running head, page number", (120, 120, 120), 2, (2, 3), 40),
    "other": _Pen("title, names, margin", (150, 90, 30), 2, (2, 3)),
    "table": _Pen("table, caption", (200, 130, 0), 2, (9, 3), 18),
    "text": _Pen("text", (0, 100, 180), 2, _SOLID, 12),
    "heading": _Pen("heading", (160, 50, 140), 4, _SOLID, 18),
    "note": _Pen("note", (0, 130, 90), 2, (6, 3), 24),
    "label": _Pen("label of a note", (0, 130, 90), 2, _SOLID, 90),
    "mark": _Pen("mark, and the note it leads to", (213, 70, 0), 2, _SOLID, 70),
    "lost": _Pen("mark without a note", (200, 0, 0), 4, _SOLID, 110),
}


def draw(data: bytes, overlays: Sequence[Any], out: IO[bytes]) -> None:
    """Draw the pages that the overlays name, and send one message for each: ``G`` a picture, ``F`` none."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        for page, caption, areas, ties in overlays:
            overlay = Overlay(page, caption, tuple(Area(*area) for area in areas), tuple(Tie(*tie) for tie in ties))
            try:
                picture = _picture(document.pages[page], overlay, _shape(data, page))
            except Exception as error:
                send(out, b"F", type(error).__name__)
            else:
                send(out, b"G", page, picture)


def _shape(data: bytes, number: int) -> tuple[float, float, int]:
    """Width and height of the page as it is read, and the quarters by which it was turned for that."""
    from claimscan.readers.pdf.pdfium import Document

    page = Document(data).page(number)
    return page.width, page.height, page.turned


def _picture(page: Any, overlay: Overlay, shape: tuple[float, float, int]) -> bytes:
    width, height, turned = shape
    image = page.to_image(resolution=min(DPI, 72 * sqrt(_PIXELS / (width * height))), antialias=True)
    if turned:
        image.original = image.original.rotate(-90 * turned, expand=True)
        image.reset()
    canvas = _Canvas(image, width)
    for kind, pen in PENS.items():
        if kind == "label":  # below the marks, above everything else
            for tie in overlay.ties:
                canvas.tie(tie)
        for area in overlay.areas:
            if area.kind == kind:
                canvas.area(area, pen)
    return canvas.png(overlay.caption, {area.kind for area in overlay.areas})


class _Canvas:
    """A page's picture that is drawn on in the points of the page as it is read."""

    def __init__(self, image: Any, width: float) -> None:
        self._image = image
        self._pixels = image.original.width / width  # of a point

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A point in pdfplumber's coordinates, which know nothing of the turn and begin where the page's box does."""
        return (
            self._image.bbox[0] + x * self._pixels / self._image.scale,
            self._image.bbox[1] + y * self._pixels / self._image.scale,
        )

    def area(self, area: Area, pen: _Pen) -> None:
        (x0, top), (x1, bottom) = self._at(area.x0, area.top), self._at(area.x1, area.bottom)
        self._image.draw_rect((x0, top, x1, bottom), fill=(*pen.colour, pen.tint), stroke_width=0)
        corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
        for start, end in pairwise(corners):
            self._line(start, end, pen)
        if area.tag:
            self._tag(area, pen)

    def _line(self, start: tuple[float, float], end: tuple[float, float], pen: _Pen) -> None:
        parts = [(start, end)] if not pen.dashes[1] else list(_dashes(start, end, *pen.dashes))
        self._image.draw_lines(parts, stroke=(*pen.colour, 230), stroke_width=pen.width)

    def tie(self, tie: Tie) -> None:
        self._image.draw_line(
            (self._at(tie.x0, tie.y0), self._at(tie.x1, tie.y1)),
            stroke=(*PENS["mark"].colour, 130),
            stroke_width=2,
        )

    def _tag(self, area: Area, pen: _Pen) -> None:
        """The area's word: of marks above them to the right, small, since it hides text; of all else before the first line."""
        marked = area.kind in ("mark", "lost")
        draw, font = self._image.draw, _font(9 if marked else 11)
        wide, high = draw.textlength(area.tag, font=font) + 4, 11 if marked else 15
        if marked:
            x, y = area.x1 * self._pixels + 1, area.top * self._pixels - high + 3
        else:
            x, y = area.x0 * self._pixels - wide - 1, area.top * self._pixels
        x = min(max(x, 0), self._image.annotated.width - wide)
        paper, ink = ((255, 255, 255), pen.colour) if marked else (pen.colour, (255, 255, 255))
        draw.rectangle((x, y, x + wide, y + high), fill=(*paper, 225))
        draw.text((x + 2, y + 1), area.tag, fill=(*ink, 255), font=font)

    def png(self, caption: str, kinds: set[Kind]) -> bytes:
        """The picture with its legend. 256 colours are enough, and a quarter of the bytes."""
        from PIL import Image

        page = self._image.annotated
        legend = _legend(page.width, caption, kinds)
        whole = Image.new("RGB", (page.width, page.height + legend.height), "white")
        whole.paste(page)
        whole.paste(legend, (0, page.height))
        stream = BytesIO()
        whole.quantize(256).save(stream, "PNG")
        return stream.getvalue()


def _dashes(
    start: tuple[float, float], end: tuple[float, float], drawn: float, left_out: float
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    for number in range(int(length // (drawn + left_out)) + 1 if length else 0):
        low = number * (drawn + left_out) / length
        high = min(low + drawn / length, 1.0)
        yield _between(start, end, low), _between(start, end, high)


def _between(start: tuple[float, float], end: tuple[float, float], share: float) -> tuple[float, float]:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _legend(width: int, caption: str, kinds: set[Kind]) -> Any:
    """A strip as wide as the page: how each kind that is on it is drawn, and the caption."""
    from PIL import Image, ImageDraw

    font, row, swatch = _font(14), 24, 30
    probe = ImageDraw.Draw(Image.new("RGB", (1, 1)))
    places: list[tuple[int, int, _Pen]] = []
    x, y = 10, row + 8
    for kind, pen in PENS.items():
        if kind not in kinds:
            continue
        need = swatch + 6 + int(probe.textlength(pen.name, font=font)) + 18
        if x + need > width and x > 10:
            x, y = 10, y + row
        places.append((x, y, pen))
        x += need
    strip = Image.new("RGB", (width, y + row + 4 if places else row + 12), "white")
    draw = ImageDraw.Draw(strip, "RGBA")
    draw.line((0, 0, width, 0), fill=(60, 60, 60), width=1)
    draw.text((10, 7), caption, fill=(0, 0, 0), font=font)
    for left, top, pen in places:
        _swatch(draw, left, top, pen)
        draw.text((left + swatch + 6, top), pen.name, fill=(0, 0, 0), font=font)
    return strip


def _swatch(draw: Any, x: int, y: int, pen: _Pen) -> None:
    draw.rectangle((x, y + 1, x + 28, y + 16), fill=(*pen.colour, pen.tint))
    corners = [(x, y + 1), (x + 28, y + 1), (x + 28, y + 16), (x, y + 16), (x, y + 1)]
    scale = DPI / 72
    for start, end in pairwise(corners):
        parts = (
            [(start, end)] if not pen.dashes[1] else _dashes(start, end, pen.dashes[0] * scale, pen.dashes[1] * scale)
        )
        for part in parts:
            draw.line(part, fill=(*pen.colour, 230), width=pen.width)


def _font(size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.load_default(size)
