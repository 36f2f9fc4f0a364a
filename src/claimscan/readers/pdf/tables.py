"""Lines of tables and of tables of contents: no running text, and the numbers they begin with are no labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimscan import patterns as regex
from claimscan.readers.pdf.lines import PrintedLine
from claimscan.readers.pdf.pages import Spot
from claimscan.readers.pdf.zones import begins_with_label

_LEADERS = regex.compile(r"(?:\.\s?){5,}[\s\divxlc]{0,8}$|(?:…\s?){2,}[\s\divxlc]{0,8}$")
_NEAR = 3.0  # points by which cells below each other may be out of line
_AROUND = 3  # lines above and below in which the rest of a table is looked for


def tables(lines: Sequence[tuple[Spot, PrintedLine]]) -> set[Spot]:
    """The lines that are rows of tables, or lead with dots to a page number. ``lines`` are those of the text, in order."""
    found = {spot for spot, line in lines if _LEADERS.search(line.text)}
    for index, (spot, line) in enumerate(lines):
        if not line.cells or (len(line.cells) == 1 and begins_with_label(line)):
            continue
        around = lines[max(index - _AROUND, 0) : index + _AROUND + 1]
        alike = sum(_aligned(line, other, place.page == spot.page) for place, other in around if place != spot)
        if alike >= (1 if len(line.cells) > 1 else 2):
            found.add(spot)
    return found


def _aligned(line: PrintedLine, other: PrintedLine, together: bool) -> bool:
    """Do cells of the two begin one below the other? ``together``: on one page; a table that runs on has as many there."""
    if line.region != other.region if together else len(line.cells) < 2 or len(line.cells) != len(other.cells):
        return False
    return sum(_any_near(x, other.cells) for x in line.cells) >= min(2, len(line.cells), len(other.cells) or 9)


def _any_near(x: float, others: Iterable[float]) -> bool:
    return any(abs(x - other) <= _NEAR for other in others)
