"""What stands where on the page: each note beside the passage that cites it first, each finding at what it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from claimscan.model import Article, BlockKind, Citation, Claim, Finding, Note, Source, Span
from claimscan.references import IN_WORDS


class Numbered(NamedTuple):
    """A finding with its id on the page."""

    id: str
    finding: Finding


class Plan(NamedTuple):
    """Everything looked up once, so that the page is written in one pass."""

    article: Article
    claims: Mapping[int, Sequence[Claim]]  # by passage, ascending
    standing: Mapping[str, int]  # claim -> the passage in which it stands
    marked: Mapping[int, Sequence[tuple[int, Citation]]]  # by passage: offset in its text and the citation, ascending
    home: Mapping[str, int]  # note -> the passage beside which it stands
    notes: Mapping[str, Note]
    cited_by: Mapping[str, Sequence[Citation]]  # by note
    sources: Mapping[str, Sequence[Source]]  # by note
    source: Mapping[str, Source]
    levels: Mapping[int, int]  # of headings, by where they begin
    at_passage: Mapping[int, Sequence[Numbered]]
    at_note: Mapping[str, Sequence[Numbered]]
    at_source: Mapping[str, Sequence[Numbered]]
    at_large: Sequence[Numbered]  # findings about the document, or about what is neither body nor note
    findings: Sequence[Numbered]


class _Stretch(NamedTuple):
    """A piece of the document's text in a passage or a note."""

    start: int
    end: int
    owner: int | str  # number of the passage, or id of the note
    at: int  # where it begins in the passage's text


def plan(article: Article) -> Plan:
    """The plan of the page for one article, in time linear in its size."""
    stretches = _stretches(article)
    marked = _marked(article, stretches)
    home: dict[str, int] = {}
    cited_by: dict[str, list[Citation]] = {}
    for number, found in marked.items():
        for _, citation in found:
            if citation.note is not None:
                home.setdefault(citation.note, number)
                cited_by.setdefault(citation.note, []).append(citation)
    sources: dict[str, list[Source]] = {}
    for source in article.sources:
        sources.setdefault(source.note, []).append(source)
    claims: dict[int, list[Claim]] = {}
    for claim in sorted(article.claims, key=lambda one: (one.passage, one.start)):
        claims.setdefault(claim.passage, []).append(claim)
    numbered = [Numbered(f"f{number}", finding) for number, finding in enumerate(article.findings, 1)]
    passages: dict[int, list[Numbered]] = {}
    notes: dict[str, list[Numbered]] = {}
    at_source: dict[str, list[Numbered]] = {}
    at_large: list[Numbered] = []
    passage_of = {claim.id: claim.passage for claim in article.claims}
    source_of = {source.id: source for source in article.sources}
    note_of = {note.id: note for note in article.notes}
    for one in numbered:
        owner = _owner(one.finding, passage_of, note_of, stretches)
        if one.finding.source in source_of and owner == source_of[one.finding.source].note:
            at_source.setdefault(one.finding.source, []).append(one)
        elif isinstance(owner, int):
            passages.setdefault(owner, []).append(one)
        elif owner is not None:
            notes.setdefault(owner, []).append(one)
        else:
            at_large.append(one)
    return Plan(
        article, claims, passage_of, marked, home, note_of, cited_by, sources, source_of, _levels(article), passages, notes,
        at_source, at_large, numbered,
    )  # fmt: skip


def _levels(article: Article) -> dict[int, int]:
    kind: BlockKind = "heading"
    return {
        block.spans[0].start: block.level for block in article.document.blocks if block.kind == kind and block.spans
    }


def _stretches(article: Article) -> list[_Stretch]:
    found = [
        _Stretch(piece.span.start, piece.span.end, number, piece.at)
        for number, passage in enumerate(article.layout.passages)
        for piece in passage.pieces
    ]
    found += [_Stretch(span.start, span.end, note.id, 0) for note in article.notes for span in note.spans]
    return sorted(found, key=itemgetter(0, 1))


def _at(offset: int, stretches: Sequence[_Stretch]) -> _Stretch | None:
    """The stretch that holds ``offset`` or ends there: a mark is no part of the text behind which it stands."""
    index = bisect_right(stretches, offset, key=itemgetter(0)) - 1
    return stretches[index] if index >= 0 and offset <= stretches[index].end else None


def _owner(
    finding: Finding, standing: Mapping[str, int], note_of: Mapping[str, Note], stretches: Sequence[_Stretch]
) -> int | str | None:
    """What a finding is about: a note before a claim, since a claim with its note is named for the note's sake."""
    if finding.note in note_of:
        return finding.note
    if finding.claim is not None and finding.claim in standing:
        return standing[finding.claim]
    held = _at(finding.spans[0].start, stretches) if finding.spans else None
    return held.owner if held else None


def _marked(article: Article, stretches: Sequence[_Stretch]) -> dict[int, list[tuple[int, Citation]]]:
    """The citations of each passage. No citation is lost: one whose mark is in no passage stands at its claim's end."""
    layout = article.layout
    offsets = {
        layout.marks[mark].span: (number, offset)
        for number, passage in enumerate(layout.passages)
        for offset, mark in passage.marks
    }
    ends = {claim.id: (claim.passage, claim.end) for claim in article.claims}
    found: dict[int, list[tuple[int, Citation]]] = {}
    for citation in article.citations:
        span = citation.spans[0] if citation.spans else Span(0, 0)
        in_words = IN_WORDS in citation.evidence
        placed = None if in_words else offsets.get(span)
        if placed is None:
            last = citation.spans[-1].end if citation.spans else 0
            held = _at(last, stretches) if in_words else None
            if held and isinstance(held.owner, int):
                placed = held.owner, held.at + last - held.start
            else:
                placed = ends.get(citation.claim or "", (0, 0))
        found.setdefault(placed[0], []).append((placed[1], citation))
    return {number: sorted(found[number], key=itemgetter(0)) for number in sorted(found)}
