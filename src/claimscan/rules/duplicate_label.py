"""Two notes bear the same number.

A mark with that number could lead to either of them. Numbers that begin again with a chapter are no fault; where most
numbers stand twice, the notes are printed in two languages, and it is told once, for information. So is a number that is
far from those around it: it may be no label.

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

from collections.abc import Iterator, Sequence
from datetime import date

from claimscan.model import Article, Fault, Note, Rule, Severity
from claimscan.rules.numbering import is_doubtful, runs
from claimscan.rules.works import where

NEAR = 10  # a slip of one digit or a number that was not counted on
SOME = 3


def check(article: Article, today: date) -> Iterator[Fault]:
    for run in runs(article.notes):
        again = list(_again(run))
        doubtful = is_doubtful([note for _, note in run])
        if len(again) >= SOME and 3 * len(again) > len(run):
            message = f"{len(again)} numbers stand a second time, from {again[0][0]} on"
            yield Fault(message, where(again[0][1]), note=again[0][1].id, severity="info")
            continue
        for n, note, step in again:
            severity: Severity | None = None if abs(step) <= NEAR and not doubtful else "info"
            yield Fault(f"A second note bears the number {n}", where(note), note=note.id, severity=severity)


def _again(run: Sequence[tuple[int, Note]]) -> Iterator[tuple[int, Note, int]]:
    """The notes whose number stood before, and how far it is from that of the note before."""
    seen: set[int] = set()
    last = 0
    for n, note in run:
        if n in seen:
            yield n, note, n - last
        seen.add(n)
        last = n


RULE = Rule("N104", "duplicate-label", "warning", "Two notes bear the same number", check)
