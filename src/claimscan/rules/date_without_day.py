"""A source that should be dated to the day has a month or year alone.

News and posts change by the day. Reports are asked for a day only where most reports of the document have one.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 2021, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: March 2021
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.works import LEGAL

DAILY = frozenset({"article-newspaper", "webpage", "post", "post-weblog", "broadcast"})
# dated by volume, edition or year; a day would be odd
YEARLY = LEGAL | {"book", "chapter", "thesis", "paper-conference"}


def check(article: Article, today: date) -> Iterator[Fault]:
    others = [source for source in article.sources if _asked(source) and source.type not in DAILY]
    habit = sum(1 for source in others if _has_day(source)) * 2 > len(others)
    for source in article.sources:
        if source.issued and _asked(source) and not _has_day(source) and (source.type in DAILY or habit):
            message = f'"{source.issued.printed}" names no day'
            yield Fault(message, source.issued.spans or source.spans, note=source.note, source=source.id)


def _asked(source: Source) -> bool:
    value = source.issued.value if source.issued else None
    counted = source.volume or source.issue or source.pages  # a journal's own way of dating
    return bool(value and value.iso and source.form == "full" and source.type not in YEARLY and not counted)


def _has_day(source: Source) -> bool:
    value = source.issued.value if source.issued else None
    return value is not None and value.iso is not None and "/" not in value.iso and value.iso.count("-") == 2


RULE = Rule("D202", "date-without-day", "info", "A date without its day", check)
