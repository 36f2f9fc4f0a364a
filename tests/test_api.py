"""The few public names, as a user of the library meets them."""

from __future__ import annotations

import importlib
import io
import json
from datetime import date
from pathlib import Path

import pytest

import claimscan

ARTICLE = "The bridge carries 412 trams.¹\n\n¹ Ann Rey, “Trams,” Merrow Gazette, 4 May 2021.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "trams.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def test_scan_and_write(path: Path) -> None:
    article = claimscan.scan(path, today=date(2026, 11, 22))
    assert [claim.text for claim in article.claims] == ["The bridge carries 412 trams."]
    assert [note.text for note in article.notes] == ["Ann Rey, “Trams,” Merrow Gazette, 4 May 2021."]
    out = io.StringIO()
    claimscan.write([article], claimscan.View("notes", "json"), out)
    assert json.loads(out.getvalue())[0]["label"] == "1"


def test_scan_stays_the_function_when_the_module_of_that_name_is_loaded(path: Path) -> None:
    module = importlib.import_module("claimscan.scan")
    assert module.__name__ == "claimscan.scan"
    assert isinstance(claimscan.scan(str(path)), claimscan.Article)


def test_read() -> None:
    document = claimscan.read(ARTICLE.encode(), "trams.txt")
    assert (document.name, document.format, document.text) == ("trams.txt", "text", ARTICLE)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(claimscan.UnreadableInput, match=r"gone\.txt: cannot be read \(No such file or directory\)"):
        claimscan.scan(tmp_path / "gone.txt")


def test_each_public_name_is_there() -> None:
    for name in claimscan.__all__:
        assert getattr(claimscan, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        claimscan.nothing  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert claimscan.__version__ == "0.1.0"
