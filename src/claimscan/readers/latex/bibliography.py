"""The works that an article may cite, and those that it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimscan.model import Embedded, Trouble
from claimscan.readers.latex.bibtex import Work, Works
from claimscan.readers.latex.tokens import Token

NAMED = 5  # of several that are missing


@dataclass(slots=True)
class Bibliography:
    """The works that may be cited. ``works`` are those of the reading before, since bibliographies are named at the end."""

    works: dict[str, Work]
    loaded: dict[str, Work] = field(default_factory=dict)
    cited: dict[str, Token] = field(default_factory=dict)  # in the order of citation
    embedded: list[Embedded] = field(default_factory=list)
    failed: dict[str, tuple[int, ...]] = field(default_factory=dict)  # file -> lines of entries that could not be read
    asked: bool = False  # a file of works was named
    everything: bool = False  # `\nocite{*}`
    missed: bool = False  # a work was cited before its file was named

    def cite(self, key: str, token: Token) -> None:
        """A work is cited at ``token``."""
        self.cited.setdefault(key, token)
        self.missed = self.missed or key not in self.works

    def add(self, name: str, found: Works) -> None:
        """Works of one more file; of two with one key the first counts."""
        self.asked = True
        if found.failed:
            self.failed[name] = found.failed
        self.loaded = {**found.works, **self.loaded}
        self.works = {**self.loaded, **self.works}

    def troubles(self) -> list[Trouble]:
        """Works that are cited and not there, and what could not be read of the files."""
        found = [Trouble("unread-part", f"{name}: {_entries(lines)}") for name, lines in self.failed.items()]
        missing = [key for key in self.cited if key not in self.works] if self.asked else []
        if missing:
            found.append(Trouble("unread-part", f"the bibliography has no entry for {_some(missing)}"))
        return found


def _entries(lines: Sequence[int]) -> str:
    """What is said of entries that could not be read."""
    if len(lines) == 1:
        return f"the entry in line {lines[0]} cannot be read"
    return f"the entries in lines {_some([str(line) for line in lines])} cannot be read"


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
