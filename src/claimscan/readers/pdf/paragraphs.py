"""Where a paragraph begins, by white above the line and by indents; how far lines fill their column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from claimscan import patterns as regex
from claimscan.readers.pdf.lines import PrintedLine

_ENDED = regex.compile(r"[.?!:;…]['\"”’»)\]]*\d*\s*$")
_BULLET = regex.compile(r"[•‣◦▪●∙○■□◆➢✓]\s")  # never inside running text
_NUMBERED = regex.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}[.)]?\s")
_LABELLED = regex.compile(r"[\[(]?\d{1,3}[\]).]")
_AXIS = 0.15  # of the size: the middles of lines set in the middle are not farther apart
_INDENT = 0.6  # of the size: less is no indent


class Habits:
    """How paragraphs are set in each size of type: the usual step from line to line, and which line is indented."""

    def __init__(self, columns: Sequence[Sequence[PrintedLine]]) -> None:
        steps: dict[float, Counter[float]] = {}
        first: Counter[float] = (
            Counter()
        )  # lines in the middle of paragraphs that are indented, less those that are not
        for column in columns:
            for above, line in pairwise(column):
                key = _key(line)
                if _key(above) != key:
                    continue
                step = line.baseline - above.baseline
                if 0 < step < 3 * line.size:
                    steps.setdefault(key, Counter())[round(step * 2) / 2] += 1
                if step < 1.6 * line.size and above.x1 >= above.right - 0.5 * above.size:
                    first[key] += 1 if indent(line) > _INDENT else -1
        self._steps = {key: _lower_mode(counts) for key, counts in steps.items()}
        self._hanging = {key for key, count in first.items() if count > 0}

    def step(self, line: PrintedLine) -> float:
        return self._steps.get(_key(line), 1.25 * line.size)

    def hanging(self, line: PrintedLine) -> bool:
        return _key(line) in self._hanging


def _key(line: PrintedLine) -> float:
    return round(line.size * 2) / 2


def _lower_mode(counts: Counter[float]) -> float:
    """The commonest step; of two nearly as common the smaller, which is that inside paragraphs."""
    most = max(counts.values())
    return min(step for step, count in counts.items() if count >= 0.6 * most)


def indent(line: PrintedLine) -> float:
    """In sizes, against the column's left edge."""
    return (line.x0 - line.left) / line.size if line.size else 0.0


def begins(above: PrintedLine | None, line: PrintedLine, habits: Habits) -> bool:
    """Does a paragraph begin here, rather than go on from the line above in the same column?"""
    if above is None or above.region != line.region:
        return True
    if (
        abs(above.size - line.size) > 0.06 * line.size
        or above.bold != line.bold
        and above.bold + line.bold == 1
        and _short(above)
    ):
        return True
    if _BULLET.match(line.text):
        return True
    step = line.baseline - above.baseline
    usual = habits.step(line)
    if step > usual + 0.25 * line.size or step < 0:
        return True
    moved = (line.x0 - above.x0) / line.size
    if abs(moved) > _AXIS and abs(line.x0 + line.x1 - above.x0 - above.x1) < 2 * _AXIS * line.size:
        return False  # lines set in the middle
    if _short(above) and _NUMBERED.match(line.text):
        return True
    if habits.hanging(line):
        below = indent(line) < 0.3 and abs(moved) < 0.3 and _short(above)
        return moved < -_INDENT or (below and bool(_ENDED.search(above.text) or _LABELLED.match(line.text)))
    if moved > _INDENT and moved < 6:
        return True
    return abs(moved) <= _INDENT and indent(line) > _INDENT and _short(above) and bool(_ENDED.search(above.text))


def _short(line: PrintedLine) -> bool:
    return line.x1 < line.right - 2 * line.size
