"""A URL with a space or a line's end inside.

Whoever follows it gets to its first half. In print and in text that was scanned a line may end anywhere; in Markdown and in
what is typed it may not.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge- for-the-delta>

    -> note 1: a space
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from claimscan.model import Article, Document, Fault, Rule, Url
from claimscan.rules.wording import brief

TYPED = frozenset({"markdown", "docx", "odt"})  # formats in which a line's end is typed and no layout's


def check(article: Article, today: date) -> Iterator[Fault]:
    typed = article.document.format in TYPED
    for source in article.sources:
        for url in source.urls:
            wrapped = _wrapped(url, article.document)
            if typed if wrapped else "space-removed" in url.repairs and "joined-line" not in url.repairs:
                what = "line's end" if wrapped else "space"
                message = f"There is a {what} in {brief(url.printed)}"
                yield Fault(message, url.spans or source.spans, url.url, note=source.note, source=source.id)


def _wrapped(url: Url, document: Document) -> bool:
    """Whether a line ends inside the address."""
    parts = (document.text[one.end : other.start] for one, other in pairwise(url.spans))
    return any("\n" in part and not part.strip() for part in parts)


RULE = Rule("U107", "broken-url", "info", "A URL with a space or a line's end inside", check)
