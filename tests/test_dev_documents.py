"""What holds for every article, on real documents where they are at hand; no text of theirs is kept here."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from claimscan.report import report
from claimscan.scan import scan_bytes
from invariants import check

DEVELOPMENT = Path(__file__).parents[2] / "shared" / "dev"
TODAY = date(2026, 11, 22)
DOCUMENTS = [
    path
    for folder in ("seed", "ocr", "txt", "notes")
    for path in sorted((DEVELOPMENT / folder).glob("*"))
    if path.suffix in (".txt", ".md") and path.name != "annotation.md"
]


@pytest.mark.skipif(not DOCUMENTS, reason="the development documents are not at hand")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_document(path: Path) -> None:
    form = "notes" if path.name.endswith(".notes.txt") else None
    first = scan_bytes(path.read_bytes(), path.name, format=form, today=TODAY)
    check(first)
    second = scan_bytes(path.read_bytes(), path.name, format=form, today=TODAY)
    assert json.dumps(report(first)) == json.dumps(report(second))
