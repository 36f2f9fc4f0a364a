"""What the output means: JSON Schema of the report, made from the types in ``records``, and the columns of CSV."""

from __future__ import annotations

import csv
import io
import json
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from claimscan import records
from claimscan.columns import COLUMNS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PRIMITIVES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def report_json() -> str:
    """The JSON Schema of the report as text; the file ``report.schema.json`` beside this module is the same."""
    return json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n"


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``claimscan scan -f json`` writes for one document.

    Under ``$defs`` stand also the rows that the other commands write, as ``claimrow`` and ``sourcerow``.
    """
    definitions: dict[str, Any] = {}
    report = _record(records.Report, definitions)
    for row in records.ROWS.values():
        _type(row, definitions)
    return {"$schema": DIALECT, "title": "claimscan report", **report, "$defs": dict(sorted(definitions.items()))}


def columns_csv() -> str:
    """All columns of all tables, one row each: table, column, meaning."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(["schema", "table", "column", "meaning"])
    for table, columns in COLUMNS.items():
        lines.writerows([records.SCHEMA_VERSION, table, column.name, column.meaning] for column in columns)
    return out.getvalue()


def _record(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """A record is an object with all of its keys; more keys may come, so others are not forbidden."""
    hints = get_type_hints(record, include_extras=True)
    properties = {name: _type(hint, definitions) for name, hint in hints.items()}
    return {"type": "object", "description": record.__doc__, "required": list(hints), "properties": properties}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if is_typeddict(hint):
        name = hint.__name__.removesuffix("Record").lower()
        definitions.setdefault(name, {})  # before its parts, which may name it again
        definitions[name] = _record(hint, definitions)
        return {"$ref": f"#/$defs/{name}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:], definitions)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin in (Union, UnionType):
        return _union([_type(argument, definitions) for argument in arguments])
    return {"type": PRIMITIVES[hint]}


def _annotated(hint: Any, notes: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    """A string beside a type is its description, a dict further keywords."""
    schema = _type(hint, definitions)
    for note in notes:
        schema |= {"description": note} if isinstance(note, str) else note
    return schema


def _union(options: list[dict[str, Any]]) -> dict[str, Any]:
    if all(set(option) == {"type"} for option in options):
        return {"type": [option["type"] for option in options]}
    return {"anyOf": options}
