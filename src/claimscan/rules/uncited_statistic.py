"""A count, sum or measure stands on no note.

Figures are what readers check first and what changes most between sources.

OK:

    The bridge cost £4 million.¹ It is painted green.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

Not OK:

    The bridge was opened by the mayor.¹ More than 12,000 people cross it every day.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

    -> claim 2: "12,000
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.uncited import fault, with_trigger


def check(article: Article, today: date) -> Iterator[Fault]:
    for claim, trigger in with_trigger(article, "statistic"):
        yield fault(claim, trigger, f'"{trigger.text}" stands on no note')


RULE = Rule("C101", "uncited-statistic", "info", "A figure without a note", check)
