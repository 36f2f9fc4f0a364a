"""Lists of people's names at one place of a text.

``Ann B. Hill and Carl van Oort``, ``Hill, A. B., & Oort, C. van``, ``Hill AB, Oort C``, ``Hill, Ann, Carl Oort, and Eva
Lind``, ``Hill/Oort/Lind``. A name is told by its shape and by what stands behind it, not by a list of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.parse import name_forms, phrases
from claimscan.parse.name_forms import Row, Style

# "Hill, Oort, and Lind, Old Bridges": surnames alone in a row; "Hill, Bridges and Towers" is a surname and a title.
_SURNAMES = regex.compile(
    r"\s*(?P<names>\p{Lu}[\p{L}’'-]+"
    r"(?:(?:,\s\p{Lu}[\p{L}’'-]+){1,4},\s(?:and|&)\s|(?:,\s\p{Lu}[\p{L}’'-]+){2,4}\s(?:and|und|&|et)\s)\p{Lu}[\p{L}’'-]+)"
    r"(?=[,:]\s)(?!,\s\p{Lu}(?:[\p{L}’'-]*,|\.))"
)
# "A Hill, B Oort and C Lind, Old Bridges": initials without stops, in a row that "and" closes.
_INITIALLED = regex.compile(
    r"\s*(?P<names>\p{Lu}{1,3}\s\p{Lu}[\p{L}’'-]+(?:,\s\p{Lu}{1,3}\s\p{Lu}[\p{L}’'-]+){0,6},?\s(?:and|&)\s\p{Lu}{1,3}\s\p{Lu}[\p{L}’'-]+)(?=,\s|\s\(eds?)"
)
_INITIALS_NAME = regex.compile(r"\p{Lu}{1,3}\s\p{Lu}[\p{L}’'-]+")
# "Hill, Oort and Lind, above n 6": surnames in a row before a word that leads back.
_BACKED = regex.compile(
    r"\s*(?P<names>\p{Lu}[\p{L}’'-]+(?:,\s\p{Lu}[\p{L}’'-]+){1,3}\s(?:and|und|&)\s\p{Lu}[\p{L}’'-]+)(?=,?\s(?:above|supra|op\.|oben|n\s\d|\((?:n|Fn\.|above\sn|\d{4}[a-z]?\))))"
)
# "Hill, S. 12": a page, and no initial.
_PAGED = regex.compile(r"\s*(?P<name>\p{Lu}[\p{L}’'-]+)(?=,\s[Ss]\.\s?\d)")
_SURNAME = regex.compile(r"\p{Lu}[\p{L}’'-]+")


class Person(NamedTuple):
    """One name: offsets of its print, how it is ordered, whether it has initials."""

    start: int
    end: int
    style: Style
    short: bool


class Block(NamedTuple):
    """A list of names; ``end`` is behind the last name or its "et al."."""

    start: int
    end: int
    people: tuple[Person, ...]
    et_al: bool
    joined: bool  # ends in "and X": it is complete


def blocks(plain: str, at: int, limit: int) -> tuple[Block, ...]:
    """The lists of names that can begin at ``at``, longest first; none if no name stands there."""
    listed = _SURNAMES.match(plain, at, limit) or _BACKED.match(plain, at, limit)
    row = listed or _INITIALLED.match(plain, at, limit)
    if row:
        start, end = row.span("names")
        one = _SURNAME if listed else _INITIALS_NAME
        style: Style = "family" if listed else "direct"
        people = tuple(
            Person(word.start(), word.end(), style, short=not listed) for word in one.finditer(plain, start, end)
        )
        return (Block(start, end, people, et_al=False, joined=True),)
    paged = _PAGED.match(plain, at, limit)
    if paged:
        start, end = paged.span("name")
        return (Block(start, end, (Person(start, end, "family", short=False),), et_al=False, joined=False),)
    people, joined = _people(Row(plain, at, limit))
    return tuple(_blocks(plain, people, joined, limit)) if people else ()


def _blocks(plain: str, people: tuple[Person, ...], joined: int, limit: int) -> Iterator[Block]:
    for count in _ends(people, joined):
        last = people[count - 1]
        tail = phrases.ET_AL.match(plain, last.end, limit)
        end = tail.end() if tail else last.end
        if end >= limit or plain[end - 1] == "." or name_forms.CLOSED.match(plain, end, limit):
            yield Block(people[0].start, end, people[:count], tail is not None, joined == count)
    first = people[0]
    if first.style == "inverted" and not first.short:
        comma = plain.find(",", first.start, first.end)  # "Hill, Bridges, 20": it may be a surname and a title
        yield Block(first.start, comma, (Person(first.start, comma, "family", short=False),), et_al=False, joined=False)


def _people(row: Row) -> tuple[tuple[Person, ...], int]:
    """The names in order, and how many there were when "and" closed the list (0: never)."""
    people: list[Person] = []
    joined = 0
    slashed = False  # "Hill/Oort, Lamps": the comma ends the list
    index = name_forms.skip_titles(row, 0)
    while index < len(row):
        read = name_forms.read(row, index, people[0].style if people else None)
        if read is None:
            break
        end, style = read
        short = not {"init", "caps"}.isdisjoint(row.kinds(index, end))
        people.append(Person(row[index].start, row[end - 1].end, style, short))
        if joined:
            joined = len(people)
        step = _separator(row, end, style)
        if step is None or joined and not step[1] or slashed and row[end].kind == ",":
            break
        slashed = row[end].kind == "/"
        joined = len(people) + 1 if step[1] else joined
        index = name_forms.skip_titles(row, step[0])
    return tuple(people), joined if joined == len(people) else 0


def _ends(people: tuple[Person, ...], joined: int) -> list[int]:
    """After how many names the list may stop, longest first. A list closed by "and" ends there; a row of full names
    may stop after any, because a title can look like a name."""
    count = len(people)
    if joined:
        return sorted({joined, 1}, reverse=True)
    if people[0].style == "inverted":
        while count > 1 and people[count - 1].style == "direct" and not people[count - 1].short:
            count -= 1
        return [count]
    return list(range(count, 0, -1)) if people[0].style == "direct" else [count]


def _separator(row: Row, index: int, style: Style) -> tuple[int, bool] | None:
    """Index behind what stands between two names, and whether it was a conjunction; ``None``: the list ends."""
    step = row.run(index, 2, ",", ";")
    if row[step].kind in ("conj", "/"):
        return step + 1, row[step].kind == "conj"
    if step > index or style == "initials" and row[index].kind in ("word", "particle"):
        return step, False
    lost = row.kinds(index - 1, index + 3)  # a comma is missing: "Hill, A. Oort, C."
    return (index, False) if style == "inverted" and lost in _LOST_COMMA else None


_LOST_COMMA = (["init", "word", ",", "init"], ["init", "word", ",", "caps"])
