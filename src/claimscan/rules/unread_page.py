"""A page gave no text.

It is empty, or a picture that was not put through character recognition. Claims and notes on it are missing from
the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "unread-page")


RULE = Rule("R101", "unread-page", "warning", "A page gave no text", check)
