"""Plain command lines, read without Typer, which takes longer to load than an article to be scanned.

A plain one names a command that lists what is in documents, options in their separate form, and files. All others (help,
``--format=csv``, a mistake) are left to Typer, which knows every option and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from claimscan.cli.run import Job, form
from claimscan.config import Format, Kind, View

_VALUES: Final = {
    "-f": "format",
    "--format": "format",
    "-o": "output",
    "--output": "output",
    "--from": "from",
    "--stdin-filename": "name",
    "--corrections": "corrections",
}
_FLAGS: Final[Mapping[Kind, Mapping[str, str]]] = {
    "scan": {"--excel": "excel"},
    "claims": {"--excel": "excel", "--uncited": "uncited", "--needs-source": "needs_source"},
    "notes": {"--excel": "excel"},
    "sources": {"--excel": "excel", "--unique": "unique"},
    "citations": {"--excel": "excel"},
}


def read(arguments: Sequence[str]) -> tuple[Job, View] | None:
    """What is asked for, or ``None`` if that is for Typer to say."""
    kind = next((kind for kind in _FLAGS if arguments[:1] == [kind]), None)
    if kind is None:
        return None
    paths: list[Path] = []
    values: dict[str, str] = {}
    flags: dict[str, bool] = {}
    words = iter(arguments[1:])
    for word in words:
        if word in _VALUES:
            values[_VALUES[word]] = value = next(words, "-")
            if not value or value.startswith("-"):
                return None
        elif word in _FLAGS[kind]:
            flags[_FLAGS[kind][word]] = True
        elif word.startswith("-") and word != "-":
            return None
        else:
            paths.append(Path(word))
    output = Path(values["output"]) if "output" in values else None
    format = form(values.get("format"), output)
    if not paths or format not in get_args(Format):
        return None
    corrections = Path(values["corrections"]) if "corrections" in values else None
    job = Job(paths, output, values.get("from"), values.get("name"), corrections=corrections)
    return job, View(kind, format, **flags)
