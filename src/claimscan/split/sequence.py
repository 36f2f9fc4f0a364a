"""Which candidates are real: labels run on, marks run on, and each note has its mark.

Two best paths. Labels: a chain of candidate labels whose numbers rise by one, with a price for gaps, repeats and new
beginnings. Marks: a pairing of candidate marks with notes that never crosses, of the greatest weight.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from claimscan.split.candidates import Candidate

GAP = 0.35  # a number left out: a little more than the worth of an unsupported label, so that a fitting one bridges
JUMP = 0.8  # a long jump ahead: a text layer may lose many labels
FAR = 1.5  # a jump back that no new chapter explains
RESTART = 0.6  # a new chapter begins with 1
REPEAT = 0.8  # the same number twice
REACH = 6  # numbers left out at most


def chain(candidates: Sequence[Candidate], weigh: Callable[[Candidate], float]) -> tuple[list[Candidate], float]:
    """The best run of labels in document order and its worth. Candidates without a number are left out."""
    best_with: dict[int, tuple[float, int]] = {}  # number -> (worth, index into steps)
    steps: list[tuple[Candidate, int]] = []  # candidate and the step before
    top = (0.0, -1)
    for candidate in candidates:
        number = candidate.number
        if number is None or (candidate.family == "plain" and number == 0):
            continue
        ahead = top[1] >= 0 and number > (steps[top[1]][0].number or 0)
        price = RESTART if number == 1 else JUMP if ahead else FAR
        options = [(-min(GAP * (number - 1), FAR), -1), (top[0] - price, top[1])]
        options += [
            (before[0] - GAP * (back - 1), before[1])
            for back in range(1, REACH + 1)
            if (before := best_with.get(number - back)) is not None
        ]
        if (same := best_with.get(number)) is not None:
            options.append((same[0] - REPEAT, same[1]))
        worth, before_index = max(options)
        worth += weigh(candidate)
        steps.append((candidate, before_index))
        if number not in best_with or worth >= best_with[number][0]:
            best_with[number] = (worth, len(steps) - 1)
        if worth > top[0]:
            top = (worth, len(steps) - 1)
    found: list[Candidate] = []
    index = top[1]
    while index >= 0:
        candidate, index = steps[index]
        found.append(candidate)
    return found[::-1], top[0]


def pair(
    marks: Sequence[tuple[str, float]], notes: Sequence[str], worth: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Pairs (mark, note) of equal label, rising in both, of the greatest total weight.

    ``marks`` are (label, weight) in reading order; ``worth(mark, note)`` is what the places of the two add (or take).
    Sparse: only equal labels are looked at, so the work grows with the number of marks, not with marks times notes.
    """
    places: dict[str, list[int]] = {}
    for index, label in enumerate(notes):
        places.setdefault(label, []).append(index)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(notes) + 1)  # Fenwick tree of prefix maxima
    steps: list[tuple[int, int, int]] = []
    best = (0.0, -1)
    for mark, (label, weight) in enumerate(marks):
        for note in reversed(places.get(label, ())):  # backwards, so that one mark takes one note
            gain = weight + worth(mark, note)
            if gain <= 0:
                continue
            total, before = _prefix(tree, note)
            steps.append((mark, note, before))
            entry = (total + gain, len(steps) - 1)
            _raise(tree, note, entry)
            best = max(best, entry)
    found = []
    index = best[1]
    while index >= 0:
        mark, note, index = steps[index]
        found.append((mark, note))
    return found[::-1]


def _prefix(tree: list[tuple[float, int]], note: int) -> tuple[float, int]:
    best = (0.0, -1)
    index = note
    while index > 0:
        best = max(best, tree[index])
        index -= index & -index
    return best


def _raise(tree: list[tuple[float, int]], note: int, entry: tuple[float, int]) -> None:
    index = note + 1
    while index < len(tree):
        tree[index] = max(tree[index], entry)
        index += index & -index


def support(marks: Sequence[Candidate]) -> Callable[[str, int, int], float]:
    """A measure: the weight of the best candidate mark of this label between two places in reading order, 0 if there is none."""
    places: dict[str, list[tuple[int, float]]] = {}
    for mark in marks:
        for label in mark.labels:
            places.setdefault(label, []).append((mark.at, mark.weight))

    for found in places.values():
        found.sort()

    def stands(label: str, start: int, end: int) -> float:
        found = places.get(label, [])
        index = bisect_left(found, (start, 0.0))
        best = 0.0
        for place, weight in found[index : index + 50]:  # a label as frequent as that is no evidence anyway
            if place >= end:
                break
            best = max(best, weight)
        return best

    return stands


def rising(run: Sequence[Candidate]) -> set[int]:
    """Indexes of the longest part of a run whose places rise as its numbers do; the others were printed out of order."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, candidate in enumerate(run):
        place = bisect_left(ends, candidate.at)
        before.append(tops[place - 1] if place else -1)
        if place == len(ends):
            ends.append(candidate.at)
            tops.append(index)
        else:
            ends[place], tops[place] = candidate.at, index
    found: set[int] = set()
    index = tops[-1] if tops else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found
