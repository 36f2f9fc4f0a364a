"""A work is cited in full a second time.

It counts twice in every list of sources; a short form or "ibid." would do. In the next note it may be a slip, and
another work was meant; further on it may be the style of the house (info). A work cited for another page, paragraph or part
of a site is no fault, nor is a law or a case, and what stands at other addresses is another work.

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

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import Article, Fault, Rule, Severity, Source
from claimscan.rules.works import LEGAL, labels

NUMBER = regex.compile(r"\p{N}+")


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    place = {note.id: index for index, note in enumerate(article.notes)}
    by_id = {source.id: source for source in article.sources}
    for source in article.sources:
        first = by_id.get(source.same_as or "")
        if first and source.type not in LEGAL and source.form == first.form == "full" and not _is_other(first, source):
            message = f"The same work as in note {label.get(first.note, '')}"
            near = place[source.note] - place[first.note] <= 1
            severity: Severity | None = None if near else "info"
            yield Fault(message, source.spans, note=source.note, source=source.id, severity=severity)


def _is_other(first: Source, second: Source) -> bool:
    """The second cites another place of the work than the first, or something at another address."""
    here, there = (source.locator.printed if source.locator else "" for source in (first, second))
    if there and here != there or not _numbers(second) <= _numbers(first):
        return True
    before, after = ({url.url for url in source.urls} for source in (first, second))
    fragments, others = ({urls.fold(url): url.partition("#")[2] for url in one} for one in (before, after))
    shared = fragments.keys() & others.keys()
    return bool(fragments and others) and not any(fragments[url] == others[url] or not others[url] for url in shared)


def _numbers(source: Source) -> set[str]:
    """What is counted in a citation, besides its addresses."""
    text = source.text
    for url in source.urls:
        text = text.replace(url.printed, " ")
    return set(NUMBER.findall(text))


RULE = Rule("S201", "duplicate-source", "warning", "A work is cited in full a second time", check)
