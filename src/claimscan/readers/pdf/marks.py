"""Raised digits, letters and symbols: the marks that a page shows by size and height."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeVar

from claimscan import patterns as regex
from claimscan.readers.pdf.lines import SMALL, Piece, PrintedLine

_NUMBERS = regex.compile(r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*|\d{6}")  # six digits may be two marks without a blank
_ALONE = regex.compile(r"\d{1,4}(?:[\s,;–-]{1,2}\d{1,4})*")
_LEVEL = regex.compile(r"""\p{Ll}(?:[.,;:!?]['"”’»)]?|['"”’»)][.,;:]?)\d{1,3}(?=\s|$)""")
_LISTED, _RANGE = regex.compile(r"\s*[,;]\s*"), regex.compile(r"\s?[–-]\s?")
_SYMBOLS = regex.compile(r"\*{1,3}|†{1,2}|‡{1,2}|§{1,2}|¶{1,2}")
# What makes a raised number look calculated: a unit to be squared, a molecule, a power of ten, a variable, a digit before it.
_UNIT = regex.compile(r"(?:^|[\s\d(/])(?:[kcmdµ]?m|ft|in|yd|mi|CO|NO|SO|O|H)$")
_POWER = regex.compile(r"\d$|(?:^|[^\p{L}\p{M}])\p{L}$|[=<>±×÷∑∫√]\s?\S{0,3}$")


Place = TypeVar("Place")


class Raised(NamedTuple):
    """A mark in its line: offsets in the line's text, and the labels it shows. A doubtful one may be a power."""

    start: int
    end: int
    labels: tuple[str, ...]
    sure: bool = True


def sizes(lines: Iterable[PrintedLine]) -> frozenset[float]:
    """The sizes in which raised numbers are set in these lines."""
    found = Counter(
        round(piece.size, 1)
        for line in lines
        for piece in map(line.piece, line.raised)
        if _NUMBERS.fullmatch(line.text[piece.start : piece.end])
    )
    return frozenset(size for size, count in found.items() if count >= 2)


def raised(line: PrintedLine, usual: Collection[float], body: float) -> list[Raised]:
    """The marks of a line, from left to right. ``usual``: the sizes of marks in this document, ``body``: that of its text.

    Numbers alone on their line have no neighbours to be raised against: their size must do.
    """
    found: list[Raised] = []
    if round(line.size, 1) in usual and line.size < SMALL * body and _ALONE.fullmatch(line.text):
        return [Raised(match.start(), match.end(), spread(match[0])) for match in _NUMBERS.finditer(line.text)]
    for group in _groups(line):
        start, end = group[0].start, group[-1].end
        printed = line.text[start:end]
        core = printed.strip(" ,;.")
        if not core:
            continue
        shift = printed.index(core)
        before = line.text[:start]
        if _SYMBOLS.fullmatch(core):
            found.append(Raised(start + shift, start + shift + len(core), (core,)))
        elif _NUMBERS.fullmatch(core):
            sure = not _calculated(before, line.text[end : end + 1])
            found.append(Raised(start + shift, start + shift + len(core), spread(core), sure))
    return found


def _groups(line: PrintedLine) -> list[list[Piece]]:
    """Raised pieces, those that touch together."""
    groups: list[list[Piece]] = []
    last = -2
    for number in line.raised:
        piece = line.piece(number)
        near = 0.6 if groups and line.text[groups[-1][-1].end - 1] == "," else 0.1  # "12, 14" is one mark
        if number == last + 1 and piece.x0 - groups[-1][-1].x1 < near * piece.size:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        last = number
    return groups


def _calculated(before: str, after: str) -> bool:
    """Is it an exponent, a unit's power or an isotope rather than a mark?"""
    if _UNIT.search(before) or _POWER.search(before):
        return True
    return after.isalpha() and before[-1:].isspace()


def parted(marks: Iterable[tuple[Place, Raised]]) -> list[tuple[Place, Raised]]:
    """The marks of a document with their places, in reading order, and those parted that were printed without a blank between.

    ``6364`` after 62 is 63 and 64; after 6363 it is what it seems. Numbers too long for a mark are left out.
    """
    found: list[tuple[Place, Raised]] = []
    last = 0
    for place, mark in marks:
        label = mark.labels[0]
        half = len(label) // 2
        left, right = label[:half], label[half:]
        several = len(mark.labels) == 1 and half and label.isdigit() and int(label) != last + 1
        two = several and last < int(left) <= last + 2 and int(right) == int(left) + 1
        if not two and len(label) > 4:
            continue
        kept = mark._replace(labels=(left, right)) if two else mark
        found.append((place, kept))
        if mark.sure and kept.labels[-1].isdigit():
            last = int(kept.labels[-1])
    return found


def level(texts: Iterable[str]) -> int:
    """How many numbers stand behind words like marks, but on the line: as recognised text of scans has them."""
    return sum(len(_LEVEL.findall(text)) for text in texts)


def credible(marks: Sequence[Raised]) -> list[bool]:
    """Which marks of a document, in reading order, are to be believed: the sure ones, and doubtful ones that the count needs."""
    numbers = [int(mark.labels[0]) if mark.labels[0].isdigit() else None for mark in marks]
    sure = [number if mark.sure else None for mark, number in zip(marks, numbers, strict=True)]
    before: list[int] = []
    last = 0
    for mark, number in zip(marks, sure, strict=True):
        before.append(last)
        last = int(mark.labels[-1]) if number is not None else last
    after: list[int] = []
    coming = 0
    for number in reversed(sure):
        after.append(coming)
        coming = number if number is not None else coming
    after.reverse()
    return [
        mark.sure
        or (
            number is not None
            and number not in (b, a)
            and (number == b + 1 or number + 1 == a or b < number < a <= b + 5)
        )
        for mark, number, b, a in zip(marks, numbers, before, after, strict=True)
    ]


def spread(printed: str) -> tuple[str, ...]:
    """``12, 14–16`` is 12, 14, 15 and 16; a range that does not rise or is wider than 30 is kept as its two ends."""
    labels: list[str] = []
    for part in _LISTED.split(printed):
        ends = [int(end) for end in _RANGE.split(part) if end.isdigit()]
        if len(ends) == 2 and 0 < ends[1] - ends[0] <= 30:
            labels += [str(n) for n in range(ends[0], ends[1] + 1)]
        else:
            labels += [str(n) for n in ends]
    return tuple(dict.fromkeys(labels))
