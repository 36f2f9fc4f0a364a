"""Settings files: ``claimscan.toml``, ``.claimscan.toml`` or ``[tool.claimscan]`` in ``pyproject.toml``.

The nearest one upward from the file that is checked holds for it, alone: nothing is inherited from folders above. A
settings file holds words and figures and nothing that is run or written to, since it may come with a stranger's draft.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from claimscan.config.profiles import PROFILES
from claimscan.config.settings import Layer, Settings
from claimscan.config.thresholds import Thresholds
from claimscan.errors import BadSettings
from claimscan.model import Severity

NAMES = ("claimscan.toml", ".claimscan.toml", "pyproject.toml")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
CHOICES: dict[str, tuple[str, ...]] = {
    "fail-on": (*SEVERITIES, "never"),
    "profile": tuple(PROFILES),
    "coverage-by": ("sentence", "paragraph"),
}
LAYER_KEYS = ("select", "extend-select", "ignore", "severity")
SHARES = ("coverage", "section-coverage", "reliance")
KEYS = ("profile", *LAYER_KEYS, "fail-on", "per-path", "baseline", "contact", *SHARES, "coverage-by")


def nearest(folder: Path) -> Path | None:
    """The settings file that holds for documents in ``folder``."""
    for here in (folder, *folder.parents):
        for name in NAMES:
            file = here / name
            if file.is_file() and (name != "pyproject.toml" or _table(file) is not None):
                return file
    return None


def load(file: Path) -> Settings:
    """The settings in ``file``; ``BadSettings`` names the file, the key, and what may be meant."""
    table = _table(file)
    if table is None:
        raise BadSettings(f"{file}: there is no [tool.claimscan] in it")
    try:
        return settings(table, file)
    except BadSettings as error:
        raise BadSettings(f"{file}: {error}") from error


def settings(table: dict[str, Any], file: Path | None = None) -> Settings:
    """A table of settings as values. Paths in it are relative to ``file``. Raises ``BadSettings``."""
    _known(table, KEYS, "")
    profile = _choice(table, "profile", None)
    preset = PROFILES[profile] if profile else None
    given = preset.thresholds if preset else Thresholds()
    baseline = _text(table, "baseline")
    return Settings(
        layers=(*([preset.layer] if preset else []), layer(table, "")),
        per_path=tuple(
            (pattern, layer(_dict(one, f"per-path.{pattern}"), f"per-path.{pattern}."))
            for pattern, one in _dict(table.get("per-path", {}), "per-path").items()
        ),
        fail_on=_choice(table, "fail-on", preset.fail_on if preset else "error"),
        profile=profile,
        baseline=(file.parent if file else Path()) / baseline if baseline else None,
        thresholds=Thresholds(
            asked=given.asked or "coverage" in table or "section-coverage" in table,
            coverage=_share(table, "coverage", given.coverage),
            section_coverage=_share(table, "section-coverage", given.section_coverage),
            coverage_by=_choice(table, "coverage-by", given.coverage_by),
            reliance=_share(table, "reliance", given.reliance),
        ),
        contact=_text(table, "contact") or "",
        file=file,
    )


def layer(table: dict[str, Any], where: str) -> Layer:
    """The keys of a table that say which rules count; ``where`` is put before a key in messages."""
    if where:
        _known(table, LAYER_KEYS, where)
    severity = _dict(table.get("severity", {}), f"{where}severity")
    for rule, word in severity.items():
        _one_of(word, SEVERITIES, f"{where}severity.{rule}")
    return Layer(
        _words(table, "select", where),
        _words(table, "extend-select", where),
        _words(table, "ignore", where),
        tuple(severity.items()),
    )


def _table(file: Path) -> dict[str, Any] | None:
    """The settings as they are written; of a ``pyproject.toml`` only our own part, which may be missing."""
    try:
        whole = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSettings(f"{file}: cannot be read ({error.strerror or error})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file}: is not TOML ({error})") from error
    if file.name != "pyproject.toml":
        return whole
    tools = whole.get("tool")
    ours = tools.get("claimscan") if isinstance(tools, dict) else None
    return _dict(ours, "tool.claimscan") if ours is not None else None


def _known(table: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in keys:
            raise BadSettings(f"there is no setting '{where}{key}'{hint(key, keys)}")


def hint(word: str, known: tuple[str, ...]) -> str:
    """``; did you mean ignore?`` where a known word is near."""
    close = get_close_matches(word.lower().replace("_", "-"), known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else f"; known are {', '.join(known)}"


def _one_of(value: object, choices: tuple[str, ...], key: str) -> str:
    if isinstance(value, str) and value in choices:
        return value
    raise BadSettings(f"'{key}' must be one of {', '.join(choices)}, not {value!r}")


def _choice(table: dict[str, Any], key: str, default: Any) -> Any:
    return _one_of(table[key], CHOICES[key], key) if key in table else default


def _words(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadSettings(f"'{where}{key}' must be a list of words, not {value!r}")
    return tuple(value)


def _text(table: dict[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise BadSettings(f"'{key}' must be a text, not {value!r}")
    return value


def _share(table: dict[str, Any], key: str, default: float) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadSettings(f"'{key}' must be a share from 0 to 1, not {value!r}")
    return float(value)


def _dict(value: object, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadSettings(f"'{key}' must be a table, not {value!r}")
    return value
