"""The family of writers: articles in, text on a stream out. Each is one file with ``write`` and ``write_rows``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from claimscan.errors import UnknownFormat

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row


class Writer(Protocol):
    """What a module of this family offers. It writes when it is called and keeps nothing."""

    @staticmethod
    def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
        """Whole articles, one after the other."""

    @staticmethod
    def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
        """The rows of one kind, of all documents together."""


WRITERS: dict[str, str] = {  # format -> module, imported only when used
    "table": "claimscan.writers.table",
    "json": "claimscan.writers.json",
    "jsonl": "claimscan.writers.jsonl",
    "csv": "claimscan.writers.csv",
    "tsv": "claimscan.writers.tsv",
    "md": "claimscan.writers.md",
    "bibtex": "claimscan.writers.bibtex",
    "biblatex": "claimscan.writers.biblatex",
    "ris": "claimscan.writers.ris",
    "csl": "claimscan.writers.csl",
}
BIBLIOGRAPHIES = frozenset({"bibtex", "biblatex", "ris", "csl"})  # formats that hold works, and nothing else


def writer(format: str) -> Writer:
    """The writer of that name; ``UnknownFormat`` if there is none."""
    if format not in WRITERS:
        raise UnknownFormat(f"there is no output format '{format}'; known formats are {', '.join(WRITERS)}")
    return cast("Writer", import_module(WRITERS[format]))


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    """Write what ``view`` asks for to ``out``: whole articles for the kind ``scan``, else the rows of that kind."""
    chosen = writer(view.format)
    if view.kind == "scan":
        chosen.write(articles, view, out)
    else:
        from claimscan.rows import rows

        if view.format in BIBLIOGRAPHIES:
            view = view._replace(unique=True)
        chosen.write_rows((row for article in articles for row in rows(article, view)), view, out)
