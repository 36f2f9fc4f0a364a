"""Two parts of a source run together, or are set apart otherwise than everywhere else in the document.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³ It has two towers.⁴ It hums.⁵

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>
    ³ Cleo Dunn, "Green It Is," Harbour News, June 2, 2021, <https://harbournews.example/green-it-is>
    ⁴ Dan Ewer, "Two Towers," Harbour News, June 7, 2021, <https://harbournews.example/two-towers>
    ⁵ Eve Finch, "Why It Hums," Harbour News, July 7, 2021, <https://harbournews.example/why-it-hums>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³ It has two towers.⁴ It hums.⁵

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>
    ³ Cleo Dunn, "Green It Is," Harbour News, June 2, 2021, <https://harbournews.example/green-it-is>
    ⁴ Dan Ewer, "Two Towers," Harbour News, June 7, 2021, <https://harbournews.example/two-towers>
    ⁵ Eve Finch, "Why It Hums," Harbour News July 7, 2021, <https://harbournews.example/why-it-hums>

    -> note 5: before "July 7, 2021"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from claimscan.model import Article, Fault, Rule, Source, Span
from claimscan.rules.wording import brief

SEPARATORS = ",.;:–—-"
QUOTES = "\"'“”„‘’«»‹›"
SILENT = frozenset(f" \t\n\u00a0*_<>{QUOTES}")  # between two parts, these set nothing apart
HABIT = 0.8  # of the places between two such parts look alike
LEAST = 4  # places; fewer make no habit


class Gap(NamedTuple):
    """What stands between two neighbouring parts of a source: the first separator, or nothing."""

    source: Source
    before: str  # the name of the part that follows
    separator: str
    next_text: str
    span: Span


def check(article: Article, today: date) -> Iterator[Fault]:
    gaps = [gap for source in article.sources if source.form == "full" for gap in _gaps(article.document.text, source)]
    habits: dict[str, Counter[str]] = {}
    for gap in gaps:
        habits.setdefault(gap.before, Counter())[gap.separator] += 1
    for gap in gaps:
        usual, count = habits[gap.before].most_common(1)[0]
        if gap.separator == usual or not usual or count < max(LEAST, HABIT * habits[gap.before].total()):
            continue
        wrong = f'"{gap.separator}" stands' if gap.separator else "Nothing stands"
        message = f'{wrong} before "{brief(gap.next_text)}", elsewhere "{usual}"'
        yield Fault(message, (gap.span,), note=gap.source.note, source=gap.source.id)


def _gaps(text: str, source: Source) -> Iterator[Gap]:
    url = source.urls[0] if source.urls else None
    parts = [
        ("title", source.title and (source.title.printed, source.title.spans)),
        ("container", source.container_title and (source.container_title.printed, source.container_title.spans)),
        ("date", source.issued and (source.issued.printed, source.issued.spans)),
        ("url", url and (url.printed, url.spans)),
    ]
    placed = sorted(
        (spans[0].start, spans[-1].end, name, printed) for name, p in parts if p for printed, spans in [p] if spans
    )
    for (_, end, _, left), (start, stop, name, printed) in pairwise(placed):
        between = text[end:start]
        separator = next((c for c in between if c in SEPARATORS), "")
        last = left.rstrip(QUOTES)[-1:]
        if end > start or last in ("?", "!") or not set(between) <= SILENT | set(SEPARATORS):
            continue  # a bracket, other words or a page's end between them: another construction
        if last and last in SEPARATORS:
            separator = last
        yield Gap(source, name, separator, printed, Span(start, stop))


RULE = Rule("S105", "missing-separator", "info", "Two parts of a source run together", check)
