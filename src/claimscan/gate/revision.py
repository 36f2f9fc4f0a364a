"""Documents as they were at a revision of the git repository they lie in. Git is asked by its plumbing alone, which runs
no filter, no pager and no program that the repository's own settings may name."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from typing import Final, NamedTuple

from claimscan.corpus import MAX_BYTES
from claimscan.errors import BadSettings, UnreadableInput

PATIENCE: Final = 60  # seconds; a repository that answers more slowly is no place for a check
# What a hook's environment says of another repository, or of the place in this one from which it was called.
_OF_CALLER: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"})
_QUIET: Final = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_FILE_MODES: Final = (b"100644", b"100755")
_POINTER: Final = b"version https://git-lfs.github.com/spec/"


class Revision(NamedTuple):
    """A commit in the repository at ``top``, and the files that have another name since then (new name -> old name)."""

    top: Path
    commit: str
    word: str  # as it was asked for
    renamed: Mapping[str, str]

    def before(self, name: str) -> bytes | None:
        """The bytes of the file ``name`` at that time, under its name of that time; ``None`` if there was none.

        Raises ``UnreadableInput`` for one that is too large or that lies elsewhere.
        """
        path = Path(name).resolve().relative_to(self.top).as_posix()
        found = self._blob(path) or self._blob(self.renamed.get(path, ""))
        if found is None:
            return None
        data = _git(self.top, "cat-file", "blob", found)
        if data.startswith(_POINTER):
            raise UnreadableInput(f"{name}: its version of {self.word} is kept by Git LFS, not in the repository")
        return data

    def _blob(self, path: str) -> str | None:
        if not path:
            return None
        listed = _git(self.top, "--literal-pathspecs", "ls-tree", "-l", "-z", "--full-tree", self.commit, "--", path)
        mode, _, rest = listed.partition(b" ")
        if mode not in _FILE_MODES:  # nothing there, a folder, a link, another repository
            return None
        _, key, size = rest.partition(b"\t")[0].split()
        if int(size) > MAX_BYTES:
            raise UnreadableInput(f"{path}: its version of {self.word} is larger than {MAX_BYTES // 2**20} MB")
        return key.decode("ascii")


class Revisions:
    """Finds the repositories of documents; each folder is asked for once."""

    def __init__(self, word: str) -> None:
        if not word or word.startswith("-") or not word.isprintable():
            raise BadSettings(f"--diff {word!r}: is no revision; name a commit, branch or tag")
        self._word = word
        self._tops: dict[Path, Path] = {}
        self._found: dict[Path, Revision] = {}

    def of(self, name: str) -> Revision:
        """The revision in the repository of the file ``name``. Raises ``BadSettings`` where there is none."""
        folder = Path(name).resolve().parent
        if folder not in self._tops:
            self._tops[folder] = _top(folder)
        top = self._tops[folder]
        if top not in self._found:
            commit = _commit(top, self._word)
            self._found[top] = Revision(top, commit, self._word, _renamed(top, commit))
        return self._found[top]


def _top(folder: Path) -> Path:
    try:
        answer = _git(folder, "rev-parse", "--show-toplevel")
    except _Refused as error:
        raise BadSettings(f"--diff: {folder} lies in no git repository that can be read ({error})") from error
    return Path(os.fsdecode(answer.removesuffix(b"\n"))).resolve()


def _commit(top: Path, word: str) -> str:
    try:
        answer = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    except _Refused as error:
        raise BadSettings(f"--diff {word}: there is no such revision in {top}") from error
    return answer.decode("ascii").strip()


def _renamed(top: Path, commit: str) -> dict[str, str]:
    """New names and old ones, as far as git has been told of them (``git mv``, ``git add``): the index against the commit."""
    listed = _git(
        top, "diff-index", "--cached", "-z", "--name-status", "--find-renames", "--diff-filter=R", commit, "--"
    )
    words = [os.fsdecode(word) for word in listed.split(b"\0")]
    return dict(zip(words[2::3], words[1::3], strict=False))


class _Refused(BadSettings):
    """Git answered that it cannot."""


def _git(folder: Path, *arguments: str) -> bytes:
    """What ``git`` says in ``folder``."""
    program = which("git")
    if program is None:
        raise BadSettings("--diff: git is not installed, or not on the PATH")
    kept = {name: value for name, value in os.environ.items() if name not in _OF_CALLER}
    command = [program, "--no-pager", "-c", "core.fsmonitor=false", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (no shell; what comes from outside stands behind --end-of-options or --)
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=PATIENCE, env=kept | _QUIET
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise _Refused(f"--diff: git did not answer ({error})") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise _Refused(said[0] if said else f"git ended with {done.returncode}")
    return done.stdout
