"""The article from its first passage to its last: beside each its notes and findings, at the end what was left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from claimscan.formats.places import words
from claimscan.model import BlockKind, Document, Passage, Span
from claimscan.page import noted
from claimscan.page.faults import faults
from claimscan.page.markup import Html, joined, jump, tag, text
from claimscan.page.plan import Plan
from claimscan.page.running import running

_ELEMENTS: Final[dict[BlockKind, str]] = {"quote": "blockquote"}
_TOP: Final = 2  # the page's own headings take the first two of HTML's six levels


def body(plan: Plan) -> Iterator[Html]:
    """One row for each passage; the cells of a table, which have one passage each, share a row."""
    page: int | None = None
    passages = enumerate(plan.article.layout.passages)
    for _, group in groupby(passages, key=lambda one: "table" if one[1].kind == "table" else one[0]):
        members = list(group)
        number, passage = members[0]
        start = passage.pieces[0].span.start if passage.pieces else None
        beside = [html for index, _ in members for html in _beside(index, plan)]
        yield tag(
            "div",
            _gutter(start, page, plan.article.document, number),
            tag("div", _words(members, plan), class_="words", lang=plan.article.document.metadata.language),
            tag("aside", *beside, class_="beside") if beside else Html(""),
            class_=f"row {passage.kind}",
            id=f"p{number}",
        )
        page = plan.article.document.place(start).page if start is not None else page


def left_over(plan: Plan) -> Iterator[Html]:
    """Notes that nothing leads to, findings without a place, and what of the file is not running text."""
    alone = [note for note in plan.article.notes if note.id not in plan.home]
    if alone:
        yield tag("h2", text("Notes that no mark leads to"), id="unmarked")
        yield tag("div", *(noted.full(note, plan) for note in alone), class_="alone")
    document = plan.article.document
    furniture = [(block.spans, _shown(block.spans, document)) for block in document.blocks if block.kind == "furniture"]
    kept = [(document.place(spans[0].start), shown) for spans, shown in furniture if shown]
    if kept:
        items = [tag("li", tag("span", text(words(place)), class_="quiet"), text(f" {shown}")) for place, shown in kept]
        title = f"Left out of the running text: {len(kept)} parts (running heads, page numbers, navigation)"
        yield tag("details", tag("summary", text(title)), tag("ul", *items), class_="furniture")


def _shown(spans: Sequence[Span], document: Document) -> str:
    return " ".join(" ".join(document.words(span).split()) for span in spans)


def _words(members: Sequence[tuple[int, Passage]], plan: Plan) -> Html:
    number, passage = members[0]
    if passage.kind == "table":
        return tag(
            "p", joined([tag("span", running(cell, at, plan), class_="cell") for at, cell in members], " "), dir="auto"
        )
    inner = running(passage, number, plan)
    if passage.kind == "heading":
        start = passage.pieces[0].span.start if passage.pieces else -1
        level = min(_TOP + max(plan.levels.get(start, 1), 1), 6)
        return tag(f"h{level}", inner, dir="auto")
    bullet = tag("span", text("• "), aria_hidden="true") if passage.kind == "item" else Html("")
    return tag(_ELEMENTS.get(passage.kind, "p"), bullet, inner, dir="auto")


def _gutter(start: int | None, page: int | None, document: Document, number: int) -> Html:
    """The line, and the page where a new one begins."""
    if start is None:
        return tag("div", class_="gutter")
    place = document.place(start)
    shown = []
    if place.page is not None and place.page != page:
        shown.append(f"p. {place.page}")
    shown.append(f"line {place.line}")
    lines = joined([tag("span", text(one)) for one in shown], " ")
    return tag("div", jump(f"p{number}", lines, title=words(place)), class_="gutter")


def _beside(number: int, plan: Plan) -> Iterator[Html]:
    """The notes of a passage in the order of its marks, each once, then what is wrong with the passage itself."""
    told: set[str] = set()
    for _, citation in plan.marked.get(number, ()):
        if citation.note is None:
            yield noted.nowhere(citation)
        elif citation.note not in told and citation.note in plan.notes:
            told.add(citation.note)
            note = plan.notes[citation.note]
            yield noted.full(note, plan) if plan.home[note.id] == number else noted.again(note, plan)
    if number in plan.at_passage:
        yield faults(plan.at_passage[number], plan)
