"""Claims: the sentences of the body, which kinds of statement they make, and whether they need a source.

A claim's kinds are found by small detectors, each of which names the words that triggered it: ``statistic``, ``quotation``,
``quoted-term``, ``attribution``, ``dated-event``, ``superlative``, ``causal``.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimscan import patterns as regex
from claimscan.claims import lexicon
from claimscan.claims.kinds import demands_source, hits
from claimscan.claims.sentence import Sentence
from claimscan.model import BODY, Claim, Layout, Passage, Trigger
from claimscan.sentences import split
from claimscan.sentences.words import language

# A word with a capital inside a sentence: a name (in languages that print no other nouns so).
_NAME = regex.compile(r"(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{M}]++")
_LONGEST = (
    20_000  # characters: what is longer is data or text without stops, and what is in it says nothing of a sentence
)
_ENOUGH = 200  # characters of a passage that show its language; a shorter one is taken to be in the document's


def find(layout: Layout) -> tuple[Claim, ...]:
    """The sentences of all passages of a body kind, in reading order, as claims with the ids ``c1``, ``c2`` …

    ``citations`` are left empty: what a mark vouches for is decided when links are made.
    """
    passages = [(index, passage) for index, passage in enumerate(layout.passages) if passage.kind in BODY]
    names = frozenset(name for _, passage in passages for name in _NAME.findall(passage.text))
    declared = layout.document.metadata.language or ""
    if not lexicon.known(declared):
        declared = language(" ".join(passage.text[:_ENOUGH] for _, passage in passages[:50]))
    found: list[Claim] = []
    for index, passage in passages:
        found.extend(_claims(index, passage, declared, names, len(found)))
    return tuple(found)


def _claims(index: int, passage: Passage, declared: str, names: frozenset[str], before: int) -> Iterator[Claim]:
    text = passage.text
    words = lexicon.of(language(text) if len(text) >= _ENOUGH else declared)
    marks = [at for at, _ in passage.marks]
    sentences = split(text, marks, passage.joins)
    printed = [
        (start, end) for start, end in sentences if passage.spans(start, end)
    ]  # `&amp;` alone shows what stands nowhere
    for number, (start, end) in enumerate(printed, before + 1):
        sentence = Sentence(text[start : min(end, start + _LONGEST)], names)
        triggered = hits(sentence, words)
        yield Claim(
            id=f"c{number}",
            text=text[start:end],
            spans=passage.spans(start, end),
            passage=index,
            start=start,
            end=end,
            section=passage.section,
            triggers=tuple(
                Trigger(hit.kind, sentence.text[hit.start : hit.end], passage.spans(start + hit.start, start + hit.end))
                for hit in triggered
            ),
            needs_source=demands_source(sentence, triggered, words),
        )
