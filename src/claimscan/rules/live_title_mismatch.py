"""The page at the address is called otherwise than the note says.

The address may be another work's, or a stranger may have taken the site over. Reworded headlines, translations and pages
that print nothing without scripts are left alone.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>Ten Recipes with Rhubarb</title><p>Rhubarb grows in gardens and is sour, and so one takes sugar.<p>Rhubarb grows in gardens and is sour, and so one takes sugar.<p>Rhubarb grows in gardens and is sour, and so one takes sugar.<p>Rhubarb grows in gardens and is sour, and so one takes sugar.

    -> note 1: called "Ten Recipes with Rhubarb"
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "live-title-mismatch")


RULE = Rule("L201", "live-title-mismatch", "warning", "The page is called otherwise than the note says", check)
