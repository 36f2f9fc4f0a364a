"""The address as printed does not answer, but the same one with its line's end joined otherwise does.

A hyphen or a space at the end of a line is part of an address or is not; which reading is right was found by asking.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, https://harbournews.example/2021/bridge-con-
    struction

    <- https://harbournews.example/2021/bridge-con-struction 200 <title>A Bridge for the Delta</title>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, https://harbournews.example/2021/bridge-con-
    struction

    <- https://harbournews.example/2021/bridge-con-struction 404
    <- https://harbournews.example/2021/bridge-construction 200 <title>A Bridge for the Delta</title>

    -> note 1: bridge-construction does
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "other-reading-answers")


RULE = Rule(
    "L111", "other-reading-answers", "warning", "The address as printed does not answer, another reading does", check
)
