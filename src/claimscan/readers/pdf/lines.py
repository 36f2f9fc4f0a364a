"""Regions → printed lines: what stands on one baseline is put together, raised and lowered letters included."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimscan.readers.pdf.columns import Region, regions
from claimscan.readers.pdf.glyphs import ASCENT, DESCENT, Page
from claimscan.readers.pdf.margin import numbered
from claimscan.readers.pdf.tags import NOTE, REFERENCE
from claimscan.readers.pdf.underscores import underscored
from claimscan.readers.pdf.words import Askew, Segment, Word, beside, prevailing, segments
from claimscan.readers.pdf.words import words as on_page

_CELL = 1.4  # of the size: no blank in a justified line is as wide
_HEIGHT = 8.0  # points: rows are looked up by these
SMALL, HIGH = 0.9, 0.12  # of a line's size: letters smaller than that and raised by more than that are set as marks are


class Piece(NamedTuple):
    """A word in its line: offsets in the line's text and its place on the page."""

    start: int
    end: int
    x0: float
    x1: float
    baseline: float
    size: float


class Table(NamedTuple):
    """The words of a page, a column for each of their fields: a long document has hundreds of thousands."""

    start: array[int]
    end: array[int]
    x0: array[float]
    x1: array[float]
    baseline: array[float]
    size: array[float]

    @classmethod
    def empty(cls) -> Table:
        return cls(array("I"), array("I"), array("f"), array("f"), array("f"), array("f"))


def piece(table: Table, number: int) -> Piece:
    """A row of the table."""
    return Piece(
        table.start[number],
        table.end[number],
        table.x0[number],
        table.x1[number],
        table.baseline[number],
        table.size[number],
    )


class PrintedLine(NamedTuple):
    """A line of print. ``baseline`` and ``size`` are those of most of its letters."""

    text: str
    table: Table
    first: int  # its words in the page's table
    last: int
    raised: tuple[int, ...]  # those of them that are smaller and higher than the line's other letters
    region: int  # in reading order on its page
    left: float  # the region's edges
    right: float
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool  # nearly all of it
    italic: bool
    cells: tuple[float, ...] = ()  # where words begin behind blanks as wide as between the columns of a table
    aside: bool = False  # no part of the text: it stands at an angle, or counts the lines in the margin
    noted: bool = False  # in a tagged file: most of it is a note's
    calling: tuple[int, ...] = ()  # its words that such a file calls references

    def piece(self, number: int) -> Piece:
        """The word of that number in the page's table."""
        return piece(self.table, number)

    def pieces(self) -> Iterator[Piece]:
        return map(self.piece, range(self.first, self.last))

    @property
    def begins_raised(self) -> bool:
        return bool(self.raised) and self.raised[0] == self.first


def lines(page: Page) -> list[PrintedLine]:
    """The lines of a page in reading order; what is no part of the text comes last."""
    upright, turned = on_page(page)
    found: list[PrintedLine] = []
    table = Table.empty()
    text, numbers = numbered(segments(underscored(upright, page.strokes)))
    parts = regions(text, page.height)
    for number, region in enumerate(parts):
        left, right = _edges(region, parts)
        for row in _rows(region):
            whole = row[0] if len(row) == 1 else None
            found.append(_line([word for segment in row for word in segment.words], table, number, left, right, whole))
    counting = (_line(item.words, table, len(parts), item.x0, item.x1)._replace(aside=True) for item in numbers)
    return [*found, *counting, *(_askew(row, table, len(parts)) for row in _turned(turned))]


def _askew(row: Sequence[Askew], table: Table, region: int) -> PrintedLine:
    """A line at an angle. Its words' places are those of their boxes, as if they were upright and as high as these."""
    line = _line([item.word for item in row], table, region, row[0].word.x0, row[-1].word.x1)
    for number, item in enumerate(row, line.first):
        table.size[number] = (item.bottom - item.top) / (ASCENT + DESCENT)
        table.baseline[number] = item.top + ASCENT * table.size[number]
    return line._replace(aside=True, raised=())


