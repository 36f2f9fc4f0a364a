"""What a cited work is known by: the letters of its title, its title's words, its address."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import Article, Note, Source, Span

# Types of source that go by other particulars than title and day of publication.
LEGAL = frozenset({"legal_case", "legislation", "bill", "regulation", "treaty", "hearing", "patent"})
SET_OFF = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』*_")  # quotation marks and the emphasis that text formats print
WORD = regex.compile(r"[\p{L}\p{N}]+")
MARK = regex.compile(r"\p{M}+")  # the accents that NFKD sets apart
APOSTROPHE = regex.compile(r"(?<=\p{L})['\u2019](?=\p{L})")  # inside a word; not the quotation mark that ends one


def letters(text: str) -> str:
    """``text`` without case, accents and everything that is no letter or digit: typography never decides."""
    return "".join(words(text))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a title without case and accents; ``Iran's`` is one word."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return tuple(WORD.findall(MARK.sub("", APOSTROPHE.sub("", plain.casefold()))))


def title(source: Source) -> str:
    """The title as understood, or nothing."""
    return (source.title.value or "") if source.title else ""


def by_address(article: Article) -> Iterator[list[tuple[Source, str]]]:
    """Groups of sources, in the order of the document, that were given one URL; with that URL as meant."""
    groups: dict[str, list[tuple[Source, str]]] = defaultdict(list)
    for source in article.sources:
        for address, url in {urls.fold(url.url): url.url for url in reversed(source.urls)}.items():
            groups[address].append((source, url))
    yield from (group for group in groups.values() if len(group) > 1)


def is_set_off(text: str, source: Source) -> bool:
    """Does the title stand in quotation marks or emphasis in the document's text?"""
    spans = source.title.spans if source.title else ()
    if not spans:
        return False
    start, end = spans[0].start, spans[-1].end
    around = {text[start : start + 1], text[max(start - 1, 0) : start], text[end - 1 : end], text[end : end + 1]}
    return bool(around & SET_OFF)


def alike(a: Iterable[str], b: Iterable[str]) -> float:
    """Words in common against all words (Jaccard), 0 to 1."""
    left, right = set(a), set(b)
    return len(left & right) / len(left | right) if left or right else 0.0


def labels(article: Article) -> dict[str, str]:
    """The printed label of each note, by its id."""
    return {note.id: note.label for note in article.notes}


def where(note: Note) -> tuple[Span, ...]:
    """The label of a note if it has one on the page, else the note."""
    return (note.label_span,) if note.label_span else note.spans[:1]
