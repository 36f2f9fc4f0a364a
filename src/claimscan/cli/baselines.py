"""The baselines of a run: each read once, told of what it no longer fits, or pruned."""

from __future__ import annotations

from pathlib import Path

from claimscan.config.lookup import Lookup
from claimscan.errors import BadSettings
from claimscan.fingerprint import fingerprints
from claimscan.gate import Checked, baseline
from claimscan.messages import say


class Baselines:
    """The baselines that hold for the documents, each read once, and what of them was seen."""

    def __init__(self, given: Path | None, lookup: Lookup, *, off: bool) -> None:
        self._given = given
        self._off = off
        self._lookup = lookup
        self._read: dict[Path, baseline.Baseline] = {}
        self._seen: dict[Path, list[tuple[str, list[str]]]] = {}

    def without_known(self, checked: Checked) -> Checked:
        file = self._given or self._lookup.of(checked.article.document.name).baseline
        if file is None or self._off:
            return checked
        if file not in self._read:
            self._read[file] = baseline.read(file)
        keys = list(fingerprints(checked.article, checked.article.findings))
        self._seen.setdefault(file, []).append((baseline.path(file, checked), keys))
        return baseline.apply(self._read[file], checked)

    def report(self, *, prune: bool) -> None:
        """Say which entries fit nothing any more, or take them out."""
        for file, held in self._read.items():
            gone = baseline.stale(held, self._seen[file])
            if gone and prune:
                baseline.write(held._replace(entries=tuple(entry for entry in held.entries if entry not in gone)))
                say(f"{file}: {len(gone)} of {len(held.entries)} entries taken out")
            elif gone:
                for entry in gone[:5]:
                    say(f"{file}: fits nothing any more: {entry.path}: {entry.code} {entry.about}")
                say(f"{file}: {len(gone)} of {len(held.entries)} entries fit nothing; --prune-baseline takes them out")
        if prune and not self._read:
            raise BadSettings("--prune-baseline: no baseline was named")
