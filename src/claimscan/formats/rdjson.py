"""Reviewdog's diagnostic format: columns count bytes of UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from claimscan.display import safe_json, visible
from claimscan.formats.places import VERBATIM, lined, placed
from claimscan.gate import Checked
from claimscan.model import Document, Edit, Finding, Severity

if TYPE_CHECKING:
    from claimscan.config import View

SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    value: dict[str, Any] = {
        "source": {"name": "claimscan"},
        "severity": "WARNING",
        "diagnostics": [_diagnostic(one, finding) for one in checked for finding in one.article.findings],
    }
    out.write(safe_json(json.dumps(value, ensure_ascii=False, indent=1)) + "\n")


def _diagnostic(checked: Checked, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"path": checked.path}
    document = checked.article.document
    region = lined(document, finding)
    if region:
        start, end = finding.spans[0]
        location["range"] = {
            "start": {"line": region.line, "column": _byte_column(document, start)},
            "end": {"line": region.end_line, "column": _byte_column(document, end)},
        }
        if document.format not in VERBATIM:
            del location["range"]["start"]["column"], location["range"]["end"]["column"]
        elif end > start and document.text[end - 1] == "\n":  # an end behind a line's end stands on that line
            location["range"]["end"]["column"] = _byte_column(document, end - 1)
    value: dict[str, Any] = {
        "message": visible(placed(checked, finding)),
        "location": location,
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.fix and document.format in VERBATIM:  # elsewhere bytes cannot be counted
        value["suggestions"] = [_suggestion(edit, document) for edit in finding.fix.edits]
    return value


def _suggestion(edit: Edit, document: Document) -> dict[str, Any]:
    lines = document.text.split("\n")

    def position(line: int, column: int) -> dict[str, int]:
        return {"line": line, "column": len(lines[line - 1][: column - 1].encode("utf-8", "surrogatepass")) + 1}

    return {
        "range": {"start": position(edit.line, edit.column), "end": position(edit.end_line, edit.end_column)},
        "text": edit.text,
    }


def _byte_column(document: Document, offset: int) -> int:
    start = document.text.rfind("\n", 0, offset) + 1
    return len(document.text[start:offset].encode("utf-8", "surrogatepass")) + 1
