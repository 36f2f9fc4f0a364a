"""What was understood of a PDF's pages, drawn over their pictures: columns, text, notes, marks tied to their notes, furniture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import PurePath

from claimscan import readers
from claimscan.display import visible
from claimscan.errors import UnreadableInput
from claimscan.model import Block, Box, Document, Layout, Line, Link, Mark, Note, Span
from claimscan.readers.pdf.overlay import Area, Kind, Overlay, Tie, pictures
from claimscan.split import split

_KINDS: dict[str, Kind] = {
    "paragraph": "text",
    "quote": "text",
    "item": "text",
    "heading": "heading",
    "caption": "table",
    "table": "table",
    "note": "note",
    "furniture": "furniture",
    "other": "other",
}
_AIR = 2.0  # points between letters and the frame beside them; above and below there is less room
_BETWEEN = 0.4
_APART = 2.5  # heights of a line: parts of a block that stand farther apart are framed by themselves


def read(data: bytes, name: str) -> Layout:
    """The pages to be drawn, understood. Raises ``UnreadableInput`` for what is no PDF."""
    document = readers.read(data, name)
    if document.format != "pdf":
        raise UnreadableInput(f"{name}: is no PDF, and only a PDF has pages that can be drawn")
    return split(document)


def draw(layout: Layout, data: bytes, pages: Sequence[int]) -> Iterator[tuple[int, bytes | None]]:
    """The numbers of ``pages``, counted from 1, each with its picture as PNG, or ``None`` if it cannot be drawn."""
    return zip(pages, pictures(data, [overlay(layout, page) for page in pages]), strict=True)


def overlay(layout: Layout, page: int) -> Overlay:
    """What is drawn over ``page``, counted from 1."""
    document = layout.document
    lines = [line for line in document.lines if document.place(line.span.start).page == page]
    notes = {note.id: note for note in layout.notes}
    marks = list(_marks(layout, page))
    labels = {note.id: _first(document, note, page) for note in layout.notes}
    areas = [
        *_columns(document, lines, page),
        *(area for block in document.blocks for area in _block(document, block, lines, page, notes)),
        *(_area("label", box) for box in labels.values() if box),
        *(_mark(document, box, links, notes, page) for _, box, links in marks),
    ]
    ties = [
        Tie((box.x0 + box.x1) / 2, box.bottom, (to.x0 + to.x1) / 2, (to.top + to.bottom) / 2)
        for _, box, links in marks
        for link in links
        if link.note and (to := labels[link.note])
    ]
    return Overlay(
        page - 1, _caption(layout, page, [link for _, _, links in marks for link in links]), tuple(areas), tuple(ties)
    )


def _caption(layout: Layout, page: int, links: Sequence[Link]) -> str:
    document = layout.document
    label = document.page_labels[page - 1] if page <= len(document.page_labels) else None
    printed = f" (printed {visible(label)})" if label and label != str(page) else ""
    begun = sum(document.place(note.spans[0].start).page == page for note in layout.notes if note.spans)
    lost = sum(link.note is None for link in links)
    counts = [_count(len(links), "mark"), _count(begun, "note")]
    if lost:
        counts.append(f"{_count(lost, 'mark')} without a note")
    name = visible(PurePath(document.name).name)[-60:]
    return f"{name}, page {page} of {document.pages}{printed}: {', '.join(counts)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _columns(document: Document, lines: Iterable[Line], page: int) -> Iterator[Area]:
    """The columns in which the page was read, numbered in that order; where none stand side by side they need no frames."""
    found: dict[int, list[Box]] = {}
    for line in lines:
        if line.kind not in ("furniture", "other"):
            found.setdefault(line.column, []).extend(_boxes(document, line.span, page))
    frames = [_around(boxes) for boxes in found.values() if boxes]
    if any(_side_by_side(one, other) for one in frames for other in frames):
        for number, frame in enumerate(frames, 1):
            yield _area("column", frame, str(number), 2 * _AIR)


def _side_by_side(left: Box, right: Box) -> bool:
    return left.x1 <= right.x0 and left.top < right.bottom and right.top < left.bottom


def _block(
    document: Document, block: Block, lines: Sequence[Line], page: int, notes: dict[str, Note]
) -> Iterator[Area]:
    """The frames of a block: one in each column."""
    parts: list[list[Box]] = []
    column: int | None = None
    for span in block.spans:
        for line in _within(lines, span):
            for box in _boxes(document, Span(max(span.start, line.span.start), min(span.end, line.span.end)), page):
                last = parts[-1][-1] if parts else None
                near = last and abs(box.top - last.bottom) < _APART * (box.bottom - box.top)
                if near and line.column == column:
                    parts[-1].append(box)
                else:
                    parts.append([box])
                column = line.column
    kind = _KINDS[block.kind]
    note = notes.get(block.note or "")
    tag = note.label if note else block.kind if kind in ("table", "other") else ""
    for boxes in parts:
        yield _area(kind, _around(boxes), tag[:12] if tag.isascii() else "")  # the font has no daggers


def _within(lines: Sequence[Line], span: Span) -> Iterator[Line]:
    """The lines that ``span`` takes part of."""
    for index in range(max(bisect_right(lines, span.start, key=attrgetter("span.start")) - 1, 0), len(lines)):
        line = lines[index]
        if line.span.start >= span.end:
            return
        if line.span.end > span.start:
            yield line


def _marks(layout: Layout, page: int) -> Iterator[tuple[Mark, Box, list[Link]]]:
    """The marks of the page with the places they lead to."""
    document = layout.document
    links: dict[int, list[Link]] = {}
    for link in layout.links:
        links.setdefault(link.mark, []).append(link)
    for index, mark in enumerate(layout.marks):
        for box in _boxes(document, mark.span, page)[:1]:
            yield mark, box, links.get(index, [])


def _mark(document: Document, box: Box, links: Sequence[Link], notes: dict[str, Note], page: int) -> Area:
    """A mark, and where its note stands if that is on another page."""
    if not links or any(link.note is None for link in links):
        return _area("lost", box, "?", 1.0)
    starts = [notes[link.note].spans[0].start for link in links if link.note and notes[link.note].spans]
    pages = dict.fromkeys(document.place(start).page for start in starts)
    elsewhere = ", ".join(str(number) for number in pages if number != page)
    return _area("mark", box, f"p. {elsewhere}" if elsewhere else "", 1.0)


def _first(document: Document, note: Note, page: int) -> Box | None:
    """Where the note begins, if on this page: its label, else its first words."""
    spans = [note.label_span] if note.label_span else note.spans[:1]
    return next((box for span in spans for box in _boxes(document, span, page)), None)


def _boxes(document: Document, span: Span, page: int) -> list[Box]:
    if document.place(span.start).page != page:
        return []
    return [box for box in document.boxes(span) if box.page == page]


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        boxes[0].page, min(b.x0 for b in boxes), min(b.top for b in boxes),
        max(b.x1 for b in boxes), max(b.bottom for b in boxes),
    )  # fmt: skip


def _area(kind: Kind, box: Box, tag: str = "", air: float = _AIR) -> Area:
    above = min(air, _BETWEEN) if kind != "column" else air
    return Area(kind, box.x0 - air, box.top - above, box.x1 + air, box.bottom + above, tag)
