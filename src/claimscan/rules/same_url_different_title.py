"""One URL is given for works of different titles.

One of them was pasted under the wrong title, and the other work cannot be found. Only citations with a title that is set off
and with this one URL are compared: where words are linked in running text, the title is often none.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/bridge-for-the-delta>

    -> note 2: the URL of "A Bridge for the Delta"
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import urls
from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.wording import brief
from claimscan.rules.works import LEGAL, alike, by_address, is_set_off, labels, title, words

WORKS = 32  # compared under one address: time stays linear
LONGEST = 400  # characters of a citation
OTHER_TITLE = 0.34  # up to a third of the words in common; above that a title may be shortened or reworded


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    for group in by_address(article):
        # a front page stands for all the pages of its site
        titled = [
            (source, url)
            for source, url in group
            if _is_plain(article, source) and not urls.is_homepage(url) and not urls.malformed(url)
        ]
        for index, (source, url) in enumerate(titled):
            own = words(title(source))
            earlier = [other for other, _ in titled[: min(index, WORKS)]]
            if earlier and all(_differ(own, words(title(other))) for other in earlier):
                message = f'This is the URL of "{brief(title(earlier[0]))}" in note {label.get(earlier[0].note, "")}'
                spans = next(u.spans for u in source.urls if u.url == url) or source.spans
                yield Fault(message, spans, note=source.note, source=source.id)


def _is_plain(article: Article, source: Source) -> bool:
    cited = source.issued or source.container_title or source.publisher
    one = len({urls.fold(url.url) for url in source.urls}) == 1
    short = len(source.text) <= LONGEST and source.type not in LEGAL
    return bool(title(source) and cited) and one and short and is_set_off(article.document.text, source)


def _differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return alike(a, b) <= OTHER_TITLE and not set(a) <= set(b) and not set(b) <= set(a)


RULE = Rule("S203", "same-url-different-title", "warning", "One URL for works of different titles", check)
