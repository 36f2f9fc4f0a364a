"""Superlatives and comparisons: ``the oldest``, ``its most active``, ``higher than``."""

from __future__ import annotations

from collections.abc import Iterator

from claimscan.claims.lexicon.entry import Lexicon
from claimscan.claims.sentence import Hit, Sentence

_OWNERS = ("'s", "’s", "s'", "s’")


def superlatives(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hit]:
    """A superlative behind an article or an owner (one word may stand between), a comparison with ``than``."""
    for first, last in sentence.phrases(lexicon.compares):
        yield sentence.hit("superlative", first, last)
    if sentence.has_any(lexicon.ranks):
        for index, word in enumerate(sentence.lower):
            first = index
            if word in lexicon.superlatives or word in lexicon.most:
                if sentence.word(index + 1) not in lexicon.counts and sentence.word(index + 1) not in lexicon.uncounted:
                    first = _definite(sentence, index, lexicon)
            elif word in lexicon.than and index and _compared(sentence, index, lexicon):
                first = index - 1
            if first < index and not sentence.within_quotes(sentence.span(index)[0]):
                last = min(index + (word in lexicon.most), len(sentence.lower) - 1)
                yield sentence.hit("superlative", first, last)


def _definite(sentence: Sentence, index: int, lexicon: Lexicon) -> int:
    """The index of the article or owner before a superlative; the superlative's own index if there is none."""
    for at in (index - 1, index - 2):
        word = sentence.word(at)
        if word in lexicon.the or word.endswith(_OWNERS):
            return at
    return index


def _compared(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """``higher than``, ``more than``; ``more than 20`` is a number and no comparison."""
    before, after = sentence.lower[index - 1], sentence.word(index + 1)
    if after[:1].isdecimal() or after in lexicon.counts or after in "$€£":
        return False
    return before in lexicon.more
