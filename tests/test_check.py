"""The findings of hand-made rules over a hand-made article: stamped, each once, in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.check import check
from claimscan.model import Article, Document, Fault, Finding, Layout, Rule, Severity, Span

TODAY = date(2026, 11, 22)
ARTICLE = Article(Layout(Document("bees.txt", "text", "Bees hum.", ()), (), (), (), ()), (), (), (), ())


def rule(code: str, name: str, severity: Severity, *faults: Fault) -> Rule:
    def run(article: Article, today: date) -> Iterator[Fault]:
        yield from faults

    return Rule(code, name, severity, "", run)


def test_a_finding_bears_the_code_name_and_severity_of_its_rule() -> None:
    fault = Fault("No bees", (Span(0, 4),), expected="bees", claim="c1", note="n1", source="s1")
    assert check(ARTICLE, [rule("N901", "no-bees", "warning", fault)], TODAY) == (
        Finding("no-bees", "N901", "warning", "No bees", (Span(0, 4),), "bees", "c1", "n1", "s1"),
    )


def test_a_fault_lowers_the_severity_of_its_rule_but_does_not_raise_it() -> None:
    faults = (Fault("a", severity="info"), Fault("b", severity="error"), Fault("c"))
    found = check(ARTICLE, [rule("N901", "no-bees", "warning", *faults)], TODAY)
    assert [(finding.message, finding.severity) for finding in found] == [
        ("a", "info"),
        ("b", "warning"),
        ("c", "warning"),
    ]


def test_a_fault_that_is_yielded_twice_is_found_once() -> None:
    fault = Fault("No bees", (Span(0, 4),), note="n1")
    assert len(check(ARTICLE, [rule("N901", "no-bees", "warning", fault, fault)], TODAY)) == 1


def test_findings_come_by_place_and_then_by_code() -> None:
    late = rule("N901", "late", "info", Fault("late", (Span(7, 8),)), Fault("nowhere"))
    early = rule("S901", "early", "info", Fault("early", (Span(2, 3), Span(8, 9))), Fault("also late", (Span(7, 9),)))
    found = check(ARTICLE, [early, late], TODAY)
    assert [finding.message for finding in found] == ["nowhere", "early", "late", "also late"]


def test_the_day_is_handed_to_the_rules() -> None:
    days: list[date] = []

    def run(article: Article, today: date) -> Iterator[Fault]:
        days.append(today)
        yield from ()

    assert check(ARTICLE, [Rule("D901", "day", "info", "", run)], TODAY) == ()
    assert days == [TODAY]
