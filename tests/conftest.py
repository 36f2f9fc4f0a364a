from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimscan.model import Article
from sample import article


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that a test starts find the checkout as the tests do, installed or not."""
    here = Path(__file__).parent
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(here.parent / "src"), str(here))))


@pytest.fixture
def sample_article() -> Article:
    """Two sections, four claims, three notes, four sources, four findings; see ``sample``."""
    return article()
