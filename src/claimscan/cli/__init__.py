"""The command line: options in, exit code out. Everything else is decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

OVERVIEW = """Which statements of an article have a source, which need one, and are its notes in order?

\b
  claimscan scan article.txt                  claims with their notes and sources
  claimscan sources article.txt -f csv        all sources, one row each
  claimscan check article.txt                 faults; exit code 1 if there is an error

Exit codes: 0 clean, 1 findings (check alone), 2 could not run, 70 a fault of claimscan itself.
"""


def application(only: str | None = None) -> typer.Typer:
    """The whole command line, or what of it is needed for the command ``only``: each one costs start-up time."""
    import typer

    from claimscan.cli import commands

    app = typer.Typer(
        help=OVERVIEW,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # rich's help takes twice as long and says the same
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(commands.program)
    chosen = {only: commands.COMMANDS[only]} if only in commands.COMMANDS else commands.COMMANDS
    for name, command in chosen.items():
        app.command(name)(command)
    return app


def main(arguments: Sequence[str]) -> int:
    """Run with ``arguments`` and return the exit code."""
    from claimscan.cli import plain
    from claimscan.cli.run import ended, run

    if asked := plain.read(arguments):
        return ended(run, *asked)
    try:
        application(arguments[0] if arguments else None)(list(arguments), prog_name="claimscan")
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else 0
    return 0
