"""JUnit's XML: a suite for each document, a case for each source and for whatever else a finding is about.

A case without a child has passed. Only what the common schemas allow is written: of a case no file and no line, which stand
in the words of its failure. Findings below the severity that fails a check are told in the case's output.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO
from xml.sax.saxutils import escape, quoteattr

from claimscan.formats.places import placed, where
from claimscan.gate import Checked
from claimscan.model import Finding

if TYPE_CHECKING:
    from claimscan.config import View

# What XML 1.0 cannot hold, and what would turn or hide text where it is shown.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
NAMED = 80  # characters of a source in the name of its case


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    suites = []
    total = failures = 0
    for one in checked:
        cases = [_case(one, name, found) for name, found in _subjects(one).items()]
        failed = sum("<failure" in case for case in cases)
        suites.append(
            f"  <testsuite name={_attribute(one.path)} file={_attribute(one.path)} {_counts(len(cases), failed)}"
            f' skipped="0">\n{"".join(cases)}  </testsuite>\n'
        )
        total, failures = total + len(cases), failures + failed
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="claimscan" {_counts(total, failures)}>\n{"".join(suites)}</testsuites>\n')


def _counts(tests: int, failures: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="0" time="0"'


def _subjects(checked: Checked) -> dict[str, list[Finding]]:
    """Each source, note or claim with its findings; ``document`` for those of the whole. Each has a name of its own."""
    article = checked.article
    labels = {note.id: note.label for note in article.notes}
    names = {
        source.id: f"note {labels.get(source.note, '?')}, source {source.index + 1} ({source.id}): {source.text[:NAMED]}"
        for source in article.sources
    }
    subjects: dict[str, list[Finding]] = {"document": [], **{name: [] for name in names.values()}}
    names |= {note.id: f"note {note.label} ({note.id})" for note in article.notes}
    names |= {claim.id: f"claim {claim.id}: {claim.text[:NAMED]}" for claim in article.claims}
    for finding in article.findings:
        key = finding.source or finding.note or finding.claim or ""
        subjects.setdefault(names.get(key, "document"), []).append(finding)
    return subjects


def _case(checked: Checked, name: str, findings: list[Finding]) -> str:
    head = f'    <testcase name={_attribute(name)} classname={_attribute(checked.path)} time="0"'
    if not findings:
        return f"{head}/>\n"
    failing = [finding for finding in findings if finding.severity in checked.failing]
    told = [finding for finding in findings if finding.severity not in checked.failing]
    parts = []
    if failing:
        kinds = ", ".join(dict.fromkeys(finding.code for finding in failing))
        message = "; ".join(placed(checked, finding) for finding in failing)
        parts.append(
            f"      <failure message={_attribute(message)} type={_attribute(kinds)}>{_lines(checked, failing)}</failure>\n"
        )
    if told:
        parts.append(f"      <system-out>{_lines(checked, told)}</system-out>\n")
    return f"{head}>\n{''.join(parts)}    </testcase>\n"


def _lines(checked: Checked, findings: list[Finding]) -> str:
    lines = [
        f"{where(checked, finding)}: {finding.severity} {finding.code} {finding.rule}: {placed(checked, finding)}"
        for finding in findings
    ]
    return escape(_legal("\n".join(lines)))


def _attribute(text: str) -> str:
    return quoteattr(_legal(" ".join(text.split())))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
