"""The running text: each sentence with its standing, each mark with the way to its note."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimscan.model import Citation, Claim, Passage, Piece, Span
from claimscan.page.markup import Html, joined, jump, opening, tag, text
from claimscan.page.plan import Plan
from claimscan.references import IN_WORDS
from claimscan.summary import lacks

# What comes first where several things stand at one offset: what ends there before what begins there.
_WORDS_END, _MARK, _CLAIM_END, _CLAIM, _WORDS = range(5)


class _Insert(NamedTuple):
    at: int
    order: int
    html: Html


def running(passage: Passage, number: int, plan: Plan) -> Html:
    """The words of a passage with its sentences and marks. Anything that stands at one offset nests rightly."""
    inserts = [*_claims(passage, plan.claims.get(number, ())), *_marks(passage, plan.marked.get(number, ()))]
    parts: list[Html] = []
    at = 0
    for insert in sorted(inserts, key=lambda one: one[:2]):
        offset = min(max(insert.at, at), len(passage.text))
        parts += (text(passage.text[at:offset]), insert.html)
        at = offset
    return joined([*parts, text(passage.text[at:])])


def standing(claim: Claim) -> str:
    """In which of three states a claim is: ``cited``, ``lacking`` a source it needs, or ``free`` of the need."""
    return "cited" if claim.citations else "lacking" if lacks(claim) else "free"


def _claims(passage: Passage, claims: Sequence[Claim]) -> Iterator[_Insert]:
    pieces = sorted(passage.pieces, key=lambda piece: piece.span)
    for claim in claims:
        state = standing(claim)
        yield _Insert(claim.start, _CLAIM, opening("span", class_=f"claim {state}", id=claim.id))
        end = Html("</span>")
        if state == "lacking":
            end = joined([end, tag("span", text(f"no source: {', '.join(claim.kinds)}"), class_="lack")], "\u00a0")
            for start, stop in _trigger_ranges(pieces, claim):
                yield _Insert(start, _WORDS, opening("mark"))
                yield _Insert(stop, _WORDS_END, Html("</mark>"))
        yield _Insert(claim.end, _CLAIM_END, end)


def _trigger_ranges(pieces: Sequence[Piece], claim: Claim) -> list[tuple[int, int]]:
    """Where in the passage the words stand that made the claim need a source; what overlaps is one range."""
    found = sorted(
        piece
        for trigger in claim.triggers
        for span in trigger.spans
        if (piece := _range(span, pieces)) is not None and claim.start <= piece[0] < piece[1] <= claim.end
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _range(span: Span, pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """Offsets in the passage's text of a span of the document; ``None`` if the passage does not hold it."""
    index = bisect_right(pieces, span.start, key=lambda piece: piece.span.start) - 1
    if index < 0 or span.end > pieces[index].span.end:
        return None
    at, whole = pieces[index]
    return at + span.start - whole.start, at + span.end - whole.start


def _marks(passage: Passage, marked: Sequence[tuple[int, Citation]]) -> Iterator[_Insert]:
    """The marks, those at one offset with commas between them, as ``12,14``."""
    before = -1
    for offset, citation in marked:
        comma = text("," if offset == before else "")
        before = offset
        yield _Insert(offset, _MARK, tag("sup", comma, _mark(citation)))


def _mark(citation: Citation) -> Html:
    if citation.note is None:
        return jump(
            f"m-{citation.id}", text(f"{citation.mark}?"), id=citation.id, class_="unsure",
            title=f"mark {citation.mark}: leads to no certain note",
        )  # fmt: skip
    sign = f"→{citation.mark}" if IN_WORDS in citation.evidence else citation.mark
    return jump(citation.note, text(sign), id=citation.id, aria_label=f"note {citation.mark}")
