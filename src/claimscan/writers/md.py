"""Markdown (GitHub's tables), safe to paste: nothing of the article acts as markup, HTML or an image."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimscan import patterns as regex
from claimscan.display import visible
from claimscan.report import report
from claimscan.rows import rows
from claimscan.sheets import RULES_BROKEN, SECTIONS, Field, by_document, coverage, fields, headline, tally

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row

_MARKUP = regex.compile(r"[\\`*_\[\]<>|~&!$#]")
_LINK = regex.compile(r"https?://[^\s<>|`\\]+")  # no character that would end an autolink or a cell


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    for number, article in enumerate(articles):
        summary = report(article)["summary"]
        out.write("\n" if number else "")
        out.write(f"# {escape(article.document.name)}\n\n{headline(summary)}.\n\n## Claims\n\n")
        _write_table(fields(view), list(rows(article, view)), out)
        out.write("\n## Coverage\n\n" + "\n".join(coverage(summary)) + "\n\n")
        _write_table(SECTIONS, [{**section} for section in summary["sections"]], out)
        out.write(f"\n## Findings\n\n{tally(summary)}.\n")
        if summary["rules"]:
            out.write("\n")
            _write_table(RULES_BROKEN, [{**rule} for rule in summary["rules"]], out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    for number, (path, group) in enumerate(by_document(rows)):
        out.write("\n" if number else "")
        if view.several:
            out.write(f"# {escape(path)}\n\n")
        _write_table(fields(view), group, out)


def escape(text: str) -> str:
    """``text`` as Markdown that shows exactly these characters."""
    return str(_MARKUP.sub(r"\\\g<0>", visible(text)))


def _cell(column: Field, row: Row) -> str:
    text = column.cell(row)
    return f"<{text}>" if column.link and _LINK.fullmatch(text) and visible(text) == text else escape(text)


def _write_table(columns: tuple[Field, ...], rows: list[Row], out: TextIO) -> None:
    out.write("| " + " | ".join(column.header for column in columns) + " |\n")
    out.write("|" + "|".join("---:" if column.right else "---" for column in columns) + "|\n")
    out.writelines("| " + " | ".join(_cell(column, row) for column in columns) + " |\n" for row in rows)
