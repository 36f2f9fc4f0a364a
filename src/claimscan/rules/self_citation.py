"""The author cites their own work.

No fault, but readers and editors may want to know. Found by the name in the metadata or in a byline above the text.

OK:

    The Bridges of the Delta

    Ada Moss

    The bridge was opened in 1931 and carries two tram lines.¹ It was painted green in the year after the flood.

    ¹ Ben Carr, Trams of the Delta (Quay Books, 1994).

Not OK:

    The Bridges of the Delta

    Ada Moss

    The bridge was opened in 1931 and carries two tram lines.¹ It was painted green in the year after the flood.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

    -> note 1: Ada Moss is an author of this document
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.masthead import author_keys
from claimscan.rules.works import letters


def check(article: Article, today: date) -> Iterator[Fault]:
    own = author_keys(article)
    for source in article.sources if own else ():
        if source.form not in ("full", "short"):
            continue
        author = next((author for author in source.authors if letters(author.printed) in own), None)
        if author:
            message = f"{author.printed} is an author of this document"
            yield Fault(message, author.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("S106", "self-citation", "info", "The author cites their own work", check)
