"""The way back from the text to the files: which line and column every character was read from."""

from __future__ import annotations

from bisect import bisect_right

from claimscan.model import Anchor, Place


class Places:
    """The lines of the files read, and for each stretch of text where it began."""

    def __init__(self) -> None:
        self._files: list[tuple[str | None, list[int]]] = []
        self._anchors: list[Anchor] = []
        self._last = (-1, -1, 0)

    def add(self, source: str, name: str | None) -> int:
        """A file, by its number from here on. Places in the first one do not name it."""
        starts = [0]
        at = source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = source.find("\n", at + 1)
        self._files.append((name, starts))
        return len(self._files) - 1

    def place(self, file: int, at: int) -> Place:
        """The line and column of an offset in a file."""
        name, starts = self._files[file]
        line = bisect_right(starts, at)
        return Place(None, line, at - starts[line - 1] + 1, name)

    def note(self, offset: int, file: int, at: int) -> None:
        """What is written at ``offset`` of the text was read from there."""
        while self._anchors and self._anchors[-1].offset >= offset:  # what was written there was taken back
            self._anchors.pop()
            self._last = (-1, -1, 0)
        place = self.place(file, at)
        running = (file, place.line, place.column - offset)
        if running != self._last:
            self._last = running
            self._anchors.append(Anchor(offset, place))

    def anchors(self) -> tuple[Anchor, ...]:
        """Ascending; the first is at 0."""
        first = self._anchors[0].place if self._anchors else Place(None, 1, 1)
        return (Anchor(0, first), *(anchor for anchor in self._anchors if anchor.offset > 0))
