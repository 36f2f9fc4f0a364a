"""The claims that stand on no note, by what in them asks for one."""

from __future__ import annotations

from collections.abc import Iterator

from claimscan.model import Article, Claim, Fault, Trigger


def with_trigger(article: Article, kind: str) -> Iterator[tuple[Claim, Trigger]]:
    """Each claim without any mark that has a trigger of ``kind``, with the first such trigger."""
    for claim in article.claims:
        if not claim.citations:
            trigger = next((trigger for trigger in claim.triggers if trigger.kind == kind), None)
            if trigger:
                yield claim, trigger


def fault(claim: Claim, trigger: Trigger, message: str) -> Fault:
    """A fault of a claim, placed on the words that triggered it."""
    return Fault(message, trigger.spans or claim.spans, claim=claim.id)
