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

from claimscan.model import Article, Fault, Rule, Severity
from claimscan.rules.works import LEGAL

UNDATED = LEGAL | {"entry-encyclopedia", "entry-dictionary"}

HABIT = 0.75  # of the sources are dated; below that, leaving out dates is the document's style (info)


def check(article: Article, today: date) -> Iterator[Fault]:
    asked = [
        source for source in article.sources if source.form == "full" and source.title and source.type not in UNDATED
    ]
    exception = sum(source.issued is not None for source in asked) >= HABIT * len(asked)
    for source in asked:
        if source.issued is None:
            # a page that says when it was read is as well dated as pages can be
            mild = source.accessed or source.type in ("webpage", "document") or not exception
            severity: Severity | None = "info" if mild else None
            yield Fault("This source has no date", source.spans, note=source.note, source=source.id, severity=severity)


RULE = Rule("D201", "missing-date", "warning", "A source without a date", check)
