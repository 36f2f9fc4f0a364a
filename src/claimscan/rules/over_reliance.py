"""Most of the citations lead to one work or one site.

A text of many notes may rest on one source all the same; whoever doubts that source doubts the text. The setting
``reliance`` is the greatest share of the citations that one work or host may have. Of fewer than ten citations no share
is taken, and a library's or archive's host, which shows works of others, is no source.

OK:

    One bridge is green.¹ One is red.² One is blue.³ One is grey.⁴ One is black.⁵ One is white.⁶ One is brown.⁷
    One is gold.⁸ One is pink.⁹ One is old.¹⁰

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ben Carr, Trams of the Delta (Quay Books, 1994), p. 1.
    ⁶ Ibid., p. 2.
    ⁷ Ibid., p. 3.
    ⁸ Cleo Dunn, Fares and Tolls (Quay Books, 2001), p. 1.
    ⁹ Ibid., p. 2.
    ¹⁰ Ibid., p. 3.

Not OK:

    One bridge is green.¹ One is red.² One is blue.³ One is grey.⁴ One is black.⁵ One is white.⁶ One is brown.⁷
    One is gold.⁸ One is pink.⁹ One is old.¹⁰

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ibid., p. 8.
    ⁶ Ibid., p. 9.
    ⁷ Ibid., p. 10.
    ⁸ Ben Carr, Trams of the Delta (Quay Books, 1994), p. 1.
    ⁹ Cleo Dunn, Fares and Tolls (Quay Books, 2001), p. 2.
    ¹⁰ Ibid., p. 3.

    -> note 1: 7 of 10 citations
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from claimscan import urls
from claimscan.config.thresholds import Thresholds
from claimscan.hosts import is_repository
from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.wording import brief
from claimscan.works import roots

FEWEST = 10


def judged(article: Article, thresholds: Thresholds) -> Iterator[Fault]:
    root = roots(article.sources)
    by_id = {source.id: source for source in article.sources}
    cited = [by_id[root[source.id]] for source in article.sources]
    if len(cited) < FEWEST:
        return
    most = thresholds.reliance * len(cited)
    for key, count in Counter(source.id for source in cited).most_common(1):
        if count > most:
            yield _fault(by_id[key], f"“{brief(_named(by_id[key]))}”", count, len(cited))
            return
    hosts = {source.id: _host(source) for source in cited}
    for host, count in Counter(hosts[source.id] for source in cited if hosts[source.id]).most_common(1):
        if count > most:
            yield _fault(next(source for source in cited if hosts[source.id] == host), str(host), count, len(cited))


def _fault(source: Source, named: str, count: int, total: int) -> Fault:
    message = f"{count} of {total} citations rest on {named}"
    return Fault(message, source.spans, note=source.note, source=source.id)


def _named(source: Source) -> str:
    return (source.title.value if source.title else None) or source.text


def _host(source: Source) -> str | None:
    host = urls.host(source.urls[0].url) if source.urls else None
    return None if host is None or is_repository(host) else host


def rule(thresholds: Thresholds) -> Rule:
    """The rule for other thresholds."""

    def check(article: Article, today: date) -> Iterator[Fault]:
        yield from judged(article, thresholds)

    return Rule("S303", "over-reliance", "info", "Most citations rest on one work or site", check)


RULE = rule(Thresholds())
