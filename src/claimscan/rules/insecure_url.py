"""A URL begins with http:, not https:.

What it brings can be read and changed on the way. Most sites answer to https: too.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <http://harbournews.example/bridge-for-the-delta>

    -> note 1: http:
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for url in source.urls:
            # the printed form counts: a URL without any scheme is no choice of the author
            if url.url[:7].casefold() == "http://" and "http:" in url.printed.casefold():
                spans = url.spans or source.spans
                expected = f"https://{url.url[7:]}"
                yield Fault("The URL begins with http:", spans, expected, note=source.note, source=source.id)


RULE = Rule("U103", "insecure-url", "info", "A URL with http:", check)
