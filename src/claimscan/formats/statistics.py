"""How often each rule found something in all documents together, in place of the findings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from claimscan import rules
from claimscan.gate import Checked
from claimscan.model import Severity

ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def write(checked: Iterable[Checked], out: TextIO, *, as_json: bool) -> None:
    """Most frequent first: count, severity (the gravest), code and name; as JSON a list of objects."""
    counts: Counter[str] = Counter()
    gravest: dict[str, Severity] = {}
    for one in checked:
        for finding in one.article.findings:
            counts[finding.rule] += 1
            gravest[finding.rule] = min(gravest.get(finding.rule, "info"), finding.severity, key=ORDER.index)
    listed = sorted(counts, key=lambda name: (-counts[name], rules.RULES[name].code))
    rows = [
        {"count": counts[name], "severity": gravest[name], "code": rules.RULES[name].code, "rule": name}
        for name in listed
    ]
    if as_json:
        out.write(json.dumps(rows) + "\n")
        return
    width = max((len(str(row["count"])) for row in rows), default=0)
    out.writelines(f"{row['count']:>{width}}  {row['severity']:<7}  {row['code']} {row['rule']}\n" for row in rows)
