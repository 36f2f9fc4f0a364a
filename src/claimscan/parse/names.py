"""People's names at one place of a text: lists of them in every order, and their parts.

``Ann B. Hill and Carl van Oort``, ``Hill, A. B., & Oort, C. van``, ``Hill AB, Oort C``, ``Hill, Ann, Carl Oort, and Eva Lind``,
``Hill/Oort/Lind``. A name is told by its shape and by what stands behind it, not by a list of names.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from claimscan.model import Name
from claimscan.parse import lexicon

Style = Literal["direct", "inverted", "initials", "family"]

# One token of a list of names. `caps` are initials without stops (Hill AB), `init` those with (A. B., J.-P., Ch.).
_TOKEN = regex.compile(
    r"\s*(?:(?P<init>\p{Lu}\.-\p{Lu}(?![\p{L}.])|(?:\p{Lu}\p{Ll}{0,1}\.?[-‐])*\p{Lu}(?:[hjst]|)\.(?:[-‐]\p{Lu}\.)*)(?!\p{Ll})"
    r"|(?P<caps>\p{Lu}{1,3}(?:-\p{Lu}{1,2})?)(?![\p{L}\p{M}'’\d-])"
    r"|(?P<word>(?:[dlDL]['’]|(?:al|el|Al|El)-)?\p{Lu}[\p{L}\p{M}'’ʼ‐-]*)"
    r"|(?P<low>\p{Ll}[\p{L}'’]*\.?)|(?P<sign>[,;&/])|(?P<stop>[^\s]))"
)
_MOST_TOKENS = 240  # sixty authors; longer runs of capitals are no list of names
_MOST_PARTS = 6

# What may stand behind the last name: a separator, a date, a title, a role; not a verb.
_TERMINATOR = regex.compile(
    r"\s*(?:[,.:;()\[\]<“\"‘„‚«'`*_–—\d]|$|(?:in|In|ed|eds|hg|hrsg|zur?|über|on|supra|above|op\.|loc\.|a\.\s?a\.|et\sal|u\.\s?a\.|id\.|ibid|\ue000)\b?)"
)
# "Hill, Oort, and Lind, Old Bridges": surnames alone in a row; with given names between them it is no such row.
_SURNAMES = regex.compile(r"\s*(?P<names>\p{Lu}[\p{L}’'-]+(?:,\s\p{Lu}[\p{L}’'-]+){1,4},?\s(?:and|und|&|et)\s\p{Lu}[\p{L}’'-]+)(?=[,:]\s)(?!,\s\p{Lu}(?:[\p{L}’'-]*,|\.))")
_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]+")
_CONJUNCTION = lexicon.CONJUNCTIONS | {"And", "AND"}


class Token(NamedTuple):
    kind: str  # init, caps, word, particle, conj, low, "," ";" "/" "&"
    start: int
    end: int
    text: str


class Person(NamedTuple):
    """One name: offsets of its print, and how it is ordered."""

    start: int
    end: int
    style: Style
    short: bool  # has initials


class Block(NamedTuple):
    """A list of names; ``end`` is behind the last name or its "et al."."""

    start: int
    end: int
    people: tuple[Person, ...]
    et_al: bool
    joined: bool  # ends in "and X": it is complete


def tokens(plain: str, at: int, limit: int) -> list[Token]:
    """The tokens from ``at`` on as far as names can go: up to a figure, a quotation, a sentence's stop, a verb."""
    found: list[Token] = []
    while at < limit and len(found) < _MOST_TOKENS:
        match = _TOKEN.match(plain, at, limit)
        if match is None:
            break
        kind, text, start = str(match.lastgroup), match.group(match.lastgroup), match.start(str(match.lastgroup))
        if kind == "stop":
            break
        if kind == "sign":
            kind = "conj" if text == "&" else text
        elif kind == "low":
            if text in lexicon.PARTICLES:
                kind = "particle"
            elif text in lexicon.CONJUNCTIONS:
                kind = "conj"
            elif text.lower() not in lexicon.SUFFIXES:
                break
        elif kind == "word" and text in _CONJUNCTION:
            kind = "conj"
        elif kind == "caps" and len(text) > 1 and text.capitalize() in ("Der", "Die", "Das", "The", "And"):
            break
        at = match.end()
        stopped = plain[at : at + 1] == "."
        if stopped and kind == "word" and _abbreviates(text):
            at += 1
        found.append(Token(kind, start, at, text))
        if stopped and kind == "caps" and plain[at + 1 : at + 2] == " ":
            found.append(Token(",", at, at + 1, "."))  # "Hill, AB. Oort, C.": a stop between names
            at += 1
        elif stopped and kind == "word" and not _abbreviates(text):
            break
    return found


