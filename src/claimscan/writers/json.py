"""JSON: one report for one document, a list of reports for several; rows are always a list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimscan.display import safe_json
from claimscan.report import report

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    reports = [report(article) for article in articles]
    if view.several:
        _write(reports, view, out)
    elif reports:
        _write(reports[0], view, out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    _write(list(rows), view, out)


def _write(value: object, view: View, out: TextIO) -> None:
    """One line, and one write: ``json.dump`` and indentation take three times as long. On a terminal people read it."""
    text = json.dumps(value, ensure_ascii=False, indent=2 if view.terminal else None)
    out.write(safe_json(text) + "\n")
