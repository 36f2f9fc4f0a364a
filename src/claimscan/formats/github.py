"""Workflow commands of GitHub Actions, which become annotations beside the lines.

GitHub shows ten errors and ten warnings of a step: the gravest come first, and how many there are is said at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimscan.display import visible
from claimscan.formats.places import lined, placed
from claimscan.gate import Checked
from claimscan.model import Finding, Severity

if TYPE_CHECKING:
    from claimscan.config import View

SHOWN = 10  # of each level, by GitHub's own limit
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    everything = [(one, finding) for one in checked for finding in one.article.findings]
    for severity, level in LEVELS.items():
        found = [(one, finding) for one, finding in everything if finding.severity == severity]
        out.writelines(_command(level, one, finding) for one, finding in found)
        if len(found) > SHOWN:
            out.write(f"claimscan: {len(found)} annotations of level {level}; GitHub shows {SHOWN} of a step\n")


def _command(level: str, checked: Checked, finding: Finding) -> str:
    properties = {"title": f"claimscan ({finding.code} {finding.rule})", "file": checked.path}
    region = lined(checked.article.document, finding)
    if region:
        properties |= {"line": str(region.line), "endLine": str(region.end_line)}
        if (
            region.line == region.end_line
        ):  # columns of a region over several lines are taken for ones of its first line
            properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {named}::{_data(placed(checked, finding))}\n"


def _data(text: str) -> str:
    """A message: nothing in it ends the command or begins another."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
