"""The printed numbers of the notes cannot be told from the file.

They start again on each page, or are written in letters of another script. The numbers in the report may differ from
those on paper; marks and notes belong together all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.troubles import reported


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from reported(article, "printed-label-unknown")


RULE = Rule(
    "R109", "printed-label-unknown", "info", "The printed numbers of the notes cannot be told from the file", check
)
