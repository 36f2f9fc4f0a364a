"""Headings: lines set larger or bolder than the text, alone between two paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimscan import patterns as regex
from claimscan.readers.pdf.lines import PrintedLine
from claimscan.readers.pdf.pages import Spot

_LARGER = 1.1  # of the body's size
_WORDS = 16
_ROWS = 3  # lines that one heading may have
_ENDS = regex.compile(r"(?<!\.)[.;,:–—-][^\w.]{0,2}$")  # no heading ends so; one that asks or breaks off may
_LETTERS = regex.compile(r"\p{L}{2}")


def headings(lines: Sequence[tuple[Spot, PrintedLine]], gaps: Mapping[Spot, bool], body: float) -> dict[Spot, int]:
    """The lines that are headings, with their level; ``gaps`` tells where paragraphs begin."""
    groups: list[list[tuple[Spot, PrintedLine]]] = []
    for spot, line in lines:
        if groups and not gaps[spot]:
            groups[-1].append((spot, line))
        else:
            groups.append([(spot, line)])
    chosen = [group for group in groups if _headed([line for _, line in group], body)]
    sizes = sorted({_size(group[0][1]) for group in chosen}, reverse=True)
    return {spot: min(sizes.index(_size(group[0][1])) + 1, 6) for group in chosen for spot, _ in group}


def _size(line: PrintedLine) -> float:
    return round(line.size * 2) / 2


def _headed(lines: Sequence[PrintedLine], body: float) -> bool:
    text = " ".join(line.text for line in lines)
    if len(lines) > _ROWS or text.count(" ") >= _WORDS or _ENDS.search(text) or not _LETTERS.search(text):
        return False
    first = next((c for c in text if c.isalpha()), "a")
    if first.islower() or any(line.raised and line.begins_raised for line in lines):
        return False
    large = all(line.size >= _LARGER * body for line in lines)
    return large or (all(line.bold and line.size > 0.9 * body for line in lines))
