"""What stands before and after the article's text: title, kind, date, byline; a note about the author at the end."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan import dates
from claimscan import patterns as regex
from claimscan.model import Document, Found, Metadata, Passage, replace
from claimscan.sentences.words import language
from claimscan.split.features import HEADWORD, Features
from claimscan.split.witness import Role

_NAME = regex.compile(
    r"(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?:(?:van|von|de|der|den|del|di|da|la|le|bin|al)\s+){0,2}\p{Lu}[\p{L}'’-]+"
)
_BY = regex.compile(r"^(?:by|von|par|por)\s+", regex.I)
_SEPARATOR = regex.compile(r",\s+(?:and\s+)?|\s+(?:and|&|und|et|y)\s+")
_BIOGRAPHY = regex.compile(
    r"\b(?:is|are|was|ist|est|es)\s+(?:an?|the|one|professor|director|editor|ein|eine|un|une|una)\b|\b(?:lives|works|teaches|writes)\b"
)
_MARK_BEHIND = regex.compile(
    r"(?<=\S)(?:[⁰¹²³⁴-⁹*†‡§]+|<sup[^<>]*>.*</sup>|\$\^.*\$|\[\^?[\d*†‡]+\]|\^\{?[\d*†‡]+\}?|(?<=[\p{Ll}?!.])\d{1,2})$"
)
_ABOUT = regex.compile(
    r"(?:about the authors?|the authors?|author'?s? note|contributors?|über (?:den|die) autor)", regex.I
)


def front(document: Document, roles: Sequence[Role], features: Sequence[Features]) -> tuple[int, Metadata]:
    """How many lines stand before the body, and what they say. Only lines of which the format knows nothing are judged."""
    limit, metadata = _masthead(document, roles, features)
    line = title_line(document, roles)
    if limit or line is None or metadata.title:
        return limit, metadata
    span = document.lines[line].span
    printed = _plain(document.words(span))
    return limit, replace(metadata, title=Found(printed, (span,), printed))


def _plain(title: str) -> str:
    """A title without the marks of headings and emphasis, and without a note's mark behind it."""
    return str(_MARK_BEHIND.sub("", title.strip("#*_ ")))


def title_line(document: Document, roles: Sequence[Role]) -> int | None:
    """The heading that is the article's title and no section's: the first line of all, and the only one of its level."""
    first = next((i for i, role in enumerate(roles) if role != "furniture"), None)
    if first is None or roles[first] != "heading":
        return None
    line = document.lines[first]
    if HEADWORD.match(document.words(line.span).strip("#*_ ")):
        return None
    peers = [other for other in document.lines if other.kind == "heading" and other.level <= line.level]
    return None if line.kind == "heading" and len(peers) > 1 else first


def _masthead(document: Document, roles: Sequence[Role], features: Sequence[Features]) -> tuple[int, Metadata]:
    lines = document.lines
    limit = next((i for i, role in enumerate(roles) if role == "body" and _prose(document, roles, features, i)), 0)
    short = [i for i in range(min(limit, 12)) if roles[i] != "furniture"]
    if not short or limit > 12 or any(lines[i].kind in ("table", "note", "item", "quote") for i in short):
        return 0, document.metadata
    day: str | None = None
    authors: tuple[str, ...] = ()
    rest: list[int] = []
    for i in short:
        text = document.words(lines[i].span).strip("#*_ ")
        read = dates.read(text)
        if read and read.iso and day is None:
            day = read.iso
        elif not authors and (names := _names(text)) and i > 0:
            authors = names
        elif roles[i] != "body" or features[i].open:
            rest.append(i)
    if day is None and not authors:
        return 0, document.metadata  # a heading alone may as well be the first section's
    heads = [i for i in rest if lines[i].gap]  # a line right below another is its subtitle
    title = next(
        (i for i in heads if features[i].words > 2), max(heads, key=lambda i: (features[i].words, -i), default=None)
    )
    found = document.metadata
    span = lines[title].span if title is not None else None
    printed = _plain(document.words(span)) if span else ""
    return limit, Metadata(
        title=found.title or (Found(printed, (span,), printed) if span else None),
        authors=found.authors or authors,
        date=found.date or day,
        language=found.language,
    )


def _prose(document: Document, roles: Sequence[Role], features: Sequence[Features], start: int) -> bool:
    """Does a paragraph of running text begin here, printed on one line or wrapped over several?"""
    words = 0
    for i in range(start, len(roles)):
        if roles[i] != "body" or (i > start and document.lines[i].gap):
            break
        words += features[i].words
        if words > 25:
            return True
    return False


def _names(text: str) -> tuple[str, ...]:
    text = str(_BY.sub("", text)).rstrip("*†‡§ 0123456789¹²³")
    parts = _SEPARATOR.split(text)
    if len(text) > 90 or not all(_NAME.fullmatch(part) for part in parts):
        return ()
    return tuple(parts)


def back(document: Document, roles: Sequence[Role], authors: Sequence[str]) -> int:
    """Index of the line where the note about the author begins; the number of lines if there is none."""
    bodies = [i for i, role in enumerate(roles) if role in ("body", "heading")]
    for i in bodies[-6:]:
        text = document.words(document.lines[i].span)
        named = any(text.startswith(author) for author in authors) and _BIOGRAPHY.search(text)
        about = roles[i] == "heading" and _ABOUT.match(text.strip("#*_ "))
        if (named or about) and sum(
            document.lines[j].span.end - document.lines[j].span.start for j in bodies if j >= i
        ) < 3000:
            return i
    return len(roles)


def tongue(passages: Sequence[Passage]) -> str | None:
    """The language of the running text by its function words; None where the script is not Latin, which they do not tell."""
    sample = " ".join(
        passage.text[:200] for passage in passages if passage.kind == "paragraph" and len(passage.text) > 60
    )[:500]
    latin = sum(character.isalpha() and character < "\u0250" for character in sample)
    return language(sample) if latin > 0.5 * len(sample) else None
