"""The GitHub action's script and the pre-commit hook's command, run as they would be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ACTION = ROOT / ".github" / "actions" / "claimscan"
DRAFT = """The bridge was opened in 1931.¹ It carries 412 trams a day.

¹ Ada Moss, "A Bridge for Merrow," Merrow Gazette, April 24, 2023, https://gazette.example/2023/01/27/bridge-for-merrow
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a draft and the command on the path."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "bridge of $(touch evil).txt").write_text(DRAFT, encoding="utf-8")
    command = tmp_path / "bin" / "claimscan"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimscan "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def run(folder: Path, command: list[str], **inputs: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        **inputs,
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    return run(folder, ["bash", str(ACTION / "check.sh")], **inputs)


def test_the_action_annotates_sums_up_and_tells_the_exit_code(folder: Path) -> None:
    done = act(folder, INPUT_PATHS="drafts", INPUT_SARIF_FILE="out.sarif")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error title=claimscan (D101 url-date-mismatch),file=drafts/bridge of $(touch evil).txt,"
    )
    assert (folder / "summary").read_text(encoding="utf-8").startswith("## claimscan: failed\n")
    assert (folder / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert (folder / "out.sarif").is_file()


def test_the_action_takes_options_line_by_line(folder: Path) -> None:
    done = act(folder, INPUT_PATHS="drafts", INPUT_ARGS="--ignore\nD101,C", INPUT_FAIL_ON="info")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("evil", ["$(touch evil)", "`touch evil`", "x; touch evil", "--config=/dev/null\n; touch evil"])
def test_nothing_in_an_input_is_run(evil: str, folder: Path) -> None:
    for name in ("INPUT_PATHS", "INPUT_ARGS", "INPUT_FAIL_ON", "INPUT_BASELINE"):
        act(folder, **{"INPUT_PATHS": "drafts", name: evil})
    assert not (folder / "evil").exists()


def test_inputs_reach_the_script_by_the_environment_alone() -> None:
    text = (ACTION / "action.yml").read_text(encoding="utf-8")
    assert not [line for line in text.splitlines() if line.strip().startswith("run:") and "${{" in line]


def test_the_hook_runs_on_the_files_that_it_is_given(folder: Path) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = next(line.partition("entry: ")[2].split() for line in hook.splitlines() if "entry: " in line)
    done = run(folder, [*entry, "drafts/bridge of $(touch evil).txt"])
    assert done.returncode == 1
    assert "D101" in done.stdout
