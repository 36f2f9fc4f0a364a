"""A shortened URL hides where it leads.

When the shortening service ends, the source is lost, and nobody can see what it was.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://bit.ly/3xYz12A>

    -> note 1: bit.ly
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import urls
from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for url in source.urls:
            if urls.is_short(url.url):
                message = f"A short link of {urls.host(url.url)} hides where it leads"
                yield Fault(message, url.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("U104", "short-url", "info", "A shortened URL", check)
