"""The GitHub action's script and the pre-commit hook's command, run as they would be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from claimscan.readers import SUFFIXES

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


def test_the_form_of_the_log_can_be_chosen(folder: Path) -> None:
    done = act(folder, INPUT_PATHS="drafts", INPUT_FORMAT="concise")
    assert done.stdout.startswith("drafts/bridge of $(touch evil).txt:")
    assert (folder / "summary").read_text(encoding="utf-8").startswith("## claimscan: failed\n")


@pytest.mark.parametrize(
    ("version", "code", "asked"),
    [
        ("", 0, f"-m pip install --quiet {ACTION}/../../.."),
        ("0.1.0", 0, "-m pip install --quiet claimscan==0.1.0"),
        ("1.0rc1", 0, "-m pip install --quiet claimscan==1.0rc1"),
        ("0.1.0 --index-url https://evil.example", 2, ""),
        ("$(touch evil)", 2, ""),
        ("-r x", 2, ""),
    ],
)
def test_the_version_that_is_installed(version: str, code: int, asked: str, folder: Path) -> None:
    python = folder / "bin" / "python"
    python.write_text(f'#!/bin/sh\necho "$@" >"{folder}/asked"\n', encoding="utf-8")
    python.chmod(0o755)
    done = run(folder, ["bash", str(ACTION / "install.sh")], INPUT_VERSION=version, CLAIMSCAN_ACTION=str(ACTION))
    assert done.returncode == code
    assert (folder / "asked").exists() == bool(asked)
    assert not asked or (folder / "asked").read_text(encoding="utf-8").strip() == asked
    assert not (folder / "evil").exists()


def test_every_input_is_handed_on_and_told() -> None:
    """What a workflow can set is an input, reaches a script by its environment, and is read there."""
    text = (ACTION / "action.yml").read_text(encoding="utf-8")
    inputs = text.partition("inputs:\n")[2].partition("outputs:\n")[0]
    names = [line.strip(" :") for line in inputs.splitlines() if line.startswith("  ") and not line.startswith("   ")]
    assert names == ["paths", "args", "format", "version", "fail-on", "baseline", "sarif-file"]
    scripts = "".join((ACTION / name).read_text(encoding="utf-8") for name in ("check.sh", "install.sh"))
    for name in names:
        variable = f"INPUT_{name.replace('-', '_').upper()}"
        assert f"{variable}: ${{{{ inputs.{name} }}}}" in text
        assert f"${{{variable}:-" in scripts


def test_inputs_reach_the_script_by_the_environment_alone() -> None:
    text = (ACTION / "action.yml").read_text(encoding="utf-8")
    assert not [line for line in text.splitlines() if line.strip().startswith("run:") and "${{" in line]


def hooks() -> dict[str, dict[str, str]]:
    """The hooks with their keys; the file holds nothing but lists of plain keys."""
    found: dict[str, dict[str, str]] = {}
    for line in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").splitlines():
        key, _, value = line.strip("- ").partition(": ")
        if line.startswith("- id"):
            keys = found[value] = {}
        keys[key] = value
    return found


def test_the_hook_runs_on_the_files_that_it_is_given(folder: Path) -> None:
    done = run(folder, [*hooks()["claimscan"]["entry"].split(), "drafts/bridge of $(touch evil).txt"])
    assert done.returncode == 1
    assert "D101" in done.stdout


def test_only_the_hook_that_must_be_asked_for_uses_the_network() -> None:
    assert "--online" not in hooks()["claimscan"]["entry"]
    assert "stages" not in hooks()["claimscan"]
    assert "--online" in hooks()["claimscan-links"]["entry"]
    assert hooks()["claimscan-links"]["stages"] == "[manual]"


def test_the_hooks_take_what_claimscan_reads() -> None:
    for hook in hooks().values():
        taken = regex.compile(hook["files"])
        assert {suffix for suffix in SUFFIXES if not taken.search(f"a/b{suffix}")} == {".ocr", ".dotx", ".ott", ".fodt"}
        assert taken.search("DRAFT.MD")
        assert not taken.search("a/b.py")


@pytest.mark.skipif(
    not os.environ.get("CLAIMSCAN_TRY_HOOK") or not shutil.which("pre-commit"),
    reason="makes an environment of its own, which takes a minute; CLAIMSCAN_TRY_HOOK=1 asks for it",
)
def test_the_hook_in_pre_commit_itself(folder: Path) -> None:
    """A clone as it is committed, tried on a repository with one draft."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    (folder / "bridge.txt").write_text(DRAFT, encoding="utf-8")
    subprocess.run(["git", "-C", str(folder), "add", "bridge.txt"], check=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        ["pre-commit", "try-repo", str(clone), "claimscan", "--files", "bridge.txt"],
        cwd=folder,
        env={**environment, "PRE_COMMIT_HOME": str(folder / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "bridge.txt:3:" in done.stdout
    assert "D101" in done.stdout
    assert "Failed" in done.stdout
