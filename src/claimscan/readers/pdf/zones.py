"""Where the notes stand on a page: below a short rule, or in small print at the foot of a column that begins with a label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.readers.pdf.glyphs import Stroke
from claimscan.readers.pdf.lines import PrintedLine
from claimscan.readers.pdf.pages import PrintedPage, Spot

_LABEL = regex.compile(r"[\[(]?\d{1,4}[\])]?[.:]?(?=\s|$)|\*{1,3}|[†‡§¶]{1,2}|[⁰¹²³⁴-⁹]+")  # no "2.1" of a heading
SMALL = 0.96  # of the body's size


class _Rule(NamedTuple):
    """A stroke that may part notes from text: what stands below it in its column."""

    page: int
    below: tuple[int, ...]
    shape: tuple[int, int]  # length, and distance from the column's left edge
    labelled: bool
    small: bool


def body_size(pages: Sequence[PrintedPage]) -> float:
    """The size of the running text: the largest of those in which a good part of the document is set.

    Not simply the commonest: some articles have more text in their notes than above them.
    """
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if not line.aside:
                letters[round(line.size * 4) / 4] += len(line.text)
    if not letters:
        return 0.0
    near = {size: sum(n for other, n in letters.items() if abs(other - size) <= 0.03 * size) for size in letters}
    common = [size for size in letters if near[size] >= 0.25 * letters.total()]
    top = max(common, default=max(letters, key=lambda size: near[size]))
    around = [size for size in letters if abs(size - top) <= 0.03 * top]
    return max(around, key=lambda size: letters[size])


def zones(pages: Sequence[PrintedPage], furniture: set[Spot], body: float) -> set[Spot]:
    """(page, line) of all lines that stand where notes stand."""
    found: set[Spot] = set()
    rules: list[_Rule] = []
    runs: list[list[Spot]] = []
    for place, page in enumerate(pages):
        for column in _columns(page):
            free = [i for i in column if Spot(place, i) not in furniture]
            rules += _rules(place, page, free, body)
            runs.append([Spot(place, i) for i in _small_run(page, free, body)])
            found.update(Spot(place, i) for i in _said(page, free))
    shapes = Counter(rule.shape for rule in rules)
    labelled = Counter(rule.shape for rule in rules if rule.labelled)
    small = 2 * sum(rule.small for rule in rules if rule.labelled) >= labelled.total()
    for rule in rules:
        # Rules that part notes from text look alike; borders of tables and underlined words come in all lengths.
        alike = labelled[rule.shape] >= max(1, 0.4 * shapes[rule.shape], 0.3 * labelled.total())
        usual = alike and (rule.small or labelled[rule.shape] >= 2)
        if rule.small >= small and (usual or (rule.labelled and (rule.small or len(rules) <= 2))):
            found.update(Spot(rule.page, i) for i in rule.below)
    for run in runs:
        if found.isdisjoint(run):  # where a rule parts them, small print above it is a quotation
            found.update(run)
    return found


def _said(page: PrintedPage, column: Sequence[int]) -> Iterable[int]:
    """The lines at the column's end that are notes by the structure of a tagged file."""
    return takewhile(lambda i: page.lines[i].noted, reversed(column))


def label_of(line: PrintedLine) -> str | None:
    """The label a line begins with, if it does."""
    first = line.piece(line.first)
    printed = line.text[first.start : first.end].strip(".,:;()[] ") if line.begins_raised else None
    if printed is None and (match := _LABEL.match(line.text)):
        printed = match[0].strip(".:()[]")
    return printed or None


def begins_with_label(line: PrintedLine) -> bool:
    """Does the line begin as notes do: with a raised mark, a number, a symbol?"""
    return line.begins_raised or bool(_LABEL.match(line.text))


def _labelled(line: PrintedLine, body: float) -> bool:
    """A number in the size of the text may as well be that of a paragraph."""
    return line.begins_raised or (line.size <= SMALL * body and begins_with_label(line))


def _columns(page: PrintedPage) -> Iterable[list[int]]:
    upright = [i for i, line in enumerate(page.lines) if not line.aside]
    for _, group in groupby(upright, key=lambda i: page.lines[i].region):
        yield list(group)


def _rules(place: int, page: PrintedPage, column: Sequence[int], body: float) -> list[_Rule]:
    if not column:
        return []
    left, right = page.lines[column[0]].left, page.lines[column[0]].right
    found: dict[
        tuple[int, ...], _Rule
    ] = {}  # of strokes with the same lines below the lowest, which is nearest to them
    for stroke in sorted(page.strokes, key=lambda stroke: stroke.y):
        if not (
            left - 12 <= stroke.x0 <= left + 30 and 0.08 * (right - left) <= stroke.x1 - stroke.x0 <= right - left + 24
        ):
            continue
        below = tuple(i for i in column if page.lines[i].baseline > stroke.y)
        if not below or any(_underlines(stroke, page.lines[i]) for i in column):
            continue
        lines = [page.lines[i] for i in below]
        if min(line.baseline - stroke.y for line in lines) < 0.4 * body or any(
            line.size > 1.03 * body for line in lines
        ):
            continue
        letters = sum(len(line.text) for line in lines)
        small = sum(len(line.text) for line in lines if line.size <= SMALL * body) >= 0.8 * letters
        shape = (round((stroke.x1 - stroke.x0) / 3), round((stroke.x0 - left) / 6))
        found[below] = _Rule(place, below, shape, _labelled(lines[0], body), small)
    return list(found.values())


def _underlines(stroke: Stroke, line: PrintedLine) -> bool:
    return (
        -0.05 * line.size <= stroke.y - line.baseline <= 0.28 * line.size
        and line.x0 < stroke.x1
        and stroke.x0 < line.x1
    )


def _small_run(page: PrintedPage, column: Sequence[int], body: float) -> list[int]:
    """Small print at the column's end in which a line begins with a label."""
    run: list[int] = []
    for i in reversed(column):
        if page.lines[i].size > 0.93 * body:
            break
        run.append(i)
    run.reverse()
    lines = [page.lines[i] for i in run]
    first = next((n for n, line in enumerate(lines) if line.begins_raised), None)
    if first is None:
        return run[next((n for n, line in enumerate(lines) if begins_with_label(line)), len(run)) :]
    while first > 0 and _follows(lines[first - 1], lines[first]):  # the rest of a note from the page before
        first -= 1
    return run[first:]


def _follows(above: PrintedLine, line: PrintedLine) -> bool:
    """Does one line stand right below the other, in the same type?"""
    return abs(above.size - line.size) <= 0.03 * line.size and 0 < line.baseline - above.baseline < 1.6 * line.size
