"""Ibid. after a note of several works.

The reader cannot know which of them is meant, and a source that is added to the note before changes it in silence. A short
form with the author's name is safe. Where the number before is missing among the notes, nothing is said.

OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Ibid., 14.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

Not OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12; Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.
    ² Ibid., 14.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

    -> note 2: holds 2 works
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.references import AMBIGUOUS, CROSS_REFERENCE
from claimscan.rules import numbering
from claimscan.rules.works import labels


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    before = {after.id: note.id for note, after in zip(article.notes, article.notes[1:], strict=False)}
    for source in article.sources:
        if AMBIGUOUS in source.evidence and source.form == "ibid":
            note = before[source.note]
            own, last = numbering.number(label[source.note]), numbering.number(label[note])
            if own is not None and last is not None and own != last + 1:
                continue
            held = [one for one in article.sources if one.note == note and CROSS_REFERENCE not in one.evidence]
            if sum(bool(one.authors) for one in held) < 2:
                continue  # the second may be a part of the first that was taken for a work
            message = f"The note before ({label[note]}) holds {len(held)} works: which of them is meant?"
            yield Fault(message, source.spans, note=source.note, source=source.id)


RULE = Rule("S401", "ambiguous-ibid", "warning", "“Ibid.” after a note of several works", check)
