"""Too few of the claims that need a source have one.

A reader who can look up less than half of what is stated has to take the text on trust. The settings ``coverage``,
``section-coverage`` and ``coverage-by`` say how much is asked for of the document and of each section, and whether a
note vouches for its sentence or for its paragraph. Of fewer than five claims no share is taken. Texts differ in how much
they owe to sources, so it is for information until the settings or a profile ask for a share.

OK:

    The bridge carries 412 trams a day.¹ It cost 12 million crowns.² Fares rose by 20 per cent.³ It is 900 metres long.
    Tolls brought in 3 million crowns.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).
    ³ Cleo Dunn, Fares and Tolls (Quay Books, 2001).

Not OK:

    The bridge carries 412 trams a day.¹ It cost 12 million crowns. Fares rose by 20 per cent. It weighs 900 tonnes.
    Tolls brought in 3 million crowns.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

    -> claim 2: 1 of 5 claims that need a source
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from claimscan.config.thresholds import Thresholds
from claimscan.model import Article, Claim, Fault, Rule, Severity

FEWEST = 5


def judged(article: Article, thresholds: Thresholds) -> Iterator[Fault]:
    cited = _cited(article.claims, by_paragraph=thresholds.coverage_by == "paragraph")
    needing = [claim for claim in article.claims if claim.needs_source]
    severity: Severity | None = None if thresholds.asked else "info"
    yield from _fault(needing, cited, thresholds.coverage, "", severity)
    sections: dict[str, list[Claim]] = {}
    for claim in needing:
        sections.setdefault(claim.section or "", []).append(claim)
    if len(sections) > 1:
        for section, claims in sections.items():
            where = f" of “{section}”" if section else " before the first heading"
            yield from _fault(claims, cited, thresholds.section_coverage, where, severity)


def _cited(claims: Iterable[Claim], *, by_paragraph: bool) -> frozenset[str]:
    """The ids of the claims that a note vouches for."""
    passages = {claim.passage for claim in claims if claim.citations} if by_paragraph else set()
    return frozenset(claim.id for claim in claims if claim.citations or claim.passage in passages)


def _fault(
    needing: list[Claim], cited: frozenset[str], least: float, where: str, severity: Severity | None
) -> Iterator[Fault]:
    """It stands at the first claim that lacks a source."""
    lacking = [claim for claim in needing if claim.id not in cited]
    covered = len(needing) - len(lacking)
    if len(needing) >= FEWEST and covered < least * len(needing):
        verb = "has" if covered == 1 else "have"
        message = f"{covered} of {len(needing)} claims that need a source{where} {verb} one"
        yield Fault(message, lacking[0].spans, expected=f"{least:.0%}", claim=lacking[0].id, severity=severity)


def rule(thresholds: Thresholds) -> Rule:
    """The rule for other thresholds."""

    def check(article: Article, today: date) -> Iterator[Fault]:
        yield from judged(article, thresholds)

    return Rule("C201", "coverage-below-threshold", "warning", "Too few claims have a source", check)


RULE = rule(Thresholds())
