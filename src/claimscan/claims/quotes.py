"""Quotations: what stands between quotation marks, and whether it is somebody's sentence or a term."""

from __future__ import annotations

from typing import NamedTuple

from claimscan import patterns as regex

# Each pair is bounded by its own marks, so that no pattern runs over a whole text again and again. A single mark opens only
# where no letter stands before it and closes only where none follows (``the bees' hive isn't`` holds no quotation); OCR
# mixes curly and straight.
_QUOTED = regex.compile(
    r"“(?P<inner>[^“”\"]{1,2000})[”\"]"
    r"|(?<![\p{L}\p{N}])[\"”](?=\S)(?P<inner>[^\"“”]{1,2000})(?<=\S)[\"”](?!\p{L})"
    r"|(?<![\p{L}\p{N}])‘(?=\S)(?P<inner>(?:[^‘’]|’(?=\p{L})){1,800}+)’(?!\p{L})"
    r"|(?<![\p{L}\p{N}])'(?=\S)(?P<inner>(?:[^']|'(?=\p{L})){2,400}+)(?<=\S)'(?![\p{L}\p{N}])"
    r"|„(?P<inner>[^„“”\"]{1,2000})[“”\"]"
    r"|«(?P<inner>[^«»]{1,2000})»"
    r"|»(?=\S)(?P<inner>[^«»]{1,2000})«"
    r"|[‹](?P<inner>[^‹›]{1,800})›"
    r"|「(?P<inner>[^「」]{1,800})」"
)
_MARKS = regex.compile(r"[\"“‘'„«»‹「]")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}]*+(?:[’'-]\p{L}++)*+")
_DEFINES = regex.compile(r"\((?:\p{L}{1,12}\s){0,3}$")  # ``(the “Act”)``, ``(hereinafter “Act”)``
_LEAD = 60  # characters before a quotation that may introduce a definition
_SMALL_WORD = 3  # a title leaves words up to this length small
_SENTENCE_LIKE = 5  # words: a quotation this long is somebody's wording, a shorter one may be a term


class Quoted(NamedTuple):
    """A quotation with its marks (``start``, ``end``), its words, and what kind of thing its form shows it to be."""

    start: int
    end: int
    words: int
    titled: bool  # printed like the title of a work or the name of a thing
    defines: bool  # gives a thing its short name: ``(the “Act”)``

    @property
    def long(self) -> bool:
        return self.words >= _SENTENCE_LIKE


def quoted(text: str) -> tuple[Quoted, ...]:
    """The quotations of a sentence, outer ones only, ascending."""
    if _MARKS.search(text) is None:
        return ()
    found = []
    for match in _QUOTED.finditer(text):
        words = _WORD.findall(match["inner"])
        if words:
            start, end = match.span()
            defines = text[end : end + 1] == ")" and _DEFINES.search(text[max(start - _LEAD, 0) : start]) is not None
            found.append(Quoted(start, end, len(words), _is_titled(words), defines))
    return tuple(found)


def _is_titled(words: list[str]) -> bool:
    return (
        len(words) > 1 and all(word[0].isupper() for word in words if len(word) > _SMALL_WORD) and words[0][0].isupper()
    )
