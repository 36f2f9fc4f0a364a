"""CSV: plain UTF-8, one header, one row for each thing, the columns of ``columns``.

Only control characters are shown as escapes, so a cell may begin with ``=``; ``--excel`` is for opening the file in a
spreadsheet: byte order mark, CRLF, and an apostrophe before whatever would be taken for a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from claimscan import patterns as regex
from claimscan.columns import COLUMNS
from claimscan.display import harmless, visible
from claimscan.rows import rows

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row

# A line of a cell that a spreadsheet may run: = + - @ and their full-width forms, tab or CR, also behind spaces and
# quotation marks. Must not match: plain numbers, ranges of numbers, a lone dash.
_FORMULA = regex.compile(
    r"""(?m)(?:^|(?<=\r))(?![+\-]?\d[\d.,]*(?:[ ]?[-–/:][ ]?\d[\d.,]*)*[ ]?%?$|[-+]$)(?=[ \u00a0"'“”‘’«»]*[=+\-@＝＋－＠\t\r])"""
)


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    write_rows(chain.from_iterable(rows(article, view) for article in articles), view, out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO, delimiter: str = ",") -> None:
    columns = COLUMNS[view.kind]
    if view.excel:
        out.write("\ufeff")
    lines = csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if view.excel else "\n")
    lines.writerow([column.name for column in columns])
    for row in rows:
        lines.writerow([_cell(column.cell(row), view) for column in columns])


def disarm(text: str) -> str:
    """``text`` with an apostrophe before each line that a spreadsheet would take for a formula."""
    return str(_FORMULA.sub("'", text))


def _cell(text: str, view: View) -> str:
    text = disarm(text) if view.excel else text
    return visible(text) if view.terminal else harmless(text)
