"""How well a printed name fits a host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from claimscan import patterns as regex
from claimscan.hosts.labels import EMPTY_LABELS, Labels, labels
from claimscan.hosts.names import (
    FILLERS,
    PAPERS,
    STOP_WORDS,
    acronyms,
    folded,
    spellings,
    without_brackets,
    without_fillers,
    words_of,
)
from claimscan.hosts.sites import is_government, is_known, is_university

_NUMERONYM: Final = regex.compile(r"(\p{L})(\d{1,2})(\p{L})")
_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]*|\p{N}+")
_KNOWN_FIT: Final = 0.95
_PORTAL_FIT: Final = 0.6  # one portal for all: the ending fits, which body it is cannot be told
_LONGEST_NAME: Final = 300  # code points; no house's name is as long, and every run of its words is tried
_LONGEST_HOST: Final = 253  # RFC 1035
_LEAST_LIKENESS: Final = 0.8  # below, letters of unlike words agree by chance


@lru_cache(maxsize=4096)
def agreement(name: str, host: str) -> float:
    """How well a printed name fits a host, from 0 (nothing in common) to 1 (the same letters); from 0.5 on it may well be
    its own. Letters, initials, abbreviations in brackets and general knowledge are tried, likeness of letters last."""
    name, bare = name[:_LONGEST_NAME], host.lower()[:_LONGEST_HOST].removeprefix("www.")
    found, known = labels(bare), list(spellings(name))
    best = max((_fit(spelling, found) for spelling in known), default=0.0)
    if best < _KNOWN_FIT and is_known(("".join(words_of(spelling)) for spelling in known), bare):
        return _KNOWN_FIT
    if best < _PORTAL_FIT and (is_government(name, bare) or is_university(name, words_of(name), found)):
        return _PORTAL_FIT
    return best or _likeness(name, found)


def _fit(name: str, found: Labels) -> float:
    words = words_of(name)
    if not words:
        return 0.0
    scores = [0.0]
    for place, label in enumerate(found.names):
        far = 1.0 if place == 0 else 0.95  # a subdomain may be another's guest
        letters = _letters(label)
        scores.append(far * _fit_label(words, name, letters))
        if place == 0 and "".join(words) == letters + _letters(found.ending):  # ``Lamps.tv``
            scores.append(1.0)
        scores.extend(0.85 * far for part in label.split("-")[:-1] if _names_whole(words, name, _letters(part)))
    return max(scores)


def _letters(label: str) -> str:
    return "".join(_WORD.findall(folded(label)))


def _names_whole(words: Sequence[str], name: str, part: str) -> bool:
    """Whether one part of a hyphened label (``rbl-delta``) is all of the name or its initials."""
    return len(part) > 2 and part not in EMPTY_LABELS and (part == "".join(words) or part in acronyms(words, name))


def _fit_label(words: Sequence[str], name: str, label: str) -> float:
    """One label against one spelling of the name; the first that holds is the strongest."""
    whole, telling = "".join(words), [word for word in words if word not in STOP_WORDS]
    if label in (whole, "".join(telling)):
        return 1.0
    initials, bare = acronyms(words, name), _bare_label(label)
    if label in initials:
        return 0.95
    if label == "".join(without_fillers(words)) or bare in (whole, "".join(telling)):
        return 0.9
    if (numeral := _NUMERONYM.fullmatch(label)) and _is_numeronym(numeral, whole):
        return 0.9
    if bare in initials:
        return 0.85
    if len(label) > 2 and _spelled(label, telling):
        return 0.8
    return _containment(words, telling, label, bare)


def _bare_label(label: str) -> str:
    """``label`` without what houses add: ``lampsonline`` is ``lamps``. Two letters must be left."""
    for filler in sorted(FILLERS, key=len, reverse=True):
        if label.endswith(filler) and len(label) - len(filler) > 1:
            return label.removesuffix(filler)
    return label.removeprefix("the") if len(label) > 6 else label


def _is_numeronym(found: regex.Match[str], whole: str) -> bool:
    """``l8e`` for ``lighthouse``: first and last letter, and how many stand between."""
    return whole[0] == found[1] and whole[-1] == found[3] and len(whole) == int(found[2]) + 2


def _spelled(label: str, words: Sequence[str]) -> bool:
    """Whether the label is made of beginnings or contractions of the name's words in order, of two at least, and none
    left out but the last ones: ``harbintl`` for Harbour International. One piece must be longer than two letters."""
    reached = {(0, 0, 0)}  # letters of the label used, pieces, longest piece
    for word in words:
        reached = {state for state in reached if state[0] == len(label)} | {
            (used + length, pieces + 1, max(longest, length))
            for used, pieces, longest in reached
            for length in _pieces(label, used, word)
        }
    return any(used == len(label) and pieces > 1 and longest > 2 for used, pieces, longest in reached)


def _pieces(label: str, used: int, word: str) -> Iterator[int]:
    """Lengths of pieces of ``label`` from ``used`` on that stand for ``word``: its beginning, or a contraction of it that
    keeps the first letter and the last (``intl``)."""
    length = 0
    while used + length < len(label) and length < len(word) and label[used + length] == word[length]:
        length += 1
        yield length
    for size in range(max(3, length + 1), 6):
        piece = label[used : used + size]
        if len(piece) == size and piece[0] == word[0] and piece[-1] == word[-1] and _is_subsequence(piece, word):
            yield size


def _is_subsequence(piece: str, word: str) -> bool:
    letters = iter(word)
    return all(sign in letters for sign in piece)


def _containment(words: Sequence[str], telling: Sequence[str], label: str, bare: str) -> float:
    """One holds the other: the more of the letters is told by it, the better."""
    for row in (words, telling):
        runs = ["".join(row[at:end]) for at in range(len(row)) for end in range(at + 2, len(row) + 1)]
        if label in runs:  # ``harbourtrust`` for the Royal Harbour Trust
            return 0.8
        if bare in ("".join(row[:end]) for end in range(2, len(row))):
            return 0.7
    if any(word == label for word in telling if len(word) > 3 and word not in FILLERS):
        return 0.7
    whole = "".join(words)
    if len(whole) > 4 and whole in label and whole not in PAPERS and len(whole) >= 0.6 * len(label):
        return 0.75
    return max((_part(run, rest, label, bare) for run, rest in _runs(telling)), default=0.0)


def _runs(telling: Sequence[str]) -> Iterator[tuple[str, str]]:
    """One word or two together that tell something, and the initials of the others."""
    for size in (1, 2):
        for at in range(len(telling) - size + 1):
            run = "".join(telling[at : at + size])
            if len(run) > 4 and run not in FILLERS:
                yield run, "".join(word[0] for word in (*telling[:at], *telling[at + size :]))


def _part(run: str, initials: str, label: str, bare: str) -> float:
    """A run of the name's letters inside a label: good if the label's other letters are mostly initials of the name
    (``dkcgazette`` of the Delta Canal Gazette), fair if the label only goes on (``harbo|ur``)."""
    if run not in label:
        return 0.0
    others = label.replace(run, "", 1)
    told = sum(sign in initials for sign in others)
    if others and told >= 0.7 * len(others) and len(run) >= 0.5 * len(label):
        return 0.7
    goes_on = bare.startswith(run) and bare != run and len(bare) < len(label)
    return 0.5 if goes_on and len(run) >= 0.7 * len(bare) else 0.0


def _likeness(name: str, found: Labels) -> float:
    """Likeness of letters, for misprints; below 0.5 unless more agrees than chance brings about."""
    words = words_of(without_brackets(name))
    telling = "".join(word for word in words if word not in FILLERS and word not in PAPERS)
    best = 0.0
    for label in found.names:
        letters = _letters(label)
        core = letters
        for paper in PAPERS:
            core = core.removesuffix(paper)
        if len(telling) > 3 and (whole := _ratio("".join(words), letters)) > best:
            best = max(best, min(whole, _ratio(telling, _bare_label(core))))
    return round(0.7 * best if best >= _LEAST_LIKENESS else 0.5 * best, 3)


def _ratio(a: str, b: str) -> float:
    """Likeness of letters in their order; 0 where they are too unlike in any order, which needs no library."""
    common = (Counter(a) & Counter(b)).total()
    most = 2 * common / (len(a) + len(b)) if a or b else 1.0
    if most < _LEAST_LIKENESS:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b) / 100
