"""Plain command lines are read without Typer, and mean what they mean to Typer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscan.cli import application, commands, plain
from claimscan.cli.run import Job
from claimscan.config import View

PLAIN: list[tuple[str, Job, View]] = [
    ("scan a.txt", Job([Path("a.txt")]), View("scan", "table")),
    ("scan a.txt -f json", Job([Path("a.txt")]), View("scan", "json")),
    (
        "scan -f csv --excel a.txt b/ -o x.csv",
        Job([Path("a.txt"), Path("b")], Path("x.csv")),
        View("scan", "csv", excel=True),
    ),
    ("scan - --stdin-filename a.txt", Job([Path("-")], stdin_name="a.txt"), View("scan", "table")),
    (
        "sources n.txt --from notes --unique",
        Job([Path("n.txt")], format="notes"),
        View("sources", "table", unique=True),
    ),
    (
        "claims a.txt --uncited --needs-source --format md --output c.md",
        Job([Path("a.txt")], Path("c.md")),
        View("claims", "md", uncited=True, needs_source=True),
    ),
    ("notes a.txt -f json -f jsonl", Job([Path("a.txt")]), View("notes", "jsonl")),
    ("citations a.txt -f tsv", Job([Path("a.txt")]), View("citations", "tsv")),
]
WORDS = [
    *("scan", "claims", "notes", "sources", "citations", "check", "a.txt", "b/", "-", "json", "csv", "notes", "table"),
    *("-f", "--format", "-o", "--output", "--from", "--stdin-filename", "--excel", "--unique", "--uncited"),
    *("--needs-source", "-fjson", "--format=json", "--", "--help", "-h", "-x", "", "--dump", "article"),
]


@pytest.mark.parametrize(("line", "job", "view"), PLAIN, ids=[line for line, _, _ in PLAIN])
def test_plain(line: str, job: Job, view: View) -> None:
    assert plain.read(line.split()) == (job, view)


@pytest.mark.parametrize(
    "line",
    [
        "", "--help", "--version", "scan", "scan --help", "scan a.txt -f", "scan a.txt -f pdf", "scan a.txt -fjson",
        "scan a.txt --format=json", "scan -- a.txt", "scan a.txt --unique", "scan a.txt -o -f", "check a.txt", "rules",
        "scan a.txt --dump article", "scna a.txt", "claims a.txt --no-uncited",
    ],
)  # fmt: skip
def test_left_to_typer(line: str) -> None:
    assert plain.read(line.split()) is None


def by_typer(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Job, View] | None:
    """What Typer makes of the command line; ``None`` if it is a mistake or asks for help."""
    asked: list[tuple[Job, View]] = []

    def run(job: Job, view: View) -> int:
        asked.append((job, view))
        return 0

    monkeypatch.setattr(commands, "run", run)
    with pytest.raises(SystemExit):
        application()(arguments, prog_name="claimscan")
    return asked[0] if asked else None


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from([*plain._FLAGS]))
def test_what_is_read_plainly_means_the_same_to_typer(words: list[str], command: str) -> None:
    arguments = [command, *words]
    asked = plain.read(arguments)
    if asked is not None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert by_typer(arguments, monkeypatch) == asked
