"""A CSL item (the JSON of Zotero, Mendeley and others, CSL 1.0.2) read into a source's fields.

The item's value counts; ``printed`` and ``spans`` are where it stands on the page, empty where it is not printed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimscan import dates
from claimscan import patterns as regex
from claimscan.model import Date, Found, Name, Source, Span, Url
from claimscan.parse.excerpt import Excerpt
from claimscan.parse.printed import Print, letters

Item = Mapping[str, Any]
_WORDS = {
    "title": "title",
    "container-title": "container_title",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "genre": "genre",
}
_FIGURES = {"volume": "volume", "issue": "issue", "page": "pages", "edition": "edition", "locator": "locator"}
_PEOPLE = {"author": "authors", "editor": "editors", "translator": "translators"}
_SHORT = {"title": "title-short", "container-title": "container-title-short"}
_TAG = regex.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]{0,200}>")
_TYPE = regex.compile(r"[a-z][a-z_-]{2,40}")
_DOI = regex.compile(r"10\.\d{4,9}/\S+")
_ADDRESS = regex.compile(r"https?://\S{4,2000}", regex.IGNORECASE)
_YEAR = regex.compile(r"\d{4}")
_OTHERS = "others"  # the last of BibTeX's names where there are more of them
LONGEST = 2000  # characters of a value; more is no title


def text(item: Item, name: str) -> str:
    """A value as plain text, ``""`` if there is none."""
    value = item.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(_TAG.sub("", str(value)[:LONGEST]).split())


def places(item: Item, page: Print) -> list[int]:
    """Where a print names the item: by its title, or by its first author."""
    first = next(_people(item, "author"), None)
    words = [text(item, "title"), text(item, "title-short"), (first.family or first.literal) if first else ""]
    return [place[0] for word in words if word and (place := page.find(word))]


def fields(source: Source, excerpt: Excerpt, item: Item) -> dict[str, Any]:
    """The fields that the item gives, and ``None`` for guesses of the parser that they refute."""
    page = Print.of(excerpt.scan.text, excerpt.start, excerpt.end)
    found: dict[str, Any] = {}
    for name, field in _WORDS.items():
        if value := text(item, name):
            found[field] = _words(getattr(source, field), value, text(item, _SHORT.get(name, "")), excerpt, page)
    for name, field in _FIGURES.items():
        if value := text(item, name):
            guesses = [getattr(source, field), source.locator if field == "pages" else None]
            found[field] = _figure(guesses, value, excerpt, page)
    for name, field in _PEOPLE.items():
        people = list(_people(item, name))
        if named := [person for person in people if person.literal != _OTHERS]:
            found[field] = tuple(_person(getattr(source, field), person, excerpt, page) for person in named)
            if field == "authors":
                found["et_al"] = len(named) < len(people)
    for name in ("issued", "accessed"):
        if day := _date(item.get(name)):
            found[name] = _dated(getattr(source, name), day, excerpt, page)
    if (kind := text(item, "type")) != "document" and _TYPE.fullmatch(kind):
        found["type"] = kind
    found |= _identifiers(source, item, excerpt)
    return found | _refuted(source, found)


def _words(guess: Found[str] | None, value: str, short: str, excerpt: Excerpt, page: Print) -> Found[str]:
    """A text: as it was read if that is the same, else where it, its short form or a part of it is printed."""
    if guess and letters(guess.value or "") == letters(value):
        return guess
    place = page.find(value) or (page.find(short) if short else None)
    if place:
        return excerpt.found(*place, value)
    if guess and guess.value and letters(guess.value) in letters(value):
        return guess._replace(value=value)
    return Found("", (), value)


def _figure(guesses: Sequence[Found[str] | None], value: str, excerpt: Excerpt, page: Print) -> Found[str]:
    """A number: where it was read, or the only place where it stands."""
    for guess in guesses:
        if guess and letters(guess.value or "") == letters(value):
            return guess
    place = page.find(value, once=True)
    return excerpt.found(*place, value) if place else Found("", (), value)


def _people(item: Item, role: str) -> Iterator[Name]:
    people = item.get(role)
    for person in people if isinstance(people, list) else ():
        if not isinstance(person, dict):
            continue
        family, given, literal = (text(person, name) for name in ("family", "given", "literal"))
        particle = " ".join(filter(None, (text(person, f"{how}dropping-particle") for how in ("", "non-"))))
        whole = literal or " ".join(filter(None, (given, particle, family, text(person, "suffix"))))
        if not whole:
            continue
        if literal or not given and not particle:
            yield Name(whole)
        else:
            yield Name(whole, family or None, given or None, particle or None, text(person, "suffix") or None)


def _person(guesses: Sequence[Found[Name]], person: Name, excerpt: Excerpt, page: Print) -> Found[Name]:
    """A name: as it is printed, or at least its family's."""
    wanted = letters(person.family or person.literal)
    for guess in guesses:
        if guess.value and letters(guess.value.family or guess.value.literal) == wanted:
            literal = guess.value.literal
            return guess._replace(value=person._replace(literal=literal) if person.family else Name(literal))
    place = page.find(person.literal) or page.find(person.family or person.literal)
    if place is None:
        return Found("", (), person)
    found = excerpt.found(*place)
    return Found(found.printed, found.spans, person._replace(literal=found.printed))


