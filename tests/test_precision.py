"""What is published of precision and recall: measured as the README says, and its tables agree with themselves and each other."""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent / "benchmarks" / "precision.py"
NOTES = """1 Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
2 Ibid., 14.
3 Ben Orr, “Lamps of the North,” Coast Weekly, 11 May 2019, https://www.coastweekly.example/2019/05/11/lamps
"""
ANSWERS: dict[str, Any] = {
    "notes": [
        {
            "number": 1,
            "text": "Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.",
            "sources": [
                {
                    "raw": "Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.",
                    "authors": ["Ada Fenn", "Carl Oort"],
                    "title": "The Iron Piers of Aldmouth",
                    "container": "Harbour Press",
                    "year": "1999",
                    "short": False,
                }
            ],
        },
        {"number": 2, "starts": "ibid", "ends": "14", "sources": [{"raw": "Ibid., 14", "title": None, "short": True}]},
        {"number": 3, "text": "Something else", "urls": ["http://coastweekly.example/2019/05/11/lamps/"]},
        {"number": 4, "text": "A note that is not there"},
    ]
}


@pytest.fixture(scope="module")
def precision() -> Any:
    spec = spec_from_file_location("precision", SCRIPT)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["precision"] = module
    spec.loader.exec_module(module)
    return module


def test_what_is_counted(precision: Any, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "gold" / "mine").mkdir(parents=True)
    (tmp_path / "mine" / "piers.notes.txt").write_text(NOTES, encoding="utf-8")
    (tmp_path / "gold" / "mine" / "piers.notes.txt.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
    assert {field: tuple(count) for (_, field), count in precision.measured(tmp_path).items()} == {
        "notes": (4, 3, 2),
        "addresses": (1, 1, 1),
        "sources": (2, 2, 2),
        "short forms": (1, 1, 1),
        "authors": (2, 1, 1),
        "title": (1, 1, 1),
        "container": (1, 1, 0),
        "date": (1, 1, 1),
        "DOI": (0, 0, 0),
    }


def published(text: str, precision: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    """The rows of the table in ``text``, whose shares must be those of its counts."""
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    assert tuple(lines[0]) == precision.HEADER
    rows = {}
    for place, field, *figures, exact, complete in lines[2:]:
        count = precision.Count(*map(int, figures))
        assert (count.precision, count.recall) == (exact, complete)
        assert field in precision.FIELDS
        rows[place, field] = tuple(count)
    return rows


def test_the_published_tables_agree(precision: Any) -> None:
    readme = precision.README.read_text(encoding="utf-8").partition(precision.BEGIN)[2].partition(precision.END)[0]
    whole = published(precision.WHOLE.read_text(encoding="utf-8"), precision)
    counts = {key: precision.Count(*count) for key, count in whole.items()}
    summed = {key: tuple(count) for key, count in precision.together(counts).items()}
    assert published(readme, precision) == summed
    assert {field for _, field in summed} == set(precision.FIELDS)


def test_the_command_explains_itself(precision: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert precision.main([str(tmp_path)]) == 2
    assert "precision.py DIR --write" in capsys.readouterr().err
