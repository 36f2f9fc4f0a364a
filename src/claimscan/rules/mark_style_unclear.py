"""The marks of the notes could not be told from other digits.

Few marks were found for the notes there are, so links between text and notes may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    if article.claims:  # a list of notes alone has no marks
        yield from reported(article, "mark-style-unclear")


RULE = Rule(
    "R103", "mark-style-unclear", "warning", "The marks of the notes could not be told from other digits", check
)
