"""Segments → regions in reading order: columns where white runs down the page between prose, bands over their whole width.

Heights are kept as bits of an integer, one for each ``BIN`` points of the page: "how high do text on the left and text on the
right stand beside each other, with nothing across" is then two ``&`` and a count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from claimscan.readers.pdf.words import Segment, beside

BIN = 3.0
EDGE = 0.12  # share of the page's height at its head and foot where running heads and page numbers stand
_WHITE = 6.0  # points: more than the white between two lines of small print
_STEP = 1.6  # of the size: lines of a paragraph are not farther apart
_ROW = 3.0  # points: what stands on one line does not do so to the point
_FILLED = 0.7  # of a column: running heads are shorter
_HANGS = 3.0  # of the size: the lines of an item stand farther right than its bullet
_DEPTH = 4  # columns in columns: four columns, or three with a box in one


class Region(NamedTuple):
    """Segments that are read from top to bottom, without another column between them."""

    segments: list[Segment]
    left: float
    right: float


class _Gutter(NamedTuple):
    x: float
    mask: int  # the heights where both sides stand beside each other


def regions(segments: Sequence[Segment], height: float) -> list[Region]:
    """All segments of a page, in regions in reading order."""
    head, middle, foot = _edges(segments, height)
    if _columnar(head, middle):
        head, middle = [], [*head, *middle]
    if _columnar(foot, middle):
        middle, foot = [*middle, *foot], []
    found = [*_parts(middle, _DEPTH)]
    return [*_whole(head), *found, *_whole(foot)]


def _whole(segments: Sequence[Segment]) -> list[Region]:
    if not segments:
        return []
    return [Region(list(segments), min(s.x0 for s in segments), max(s.x1 for s in segments))]


def _edges(segments: Sequence[Segment], height: float) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """What stands at the head and at the foot of the page, set off by white: read across, not down a column."""
    mask = 0
    for segment in segments:
        mask |= _bits(segment)
    stripes = _stripes(mask)
    whites = [(a[1], b[0]) for a, b in pairwise(stripes) if (b[0] - a[1]) * BIN >= _WHITE]  # from, to
    head = next((start for start, _ in whites if start * BIN < EDGE * height), 0)
    foot = next((end for _, end in reversed(whites) if end * BIN > (1 - EDGE) * height), 0)
    parts: tuple[list[Segment], list[Segment], list[Segment]] = ([], [], [])
    for segment in segments:
        middle = (segment.top + segment.bottom) / 2
        parts[0 if middle < head * BIN else 2 if foot and middle > foot * BIN else 1].append(segment)
    return parts


def _columnar(edge: Sequence[Segment], middle: Sequence[Segment]) -> bool:
    """Are these lines of the columns themselves, where paragraphs or notes begin side by side? They fill both, in several rows."""
    if len({round(segment.baseline) for segment in edge}) < 2:
        return False
    gutter = _gutter(middle) if len(middle) >= 6 else None
    if gutter is None:
        return False
    here, there = _sides(edge, gutter.x), _sides(middle, gutter.x)
    if len(here[0]) + len(here[1]) < len(edge):
        return False  # something stands across
    return all(
        max((s.x1 - s.x0 for s in side), default=0.0) > _FILLED * max(s.x1 - s.x0 for s in column)
        for side, column in zip(here, there, strict=True)
    )


def _sides(segments: Sequence[Segment], x: float) -> tuple[list[Segment], list[Segment]]:
    return [s for s in segments if s.x1 <= x + 2], [s for s in segments if s.x0 >= x - 2]


def _stripes(mask: int) -> list[tuple[int, int]]:
    """Runs of set bits as (first, behind the last), from the lowest bit, which is the page's top."""
    found = []
    at = 0
    while mask:
        skip = (mask & -mask).bit_length() - 1
        mask >>= skip
        at += skip
        length = (~mask & (mask + 1)).bit_length() - 1
        found.append((at, at + length))
        mask >>= length
        at += length
    return found


def _bits(segment: Segment) -> int:
    first = max(int(segment.top / BIN), 0)
    return (1 << max(int(segment.bottom / BIN) + 1, first + 1)) - (1 << first)


def _parts(segments: Sequence[Segment], depth: int) -> list[Region]:
    gutter = _gutter(segments) if depth and len(segments) >= 6 else None
    if gutter is None:
        return _whole(segments)
    found: list[Region] = []
    for band, columns in _bands(segments, gutter):
        if columns:
            found += _parts([s for s in band if s.x1 <= gutter.x + 2], depth - 1)
            found += _parts([s for s in band if s.x1 > gutter.x + 2], depth - 1)
        else:
            found += _parts(band, depth - 1)
    return found


def _gutter(segments: Sequence[Segment]) -> _Gutter | None:
    """The place where a left and a right column stand beside each other over the greatest height, if there is one."""
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    starts = sorted(s.x0 for s in segments if s.x0 > left + 0.15 * (right - left))
    best: _Gutter | None = None
    tall = 0
    for x in _clusters(starts):
        gutter = _try(segments, x - 1.0)
        if gutter and gutter.mask.bit_count() > tall:
            best, tall = gutter, gutter.mask.bit_count()
    return best


