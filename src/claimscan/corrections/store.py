"""The file of corrections: ``draft.txt.corrections.json`` beside ``draft.txt``, or wherever ``--corrections`` says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimscan.corrections import Correction, read_identity
from claimscan.corrections.values import FIELDS, Refused, checked
from claimscan.errors import BadSettings

VERSION = 1


def read(file: Path) -> tuple[Correction, ...]:
    """The corrections in ``file``. Raises ``BadSettings``."""
    try:
        value = json.loads(file.read_text(encoding="utf-8-sig"))
        if value["version"] != VERSION:
            raise BadSettings(
                f"{file}: holds corrections of version {value['version']!r}; this claimscan reads {VERSION}"
            )
        return tuple(_correction(one) for one in value["corrections"])
    except OSError as error:
        raise BadSettings(f"{file}: cannot be read ({error.strerror or error}); claimscan apply makes one") from error
    except Refused as error:
        raise BadSettings(f"{file}: {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadSettings(f"{file}: is no file of corrections; claimscan apply makes one") from error


def write(file: Path, corrections: Iterable[Correction]) -> None:
    """Write them, one source a line, so that two versions can be compared. Raises ``BadSettings``."""
    lines = [
        json.dumps(
            {"id": str(one.identity), "article": one.article, "source": one.text, "fields": dict(one.fields)},
            ensure_ascii=True,
        )
        for one in corrections
    ]
    text = f'{{"version": {VERSION}, "corrections": [\n' + ",\n".join(lines) + "\n]}\n"
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadSettings(f"{file}: cannot be written ({error.strerror or error})") from error


def _correction(value: Any) -> Correction:
    identity = read_identity(value["id"])
    if identity is None or not value["fields"]:
        raise TypeError
    for field in value["fields"]:
        if field not in FIELDS:
            raise Refused(f"there is no field '{field}' that can be corrected; these can: {', '.join(FIELDS)}")
    fields = {field: checked(field, one) for field, one in value["fields"].items()}
    return Correction(identity, fields, str(value.get("source", "")), str(value.get("article", "")))
