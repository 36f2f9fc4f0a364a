"""What is known of each line before the best path is sought: all that does not depend on the lines before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from claimscan.model import Document, Line
from claimscan.split.candidates import at_feet
from claimscan.split.features import NOTES_HEADING, Features

Role = Literal["body", "note", "label", "heading", "caption", "table", "furniture"]
NEAR = 12_000  # code points: some three printed pages; the rest of a note does not stand farther from its label


class Witness(NamedTuple):
    """The evidence of one line."""

    look: Features
    role: Role | None  # decided already
    known: bool  # to be running text, by its format
    flows: bool  # no gap, page or column sets it off from the line before
    marked: bool  # holds a sure mark
    before_label: bool  # its paragraph ends where a note begins
    place: int  # 1 at the foot of a column, 2 also below a line there; -1 above it where notes stand at the feet, 0 unknown
    size: float
    fill: float
    set_off: bool  # what follows is set off from it
    table: float  # how much it is a row of a table, its neighbours considered; 0 if it cannot be
    far: bool  # from the last label
    tail: int  # openness of a note that ends here; 3 if the label stands alone, -1 if its format says where it ends
    zone: bool  # from here on there are notes only
    leaves: bool  # a heading that ends the part with the notes


def observe(
    document: Document,
    features: Sequence[Features],
    labels: Collection[int],
    aside: Collection[int],
    marked: Collection[int],
    tails: Mapping[int, int],
    endnotes: int | None,
) -> list[Witness]:
    """The evidence of every line.

    ``labels``: lines that begin a note. ``aside``: furniture. ``marked``: lines with a sure mark. ``tails``: openness of a label
    line's text where it differs from the line's. ``endnotes``: the first line of the part that holds notes only.
    """
    lines = document.lines
    zoned = at_feet(document, labels)
    read = list(accumulate((line.span.end - line.span.start for line in lines), initial=0))
    label = -NEAR
    abuts = _abutting(lines, labels)
    found: list[Witness] = []
    for index, (line, look) in enumerate(zip(lines, features, strict=True)):
        if index in labels:
            label = read[index]
        following = lines[index + 1] if index + 1 < len(lines) else None
        rows = max((features[i].table for i in (index - 1, index + 1) if 0 <= i < len(lines)), default=0.0)
        found.append(
            Witness(
                look=look,
                role=_decided(line, index, labels, aside),
                known=line.kind is not None,
                flows=index > 0
                and not line.gap
                and (line.page, line.column) == (lines[index - 1].page, lines[index - 1].column),
                marked=index in marked,
                before_label=abuts[index],
                place=_place(lines, index) if line.foot else -1 if zoned else 0,
                size=line.size,
                fill=line.fill,
                set_off=following is None or following.gap or following.column != line.column,
                table=look.table + (0.5 * rows if rows else -2.0) if look.table else 0.0,
                far=read[index] - label > NEAR,
                tail=-1
                if line.kind == "note"
                else 0
                if look.url_end and look.open < 2
                else tails.get(index, look.open),
                zone=endnotes is not None and index >= endnotes,
                leaves=endnotes is not None and index > endnotes and _leaves(document, line, look),
            )
        )
    return found


def _place(lines: Sequence[Line], index: int) -> int:
    """Where a line at the foot stands there: text above the notes may be taken for one of them, text among them may not."""
    line, above = lines[index], lines[index - 1] if index else None
    return 2 if above and above.foot and (above.page, above.column) == (line.page, line.column) else 1


def _abutting(lines: Sequence[Line], labels: Collection[int]) -> list[bool]:
    """For each line, whether a note begins below it, with no more than lines of its own paragraph between."""
    found = [False] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        found[index] = index + 1 in labels or (found[index + 1] and not lines[index + 1].gap)
    return found


def _decided(line: Line, index: int, labels: Collection[int], aside: Collection[int]) -> Role | None:
    if index in aside:
        return "furniture"
    if line.kind == "note" or line.note or index in labels:
        return "label"
    return line.kind if line.kind in {"heading", "caption", "table"} else None


def _leaves(document: Document, line: Line, look: Features) -> bool:
    return look.heading >= 1.5 and not NOTES_HEADING.match(document.words(line.span))
