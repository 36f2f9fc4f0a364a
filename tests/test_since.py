"""`claimscan check --diff REV` in real repositories, through the command: only what is new by content."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from claimscan.__main__ import main

ROOT = Path(__file__).parent.parent
BRIDGE = """The Bridge of Port Merrow

The bridge was opened in 1931.¹ It carries 412 trams a day. It is painted green.²

¹ Ada Moss, "A Bridge for Merrow," Merrow Gazette, April 24, 2023, https://gazette.example/2023/01/27/bridge-for-merrow

² Ben Carr, "Green It Is," Merrow Gazette, May 9, 2021, http://gazette.example/green-it-is
"""
# One more note before the others, which are renumbered, and a claim that is new.
GROWN = """The Bridge of Port Merrow

It stands on piers.¹ The bridge was opened in 1931.² It carries 412 trams a day. It is painted green.³ It weighs 900 tonnes.

¹ Cleo Oak, "Piers," Merrow Gazette, May 2, 2020, http://gazette.example/piers

² Ada Moss, "A Bridge for Merrow," Merrow Gazette, April 24, 2023, https://gazette.example/2023/01/27/bridge-for-merrow

³ Ben Carr, "Green It Is," Merrow Gazette, May 9, 2021, http://gazette.example/green-it-is
"""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(*arguments: str) -> None:
    given = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=A", "-c", "user.email=a@merrow.example", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True, env={**os.environ, **given})


def put(name: str, content: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one draft, committed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    git("init", "-q")
    put("drafts/bridge.txt", BRIDGE)
    git("add", ".")
    git("commit", "-q", "-m", "one")
    return tmp_path


def told(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    """Exit code and both outputs of a check: in a process of its own where it reads a pipe or starts others."""
    if stdin is None and "--jobs" not in arguments:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["check", *arguments, "-f", "concise"])
        return code, out.getvalue(), err.getvalue()
    command = [sys.executable, "-m", "claimscan", "check", *arguments, "-f", "concise"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, input=stdin)
    return done.returncode, done.stdout, done.stderr


def check(*arguments: str, stdin: str | None = None) -> tuple[int, list[str], str]:
    """Exit code, the codes that were found with their lines, and what was said."""
    code, out, err = told(*arguments, stdin=stdin)
    found = [line.split(": ")[1].split()[0] + line.split(": ")[0].rpartition("txt")[2] for line in out.splitlines()]
    return code, [one.rpartition(":")[0] for one in found], err


def test_what_has_not_changed_is_not_told(repository: Path) -> None:
    code, found, said = check("drafts", "--diff", "HEAD")
    assert (code, found, said) == (0, [], "claimscan: 0 findings in 1 document\n")
    assert check("drafts")[1] == ["C101:3", "D101:5", "U103:7"]


def test_only_what_is_new_or_altered_whatever_its_number(repository: Path) -> None:
    put("drafts/bridge.txt", GROWN)
    assert check("drafts", "--diff", "HEAD")[:2] == (0, ["C101:3", "U103:5"])
    assert "900 tonnes" in told("drafts", "--diff", "HEAD")[1]
    # an altered claim is told again, also for a fault that it had
    put("drafts/bridge.txt", BRIDGE.replace("412", "500"))
    assert check("drafts", "--diff", "HEAD")[1] == ["C101:3"]
    # a note that is gone leaves a mark without note at a claim that is as it was
    put("drafts/bridge.txt", BRIDGE[: BRIDGE.index("² Ben")])
    assert check("drafts", "--diff", "HEAD", "--select", "N")[1] == ["N101:3"]


def test_a_new_file_is_all_new_and_a_renamed_one_is_not(repository: Path) -> None:
    put("drafts/other.txt", BRIDGE.replace("412", "77"))
    git("mv", "drafts/bridge.txt", "drafts/crossing.txt")
    put("drafts/crossing.txt", Path("drafts/crossing.txt").read_text(encoding="utf-8").replace("Green It Is", "Green"))
    git("add", "drafts/crossing.txt")
    assert check("drafts/other.txt", "--diff", "main")[1] == ["C101:3", "D101:5", "U103:7"]
    assert check("drafts/crossing.txt", "--diff", "main", "--ignore", "S")[1] == ["U103:7"]


def test_from_a_folder_below_and_in_several_processes(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        put(f"drafts/{number}.txt", BRIDGE)
    git("add", ".")
    git("commit", "-q", "-m", "two")
    put("drafts/4.txt", BRIDGE.replace("412", "500"))
    monkeypatch.chdir("drafts")
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as a hook may have it
    assert check(".", "--diff", "HEAD", "--jobs", "2")[1] == ["C101:3"]
    assert check(".", "--diff", "HEAD~1", "--jobs", "2", "--select", "C101")[1] == ["C101:3"] * 9


def test_standard_input_with_the_name_of_a_file(repository: Path) -> None:
    edited = BRIDGE.replace("412", "500")
    assert check("-", "--stdin-filename", "drafts/bridge.txt", "--diff", "HEAD", stdin=edited)[1] == ["C101:3"]
    assert check("-", "--diff", "HEAD", stdin=edited)[0] == 2


def test_a_word_processors_file(repository: Path) -> None:
    shutil.copy(ROOT / "fixtures" / "bees" / "article.docx", "bees.docx")
    git("add", ".")
    git("commit", "-q", "-m", "bees")
    assert check("bees.docx", "--diff", "HEAD")[:2] == (0, [])
    # the same article, written by another program: other bytes, the same content
    shutil.copy(ROOT / "fixtures" / "bees" / "article.libreoffice.docx", "bees.docx")
    assert check("bees.docx", "--diff", "HEAD", "--ignore", "R")[:2] == (0, [])


def test_a_pdf(repository: Path) -> None:
    shutil.copy(ROOT / "fixtures" / "bees" / "article.libreoffice.pdf", "bees.pdf")
    git("add", ".")
    git("commit", "-q", "-m", "bees")
    assert check("bees.pdf", "--diff", "HEAD")[:2] == (0, [])
    # set anew in two columns by the same program
    shutil.copy(ROOT / "fixtures" / "bees" / "article.libreoffice.2col.pdf", "bees.pdf")
    assert check("bees.pdf", "--diff", "HEAD", "--ignore", "R")[:2] == (0, [])


def test_a_baseline_is_held_to_all_that_is_there(repository: Path) -> None:
    """What did not change fits its entries as before."""
    check("drafts", "--write-baseline", "accepted.json")
    put("drafts/bridge.txt", BRIDGE.replace("412", "500"))
    code, found, said = check("drafts", "--diff", "HEAD", "--baseline", "accepted.json")
    assert (code, found) == (0, ["C101:3"])
    assert "1 of 3 entries fit nothing" in said


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("gone", "--diff gone: there is no such revision in"),
        ("HEAD:drafts", "there is no such revision"),
        ("--output=evil", "is no revision; name a commit, branch or tag"),
        ("-h", "is no revision"),
        ("", "is no revision"),
        ("a\nb", "is no revision"),
        ("$(touch evil)", "there is no such revision"),
    ],
)
def test_what_is_no_revision(revision: str, message: str, repository: Path) -> None:
    code, found, said = check("drafts", f"--diff={revision}")
    assert (code, found) == (2, [])
    assert message in said
    assert "Traceback" not in said
    assert not list(repository.glob("**/evil"))


def test_outside_of_a_repository(tmp_path: Path) -> None:
    put(str(tmp_path / "bridge.txt"), BRIDGE)
    code, _, said = check(str(tmp_path / "bridge.txt"), "--diff", "HEAD")
    assert code == 2
    assert f"--diff: {tmp_path} lies in no git repository" in said


def test_an_old_version_that_cannot_be_read_is_told(repository: Path) -> None:
    put("drafts/bridge.txt", b"%PDF-1.7 cut")
    git("commit", "-q", "-a", "-m", "broken")
    put("drafts/bridge.txt", BRIDGE)
    code, found, said = check("drafts", "--diff", "HEAD")
    assert (code, found) == (1, ["C101:3", "D101:5", "U103:7"])
    assert "all that is in it now counts as new" in said


def test_names_that_git_would_take_for_patterns_or_options(repository: Path) -> None:
    for name in (":(top)*.txt", "-o.txt", "a *[b].txt", "é\n.txt"):
        put(f"odd/{name}", BRIDGE)
    git("add", "--", "odd")
    git("commit", "-q", "-m", "odd")
    assert check("odd", "--diff", "HEAD")[:2] == (0, [])


def test_nothing_that_a_repository_names_is_run(repository: Path) -> None:
    """Its settings and attributes may name programs; plumbing asks none of them."""
    evil = repository / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch {repository}/ran\ncat\n", encoding="utf-8")
    evil.chmod(0o755)
    put(".gitattributes", "*.txt filter=evil diff=evil\n")
    for key in ("filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv", "diff.evil.command", "diff.external"):
        git("config", key, str(evil))
    git("config", "core.fsmonitor", str(evil))
    git("config", "core.pager", str(evil))
    put("drafts/bridge.txt", GROWN)
    assert check("drafts", "--diff", "HEAD")[1] == ["C101:3", "U103:5"]
    assert not (repository / "ran").exists()
