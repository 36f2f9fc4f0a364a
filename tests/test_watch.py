"""`claimscan check --watch` as a real process: it checks again when a file is saved, and Ctrl-C ends it well."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

DRAFT = """The bridge was opened in 1931.¹ It carries {} trams a day.

¹ Ada Moss, "A Bridge for Merrow," Merrow Gazette, April 24, 2023, https://gazette.example/2023/04/24/bridge
"""
PATIENCE = 60  # seconds; a busy machine is slow to start a process


class Watcher:
    """The process, and what it has written so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.out, self.err = folder / ".out", folder / ".err"
        command = [sys.executable, "-m", "claimscan", "check", *arguments, "--watch", "-f", "concise"]
        with self.out.open("w") as out, self.err.open("w") as err:
            self.process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)

    def wait(self, words: str, times: int = 1) -> None:
        """Until ``words`` were written so often."""
        end = time.monotonic() + PATIENCE
        while (self.out.read_text() + self.err.read_text()).count(words) < times:
            assert time.monotonic() < end, self.out.read_text() + self.err.read_text()
            assert self.process.poll() is None, self.err.read_text()
            time.sleep(0.05)

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "bridge.txt").write_text(DRAFT.format(412), encoding="utf-8")
    return tmp_path


@pytest.fixture
def watcher(folder: Path) -> Iterator[Watcher]:
    (folder / "claimscan.toml").write_text('select = ["C101"]\n', encoding="utf-8")
    started = Watcher(folder, "drafts")
    yield started
    started.process.kill()
    started.process.wait()


def test_it_checks_again_and_ends_well(folder: Path, watcher: Watcher) -> None:
    watcher.wait("412")
    watcher.wait("claimscan: 1 finding in 1 document")
    # as editors save: a new file in place of the old one
    new = folder / "new"
    new.write_text(DRAFT.format(500), encoding="utf-8")
    new.replace(folder / "drafts" / "bridge.txt")
    watcher.wait("500")
    watcher.wait("bridge.txt: saved")
    # a new document, settings that make no sense and are mended
    (folder / "drafts" / "other.txt").write_text(DRAFT.format(77), encoding="utf-8")
    watcher.wait("77 trams")
    (folder / "claimscan.toml").write_text('ingore = ["C"]\n', encoding="utf-8")
    watcher.wait("did you mean ignore?")
    (folder / "claimscan.toml").write_text('select = ["D102"]\n', encoding="utf-8")
    watcher.wait("claimscan: 0 findings in 2 documents")
    assert watcher.interrupt() == 0
    assert "Traceback" not in watcher.err.read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-",), "--watch looks at files"),
        (("gone.txt",), "there is no such file"),
        (("drafts", "--select", "Q9"), "no rule"),
    ],
)
def test_what_cannot_be_watched(arguments: tuple[str, ...], message: str, folder: Path) -> None:
    command = [sys.executable, "-m", "claimscan", "check", *arguments, "--watch"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False, input="")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert [path.name for path in folder.iterdir()] == ["drafts"]
