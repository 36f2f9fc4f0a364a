"""A number is missing among the notes.

The note was cut, or two notes have run together. Where many numbers are missing, they were lost in the making of the file or
stand in another one: that is told once, for information.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.⁴

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).
    ⁴ Cleo Dunn, The Colours of Iron (Quay Books, 2001).

    -> note 4: There is no note 3
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from claimscan.model import Article, Fault, Rule
from claimscan.rules.numbering import is_doubtful, runs
from claimscan.rules.works import where


def check(article: Article, today: date) -> Iterator[Fault]:
    for run in runs(article.notes):
        by_number = dict(run)
        present = sorted(by_number.items())
        missing = present[-1][0] - present[0][0] + 1 - len(present)
        if missing > 1 and is_doubtful([note for _, note in run]):
            after = next(number for number, _ in present if number + 1 not in by_number)
            message = f"{missing} of the numbers {present[0][0]} to {present[-1][0]} are missing, from {after + 1} on"
            yield Fault(message, where(by_number[after]), note=by_number[after].id, severity="info")
            continue
        for (low, _), (high, note) in pairwise(present):
            if high == low + 2:
                yield Fault(f"There is no note {low + 1}", where(note), note=note.id)
            elif high > low + 2:
                yield Fault(f"There are no notes {low + 1} to {high - 1}", where(note), note=note.id)


RULE = Rule("N105", "label-gap", "warning", "A number is missing among the notes", check)
