"""Pages → ``Document``: what only the whole shows (sizes, furniture, note zones, paragraphs), and every line's place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from itertools import groupby

from claimscan.model import Anchor, Document, Line, Mark, Place, Span, Trouble
from claimscan.readers.pdf.furniture import furniture
from claimscan.readers.pdf.lines import PrintedLine
from claimscan.readers.pdf.marks import Raised, credible, raised, sizes
from claimscan.readers.pdf.pages import PrintedPage
from claimscan.readers.pdf.paragraphs import Habits, begins, indent
from claimscan.readers.pdf.zones import body_size, zones


def document(pages: Sequence[PrintedPage], name: str, data: bytes, troubles: Sequence[Trouble] = ()) -> Document:
    """The document whose pages these are."""
    edges = furniture(pages)
    pages = [_settled(page, {line for place, line in edges if place == number}) for number, page in enumerate(pages)]
    body = body_size(pages)
    feet = zones(pages, edges, body)
    usual = sizes(line for page in pages for line in page.lines)
    habits = Habits(list(_columns(pages, edges)))
    parts: list[str] = []
    lines: list[Line] = []
    marks: list[tuple[int, Raised]] = []
    anchors: list[Anchor] = []
    at = 0
    for place, page in enumerate(pages):
        above: PrintedLine | None = None
        for index, line in enumerate(page.lines):
            span = Span(at, at + len(line.text))
            anchors.append(Anchor(at, Place(page.number + 1, index + 1, 1)))
            side = (place, index) in edges
            foot = (place, index) in feet
            lines.append(_line(line, span, page.number, above, habits, body, side, foot))
            if not side and not line.turned:
                marks += [(at, mark) for mark in raised(line, usual, body)]
                above = line
            parts.append(line.text)
            at = span.end + 1
    return Document(
        name=name,
        format="pdf",
        text="\n".join(parts),
        lines=tuple(lines),
        marks=tuple(_believed(marks)),
        anchors=tuple(anchors),
        sha256=sha256(data).hexdigest(),
        pages=len(pages),
        troubles=tuple(troubles),
    )


def _believed(marks: Sequence[tuple[int, Raised]]) -> Iterator[Mark]:
    """The marks to be believed; those at the beginning of a line number notes, and are not counted with those in the text."""
    text = [(at, mark) for at, mark in marks if mark.start > 0]
    kept = {mark for mark, good in zip(text, credible([mark for _, mark in text]), strict=True) if good}
    for at, mark in marks:
        if mark.start == 0 or (at, mark) in kept:
            yield Mark(Span(at + mark.start, at + mark.end), mark.labels)


def _columns(pages: Sequence[PrintedPage], edges: set[tuple[int, int]]) -> list[list[PrintedLine]]:
    found = []
    for place, page in enumerate(pages):
        free = [line for index, line in enumerate(page.lines) if (place, index) not in edges and not line.turned]
        found += [list(group) for _, group in groupby(free, key=lambda line: line.region)]
    return found


def _settled(page: PrintedPage, edges: Collection[int]) -> PrintedPage:
    """The page with the edges of its columns where several lines begin and end, whatever stands out by itself."""
    rooms: dict[int, list[PrintedLine]] = {}
    for index, line in enumerate(page.lines):
        if index not in edges and not line.turned:
            rooms.setdefault(line.region, []).append(line)
    sides = {number: (_side([line.x0 for line in room]), -_side([-line.x1 for line in room])) for number, room in rooms.items()}
    settled = (
        line._replace(left=max(line.left, sides[line.region][0]), right=min(line.right, sides[line.region][1]))
        if line.region in sides and len(rooms[line.region]) > 3
        else line
        for line in page.lines
    )
    return page._replace(lines=tuple(settled))


def _side(places: Sequence[float]) -> float:
    """The outermost place where some of the lines stand one below the other, else the outermost of all."""
    order = sorted(places)
    enough = max(2, round(0.08 * len(order)))
    return next((x for i, x in enumerate(order) if i + enough <= len(order) and order[i + enough - 1] - x < 3), order[0])


def _line(
    line: PrintedLine, span: Span, page: int, above: PrintedLine | None, habits: Habits, body: float, side: bool, foot: bool
) -> Line:
    if side or line.turned:
        return Line(span, kind="furniture" if side else "other", page=page, column=line.region, size=line.size / body)
    return Line(
        span,
        gap=begins(above, line, habits),
        page=page,
        column=line.region,
        indent=max(round(2 * indent(line)), 0),  # letters are half as wide as they are high
        fill=min((line.x1 - line.left) / (line.right - line.left), 1.0) if line.right > line.left else 1.0,
        size=round(line.size / body, 3) if body else 0.0,
        foot=foot,
    )
