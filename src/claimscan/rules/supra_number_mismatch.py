"""A supra note names a note that does not hold the work.

The work stands in full in another note: the classic fault after notes were added or taken out. A word processor's
cross-reference field keeps the number right. Where many numbers are missing among the notes, nothing is said.

OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.
    ³ Fenn, supra note 1, at 14.

Not OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.
    ³ Fenn, supra note 2, at 14.

    -> note 3: the work stands in note 1
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import works
from claimscan.model import Article, Fault, Rule
from claimscan.references import read
from claimscan.rules import numbering
from claimscan.rules.works import labels


def check(article: Article, today: date) -> Iterator[Fault]:
    label, root = labels(article), works.roots(article.sources)
    note_of = {source.id: source.note for source in article.sources}
    holds = {(root[source.id], label[source.note]) for source in article.sources}
    for source in () if numbering.is_doubtful(article.notes) else article.sources:
        if source.form == "full" or source.refers_to is None:
            continue
        named = read(source.text).notes
        if named and not any((root[source.id], number) in holds for number in named):
            right = label[note_of[source.refers_to]]
            message = f"Note {named[0]} is named, but the work stands in note {right}"
            yield Fault(message, source.spans, right, note=source.note, source=source.id)


RULE = Rule("S404", "supra-number-mismatch", "warning", "“Supra note 4”, but the work stands in another note", check)
