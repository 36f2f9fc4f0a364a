"""Marks whose notes the file's own links tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimscan import patterns as regex
from claimscan.readers.pdf.links import targets
from claimscan.readers.pdf.marks import Raised
from claimscan.readers.pdf.pages import PrintedPage, Spot

_PROVEN = 0.95  # of the marks must lead to their notes by the file's own links, before these are believed at all
_DIGITS = regex.compile(r"\d+")


def proven(
    pages: Sequence[PrintedPage],
    marks: Sequence[tuple[Spot, Raised]],
    feet: Collection[Spot],
    edges: Collection[Spot],
) -> dict[tuple[int, str], Spot]:
    """Where marks lead by the file's own links: index into ``marks`` and label -> the line its note begins with.

    Only if nearly all marks have such a link and all labels are led to: half of a numbering is worse than none.
    """
    calls = [i for i, (spot, mark) in enumerate(marks) if not (mark.start == 0 and spot in feet)]
    asked = [
        (i, (spot, start, end, label))
        for i in calls
        for spot, mark in [marks[i]]
        for start, end, label in _shown(pages[spot.page].lines[spot.line].text, mark)
    ]
    led = {
        (asked[place][0], asked[place][1][3]): to
        for place, to in targets(pages, [item for _, item in asked], edges).items()
    }
    labels = {spot for spot, mark in marks if mark.start == 0 and spot in feet and mark.labels[0].isdigit()}
    called = {label for i in calls for label in marks[i][1].labels}
    if len(led) < _PROVEN * len(asked) or labels - set(led.values()) or called - {label for _, label in led}:
        return {}
    return led


def _shown(text: str, mark: Raised) -> Iterator[tuple[int, int, str]]:
    """The labels of a mark that are printed, each with its own characters; those inside a range are not."""
    if len(mark.labels) == 1:
        yield mark.start, mark.end, mark.labels[0]
        return
    if "".join(mark.labels) == text[mark.start : mark.end]:  # side by side without a blank
        at = mark.start
        for label in mark.labels:
            yield at, at + len(label), label
            at += len(label)
        return
    for match in _DIGITS.finditer(text, mark.start, mark.end):
        if match[0] in mark.labels:
            yield match.start(), match.end(), match[0]
