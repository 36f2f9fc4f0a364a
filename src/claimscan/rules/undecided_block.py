"""A part of the text could be body or note.

It was read as the likelier of the two; a person should look.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "undecided-block")


RULE = Rule("R102", "undecided-block", "info", "A part of the text could be body or note", check)