def _abbreviates(word: str) -> bool:
    return word.lower() in lexicon.HONORIFICS or word.lower() in lexicon.SUFFIXES or word in ("Ch", "Th", "St", "Ph")


def blocks(plain: str, at: int, limit: int) -> tuple[Block, ...]:
    """The lists of names that can begin at ``at``, longest first; none if no name stands there."""
    listed = _SURNAMES.match(plain, at, limit)
    if listed:
        surnames = tuple(Person(word.start(), word.end(), "family", False) for word in _NAME.finditer(plain, *listed.span("names")))
        return (Block(listed.start("names"), listed.end("names"), surnames, False, True),)
    row = tokens(plain, at, limit)
    people, ends, joined = _people(plain, row)
    if not people:
        return ()
    found = []
    for count in sorted(ends, reverse=True):
        if not 0 < count <= len(people):
            continue
        last = people[count - 1]
        tail = lexicon.ET_AL.match(plain, last.end, limit)
        end = tail.end() if tail else last.end
        if end >= limit or plain[end - 1] == "." or _TERMINATOR.match(plain, end, limit):
            found.append(Block(people[0].start, end, tuple(people[:count]), tail is not None, joined == count))
    first = people[0]
    if first.style == "inverted" and not first.short and len(people) == 1:
        comma = plain.find(",", first.start, first.end)
        found.append(Block(first.start, comma, (Person(first.start, comma, "family", False),), False, False))  # "Hill, Bridges, 20"
    return tuple(found)


def _people(plain: str, row: list[Token]) -> tuple[list[Person], set[int], int]:
    """The names in order, the counts at which a list may end, and the count at which "and" closed it (0: never)."""
    people: list[Person] = []
    ends: set[int] = set()
    index = _skip_honorifics(row, 0)
    joined = 0
    while index < len(row):
        read = _person(plain, row, index, people)
        if read is None:
            break
        person, index = read
        people.append(person)
        ends.add(len(people))
        if joined:
            joined = len(people)
        step = _separator(row, index, person)
        if step is None:
            break
        after, conjunction = step
        if joined and not conjunction:
            break
        if conjunction:
            joined = len(people) + 1
        index = _skip_honorifics(row, after)
    if joined != len(people):
        joined = 0
    return people, _likely_ends(people, ends, joined), joined


def _likely_ends(people: list[Person], ends: set[int], joined: int) -> set[int]:
    """Where the list may stop: a list closed by "and" ends there; a row of bare full names may stop after any."""
    if joined or not people:
        return {joined or 0, 1} if people else set()
    first = people[0].style
    count = len(people)
    if first == "inverted":
        while count > 1 and people[count - 1].style == "direct" and not people[count - 1].short:
            count -= 1
        return {count}
    return {count, *(end for end in ends if end < count)} if first == "direct" else {count}


def _skip_honorifics(row: list[Token], index: int) -> int:
    while index < len(row) and (
        row[index].text.lower().rstrip(".") in lexicon.HONORIFICS and index + 1 < len(row) and row[index + 1].kind in ("word", "init")
        or row[index].text == "The" and index + 1 < len(row) and row[index + 1].text in ("Hon", "Honourable", "Rt", "Right", "Rev")
    ):
        index += 1
    return index


