"""The commands that explain: rules and the report's keys."""

# No ``from __future__ import annotations``: see ``options``.

from typing import Annotated, Literal

import typer

from claimscan.cli import options as o
from claimscan.cli.ending import end_with
from claimscan.cli.run import show_rules, show_schema
from claimscan.config import View


def rules(code: o.Rule = None, format: o.RulesFormat = "table", output: o.Output = None) -> None:
    """List the rules, or explain one.

    \b
    claimscan rules
    claimscan rules url-date-mismatch
    """
    end_with(show_rules, code, View("rules", format), output)


def schema(
    format: Annotated[
        Literal["json", "csv", "settings"],
        typer.Option("--format", "-f", help="Of the JSON report, of CSV, or of a settings file."),
    ] = "json",
    output: o.Output = None,
) -> None:
    """Explain the report, the CSV columns, or a settings file.

    \b
    claimscan schema
    claimscan schema --format csv
    claimscan schema --format settings
    """
    end_with(show_schema, format, output)
