"""Marks and notes brought together: in order, each note once; then repeats, and what is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from claimscan.model import Document
from claimscan.split.candidates import Candidate, Family
from claimscan.split.numbering import CERTAIN, NEAR
from claimscan.split.sequence import pair


class Pairing(NamedTuple):
    """Which marks are real, and the index of the note each of their labels leads to (None: to none, or to more than one)."""

    marks: list[Candidate]
    links: list[tuple[int, str, int | None, tuple[str, ...]]]  # (mark, label, note, evidence)


def match(document: Document, marks: Sequence[Candidate], notes: Sequence[Candidate], endnotes: bool) -> Pairing:
    """Pair the marks in the body with the notes: in order, each note once, then repeats and what is left over."""
    flat = [(index, label) for index, mark in enumerate(marks) if not mark.key for label in mark.labels]
    labels = [note.labels[0] for note in notes]
    keys = {note.key: index for index, note in enumerate(notes) if note.key}
    pages = [document.lines[note.line].page for note in notes]

    def worth(item: int, note: int) -> float:
        mark = marks[flat[item][0]]
        after = notes[note].at - mark.at
        if endnotes:
            return 0.2 if after > 0 else 0.0
        if after < 0:
            return -0.5 if mark.family in CERTAIN else -1.0
        same = document.lines[mark.line].page == pages[note]
        return 0.4 if same or after < NEAR // 3 else 0.2 if after < NEAR else -0.3

    counts = Counter(labels)
    weights = [(label, marks[index].weight) for index, label in flat]
    pairs = dict(pair(weights, labels, worth))
    family = Counter(marks[flat[item][0]].family for item in pairs).most_common(1)
    main: Family | None = family[0][0] if family else None
    links: list[tuple[int, str, int | None, tuple[str, ...]]] = []
    real: list[Candidate] = []
    place: dict[int, int] = {}
    paired_marks = {flat[item][0] for item in pairs}
    items = {(index, label): item for item, (index, label) in enumerate(flat)}
    for index, label in ((index, label) for index, mark in enumerate(marks) for label in mark.labels):
        mark = marks[index]
        if mark.key:
            place.setdefault(index, len(real))
            real.append(mark)
            links.append((place[index], label, keys.get(mark.key), ("format",)))
            continue
        note = pairs.get(items[index, label])
        evidence: tuple[str, ...] = ("sequence", "unique" if counts[label] == 1 else "nearest")
        if note is None:
            if index not in paired_marks and not _stands_alone(mark, main, label, labels):
                continue
            note, evidence = _leftover(mark, label, notes, labels, endnotes)
        if index not in place:
            place[index] = len(real)
            real.append(mark)
        links.append((place[index], label, note, (mark.family, *evidence)))
    return Pairing(real, links)


def _stands_alone(mark: Candidate, main: Family | None, label: str, labels: Sequence[str]) -> bool:
    """Is a mark that found no note in order still a mark? Raised ones are; digits that only look so are text."""
    if mark.family in ("sup", "html", "math", "known", "ref"):
        return True
    if mark.family in ("bracket", "caret", "symbol"):
        return mark.family == main and (label in labels or mark.family != "bracket" or int(label) <= len(labels) + 5)
    return False


def _leftover(
    mark: Candidate, label: str, notes: Sequence[Candidate], labels: Sequence[str], endnotes: bool
) -> tuple[int | None, tuple[str, ...]]:
    """The note of a mark that repeats an earlier one, if only one can be meant."""
    same = [i for i, other in enumerate(labels) if other == label]
    if len(same) == 1:
        return same[0], ("repeated", "unique")
    if not same:
        return None, ("no-note",)
    near = [i for i in same if abs(notes[i].at - mark.at) < NEAR]
    if len(near) == 1 and not endnotes:
        return near[0], ("repeated", "near")
    return None, ("several-notes",)
