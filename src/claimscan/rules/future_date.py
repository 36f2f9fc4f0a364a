"""A source is dated in the future.

It cannot have been read yet; mostly a digit is wrong. Tomorrow is let pass: there it may be tomorrow already.

OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2091, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: March 4, 2091
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claimscan.model import Article, Fault, Rule
from claimscan.rules.periods import covered


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for found in (source.issued, source.accessed):
            days = covered(found)
            if found and days and days[0] > today + timedelta(days=1):
                message = f'"{found.printed}" is in the future'
                yield Fault(message, found.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("D102", "future-date", "error", "A date in the future", check)
