"""Pages through pdfplumber: the reference that the fast way is held to, and the way for files and pages that it fails on."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from math import atan2, degrees
from typing import Any

from claimscan.readers.pdf.glyphs import (
    ASCENT,
    DESCENT,
    LARGEST,
    SMALLEST,
    Annotation,
    Font,
    Page,
    Run,
    Stroke,
    is_bold,
    is_italic,
    is_stroke,
)
from claimscan.readers.pdf.reading import Damaged, Locked, Unreadable

_BLANK = 0.2  # of the size: no letters of a word stand farther apart


class Document:
    """An open document."""

    def __init__(self, data: bytes) -> None:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect

        try:
            self._document = pdfplumber.open(BytesIO(data))
            self.pages = len(self._document.pages)
        except Exception as error:
            causes = [error, error.__cause__, error.__context__, *error.args]
            raise (Locked if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes) else Damaged) from error
        if not self.pages:
            raise Damaged

    def information(self) -> dict[str, str | int | None]:
        """What the document says of itself."""
        entries = self._document.metadata or {}
        known = {key: value if isinstance(value, str) else None for key, value in entries.items()}
        return {
            "pages": self.pages,
            "title": known.get("Title"),
            "author": known.get("Author"),
            "created": known.get("CreationDate"),
            "language": None,
        }

    def page(self, number: int) -> Page:
        """The page ``number``, counted from 0. Raises ``Unreadable``."""
        page = self._document.pages[number]
        try:
            return _page(page, number)
        except Exception as error:
            raise Unreadable from error
        finally:
            page.close()  # else all pages' objects are kept, ten megabytes each


def _page(page: Any, number: int) -> Page:
    left, top, right, bottom = (float(edge) for edge in page.cropbox)
    width, height = right - left, bottom - top

    def shown(things: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [_moved(thing, -left, -top) for thing in things] if left or top else things

    text: list[str] = []
    x0, x1 = array("f"), array("f")
    runs: list[Run] = []
    before: dict[str, Any] | None = None
    chars = shown(page.chars)
    depths = _depths(chars)
    for char in chars:
        if before is not None and _apart(before, char):
            text.append(" ")
            x0.append(before["x1"])
            x1.append(before["x1"])
        before = char
        style = _style(char, depths)
        start = len(text)
        wide = (char["x1"] - char["x0"]) / max(len(char["text"]), 1)
        for place, letter in enumerate(char["text"]):  # a ligature may be several
            text.append(letter)
            x0.append(char["x0"] + place * wide)
            x1.append(char["x0"] + (place + 1) * wide)
        if runs and style[3] == 0 and (runs[-1].font, runs[-1].size, runs[-1].baseline, runs[-1].angle) == style:
            runs[-1] = runs[-1]._replace(end=len(text))
        else:
            runs.append(Run(start, len(text), *style, *_extent(char, *style[1:])))
    covered = sum(max(i["x1"] - i["x0"], 0) * max(i["bottom"] - i["top"], 0) for i in shown(page.images))
    return Page(
        number, width, height, "".join(text), x0, x1, tuple(runs),
        tuple(_strokes(shown([*page.lines, *page.rects]))), tuple(_links(shown(page.hyperlinks))),
        min(covered / (width * height), 1.0) if width > 0 < height else 0.0,
    )  # fmt: skip


def _moved(thing: dict[str, Any], x: float, y: float) -> dict[str, Any]:
    """The same thing where it is shown on a page that is cropped."""
    shift = {"x0": x, "x1": x, "top": y, "bottom": y}
    return thing | {key: thing[key] + by for key, by in shift.items() if key in thing}


def _depths(chars: Sequence[dict[str, Any]]) -> dict[str, float]:
    """How far the box of a font reaches below the baseline, in sizes. What is above that where it is raised is its rise."""
    seen: dict[str, Counter[float]] = {}
    for char in chars:
        if char["size"]:
            depth = round((char["y0"] - char["matrix"][5]) / char["size"], 2)
            seen.setdefault(char["fontname"], Counter())[depth] += 1
    usual = {name: counts.most_common(1)[0][0] for name, counts in seen.items()}
    return {name: depth if depth < 0.1 else -DESCENT for name, depth in usual.items()}


def _style(char: dict[str, Any], depths: Mapping[str, float]) -> tuple[Font, float, float, int]:
    a, b, _, _, _, f = char["matrix"]
    angle = round(degrees(atan2(b, a))) % 360
    size = char["x1"] - char["x0"] if angle in (90, 270) else char["size"]  # what is high lies on its side
    rise = char["y0"] - f - depths.get(char["fontname"], -DESCENT) * size if angle == 0 else 0.0
    baseline = char["top"] + char["y1"] - f - (rise if abs(rise) > 0.05 * size else 0.0)
    name = str(char["fontname"]).rpartition("+")[2]
    size = min(max(round(size, 2), SMALLEST), LARGEST)
    return Font(name, is_bold(name), is_italic(name)), size, round(baseline, 2), angle


def _extent(char: dict[str, Any], size: float, baseline: float, angle: int) -> tuple[float, float]:
    return (baseline - ASCENT * size, baseline + DESCENT * size) if angle == 0 else (char["top"], char["bottom"])


def _apart(before: dict[str, Any], char: dict[str, Any]) -> bool:
    """Is there a blank between two characters, or the end of a line?"""
    size = max(before["size"], char["size"])
    return not (-size < char["x0"] - before["x1"] < _BLANK * size and abs(char["top"] - before["top"]) < size)


def _strokes(shapes: Sequence[dict[str, Any]]) -> Iterator[Stroke]:
    for shape in shapes:
        if is_stroke(shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]):
            yield Stroke(shape["x0"], shape["x1"], (shape["top"] + shape["bottom"]) / 2)


def _links(links: Sequence[dict[str, Any]]) -> Iterator[Annotation]:
    for link in links:
        if isinstance(link.get("uri"), str):
            yield Annotation(link["x0"], link["top"], link["x1"], link["bottom"], link["uri"])
