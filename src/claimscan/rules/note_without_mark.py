"""A note that no mark in the text leads to.

Nobody can tell which statement it was meant to support. In formats that do not know their notes it may be the mark that was
not read, and it is told for information.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines. It was painted green.³

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).
    ³ Cleo Dunn, The Colours of Iron (Quay Books, 2001).

    -> note 2: No mark leads to note 2
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.references import IN_WORDS
from claimscan.rules.works import where


def check(article: Article, today: date) -> Iterator[Fault]:
    if not article.claims or not article.notes:
        return  # a list of notes alone has no marks to be led to by
    led_to = {citation.note for citation in article.citations if IN_WORDS not in citation.evidence}
    if led_to <= {None}:
        message = f"No mark leads to any of the {len(article.notes)} notes"
        yield Fault(message, where(article.notes[0]), note=article.notes[0].id)
        return
    targets = {mark.target for mark in article.document.marks if mark.target}  # from another note, too
    for note in article.notes:
        if note.id not in led_to and note.key not in targets:
            message = f"No mark leads to note {note.label}".rstrip()
            yield Fault(message, where(note), note=note.id, severity=None if note.key else "info")


RULE = Rule("N102", "note-without-mark", "warning", "A note that no mark leads to", check)
