"""The address of a source is dead: its page, its host or its DOI does not exist.

Nobody can look the source up there any more. It was asked twice, in this run or in an earlier one; what was seen once
only is a warning. If an archive has a copy near the day of access or publication, its address is shown.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 404

    -> note 1: no such page (404)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "dead-link")


RULE = Rule("L101", "dead-link", "error", "The address of a source is dead", check)
