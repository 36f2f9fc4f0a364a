"""SARIF 2.1.0, within the limits of GitHub's code scanning: every result has a file, no string is empty.

Fingerprints hash what a finding is about. ``primaryLocationLineHash`` is left to the upload, which makes it from the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import quote

from claimscan import __version__, rules
from claimscan.display import safe_json, visible
from claimscan.fingerprint import fingerprints
from claimscan.formats.places import has_line, placed, region, words
from claimscan.gate import Checked, Suppressed
from claimscan.model import Finding, Fix, Severity, Span

if TYPE_CHECKING:
    from typing import TextIO

    from claimscan.config import View

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 25_000  # results that GitHub takes; the gravest are kept
DESCRIBED = 1024  # characters of a description that GitHub takes
LEVELS: dict[Severity, Literal["error", "warning", "note"]] = {"error": "error", "warning": "warning", "info": "note"}
PROBLEM: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
FAMILIES = {
    "C": "coverage",
    "N": "notes",
    "S": "sources",
    "U": "addresses",
    "D": "dates",
    "L": "live",
    "R": "reading",
}


class Result(NamedTuple):
    """One finding that is written, suppressed or not."""

    checked: Checked
    finding: Finding
    fingerprint: str
    suppressed: Suppressed | None


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    results = [result for one in checked for result in _results(one)]
    out.write(safe_json(json.dumps(log(results), ensure_ascii=False, indent=1)) + "\n")


def log(results: Sequence[Result]) -> dict[str, Any]:
    """The whole SARIF log."""
    kept = sorted(results, key=lambda one: list(LEVELS).index(one.finding.severity))[:MOST]
    if len(kept) == len(results):
        kept = list(results)
    used = sorted({one.finding.code: one.finding.rule for one in kept}.items())
    index = {code: number for number, (code, _) in enumerate(used)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "claimscan",
                "semanticVersion": __version__,
                "rules": [_rule(name) for _, name in used],
            }
        },
        "automationDetails": {"id": "claimscan/check/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, **_cut(len(results) - len(kept))}],
        "results": [_result(one, index) for one in kept],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _results(checked: Checked) -> list[Result]:
    pairs: list[tuple[Finding, Suppressed | None]] = [(finding, None) for finding in checked.article.findings]
    pairs += [(one.finding, one) for one in checked.suppressed]
    keys = fingerprints(checked.article, [finding for finding, _ in pairs])
    return [Result(checked, finding, key, one) for (finding, one), key in zip(pairs, keys, strict=True)]


def _cut(number: int) -> dict[str, Any]:
    if not number:
        return {}
    text = f"{number} further results are left out: no more than {MOST} can be uploaded"
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}]}


def _rule(name: str) -> dict[str, Any]:
    rule = rules.RULES[name]
    page = rules.explain(name).strip()
    described = page.partition("\nOK:")[0].strip()[:DESCRIBED]
    return {
        "id": rule.code,
        "name": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": described or rule.summary},
        "help": {"text": page or rule.summary},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [FAMILIES[rule.code[0]]],
            "problem.severity": PROBLEM[rule.severity],
            **_precision(name),
        },
    }


def _precision(name: str) -> dict[str, str]:
    """GitHub's word for how often the rule is right, where that was judged."""
    judged = rules.judged(name)
    return {"precision": judged.word} if judged and judged.word else {}


def _result(result: Result, index: dict[str, int]) -> dict[str, Any]:
    finding = result.finding
    value: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(placed(result.checked, finding))},
        "locations": [_location(result.checked, finding.spans[:1])],
        "partialFingerprints": {"claimscan/v1": result.fingerprint},
    }
    if len(finding.spans) > 1:
        value["relatedLocations"] = [
            {"id": number, **_location(result.checked, (span,))} for number, span in enumerate(finding.spans[1:], 1)
        ]
    if finding.fix:
        value["fixes"] = [_fix(finding.fix, result.checked)]
    if result.suppressed:
        reason = visible(result.suppressed.reason)
        value["suppressions"] = [{"kind": result.suppressed.kind, **({"justification": reason} if reason else {})}]
    return value


def _fix(fix: Fix, checked: Checked) -> dict[str, Any]:
    """What takes the place of each region; where nothing does, no empty text is written."""
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.end_line,
                "endColumn": edit.end_column,
            },
            **({"insertedContent": {"text": edit.text}} if edit.text else {}),
        }
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": uri(checked.path)}, "replacements": replacements}
    return {"description": {"text": fix.what}, "artifactChanges": [change]}


def _location(checked: Checked, spans: Sequence[Span]) -> dict[str, Any]:
    """The file, and the region of the first span; in a file without lines the page in words."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(checked.path)}}
    document = checked.article.document
    if not spans:
        return {"physicalLocation": physical}
    if not has_line(document, spans[0]):
        named = words(document.place(spans[0].start))
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": named}]}
    found = region(document, spans[0])
    physical["region"] = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    return {"physicalLocation": physical}


def uri(path: str) -> str:
    """A path as a relative reference, or a ``file:`` address where it is absolute."""
    try:
        quoted = quote(path, safe="/", errors="surrogateescape")  # the bytes of a name that is no UTF-8
    except UnicodeEncodeError:  # a name that was given for standard input, and that no file could have
        quoted = quote(path, safe="/", errors="replace")
    return f"file://{quoted}" if PurePosixPath(path).is_absolute() else quoted


def _plain(text: str) -> str:
    """A message in which nothing is taken for a link (``[words](1)``)."""
    shown = visible(text)
    return shown.replace("[", "\\[").replace("]", "\\]") if "](" in shown else shown
