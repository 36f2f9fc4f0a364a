"""What somebody said or thinks is reported without a note.

Whoever is made to say something has a right to be looked up.

OK:

    The engineer warned that the piers were too thin.¹ They were made thicker.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

Not OK:

    The piers were made thicker.¹ The engineer warned that the piers were too thin.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

    -> claim 2: Reported without a note: "warned
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.uncited import fault, with_trigger


def check(article: Article, today: date) -> Iterator[Fault]:
    for claim, trigger in with_trigger(article, "attribution"):
        yield fault(claim, trigger, f'Reported without a note: "{trigger.text}"')


RULE = Rule("C103", "uncited-attribution", "info", "Reported speech or opinion without a note", check)
