"""The shipped schema is what the types say, and real reports keep to it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

import claimscan
from claimscan.columns import COLUMNS
from claimscan.config import Kind, View
from claimscan.model import Article
from claimscan.records import ROWS
from claimscan.report import report
from claimscan.rows import rows
from claimscan.schema import columns_csv, report_json, report_schema

SHIPPED = Path(claimscan.__file__).parent / "report.schema.json"


def test_the_shipped_file_is_up_to_date() -> None:
    """If not: ``claimscan schema -o src/claimscan/report.schema.json``, and a look at what has changed."""
    assert SHIPPED.read_text(encoding="utf-8") == report_json()


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_a_report_keeps_to_it(sample_article: Article) -> None:
    jsonschema.validate(report(sample_article), report_schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "spans"), [[1, 2, 3]]),
        (("claims", 0, "line"), "5"),
        (("findings", 0, "severity"), "fatal"),
        (("sources", 0, "issued"), "2023"),
        (("sources", 0, "form"), "idem"),
        (("schema",), 2),
    ],
)
def test_a_wrong_report_does_not(path: tuple[str | int, ...], value: object, sample_article: Article) -> None:
    wrong = json.loads(json.dumps(report(sample_article)))
    here = wrong
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, report_schema())


def test_each_object_lists_its_keys_in_the_order_of_the_report(sample_article: Article) -> None:
    full, definitions = report(sample_article), report_schema()["$defs"]
    assert definitions["claim"]["required"] == list(full["claims"][0])
    assert definitions["source"]["required"] == list(full["sources"][0])
    assert definitions["summary"]["required"] == list(full["summary"])


@pytest.mark.parametrize("kind", ROWS)
def test_rows_keep_to_theirs(kind: Kind, sample_article: Article) -> None:
    schema = report_schema()
    for row in rows(sample_article, View(kind)):
        name = f"{kind.removesuffix('s')}row"
        jsonschema.validate(row, {"$defs": schema["$defs"], "$ref": f"#/$defs/{name}"})
        assert set(row) == set(schema["$defs"][name]["required"])


def test_each_column_of_csv_is_explained() -> None:
    rows = list(csv.DictReader(io.StringIO(columns_csv())))
    assert [(row["table"], row["column"]) for row in rows] == [
        (table, column.name) for table, columns in COLUMNS.items() for column in columns
    ]
    assert all(row["meaning"] and row["schema"] == "1" for row in rows)
