"""Which asterisks, underscores and tildes are signs of emphasis: CommonMark's rules for runs of delimiters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimscan import patterns as regex

_RUN = regex.compile(r"\*+|_+|~+")
_BLANK = regex.compile(r"\s")
_PUNCTUATION = regex.compile(r"[\p{P}\p{S}]")


class Run(NamedTuple):
    """Equal signs side by side."""

    start: int
    size: int
    sign: str
    opens: bool
    closes: bool


def run(text: str, start: int) -> Run:
    """The run of signs that begins at ``start``."""
    match = _RUN.match(text, start)
    end = match.end() if match else start + 1
    before, after, sign = text[start - 1 : start] or " ", text[end : end + 1] or " ", text[start]
    blank_before, blank_after = bool(_BLANK.match(before)), bool(_BLANK.match(after))
    mark_before, mark_after = bool(_PUNCTUATION.match(before)), bool(_PUNCTUATION.match(after))
    left = not blank_after and (not mark_after or blank_before or mark_before)
    right = not blank_before and (not mark_before or blank_after or mark_after)
    if sign == "_":
        return Run(start, end - start, sign, left and (not right or mark_before), right and (not left or mark_after))
    if sign == "~" and end - start != 2:
        return Run(start, end - start, sign, opens=False, closes=False)
    return Run(start, end - start, sign, left, right)


def paired(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The offsets of signs that have a counterpart; the others are asterisks and underscores that somebody meant."""
    stack: list[Run] = []
    bottom: dict[tuple[str, bool, int], int] = {}  # below it there is no counterpart for a run like this
    for closer in runs:
        left = closer
        while left.closes and left.size:
            key = (left.sign, left.opens, left.size % 3)
            place = len(stack) - 1
            low = min(bottom.get(key, 0), len(stack))
            while place >= low and not _fit(stack[place], left):
                place -= 1
            if place < low:
                bottom[key] = len(stack)
                break
            opener = stack[place]
            taken = 2 if min(opener.size, left.size) >= 2 else 1
            yield opener.start + opener.size - taken, opener.start + opener.size
            yield left.start, left.start + taken
            del stack[place:]
            if opener.size > taken:
                stack.append(opener._replace(size=opener.size - taken))
            left = left._replace(start=left.start + taken, size=left.size - taken)
        if left.opens and left.size:
            stack.append(left)


def _fit(opener: Run, closer: Run) -> bool:
    if opener.sign != closer.sign:
        return False
    both = opener.closes or closer.opens
    return not (both and (opener.size + closer.size) % 3 == 0 and (opener.size % 3 or closer.size % 3))
