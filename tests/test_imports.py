"""What a run loads: asserted on ``sys.modules`` of a fresh process, not on the clock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "The bridge carries 412 trams.\u00b9\n\n\u00b9 Ann Rey, \u201cTrams,\u201d Merrow Gazette, 4 May 2021.\n"
REPORTER = "import sys; sys.argv = ['claimscan', *sys.argv[1:]]; from claimscan.__main__ import main; code = main()"


def loaded(*arguments: str) -> set[str]:
    """The modules that are loaded when the command has ended well."""
    program = f"{REPORTER}; print('\\n'.join(sys.modules), file=sys.stderr); sys.exit(code)"
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stderr.split())


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "trams.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def test_version_loads_nothing() -> None:
    modules = loaded("--version")
    assert not modules & {"typer", "typing", "regex", "rich", "json", "dataclasses", "inspect", "claimscan.model"}


def test_importing_the_package_loads_nothing() -> None:
    program = "import sys; before = set(sys.modules); import claimscan; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"claimscan", "types"}


def test_json_of_a_text_loads_no_pdf_no_numbers_no_network_and_no_tables(article: str) -> None:
    modules = loaded("scan", article, "-f", "json")
    assert "claimscan.writers.json" in modules
    for heavy in (
        "typer",
        "inspect",
        "dataclasses",
        "statistics",
        "html",
        "rapidfuzz",
        "claimscan.claims.lexicon.german",
    ):
        assert heavy not in modules
    for heavy in (
        "pdfplumber",
        "pdfminer",
        "pypdfium2",
        "numpy",
        "rich",
        "http.client",
        "urllib.request",
        "ssl",
        "asyncio",
    ):
        assert heavy not in modules
    for heavy in ("importlib.metadata", "pydantic", "sqlite3", "xml", "claimscan.writers.table", "claimscan.schema"):
        assert heavy not in modules


@pytest.mark.parametrize("format", ["csv", "jsonl", "md"])
def test_other_data_needs_no_tables_either(format: str, article: str) -> None:
    assert not loaded("sources", article, "-f", format) & {"rich", "pdfplumber", "numpy"}


def test_a_table_needs_rich_but_no_pdf(article: str) -> None:
    modules = loaded("scan", article)
    assert "rich.table" in modules
    assert not modules & {"pdfplumber", "numpy", "http.client"}


def test_help_needs_no_rules_and_no_rich() -> None:
    assert not loaded("--help") & {"rich", "claimscan.rules", "regex", "pdfplumber"}
