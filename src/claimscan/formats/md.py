"""Markdown for a job's summary: the counts, then the findings of each document, gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimscan.formats.places import has_line, sentence, words
from claimscan.gate import Checked
from claimscan.model import Finding, Severity
from claimscan.writers.md import escape

if TYPE_CHECKING:
    from claimscan.config import View

SHOWN = 200  # findings of one document: a summary may not be larger than 1 MiB
ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    everything = list(checked)
    counts = Counter(finding.severity for one in everything for finding in one.article.findings)
    verdict = "failed" if any(one.failed for one in everything) else "passed"
    out.write(f"## claimscan: {verdict}\n\n")
    out.write(f"| documents | errors | warnings | for information | suppressed |\n|{'---:|' * 5}\n")
    suppressed = sum(len(one.suppressed) for one in everything)
    cells = (len(everything), *(counts[severity] for severity in ORDER), suppressed)
    out.write("| " + " | ".join(map(str, cells)) + " |\n")
    for one in everything:
        if one.article.findings:
            _write_document(one, out)


def _write_document(checked: Checked, out: TextIO) -> None:
    out.write(f"\n### {escape(checked.path)}\n\n| where | severity | rule | what is wrong |\n|---|---|---|---|\n")
    findings = sorted(checked.article.findings, key=lambda one: ORDER.index(one.severity))
    for finding in findings[:SHOWN]:
        cells = (
            _place(checked, finding),
            finding.severity,
            f"{finding.code} {finding.rule}",
            sentence(checked, finding),
        )
        out.write("| " + " | ".join(map(escape, cells)) + " |\n")
    if len(findings) > SHOWN:
        out.write(f"\n{len(findings) - SHOWN} more are left out here.\n")


def _place(checked: Checked, finding: Finding) -> str:
    if not finding.spans:
        return "-"
    document, span = checked.article.document, finding.spans[0]
    place = document.place(span.start)
    return str(place.line) if has_line(document, span) else words(place)
