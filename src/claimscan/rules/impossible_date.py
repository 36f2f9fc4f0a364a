"""A date that no calendar has.

OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, April 30, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, April 31, 2021, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: April 31, 2021
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for found in (source.issued, source.accessed):
            if found and found.value and found.value.fault == "impossible":
                message = f'No calendar has "{found.printed}"'
                yield Fault(message, found.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("D103", "impossible-date", "error", "A date that no calendar has", check)
