"""Regions → printed lines: what stands on one baseline is put together, raised and lowered letters included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimscan.readers.pdf.columns import Region, regions
from claimscan.readers.pdf.glyphs import Page
from claimscan.readers.pdf.words import Segment, Word, beside, prevailing, segments, words

SMALL, HIGH = 0.9, 0.12  # of a line's size: letters smaller than that and raised by more than that are set as marks are


class Piece(NamedTuple):
    """A word in its line: offsets in the line's text and its place on the page."""

    start: int
    end: int
    x0: float
    x1: float
    baseline: float
    size: float
    raised: bool  # smaller and higher than the line's other letters


class PrintedLine(NamedTuple):
    """A line of print. ``baseline`` and ``size`` are those of most of its letters."""

    text: str
    pieces: tuple[Piece, ...]
    region: int  # in reading order on its page
    left: float  # the region's edges
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    turned: bool = False  # stands at an angle

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1


def lines(page: Page) -> list[PrintedLine]:
    """The lines of a page in reading order; those that stand at an angle come last."""
    upright, turned = words(page)
    found: list[PrintedLine] = []
    parts = regions(segments(upright), page.height)
    for number, region in enumerate(parts):
        left, right = _edges(region, parts)
        found += [_line(row, number, left, right) for row in _rows(region)]
    for row in _turned(turned):
        found.append(_line(row, len(parts), row[0].x0, row[-1].x1)._replace(turned=True))
    return found


def _edges(region: Region, parts: Sequence[Region]) -> tuple[float, float]:
    """The edges of the column a region is in: a few lines set off by white may all be short."""
    inside = [p for p in parts if abs(p.left - region.left) < 4 and p.right >= region.right and len(p.segments) > len(region.segments)]
    widest = max(inside, key=lambda p: len(p.segments), default=region)
    return widest.left, widest.right


def _turned(found: Sequence[Word]) -> list[list[Word]]:
    """Words that stand at an angle, in the order of the file: up the page they share a left edge, else they follow closely."""
    rows: list[list[Word]] = []
    for word in found:
        before = rows[-1][-1] if rows else None
        if before and (abs(before.x0 - word.x0) < 0.5 * word.size or 0 <= word.x0 - before.x1 < word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _rows(region: Region) -> list[list[Word]]:
    """The words of each row, from left to right. Letters that stand higher or lower go to the row they are beside."""
    rows: list[list[Segment]] = []
    for segment in sorted(region.segments, key=lambda s: -s.size * len(s.words)):  # the sure ones first
        home = None
        for row in reversed(rows):
            if all(_joins(segment, other) for other in row if other.size >= 0.9 * row[0].size or other is row[0]):
                home = row
                break
        if home is None:
            rows.append([segment])
        else:
            home.append(segment)
    rows.sort(key=lambda row: prevailing(w for s in row for w in s.words)[0])
    return [[word for segment in sorted(row, key=lambda s: s.x0) for word in segment.words] for row in rows]


def _joins(segment: Segment, other: Segment) -> bool:
    """Do two pieces make one line? Type of nearly one size stands on one baseline, or is printed over something else."""
    small, large = sorted((segment.size, other.size))
    if 0.8 * large < small < 0.97 * large and abs(segment.baseline - other.baseline) > HIGH * large:
        return False
    apart = segment.x0 >= other.x1 - 0.5 * other.size or segment.x1 <= other.x0 + 0.5 * other.size
    return apart and beside(segment, other)


def _line(row: Sequence[Word], region: int, left: float, right: float) -> PrintedLine:
    baseline, size = prevailing(row)
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    bold = italic = letters = 0
    before: Word | None = None
    for word in row:
        if before is not None and not (word.glued and word.x0 - before.x1 < 0.3 * size):
            parts.append(" ")
            at += 1
        parts.append(word.text)
        length = len(word.text)
        raised = word.size < SMALL * size and baseline - word.baseline > HIGH * size
        pieces.append(Piece(at, at + length, word.x0, word.x1, word.baseline, word.size, raised))
        at += length
        letters += length
        bold += length * word.font.bold
        italic += length * word.font.italic
        before = word
    return PrintedLine(
        "".join(parts), tuple(pieces), region, left, right, baseline, size, 2 * bold > letters, 2 * italic > letters
    )
