"""The findings below the name of their document: line and column, severity, code, message."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimscan.display import visible
from claimscan.formats.places import has_line, sentence, words
from claimscan.gate import Checked
from claimscan.model import Finding

if TYPE_CHECKING:
    from claimscan.config import View


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    first = True
    for one in checked:
        if one.article.findings:
            out.write(("" if first else "\n") + visible(one.path) + ":\n")
            first = False
            _write_group(one, out)


def _write_group(checked: Checked, out: TextIO) -> None:
    findings = checked.article.findings
    places = [_place(checked, finding) for finding in findings]
    width = max(map(len, places))
    for finding, place in zip(findings, places, strict=True):
        line = f"  {place:<{width}}  {finding.severity:<7}  {finding.code} {sentence(checked, finding)}"
        out.write(visible(line) + "\n")


def _place(checked: Checked, finding: Finding) -> str:
    if not finding.spans:
        return "-"
    document = checked.article.document
    place = document.place(finding.spans[0].start)
    return f"{place.line}:{place.column}" if has_line(document, finding.spans[0]) else words(place)
