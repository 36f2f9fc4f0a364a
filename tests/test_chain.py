"""The golden chain: each short form leads to the work it stands for, or is refused for the right reason."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from claimscan import references
from claimscan.model import Article, Source
from claimscan.scan import scan_text

TODAY = date(2026, 11, 22)
CASES = tomllib.loads((Path(__file__).parent / "golden" / "chain.toml").read_text(encoding="utf-8"))["case"]
LINK = regex.compile(r"(\d+)(?:\.(\d+))? (->|=) (?:(\d+)(?:\.(\d+))?|\?(\w+))")
REASONS = {
    "ambiguous": references.AMBIGUOUS,
    "nothing": references.NOTHING_BEFORE,
    "uncertain": references.UNCERTAIN_BEFORE,
    "none": references.NOT_FOUND,
    "several": references.SEVERAL,
    "note": references.CROSS_REFERENCE,
    "part": references.NEW_PART,
}


class Expected(NamedTuple):
    """One line of ``links``, and the notes it is about."""

    name: str
    notes: tuple[str, ...]
    line: str


EXPECTED = [Expected(case["name"], tuple(case["notes"]), line) for case in CASES for line in case["links"]]
# What the parser does not read as it should yet; the chain cannot lead back what is not there.
KNOWN: frozenset[tuple[str, str]] = frozenset()


def scanned(notes: tuple[str, ...]) -> Article:
    return scan_text("".join(f"{number} {note}\n" for number, note in enumerate(notes, 1)), format="notes", today=TODAY)


def source_at(article: Article, label: str, number: str | None) -> Source | None:
    note = next(note for note in article.notes if note.label == label)
    own = [source for source in article.sources if source.note == note.id]
    index = int(number or 1) - 1
    return own[index] if index < len(own) else None


def judged(expected: Expected) -> str:
    """``right``, ``wrong`` (another work), or what was found instead."""
    match = LINK.fullmatch(expected.line)
    assert match
    label, number, sign, target, target_number, reason = match.groups()
    article = scanned(expected.notes)
    source = source_at(article, label, number)
    if source is None:
        return "not read"
    if reason:
        return (
            "right"
            if source.refers_to is None and REASONS[reason] in source.evidence
            else f"{source.refers_to} {source.evidence}"
        )
    meant = source_at(article, target, target_number)
    found = source.same_as if sign == "=" else source.refers_to
    if meant is None or found is None:
        return f"refused: {source.evidence}"
    return "right" if found == meant.id else f"wrong: {found}"


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: f"{one.name}: {one.line}")
def test_each_short_form_leads_where_it_should(expected: Expected) -> None:
    verdict = judged(expected)
    assert not verdict.startswith("wrong")
    assert verdict == "right" or (expected.name, expected.line) in KNOWN


def test_the_set_is_large_and_hardly_anything_is_left_open() -> None:
    assert len(EXPECTED) >= 120
    assert len(KNOWN) <= 0.05 * len(EXPECTED)
