"""A source says when it was read, but not where.

A day of access belongs to an address: without one it tells the reader nothing, and mostly the address was lost. The state
of a loose-leaf or database work (“Stand 1.8.2022”) is no such day.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, <https://harbournews.example/bridge>, accessed May 3, 2021.

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, accessed May 3, 2021.

    -> note 1: Read "May 3, 2021", but it has no address
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import patterns as regex
from claimscan.model import Article, Fault, Rule

STATE = regex.compile(r"\b(?:Stand|as of|as at|état|stato|stand van)\b")


def check(article: Article, today: date) -> Iterator[Fault]:
    linked = {source.note for source in article.sources if source.urls or source.doi}
    for source in article.sources:
        # in a note with an address the day may be that of a work which could not be told apart
        if source.accessed and not STATE.search(source.text) and source.form == "full" and source.note not in linked:
            message = f'Read "{source.accessed.printed}", but it has no address'
            yield Fault(message, source.accessed.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("S108", "accessed-without-url", "warning", "A date of access without a URL", check)
