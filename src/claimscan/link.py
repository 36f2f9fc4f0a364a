"""Claims, marks, notes and sources joined: every mark in its place, every source with its number, repeats recognised."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import regex

from claimscan import urls
from claimscan.model import BODY, Article, Citation, Claim, Layout, Passage, Source

_FOLD = regex.compile(r"[\W_]+")


def link(layout: Layout, claims: Sequence[Claim], sources: Sequence[Source]) -> Article:
    """The article. A link is made only where one candidate is left; the evidence says why."""
    numbered = _repeats(_chain(_numbered(sources)))
    citations = _citations(layout, claims)
    by_claim: dict[str, list[str]] = {}
    for citation in citations:
        if citation.claim:
            by_claim.setdefault(citation.claim, []).append(citation.id)
    cited = tuple(replace(claim, citations=tuple(by_claim[claim.id])) if claim.id in by_claim else claim for claim in claims)
    return Article(layout, cited, layout.notes, numbered, citations)


def _citations(layout: Layout, claims: Sequence[Claim]) -> tuple[Citation, ...]:
    of_passage: dict[int, list[Claim]] = {}
    for claim in claims:
        of_passage.setdefault(claim.passage, []).append(claim)
    links: dict[int, list[int]] = {}
    for index, found in enumerate(layout.links):
        links.setdefault(found.mark, []).append(index)
    placed: list[Citation] = []
    for number, passage in enumerate(layout.passages):
        own = of_passage.get(number, [])
        at, scope = 0, ""
        for offset, mark in passage.marks:
            claim = _claim_at(own, offset, passage) if passage.kind in BODY else None
            start = max(at, claim.start if claim else 0)
            text = passage.text[start:offset].strip()
            if any(c.isalnum() for c in text):
                scope = text  # else the mark stands beside the one before and shares its scope
            at = offset
            for index in links.get(mark, ()):
                found = layout.links[index]
                placed.append(
                    Citation(
                        id="",
                        mark=found.label,
                        note=found.note,
                        claim=claim.id if claim else None,
                        context="claim" if claim else passage.kind,
                        scope=scope,
                        spans=(layout.marks[mark].span,),
                        evidence=found.evidence,
                    )
                )
    return tuple(replace(citation, id=f"k{number}") for number, citation in enumerate(placed, 1))


def _claim_at(claims: Sequence[Claim], offset: int, passage: Passage) -> Claim | None:
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


def _numbered(sources: Sequence[Source]) -> list[Source]:
    return [replace(source, id=f"s{number}") for number, source in enumerate(sources, 1)]


def _chain(sources: Sequence[Source]) -> list[Source]:
    """Ibid. where it is certain: the note before holds exactly one source, or the same note has one just before."""
    found: list[Source] = []
    by_note: dict[str, list[Source]] = {}
    order: list[str] = []
    for source in sources:
        if source.note not in by_note:
            order.append(source.note)
        if source.form == "ibid":
            own = by_note.get(source.note, [])
            before = own[-1:] if own else by_note.get(order[-2], []) if len(order) > 1 else []
            adjacent = bool(own) or (len(order) > 1 and _follows(order[-2], source.note))
            if len(before) == 1 and adjacent:
                target = before[0].refers_to or before[0].id
                source = replace(source, refers_to=target, evidence=(*source.evidence, f"ibid: the source before is {before[0].id}"))
        by_note.setdefault(source.note, []).append(source)
        found.append(source)
    return found


def _follows(before: str, after: str) -> bool:
    return int(after[1:]) - int(before[1:]) == 1


def _repeats(sources: Sequence[Source]) -> list[Source]:
    """``same_as``: the first source with the same DOI or address, or the same authors, title and year."""
    first: dict[tuple[str, ...], Source] = {}
    found: list[Source] = []
    for source in sources:
        if source.form != "full":
            found.append(source)
            continue
        keys = list(_keys(source))
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None and _compatible(earlier, source):
            source = replace(source, same_as=earlier.same_as or earlier.id)
        for key in keys:
            first.setdefault(key, source)
        found.append(source)
    return found


def _keys(source: Source) -> list[tuple[str, ...]]:
    keys = []
    if source.doi and source.doi.value:
        keys.append(("doi", source.doi.value.lower()))
    keys.extend(("url", urls.fold(url.url)) for url in source.urls if not urls.is_homepage(url.url))
    if source.title and source.title.value:
        names = ";".join(name.value.family or name.value.literal for name in source.authors if name.value)
        year = source.issued.value.iso[:4] if source.issued and source.issued.value and source.issued.value.iso else ""
        keys.append(("work", letters(source.title.value), letters(names), year))
    return keys


def _compatible(first: Source, second: Source) -> bool:
    """The same address under two quite different titles is a fault to report, not the same work."""
    if not (first.title and first.title.value and second.title and second.title.value):
        return True
    a, b = letters(first.title.value), letters(second.title.value)
    return a[:12] == b[:12] or a in b or b in a


def letters(text: str) -> str:
    """Letters and digits alone, folded: what is left when typography is taken away."""
    return _FOLD.sub("", text).casefold()
