"""The people of a source: who stands at its head, and in which role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Found, Name
from claimscan.parse import names, phrases, roles
from claimscan.parse.excerpt import Excerpt
from claimscan.parse.heads import INITIAL_BRACKET, OTHER_NAME
from claimscan.parse.names import Block, Person
from claimscan.parse.roles import Group, Role

_MORE_NAMES = regex.compile(r"[.,;]?\s(?:&|and)\s")
# "———. Title": the author of the entry before.
_REPEATED = regex.compile(r"[-–—_]{2,}[.,:]?\s*")
# "Harbour Institute at the Quay (ed.)": a body that edits.
_BODY_EDITS = regex.compile(
    r"(?P<body>\p{Lu}[\p{L}\p{M}’'&-]+(?:\s[\p{L}\p{M}’'&-]+){1,14})\s[(\[](?:[Ee]ds?\.?|[Hh]rsg\.?|[Hh]gg?\.?|éds?\.)[)\]](?=[,:.\s])"
)
_SURE = 1.5  # strength of a head from which its names are taken as such
_LIKELY = 0.6  # the same where they are more than a surname
_CREDITS = 8  # names with a role each, as a title's credits print them


class People(NamedTuple):
    """``end`` is behind the names and their roles; the rest of the source begins there."""

    end: int
    authors: Sequence[Person]
    editors: Sequence[Person]
    et_al: bool


def at_head(excerpt: Excerpt) -> People:
    """The names that a source begins with."""
    plain, piece = excerpt.scan.plain, excerpt.piece
    repeated = _REPEATED.match(plain, piece.start, piece.end)
    if repeated:
        return People(repeated.end(), (), (), False)
    block, strength = piece.head.block, piece.head.strength
    if block is None or strength < (_LIKELY if block.people[0].style != "family" else _SURE):
        body = _BODY_EDITS.match(plain, piece.start, piece.end)
        if body:
            editor = Person(body.start("body"), body.end("body"), "direct", short=False)
            return People(body.end(), (), (editor,), False)
        return People(piece.start, (), (), False)
    return _read(plain, block, piece.end)


def _read(plain: str, block: Block, limit: int) -> People:
    people, end = list(block.people), block.end
    initials = INITIAL_BRACKET.match(plain, end, limit)
    if initials and not phrases.ROLE_AFTER.match(plain, end, limit):
        end = initials.end()
        people[-1] = people[-1]._replace(end=end)
    for _ in range(_CREDITS):
        role = phrases.CREATOR_ROLE.match(plain, end, limit)
        if role is None:
            break
        end = role.end()
        more = _MORE_NAMES.match(plain, end, limit)
        following = names.blocks(plain, more.end(), limit) if more else ()
        if not following:
            break
        people += following[0].people
        end = following[0].end
    edits = phrases.ROLE_AFTER.match(plain, end, limit)
    if edits:
        editors = people if roles.role_of(roles.word_of(edits)) == "editor" else []
        return People(edits.end(), (), editors, block.et_al)
    other = OTHER_NAME.match(plain, end, limit)
    return People(other.end() if other else end, people, (), block.et_al)


def in_role(excerpt: Excerpt, groups: Sequence[Group], role: Role) -> tuple[Found[Name], ...]:
    return tuple(excerpt.name(person) for group in groups if group.role == role for person in group.people)
