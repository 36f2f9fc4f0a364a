"""A quotation stands on no note.

The reader cannot look up what was really said. A short quoted term that is put in nobody's mouth is only mentioned (info).

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

from claimscan.model import Article, Claim, Fault, Rule
from claimscan.rules.uncited import fault, with_trigger

TERM = 4  # words: up to here a quotation nobody is said to have spoken is a term ("so-called") rather than a statement


def check(article: Article, today: date) -> Iterator[Fault]:
    for claim, trigger in with_trigger(article, "quotation"):
        found = fault(claim, trigger, f"The quotation {trigger.text} stands on no note")
        yield Fault(found.message, found.spans, claim=claim.id, severity="info" if _is_term(claim) else None)


def _is_term(claim: Claim) -> bool:
    if "attribution" in claim.kinds:
        return False
    return all(len(trigger.text.split()) <= TERM for trigger in claim.triggers if trigger.kind == "quotation")


RULE = Rule("C102", "uncited-quote", "warning", "A quotation without a note", check)
