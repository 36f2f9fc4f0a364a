"""A quotation stands on no note.

The reader cannot look up what was really said.

OK:

    The mayor called the bridge "the proudest thing we ever built together."¹

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

Not OK:

    The bridge is painted green.¹ The mayor called it "the proudest thing we ever built together."

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

    -> claim 2: the proudest thing
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.uncited import fault, with_trigger
from claimscan.rules.wording import brief


def check(article: Article, today: date) -> Iterator[Fault]:
    spoken = set()
    for claim, trigger in with_trigger(article, "quotation"):
        spoken.add(claim.id)
        yield fault(claim, trigger, f"The quotation {brief(trigger.text)} stands on no note")
    for claim, trigger in with_trigger(article, "quoted-term"):
        if claim.id not in spoken:
            yield fault(claim, trigger, f"The quoted term {brief(trigger.text)} stands on no note")


RULE = Rule("C102", "uncited-quote", "info", "A quotation without a note", check)
