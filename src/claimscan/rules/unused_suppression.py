"""A comment that accepts a finding accepts none.

The fault was mended, or the comment names no rule. Left in place it would hide the next fault there.
``<!-- claimscan: ignore[D101] reason -->`` speaks of its line or, on a line of its own, of the paragraph below;
``ignore-file`` speaks of the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "unused-suppression")


RULE = Rule("R110", "unused-suppression", "warning", "A comment that suppresses nothing", check)
