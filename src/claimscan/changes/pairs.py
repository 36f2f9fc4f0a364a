"""Two lists of texts set side by side: first what is equal, then what is alike. All of it linear but for a few texts in doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import Final

from claimscan.references import words

Pairs = dict[int, int]  # index in the old list -> index in the new one; no index twice

LEAST: Final = 0.5  # of the words of both texts must be common and in order: more stays than goes
COMMON: Final = 20  # a word of more texts than these tells none of them
TRIED: Final = 8  # texts that are compared with one text, those with most of its rare words


def equal(old: Sequence[Hashable], new: Sequence[Hashable], pairs: Pairs) -> None:
    """Add to ``pairs`` what has the same key: the first with the first, the second with the second. Empty keys are none."""
    taken = set(pairs.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(new))):
        if index not in taken and new[index] != "":
            free[new[index]].append(index)
    for index, key in enumerate(old):
        if index not in pairs and free.get(key):
            pairs[index] = free[key].pop()


def alike(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> None:
    """Add to ``pairs`` what shares at least half of its words in the same order, the most alike first."""
    from rapidfuzz.distance import Indel

    taken = set(pairs.values())
    ours = {index: words(text) for index, text in enumerate(old) if index not in pairs}
    theirs = {index: words(text) for index, text in enumerate(new) if index not in taken}
    holding: dict[str, list[int]] = defaultdict(list)
    for index, found in ours.items():
        for word in dict.fromkeys(found):
            holding[word].append(index)
    scored: list[tuple[float, int, int]] = []
    for index, found in theirs.items():
        votes: Counter[int] = Counter()
        for word in dict.fromkeys(found):
            if len(holding.get(word, ())) <= COMMON:
                votes.update(holding.get(word, ()))
        for other, _ in votes.most_common(TRIED):
            score = Indel.normalized_similarity(ours[other], found, score_cutoff=LEAST)
            if score >= LEAST:
                scored.append((-score, other, index))
    for _, other, index in sorted(scored):
        if other not in pairs and index not in taken:
            pairs[other] = index
            taken.add(index)
