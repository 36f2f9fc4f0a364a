"""Ibid. with no source before it.

It stands in the first note, or behind a note that names no source: mostly a note was put in between, or one was taken out.
Where the note before has words, it is for information only, for it may hold a source that was not recognised.

OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Ibid., 14.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

Not OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ibid., 14.
    ² Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

    -> note 1: No source stands before
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.references import NOTHING_BEFORE


def check(article: Article, today: date) -> Iterator[Fault]:
    place = {note.id: index for index, note in enumerate(article.notes)}
    for source in article.sources:
        if NOTHING_BEFORE in source.evidence:
            first = place[source.note] == 0
            yield Fault(
                "No source stands before it" if first else "The note before names no source",
                source.spans,
                note=source.note,
                source=source.id,
                severity=None if first else "info",
            )


RULE = Rule("S402", "ibid-without-antecedent", "warning", "“Ibid.” with no source before it", check)
