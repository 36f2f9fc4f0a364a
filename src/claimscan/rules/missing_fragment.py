"""The page has no part of the name that stands behind ``#`` in the address.

Readers are led to the top of the page and have to look for themselves.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge#keepers>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title><h2 id=keepers>Its keepers</h2>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge#keepers>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title><h2 id=opening>The opening</h2><p>The bridge was built by two hundred men who came from the hills.<p>The bridge was built by two hundred men who came from the hills.<p>The bridge was built by two hundred men who came from the hills.<p>The bridge was built by two hundred men who came from the hills.

    -> note 1: no part called #keepers
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "missing-fragment")


RULE = Rule("L112", "missing-fragment", "info", "The page has no part of that name", check)
