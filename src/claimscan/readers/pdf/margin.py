"""Numbers that count the lines, in the margin: they are printed beside the text and are no part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from claimscan import patterns as regex
from claimscan.readers.pdf.words import WIDE, Segment, Word

_NUMBER = regex.compile(r"\d{1,4}")
_STEPS = (2, 3, 4, 5, 10)  # every line is seldom numbered; where it is, the numbers look like labels of notes
_FLUSH = 1.5  # points by which the edges of the numbers may be out of line
_PITCH = 6.0  # sizes of type: lines are not farther apart, headings between them included


def numbered(segments: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The segments of a page without the numbers of its lines, and these numbers.

    They are believed if they stand to the left of everything between them, begin or end below each other, and count on in a
    step of which they are multiples, as far apart as so many lines are.
    """
    first = [segment for segment in segments if _begins(segment)]
    for group in (*_flush(first, lambda number: number.x1), *_flush(first, lambda number: number.x0)):
        numbers = sorted(group, key=lambda segment: segment.baseline)
        if len(numbers) > 1 and _counts(numbers) and _outside(numbers, segments):
            found = {id(segment) for segment in numbers}
            rest = [
                Segment(s.words[1:]) if id(s) in found else s for s in segments if id(s) not in found or s.words[1:]
            ]
            return rest, [Segment(segment.words[:1]) for segment in numbers]
    return list(segments), []


def _begins(segment: Segment) -> bool:
    """Does it begin with a number, alone or behind a blank that is wide?"""
    number, *rest = segment.words[:2]
    return bool(_NUMBER.fullmatch(number.text)) and (not rest or rest[0].x0 - number.x1 > WIDE * number.size)


def _flush(segments: Sequence[Segment], edge: Callable[[Word], float]) -> list[list[Segment]]:
    """Those whose numbers stand flush below each other."""
    groups: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: edge(segment.words[0])):
        if groups and edge(segment.words[0]) - edge(groups[-1][0].words[0]) <= _FLUSH:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups


def _counts(numbers: Sequence[Segment]) -> bool:
    values = [int(segment.words[0].text) for segment in numbers]
    step = values[1] - values[0]
    return step in _STEPS and all(
        value % step == 0 and following == value + step and below.baseline - above.baseline < step * _PITCH * above.size
        for (value, following), (above, below) in zip(pairwise(values), pairwise(numbers), strict=True)
    )


def _outside(numbers: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Is there nothing between the first and the last of them that stands as far left?"""
    edge = max(segment.words[0].x1 for segment in numbers)
    own = {id(segment) for segment in numbers}
    top, bottom = numbers[0].top, numbers[-1].bottom
    return all(segment.x0 > edge for segment in segments if id(segment) not in own and top < segment.baseline < bottom)
