"""A URL carries what a browser or an advertiser hung on it.

It makes the URL long, tells where the author found it, and may stop working.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge?page=2>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge?utm_source=mail>

    -> note 1: utm_source
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import urls
from claimscan.model import Article, Fault, Rule
from claimscan.rules.wording import brief


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for url in source.urls:
            trackers = urls.tracking(url.url)
            if trackers:
                message = f'"{brief(trackers[0])}" only tells where the reader came from'
                yield Fault(message, url.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("U105", "tracking-parameters", "info", "A URL with tracking parameters", check)
