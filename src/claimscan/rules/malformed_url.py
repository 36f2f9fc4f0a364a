"""A URL that cannot work as it stands.

Its host is none, a sign in it is not allowed, or its end is a piece of something else.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://https://harbournews.example/bridge-for-the-delta>

    -> note 1: a second http
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import urls
from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for url in source.urls:
            reason = urls.malformed(url.url)
            if reason:
                message = f"The URL cannot work as it stands: {reason}"
                yield Fault(message, url.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("U101", "malformed-url", "warning", "A URL that cannot work as it stands", check)
