"""An address leads to its page by more redirects than many programs follow.

Browsers follow twenty, others ten and less; each of them can fail.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Bridge for the Delta</title>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 302 https://harbournews.example/2021/bridge-1 302 https://harbournews.example/2021/bridge-2 302 https://harbournews.example/2021/bridge-3 302 https://harbournews.example/2021/bridge-4 302 https://harbournews.example/2021/bridge-5 302 https://harbournews.example/2021/bridge-6 302 https://harbournews.example/2021/bridge-7 302 https://harbournews.example/2021/bridge-8 302 https://harbournews.example/2021/bridge-9 302 https://harbournews.example/2021/bridge-10 302 https://harbournews.example/2021/bridge-11 200 <title>A Bridge for the Delta</title>

    -> note 1: more redirects
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "long-redirect-chain")


RULE = Rule("L110", "long-redirect-chain", "warning", "An address redirects again and again", check)
