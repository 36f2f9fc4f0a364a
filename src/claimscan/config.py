"""Settings as frozen values: what is written and how, which rules count, and what fails a check.

Named tuples, which are made in a quarter of the time that a frozen dataclass takes: every start pays for it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimscan.model import Severity

Kind = Literal["scan", "claims", "notes", "sources", "citations", "findings", "rules"]
FailOn = Literal["error", "warning", "info", "never"]
GRAVITY: dict[FailOn, int] = {"never": 3, "error": 2, "warning": 1, "info": 0}


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


class Settings(NamedTuple):
    """Which rules' findings are kept, and from which severity on they fail a check."""

    select: tuple[str, ...] = ()  # codes, beginnings of codes, or names; empty = all
    ignore: tuple[str, ...] = ()  # wins over ``select``
    fail_on: FailOn = "error"

    def fails(self, severity: Severity) -> bool:
        return GRAVITY[severity] >= GRAVITY[self.fail_on]