def _separator(row: list[Token], index: int, person: Person) -> tuple[int, bool] | None:
    """Index behind what stands between two names, and whether it was a conjunction."""
    start = index
    while index < len(row) and row[index].kind in (",", ";"):
        index += 1
        if index - start > 2:
            return None
    if index < len(row) and (row[index].kind == "conj" or row[index].kind == "/"):
        return index + 1, row[index].kind == "conj"
    if index == start and person.style == "inverted" and [token.kind for token in row[index - 1 : index + 3]] in (["init", "word", ",", "init"], ["init", "word", ",", "caps"]):
        return index, False  # a comma is missing: "Hill, A. Oort, C."
    if index > start or (person.style == "initials" and index < len(row) and row[index].kind in ("word", "particle")):
        return index, False
    return None


def _person(plain: str, row: list[Token], index: int, before: list[Person]) -> tuple[Person, int] | None:
    """The name that begins at ``index``, and the index behind it."""
    first = before[0].style if before else None
    for reader in (_inverted, _initials, _direct, _family):
        read = reader(plain, row, index, first)
        if read is not None:
            end, style = read
            short = any(token.kind in ("init", "caps") for token in row[index:end])
            return Person(row[index].start, row[end - 1].end, style, short), end
    return None


def _run(row: list[Token], index: int, kinds: tuple[str, ...], most: int) -> int:
    start = index
    while index < len(row) and index - start < most and row[index].kind in kinds:
        index += 1
    return index


def _surname(row: list[Token], index: int) -> int:
    """Index behind a surname: particles, then one to three words."""
    start = _run(row, index, ("particle",), 3)
    end = _run(row, start, ("word",), 3)
    while end - 1 > start and row[end - 1].text.lower() in lexicon.SUFFIXES:
        end -= 1
    if end == start and start < len(row) and row[start].kind == "caps" and len(row[start].text) > 1:
        end = start + 1
    if end > start and row[start].text.lower() in lexicon.ARTICLES - lexicon.PARTICLES:
        return index
    return end if end > start else index


def _inverted(plain: str, row: list[Token], index: int, first: Style | None) -> tuple[int, Style] | None:
    """``Hill, A. B.`` ``van Oort, Carl`` ``Hill, AB`` ``Hill, Ann B.``"""
    if first not in (None, "inverted"):
        return None
    end = _surname(row, index)
    words = sum(token.kind in ("word", "caps") for token in row[index:end])
    suffixed = end + 1 if end < len(row) and row[end].text.lower() in lexicon.SUFFIXES else end
    if end == index or suffixed >= len(row) or row[suffixed].kind != ",":
        return None
    start = suffixed + 1
    if start >= len(row):
        return None
    given = _run(row, start, ("init",), 4)
    if given == start:
        given = _run(row, start, ("caps",), 1)
    if given == start:
        if words > 1 and row[index].kind != "particle" or row[start].text.lower() in lexicon.ARTICLES or row[index].kind == "caps":
            return None
        given = _run(row, start, ("word",), 2)
        if given == start:
            return None
        if given - start == 2 and all(token.text.lower() in lexicon.PLACES for token in row[start:given]):
            return None  # "Press, New York"
        given = _run(row, given, ("init", "caps"), 3)
    given = _suffix(row, _run(row, given, ("particle",), 2))
    return (given, "inverted") if row[given - 1].kind == "init" or _closed(plain, row, given) else None


def _initials(plain: str, row: list[Token], index: int, first: Style | None) -> tuple[int, Style] | None:
    """``Hill AB`` ``Hill A. B.``: the surname first, no comma."""
    if first not in (None, "initials"):
        return None
    end = _surname(row, index)
    if end == index or end >= len(row) or sum(token.kind == "word" for token in row[index:end]) > 2:
        return None
    given = _run(row, end, ("caps",), 1)
    if given > end and row[end].text.lower() in lexicon.SUFFIXES:
        return None  # "Works II"
    if given == end:
        given = _run(row, end, ("init",), 4)
        if given == end or not (_closed(plain, row, given) or first == "initials"):
            return None
        return given, "initials"
    return given, "initials"


