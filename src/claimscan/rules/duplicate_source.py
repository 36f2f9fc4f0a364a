"""A work is cited in full a second time.

It counts twice in every list of sources; a short form or "ibid." would do. In the next note it may be a slip, and
another work was meant; further on it may be the style of the house (info). A book cited for another page is no fault,
nor is a law or a case.

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

from claimscan.model import Article, Fault, Rule, Severity, Source
from claimscan.rules.works import LEGAL, labels


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    place = {note.id: index for index, note in enumerate(article.notes)}
    by_id = {source.id: source for source in article.sources}
    for source in article.sources:
        first = by_id.get(source.same_as or "")
        if (
            first
            and source.type not in LEGAL
            and source.form == first.form == "full"
            and not _other_place(first, source)
        ):
            message = f"The same work as in note {label.get(first.note, '')}"
            near = place[source.note] - place[first.note] <= 1
            severity: Severity | None = None if near else "info"
            yield Fault(message, source.spans, note=source.note, source=source.id, severity=severity)


def _other_place(first: Source, second: Source) -> bool:
    """The second cites another page of the work than the first."""
    here, there = (source.locator.printed if source.locator else "" for source in (first, second))
    return bool(there) and here != there


RULE = Rule("S201", "duplicate-source", "warning", "A work is cited in full a second time", check)
