"""Do the words of a quotation stand in the page? Found, not found, or could not be read, with the passage shown.

The words are compared, not the signs between them; an ellipsis or an author's insertion in brackets parts the quotation into
pieces that must all be there. First places where three words in a row agree are looked for, then the best of them is
held against the piece letter by letter, so that a page of any size takes time in proportion to its length.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from claimscan import patterns as regex

State = Literal["found", "not-found", "not-readable"]

LIKE: Final = 90.0  # of 100: typing and OCR change a letter in ten words; another wording is below 80
SHOWN: Final = 60.0  # below, a passage has nothing to do with the quotation
_RUN: Final = 3  # words in a row that lead to a place
_COMMON: Final = 200  # places; a run of words that stands more often in a page leads nowhere
_AROUND: Final = 40  # characters of the page shown on either side
_LONGEST: Final = 300  # characters of a passage that is shown
# An author's change inside a quotation: "[T]he", "[the mayor]", "[...]", "[sic]"; and what was left out.
_ONE_LETTER: Final = regex.compile(r"\[(\p{L})\]")
_SIC: Final = regex.compile(r"\s*[\[(]\s*sic!?\s*[\])]", regex.I)
_GAP: Final = regex.compile(r"\[[^\[\]]{0,300}\]|…|\.(?:\s?\.){2,}|\s//?\s|(?<=\s)—(?=\s*$)")
_WORD: Final = regex.compile(r"[\p{L}\p{N}\p{M}]+(?:['’‘ʼ-][\p{L}\p{N}\p{M}]+)*")
_BREAK: Final = regex.compile(r"(?<=\p{L})(?:\xad\s*|[-‐]\n)(?=\p{Ll})")
_QUOTES: Final = "\"'“”„‟‘’‚‛«»‹›「」『』"


class Passage(NamedTuple):
    """What a page has of a quotation. ``shown`` is its own words there, or the nearest that it has."""

    state: State
    shown: str = ""
    likeness: float = 0.0  # 0 to 100, of the piece that is least like


class Text(NamedTuple):
    """A page's words, ready to be searched for several quotations."""

    printed: str
    words: list[str]
    spans: list[tuple[int, int]]
    runs: dict[tuple[str, ...], list[int]]  # where each run of words begins


def prepare(text: str) -> Text:
    """The words of a page and where runs of them begin."""
    whole = _BREAK.sub("", text)
    found = list(_words(whole))
    plain = [word for word, _, _ in found]
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(plain) - _RUN + 1):
        runs[tuple(plain[at : at + _RUN])].append(at)
    return Text(whole, plain, [(start, end) for _, start, end in found], dict(runs))


def look_up(quotation: str, page: Text | None, *, complete: bool = True) -> Passage:
    """Whether the words of ``quotation`` (with or without its marks) stand in the page.

    ``None`` for a page that could not be read; with ``complete=False`` only a part of it was, and what is not there may
    stand in the rest.
    """
    if page is None or not page.words:
        return Passage("not-readable")
    found = [_piece(piece, page) for piece in pieces(quotation)]
    if not found:
        return Passage("not-readable")
    worst = min(found, key=lambda one: one[0])
    likeness = round(worst[0], 1)
    if likeness >= LIKE:
        return Passage("found", _shown(page, found[0][1], found[-1][2]), likeness)
    shown = _shown(page, worst[1], worst[2]) if likeness >= SHOWN else ""
    return Passage("not-found" if complete else "not-readable", shown, likeness)


def pieces(quotation: str) -> list[list[str]]:
    """The runs of words between what was left out or put in; single words between two gaps prove nothing and are dropped."""
    whole = _SIC.sub("", quotation.strip().strip(_QUOTES))
    whole = _ONE_LETTER.sub(r"\1", whole)
    found = [[word for word, _, _ in _words(part)] for part in _GAP.split(whole)]
    several = [piece for piece in found if len(piece) > 1]
    return several or [piece for piece in found if piece]


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        yield _letters(match[0]), start, end


def _letters(word: str) -> str:
    """A word without case, accents and apostrophes: typography never decides."""
    if word.isascii():
        return word.lower().replace("'", "").replace("-", "")
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def _piece(piece: list[str], page: Text) -> tuple[float, int, int]:
    """How like the best place for a piece is, and its first and last word there."""
    best = (0.0, 0, 0)
    for start in _places(piece, page):
        found = _compare(piece, page, start)
        if found[0] > best[0]:
            best = found
        if best[0] == 100:
            break
    return best


def _places(piece: list[str], page: Text) -> list[int]:
    """Where the piece may begin: the places that most of its runs of words lead to."""
    votes: Counter[int] = Counter()
    if len(piece) < _RUN:
        for start in range(len(page.words) - len(piece) + 1):
            if page.words[start] == piece[0] and page.words[start : start + len(piece)] == piece:
                return [start]
        return []
    for offset in range(len(piece) - _RUN + 1):
        places = page.runs.get(tuple(piece[offset : offset + _RUN]), ())
        for place in places[:_COMMON]:
            votes[max(place - offset, 0)] += 1
    return [start for start, _ in votes.most_common(5)]


def _compare(piece: list[str], page: Text, start: int) -> tuple[float, int, int]:
    """The piece against the words from ``start`` on, some more on either side, aligned by their letters."""
    from rapidfuzz import fuzz

    slack = len(piece) // 5 + 2
    first = max(start - slack, 0)
    here = page.words[first : start + len(piece) + slack]
    wanted, text = " ".join(piece), " ".join(here)
    if len(text) < len(wanted):
        return fuzz.ratio(wanted, text), first, min(first + len(here), len(page.words)) - 1
    aligned = fuzz.partial_ratio_alignment(wanted, text)
    if aligned is None:
        return 0.0, first, first
    before = text.count(" ", 0, aligned.dest_start + 1)
    within = text.count(" ", aligned.dest_start + 1, max(aligned.dest_end - 1, 0))
    return aligned.score, first + before, min(first + before + within, len(page.words) - 1)


def _shown(page: Text, first: int, last: int) -> str:
    """The page's own characters from one word to another with a little around them, on one line."""
    if first > last:
        first, last = last, first
    start, end = page.spans[first][0], page.spans[last][1]
    low, high = max(start - _AROUND, 0), min(end + _AROUND, len(page.printed))
    before = page.printed[low:start].rpartition("\n")[2]
    behind = page.printed[end:high].partition("\n")[0]
    before = before.partition(" ")[2] if low and len(before) == start - low else before
    behind = behind.rpartition(" ")[0] if high < len(page.printed) and len(behind) == high - end else behind
    whole = " ".join(f"{before}{page.printed[start:end]}{behind}".split())
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1].rstrip() + "…"
