"""BibLaTeX: as BibTeX, with its own types, whole dates, and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from claimscan.writers.bibtex import day, entry, escaped, people, texts
from claimscan.writers.items import Item, bibliography, items

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "audio",
    "chapter": "incollection",
    "dataset": "dataset",
    "graphic": "image",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
_HOLDER = {"chapter": "booktitle", "paper-conference": "booktitle", "report": "series", "book": "series"}


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    write_rows(bibliography(articles, view), view, out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    for item in items(rows, view):
        entry(_TYPES.get(item["type"], "misc"), item["id"], _fields(item), out)


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield from people(item)
    holder = _HOLDER.get(item["type"], "journaltitle" if item["type"].startswith("article-") else "organization")
    publisher = "institution" if item["type"] in ("thesis", "report") else "publisher"
    yield from texts(item, {"container-title": holder, "publisher": publisher, "publisher-place": "location"})
    issued = item.get("issued")
    if issued:
        season = f"-{issued['season'] + 20}" if "season" in issued else ""
        yield ("date" if "date-parts" in issued else "year"), f"{{{escaped(day(issued) + season)}}}"
