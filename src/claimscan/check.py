"""An article and rules to the article's findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimscan.model import Article, Fault, Finding, Rule

GRAVITY = {"info": 0, "warning": 1, "error": 2}


def check(article: Article, rules: Sequence[Rule], today: date) -> tuple[Finding, ...]:
    """What ``rules`` find, each finding once, by its place in the document and then by code.

    A rule's findings bear its code and name, whatever it yields; it can lower its own severity but not raise it.
    """
    found = {_stamp(rule, fault) for rule in rules for fault in rule.run(article, today)}
    return tuple(sorted(found, key=_order))


def _stamp(rule: Rule, fault: Fault) -> Finding:
    severity = min(rule.severity, fault.severity or rule.severity, key=GRAVITY.__getitem__)
    return Finding(
        rule=rule.name,
        code=rule.code,
        severity=severity,
        message=fault.message,
        spans=fault.spans,
        expected=fault.expected,
        claim=fault.claim,
        note=fault.note,
        source=fault.source,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    """What has no place concerns the whole document and comes first."""
    start = finding.spans[0].start if finding.spans else -1
    return start, finding.code, finding.message, finding.note or "", finding.source or "", finding.claim or ""
