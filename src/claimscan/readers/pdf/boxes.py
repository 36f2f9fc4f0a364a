"""The way back from the text to the page: which area the characters of a span take."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from claimscan.model import Box, Span
from claimscan.readers.pdf.glyphs import ASCENT, DESCENT
from claimscan.readers.pdf.lines import Piece, Table, piece
from claimscan.readers.pdf.pages import PrintedPage, Spot


class Boxes:
    """The boxes of a document's words, found when they are asked for: most reports never ask.

    Of the pages only the words' places are kept, and of the lines where they begin: a long document has many.
    """

    def __init__(self, pages: Sequence[PrintedPage], starts: Mapping[Spot, int]) -> None:
        self._tables: list[tuple[int, Table | None]] = [
            (page.number + 1, page.lines[0].table if page.lines else None) for page in pages
        ]
        self._starts = array("L", starts.values())
        self._pages = array("L", (spot.page for spot in starts))
        lines = [pages[spot.page].lines[spot.line] for spot in starts]
        self._first = array("L", (line.first for line in lines))
        self._last = array("L", (line.last for line in lines))

    def __eq__(self, other: object) -> bool:
        """Documents are compared by what was read, not by the way back to the page."""
        return isinstance(other, Boxes)

    def __hash__(self) -> int:
        return hash(Boxes)

    def __call__(self, span: Span) -> Iterator[Box]:
        """One box for each word in ``span``; of a word cut by it the share that its letters have."""
        for place in range(max(bisect_right(self._starts, span.start) - 1, 0), len(self._starts)):
            at = self._starts[place]
            if at >= span.end:
                return
            page, table = self._tables[self._pages[place]]
            if table is None:
                continue
            for number in range(self._first[place], self._last[place]):
                word = piece(table, number)
                if (low := max(span.start - at, word.start)) < (high := min(span.end - at, word.end)):
                    yield _box(page, word, low, high)


def _box(page: int, word: Piece, low: int, high: int) -> Box:
    letter = (word.x1 - word.x0) / (word.end - word.start)
    top, bottom = word.baseline - ASCENT * word.size, word.baseline + DESCENT * word.size
    return Box(page, word.x0 + letter * (low - word.start), top, word.x0 + letter * (high - word.start), bottom)
