"""Pages → ``Document``: what only the whole shows (sizes, furniture, note zones, paragraphs), and every line's place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

from claimscan.model import Anchor, BlockKind, Document, KnownNote, Line, Mark, Place, Span, Trouble
from claimscan.readers.pdf.boxes import Boxes
from claimscan.readers.pdf.furniture import furniture, numbers
from claimscan.readers.pdf.headings import headings
from claimscan.readers.pdf.lines import PrintedLine
from claimscan.readers.pdf.links import goal, hyperlinks
from claimscan.readers.pdf.marks import Raised, credible, level, parted, raised, sizes
from claimscan.readers.pdf.metadata import FirstLine, metadata
from claimscan.readers.pdf.pages import PrintedPage, Spot
from claimscan.readers.pdf.paragraphs import Habits, begins, indent
from claimscan.readers.pdf.proven import proven
from claimscan.readers.pdf.references import Candidate, cited, listed
from claimscan.readers.pdf.tables import tables
from claimscan.readers.pdf.zones import body_size, label_of, zones

_BEHIND = ".):]"  # what may stand between a label and the text of its note
_FEW = 3  # numbers in brackets that an article with raised marks may have as well


class _Print(NamedTuple):
    """What the pages show together."""

    pages: Sequence[PrintedPage]
    edges: set[Spot]  # running heads, page numbers
    feet: set[Spot]  # where notes stand
    body: float  # size of the running text
    starts: dict[Spot, int]  # where each line begins in the document's text
    habits: Habits


def document(
    pages: Sequence[PrintedPage],
    name: str,
    data: bytes,
    information: Mapping[str, Any],
    troubles: Sequence[Trouble] = (),
) -> Document:
    """The document of these pages, those that could be read; ``information`` is what the file says of itself."""
    seen = _seen(pages)
    marks = _believed(seen)
    led = proven(seen.pages, marks, seen.feet, seen.edges)
    keys = {to: f"note-{to.page}-{to.line}" for to in led.values()}
    first = [
        FirstLine(seen.starts[spot], line) for spot, _, line in _flow(seen) if spot.page < 2
    ]  # a cover may stand before
    about = metadata(first, seen.body, information)
    titles = {span.start for span in about.title.spans} if about.title else set()
    return Document(
        name=name,
        format="pdf",
        text="\n".join(line.text for page in seen.pages for line in page.lines),
        lines=tuple(_lines(seen, keys, {spot for spot, start in seen.starts.items() if start in titles})),
        marks=tuple(_marks(seen, marks, {index: keys[to] for (index, _), to in led.items()})),
        notes=tuple(_notes(seen, keys)),
        links=hyperlinks(seen.pages, seen.starts),
        anchors=tuple(
            Anchor(start, Place(seen.pages[spot.page].number + 1, spot.line + 1, 1))
            for spot, start in seen.starts.items()
        ),
        sha256=sha256(data).hexdigest(),
        metadata=about,
        pages=information.get("pages"),
        page_labels=_labels(seen, information),
        word_boxes=Boxes(seen.pages, seen.starts),
        troubles=tuple(troubles),
    )


def _seen(pages: Sequence[PrintedPage]) -> _Print:
    edges = furniture(pages)
    apart: dict[int, set[int]] = {}
    for spot in edges:
        apart.setdefault(spot.page, set()).add(spot.line)
    pages = [_settled(page, apart.get(place, set())) for place, page in enumerate(pages)]
    body = body_size(pages)
    starts: dict[Spot, int] = {}
    at = 0
    for place, page in enumerate(pages):
        for number, line in enumerate(page.lines):
            starts[Spot(place, number)] = at
            at += len(line.text) + 1
    columns = list(_columns(pages, edges))
    return _Print(pages, edges, zones(pages, edges, body), body, starts, Habits(columns))


def _settled(page: PrintedPage, edges: Collection[int]) -> PrintedPage:
    """The page with the edges of its columns where several lines begin and end, whatever stands out by itself."""
    rooms: dict[int, list[PrintedLine]] = {}
    for index, line in enumerate(page.lines):
        if index not in edges and not line.aside:
            rooms.setdefault(line.region, []).append(line)
    sides = {
        number: (_side([line.x0 for line in room]), -_side([-line.x1 for line in room]))
        for number, room in rooms.items()
    }
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
    return next(
        (x for i, x in enumerate(order) if i + enough <= len(order) and order[i + enough - 1] - x < 3), order[0]
    )


def _believed(seen: _Print) -> list[tuple[Spot, Raised]]:
    """The marks to be believed; those at the beginning of notes are labels, and are not counted with those in the text."""
    usual = sizes(line for page in seen.pages for line in page.lines)
    found = [
        (spot, mark)
        for spot in seen.starts
        if spot not in seen.edges and not (line := seen.pages[spot.page].lines[spot.line]).aside
        for mark in raised(line, usual, seen.body)
    ]
    labels = [item for item in found if item[1].start == 0 and item[0] in seen.feet]
    text = [item for item in found if item[1].start > 0 or item[0] not in seen.feet]
    text = parted([(spot, mark if mark.sure else mark._replace(sure=_linked(seen, spot, mark))) for spot, mark in text])
    kept = [item for item, good in zip(text, credible([mark for _, mark in text]), strict=True) if good]
    numbered = _numbered(seen)
    if len(numbered) > max(len(kept), _FEW):  # what is raised in such an article are affiliations and powers
        return sorted([*numbered, *(item for item in [*labels, *kept] if _sign(item[1]))])
    if level(line.text for spot, _, line in _flow(seen) if spot not in seen.feet) > max(len(kept), _FEW):
        return []  # sizes that lie: what is raised by chance must not hide the others
    front = _affiliations(seen, kept)
    return sorted(item for item in [*labels, *kept] if item not in front)


def _numbered(seen: _Print) -> list[tuple[Spot, Raised]]:
    """Numbers in brackets, and the labels of the list of references they point into."""
    marks = cited((spot, seen.pages[spot.page].lines[spot.line].text) for spot in seen.starts if spot not in seen.edges)
    if sum(mark.labels[0].isdigit() for _, mark in marks) <= _FEW:
        return []
    begun = [Candidate(spot, line.text, begins(above, line, seen.habits)) for spot, above, line in _flow(seen)]
    labels = listed(begun, marks)
    if not labels:
        return marks
    own = {spot for spot, _ in labels}
    if own <= seen.feet:  # notes at the feet of pages that are numbered as references are
        return [*labels, *(item for item in marks if item[0] not in seen.feet)]
    return [*labels, *(item for item in marks if item[0] < min(own) or _sign(item[1]) and item[1].start == 0)]


def _sign(mark: Raised) -> bool:
    return not mark.labels[0].isdigit()


def _flow(seen: _Print) -> Iterator[tuple[Spot, PrintedLine | None, PrintedLine]]:
    """The lines of the text, each with the one above it on its page."""
    for place, page in enumerate(seen.pages):
        above: PrintedLine | None = None
        for number, line in enumerate(page.lines):
            spot = Spot(place, number)
            if spot not in seen.edges and not line.aside:
                yield spot, above, line
                above = line


def _affiliations(seen: _Print, marks: Sequence[tuple[Spot, Raised]]) -> set[tuple[Spot, Raised]]:
    """Marks of authors and the addresses they lead to: above the text, so that mark and label are on one page."""
    found: set[tuple[Spot, Raised]] = set()
    for place, page in enumerate(seen.pages[:2]):
        end = next(
            (i for i in range(len(page.lines) - 2) if all(_prose(line, seen.body) for line in page.lines[i : i + 3])), 0
        )
        above = [item for item in marks if item[0].page == place and item[0].line < end]
        labels = {mark.labels[0] for _, mark in above if mark.start == 0}
        found.update(item for item in above if labels.intersection(item[1].labels))
    return found


def _prose(line: PrintedLine, body: float) -> bool:
    return abs(line.size - body) < 0.1 * body and line.x1 - line.left > 0.85 * (line.right - line.left)


def _linked(seen: _Print, spot: Spot, mark: Raised) -> bool:
    """A power leads nowhere, and is no reference in a tagged file."""
    page = seen.pages[spot.page]
    line = page.lines[spot.line]
    called = any(piece.start <= mark.start and mark.end <= piece.end for piece in map(line.piece, line.calling))
    return called or goal(page, line, mark.start, mark.end) is not None


def _labels(seen: _Print, information: Mapping[str, Any]) -> tuple[str | None, ...]:
    """The numbers printed on the pages, else what the file's own numbering says."""
    printed = numbers(seen.pages, seen.edges)
    labels = {page.number: printed.get(place) or page.label for place, page in enumerate(seen.pages)}
    return tuple(labels.get(number) for number in range(information.get("pages") or 0))


