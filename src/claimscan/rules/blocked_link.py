"""A site refuses to answer programs, so nothing is known of the page.

A wall against robots, a refusal without a reason, or a limit on questions says nothing of life or death. A person with
a browser may see the page.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 403 <title>Just a moment...</title>

    -> note 1: with a challenge
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "blocked-link")


RULE = Rule("L105", "blocked-link", "info", "A site refuses to answer programs", check)
