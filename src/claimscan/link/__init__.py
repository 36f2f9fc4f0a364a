"""Claims, marks, notes and sources joined: every mark in its place, every source with its number, the work it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimscan.link import chain, citations, repeats
from claimscan.model import Article, Claim, Layout, Source, replace

__all__ = ["link"]


def link(
    layout: Layout, claims: Sequence[Claim], sources: Sequence[Source], meant: Mapping[int, int | None] | None = None
) -> Article:
    """The article. A link is made only where one candidate is left; the evidence says why.

    ``meant`` says of some sources, by their place among ``sources``, which one they stand for: a person knew it.
    """
    numbered = [replace(source, id=f"s{number}") for number, source in enumerate(sources, 1)]
    given = {numbered[one].id: other if other is None else numbered[other].id for one, other in (meant or {}).items()}
    linked = chain.resolved(repeats.found(numbered), layout.notes, given)
    placed = citations.placed(layout, claims)
    by_claim: dict[str, list[str]] = {}
    for citation in placed:
        if citation.claim:
            by_claim.setdefault(citation.claim, []).append(citation.id)
    cited = tuple(
        replace(claim, citations=tuple(by_claim[claim.id])) if claim.id in by_claim else claim for claim in claims
    )
    return Article(layout, cited, layout.notes, linked, placed)
