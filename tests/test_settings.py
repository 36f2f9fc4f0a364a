"""Which findings count: every way to select, to raise and to lower, and what wins over what, through the command."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimscan.__main__ import main

# One error (D101), two warnings (C101, C102), one finding for information (U103).
DRAFT = """The Bridge of Port Merrow

The bridge was opened in 1931.¹ It carries 412 trams a day. The keeper calls it "a very long piece of iron indeed."

It is painted green.²

¹ Ada Moss, "A Bridge for Merrow," Merrow Gazette, April 24, 2023, https://gazette.example/2023/01/27/bridge-for-merrow

² Ben Carr, "Green It Is," Merrow Gazette, May 9, 2021, http://gazette.example/green-it-is
"""
SETTINGS = """profile = "draft"
extend-select = ["C101"]
severity = { U103 = "warning" }

[per-path."old/*"]
ignore = ["U103"]
severity = { D101 = "info" }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    for name in ("bridge.txt", "old/bridge.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(DRAFT, encoding="utf-8")
    Path("claimscan.toml").write_text(SETTINGS, encoding="utf-8")
    Path("other.toml").write_text('select = ["D"]\nfail-on = "never"\n', encoding="utf-8")
    return tmp_path


Check = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """The command's entry: gives the exit code, each finding as ``D101 error``, and what was said."""

    def run(*arguments: str) -> tuple[int, list[str], str]:
        code = main(["check", *arguments, "-f", "json"])
        out, err = capsys.readouterr()
        return code, sorted(f"{row['code']} {row['severity']}" for row in json.loads(out or "[]")), err

    return run


ALL = ["C101 info", "C102 info", "D101 error", "U103 info"]


@pytest.mark.parametrize(
    ("arguments", "code", "found"),
    [
        ("--isolated", 1, ALL),
        ("", 1, ["C101 info", "D101 error", "U103 warning"]),
        ("--config other.toml", 0, ["D101 error"]),
        ("--config other.toml --fail-on error", 1, ["D101 error"]),
        # selecting: a code, the beginning of one, a name; with commas and again and again
        ("--isolated --select D101", 1, ["D101 error"]),
        ("--isolated --select C", 0, ALL[:2]),
        ("--isolated --select url-date-mismatch,insecure-url", 1, ["D101 error", "U103 info"]),
        ("--isolated --select C1 --select U1", 0, ["C101 info", "C102 info", "U103 info"]),
        ("--isolated --ignore C,insecure-url", 1, ["D101 error"]),
        ("--isolated --select C,D --ignore C101", 1, ["C102 info", "D101 error"]),
        ("--isolated --select C101 --extend-select u103", 0, ["C101 info", "U103 info"]),
        ("--isolated --extend-select C101 --ignore C101", 1, ALL[1:]),
        # what the command line says lies over the file, which lies over the profile
        ("--select C", 0, ALL[:2]),
        ("--ignore C101", 1, ["D101 error", "U103 warning"]),
        ("--severity U103=error,D101=info --select U103,D101", 1, ["D101 info", "U103 error"]),
        ("--profile print", 1, ["C101 warning", "C102 warning", "D101 error", "U103 warning"]),
        ("--isolated --profile draft", 1, ["D101 error", "U103 info"]),
        ("--isolated --profile print --ignore D101", 1, ["C101 warning", "C102 warning", "U103 info"]),
        ("--isolated --profile print --ignore D101 --fail-on error", 0, ["C101 warning", "C102 warning", "U103 info"]),
        ("--isolated --profile academic", 1, ALL),
        # what fails
        ("--isolated --ignore D", 0, ["C101 info", "C102 info", "U103 info"]),
        ("--isolated --ignore D --fail-on warning", 0, ["C101 info", "C102 info", "U103 info"]),
        (
            "--isolated --ignore D --fail-on warning --severity C1=warning",
            1,
            ["C101 warning", "C102 warning", "U103 info"],
        ),
        ("--isolated --select U --fail-on warning", 0, ["U103 info"]),
        ("--isolated --select U --fail-on info", 1, ["U103 info"]),
        ("--isolated --fail-on never", 0, ALL),
        ("--isolated --exit-zero", 0, ALL),
        ("--isolated --severity D=warning", 0, ["C101 info", "C102 info", "D101 warning", "U103 info"]),
    ],
)
def test_which_findings_count(arguments: str, code: int, found: list[str], folder: Path, check: Check) -> None:
    done = check("bridge.txt", *arguments.split())
    assert done[:2] == (code, found)


def test_a_path_has_settings_of_its_own(folder: Path, check: Check) -> None:
    assert check("old/bridge.txt")[:2] == (0, ["C101 info", "D101 info"])
    assert check("old/bridge.txt", "--severity", "D101=error")[:2] == (1, ["C101 info", "D101 error"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--select D9", "no rule is called 'D9'"),
        ("--ignore url-date-mismach", "did you mean url-date-mismatch?"),
        ("--severity D101", "must be RULES=LEVEL"),
        ("--severity Q1=error", "no rule is called 'Q1'"),
        ("--config gone.toml", "gone.toml: cannot be read"),
        ("--config other.toml --isolated", "exclude each other"),
        ("--profile web", "web"),
        ("--fail-on fatal", "fatal"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_read(
    arguments: str, message: str, folder: Path, check: Check
) -> None:
    code, found, said = check("bridge.txt", *arguments.split())
    assert (code, found) == (2, [])
    assert message in said


def test_what_holds_can_be_seen(folder: Path) -> None:
    command = [sys.executable, "-m", "claimscan", "check", "bridge.txt", "old/bridge.txt", "--show-settings"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    first, second = done.stdout.split("# old/bridge.txt\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'U103 = "warning"' in first
    assert "U103" not in second
    assert 'D101 = "info"' in second


def test_the_rules_as_data(folder: Path) -> None:
    command = [sys.executable, "-m", "claimscan", "rules", "insecure-url", "-f", "json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    rule = json.loads(done.stdout)[0]
    assert list(rule) == [
        *("code", "rule", "severity", "summary", "documentation", "fixable", "precision", "judged", "agreed"),
    ]
    assert (rule["code"], rule["fixable"]) == ("U103", True)
    assert (rule["agreed"] is None) == (rule["judged"] is None)
