"""A mark leads to no note.

The reader who follows it finds nothing: the note was cut, or the mark has a wrong number. Where a document has no notes
at all, they may stand in another file, and one finding says so. Signs like the asterisk are used again and again and mean
much else: what becomes of them is told once for each sign, for information.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).

    -> claim 3: Mark 3 leads to no note
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Citation, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    if not article.notes and article.citations:
        marks = article.citations
        message = f"The document has {len(marks)} marks ({marks[0].mark} to {marks[-1].mark}) and no notes"
        yield Fault(message, marks[0].spans, claim=marks[0].claim, severity="warning")
        return
    labels = {note.label for note in article.notes}
    signs = Counter(citation.mark for citation in article.citations if citation.note is None and _is_sign(citation))
    for citation in article.citations:
        if citation.note is not None:
            continue
        if _is_sign(citation):
            times = signs.pop(citation.mark, 0)
            if times:
                often = "" if times == 1 else f" ({times} times)"
                fate = "may lead to more than one note" if citation.mark in labels else "leads to no note"
                yield Fault(f"{citation.mark} {fate}{often}", citation.spans, claim=citation.claim, severity="info")
            continue
        if citation.mark in labels:
            message = f"Mark {citation.mark} may lead to more than one note"
            yield Fault(message, citation.spans, claim=citation.claim, severity="warning")
        else:
            yield Fault(f"Mark {citation.mark} leads to no note", citation.spans, claim=citation.claim)


def _is_sign(citation: Citation) -> bool:
    return not any(character.isalnum() for character in citation.mark)


RULE = Rule("N101", "mark-without-note", "error", "A mark leads to no note", check)
