"""A hyphen that a line's end put into a URL.

Whoever copies the URL as printed gets nowhere. The address that is meant is given where one reading is left.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://www.harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://www.harbour-news.example/bridge-for-the-delta>

    -> note 1: hyphen
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.wording import brief


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for url in source.urls:
            spans = url.spans or source.spans
            if any(repair.startswith("hyphen-dropped") for repair in url.repairs):
                message = f"A hyphen of the layout stands in {brief(url.printed)}"
                yield Fault(message, spans, expected=url.url, note=source.note, source=source.id)
            elif url.alternatives:
                message = f"A hyphen in {brief(url.printed)} may be one of the layout"
                expected = url.alternatives[0]
                yield Fault(message, spans, expected=expected, note=source.note, source=source.id, severity="info")


RULE = Rule("U102", "broken-url-hyphen", "warning", "A line's hyphen in a URL", check)
