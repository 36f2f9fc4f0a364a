"""The README says what is so: its picture, its rules, its commands."""

from __future__ import annotations

from pathlib import Path

from claimscan.rules import RULES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def rule_table() -> str:
    rows = [
        f"| {rule.code} | {rule.name} | {rule.severity} | {rule.summary} |"
        for rule in sorted(RULES.values(), key=lambda r: r.code)
    ]
    return "\n".join(["| code | rule | severity | finds |", "|---|---|---|---|", *rows])


def test_the_table_of_rules_is_the_rules() -> None:
    assert rule_table() in README


def test_the_picture_is_there_and_fetches_nothing() -> None:
    picture = (ROOT / ".github" / "scan.svg").read_text(encoding="utf-8")
    assert "needs&#160;a&#160;source:&#160;statistic" in picture
    assert "url(" not in picture.replace("url(#", "")
    assert "@import" not in picture
    assert "<image" not in picture
