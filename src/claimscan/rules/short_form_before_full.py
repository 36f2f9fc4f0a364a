"""A short form stands before the full citation.

Who reads the notes in order meets a name that says nothing yet; mostly passages have changed places.

OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Fenn, Iron Piers, 14.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

Not OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Fenn, Iron Piers, 14.
    ² Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

    -> note 1: cited in full only in note 2
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.works import labels


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    place = {source.id: index for index, source in enumerate(article.sources)}
    kind = {note.id: note.kind for note in article.notes}
    for index, source in enumerate(article.sources):
        target = place.get(source.refers_to or "", -1)
        if target > index and kind[article.sources[target].note] == kind[source.note]:
            message = f"The work is cited in full only in note {label[article.sources[target].note]}"
            yield Fault(message, source.spans, note=source.note, source=source.id)


RULE = Rule("S405", "short-form-before-full", "info", "A short form before the full citation", check)