def _direct(plain: str, row: list[Token], index: int, first: Style | None) -> tuple[int, Style] | None:
    """``Ann B. Hill`` ``A. B. Hill`` ``Carl van Oort`` ``Ann Hill Jr.``"""
    if first == "family":
        return None
    end = _run(row, index, ("init", "word", "particle", "caps"), _MOST_PARTS)
    while end > index and row[end - 1].kind not in ("word",):
        end -= 1
    parts = row[index:end]
    if len(parts) < 2 or parts[0].kind in ("particle",) or parts[0].kind == "caps" and parts[0].text in ("A", "I") or any(part.text.lower() in lexicon.ARTICLES for part in parts if part.kind == "word"):
        return None
    if first in ("inverted", "initials") and parts[0].kind != "init" and not any(token.kind == "conj" for token in row[index - 1 :]):
        return None
    return (_suffix(row, end), "direct") if _closed(plain, row, end) else None


def _family(plain: str, row: list[Token], index: int, first: Style | None) -> tuple[int, Style] | None:
    """``Hill`` alone, also ``van Oort``."""
    if first not in (None, "family"):
        return None
    end = _surname(row, index)
    if end == index or sum(token.kind in ("word", "caps") for token in row[index:end]) != 1:
        return None
    return (end, "family") if _closed(plain, row, end) else None


def _suffix(row: list[Token], end: int) -> int:
    step = end + 1 if end < len(row) and row[end].kind == "," else end
    return step + 1 if step < len(row) and row[step].text.lower() in lexicon.SUFFIXES else end


def _closed(plain: str, row: list[Token], end: int) -> bool:
    """Something that may follow a name follows."""
    if end < len(row) and row[end].kind in (",", ";", "/", "conj"):
        return True
    return _TERMINATOR.match(plain, row[end - 1].end) is not None


def parts(literal: str, style: Style) -> Name:
    """A person's name taken apart in CSL's way; ``literal`` stays as printed."""
    text = literal.strip(" ,;")
    if style == "family":
        particle, family = _particle(text)
        return Name(literal, family, None, particle)
    if style == "inverted":
        family, _, rest = text.partition(",")
        given, _, suffix = rest.strip().partition(", ")
        particle, family = _particle(family.strip())
        return Name(literal, family, given or None, particle, suffix or None)
    words = text.replace(",", " ").split()
    suffix_word = words.pop() if len(words) > 2 and words[-1].lower() in lexicon.SUFFIXES else None
    if style == "initials":
        cut = next((i for i, word in enumerate(words) if i and _is_initials(word)), len(words))
        particle, family = _particle(" ".join(words[:cut]))
        return Name(literal, family, " ".join(words[cut:]) or None, particle, suffix_word)
    cut = next((i for i, word in enumerate(words) if i and word in lexicon.PARTICLES), len(words) - 1)
    particle, family = _particle(" ".join(words[cut:]))
    return Name(literal, family, " ".join(words[:cut]) or None, particle, suffix_word)


def _is_initials(word: str) -> bool:
    return word.endswith(".") or word.isupper() and len(word) <= 3


def _particle(text: str) -> tuple[str | None, str]:
    words = text.split()
    count = 0
    while count < len(words) - 1 and words[count] in lexicon.PARTICLES:
        count += 1
    return " ".join(words[:count]) or None, " ".join(words[count:])


def is_body(literal: str) -> bool:
    """A corporate body rather than a person: says so by one of its words, or begins with an article."""
    words = [word.strip(".,()'’").lower() for word in literal.split()]
    return any(word in lexicon.INSTITUTIONS for word in words) or words[:1] == ["the"]
