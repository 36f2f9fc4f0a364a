"""Numbered references: a list that counts up from 1, and numbers in brackets that point into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.readers.pdf.marks import Raised, spread
from claimscan.readers.pdf.pages import Spot

_CITED = regex.compile(
    r"\[(?:(?P<list>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)|\s?(?P<sign>\*{1,3}|[†‡§¶]{1,2})\s?)\]"
)  # no years
_LABEL = regex.compile(r"\[(?P<bracket>\d{1,3})\]|(?P<dotted>\d{1,3})[.)](?=\s)|(?P<plain>\d{1,3})(?=\s)")
_SHARE = 0.8  # of the highest number cited must be in the list


class Candidate(NamedTuple):
    """A line's text, and whether a paragraph begins with it."""

    spot: Spot
    text: str
    begins: bool


def cited(lines: Iterable[tuple[Spot, str]]) -> list[tuple[Spot, Raised]]:
    """All numbers and symbols in brackets, as marks."""
    return [
        (spot, Raised(match.start(), match.end(), (match["sign"],) if match["sign"] else spread(match["list"])))
        for spot, text in lines
        for match in _CITED.finditer(text)
    ]


def listed(lines: Sequence[Candidate], marks: Sequence[tuple[Spot, Raised]]) -> list[tuple[Spot, Raised]]:
    """The labels of the list that the marks point into; none if there is no such list."""
    highest = max((int(label) for _, mark in marks for label in mark.labels if label.isdigit()), default=0)
    for kind in ("bracket", "dotted", "plain"):
        run = _longest(_labels(lines, kind))
        if len(run) >= max(3, _SHARE * highest):
            return run
    return []


def _labels(lines: Iterable[Candidate], kind: str) -> Iterator[tuple[int, float, Spot, Raised]]:
    for spot, text, begins in lines:
        match = _LABEL.match(text)
        if match and match.lastgroup == kind:
            label = match[kind]
            yield int(label), 1.0 if begins else 0.2, spot, Raised(match.start(), match.end(), (label,))


def _longest(labels: Iterable[tuple[int, float, Spot, Raised]]) -> list[tuple[Spot, Raised]]:
    """The best run 1, 2, 3 …; of two for the same numbers the later, since headings are numbered as well."""
    best: dict[int, tuple[float, list[tuple[Spot, Raised]]]] = {}
    for number, weight, spot, mark in labels:
        worth, before = best.get(number - 1, (0.0, [])) if number > 1 else (0.0, [])
        if number > 1 and not before:
            continue
        if number not in best or worth + weight >= best[number][0]:
            best[number] = (worth + weight, [*before, (spot, mark)])
    return max(best.values(), key=lambda item: item[0])[1] if best else []
