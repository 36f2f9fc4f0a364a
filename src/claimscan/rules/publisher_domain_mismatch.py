"""The printed newspaper, publisher or institution is not the one whose site the URL leads to.

The URL belongs to another article, or to a copy: the copy may be changed or vanish, and it is not what was cited.
A name that mostly goes with one host in the document is taken to publish there. Newspapers and magazines have sites of
their own; institutions have several, so that theirs is for information. Books and papers are read in the libraries of many
publishers and not asked.

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
from claimscan import patterns as regex
from claimscan.model import Article, Fault, Rule, Source, Span
from claimscan.rules.wording import brief
from claimscan.rules.works import words

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
PRESS = frozenset({"article-newspaper", "article-magazine"})
ASKED = PRESS | {"report", "webpage", "post", "post-weblog", "broadcast"}
WORD = 5  # letters; shorter words stand in hosts by chance
NO_NAME = regex.compile(r"[\p{N}/@]")
LONGEST = 400  # characters of a citation


class Placed(NamedTuple):
    """A source, the host of its URL, and the names printed for whoever published it."""

    source: Source
    host: str
    names: tuple[str, ...]


def check(article: Article, today: date) -> Iterator[Fault]:
    placed = [
        Placed(source, host, _names(source))
        for source in article.sources
        if source.type in ASKED and (host := _host(source))
    ]
    places: dict[str, Counter[str]] = defaultdict(Counter)
    for item in placed:
        for name in item.names:
            places[name.casefold()][item.host] += 1
    for item in placed:
        source, host, names = item
        if not names or any(_fits(name, host) for name in (*names, *_bodies(source))):
            continue
        if any(_at_home(host, places[name.casefold()]) for name in names):
            continue
        yield Fault(
            f'"{brief(names[0])}" is not the name of {host}',
            _spans(source),
            note=source.note,
            source=source.id,
            severity=None if source.type in PRESS and _is_plain(source) else "info",
        )


def _fits(name: str, host: str) -> bool:
    """The name may be the host's, or one of its words stands in the host: ``Air & Space Force Magazine``, airforcemag.com."""
    return hosts.agreement(name, host) >= FITS or any(len(word) >= WORD and word in host for word in words(name))


def _is_plain(source: Source) -> bool:
    """A dated citation of a titled piece in something that is named like a newspaper, not a sentence that mentions one."""
    names = _names(source)
    named = all(name[:1].isupper() and not NO_NAME.search(name) for name in names)
    return named and source.issued is not None and source.title is not None and len(source.text) <= LONGEST


def _at_home(host: str, hosts_of: Counter[str]) -> bool:
    """The name goes with this host more than once, and with no other host more often."""
    return hosts_of[host] > 1 and hosts_of[host] == max(hosts_of.values())


def _host(source: Source) -> str | None:
    """The host that is cited: of the page that an archive keeps, if it says so; none for what leads anywhere or to several places."""
    url = source.urls[0].url if source.urls else ""
    if not url or urls.is_short(url) or len({one.url for one in source.urls}) > 1:
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
