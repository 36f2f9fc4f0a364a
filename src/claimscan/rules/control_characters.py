"""The text holds characters that cannot be seen.

Control and direction characters are kept in the text and shown as escapes. They can hide what a file really says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "control-characters")


RULE = Rule("R105", "control-characters", "info", "The text holds characters that cannot be seen", check)
