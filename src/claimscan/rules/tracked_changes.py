"""The file holds changes that nobody has accepted.

It is read as if all of them were accepted: what was put in counts, what was struck out does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "tracked-changes")


RULE = Rule("R108", "tracked-changes", "info", "The file holds changes that nobody has accepted", check)
