"""CSL-JSON: the works as one array, for reference managers and citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimscan.display import safe_json
from claimscan.writers.items import bibliography, items

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    write_rows(bibliography(articles, view), view, out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    text = json.dumps(list(items(rows, view)), ensure_ascii=False, indent=2)
    out.write(safe_json(text) + "\n")
