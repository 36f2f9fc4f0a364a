"""The golden notes: every source with every field, nothing more."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimscan.model import Found, Source
from claimscan.parse import parse
from printed import note_of

GOLDEN: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "golden" / "notes.toml").read_text(encoding="utf-8")
)["note"]
_TEXTS = (
    "title",
    "container_title",
    "publisher",
    "publisher_place",
    "edition",
    "genre",
    "volume",
    "issue",
    "pages",
    "locator",
    "doi",
    "isbn",
    "signal",
)


def described(source: Source, whole: str) -> dict[str, Any]:
    """The source in the words of the golden file."""
    said: dict[str, Any] = {"type": source.type}
    if len(source.text) != len(whole):
        said["text"] = source.text
    if source.form != "full":
        said["form"] = source.form
    for role in ("authors", "editors", "translators"):
        people = [name.value.literal for name in getattr(source, role) if name.value]
        if people:
            said[role] = people
    if source.et_al:
        said["et_al"] = True
    for field in _TEXTS:
        found: Found[str] | None = getattr(source, field)
        if found:
            said[field] = found.value
    if source.issued and source.issued.value:
        said["issued"] = source.issued.value.iso or source.issued.value.fault
    if source.accessed and source.accessed.value:
        said["accessed"] = source.accessed.value.iso
    if source.urls:
        said["urls"] = [url.url for url in source.urls]
    if source.quotes:
        said["quotes"] = [kind for kind, _ in source.quotes]
    return said


@pytest.mark.parametrize("case", GOLDEN, ids=[case["text"][:60] for case in GOLDEN])
def test_golden(case: dict[str, Any]) -> None:
    found = [described(source, case["text"]) for source in parse(note_of(case["text"]))]
    assert found == case.get("source", [])
