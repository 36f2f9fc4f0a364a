"""The printed newspaper, publisher or institution is not the one whose site the URL leads to.

The URL belongs to another article, or to a copy: the copy may be changed or vanish, and it is not what was cited.
A name that goes with one host throughout the document is taken to publish there.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://www.harbournews.com/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://www.quaypost.com/bridge-for-the-delta>

    -> note 1: quaypost.com
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from claimscan import hosts, urls
from claimscan.model import Article, Fault, Rule, Source

FITS = 0.5  # agreement from which a name may well be the host's


def check(article: Article, today: date) -> Iterator[Fault]:
    placed = [
        (source, host, names) for source in article.sources if (host := _host(source)) and (names := _names(source))
    ]
    together = Counter((name.casefold(), host) for _, host, names in placed for name in names)
    for source, host, names in placed:
        if any(hosts.agreement(name, host) >= FITS for name in names):
            continue
        if any(together[name.casefold(), host] > 1 for name in names):
            continue
        found = source.container_title or source.publisher
        spans = (source.urls[0].spans or (found.spans if found else ())) or source.spans
        yield Fault(f'"{names[0]}" is not the name of {host}', spans, note=source.note, source=source.id)


def _host(source: Source) -> str | None:
    return urls.host(source.urls[0].url) if source.urls else None


def _names(source: Source) -> list[str]:
    found = (source.container_title, source.publisher)
    return [name.value or name.printed for name in found if name]


RULE = Rule("S301", "publisher-domain-mismatch", "warning", "The URL is not on the publisher's site", check)
