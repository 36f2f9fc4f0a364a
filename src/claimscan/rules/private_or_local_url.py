"""A URL that only works on the author's own machine or network.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <http://192.168.0.7/bridge-for-the-delta>

    -> note 1: 192.168.0.7
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import urls
from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for url in source.urls:
            if urls.is_private(url.url) and not urls.malformed(url.url):
                message = f"Nobody else can reach {urls.host(url.url) or 'a file of the author'}"
                yield Fault(message, url.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("U106", "private-or-local-url", "warning", "A URL that nobody else can reach", check)
