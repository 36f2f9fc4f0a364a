"""Tables for people: as wide as the page, whole words, and nothing in them that acts on the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from claimscan.display import visible
from claimscan.report import report
from claimscan.rows import rows
from claimscan.sheets import (
    RULES_BROKEN,
    SECTIONS,
    Field,
    by_document,
    coverage,
    fields,
    headline,
    tally,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row

_BLANKS = re.compile(r" +\n")
# Colour never says more than the word that bears it.
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim", "none": "bold red"}


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    """The claims with what stands behind each, then the coverage and the faults."""
    for number, article in enumerate(articles):
        with _page(view, out) as page:
            if number:
                page.print()
            _write_article(article, view, page)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    for number, (path, group) in enumerate(by_document(rows)):
        with _page(view, out) as page:
            if number:
                page.print()
            if view.several and path:
                page.print(_text(path, "bold"))
            page.print(_table(fields(view), group))


def _write_article(article: Article, view: View, page: Console) -> None:
    summary = report(article)["summary"]
    page.print(_text(f"{article.document.name}: ", "bold") + _text(headline(summary)))
    page.print()
    page.print(_claims(list(rows(article, view)), view))
    page.print()
    page.print(_text("Coverage", "bold"))
    for sentence in coverage(summary):
        page.print(_text(sentence))
    if len(summary["sections"]) > 1:
        page.print()
        page.print(_table(SECTIONS, [{**section} for section in summary["sections"]], expand=False))
    page.print()
    page.print(_text("Findings: ", "bold") + _text(tally(summary)))
    if summary["rules"]:
        page.print()
        page.print(_table(RULES_BROKEN, [{**rule} for rule in summary["rules"]], expand=False))


@contextmanager
def _page(view: View, out: TextIO) -> Iterator[Console]:
    """A console for ``out``. Rich looks at NO_COLOR, FORCE_COLOR and TERM by itself; markup, emoji and highlighting are
    off for all text. The blanks with which it fills each line are left away.
    """
    from rich.console import Console

    page = Console(file=out, width=view.width, markup=False, emoji=False, highlight=False, legacy_windows=False)
    with page.capture() as captured:
        yield page
    out.write(_BLANKS.sub("\n", captured.get()))


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(visible(text), style=style)


def _claims(rows: list[Row], view: View) -> Table:
    """A claim is printed once, with its sources below each other, under the heading of its section."""
    columns = fields(view)
    table = _empty(columns, expand=True)
    section: str | None = None
    last = None
    for row in rows:
        if row["section"] != section:
            section = row["section"]
            if last is not None:
                table.add_row()
            table.add_row("", _text(section or "(no heading)", "bold"), "")
        cells = [_cell(column, row) for column in columns]
        if row["id"] == last:
            cells[:2] = [_text(""), _text("")]
        elif row["needs_source"] and not row["cited"]:
            cells[2].stylize(STYLES["none"])
        last = row["id"]
        table.add_row(*cells)
    return table


def _table(columns: tuple[Field, ...], rows: list[Row], *, expand: bool = True) -> Table:
    table = _empty(columns, expand)
    for row in rows:
        table.add_row(*(_cell(column, row) for column in columns))
    return table


def _empty(columns: tuple[Field, ...], expand: bool) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, expand=expand, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(
            _text(column.header),
            justify="right" if column.right else "left",
            ratio=column.share or None,
            no_wrap=column.right,
            overflow="fold",
        )
    return table


def _cell(column: Field, row: Row) -> Text:
    text = column.cell(row)
    shown = _text(text, STYLES.get(text, ""))
    below = column.below(row) if column.below else ""
    return shown.append(f"\n{visible(below)}") if below else shown
