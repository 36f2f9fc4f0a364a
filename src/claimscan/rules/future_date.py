"""A source is dated in the future.

It cannot have been read yet; mostly a digit is wrong. Tomorrow is let pass: there it may be tomorrow already. So is a work
that is called forthcoming, and a number without month or day where the source names a year that has been.

OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2091, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: March 4, 2091
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claimscan import dates
from claimscan.model import Article, Date, Fault, Found, Rule, Source
from claimscan.rules.periods import announced, bounds, covered


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for found in (source.issued, source.accessed):
            days = covered(found)
            if found and days and days[0] > today + timedelta(days=1) and not _is_let_pass(source, found, today):
                message = f'"{found.printed}" is in the future'
                yield Fault(message, found.spans or source.spans, note=source.note, source=source.id)


def _is_let_pass(source: Source, found: Found[Date], today: date) -> bool:
    if announced(source):
        return True
    years = (bounds(match.value.iso) for match in dates.find(source.text, bare_years=True) if match.role == "issued")
    return found.printed.strip().isdecimal() and any(days and days[0] <= today for days in years)


RULE = Rule("D102", "future-date", "error", "A date in the future", check)
