"""Settings as people and programs read them: the ones that hold, as TOML, and the JSON Schema of a settings file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimscan.config import files
from claimscan.config.settings import Settings
from claimscan.model import Rule


def toml(settings: Settings, kept: Sequence[Rule]) -> str:
    """What holds for one document: the file it comes from, the thresholds, and each rule that counts with its severity."""
    given = settings.thresholds
    lines = [
        f"# from {_string(str(settings.file))}" if settings.file else "# from no file",
        *([f"profile = {_string(settings.profile)}"] if settings.profile else []),
        f"fail-on = {_string(settings.fail_on)}",
        *([f"baseline = {_string(str(settings.baseline))}"] if settings.baseline else []),
        *([f"contact = {_string(settings.contact)}"] if settings.contact else []),
        f"coverage = {given.coverage}",
        f"section-coverage = {given.section_coverage}",
        f"coverage-by = {_string(given.coverage_by)}",
        f"reliance = {given.reliance}",
        "select = [",
        *(f"    {_string(rule.code)}, # {rule.name}" for rule in kept),
        "]",
        "[severity]",
        *(f"{rule.code} = {_string(rule.severity)}" for rule in kept),
    ]
    return "\n".join(lines) + "\n"


def schema(rules: Sequence[Rule]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``claimscan.toml``."""
    words = {"type": "array", "items": {"$ref": "#/$defs/rule"}}
    severity = {
        "type": "object",
        "additionalProperties": {"enum": list(files.SEVERITIES)},
        "propertyNames": {"$ref": "#/$defs/rule"},
    }
    layer = {"select": words, "extend-select": words, "ignore": words, "severity": severity}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    codes = sorted({rule.code[:length] for rule in rules for length in range(1, len(rule.code) + 1)})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimscan settings",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **layer,
            "per-path": {
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": False, "properties": layer},
            },
            "baseline": {"type": "string"},
            "contact": {"type": "string"},
            **dict.fromkeys(files.SHARES, share),
            **{key: {"enum": list(choices)} for key, choices in files.CHOICES.items()},
        },
        "$defs": {"rule": {"enum": [*codes, *sorted(rule.name for rule in rules)]}},
    }


def _string(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own, but for DEL and what lies beyond 16 bits, which JSON splits."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
