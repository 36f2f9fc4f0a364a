"""TSV: as CSV, with tabs between the cells and the same quotation."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from claimscan.rows import rows
from claimscan.writers import csv

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    write_rows(chain.from_iterable(rows(article, view) for article in articles), view, out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    csv.write_rows(rows, view, out, delimiter="\t")