def _date(value: object) -> Date | None:
    """A CSL date: ``date-parts`` with one or two dates, a season, or words."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    ends = [iso for part in parts[:2] if (iso := _iso(part))] if isinstance(parts, list) else []
    if ends:
        season = str(value.get("season", ""))
        if len(ends) == 1 and season in ("1", "2", "3", "4") and len(ends[0]) == 4:
            return Date(f"{ends[0]}-2{season}", season=True)
        return Date("/".join(dict.fromkeys(ends)) + ("~" if value.get("circa") and len(ends) == 1 else ""))
    words = text(value, "raw") or text(value, "literal")
    read = dates.read(words) if words else None
    return read if read and read.iso else None


def _iso(parts: object) -> str:
    """``[2023, 4, 24]`` in the precision it has; an impossible date gives none."""
    figures = [int(part) for part in parts if _is_figure(part)] if isinstance(parts, list) else []
    if not figures or not 0 < figures[0] < 10_000:
        return ""
    printed = "-".join([f"{figures[0]:04}", *(f"{part:02}" for part in figures[1:3])])
    read = dates.read(printed)
    return printed if len(figures) == 1 or read and read.iso == printed else f"{figures[0]:04}"


def _is_figure(part: object) -> bool:
    return isinstance(part, int) and part > 0 or isinstance(part, str) and part.isdecimal() and len(part) < 5


def _dated(guess: Found[Date] | None, value: Date, excerpt: Excerpt, page: Print) -> Found[Date]:
    """A date: the printed one where it says the same, or the same and more."""
    printed = guess.value.iso if guess and guess.value else None
    if guess and printed and value.iso and (printed == value.iso or printed.startswith(f"{value.iso}-")):
        return guess
    if guess:
        return guess._replace(value=value)
    year = _YEAR.search(value.iso or "")
    place = page.find(year[0], once=True) if year else None
    if place is None:
        return Found("", (), value)
    found = excerpt.found(*place)
    return Found(found.printed, found.spans, value)


def _identifiers(source: Source, item: Item, excerpt: Excerpt) -> dict[str, Any]:
    """DOI and ISBN; an address only where none is printed, since the printed one is what readers will follow."""
    found: dict[str, Any] = {}
    doi = _DOI.search(text(item, "DOI"))
    if doi and not (source.doi and (source.doi.value or "").casefold() == doi[0].casefold()):
        at = excerpt.start + excerpt.scan.text[excerpt.start : excerpt.end].lower().find(doi[0].lower())
        same = at >= excerpt.start and excerpt.scan.text[at : at + len(doi[0])].lower() == doi[0].lower()
        found["doi"] = excerpt.found(at, at + len(doi[0]), doi[0]) if same else Found("", (), doi[0])
    isbn = "".join(sign for sign in text(item, "ISBN").partition(" ")[0].upper() if sign in "0123456789X")
    if isbn and source.isbn is None:
        found["isbn"] = Found("", (), isbn)
    address = _ADDRESS.fullmatch(text(item, "URL"))
    if address and not source.urls and source.form == "full":
        found["urls"] = (Url(address[0], "", (), ("from-data",)),)
    return found


def _refuted(source: Source, found: Mapping[str, Any]) -> dict[str, None]:
    """Guesses that lie in what the item says is another field: no word of a source is two things."""
    taken = [span for value in found.values() if isinstance(value, Found) for span in value.spans]
    taken += [span for name in _PEOPLE.values() for one in found.get(name, ()) for span in one.spans]
    return {
        name: None
        for name in (*_WORDS.values(), *_FIGURES.values())
        if name not in found and (guess := getattr(source, name)) and _within(guess.spans, taken)
    }


def _within(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    return bool(inner) and all(any(a.start <= b.start and b.end <= a.end for a in outer) for b in inner)
