"""Every mark in its place: the claim it belongs to, and the text it vouches for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimscan.model import BODY, Citation, Claim, Layout


def placed(layout: Layout, claims: Sequence[Claim]) -> tuple[Citation, ...]:
    """The citations in the order of the document, numbered ``k1``, ``k2`` ..."""
    of_passage: dict[int, list[Claim]] = {}
    for claim in claims:
        of_passage.setdefault(claim.passage, []).append(claim)
    links: dict[int, list[int]] = {}
    for index, link in enumerate(layout.links):
        links.setdefault(link.mark, []).append(index)
    found: list[Citation] = []
    for number, passage in enumerate(layout.passages):
        own = of_passage.get(number, [])
        at, scope = 0, ""
        for offset, mark in passage.marks:
            around = _claim_at(own, offset) if passage.kind in BODY else None
            start = max(at, around.start if around is not None else 0)
            text = passage.text[start:offset].strip()
            if any(c.isalnum() for c in text):
                scope = text  # else the mark stands beside the one before and shares its scope
            at = offset
            for index in links.get(mark, ()):
                link = layout.links[index]
                found.append(
                    Citation(
                        id="",
                        mark=link.label,
                        note=link.note,
                        claim=None if around is None else around.id,
                        context=passage.kind if around is None else "claim",
                        scope=scope,
                        spans=(layout.marks[mark].span,),
                        evidence=link.evidence,
                    )
                )
    return tuple(replace(citation, id=f"k{number}") for number, citation in enumerate(found, 1))


def _claim_at(claims: Sequence[Claim], offset: int) -> Claim | None:
    """The sentence a mark belongs to: the one around it, or the one that has just ended."""
    if not claims:
        return None
    index = bisect_left([claim.end for claim in claims], offset)
    if index == len(claims):
        return claims[-1]
    claim = claims[index]
    if offset <= claim.start and index > 0:  # in the blank between two sentences
        return claims[index - 1]
    return claim