def _edges(region: Region, parts: Sequence[Region]) -> tuple[float, float]:
    """The edges of the column a region is in: a few lines set off by white may all be short."""
    inside = [
        p
        for p in parts
        if abs(p.left - region.left) < 4 and p.right >= region.right and len(p.segments) > len(region.segments)
    ]
    widest = max(inside, key=lambda p: len(p.segments), default=region)
    return widest.left, widest.right


def _turned(found: Sequence[Askew]) -> list[list[Askew]]:
    """Words that stand at an angle, in the order of the file: up the page they share a left edge, else they follow closely."""
    rows: list[list[Askew]] = []
    for item in found:
        word = item.word
        before = rows[-1][-1].word if rows else None
        if before and (abs(before.x0 - word.x0) < 0.5 * word.size or 0 <= word.x0 - before.x1 < word.size):
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def _rows(region: Region) -> list[list[Segment]]:
    """The segments of each row, from left to right. Letters that stand higher or lower go to the row they are beside."""
    rows: list[list[Segment]] = []
    near: dict[int, list[list[Segment]]] = {}  # the rows that reach into a height
    for segment in sorted(region.segments, key=lambda s: -s.size * len(s.words)):  # the sure ones first
        heights = range(int(segment.top / _HEIGHT), int(segment.bottom / _HEIGHT) + 1)
        around = {id(row): row for height in heights for row in near.get(height, ())}
        home = next((row for row in around.values() if _belongs(segment, row)), None)
        if home is None:
            home = []
            rows.append(home)
            for height in heights:
                near.setdefault(height, []).append(home)
        home.append(segment)
    rows.sort(key=lambda row: row[0].baseline)
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def _belongs(segment: Segment, row: Sequence[Segment]) -> bool:
    return all(_joins(segment, other) for other in row if other is row[0] or other.size >= 0.9 * row[0].size)


def _joins(segment: Segment, other: Segment) -> bool:
    """Do two pieces make one line? Type of nearly one size stands on one baseline, or is printed over something else."""
    small, large = sorted((segment.size, other.size))
    if 0.8 * large < small < 0.97 * large and abs(segment.baseline - other.baseline) > HIGH * large:
        return False
    apart = segment.x0 >= other.x1 - 0.5 * other.size or segment.x1 <= other.x0 + 0.5 * other.size
    return apart and beside(segment, other)


def _line(
    row: Sequence[Word], table: Table, region: int, left: float, right: float, whole: Segment | None = None
) -> PrintedLine:
    """``whole``: the only segment of the row, if there is but one; what it knows of itself need not be found again."""
    baseline, size = (whole.baseline, whole.size) if whole else prevailing(row)
    parts: list[str] = []
    raised: list[int] = []
    first = len(table.start)
    at = bold = italic = letters = noted = 0
    calling: list[int] = []
    before: Word | None = None
    for word in row:
        high = word.size < SMALL * size and baseline - word.baseline > HIGH * size
        if before is not None and not word.x0 - before.x1 < (0.3 if word.glued else 0.1 if high else -9) * size:
            parts.append(" ")
            at += 1
        parts.append(word.text)
        length = len(word.text)
        if high:
            raised.append(len(table.start))
        table.start.append(at)
        at += length
        table.end.append(at)
        letters += length
        bold += length * word.font.bold
        italic += length * word.font.italic
        if word.font.tag:
            noted += length * (word.font.tag == NOTE)
            if word.font.tag == REFERENCE:
                calling.append(len(table.start) - 1)
        before = word
    table.x0.extend([word.x0 for word in row])
    table.x1.extend([word.x1 for word in row])
    table.baseline.extend([word.baseline for word in row])
    table.size.extend([word.size for word in row])
    cells = () if whole else tuple(b.x0 for a, b in pairwise(row) if b.x0 - a.x1 > _CELL * size)
    return PrintedLine(
        "".join(parts), table, first, len(table.start), tuple(raised), region, left, right, row[0].x0, row[-1].x1,
        baseline, size, bold > 0.8 * letters, italic > 0.8 * letters, cells, False, noted > 0.5 * letters, tuple(calling),
    )  # fmt: skip
