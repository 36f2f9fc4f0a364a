"""The file does not say how its letters are encoded.

It is not UTF-8 and was read as the likeliest other encoding; accented letters may be wrong. Save it as UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "encoding-assumed")


RULE = Rule("R104", "encoding-assumed", "warning", "The file does not say how its letters are encoded", check)
