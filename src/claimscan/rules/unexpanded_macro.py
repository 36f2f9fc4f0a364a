"""A macro of the source could not be expanded.

What stands in its arguments is kept as text, but what the macro would print besides is missing from the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "unexpanded-macro")


RULE = Rule("R111", "unexpanded-macro", "info", "A macro of the source could not be expanded", check)
