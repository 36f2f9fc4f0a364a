"""One URL is given for works of different titles.

One of them was pasted under the wrong title, and the other work cannot be found.

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
from claimscan.model import Article, Fault, Rule
from claimscan.rules.wording import brief
from claimscan.rules.works import alike, by_address, labels, title, words

WORKS = 32  # compared under one address: time stays linear
OTHER_TITLE = 0.34  # up to a third of the words in common; above that a title may be shortened or reworded


def check(article: Article, today: date) -> Iterator[Fault]:
    label = labels(article)
    for group in by_address(article):
        # a front page stands for all the pages of its site
        titled = [(source, url) for source, url in group if title(source) and not urls.is_homepage(url)]
        for index, (source, url) in enumerate(titled):
            own = words(title(source))
            earlier = [other for other, _ in titled[: min(index, WORKS)]]
            if earlier and all(_differ(own, words(title(other))) for other in earlier):
                message = f'This is the URL of "{brief(title(earlier[0]))}" in note {label.get(earlier[0].note, "")}'
                spans = next(u.spans for u in source.urls if u.url == url) or source.spans
                yield Fault(message, spans, note=source.note, source=source.id)


def _differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return alike(a, b) <= OTHER_TITLE and not set(a) <= set(b) and not set(b) <= set(a)


RULE = Rule("S203", "same-url-different-title", "warning", "One URL for works of different titles", check)
