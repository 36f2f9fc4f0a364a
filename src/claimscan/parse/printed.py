"""Where the words of a value stand in print, whatever its case and signs."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple


class Print(NamedTuple):
    """A stretch of text by its letters and digits. ``places[n]`` is where letter ``n`` of ``letters`` stands."""

    text: str
    letters: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Print:
        pairs = [(letter, at) for at in range(start, end) if text[at].isalnum() for letter in text[at].casefold()]
        return cls(text, "".join(letter for letter, _ in pairs), tuple(at for _, at in pairs))

    def find(self, value: str, *, once: bool = False) -> tuple[int, int] | None:
        """Where ``value`` stands as whole words, for the first time; ``once``: only if it does so a single time."""
        wanted = letters(value)
        found: tuple[int, int] | None = None
        at = self.letters.find(wanted) if wanted else -1
        while at >= 0:
            start, last = self.places[at], self.places[at + len(wanted) - 1]
            if not self._goes_on(start - 1) and not self._goes_on(last + 1):
                if found:
                    return None
                found = start, last + 1
                if not once:
                    break
            at = self.letters.find(wanted, at + 1)
        return found

    def _goes_on(self, at: int) -> bool:
        """Whether a letter of the same stretch stands at ``at``."""
        place = bisect_left(self.places, at)
        return place < len(self.places) and self.places[place] == at


def letters(value: str) -> str:
    """The letters and digits of a value, in one case."""
    return "".join(letter for letter in value.casefold() if letter.isalnum())
