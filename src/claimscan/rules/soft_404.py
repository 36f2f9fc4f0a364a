"""The server answers well, but what it shows is not the page.

The page says itself that it is not there, the address leads to a page for errors, the site answers any address with the
same page, or its domain is for sale.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>Page not found | Harbour News</title><h1>Page not found</h1>

    -> note 1: says it is not there (Page not found
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "soft-404")


RULE = Rule("L102", "soft-404", "warning", "The page says that it is not there", check)
