"""From an action to the command's end."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, ParamSpec

import typer

from claimscan.cli.run import ended

P = ParamSpec("P")


def end_with(action: Callable[P, int], *args: P.args, **kwargs: P.kwargs) -> NoReturn:
    """Call ``action`` and end with its exit code."""
    raise typer.Exit(ended(action, *args, **kwargs))
