"""A comparison: two versions read, what changed written."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from claimscan.changes import KINDS, Change, Matching, changes, match
from claimscan.changes.report import report, row
from claimscan.cli.run import fitted, opened
from claimscan.config import View
from claimscan.corpus import STDIN, read_file, read_stream
from claimscan.errors import BadSettings, UnreadableInput
from claimscan.model import Article


class Request(NamedTuple):
    """What was asked for on the command line."""

    old: Path
    new: Path
    format: str = "table"
    output: Path | None = None
    source: str | None = None  # the reader of both, where their names and contents do not say it
    stdin_name: str | None = None
    excel: bool = False


def diff(request: Request) -> int:
    """Read both versions and write what changed; 0, whatever that is."""
    if request.excel and request.format not in ("csv", "tsv"):
        raise BadSettings("--excel goes with -f csv or -f tsv")
    if request.old == request.new == STDIN:
        raise BadSettings("-: standard input can be one of the two versions, not both")
    if request.output and request.output.exists():
        same = [path for path in (request.old, request.new) if path.exists() and path.samefile(request.output)]
        if same:
            raise BadSettings(f"{request.output}: would overwrite what is compared; write to another file")
    found = match(_article(request.old, request), _article(request.new, request))
    with opened(request.output) as out:
        _write(found, changes(found), request, out)
    return 0


def _article(path: Path, request: Request) -> Article:
    from claimscan.scan import scan_bytes

    if path == STDIN:
        name = request.stdin_name or "<stdin>"
        return scan_bytes(read_stream(sys.stdin.buffer.read, name), name, format=request.source, today=date.today())
    if path.is_dir():
        raise UnreadableInput(f"{path}: is a folder; name two files")
    return scan_bytes(read_file(path), str(path), format=request.source, today=date.today())


def _write(found: Matching, every: tuple[Change, ...], request: Request, out: TextIO) -> None:
    from claimscan.display import safe_json
    from claimscan.writers import writer

    view = fitted(View("changes", request.format, excel=request.excel), out)
    if request.format == "json":
        text = json.dumps(report(found, every), ensure_ascii=False, indent=2 if view.terminal else None)
        out.write(safe_json(text) + "\n")
        return
    documents = found.old.article.document, found.new.article.document
    if request.format not in ("table", "md"):
        writer(request.format).write_rows((row(change, *documents) for change in every), view, out)
        return
    out.write("" if every else "No claim, note, mark or source has changed.\n")
    first = True
    for kind, heading in KINDS.items():
        rows = [row(change, *documents) for change in every if change.kind == kind]
        if rows:
            out.write(
                ("" if first else "\n")
                + (f"## {heading}\n\n" if request.format == "md" else f"{heading} ({len(rows)})\n\n")
            )
            writer(request.format).write_rows(rows, view, out)
            first = False
