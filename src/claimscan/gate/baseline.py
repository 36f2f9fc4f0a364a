"""A file of findings that were there before: an old draft is held to what is new in it.

Entries are keyed by content (see ``fingerprint``), so that lines and numbers may move.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from os.path import relpath
from pathlib import Path
from typing import Any, NamedTuple

from claimscan.errors import BadSettings
from claimscan.fingerprint import about, fingerprints
from claimscan.gate import Checked, Suppressed
from claimscan.model import replace

VERSION = 1
SHOWN = 120  # characters of the words that help a person to see what an entry is about


class Entry(NamedTuple):
    """One accepted finding."""

    path: str  # relative to the baseline's folder, with ``/``
    fingerprint: str
    code: str
    rule: str
    about: str


class Baseline(NamedTuple):
    """What a baseline file holds."""

    file: Path
    entries: tuple[Entry, ...] = ()


def read(file: Path) -> Baseline:
    """The baseline in ``file``. Raises ``BadSettings``."""
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        if value["version"] != VERSION:
            raise BadSettings(f"{file}: is a baseline of version {value['version']!r}; this claimscan reads {VERSION}")
        return Baseline(file, tuple(_entry(one) for one in value["findings"]))
    except OSError as error:
        raise BadSettings(f"{file}: cannot be read ({error.strerror or error}); --write-baseline makes one") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadSettings(f"{file}: is no baseline; --write-baseline makes one") from error


def write(baseline: Baseline) -> None:
    """Write it, one finding a line, in a fixed order, so that two versions can be compared. Raises ``BadSettings``."""
    lines = [json.dumps(entry._asdict(), ensure_ascii=True) for entry in sorted(baseline.entries)]
    text = f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"
    try:
        baseline.file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadSettings(f"{baseline.file}: cannot be written ({error.strerror or error})") from error


def entries(file: Path, checked: Checked) -> Iterable[Entry]:
    """The findings of a document as entries of a baseline at ``file``."""
    article = checked.article
    keys = fingerprints(article, article.findings)
    for finding, key in zip(article.findings, keys, strict=True):
        yield Entry(path(file, checked), key, finding.code, finding.rule, about(article, finding)[:SHOWN])


def apply(baseline: Baseline, checked: Checked) -> Checked:
    """The document without the findings that the baseline knows."""
    here = path(baseline.file, checked)
    known = {entry.fingerprint for entry in baseline.entries if entry.path == here}
    article = checked.article
    marked = list(zip(article.findings, fingerprints(article, article.findings), strict=True))
    new = tuple(finding for finding, key in marked if key not in known)
    old = tuple(Suppressed(finding, "external") for finding, key in marked if key in known)
    return checked._replace(article=replace(article, findings=new), suppressed=(*checked.suppressed, *old))


def stale(baseline: Baseline, seen: Sequence[tuple[str, Iterable[str]]]) -> tuple[Entry, ...]:
    """The entries that fit nothing any more. ``seen``: path and fingerprints of each document that was checked.

    Of documents that were not checked nothing is known, unless they are gone.
    """
    found = {here: set(keys) for here, keys in seen}
    root = baseline.file.absolute().parent
    return tuple(
        entry
        for entry in baseline.entries
        if (entry.fingerprint not in found[entry.path] if entry.path in found else not (root / entry.path).exists())
    )


def path(file: Path, checked: Checked) -> str:
    """The document's path from the baseline's folder."""
    return Path(relpath(checked.article.document.name, file.absolute().parent)).as_posix()


def _entry(value: Any) -> Entry:
    entry = Entry(**value)
    if not all(isinstance(part, str) for part in entry):
        raise TypeError
    return entry
