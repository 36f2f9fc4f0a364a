"""The way back from the text to the page: which area the characters of a span take."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from claimscan.model import Box, Span
from claimscan.readers.pdf.glyphs import ASCENT, DESCENT
from claimscan.readers.pdf.pages import PrintedPage, Spot


class Boxes:
    """The boxes of a document's words, found when they are asked for: most reports never ask."""

    def __init__(self, pages: Sequence[PrintedPage], starts: Mapping[Spot, int]) -> None:
        self._pages = pages
        self._spots = list(starts)
        self._starts = list(starts.values())

    def __call__(self, span: Span) -> Iterator[Box]:
        """One box for each word in ``span``; of a word cut by it the share that its letters have."""
        for place in range(max(bisect_right(self._starts, span.start) - 1, 0), len(self._spots)):
            at = self._starts[place]
            if at >= span.end:
                return
            page = self._pages[self._spots[place].page]
            for piece in page.lines[self._spots[place].line].pieces():
                start, end = max(span.start - at, piece.start), min(span.end - at, piece.end)
                if start < end:
                    letter = (piece.x1 - piece.x0) / (piece.end - piece.start)
                    x0, x1 = piece.x0 + letter * (start - piece.start), piece.x0 + letter * (end - piece.start)
                    top, bottom = piece.baseline - ASCENT * piece.size, piece.baseline + DESCENT * piece.size
                    yield Box(page.number + 1, x0, top, x1, bottom)
