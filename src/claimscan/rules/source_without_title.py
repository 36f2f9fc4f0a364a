"""A source without a title.

When the link dies nothing is left to search for. Laws, cases, letters and interviews go without one; what a post says
stands in quotation marks for its title.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ <https://harbournews.example/bridge-for-the-delta>

    -> note 1: has no title
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.works import LEGAL, is_set_off

UNTITLED = LEGAL | {"personal_communication", "interview"}


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        if source.form != "full" or source.type in UNTITLED or not _is_web(source):
            continue
        if source.title is None or (source.type == "post" and not is_set_off(article.document.text, source)):
            yield Fault("This source has no title", source.spans, note=source.note, source=source.id)


def _is_web(source: Source) -> bool:
    """Without a URL, a source without a title is more likely one that could not be read."""
    return bool(source.urls or source.doi)


RULE = Rule("S102", "source-without-title", "info", "A source without a title", check)
