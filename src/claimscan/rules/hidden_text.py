"""The file holds text that is not shown.

It is formatted as hidden, is not printed, and was left out. Whoever gets the file can still read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "hidden-text")


RULE = Rule("R107", "hidden-text", "warning", "The file holds text that is not shown", check)
