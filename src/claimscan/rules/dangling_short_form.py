"""A short form of a work that is nowhere cited in full.

The reader cannot find the work; mostly the full citation went with a passage that was cut. Each work is reported once.
Where most short forms lead nowhere, the full citations are in a list elsewhere, and where many numbers are missing among
the notes, they went with them: nothing is reported then.

OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Fenn, Iron Piers, 14.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

Not OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Fenn, Iron Piers, 14.
    ³ Lund, “Tide Tables,” 9.

    -> note 3: nowhere cited in full
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.references import NOT_FOUND, read
from claimscan.rules import numbering
from claimscan.rules.wording import brief


def check(article: Article, today: date) -> Iterator[Fault]:
    short = [source for source in article.sources if source.form in ("short", "supra")]
    dangling = [source for source in short if NOT_FOUND in source.evidence]
    if 2 * len(dangling) > len(short) or numbering.is_doubtful(article.notes):
        return
    for source in dangling:
        if source.authors or read(source.text).notes:
            message = f'The work is nowhere cited in full: "{brief(source.text)}"'
            yield Fault(message, source.spans, note=source.note, source=source.id)


RULE = Rule("S403", "dangling-short-form", "info", "A short form of a work nowhere cited in full", check)
