"""The page says that it was published on another day than the note says.

One of the two is wrong, or the page is a later edition. Up to a week is information only: papers print and put online on
different days.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title><meta property="article:published_time" content="2021-03-04">

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title><meta property="article:published_time" content="2019-07-30">

    -> note 1: 2019-07-30
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "live-date-mismatch")


RULE = Rule("L202", "live-date-mismatch", "warning", "The page carries another date than the note", check)
