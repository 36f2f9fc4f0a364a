"""A source that should be dated to the day has a month or year alone.

News and posts change by the day. Reports and web pages are asked for a day only where most sources of the document
have one.

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
    ³ Cleo Dunn, "Green It Is," Harbour News, June 2021, <https://harbournews.example/green-it-is>
    ⁴ Dan Ewer, "Two Towers," Harbour News, June 7, 2021, <https://harbournews.example/two-towers>

    -> note 3: June 2021
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.works import LEGAL

DAILY = frozenset({"article-newspaper", "post", "broadcast"})
# dated by volume, edition or year; a day would be odd
YEARLY = LEGAL | {"book", "chapter", "thesis", "paper-conference"}


def check(article: Article, today: date) -> Iterator[Fault]:
    asked = [source for source in article.sources if _asked(source)]
    habit = sum(_has_day(source) for source in asked) * 2 > len(asked)
    for source in asked:
        if source.issued and not _has_day(source) and (source.type in DAILY or habit):
            message = f'"{source.issued.printed}" names no day'
            yield Fault(message, source.issued.spans or source.spans, note=source.note, source=source.id)


def _asked(source: Source) -> bool:
    value = source.issued.value if source.issued else None
    counted = (
        source.volume or source.issue or source.pages or source.publisher_place
    )  # a journal's and a book's own way
    return bool(value and value.iso and source.form == "full" and source.type not in YEARLY and not counted)


def _has_day(source: Source) -> bool:
    value = source.issued.value if source.issued else None
    return value is not None and value.iso is not None and "/" not in value.iso and value.iso.count("-") == 2


RULE = Rule("D202", "date-without-day", "info", "A date without its day", check)
