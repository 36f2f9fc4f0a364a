"""The printed newspaper, publisher or institution is not the one whose site the URL leads to.

The URL belongs to another article, or to a copy: the copy may be changed or vanish, and it is not what was cited.
A name that mostly goes with one host in the document is taken to publish there, and books and journals are read in
libraries of many publishers.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://www.harbournews.com/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://www.quaypost.com/bridge-for-the-delta>

    -> note 1: quaypost.com
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from claimscan import hosts, urls
from claimscan.model import Article, Fault, Rule, Source, Span
from claimscan.rules.wording import brief

FITS = 0.5  # agreement from which a name may well be the host's
# Resolvers and archives show what was published elsewhere as it was; a library of books shows all publishers'.
NEUTRAL = (
    "doi.org",
    "dx.doi.org",
    "hdl.handle.net",
    "perma.cc",
    "webcitation.org",
    "archive.",
    "web.archive.",
    "books.google.",
)
SHELVED = frozenset({"article-journal", "paper-conference", "book", "chapter", "thesis"})


class Placed(NamedTuple):
    """A source, the host of its URL, and the names printed for whoever published it."""

    source: Source
    host: str
    names: tuple[str, ...]


def check(article: Article, today: date) -> Iterator[Fault]:
    placed = [Placed(source, host, _names(source)) for source in article.sources if (host := _host(source))]
    places: dict[str, Counter[str]] = defaultdict(Counter)
    for item in placed:
        for name in item.names:
            places[name.casefold()][item.host] += 1
    for item in placed:
        source, host, names = item
        if not names or any(hosts.agreement(name, host) >= FITS for name in (*names, *_bodies(source))):
            continue
        elsewhere = [places[name.casefold()] for name in names]
        if any(_at_home(host, hosts_of) for hosts_of in elsewhere) or _on_the_shelf(item, elsewhere):
            continue
        yield Fault(
            f'"{brief(names[0])}" is not the name of {host}', _spans(source), note=source.note, source=source.id
        )


def _at_home(host: str, hosts_of: Counter[str]) -> bool:
    """The name goes with this host more than once, and with no other host more often."""
    return hosts_of[host] > 1 and hosts_of[host] == max(hosts_of.values())


def _on_the_shelf(item: Placed, elsewhere: list[Counter[str]]) -> bool:
    """A book or paper in a library of many publishers, unless the document knows a site of the publisher's own."""
    own = any(len(hosts_of) > 1 for hosts_of in elsewhere)
    return item.source.type in SHELVED and hosts.is_repository(item.host) and not own


def _host(source: Source) -> str | None:
    """The host that is cited: of the page that an archive keeps, if it says so; none for what leads anywhere."""
    url = source.urls[0].url if source.urls else ""
    if not url or urls.is_short(url):
        return None
    host = urls.host(url[max(url.rfind("http://"), url.rfind("https://"), 0) :])
    return None if host is None or host.startswith(NEUTRAL) else host


def _names(source: Source) -> tuple[str, ...]:
    return tuple(found.value or found.printed for found in (source.container_title, source.publisher) if found)


def _bodies(source: Source) -> list[str]:
    """Authors publish on their own sites, institutions above all."""
    return [name.value.literal for name in source.authors if name.value]


def _spans(source: Source) -> tuple[Span, ...]:
    found = source.container_title or source.publisher
    return (source.urls[0].spans if source.urls else ()) or (found.spans if found else ()) or source.spans


RULE = Rule("S301", "publisher-domain-mismatch", "warning", "The URL is not on the publisher's site", check)
