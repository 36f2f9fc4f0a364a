"""GitLab's code quality report: a JSON list; the code stands in the description, since ``check_name`` is not shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TextIO

from claimscan.display import safe_json, visible
from claimscan.fingerprint import fingerprints
from claimscan.formats.places import lined, placed
from claimscan.gate import Checked
from claimscan.model import Severity

if TYPE_CHECKING:
    from claimscan.config import View

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    seen: Counter[str] = Counter()
    issues = [issue for one in checked for issue in _issues(one, seen)]
    out.write(safe_json(json.dumps(issues, ensure_ascii=False, indent=1)) + "\n")


def _issues(checked: Checked, seen: Counter[str]) -> Iterator[dict[str, Any]]:
    """``seen`` keeps fingerprints apart: GitLab shows one issue of those that have the same."""
    findings = checked.article.findings
    for finding, content in zip(findings, fingerprints(checked.article, findings), strict=True):
        key = f"{checked.path}\x1f{content}"
        seen[key] += 1
        region = lined(checked.article.document, finding)
        yield {
            "description": f"{finding.code} {visible(placed(checked, finding))}",
            "check_name": finding.rule,
            "fingerprint": sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest(),
            "severity": SEVERITIES[finding.severity],
            "location": {"path": checked.path, "lines": {"begin": region.line if region else 1}},
        }
