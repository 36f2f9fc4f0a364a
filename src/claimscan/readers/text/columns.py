"""Columns printed side by side (``pdftotext -layout``) told apart and put into reading order.

The lines of a justified column are equally wide on paper. So where only one space is left between two columns, the cut is
the one that makes both halves nearest to the column's width, at a place where the lines around begin their right half.
Widths are estimated from the letters (shares of an em in common book faces), not from their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import regex

from claimscan.model import Line, Span

_GAP = regex.compile(r"(?<=\S) {3,}(?=\S)")  # a gutter that shows; justified text has at most two spaces
_BREAK = regex.compile(r"(?<=\S) +(?=\S)")
_WIDTHS = {**dict.fromkeys("iljtfI.,:;'|!()[] ‘’", 0.3), **dict.fromkeys("mwMW—@%", 0.85)}
_SHARE = 0.25  # of a page's lines must show a gutter; tables and contents pages stay below it over a page of prose


class _Half(NamedTuple):
    start: int
    end: int


class _Row(NamedTuple):
    left: _Half | None
    right: _Half | None
    wide: bool = False  # over both columns: a title, a page number


def width(text: str) -> float:
    """The estimated printed width in em."""
    return sum(_WIDTHS.get(c, 0.68 if c.isupper() else 0.5) for c in text)


def is_layout(rows: Sequence[str]) -> bool:
    """Does this page show two columns of prose side by side?"""
    filled = [row for row in rows if row.strip()]
    if len(filled) < 8:
        return False
    pairs = 0
    for row in filled:
        gap = _GAP.search(row)
        if gap and min(len(row[: gap.start()].split()), len(row[gap.end() :].split())) >= 3:
            pairs += 1
        elif len(row) - len(row.lstrip()) >= 35 and len(row.split()) >= 4:
            pairs += 1
    return pairs >= _SHARE * len(filled)


def columns(text: str, rows: Sequence[tuple[int, int]], page: int) -> list[Line]:
    """The lines of one page with its columns one after the other."""
    cut = _cut([text[a:b] for a, b in rows])
    found: list[Line] = []
    order: list[tuple[int, list[tuple[int, _Half]]]] = []
    left: list[tuple[int, _Half]] = []
    right: list[tuple[int, _Half]] = []

    def flush() -> None:
        order.extend((column, list(halves)) for column, halves in ((0, left), (1, right)) if halves)
        left.clear()
        right.clear()

    for number, row in enumerate(cut):
        if row.wide and row.left:
            flush()
            order.append((0, [(number, row.left)]))
            continue
        if row.left:
            left.append((number, row.left))
        if row.right:
            right.append((number, row.right))
    flush()
    blank = [not text[a:b].strip() for a, b in rows]
    for column, halves in order:
        found.extend(_column(text, rows, blank, halves, page, column))
    return found


def _column(
    text: str,
    rows: Sequence[tuple[int, int]],
    blank: Sequence[bool],
    halves: Sequence[tuple[int, _Half]],
    page: int,
    column: int,
) -> list[Line]:
    widths = [width(text[rows[n][0] + h.start : rows[n][0] + h.end]) for n, h in halves]
    full = sorted(widths)[int(len(widths) * 0.8)] or 1.0
    edge = min(h.start for _, h in halves)
    found: list[Line] = []
    before: int | None = None
    for index, (number, half) in enumerate(halves):
        start = rows[number][0]
        gap = before is None or any(blank[before + 1 : number])
        if before is not None and number - before > 1 and not gap:  # rows of the other column between
            gap = number - before > 2 or widths[index - 1] < 0.85 * full
        span = Span(start + half.start, start + half.end)
        indent = half.start - edge
        found.append(Line(span, gap=gap, page=page, column=column, indent=indent, fill=widths[index] / full))
        before = number
    return found


def _cut(rows: Sequence[str]) -> list[_Row]:
    sure = [_sure(row) for row in rows]
    starts = [row.right.start if row and row.right else None for row in sure]
    widths = [_certain(row, known) for row, known in zip(rows, sure, strict=True)]
    full = _typical([w for ws in widths for w in ws])
    seen = [i for i, row in enumerate(sure) if row and row.right and rows[i].strip()]
    first, last = (seen[0], seen[-1]) if seen else (len(rows), -1)
    cut: list[_Row] = []
    for i, (row, known) in enumerate(zip(rows, sure, strict=True)):
        half = _Half(len(row) - len(row.lstrip()), len(row.rstrip()))
        if not row.strip():
            cut.append(_Row(None, None))
        elif _alone(rows, i):
            cut.append(_Row(half, None, wide=True))
        elif known:
            cut.append(known)
        elif (i < first or i > last) and width(row.strip()) > 1.15 * full:
            cut.append(_Row(half, None, wide=True))
        else:
            near = [w for ws in widths[max(i - 8, 0) : i + 9] for w in ws]
            cut.append(_narrow(row, half, _typical(near) if len(near) > 5 else full, _around(starts, i)))
    return cut


def _certain(row: str, known: _Row | None) -> list[float]:
    """The widths of the halves of a row whose cut is certain."""
    if known:
        return [width(row[h.start : h.end]) for h in (known.left, known.right) if h]
    whole = width(row.strip())
    return [whole] if 0 < whole and len(row.strip()) < 62 else []  # two columns share some 90 to 120 letters


def _typical(widths: Sequence[float]) -> float:
    """The column's width: the middle of the lines that are not a paragraph's short last."""
    high = max(widths, default=24.0)
    return median([w for w in widths if w >= 0.7 * high] or [high])


def _sure(row: str) -> _Row | None:
    """The halves of a row whose gutter shows, or that stands in the right column alone."""
    start, end = len(row) - len(row.lstrip()), len(row.rstrip())
    gaps = [m for m in _GAP.finditer(row)]
    if gaps:
        gap = max(gaps, key=lambda m: (m.end() >= 30, m.end() - m.start()))  # the gutter is not in the margin
        if gap.end() >= 30 or end < 30:
            return _Row(_Half(start, gap.start()), _Half(gap.end(), end))
    if row.strip() and start >= 35:
        return _Row(None, _Half(start, end))
    return None


def _alone(rows: Sequence[str], i: int) -> bool:
    """A number in the middle of the page's last row (or first): the page's own."""
    if not rows[i].strip().isdigit() or len(rows[i]) - len(rows[i].lstrip()) < 20:
        return False
    return not any(row.strip() for row in rows[i + 1 :]) or not any(row.strip() for row in rows[:i])


def _around(starts: Sequence[int | None], i: int) -> set[int]:
    """Where the nearest sure rows above and below begin their right half."""
    above = next((starts[j] for j in range(i - 1, max(i - 6, -1), -1) if starts[j] is not None), None)
    below = next((starts[j] for j in range(i + 1, min(i + 6, len(starts))) if starts[j] is not None), None)
    return {start for start in (above, below) if start is not None}


def _narrow(row: str, half: _Half, full: float, around: set[int]) -> _Row:
    """A row without a gutter that shows: one half, or two with a single space between."""
    if width(row.strip()) <= 1.25 * full:
        return _Row(half, None)
    best, cost = None, 0.35 * full  # a row that fits no cut better than this stays whole
    for gap in _BREAK.finditer(row):
        left, right = row[half.start : gap.start()], row[gap.end() : half.end]
        off = abs(full - width(left)) + max(width(right) - 1.1 * full, 0)
        if len(left) > 1 and left.endswith("-") and left[-2].isalpha():
            off -= 0.3 * full  # a word cut at the column's edge
        if gap.end() in around:
            off -= 0.3 * full
        if len(gap[0]) > 1:
            off -= 0.2 * full
        if off < cost:
            best, cost = gap, off
    if best is None:
        return _Row(half, None)
    return _Row(_Half(half.start, best.start()), _Half(best.end(), half.end))
