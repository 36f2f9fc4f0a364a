"""A source was read before it was published.

One of the two dates is wrong.

OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge>, accessed May 3, 2021.

Not OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge>, accessed May 3, 2020.

    -> note 1: before it was published
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claimscan.model import Article, Fault, Rule
from claimscan.rules.periods import covered


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        issued, accessed = covered(source.issued), covered(source.accessed)
        if issued and accessed and source.accessed and source.issued and accessed[1] < issued[0] - timedelta(days=1):
            message = f'Read "{source.accessed.printed}", before it was published ("{source.issued.printed}")'
            yield Fault(message, source.accessed.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("D105", "accessed-before-issued", "error", "A source read before it was published", check)
