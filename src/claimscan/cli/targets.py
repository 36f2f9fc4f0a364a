"""Where the findings go: one form to standard output or a file, and others besides."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from claimscan.cli.options import CheckFormat
from claimscan.config.files import hint
from claimscan.errors import BadSettings

KNOWN: tuple[str, ...] = get_args(CheckFormat)


class Target(NamedTuple):
    """One form and where it goes; ``None`` is standard output."""

    format: str
    file: Path | None


def targets(format: str | None, outputs: Sequence[str]) -> list[Target]:
    """The forms that are written. ``-o FILE`` moves the one of ``-f``; ``-o FORMAT:FILE`` adds one."""
    automatic = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "table"
    first = Target(format or automatic, None)
    more = []
    for word in outputs:
        named, colon, file = word.partition(":")
        if colon and named in KNOWN:
            if not file:
                raise BadSettings(f"-o {word}: names no file")
            more.append(Target(named, Path(file)))
        elif colon and named.isalpha() and len(named) > 1:  # one letter is a drive; ./a:b is a file in any case
            raise BadSettings(f"-o {word}: there is no form '{named}'{hint(named, KNOWN)}")
        elif first.file:
            raise BadSettings(f"-o {word}: {first.file} is named already; -o FORMAT:FILE writes another form")
        else:
            first = first._replace(file=Path(word))
    files = [target.file.resolve() for target in (first, *more) if target.file]
    if len(set(files)) < len(files):
        raise BadSettings("-o names the same file twice")
    return [first, *more]
