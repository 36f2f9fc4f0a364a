"""A note says nothing.

It was left to be filled in, or its text was lost or blacked out.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² ...
    ³ Cleo Dunn, The Colours of Iron (Quay Books, 2001).

    -> note 2: Note 2 is empty
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.works import where


def check(article: Article, today: date) -> Iterator[Fault]:
    for note in article.notes:
        if not any(character.isalnum() for character in note.text):
            yield Fault(f"Note {note.label} is empty", where(note), note=note.id)


RULE = Rule("N106", "empty-note", "warning", "A note says nothing", check)
