"""What a text must hold for a pattern to match it at all.

Most patterns of a reference's parts ("Hrsg.", "Directive", "interview with") are not in most notes, and ``regex`` tries them at every
character. Looking for a few strings first takes a fortieth of that time. They are read off ``regex``'s own tree of the
pattern, and only when a pattern is compiled: ``patterns`` keeps them with the rest. A tree that is not understood gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import regex
from regex import _regex_core as tree

from claimscan.guards import collapsed

MANY = 80  # more strings take as long to look for as the pattern
FEW = 32  # spellings of one place ("[Ss]ee,?" has four)
RARE = 0.9  # of a text's share: a string that nearly all texts hold saves nothing
LENGTH = 200  # characters of a note or line, about
LOOK = 0.005  # what looking for one string takes, as a share of what trying the pattern does
FREQUENT = frozenset("etaoinsrhl")  # seven letters of ten in the languages of most notes
SURE = frozenset("abcdefghjlmnopqrtuvwxyz") - set(
    "iks"
)  # for the others ("ſ", "K", "ı") more than two characters are the same


class Needed(NamedTuple):
    """A text that holds none of ``strings`` is not matched; in lower case, if ``fold``, by the text in lower case.

    A blank in them stands for any white space (``guards.collapsed``).
    """

    strings: tuple[str, ...]
    fold: bool


def needed(pattern: str, flags: int, words: Mapping[str, Iterable[str]]) -> Needed | None:
    """What ``pattern`` needs, or ``None`` if that is nothing worth looking for."""
    try:
        parsed, fold = _tree(pattern, flags, words)
        strings = _needs(parsed)
    except Exception:  # the tree is regex's own business and may change with it
        return None
    if not strings or (fold and not all(map(str.isascii, strings))):
        return None
    lower = _apart(each.lower() for each in strings)
    if not any("Σ" in each for each in strings):  # which is "σ" or "ς" in lower case, by what follows
        fold = fold or _share(lower) < _share(strings)
    strings = lower if fold else strings
    if len(strings) > MANY or _share(strings) > RARE:
        return None
    return Needed(tuple(sorted(strings, key=lambda each: (-_chance(each), each))), fold)


def _tree(pattern: str, flags: int, words: Mapping[str, Iterable[str]]) -> tuple[Any, bool]:
    """The pattern's tree, and whether some of it is read without case."""
    while True:
        source = tree.Source(pattern)
        info = tree.Info(flags, source.char_type, words)
        info.guess_encoding = regex.UNICODE
        source.ignore_space = bool(info.flags & regex.VERBOSE)
        try:
            return tree._parse_pattern(source, info), bool(info.flags & regex.IGNORECASE) or "(?i" in pattern
        except tree._UnscopedFlagSet:
            flags = info.global_flags


WHITE_SPACE = _tree(r"\s", 0, {})[0].items[0].value


def _needs(node: Any) -> set[str] | None:
    """Strings of which every match of ``node`` has one."""
    match node:
        case tree.Sequence():
            return _sequence(node.items)
        case tree.Branch():
            return _branches(node.branches)
        case tree.GreedyRepeat() if node.min_count:
            return _needs(node.subpattern)
        case tree.LookAround() if node.positive:
            return _needs(node.subpattern)
        case tree.Group() | tree.Atomic():
            return _needs(node.subpattern)
    return _spelled(node)


def _sequence(items: Iterable[Any]) -> set[str] | None:
    """The best of what its items need and of the strings that they spell together."""
    choices: list[set[str] | None] = []
    run = {""}
    for item in items:
        spelled = _spelled(item)
        if not isinstance(item, tree.Character):
            choices.append(_needs(item))
        if spelled is not None and len(run) * len(spelled) <= FEW:
            run = {before + each for before in run for each in spelled}
        else:
            choices.append(run)
            run = spelled or {""}
    choices.append(run)
    return min((_apart(each) for each in choices if each and all(each)), key=_share, default=None)


def _branches(branches: Iterable[Any]) -> set[str] | None:
    """What one or the other needs; a string within another stands for both."""
    found: set[str] = set()
    for branch in branches:
        strings = _needs(branch)
        if not strings:
            return None
        found |= strings
    return _apart(found)


def _apart(strings: Iterable[str]) -> set[str]:
    """Without those that hold another one of them, and with single blanks for white space."""
    found = {collapsed(f".{each}.")[2:-2] for each in strings}
    return {each for each in found if not any(other != each and other in each for other in found)}


def _spelled(node: Any) -> set[str] | None:
    """All strings that ``node`` matches, if they are few and known."""
    match node:
        case tree.Character() if node.positive and not node.zerowidth:
            return _character(chr(node.value), node.case_flags)
        case tree.Property() if node.positive and not node.zerowidth and node.value == WHITE_SPACE:
            return {" "}
        case tree.SetUnion() if node.positive and not node.zerowidth:
            return _joined(_cased(item, node.case_flags) for item in node.items)
        case tree.Branch():
            return _joined(map(_spelled, node.branches))
        case tree.Sequence():
            return _spelled_out(node.items)
        case tree.Group() | tree.Atomic():
            return _spelled(node.subpattern)
        case tree.GreedyRepeat() if (node.min_count, node.max_count) == (0, 1):
            return _joined((_spelled(node.subpattern), {""}))
        case tree.GreedyRepeat() if _spelled(node.subpattern) == {" "}:  # as many as there are: they count as one
            return {" "} if node.min_count else {" ", ""}
        case tree.LookAround() | tree.ZeroWidthBase():
            return {""}
    return None


def _cased(item: Any, case_flags: int) -> set[str] | None:
    """One character of a set, which says for all of them whether case counts."""
    if isinstance(item, tree.Character) and item.positive:
        return _character(chr(item.value), item.case_flags | case_flags)
    return _spelled(item) if isinstance(item, tree.Property) else None


def _character(character: str, case_flags: int) -> set[str] | None:
    if not case_flags & regex.IGNORECASE:
        return {character}
    lower = character.lower()
    return {lower} if lower in SURE or (lower.isascii() and not lower.isalpha()) else None


def _joined(spellings: Iterable[set[str] | None]) -> set[str] | None:
    found: set[str] = set()
    for each in spellings:
        if each is None or len(found) + len(each) > FEW:
            return None
        found |= each
    return found


def _spelled_out(items: Iterable[Any]) -> set[str] | None:
    found = {""}
    for item in items:
        spelled = _spelled(item)
        if spelled is None or len(found) * len(spelled) > FEW:
            return None
        found = {before + each for before in found for each in spelled}
    return found


def _share(strings: Iterable[str]) -> float:
    """The share of texts that hold one of them, about, and what looking for them takes."""
    return sum(_chance(each) + LOOK for each in strings)


def _chance(string: str) -> float:
    """How many texts hold ``string``, about: by letters, small and capital, by signs and digits, as notes have them."""
    chance = float(LENGTH)
    for character in string:
        if character.isalpha():
            chance *= 0.07 if character in FREQUENT else 0.02 if character.islower() and character.isascii() else 0.005
        else:
            chance *= 0.25 if character in " .," else 0.03
    return min(chance, 1.0)
