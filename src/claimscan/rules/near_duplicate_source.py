"""Two sources look like one story at two addresses.

An agency's report printed by two papers is one witness, not two.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ "A Bridge for the Delta Opens at Last," Harbour News, March 4, 2021, <https://harbournews.example/bridge-opens>
    ² "Trams Return to the Delta after Forty Years," Quay Post, March 5, 2021, <https://quaypost.example/trams-return>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ "A Bridge for the Delta Opens at Last," Harbour News, March 4, 2021, <https://harbournews.example/bridge-opens>
    ² "Update: A Bridge for the Delta Opens at Last," Quay Post, March 5, 2021, <https://quaypost.example/delta-bridge>

    -> note 2: Nearly the title of
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from claimscan import urls
from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.periods import covered
from claimscan.rules.wording import brief
from claimscan.rules.works import alike, labels, title, words

LIKENESS = 0.75  # of the words; below it, two reports on one event are told apart by their wording
SHORTEST = 5  # words; short titles meet by chance ("The Case for Trams")
BUCKET = 16  # titles kept under one rare word, so that a thousand like titles do not cost a million comparisons
APART = timedelta(days=7)  # the same story is printed again within days; a yearly report comes a year later


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    full = (source for source in article.sources if source.form == "full" and source.urls)
    titled = [(source, frozenset(words(title(source)))) for source in full]
    titled = [(source, own) for source, own in titled if len(own) >= SHORTEST]
    counts = Counter(word for _, own in titled for word in own)
    by_word: dict[str, list[int]] = {}
    for index, (source, own) in enumerate(titled):
        # If two titles share so many words, they share one of the rarest few (prefix filtering): no need to try all pairs.
        rare = sorted(own, key=lambda word: (counts[word], word))[: len(own) - ceil(LIKENESS * len(own)) + 1]
        near = sorted({other for word in rare for other in by_word.get(word, ())})
        for other in near:
            twin, theirs = titled[other]
            if alike(own, theirs) >= LIKENESS and _numbers(own) == _numbers(theirs) and _one_story(twin, source):
                message = f'Nearly the title of "{brief(title(twin))}" in note {label.get(twin.note, "")}'
                spans = source.title.spans if source.title else source.spans
                yield Fault(message, spans or source.spans, note=source.note, source=source.id)
                break
        for word in rare:
            bucket = by_word.setdefault(word, [])
            if len(bucket) < BUCKET:
                bucket.append(index)


def _one_story(a: Source, b: Source) -> bool:
    """Two addresses, and dates close together as far as they are printed."""
    here, there = {urls.fold(url.url) for url in a.urls}, {urls.fold(url.url) for url in b.urls}
    if not here or not there or here & there:
        return False
    one, two = covered(a.issued), covered(b.issued)
    return one is None or two is None or one[0] - APART <= two[1] and two[0] - APART <= one[1]


def _numbers(own: frozenset[str]) -> set[str]:
    """Parts and years of a series differ in nothing else."""
    roman = set("ivx")
    return {word for word in own if any(c.isdigit() for c in word) or set(word) <= roman}


RULE = Rule("S202", "near-duplicate-source", "info", "Two sources look like one story", check)
