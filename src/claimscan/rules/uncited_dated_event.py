"""A dated event stands on no note.

A date is easily wrong and easily checked.

OK:

    In 1931 the bridge was opened to trams.¹ It is painted green.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

Not OK:

    The bridge is painted green.¹ In May 1931 the bridge was opened to trams.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

    -> claim 2: May 1931
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.uncited import fault, with_trigger


def check(article: Article, today: date) -> Iterator[Fault]:
    for claim, trigger in with_trigger(article, "dated-event"):
        yield fault(claim, trigger, f'The event of "{trigger.text}" stands on no note')


RULE = Rule("C104", "uncited-dated-event", "info", "A dated event without a note", check)
