"""JSON Lines: one report, or one row, on each line; documents are written as they are done."""

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
    for article in articles:
        _write(report(article), out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    for row in rows:
        _write(row, out)


def _write(value: object, out: TextIO) -> None:
    out.write(safe_json(json.dumps(value, ensure_ascii=False)) + "\n")
