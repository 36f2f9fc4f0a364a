"""Underscores that are drawn: TeX's older fonts have none, and it sets a stroke in its place."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan.readers.pdf.glyphs import RULE, Stroke
from claimscan.readers.pdf.words import Word

_ROW = 4.0  # points: strokes are looked up by their height
_LOW, _HIGH = 0.02, 0.25  # of the size: how far an underscore may stand above and below the baseline
_SHORT, _LONG = 0.2, 0.7  # of the size: its length
_GAP = 0.2  # of the size: the room between it and the letters beside it


def underscored(words: Sequence[Word], strokes: Sequence[Stroke]) -> list[Word]:
    """The words of a page, with an underscore for each short stroke that stands on the line right behind one of them."""
    short: dict[int, list[Stroke]] = {}
    for stroke in strokes:
        if stroke.x1 - stroke.x0 < RULE:
            short.setdefault(int(stroke.y / _ROW), []).append(stroke)
    if not short:
        return list(words)
    found: list[Word] = []
    for word, following in zip(words, [*words[1:], None], strict=True):
        last = found[-1] if found else None
        joined = (
            last and last.text == "_" and last.baseline == word.baseline and abs(word.x0 - last.x1) < _GAP * word.size
        )
        found.append(word._replace(glued=True) if joined else word)
        row = int(word.baseline / _ROW)
        near = (one for height in (row - 1, row, row + 1) for one in short.get(height, ()) if _behind(one, word))
        drawn = next(near, None)
        if drawn and not (following and _over(following, drawn)):
            found.append(word._replace(text="_", x0=drawn.x0, x1=drawn.x1, glued=True))
    return found


def _behind(stroke: Stroke, word: Word) -> bool:
    size = word.size
    return (
        abs(stroke.x0 - word.x1) < _GAP * size
        and -_LOW * size <= stroke.y - word.baseline <= _HIGH * size
        and _SHORT * size <= stroke.x1 - stroke.x0 <= _LONG * size
    )


def _over(word: Word, stroke: Stroke) -> bool:
    """Does a word stand over the stroke, as raised marks do that are underlined where their links stand?"""
    above = 0 <= stroke.y - word.baseline <= 2 * word.size
    return above and min(word.x1, stroke.x1) - max(word.x0, stroke.x0) > 0.5 * (stroke.x1 - stroke.x0)
