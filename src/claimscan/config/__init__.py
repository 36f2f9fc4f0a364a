"""What is written and how, as a frozen value. Settings of a check stand in ``settings``, which only a check loads.

Named tuples, which are made in a quarter of the time that a frozen dataclass takes: every start pays for it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["scan", "claims", "notes", "sources", "citations", "findings", "rules", "changes", "urls"]
Format = Literal["table", "json", "jsonl", "csv", "tsv", "md", "bibtex", "biblatex", "ris", "csl"]
FailOn = Literal["error", "warning", "info", "never"]
Profile = Literal["draft", "print", "academic"]


class View(NamedTuple):
    """What of an article is written, and in which form."""

    kind: Kind = "scan"
    format: str = "table"
    several: bool = False  # more than one document may come: JSON is then a list, even of one
    uncited: bool = False  # claims: only those without a mark
    needs_source: bool = False  # claims: only those that need a source
    unique: bool = False  # sources: one row for each work
    excel: bool = False  # CSV and TSV for spreadsheets: byte order mark, CRLF, formulas disarmed
    width: int = 80  # columns of the page that tables are set for
    terminal: bool = False  # the stream is a terminal: nothing may reach it that acts on it
