"""Which note each line of a note belongs to, also where labels are printed apart from their texts.

Text taken from a PDF often has the raised labels of a page's notes first, each alone on its line, and the texts below.
Then the texts are shared out: a new one begins where the line before is complete and the line looks like a beginning.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimscan.model import Document
from claimscan.split.candidates import Candidate
from claimscan.split.features import Features
from claimscan.split.witness import Role


def own(
    document: Document, roles: Sequence[Role], features: Sequence[Features], notes: Sequence[Candidate]
) -> dict[int, int]:
    """Line index -> index of its note, for all lines that are part of one."""
    order = {note.line: number for number, note in enumerate(notes)}
    keys = {note.key: number for number, note in enumerate(notes) if note.key}
    owner: dict[int, int] = {}
    waiting: list[int] = []  # notes whose labels stand alone and whose texts have not come yet
    run: list[int] = []
    current = -1

    def flush() -> None:
        owner.update(_share(document, features, run, waiting))
        run.clear()
        waiting.clear()

    for index, role in enumerate(roles):
        line = document.lines[index]
        if role not in ("label", "note"):
            if role == "body":
                flush()
            continue
        number = keys.get(line.note or "", order.get(index, -1))
        if number >= 0:
            note = notes[number]
            alone = note.stray is None and note.span.end >= line.span.end - 1 and not line.note
            if run or not alone:
                flush()
            owner[index] = current = number
            if alone:
                waiting.append(number)
        elif waiting:
            run.append(index)
            current = waiting[-1]
        else:
            owner[index] = current
    flush()
    return owner


def _share(
    document: Document, features: Sequence[Features], lines: Sequence[int], waiting: Sequence[int]
) -> dict[int, int]:
    """The lines after a stack of labels, each given to one of them."""
    if not waiting or not lines:
        return {}
    if len(waiting) == 1:
        return dict.fromkeys(lines, waiting[0])
    ranked = sorted(range(1, len(lines)), key=lambda place: -begins(document, features, lines[place], lines[place - 1]))
    starts = sorted(ranked[: len(waiting) - 1])
    found: dict[int, int] = {}
    note = 0
    for place, line in enumerate(lines):
        if note < len(starts) and place == starts[note]:
            note += 1
        found[line] = waiting[note]
    return found


def begins(document: Document, features: Sequence[Features], line: int, previous: int) -> float:
    """How much a line looks like the beginning of another note's text after the line before it."""
    this, before = features[line], features[previous]
    score = (1.5, 0.0, -1.5)[before.open] + 1.0 * (before.url_end and before.open < 2)
    score += 1.0 * document.lines[line].gap + 1.0 * (document.lines[previous].fill < 0.75)
    return score - 2.0 * this.lower + min(max(this.cite, -1), 1) * 0.3
