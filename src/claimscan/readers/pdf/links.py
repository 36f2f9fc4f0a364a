"""Links of the file: addresses behind printed words, and where a mark leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from claimscan import patterns as regex
from claimscan.model import Hyperlink, Span
from claimscan.readers.pdf.glyphs import Annotation
from claimscan.readers.pdf.lines import PrintedLine
from claimscan.readers.pdf.pages import PrintedPage, Spot
from claimscan.readers.pdf.zones import label_of

_EDGES = " ()[]<>.,;:\"'“”‘’"  # what stands round an address and is no part of it
_ADDRESS = regex.compile(r"(?i)[a-z][a-z0-9+.-]{0,20}:|www\.")  # else it leads to a file beside this one, or nowhere
_BEYOND = 2.0  # points: areas are drawn with some air around the letters


def hyperlinks(pages: Sequence[PrintedPage], starts: Mapping[Spot, int]) -> tuple[Hyperlink, ...]:
    """The addresses of the file, each over the characters it lies on; what runs over several lines of a column is one."""
    found: list[Hyperlink] = []
    last: tuple[Spot, str] | None = None
    for spot, annotation, start, end in _covered(pages):
        url = annotation.url
        if url is None or not _ADDRESS.match(url):
            continue
        span = Span(starts[spot] + start, starts[spot] + end)
        goes_on = last is not None and last[1] == url and last[0].page == spot.page and last[0].line + 1 == spot.line
        if goes_on and pages[spot.page].lines[spot.line].text[:start].strip() == "":
            found[-1] = Hyperlink(Span(found[-1].span.start, span.end), url)
        else:
            found.append(Hyperlink(span, url))
        last = (spot, url)
    return tuple(found)


def _covered(pages: Sequence[PrintedPage]) -> list[tuple[Spot, Annotation, int, int]]:
    """Which characters of which line lie under which link, in reading order."""
    found = []
    for place, page in enumerate(pages):
        for annotation in page.annotations:
            for number, line in enumerate(page.lines):
                if line.aside or not _beside(annotation, line):
                    continue
                if (part := _part(annotation, line)) is not None:
                    found.append((Spot(place, number), annotation, *part))
    found.sort(key=lambda item: (item[0], item[2]))
    return found


def _beside(annotation: Annotation, line: PrintedLine) -> bool:
    middle = line.baseline - 0.3 * line.size
    return annotation.top - _BEYOND <= middle <= annotation.bottom + _BEYOND and (
        annotation.x0 < line.x1 and line.x0 < annotation.x1
    )


def _part(annotation: Annotation, line: PrintedLine) -> tuple[int, int] | None:
    """The characters of a line between the area's edges; inside a word they are taken to be equally wide."""
    start = end = None
    for piece in line.pieces():
        if piece.x1 <= annotation.x0 + 1 or piece.x0 >= annotation.x1 - 1:
            continue
        width = (piece.x1 - piece.x0) / (piece.end - piece.start) or 1.0
        if start is None:
            start = piece.start + max(round((annotation.x0 - piece.x0) / width), 0)
        end = piece.end - max(round((piece.x1 - annotation.x1) / width), 0)
    if start is None or end is None or start >= end:
        return None
    text = line.text[start:end]
    left = len(text) - len(text.lstrip(_EDGES))
    right = len(text) - len(text.rstrip(_EDGES))
    return (start + left, end - right) if left + right < len(text) else (start, end)


def targets(
    pages: Sequence[PrintedPage], marks: Sequence[tuple[Spot, int, int, str]], furniture: Collection[Spot]
) -> dict[int, Spot]:
    """Where marks lead by the file's own links: index into ``marks`` (line, start, end, label) -> the line the note begins with.

    A link is believed if just one line of the page it leads to begins with the mark's own label, or one is nearest.
    """
    numbers = {page.number: place for place, page in enumerate(pages)}
    labels: dict[int, dict[str, list[Spot]]] = {}  # of the pages that links lead to
    found: dict[int, Spot] = {}
    for index, (spot, start, end, label) in enumerate(marks):
        led = goal(pages[spot.page], pages[spot.page].lines[spot.line], start, end)
        place = numbers.get(led.page) if led and led.page is not None else None
        if led is None or place is None:
            continue
        page = pages[place]
        y = page.height - led.y if led.y is not None else page.height
        if place not in labels:
            labels[place] = _labelled(page, place, furniture)
        same = [to for to in labels[place].get(label, ()) if to != spot]
        if same:
            found[index] = min(same, key=lambda to: abs(pages[to.page].lines[to.line].baseline - y))
    return found


def _labelled(page: PrintedPage, place: int, furniture: Collection[Spot]) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = {}
    for number, line in enumerate(page.lines):
        spot = Spot(place, number)
        if spot not in furniture and (label := label_of(line)):
            found.setdefault(label, []).append(spot)
    return found


def goal(page: PrintedPage, line: PrintedLine, start: int, end: int) -> Annotation | None:
    """The link into the document that lies on these characters of a line."""
    piece = next((p for p in line.pieces() if p.start <= start and end <= p.end), None)
    if piece is None:
        return None
    share = ((start + end) / 2 - piece.start) / (piece.end - piece.start)  # marks side by side may be one word
    x, y = piece.x0 + share * (piece.x1 - piece.x0), piece.baseline - 0.3 * piece.size
    return next(
        (
            a
            for a in page.annotations
            if a.page is not None and a.x0 - 1 <= x <= a.x1 + 1 and a.top - _BEYOND <= y <= a.bottom + _BEYOND
        ),
        None,
    )
