"""Glyphs → words → segments: what stands on one baseline without a wide blank in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimscan.readers.pdf.glyphs import ASCENT, DESCENT, Font, Page

_PRINTED = re.compile(r"\S+")  # blanks only: no word is looked at here
WIDE = 0.75  # of the size: blanks in justified lines are seldom wider, gutters seldom narrower
_LABEL = re.compile(r"[\[(]?\d{1,3}[.)\]]{0,2}|[•▪–*†‡-]")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}[.)](?=[^\W\d_])")
_SET_OFF = 0.02  # of the size: what is set without a blank follows at once
_NEXT = 0.4  # of the size: a blank, or none
_HANGING = 3.0  # of the size: blank behind a number or bullet that hangs before its paragraph


class Word(NamedTuple):
    """Characters without a blank, in one font and size and on one baseline. A printed word with a mark on it is two."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: Font
    glued: bool  # no blank between it and the word before


class Askew(NamedTuple):
    """A word that stands at an angle, and how far down the page what was drawn with it reaches."""

    word: Word
    top: float
    bottom: float


class Segment:
    """Words that follow each other on one line. Its size and baseline are those of most of its letters."""

    __slots__ = ("baseline", "bottom", "size", "top", "words", "x0", "x1")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.x0 = min([word.x0 for word in words])
        self.x1 = max([word.x1 for word in words])
        self.baseline, self.size = prevailing(words)
        self.top = self.baseline - ASCENT * self.size
        self.bottom = self.baseline + DESCENT * self.size


def prevailing(words: Sequence[Word]) -> tuple[float, float]:
    """The baseline of most letters, and their size: of small capitals, which may be the most, that of the large ones."""
    letters: dict[tuple[float, float], int] = {}
    for _, _, _, baseline, size, *_ in words:
        letters[baseline, size] = 0
    if len(letters) == 1:
        return next(iter(letters))
    for word in words:
        if not word.text.isdecimal():  # some lines have more marks than letters
            letters[word.baseline, word.size] += len(word.text)
    baseline, most = max(letters, key=lambda key: (letters[key], key[1]))
    sizes: dict[float, int] = {}
    for (height, size), count in letters.items():
        if abs(height - baseline) <= 0.06 * most:
            sizes[size] = sizes.get(size, 0) + count
    enough = 0.1 * sum(sizes.values())
    return baseline, max(size for size, count in sizes.items() if count >= enough)


def words(page: Page) -> tuple[list[Word], list[Askew]]:
    """The upright words of a page in the order of the file, and those that stand at an angle. What lies off the page is left out."""
    upright: list[Word] = []
    turned: list[Askew] = []
    text, left, right = page.text, page.x0, page.x1
    last = -1  # where the word before ended
    for run in page.runs:
        if run.bottom < 0 or run.top > page.height:
            continue
        for match in _PRINTED.finditer(text, run.start, run.end):
            start, end = match.span()
            x0, x1 = left[start], right[end - 1]
            if x0 > x1:  # written from right to left
                x0, x1 = min(left[start:end]), max(right[start:end])
            if x1 < 0 or x0 > page.width:
                continue
            word = Word(match[0], x0, x1, run.baseline, run.size, run.font, glued=start == last)
            if run.angle:
                turned.append(Askew(word, run.top, run.bottom))
            elif label := _NUMBERED.match(word.text):
                cut = start + label.end()
                upright += _parted(word, label.end(), right[cut - 1], left[cut])
            else:
                upright.append(word)
            last = end
    return upright, turned


def _parted(word: Word, at: int, x1: float, x0: float) -> list[Word]:
    """The number of a paragraph and its first word, set apart by less than programs take for a blank."""
    if x0 - x1 <= _SET_OFF * word.size:
        return [word]
    return [word._replace(text=word.text[:at], x1=x1), word._replace(text=word.text[at:], x0=x0, glued=False)]


def segments(found: Iterable[Word]) -> list[Segment]:
    """The words in pieces of lines: a new one begins at a wide blank, a step back, or another height."""
    pieces: list[list[Word]] = []
    before: Word | None = None
    for word in found:
        if before is not None and _goes_on(before, word, len(pieces[-1]) == 1):
            pieces[-1].append(word)
        else:
            pieces.append([word])
        before = word
    return [Segment(piece) for piece in pieces]


def _goes_on(before: Word, word: Word, first: bool) -> bool:
    """``first``: is the word before the first of its line, which may hang before the others?"""
    larger = max(word.size, before.size)
    blank = word.x0 - before.x1
    if blank > WIDE * larger and not (first and blank <= _HANGING * larger and _LABEL.fullmatch(before.text)):
        return False
    if blank < -0.4 * larger:
        return False
    return (
        before.baseline == word.baseline or beside(before, word) or (blank <= _NEXT * larger and _lifted(before, word))
    )


def _lifted(one: Word, other: Word) -> bool:
    """Does a small word next to a large one begin within its height, as marks that browsers raise twice over do?"""
    small, large = sorted((one, other), key=lambda word: word.size)
    return small.size <= 0.75 * large.size and 0 <= large.baseline - small.baseline <= ASCENT * large.size


def beside(one: Word | Segment, other: Word | Segment) -> bool:
    """Do the two stand on one line, if not on one baseline? At least half of the smaller's height is beside the larger."""
    top = max(one.baseline - ASCENT * one.size, other.baseline - ASCENT * other.size)
    bottom = min(one.baseline + DESCENT * one.size, other.baseline + DESCENT * other.size)
    return bottom - top >= 0.5 * min(one.size, other.size)
