"""What a reference manager or a bibliography says of the works that a note cites: where each of them is printed, and which it is.

The data comes from the document itself (fields of a word processor, the entries of a ``.bib`` file), and knows better than
any guess where a source begins and ends and what its parts are. What is printed stays what the spans point to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimscan.model import Source
from claimscan.parse import csl, split
from claimscan.parse.cites import Cite
from claimscan.parse.context import Cited
from claimscan.parse.excerpt import LONGEST, Excerpt
from claimscan.parse.printed import Print
from claimscan.parse.scan import Scan
from claimscan.parse.split import Piece

DATA = "fields from the document's own data"  # evidence
MOST = 50  # works in one citation that are compared with what is printed


class _Group(NamedTuple):
    """Sources as the parser cut them and works as the data has them, which lie in each other's place."""

    pieces: list[Piece]
    cited: list[Cited]


def cut(scan: Scan, pieces: Sequence[Piece], cited: Sequence[Cited], cites: Sequence[Cite]) -> tuple[Piece, ...]:
    """The sources of a note: each work that is cited by itself is one, whatever the parser made of its signs."""
    alone = [one for one in cited if len(one.items) == 1]
    if not alone:
        return tuple(pieces)
    return tuple(piece for group in _groups(pieces, alone) for piece in _settled(scan, group, cites))


def _groups(pieces: Sequence[Piece], cited: Sequence[Cited]) -> Iterator[_Group]:
    """Those that overlap each other, from left to right."""
    group, end = _Group([], []), 0
    both: list[Piece | Cited] = [*pieces, *cited]
    for one in sorted(both, key=lambda one: (one.start, one.end)):
        if one.start >= end and (group.pieces or group.cited):
            yield group
            group = _Group([], [])
        end = max(end, one.end)
        if isinstance(one, Piece):
            group.pieces.append(one)
        else:
            group.cited.append(one)
    if group.pieces or group.cited:
        yield group


def _settled(scan: Scan, group: _Group, cites: Sequence[Cite]) -> Iterator[Piece]:
    pieces, cited = group
    if not cited:
        yield from pieces
        return
    for place, one in enumerate(cited):
        end = max(one.end, pieces[-1].end) if one is cited[-1] and pieces else one.end
        if place == 0 and len(pieces) == 1 and pieces[0].start <= _begin(scan, one):
            yield pieces[0] if end == pieces[0].end else pieces[0]._replace(end=split.trimmed(scan, one.start, end))
        elif (piece := split.whole(scan, one.start, end, cites)) is not None:
            yield piece


def _begin(scan: Scan, cited: Cited) -> int:
    """Where the print of a work begins: at its title or its author, behind words that lead to it."""
    page = Print.of(scan.text, cited.start, min(cited.end, cited.start + LONGEST))
    return min(csl.places(cited.items[0], page), default=cited.end)


def items(pieces: Sequence[Piece], cited: Sequence[Cited], scan: Scan) -> Iterator[Mapping[str, Any] | None]:
    """For each source the item that it prints; ``None`` where no data is, or where two items could be meant."""
    given: dict[int, Mapping[str, Any]] = {}
    first = 0
    for one in cited:
        while first < len(pieces) and pieces[first].end <= one.start:
            first += 1
        inside = [at for at in range(first, min(first + len(one.items) + 1, len(pieces))) if pieces[at].start < one.end]
        if len(inside) == len(one.items):
            given.update({at: item for at, item in zip(inside, one.items, strict=True) if at not in given})
            continue
        for at in inside if len(one.items) <= MOST else ():
            text = Print.of(scan.text, pieces[at].start, pieces[at].end)
            fitting = [item for item in one.items if csl.places(item, text)]
            if len(fitting) == 1:
                given.setdefault(at, fitting[0])
    return (given.get(at) for at in range(len(pieces)))


def filled(source: Source, excerpt: Excerpt, item: Mapping[str, Any] | None) -> Source:
    """The source with the item's fields; what the item lacks stays as it was read. One that stands for another keeps its own."""
    if item is None or source.form in ("ibid", "supra"):
        return source
    found = csl.fields(source, excerpt, item)
    return source._replace(**found, evidence=(*source.evidence, DATA)) if found else source
