"""The best labels for the pieces of text of a source: the features of each piece weighed, and the best path over them all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimscan.parse import features
from claimscan.parse.chunks import Chunk
from claimscan.parse.quotes import Fault
from claimscan.parse.weights import FEATURES, FOLLOWS, GOES_ON, GOES_ON_ELSE, LABELS, SEPARATED, Label

# A source has one of each of these; every other label may come again.
_ONCE: frozenset[Label] = frozenset({"author", "title", "container", "publisher"})
_BIT = tuple(1 << number if label in _ONCE else 0 for number, label in enumerate(LABELS))
_COUNT = len(LABELS)
_NONE = _COUNT  # the label before the first one
_BEAM = 16  # states kept behind each piece, and the best one of each set of fields used
_FAR = 10.0  # a label that is worse than the best by so much never wins
_PIECES = 120  # more pieces than any reference has; those behind stay without a label
_AGAIN = -0.5  # a field goes on behind a date or number

_VECTORS = {
    feature: tuple((number, figure) for number, figure in enumerate(row) if figure) for feature, row in FEATURES.items()
}


# The best way to a last label with a set of fields used up: (score, last label, fields used, way). A way is
# (way before, index of the piece, its label). Plain tuples: tens of thousands are made for a long list of notes.
_Way = tuple["_Way | None", int, int]
_State = tuple[float, int, int, _Way | None]


def best(chunks: Sequence[Chunk], plain: str, named: bool, marks: Sequence[tuple[Fault, int]]) -> list[Label | None]:
    """A label for each piece of text, ``None`` for chunks of other kinds. ``named`` and ``marks`` as in `features.rows`."""
    rows = features.rows(chunks[:_PIECES], plain, named, marks)
    states: list[_State] = [(0.0, _NONE, 0, None)]
    for index, row in enumerate(rows):
        if row is not None:
            adjacent = index > 0 and rows[index - 1] is not None
            marked = adjacent and chunks[index].before == "," and _marks_off(chunks[index - 1], chunks[index])
            steps = _steps("*" if marked else chunks[index].before, adjacent)
            states = _step(states, _weigh(row), steps, index)
    labels: list[Label | None] = [None] * len(chunks)
    way = max(states, key=_score)[3]
    while way is not None:
        way, index, number = way
        labels[index] = LABELS[number]
    return labels


def _marks_off(before: Chunk, behind: Chunk) -> bool:
    """One of two neighbours is emphasised: they are hardly one field."""
    return (before.kind == "emphasis") != (behind.kind == "emphasis") and before.kind != "quote"


def _score(state: _State) -> float:
    return state[0]


def _weigh(row: Sequence[str]) -> list[tuple[int, float]]:
    """Each likely label with its worth."""
    worth = [0.0] * _COUNT
    for feature in row:
        for number, weight in _VECTORS.get(feature, ()):
            worth[number] += weight
    least = max(worth) - _FAR
    return [(number, value) for number, value in enumerate(worth) if value >= least]


@cache
def _steps(before: str, adjacent: bool) -> tuple[tuple[float | None, ...], ...]:
    """What it is worth to go from one label to another over the separator ``before``; ``None``: it cannot be."""
    return tuple(tuple(_worth(last, label, before, adjacent) for label in LABELS) for last in (*LABELS, None))


def _worth(last: Label | None, label: Label, before: str, adjacent: bool) -> float | None:
    column = LABELS.index(label)
    if last is None:
        return FOLLOWS["start"][column]
    if last != label:
        return FOLLOWS[last][column] + SEPARATED.get((before, last, label), 0.0)
    if adjacent:
        row = GOES_ON.get("(" if before == "[" else before)
        return row[column] if row else GOES_ON_ELSE
    return None if label in _ONCE else _AGAIN


def _step(
    states: list[_State], row: list[tuple[int, float]], steps: Sequence[Sequence[float | None]], index: int
) -> list[_State]:
    reached: dict[int, _State] = {}
    for score, last, used, way in states:
        worths = steps[last]
        for number, emission in row:
            bit = _BIT[number]
            worth = worths[number]
            if worth is None or bit & used and number != last:
                continue
            total = score + emission + worth
            key = number | (used | bit) << 4
            if key not in reached or total > reached[key][0]:
                reached[key] = (total, number, used | bit, (way, index, number))
    if not reached:
        return states
    ranked = sorted(reached.values(), key=_score, reverse=True)
    kept = ranked[:_BEAM]
    seen = {state[2] for state in kept}
    for state in ranked[_BEAM:]:  # a field that is still to come must not have been used up in all that is kept
        if state[2] not in seen:
            seen.add(state[2])
            kept.append(state)
    return kept
