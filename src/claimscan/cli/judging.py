"""From documents to what counts in them: scanned here or in other processes, judged under their settings, one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from os.path import relpath
from pathlib import Path
from typing import NamedTuple

from claimscan.cli.baselines import Baselines
from claimscan.cli.fixing import Fixing
from claimscan.cli.run import FINDINGS, Status
from claimscan.config.lookup import Lookup
from claimscan.corpus import STDIN, Input
from claimscan.errors import BadSettings, ClaimscanError
from claimscan.gate import Checked, chosen, judge
from claimscan.gate.revision import Revision, Revisions
from claimscan.messages import say
from claimscan.model import Article, Rule

WORTH_IT = 8  # documents from which on the start of processes costs less than it saves


class Scanned(NamedTuple):
    """A document that was read. ``raw``: the file's text where the document's holds no comments but the file may."""

    article: Article
    raw: str | None = None
    before: Scanned | None = None  # the same document at the revision that is asked for
    trouble: str | None = None  # why that could not be read


@dataclass(frozen=True)
class Scan:
    """The work on one document, such that processes can hand it on."""

    article: Callable[[bytes, str], Article]
    revisions: Mapping[str, Revision] = field(default_factory=dict)  # by the names of the documents

    def __call__(self, data: bytes, name: str) -> Scanned:
        scanned = self._scanned(data, name)
        if name not in self.revisions:
            return scanned
        try:
            old = self.revisions[name].before(name)
            return scanned if old is None else scanned._replace(before=self._scanned(old, name))
        except ClaimscanError as error:
            return scanned._replace(trouble=f"{error}; all that is in it now counts as new")

    def _scanned(self, data: bytes, name: str) -> Scanned:
        article = self.article(data, name)
        raw = article.document.format in ("html", "latex") and b"claimscan:" in data
        return Scanned(article, data.decode("utf-8", errors="replace") if raw else None)


class Judge(NamedTuple):
    """What holds for the documents of a run."""

    lookup: Lookup
    kept: Mapping[str, Sequence[Rule]]  # the rules for each document, by name
    baselines: Baselines

    def over(self, found: Iterable[Scanned], status: Status, fixing: Fixing | None) -> Iterator[Checked]:
        """Each document with the findings that count, less those that ``fixing`` mends; ``status`` learns of them."""
        for scanned in found:
            if scanned.trouble:
                say(scanned.trouble)
            checked = fixing.done(self.of(scanned)) if fixing else self.of(scanned)
            status.documents += 1
            status.findings += len(checked.article.findings)
            if checked.failed:
                status.at_least(FINDINGS)
            yield checked

    def of(self, scanned: Scanned) -> Checked:
        checked = self.baselines.without_known(self._judged(scanned))
        if scanned.before is None:
            return checked
        from claimscan.gate.since import only_new

        return only_new(checked, self._judged(scanned.before))

    def _judged(self, scanned: Scanned) -> Checked:
        name = scanned.article.document.name
        return judge(scanned.article, relative(name), self.lookup.of(name), self.kept[name], date.today(), scanned.raw)


def rules_for(name: str, lookup: Lookup) -> tuple[Rule, ...]:
    """The rules for a document. A word of its settings file that names no rule is told with the file."""
    try:
        return chosen(lookup.layers(name))
    except BadSettings as error:
        raise BadSettings(f"{lookup.of(name).file}: {error}") from error


def revisions(word: str | None, names: Sequence[str]) -> dict[str, Revision]:
    """For each document the revision ``word`` in its repository. Raises ``BadSettings`` for one that lies in none."""
    if word is None:
        return {}
    known = Revisions(word)
    if "<stdin>" in names:
        raise BadSettings("--diff: standard input has no older version; --stdin-filename names the file that it is")
    return {name: known.of(name) for name in names}


def processes(asked: int | None, paths: Sequence[Path], inputs: Sequence[Input]) -> int:
    """How many processes: as many as were asked for, else as the machine has, where there is enough to do."""
    if any(path == STDIN for path in paths):
        return 1
    if asked is not None:
        return min(asked, len(inputs))
    return (os.cpu_count() or 1) if len(inputs) >= WORTH_IT else 1


def relative(name: str) -> str:
    """The path that CI wants: from here, with ``/``; what lies elsewhere keeps its whole path."""
    path = relpath(Path(name)) if not name.startswith("<") else name
    return Path(name).absolute().as_posix() if path.startswith("..") else Path(path).as_posix()
