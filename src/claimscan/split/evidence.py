"""What the chosen labels tell about the lines around them: before the best path is sought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimscan.model import Document
from claimscan.split.candidates import Candidate
from claimscan.split.features import Features
from claimscan.split.numbering import CERTAIN, alone


def endnotes_from(document: Document, notes: Sequence[Candidate], marks: Sequence[Candidate]) -> int | None:
    """The line from which on there are only notes: all of them stand behind (nearly) all marks."""
    if len(notes) < 3:
        return None
    first = notes[0].line
    numbers = {label for note in notes for label in note.labels}
    own = {note.line for note in notes}
    real = [m for m in marks if m.line not in own and m.weight >= 0.5 and any(label in numbers for label in m.labels)]
    if not real:
        return None
    before = sum(mark.line < first for mark in real)
    sure = sum(note.family in CERTAIN for note in notes) > 0.5 * len(notes)
    spread_out = not sure and notes[-1].line - first > 6 * len(notes)  # as numbered sections are
    return first if before >= 0.9 * len(real) and not spread_out else None


def sure_lines(marks: Sequence[Candidate], notes: Sequence[Candidate]) -> set[int]:
    """Lines that hold a mark of the kind this document uses, which speaks for body text."""
    numbers = Counter(label for note in notes for label in note.labels)
    families = Counter(m.family for m in marks if any(label in numbers for label in m.labels))
    if not families:
        return set()
    main = families.most_common(1)[0][0]
    return {
        m.line for m in marks if m.family == main and m.weight >= 0.7 and any(label in numbers for label in m.labels)
    }


def tails(document: Document, notes: Sequence[Candidate], features: Sequence[Features]) -> dict[int, int]:
    """Openness of label lines: a label alone (3) waits for its text; and where references mostly end without a stop, that is no sign."""
    found: dict[int, int] = {}
    own = {note.line for note in notes}
    followed = [features[note.line - 1].open for note in notes[1:] if note.line - 1 in own]
    loose = len(followed) >= 4 and sum(o == 1 for o in followed) > 0.3 * len(followed)
    for note in notes:
        if alone(document, note):
            found[note.line] = 3
        elif loose and features[note.line].open == 1 and features[note.line].cite >= 1:
            found[note.line] = 0
    return found
