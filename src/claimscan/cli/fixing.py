"""Fixes carried out: a document is mended in memory until nothing is left to mend, and its file written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

from claimscan.corpus import read_file
from claimscan.errors import BadSettings
from claimscan.fixes import TEXTS
from claimscan.fixes.file import changed, put
from claimscan.gate import Checked
from claimscan.messages import say

ROUNDS = 5  # of mending and checking again: edits that fall into each other wait for the next one


class Fixing:
    """``again`` checks a document's new bytes. Without ``write`` the files stay as they are, and so do the findings."""

    def __init__(self, again: Callable[[bytes, str], Checked], *, write: bool) -> None:
        self._again = again
        self._write = write
        self._mended = 0
        self._files = 0
        self._diffs: list[str] = []

    def done(self, checked: Checked) -> Checked:
        """The document after its fixes, with the findings that are left. Raises ``BadSettings`` where it cannot be written."""
        document = checked.article.document
        if document.format not in TEXTS or not _fixable(checked):
            return checked
        path = Path(document.name)
        data = read_file(path)
        if sha256(data).hexdigest() != document.sha256:
            say(f"{document.name}: has changed while it was checked; it was left as it is")
            return checked
        after, left = self._rounds(checked, data)
        self._diffs += _diff(checked, data, after)
        if after == data or not self._write:
            return checked
        try:
            if not put(path, data, after):
                say(f"{document.name}: has changed while it was mended; it was left as it is")
                return checked
        except OSError as error:
            raise BadSettings(f"{document.name}: cannot be written ({error.strerror or error})") from error
        self._mended += max(_fixable(checked) - _fixable(left), 0)
        self._files += 1
        return left

    def _rounds(self, checked: Checked, data: bytes) -> tuple[bytes, Checked]:
        for _ in range(ROUNDS):
            edits = [edit for finding in checked.article.findings if finding.fix for edit in finding.fix.edits]
            after, _, _ = changed(checked.article.document, data, edits)
            if after == data:
                break
            data, checked = after, self._again(after, checked.article.document.name)
        return data, checked

    def diffs(self) -> Iterator[str]:
        """The differences since the last call, line by line."""
        while self._diffs:
            yield self._diffs.pop(0)

    def report(self) -> None:
        """Say what was done."""
        if self._write and self._files:
            findings = "1 finding" if self._mended == 1 else f"{self._mended} findings"
            say(f"{findings} fixed in {'1 file' if self._files == 1 else f'{self._files} files'}")


def _fixable(checked: Checked) -> int:
    return sum(finding.fix is not None for finding in checked.article.findings)


def _diff(checked: Checked, before: bytes, after: bytes) -> Iterator[str]:
    """A unified difference of the file's lines, as ``patch`` reads it."""
    document = checked.article.document
    old, new = (_lines(changed(document, data, ())[1]) for data in (before, after))
    for line in unified_diff(old, new, f"a/{checked.path}", f"b/{checked.path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends. Form feeds and the line separators of Unicode end none, here as in ``patch``."""
    parts = text.split("\n")
    return [*(f"{part}\n" for part in parts[:-1]), *(parts[-1:] if parts[-1] else ())]
