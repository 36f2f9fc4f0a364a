"""A source is dated after the document that cites it.

A digit of the date is wrong, or the document was changed after its date. The document's date is that of its metadata
or of a line above the text. A work that is called forthcoming is let pass, and several newer ones tell that the text was written
on after its date.

OK:

    The Bridges of the Delta

    May 30, 2021

    The bridge was opened in 2021 and carries two tram lines.¹ It was painted green in the year after the flood.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The Bridges of the Delta

    May 30, 2021

    The bridge was opened in 2021 and carries two tram lines.¹ It was painted green in the year after the flood.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2022, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: March 4, 2022
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claimscan.model import Article, Fault, Rule
from claimscan.rules.masthead import published
from claimscan.rules.periods import announced, covered

SLIPS = 2  # more newer sources tell that the text was written on after the date that it bears


def check(article: Article, today: date) -> Iterator[Fault]:
    own = published(article)
    found = [] if own is None else list(_newer(article, own[1]))
    if len(found) <= SLIPS:
        yield from found


def _newer(article: Article, own: date) -> Iterator[Fault]:
    for source in article.sources:
        days = covered(source.issued)
        if days and source.issued and days[0] > own + timedelta(days=1) and not announced(source):
            message = f'"{source.issued.printed}" is after the date of this document, {own}'
            yield Fault(message, source.issued.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("D106", "source-newer-than-document", "info", "A source newer than the document", check)
