"""The figures an editor asks for first: what is covered, what lacks a source and where, and what the rules found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimscan import works

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimscan.model import Article, Claim, Severity
    from claimscan.records import LackRecord, RuleCountRecord, SectionRecord, SummaryRecord

GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def summary(article: Article) -> SummaryRecord:
    """Counts over the whole article, by section and by rule."""
    claims = article.claims
    needing = sum(claim.needs_source for claim in claims)
    lacking = [claim for claim in claims if lacks(claim)]
    severities = Counter(finding.severity for finding in article.findings)
    return {
        "claims": len(claims),
        "cited": sum(bool(claim.citations) for claim in claims),
        "needs_source": needing,
        "lacking": len(lacking),
        "coverage": round(1 - len(lacking) / needing, 4) if needing else None,
        "notes": len(article.notes),
        "sources": len(article.sources),
        "works": works.count(article),
        "citations": len(article.citations),
        "findings": len(article.findings),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "infos": severities["info"],
        "lacks": [lack_record(claim, article) for claim in lacking],
        "sections": section_records(claims),
        "rules": rule_records(article),
    }


def lacks(claim: Claim) -> bool:
    return claim.needs_source and not claim.citations


def lack_record(claim: Claim, article: Article) -> LackRecord:
    place = article.document.place(claim.spans[0].start) if claim.spans else None
    return {
        "claim": claim.id,
        "page": place and place.page,
        "line": place and place.line,
        "kinds": list(claim.kinds),
    }


def section_records(claims: Sequence[Claim]) -> list[SectionRecord]:
    """Coverage by section, in order of first appearance; sections of the same heading are counted together."""
    records: dict[str | None, SectionRecord] = {}
    for claim in claims:
        record = records.setdefault(
            claim.section, {"section": claim.section, "claims": 0, "cited": 0, "needs_source": 0, "lacking": 0}
        )
        record["claims"] += 1
        record["cited"] += bool(claim.citations)
        record["needs_source"] += claim.needs_source
        record["lacking"] += lacks(claim)
    return list(records.values())


def rule_records(article: Article) -> list[RuleCountRecord]:
    """Findings by rule: gravest first, then the most frequent, then by code."""
    records: dict[str, RuleCountRecord] = {}
    for finding in article.findings:
        record = records.setdefault(
            finding.rule, {"rule": finding.rule, "code": finding.code, "severity": finding.severity, "count": 0}
        )
        record["count"] += 1
        record["severity"] = min(record["severity"], finding.severity, key=GRAVITY.__getitem__)
    return sorted(records.values(), key=lambda r: (GRAVITY[r["severity"]], -r["count"], r["code"]))
