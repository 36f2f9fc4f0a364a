"""A web or news source without its URL.

The reader has to search for it. Only where the document gives URLs for nearly all such sources, and for what can be online:
nothing printed before 1995, no book with its place, and no paper with the number of an authority (``A/RES/70/1``) is asked.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³ It has two towers.⁴

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>
    ³ Cleo Dunn, "Green It Is," Harbour News, June 2, 2021, <https://harbournews.example/green-it-is>
    ⁴ Dan Ewer, "Two Towers," Harbour News, June 7, 2021, <https://harbournews.example/two-towers>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³ It has two towers.⁴

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>
    ³ Cleo Dunn, "Green It Is," Harbour News, June 2, 2021, <https://harbournews.example/green-it-is>
    ⁴ Dan Ewer, "Two Towers," Harbour News, June 7, 2021.

    -> note 4: has no URL
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import patterns as regex
from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.periods import covered

ALWAYS = frozenset({"webpage", "post", "post-weblog"})
MOSTLY = ALWAYS | {"article-newspaper", "article-magazine", "report", "broadcast"}
SYMBOL = regex.compile(r"\b[A-Z]{1,6}(?:/[A-Z0-9][A-Z0-9.]*){2,}\b")
WEB = 1995  # the first year in which newspapers were on the web at all
SLIPS = 0.1  # of the document's web, news and report sources lack a URL; where one in five does, that is the style
LINKED = 3  # sources with a URL make a habit


def check(article: Article, today: date) -> Iterator[Fault]:
    asked = [
        source
        for source in article.sources
        if source.form == "full" and source.type in MOSTLY and _of_web(source) and not _of_print(source)
    ]
    linked = sum(1 for source in asked if _linked(source))
    habit = linked >= LINKED and len(asked) - linked <= max(1, SLIPS * len(asked))
    for source in asked:
        if not _linked(source) and (source.type in ALWAYS or habit):
            yield Fault("This source has no URL", source.spans, note=source.note, source=source.id)


def _linked(source: Source) -> bool:
    return bool(source.urls or source.doi)


def _of_print(source: Source) -> bool:
    """Has an imprint like a book, or the number under which an authority files it?"""
    return source.publisher_place is not None or SYMBOL.search(source.text) is not None


def _of_web(source: Source) -> bool:
    days = covered(source.issued)
    return days is None or days[1].year >= WEB


RULE = Rule("S101", "source-without-url", "warning", "A web or news source without a URL", check)
