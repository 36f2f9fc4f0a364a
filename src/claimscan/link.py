"""Claims, marks, notes and sources joined: every mark in its place, every source with its number, repeats recognised."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import BODY, Article, Citation, Claim, Layout, Source

_FOLD = regex.compile(r"[\W_]+")


def link(layout: Layout, claims: Sequence[Claim], sources: Sequence[Source]) -> Article:
    """The article. A link is made only where one candidate is left; the evidence says why."""
    numbered = tuple(_repeats(_chain(_numbered(sources))))
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
            around = _claim_at(own, offset) if passage.kind in BODY else None
            start = max(at, around.start if around is not None else 0)
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
                        claim=None if around is None else around.id,
                        context=passage.kind if around is None else "claim",
                        scope=scope,
                        spans=(layout.marks[mark].span,),
                        evidence=found.evidence,
                    )
                )
    return tuple(replace(citation, id=f"k{number}") for number, citation in enumerate(placed, 1))


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


def _numbered(sources: Sequence[Source]) -> list[Source]:
    return [replace(source, id=f"s{number}") for number, source in enumerate(sources, 1)]


def _chain(sources: Sequence[Source]) -> list[Source]:
    """Ibid. where it is certain: the note before holds exactly one source, or the same note has one just before."""
    found: list[Source] = []
    last: list[Source] = []  # of the note before
    own: list[Source] = []  # of this note, so far
    for source in sources:
        if own and own[0].note != source.note:
            last, own = (own if _follows(own[0].note, source.note) else []), []
        linked = _ibid(source, own[-1:] or last) if source.form == "ibid" else source
        own.append(linked)
        found.append(linked)
    return found


def _ibid(source: Source, before: Sequence[Source]) -> Source:
    if len(before) != 1:
        return source
    target = before[0].refers_to or before[0].id
    return replace(source, refers_to=target, evidence=(*source.evidence, f"ibid: the source before is {before[0].id}"))


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
        again = earlier is not None and _compatible(earlier, source)
        known = replace(source, same_as=earlier.same_as or earlier.id) if earlier is not None and again else source
        for key in keys:
            first.setdefault(key, known)
        found.append(known)
    return found


def _keys(source: Source) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
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
    return str(_FOLD.sub("", text)).casefold()
