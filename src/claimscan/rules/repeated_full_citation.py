"""A work is cited in full again where the document uses short forms.

The second full citation costs the reader the knowledge that it is the same work. Only where another place in the work is
cited, and at least one short form shows that the document has them; the rest is for duplicate-source.

OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Fenn, Iron Piers, 14.
    ³ Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.

Not OK:

    The pier was iron.¹ The lamp was brass.² It fell in 1931.³

    ¹ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
    ² Ibid., 14.
    ³ Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 15.

    -> note 3: in full before, in note 1
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.works import LEGAL, labels


def check(article: Article, today: date) -> Iterator[Fault]:
    if not any(source.refers_to for source in article.sources):
        return
    label = labels(article)
    by_id = {source.id: source for source in article.sources}
    kind = {note.id: note.kind for note in article.notes}
    for source in article.sources:
        first = by_id.get(source.same_as or "")
        if first is None or source.form != "full" or source.type in LEGAL or kind[first.note] != kind[source.note]:
            continue
        here, there = (one.locator.printed if one.locator else "" for one in (source, first))
        if here and here != there:
            message = f"The work is cited in full before, in note {label[first.note]}: a short form would do"
            yield Fault(message, source.spans, note=source.note, source=source.id)


RULE = Rule("S406", "repeated-full-citation", "info", "A work cited in full again instead of in short", check)
