"""A part of the file could not be read.

It is damaged, missing, or in a format of its own. What it holds (notes, headings, numbers) is missing from the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "unread-part")


RULE = Rule("R106", "unread-part", "error", "A part of the file could not be read", check)