def _clusters(starts: Sequence[float]) -> list[float]:
    """Places where several segments begin one below the other."""
    found: list[float] = []
    group: list[float] = []
    for x in [*starts, float("inf")]:
        if group and x - group[0] > 3.0:
            if len(group) >= 3:
                found.append(group[0])
            group = []
        group.append(x)
    return found


def _try(segments: Sequence[Segment], x: float) -> _Gutter | None:
    """Are the two sides of ``x`` columns of prose? Cells of a table are short, and stand far apart."""
    sides: tuple[list[Segment], list[Segment]] = ([], [])
    left = right = across = 0
    for segment in segments:
        if segment.x1 <= x + 2:
            left |= _bits(segment)
            sides[0].append(segment)
        elif segment.x0 >= x - 2:
            right |= _bits(segment)
            sides[1].append(segment)
        else:
            across |= _bits(segment)
    both = left & right & ~across
    if both.bit_count() * BIN < 40:
        return None
    for side in sides:
        inside = [s for s in side if _bits(s) & both]
        if not _prose(inside):
            return None
    return _Gutter(x, both)


def _prose(segments: Sequence[Segment]) -> bool:
    """Lines of several words, most of them following each other closely: above notes a column may be empty."""
    rows: dict[int, int] = {}
    for segment in segments:
        row = round(segment.baseline / _ROW)
        rows[row] = rows.get(row, 0) + len(segment.words)
    if len(rows) < 3:
        return False
    size = median(s.size for s in segments)
    steps = [below - above for above, below in pairwise(sorted(rows))]
    return median(rows.values()) >= 3 and median(steps) * _ROW <= 2.5 * size


def _bands(segments: Sequence[Segment], gutter: _Gutter) -> list[tuple[list[Segment], bool]]:
    """The segments from top to bottom, in stretches that stand in columns (True) or across them (False)."""
    across = [s for s in segments if s.x0 < gutter.x - 2 and s.x1 > gutter.x + 2]
    inside = [s for s in segments if not (s.x0 < gutter.x - 2 and s.x1 > gutter.x + 2)]
    wide = [_closed(stretch, inside) for stretch in _stretches(across, inside)]
    found: list[tuple[list[Segment], bool]] = []
    taken = {id(s) for stretch in wide for s in stretch}
    rest = [s for s in inside if id(s) not in taken]
    for stretch in wide:
        top = min(s.top for s in stretch)
        above = [s for s in rest if (s.top + s.bottom) / 2 < top]
        rest = [s for s in rest if (s.top + s.bottom) / 2 >= top]
        if above:
            found.append((above, True))
        bottom = max(s.bottom for s in stretch)
        within = [s for s in rest if (s.top + s.bottom) / 2 < bottom]
        rest = [s for s in rest if (s.top + s.bottom) / 2 >= bottom]
        found.append(([*stretch, *within], False))
    if rest:
        found.append((rest, True))
    return [part for band, columns in found for part in _ends(band, columns, gutter)]


def _stretches(across: Sequence[Segment], inside: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that lie across the gutter, in stretches with nothing but short lines of the same kind between."""
    found: list[list[Segment]] = []
    for segment in sorted(across, key=lambda s: s.baseline):
        last = found[-1][-1] if found else None
        if last is not None:
            between = [s for s in inside if last.bottom < (s.top + s.bottom) / 2 < segment.top]
            if not between and segment.top - last.bottom < 3 * segment.size or _short(between, last, segment):
                found[-1].extend([*between, segment])
                continue
        found.append([segment])
    return found


def _closed(stretch: list[Segment], inside: Sequence[Segment]) -> list[Segment]:
    """The stretch with the last line of its last paragraph: a short one right below it, alone in its row, with white behind it."""
    last = max(stretch, key=lambda s: s.baseline)
    below = [s for s in inside if 0 < s.baseline - last.baseline < 2 * _STEP * last.size]
    row = [s for s in below if s.baseline - last.baseline < _STEP * last.size]
    end = row[0] if len(row) == 1 and abs(row[0].size - last.size) < 0.06 * last.size else None
    if end is None or not -last.size < end.x0 - last.x0 <= _HANGS * last.size:
        return stretch
    apart = all(s is end or s.baseline - end.baseline >= _STEP * last.size for s in below)
    return [*stretch, end] if apart else stretch


def _short(between: Sequence[Segment], above: Segment, below: Segment) -> bool:
    """Last lines of paragraphs that run across: no two stand beside each other, and no column has several."""
    if not between or len(between) > 3:
        return False
    if any(beside(a, b) for i, a in enumerate(between) for b in between[:i]):
        return False
    rows = [above, *sorted(between, key=lambda s: s.baseline), below]
    return all(b.baseline - a.baseline <= 2.2 * max(a.size, b.size) for a, b in pairwise(rows))


def _ends(band: list[Segment], columns: bool, gutter: _Gutter) -> list[tuple[list[Segment], bool]]:
    """A stretch in columns whose two sides never stand beside each other is none."""
    if columns:
        left = right = 0
        for segment in band:
            if segment.x1 <= gutter.x + 2:
                left |= _bits(segment)
            else:
                right |= _bits(segment)
        if left and right and not left & right:
            return [(band, False)]
    return [(band, columns)]
