"""One sentence, cut into words once for all detectors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.claims.lexicon.entry import Phrases
from claimscan.claims.quotes import Quoted, quoted

# Words with their inner hyphens, apostrophes and stops; numbers; every other sign by itself. Most words are letters
# alone, which are found faster than a set that has letters in it.
TOKEN = regex.compile(r"\p{L}++[\p{L}\p{M}\p{N}]*+(?:[’'.-]\p{L}++[\p{L}\p{M}\p{N}]*+)*+|\p{N}(?:[\p{N}.,]*\p{N})?+|\S")


class Hit(NamedTuple):
    """Words of a sentence that make it a claim of a kind: offsets into the sentence."""

    kind: str
    start: int
    end: int


class Sentence:
    """The text of a claim, its words (as printed and in small letters), and what is quoted.

    Where the words stand is found when a detector asks: most sentences trigger nothing.
    """

    __slots__ = ("_spans", "lower", "names", "quotes", "raw", "text", "vocabulary")

    def __init__(self, text: str, names: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.names = names
        self.raw: list[str] = TOKEN.findall(text)
        self.lower = [word.lower() for word in self.raw]
        self.vocabulary = frozenset(self.lower)
        self.quotes: tuple[Quoted, ...] = quoted(text)
        self._spans: list[tuple[int, int]] | None = None

    def span(self, index: int) -> tuple[int, int]:
        """The offsets of a word."""
        if self._spans is None:
            self._spans = [match.span() for match in TOKEN.finditer(self.text)]
        return self._spans[index]

    def within_quotes(self, at: int) -> bool:
        index = bisect_right(self.quotes, at, key=lambda quote: quote.start) - 1
        return index >= 0 and at < self.quotes[index].end

    def word(self, index: int) -> str:
        """The word at an index in small letters; empty outside the sentence."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def has_any(self, words: frozenset[str]) -> bool:
        return not self.vocabulary.isdisjoint(words)

    def phrases(self, sought: Phrases) -> Iterator[tuple[int, int]]:
        """First and last word of these phrases, where they stand outside quotations."""
        if self.has_any(sought.keys):
            for first, last in sought.find(self.lower):
                if not self.within_quotes(self.span(first)[0]):
                    yield first, last

    def hit(self, kind: str, first: int, last: int) -> Hit:
        """The words from ``first`` to ``last`` (inclusive) as a hit."""
        return Hit(kind, self.span(first)[0], self.span(last)[1])
