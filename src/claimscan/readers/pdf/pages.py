"""What is known of one page when its lines have been read, before the document as a whole is looked at."""

from __future__ import annotations

from typing import NamedTuple

from claimscan.readers.pdf.glyphs import LARGEST, RULE, Annotation, Page, Stroke
from claimscan.readers.pdf.initials import dropped
from claimscan.readers.pdf.lines import PrintedLine, lines
from claimscan.readers.pdf.reading import Unreadable

_TALLEST = 5 * LARGEST  # some programs do not keep to the largest page


class Spot(NamedTuple):
    """A line by its place among the pages and among its page's lines."""

    page: int
    line: int


class PrintedPage(NamedTuple):
    number: int  # counted from 0
    width: float
    height: float
    lines: tuple[PrintedLine, ...]  # in reading order
    strokes: tuple[Stroke, ...]  # as long as rules are
    annotations: tuple[Annotation, ...]
    pictures: float  # share of the page under pictures
    unmapped: int
    label: str | None


def printed(page: Page) -> PrintedPage:
    """The page with its glyphs read into lines. Raises ``Unreadable`` for a page as large as a house: its size is wrong."""
    if not 0 < page.height <= _TALLEST:
        raise Unreadable
    found = tuple(dropped(lines(page), page.text))
    rules = tuple(stroke for stroke in page.strokes if stroke.x1 - stroke.x0 >= RULE)
    return PrintedPage(
        page.number, page.width, page.height, found, rules, page.annotations, page.pictures,
        page.unmapped, page.label,
    )  # fmt: skip
