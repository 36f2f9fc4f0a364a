"""Columns printed side by side (``pdftotext -layout``) told apart and put into reading order.

The lines of a justified column are equally wide on paper. So where only one space is left between two columns, the cut is
the one that makes both halves nearest to the column's width, at a place where the lines around begin their right half.
Widths are estimated from the letters (shares of an em in common book faces), not from their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimscan import patterns as regex
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


def side_by_side(pages: Sequence[Sequence[str]]) -> list[bool]:
    """For each page, does it show two columns of prose? In a document that mostly does, a few gutters are enough."""
    shares = [_share(rows) for rows in pages]
    mostly = sum(share >= _SHARE for share in shares) > 0.4 * len(shares)
    return [share >= (_SHARE / 4 if mostly else _SHARE) for share in shares]


def _share(rows: Sequence[str]) -> float:
    """The share of a page's lines that show a gutter between prose, or stand in the right column alone."""
    filled = [row for row in rows if row.strip()]
    if len(filled) < 8:
        return 0.0
    pairs = 0
    for row in filled:
        gap = _GAP.search(row) if "   " in row else None
        if (
            gap
            and min(len(row[: gap.start()].split()), len(row[gap.end() :].split())) >= 4
            or len(row) - len(row.lstrip()) >= 35
            and len(row.split()) >= 4
        ):
            pairs += 1
    return pairs / len(filled)


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
    left = [_certain(row, known, right=False) for row, known in zip(rows, sure, strict=True)]
    right = [_certain(row, known, right=True) for row, known in zip(rows, sure, strict=True)]
    full = _typical([w for w in (*left, *right) if w])
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
            cut.append(_narrow(row, half, _near(left, i) or full, _near(right, i) or full, _around(starts, i)))
    return cut


def _certain(row: str, known: _Row | None, right: bool) -> float:
    """The width of the left or right half of a row whose cut is certain, else 0."""
    if known:
        half = known.right if right else known.left
        return width(row[half.start : half.end]) if half else 0.0
    return 0.0 if right or len(row.strip()) >= 62 else width(row.strip())  # two columns share some 90 to 120 letters


def _near(widths: Sequence[float], i: int) -> float:
    """The column's width around a row: notes are set smaller, so the nearest full lines count."""
    found: list[float] = []
    for step in range(1, 12):
        found.extend(widths[j] for j in (i - step, i + step) if 0 <= j < len(widths) and widths[j])
        if len(found) >= 5:
            break
    return _typical(found) if found else 0.0


def _typical(widths: Sequence[float]) -> float:
    """The column's width: the middle of the lines that are not a paragraph's short last."""
    high = max(widths, default=24.0)
    wide = sorted(w for w in widths if w >= 0.75 * high) or [high]
    return (
        wide[(len(wide) - 1) // 2] + wide[len(wide) // 2]
    ) / 2  # `statistics` takes longer to load than all else here


def _sure(row: str) -> _Row | None:
    """The halves of a row whose gutter shows, or that stands in the right column alone."""
    start, end = len(row) - len(row.lstrip()), len(row.rstrip())
    gaps = list(_GAP.finditer(row))
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


def _narrow(row: str, half: _Half, left: float, right: float, around: set[int]) -> _Row:
    """A row without a gutter that shows: one half, or two with a single space between."""
    whole = width(row.strip())
    if whole <= 1.03 * left:
        return _Row(half, None)
    best, cost = None, 0.35 * left  # a row that fits no cut better than this stays whole
    for gap in _BREAK.finditer(row):
        first, second = row[half.start : gap.start()], row[gap.end() : half.end]
        cut = len(first) > 1 and first.endswith("-") and first[-2].isalpha()
        if whole <= 1.25 * left and not (cut or gap.end() in around):
            continue  # a somewhat long line needs better evidence than its length
        off = abs(left - width(first)) + max(width(second) - 1.05 * right, 0) + 0.8 * max(right - width(second), 0)
        if cut:
            off -= 0.6 * left  # a word cut at the column's edge
        if gap.end() in around:
            off -= 0.12 * left
        if len(gap[0]) > 1:
            off -= 0.2 * left
        if off < cost:
            best, cost = gap, off
    if best is None:
        return _Row(half, None)
    return _Row(_Half(half.start, best.start()), _Half(best.end(), half.end))
