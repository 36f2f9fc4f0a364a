from __future__ import annotations

import pytest

from claimscan.model import Article
from sample import article


@pytest.fixture
def sample_article() -> Article:
    """Two sections, four claims, three notes, four sources, four findings; see ``sample``."""
    return article()
