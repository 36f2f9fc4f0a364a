"""People who did something else than write the work: editors, translators, and what stands for them in print."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.parse import lexicon, name_parts, names, phrases
from claimscan.parse.names import Person

Role = Literal["author", "editor", "translator", "other"]

_SAME = regex.compile(r"(?:ders(?:elbe|\.)?|dies(?:elben|\.)?|id\.|eadem)\s?,?")
_REACH = 400


_BEFORE: tuple[tuple[regex.Pattern[str], Role], ...] = (
    (phrases.EDITED_BY, "editor"),
    (phrases.TRANSLATED_BY, "translator"),
    (phrases.MADE_BY, "other"),
)


class Group(NamedTuple):
    """``start`` to ``end`` covers the names with their "(eds.)" or "edited by"."""

    start: int
    end: int
    role: Role
    people: tuple[Person, ...]
    et_al: bool


def role_of(word: str) -> Role:
    return "translator" if word[:2].lower() in ("tr", "üb") else "editor"


def word_of(match: regex.Match[str]) -> str:
    """The word of a `phrases.ROLE_AFTER` that names the role."""
    return str(match.group("role") or match.group("bare") or match.group("loose"))


def find(plain: str, start: int, end: int) -> tuple[Group, ...]:
    """The groups between two offsets, ascending."""
    groups: list[Group] = []
    for pattern, role in _BEFORE:
        for match in pattern.finditer(plain, start, end):
            group = _named_after(plain, match, role, end)
            if group is not None:
                groups.append(group)
    for match in phrases.ROLE_AFTER.finditer(plain, start, end):
        if any(group.start <= match.end() - 1 and match.start() < group.end for group in groups):
            continue  # ", ed. A. Hill": the names stand behind
        group = _named_before(plain, match, start)
        if group is not None:
            groups.append(group)
    groups += _behind_in(plain, start, end)
    kept: list[Group] = []
    for group in sorted(groups, key=lambda group: (group.start, -group.end)):
        if not kept or group.start >= kept[-1].end:
            kept.append(group)
    return tuple(kept)


def credited(plain: str, start: int, end: int) -> Group | None:
    """Authors named behind the title: ``Old Lamps by Ann Hill``, and nothing but an address, date or bracket behind them."""
    for match in phrases.BY.finditer(plain, start, end):
        for block in names.blocks(plain, match.end(), end)[:1]:
            persons = all(person.style == "direct" for person in block.people)
            if (
                persons
                and _CREDIT_END.match(plain, block.end, end)
                and not name_parts.is_body(plain[block.start : block.end])
            ):
                return Group(match.start() + 1, block.end, "author", block.people, block.et_al)
    return None


def _named_after(plain: str, match: regex.Match[str], role: Role, end: int) -> Group | None:
    found = names.blocks(plain, match.end(), end)
    if (
        not found
        or role != "editor"
        and (found[0].people[0].style == "family" or plain[: match.start()].rstrip()[-1:].isalnum())
    ):
        return None  # "IEEE Trans. Electr. Dev." is a journal
    block = found[0]
    return Group(match.start(), block.end, role, block.people, block.et_al)


def _named_before(plain: str, match: regex.Match[str], start: int) -> Group | None:
    """The names that end where "(eds.)" begins: from behind "In", a stop, a colon or the beginning."""
    word = word_of(match)
    low = max(start, match.start() - _REACH)
    places = [
        low,
        *(place.end() for place in phrases.IN.finditer(plain, low, match.start())),
        *(place.end() for place in _EDGE.finditer(plain, low, match.start())),
    ]
    for place in sorted(places):
        same = _SAME.match(plain, place, match.start() + 1)
        if same and same.end() >= match.start():
            return Group(place, match.end(), role_of(word), (), False)
        for block in names.blocks(plain, place, match.start()):
            if plain[block.end : match.start()].strip(" ,") == "" and (
                block.people[0].style != "family" or place > low
            ):
                return Group(block.start, match.end(), role_of(word), block.people, block.et_al)
    return None


_CREDIT_END = regex.compile(r"[.,]?\s*(?:$|[-–—(\[<\ue000]|\p{Lu}\p{Ll}{2,8}\.?\s\d|\d)")
_EDGE = regex.compile(r"[.:,;(?”\"’]\s+(?=\p{Lu}|v[ao]n\s|de\s)|\((?=\p{Lu})")
# "in Hill/Oort, Old Lamps of the North", "in Hill, Old Lamps": surnames and a title of several words.
_SURNAME = regex.compile(r"\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*")
_SURNAMES = regex.compile(
    rf"{_SURNAME.pattern}(?:/{_SURNAME.pattern}){{0,4}}(?=,\s(?:\p{{Lu}}[\p{{L}}’'-]+|\p{{Lu}}|[\"“«‘*])\s?[\p{{L}}\d])"
)
_ROW = regex.compile(
    r",\s\p{Lu}[\p{L}’'-]+(?:\s\p{L}+)?(?:,\s\p{Lu}[\p{L}’'-]+(?:\s\p{L}+)?){0,4},?\s(?:and|&|und|et|y|e)\s"
)
_TITLE_NEXT = regex.compile(r",\s[\p{Lu}\"“«‘*]")


def _behind_in(plain: str, start: int, end: int) -> list[Group]:
    """``In Ann Hill & Eva Lind, Title``: editors without a word that says so; full names or initials are needed."""
    groups = []
    for place in phrases.IN.finditer(plain, start, end):
        if plain[place.start() : place.start() + 1] == "i" and plain[: place.start()].rstrip()[-1:].isalpha():
            continue  # a preposition inside a title
        for block in names.blocks(plain, place.end(), end)[:1]:
            sure = all(person.short or person.style == "direct" for person in block.people) and (
                block.joined or block.people[0].short
            )
            if (
                sure
                and _TITLE_NEXT.match(plain, block.end, end)
                and not name_parts.is_body(plain[block.start : block.end])
            ):
                groups.append(Group(block.start, block.end, "editor", block.people, block.et_al))
                break
        else:
            surnames = _SURNAMES.match(plain, place.end(), end)
            if surnames and not _listed(plain, surnames.end(), end):
                people = tuple(
                    Person(name.start(), name.end(), "family", short=False)
                    for name in _SURNAME.finditer(plain, place.end(), surnames.end())
                )
                if not any(plain[person.start : person.end].lower() in lexicon.NO_NAMES for person in people):
                    groups.append(Group(place.end(), surnames.end(), "editor", people, False))
    return groups


def _listed(plain: str, at: int, end: int) -> bool:
    """A row of things that "and" closes goes on: "in Lamps, Quays and Towers"."""
    return _ROW.match(plain, at, end) is not None
