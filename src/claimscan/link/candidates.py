"""The works that a short form may stand for, and which of them its words fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Name, Source
from claimscan.references import significant, words

_EARLY = 60  # characters at a source's beginning in which an author stands whom the parser did not read
_PARTICLES = frozenset("de da di du del della der den des van von vom zu zur la le los las al el ten ter y".split())
_LETTERED = regex.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)([a-z])(?![\p{L}\d])")
_PAGE = regex.compile(r",\s[SsPp]\.?\s?\d")
_YEAR = regex.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
UNREAD = 1  # words of a work whose author could not be read that must stand at its beginning


class Candidate(NamedTuple):
    """A source that may be meant. ``root`` is the source that it stands for itself, or its own id."""

    source: Source
    root: str
    position: int  # of its note
    full: bool  # a full citation, or one of which nothing fuller is known


class Told(NamedTuple):
    """What a short form tells of its work."""

    names: tuple[Name, ...]
    et_al: bool
    title: tuple[str, ...]
    issued: str | None
    container: tuple[str, ...] = ()  # "Hill, Tidal Review 2002, 80"


def told(source: Source) -> Told:
    title = source.title.value or "" if source.title else ""
    return Told(people(source), source.et_al, significant(title), issued(source), _holder(source))


def _holder(source: Source) -> tuple[str, ...]:
    """The words of what holds the work, or what stands for them between names and year: "Hill, TR 2002, 80"."""
    if source.container_title:
        return significant(source.container_title.value or "")
    year = _YEAR.search(source.text)
    if source.title or source.form == "full" or year is None:
        return ()
    own = {word for name in people(source) for word in words(name.literal)}
    return tuple(word for word in significant(source.text[: year.start()]) if word not in own)


def readings(source: Source) -> tuple[Told, ...]:
    """What it tells, and in what other way it may be read: "Brandt, Ferries" as name and title, "Lund" as a name."""
    first = told(source)
    if len(first.names) == 1 and not first.title and first.names[0].family and _is_inverted(first.names[0]):
        name = first.names[0]
        alone, more = (Name(name.family or "", name.family),), significant(name.given or "")
        titled, held = first._replace(names=alone, title=more), first._replace(names=alone, container=more)
        return (first, titled, held) if first.issued else (first, titled)
    if not first.names and len(first.title) == 1 and source.title:
        return first, first._replace(names=(Name(source.title.value or "", first.title[0]),), title=())
    return (first,)


def _is_inverted(name: Name) -> bool:
    return name.given is not None and len(name.given) > 2 and name.literal.startswith(f"{name.family},")


def people(source: Source) -> tuple[Name, ...]:
    """The authors, or else the editors. ``S.`` before a number is a page and no given name: "Fenn, S. 12"."""
    names = [one.value or Name(one.printed) for one in source.authors or source.editors]
    if names and names[-1].given in ("S.", "S", "p.", "P.") and _PAGE.search(source.text):
        names[-1] = Name(names[-1].family or names[-1].literal, names[-1].family)
    return tuple(names)


def issued(source: Source) -> str | None:
    """The date as far as it is printed; the year with its letter ("1999a"), if one is printed behind it."""
    if not (source.issued and source.issued.value and source.issued.value.iso):
        return None
    iso = source.issued.value.iso
    lettered = next((match for match in _LETTERED.finditer(source.text) if match.group(1) == iso), None)
    return iso + (lettered.group(2) if lettered else "")


def surname(name: Name) -> tuple[str, ...]:
    """The words of a family name, or of a body's name; small words before it do not count."""
    own = [word for word in words(name.family or name.literal) if word not in _PARTICLES]
    return tuple(own) or words(name.family or name.literal)


def same_person(short: Name, full: Name) -> bool:
    """The same family name, and no given names that contradict each other."""
    if surname(short) != surname(full):
        return False
    one, two = (words(name.given or "")[:1] for name in (short, full))
    return not one or not two or one[0][:1] == two[0][:1]


def fits(short: Told, candidate: Candidate) -> bool:
    """All that the short form tells is so of the candidate, and it tells enough."""
    source = candidate.source
    if not short.names and len(short.title) < 2 and not (short.title and short.issued):
        return False
    theirs = issued(source)
    if short.issued and theirs and not (short.issued.startswith(theirs) or theirs.startswith(short.issued)):
        return False
    if short.issued and not theirs and not short.title:
        return False
    if short.container and short.container[0] not in words(source.text):  # journals are abbreviated in many ways
        return False
    return _names_fit(short, source) and _title_fits(short.title, source)


def _names_fit(short: Told, source: Source) -> bool:
    theirs = people(source)
    if not short.names:
        return True
    if not theirs:
        early = words(source.text[:_EARLY])
        if source.type == "legal_case":  # "Moss" for "Moss v Carr"
            return len(short.names) == 1 and surname(short.names[0])[:UNREAD] == early[:UNREAD]
        return False
    if len(short.names) > len(theirs):
        return False
    return all(same_person(one, two) for one, two in zip(short.names, theirs, strict=False))


def _title_fits(title: Sequence[str], source: Source) -> bool:
    """A short title is made of words of the title."""
    if not title:
        return True
    theirs = significant(source.title.value or "") if source.title else significant(source.text)
    return bool(theirs) and set(title) <= set(theirs)


def complete(short: Told, candidate: Candidate) -> bool:
    """Names alone are the names of all authors, or say that there are more."""
    theirs = len(people(candidate.source))
    return bool(short.title or short.issued or short.et_al) or theirs == len(short.names)


def names_all(head: Sequence[str], candidate: Candidate) -> bool:
    """Every word before "supra note 4" stands in the text of a source of note 4."""
    return bool(head) and set(head) <= set(words(candidate.source.text))


def early(head: Sequence[str], candidate: Candidate) -> bool:
    """They stand at its beginning, where its author or title is."""
    return set(head) <= set(words(candidate.source.text[:_EARLY]))


def one_root(found: Iterable[Candidate], *preferences: Callable[[Candidate], bool]) -> tuple[Candidate | None, int]:
    """The one work among the candidates, and how many works there are. A preference counts where it leaves some."""
    left = list(found)
    for preferred in preferences:
        left = [candidate for candidate in left if preferred(candidate)] or left
    roots = dict.fromkeys(candidate.root for candidate in left)
    return (left[0] if len(roots) == 1 else None), len(roots)
