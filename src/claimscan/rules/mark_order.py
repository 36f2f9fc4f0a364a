"""A mark stands before or after its turn.

Notes are numbered as their marks come; one that does not is a slip of numbering or of reading.
A bibliography cited by number has an order of its own and is left alone.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).
    ³ Cleo Dunn, The Colours of Iron (Quay Books, 2001).

Not OK:

    The bridge was opened in 1931.¹ It has a tower at each end.³ It carries two tram lines.² It was painted green.⁴

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).
    ³ Eve Finch, Towers of the Delta (Quay Books, 1990).
    ⁴ Cleo Dunn, The Colours of Iron (Quay Books, 2001).

    -> note 3: Mark 3 comes before mark 2
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from claimscan.model import Article, Citation, Fault, Rule
from claimscan.references import IN_WORDS


def check(article: Article, today: date) -> Iterator[Fault]:
    order = {note.id: index for index, note in enumerate(article.notes) if note.kind != "reference"}
    first: dict[str, Citation] = {}
    # by their places: a paragraph that goes on behind a table comes as one, and before the table's marks
    for citation in sorted(article.citations, key=lambda one: one.spans):
        if citation.note in order and IN_WORDS not in citation.evidence:
            first.setdefault(citation.note, citation)
    marks = list(first.values())
    ranks = [order[note] for note in first]
    kept = rising(ranks)
    highest = 0  # index of the mark with the highest note so far
    for index, (citation, rank) in enumerate(zip(marks, ranks, strict=True)):
        at = bisect_left(kept, index)
        if at == len(kept) or kept[at] != index:
            early = rank > ranks[highest]  # then the next mark in its turn stands too late behind it
            other = marks[kept[at] if early and at < len(kept) else highest]
            message = f"Mark {citation.mark} comes {'before' if early else 'after'} mark {other.mark}"
            yield Fault(message, citation.spans, claim=citation.claim, note=citation.note)
        if rank > ranks[highest]:
            highest = index


def rising(ranks: Sequence[int]) -> list[int]:
    """Indices of a longest strictly rising subsequence: what is left of it is the fewest marks to blame."""
    tails: list[int] = []
    before: list[int] = [-1] * len(ranks)
    for index, rank in enumerate(ranks):
        at = bisect_left(tails, rank, key=lambda tail: ranks[tail])
        before[index] = tails[at - 1] if at else -1
        tails[at : at + 1] = [index]
    chain = []
    index = tails[-1] if tails else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


RULE = Rule("N103", "mark-order", "warning", "A mark stands out of its turn", check)
