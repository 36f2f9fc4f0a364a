"""Settings of a check as frozen values: which rules count, how gravely, and what fails."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from claimscan.config import FailOn
from claimscan.config.thresholds import Thresholds
from claimscan.model import Severity

GRAVITY: dict[FailOn, int] = {"never": 3, "error": 2, "warning": 1, "info": 0}


class Layer(NamedTuple):
    """One word in the matter of which rules count: a profile's, a file's, a path's, or the command line's.

    Rules are named by code, beginning of a code, or name. Layers are laid one over the other.
    """

    select: tuple[str, ...] = ()  # these instead of what the layers below chose; empty = as they chose
    extend_select: tuple[str, ...] = ()  # and these
    ignore: tuple[str, ...] = ()  # but not these; wins over the other two of its layer
    severity: tuple[tuple[str, Severity], ...] = ()  # raised or lowered


class Settings(NamedTuple):
    """All settings that hold for one document."""

    layers: tuple[Layer, ...] = ()  # lowest first
    per_path: tuple[tuple[str, Layer], ...] = ()  # pattern of paths, and the layer for them
    fail_on: FailOn = "error"
    profile: str | None = None
    baseline: Path | None = None
    thresholds: Thresholds = Thresholds()
    contact: str = ""  # whom sites that are asked may write to
    file: Path | None = None  # where they were found
    command_line: Layer = Layer()  # lies over everything

    def fails(self, severity: Severity) -> bool:
        return GRAVITY[severity] >= GRAVITY[self.fail_on]

    def layers_for(self, path: str) -> tuple[Layer, ...]:
        """The layers for a document, ``path`` being relative to the settings file's folder, with ``/``."""
        own = [layer for pattern, layer in self.per_path if matches(path, pattern)]
        return (*self.layers, *own, self.command_line)


def matches(path: str, pattern: str) -> bool:
    """Whether a relative path fits a pattern: ``*`` runs over folders, and a pattern without ``/`` fits any file's name."""
    return fnmatchcase(path, pattern) or ("/" not in pattern and fnmatchcase(path.rpartition("/")[2], pattern))


def listed(words: Sequence[str] | None) -> tuple[str, ...]:
    """``["D,U103", "S1"]`` as ``("D", "U103", "S1")``."""
    return tuple(word.strip() for part in words or () for word in part.split(",") if word.strip())
