"""A source without a date.

Without one, nobody can tell which version was read, or whether it is older than what it is cited for. "n.d." is a date
in this sense: the author has looked for one.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: has no date
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.works import LEGAL

UNDATED = LEGAL | {"entry-encyclopedia", "entry-dictionary"}


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        asked = source.form == "full" and source.title and source.type not in UNDATED
        if asked and source.issued is None:
            yield Fault("This source has no date", source.spans, note=source.note, source=source.id)


RULE = Rule("D201", "missing-date", "info", "A source without a date", check)
