"""A correction that fits no source of the article any more.

The source was edited, or it is gone; what a person had mended no longer counts, and what the article says is read anew.
Mend the source again with ``claimscan apply``, or take the correction out of its file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "stale-correction")


RULE = Rule("R112", "stale-correction", "warning", "A correction that fits no source any more", check)
