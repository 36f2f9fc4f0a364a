"""Which kinds of claim a sentence is, and by which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from claimscan.claims.figures import events, statistics
from claimscan.claims.lexicon.entry import Lexicon
from claimscan.claims.sentence import Hit, Sentence
from claimscan.claims.superlatives import superlatives
from claimscan.claims.voices import Voice, voices

# Kinds that need a source whatever else the sentence says.
DEMANDING = frozenset({"statistic", "quotation", "attribution", "dated-event"})


def hits(sentence: Sentence, lexicon: Lexicon) -> list[Hit]:
    """All words that make the sentence a claim of a kind, in the order of the text."""
    said = sorted(voices(sentence, lexicon))
    found = [Hit("attribution", voice.start, voice.end) for voice in said]
    found += _quotations(sentence, lexicon, attributed=bool(said))
    # ``two officials said``: who speaks is counted by the way; the attribution says what there is to check
    found += [hit for hit in statistics(sentence, lexicon) if not _counts_speakers(hit, said)]
    if not any(hit.kind in DEMANDING for hit in found):
        # The date of a figure, a quotation or a statement is a part of it and not an event of its own.
        found += events(sentence, lexicon)
    found += superlatives(sentence, lexicon)
    found += [sentence.hit("causal", first, last) for first, last in sentence.phrases(lexicon.cause)]
    return sorted(set(found), key=lambda hit: (hit.start, hit.end, hit.kind))


def _counts_speakers(hit: Hit, said: list[Voice]) -> bool:
    """Whether a number stands in the subject of the next verb of speech."""
    index = bisect_right(said, hit.start, key=lambda voice: voice.start)
    return index < len(said) and said[index].subject <= hit.start


def demands_source(sentence: Sentence, found: list[Hit], lexicon: Lexicon) -> bool:
    """Whether a reader may ask for the source: always with the four demanding kinds; with a superlative if it speaks of
    the world or of all time (``the oldest bridge in the world``); with a cause alone never."""
    kinds = {hit.kind for hit in found}
    if not DEMANDING.isdisjoint(kinds):
        return True
    return "superlative" in kinds and any(sentence.phrases(lexicon.ever))


def _quotations(sentence: Sentence, lexicon: Lexicon, *, attributed: bool) -> Iterator[Hit]:
    """A quotation is somebody's wording; a term in quotation marks is only that, unless somebody is said to use it. The
    title of a work and a short name given in brackets are neither."""
    for quote in sentence.quotes:
        before = sentence.text[max(quote.start - 30, 0) : quote.start].split()
        if quote.defines or (before and before[-1].strip(",:").lower() in lexicon.titles):
            continue
        wording = quote.long and not quote.titled or (attributed and quote.words > 1)
        yield Hit("quotation" if wording else "quoted-term", quote.start, quote.end)
