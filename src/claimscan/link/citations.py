"""Every mark in its place: the claim it belongs to, and the text it vouches for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from claimscan import references
from claimscan.model import BODY, Citation, Claim, Layout, Passage, replace


def placed(layout: Layout, claims: Sequence[Claim]) -> tuple[Citation, ...]:
    """The citations in the order of the document, numbered ``k1``, ``k2`` ..."""
    of_passage: dict[int, list[Claim]] = {}
    for claim in claims:
        of_passage.setdefault(claim.passage, []).append(claim)
    links: dict[int, list[int]] = {}
    for index, link in enumerate(layout.links):
        links.setdefault(link.mark, []).append(index)
    found: list[Citation] = []
    with_label: dict[str, list[str]] = {}
    for note in layout.notes:
        with_label.setdefault(note.label, []).append(note.id)
    for number, passage in enumerate(layout.passages):
        own = of_passage.get(number, [])
        here = list(_in_words(passage, own, with_label))
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
                cited = _citation(link.label, link.note, around, passage, scope)
                here.append((offset, replace(cited, spans=(layout.marks[mark].span,), evidence=link.evidence)))
        here.sort(key=lambda one: one[0])  # stable: the labels of one mark stay in their order
        found += (citation for _, citation in here)
    return tuple(replace(citation, id=f"k{number}") for number, citation in enumerate(found, 1))


def _in_words(
    passage: Passage, own: Sequence[Claim], with_label: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, Citation]]:
    """Notes named in words, as "see note 12", with their offsets, where exactly one note bears that label."""
    if passage.kind not in BODY or not with_label:
        return
    for start, end, labels in references.in_text(passage.text):
        around = _claim_at(own, start)
        for label in labels:
            if len(with_label.get(label, ())) == 1:
                cited = _citation(label, with_label[label][0], around, passage, "" if around is None else around.text)
                yield start, replace(cited, spans=passage.spans(start, end), evidence=(references.IN_WORDS,))


def _citation(label: str, note: str | None, around: Claim | None, passage: Passage, scope: str) -> Citation:
    claim, context = (None, passage.kind) if around is None else (around.id, "claim")
    return Citation(id="", mark=label, note=note, claim=claim, context=context, scope=scope, spans=())


def _claim_at(claims: Sequence[Claim], offset: int) -> Claim | None:
    """The sentence a mark belongs to: the one around it, or the one that has just ended."""
    if not claims:
        return None
    index = bisect_left(claims, offset, key=lambda claim: claim.end)
    if index == len(claims):
        return claims[-1]
    claim = claims[index]
    if offset <= claim.start and index > 0:  # in the blank between two sentences
        return claims[index - 1]
    return claim
