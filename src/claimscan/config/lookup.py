"""Which settings hold for which document: a file's, laid under what the command line says."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from claimscan.config import FailOn, files
from claimscan.config.settings import Layer, Settings


class Ask(NamedTuple):
    """What the command line says about settings."""

    command_line: Layer = Layer()
    fail_on: FailOn | None = None
    profile: str | None = None
    config: Path | None = None  # this file for all documents
    isolated: bool = False  # no file at all


class Lookup:
    """Finds the settings for documents; each folder and each settings file is looked at once."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._near: dict[Path, Path | None] = {}
        self._loaded: dict[Path | None, Settings] = {}

    def of(self, name: str) -> Settings:
        """The settings for the document called ``name``. Raises ``BadSettings``."""
        file = self._ask.config
        if file is None and not self._ask.isolated:
            folder = Path(name).absolute().parent
            if folder not in self._near:
                self._near[folder] = files.nearest(folder)
            file = self._near[folder]
        if file not in self._loaded:
            self._loaded[file] = self._over(files.load(file) if file else files.settings({}))
        return self._loaded[file]

    def layers(self, name: str) -> tuple[Layer, ...]:
        """The layers for that document, its path taken from the folder of its settings file."""
        settings = self.of(name)
        path = Path(name).absolute()
        root = settings.file.absolute().parent if settings.file else Path.cwd()
        return settings.layers_for((path.relative_to(root) if path.is_relative_to(root) else path).as_posix())

    def _over(self, settings: Settings) -> Settings:
        """A profile named on the command line takes the place of the file's; the file's own words stay over it."""
        ask = self._ask
        if ask.profile:
            preset = files.settings({"profile": ask.profile})
            own = settings.layers[-1]
            settings = settings._replace(
                layers=(*preset.layers[:1], own),
                profile=ask.profile,
                fail_on=preset.fail_on,
                thresholds=preset.thresholds,
            )
        return settings._replace(fail_on=ask.fail_on or settings.fail_on, command_line=ask.command_line)
