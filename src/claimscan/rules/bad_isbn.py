"""An ISBN whose check digit is wrong.

A digit is missing or was misread: no book has this number.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), ISBN 0-306-40615-2.

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), ISBN 0-306-40615-7.

    -> note 1: 0-306-40615-7
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import identifiers
from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        isbn = source.isbn
        if isbn and not (isbn.value and identifiers.valid_isbn(isbn.value)):
            message = f"The check digit of {isbn.printed} is wrong"
            yield Fault(message, isbn.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("U202", "bad-isbn", "error", "An ISBN whose check digit is wrong", check)