def _marks(seen: _Print, marks: Sequence[tuple[Spot, Raised]], keys: dict[int, str]) -> Iterator[Mark]:
    for index, (spot, mark) in enumerate(marks):
        at = seen.starts[spot]
        one = len(mark.labels) == 1  # a mark of several notes is paired with them by its labels
        yield Mark(Span(at + mark.start, at + mark.end), mark.labels, keys.get(index) if one else None)


def _notes(seen: _Print, keys: dict[Spot, str]) -> Iterator[KnownNote]:
    for spot, key in sorted(keys.items()):
        line = seen.pages[spot.page].lines[spot.line]
        label = label_of(line)
        if label is not None:
            at = line.text.index(label)
            end = at + len(label)
            end += len(line.text[end : end + 2]) - len(line.text[end : end + 2].lstrip(_BEHIND))
            start = seen.starts[spot]
            yield KnownNote(key, label, "footnote" if spot in seen.feet else "endnote", Span(start + at, start + end))


def _lines(seen: _Print, keys: dict[Spot, str], front: Collection[Spot]) -> Iterator[Line]:
    flow = list(_flow(seen))
    gaps = {spot: begins(above, line, seen.habits) for spot, above, line in flow}
    text = [(spot, line) for spot, _, line in flow if spot not in seen.feet and spot not in front]
    rows = tables(text)
    heads = headings([item for item in text if item[0] not in rows], gaps, seen.body)
    for spot, start in seen.starts.items():
        page = seen.pages[spot.page]
        line = page.lines[spot.line]
        span = Span(start, start + len(line.text))
        size = round(line.size / seen.body, 3) if seen.body else 0.0
        if spot not in gaps:
            kind: BlockKind = "furniture" if spot in seen.edges else "other"
            yield Line(span, kind=kind, page=page.number, column=line.region, size=size)
            continue
        width = line.right - line.left
        yield Line(
            span,
            kind="table" if spot in rows else "other" if spot in front else "heading" if spot in heads else None,
            level=heads.get(spot, 0),
            gap=gaps[spot],
            page=page.number,
            column=line.region,
            indent=max(round(2 * indent(line)), 0),  # letters are half as wide as they are high
            fill=min((line.x1 - line.left) / width, 1.0) if width > 0 else 1.0,
            size=size,
            foot=spot in seen.feet,
            note=keys.get(spot),
        )


def _columns(pages: Sequence[PrintedPage], edges: set[Spot]) -> Iterator[list[PrintedLine]]:
    for place, page in enumerate(pages):
        free = [line for i, line in enumerate(page.lines) if Spot(place, i) not in edges and not line.aside]
        for _, group in groupby(free, key=lambda line: line.region):
            yield list(group)
