"""Two notes bear the same number.

A mark with that number could lead to either of them. Numbers that begin again with a chapter are no fault.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).
    ² Eve Finch, Towers of the Delta (Quay Books, 1990).
    ³ Cleo Dunn, The Colours of Iron (Quay Books, 2001).

    -> note 2: A second note bears the number 2
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.numbering import runs
from claimscan.rules.works import where


def check(article: Article, today: date) -> Iterator[Fault]:
    for run in runs(article.notes):
        seen: set[int] = set()
        for n, note in run:
            if n in seen:
                yield Fault(f"A second note bears the number {n}", where(note), note=note.id)
            seen.add(n)


RULE = Rule("N104", "duplicate-label", "warning", "Two notes bear the same number", check)
