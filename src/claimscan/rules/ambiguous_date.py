"""A date that can be read as two days.

Half of the readers take 03/04/2021 for the third of April.

OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, 23/04/2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, 03/04/2021, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: 03/04/2021
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for found in (source.issued, source.accessed):
            if found and found.value and found.value.fault == "ambiguous":
                readings = " or ".join(found.value.alternatives)
                message = f'"{found.printed}" can be {readings}' if readings else f'"{found.printed}" can be two days'
                yield Fault(message, found.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("D104", "ambiguous-date", "info", "A date that can be read as two days", check)
