"""Who wrote the document and when, as far as its metadata or the lines above its text say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import dates
from claimscan.model import BODY, Article
from claimscan.rules.periods import bounds
from claimscan.rules.works import letters

BETWEEN = (
    " and ",
    " und ",
    " et ",
    " y ",
    "&",
    ";",
    "|",
    "·",
)  # what else than a comma stands between the names of a byline
BY = ("by ", "von ", "par ", "por ", "di ", "door ")
LINES = 20  # a title page has no more lines; a document without claims must not be taken for one


def author_keys(article: Article) -> frozenset[str]:
    """What could be the name of an author, folded; to be compared with whole names only, for a title is here too."""
    names = [*article.document.metadata.authors]
    for line in _lines(article):
        names.extend(_byline(line.strip()))
    return frozenset(key for key in map(letters, names) if key)


def published(article: Article) -> tuple[date, date] | None:
    """The days that the document's own date covers; ``None`` if it bears none."""
    if article.document.metadata.date:
        return bounds(article.document.metadata.date)
    for line in _lines(article):
        found = dates.read(line.strip())
        if found and found.iso:
            return bounds(found.iso)
    return None


def _byline(line: str) -> list[str]:
    for lead in BY:
        if line.casefold().startswith(lead):
            line = line[len(lead) :]
    for sign in BETWEEN:
        line = line.replace(sign, ",")
    return line.split(",")


def _lines(article: Article) -> Iterator[str]:
    """The lines above the first claim that are no running text."""
    before = article.claims[0].passage if article.claims else 0
    for passage in article.layout.passages[: min(before, LINES)]:
        if passage.kind not in BODY:
            yield passage.text
