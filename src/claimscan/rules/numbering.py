"""Notes as the runs in which they were numbered: once through the document, or anew with each chapter."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan.model import Note

FEW = 0.1  # of the numbers may be slips; where more are wrong, the numbers were lost in the making of the file


def number(label: str) -> int | None:
    """A label's number; ``None`` for symbols, letters and Roman numerals, whose order is another."""
    return int(label) if label.isascii() and label.isdecimal() and len(label) < 7 else None


def is_doubtful(notes: Sequence[Note]) -> bool:
    """Are so many numbers missing or given twice that what is called note 12 may be another note?"""
    return any(sum(_faults(run)) > FEW * len(run) for run in runs(notes))


def _faults(run: Sequence[tuple[int, Note]]) -> tuple[int, int]:
    """How many numbers between the first and the last are missing, and how many stand again."""
    present = {n for n, _ in run}
    return max(present) - min(present) + 1 - len(present), len(run) - len(present)


def runs(notes: Sequence[Note]) -> list[list[tuple[int, Note]]]:
    """The numbered notes in document order, cut where the numbers begin again at 1 and go on from there."""
    numbered = [(n, note) for note in notes if (n := number(note.label)) is not None]
    found: list[list[tuple[int, Note]]] = []
    for index, (n, note) in enumerate(numbered):
        following = numbered[index + 1][0] if index + 1 < len(numbered) else 2
        if not found or (n == 1 and following in (1, 2)):
            found.append([])
        found[-1].append((n, note))
    return found
