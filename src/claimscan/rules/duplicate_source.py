"""A work is cited in full a second time.

It counts twice in every list of sources; a short form or "ibid." would do. A book cited for another page is no fault.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ada Moss, "A bridge for the delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

    -> note 2: The same work as in note 1
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.works import labels


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    by_id = {source.id: source for source in article.sources}
    for source in article.sources:
        first = by_id.get(source.same_as or "")
        if first and source.form == first.form == "full" and not _other_place(first, source):
            message = f"The same work as in note {label.get(first.note, '')}"
            yield Fault(message, source.spans, note=source.note, source=source.id)


def _other_place(first: Source, second: Source) -> bool:
    """The second cites another page of the work than the first."""
    here, there = (source.locator.printed if source.locator else "" for source in (first, second))
    return bool(there) and here != there


RULE = Rule("S201", "duplicate-source", "warning", "A work is cited in full a second time", check)
