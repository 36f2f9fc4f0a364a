"""Findings at their place: code, name, severity in words, message, and what would be right."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan.formats.places import words
from claimscan.model import Article, Span
from claimscan.page.markup import Html, joined, jump, tag, text
from claimscan.page.plan import Numbered, Plan


def faults(found: Sequence[Numbered], plan: Plan) -> Html:
    """A list of findings; nothing if there are none."""
    if not found:
        return Html("")
    return tag("ul", *(_fault(one, plan) for one in found), class_="faults")


def place(spans: Sequence[Span], article: Article) -> str:
    """``page 3, line 12``; empty for what has no place."""
    return words(article.document.place(spans[0].start)) if spans else ""


def _fault(one: Numbered, plan: Plan) -> Html:
    finding = one.finding
    head = tag("b", text(f"{finding.severity} {finding.code}"), class_="severity")
    parts = [head, text(f"{finding.rule}:"), text(finding.message)]
    if finding.claim and finding.claim in plan.standing and not finding.note:
        parts.append(jump(finding.claim, text("↩"), aria_label="to the sentence", class_="back"))
    if finding.expected:
        parts.append(tag("span", text(f"Expected: {finding.expected}."), class_="quiet"))
    if finding.fix:
        parts.append(tag("span", text(f"check --fix: {finding.fix.what}."), class_="quiet"))
    return tag("li", joined(parts, " "), id=one.id, class_=f"fault {finding.severity}")
