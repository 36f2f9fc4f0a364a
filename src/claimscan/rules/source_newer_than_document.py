"""A source is dated after the document that cites it.

A digit of the date is wrong, or the document was changed after its date. The document's date is that of its metadata
or of a line above the text.

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
from claimscan.rules.periods import covered


def check(article: Article, today: date) -> Iterator[Fault]:
    own = published(article)
    for source in article.sources if own else ():
        days = covered(source.issued)
        if own and days and source.issued and days[0] > own[1] + timedelta(days=1):
            message = f'"{source.issued.printed}" is after the date of this document, {own[1]}'
            yield Fault(message, source.issued.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("D106", "source-newer-than-document", "warning", "A source newer than the document", check)
