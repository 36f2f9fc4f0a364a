"""A date is written in another order than the document's other dates.

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
    ⁵ Eve Finch, "Why It Hums," Harbour News, 7 July 2021, <https://harbournews.example/why-it-hums>

    -> note 5: 7 July 2021
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.works import words

# By the kinds of their last words: a Year, a Day or month in figures, a Month by name.
ORDERS = {
    "YDD": "year-month-day in figures",
    "DDY": "in figures, the year last",
    "DMY": "day month year",
    "MDY": "month day, year",
    "YMD": "year month day",
}
HABIT = 0.8  # of the full dates are in one order
LEAST = 4  # dates; fewer make no habit


def check(article: Article, today: date) -> Iterator[Fault]:
    dated = [(source, source.issued) for source in article.sources if source.issued]
    orders = [(source, found, order) for source, found in dated if (order := _order(found.printed))]
    counts = Counter(order for _, _, order in orders)
    if not counts:
        return
    usual, count = counts.most_common(1)[0]
    if count < max(LEAST, HABIT * len(orders)):
        return
    for source, found, order in orders:
        if order != usual:
            message = f'"{found.printed}" is written {order}, the others {usual}'
            yield Fault(message, found.spans or source.spans, note=source.note, source=source.id)


def _order(printed: str) -> str | None:
    """The order of a full date; words before it ("updated") and inside it ("de", "of") are none of it."""
    kinds = "".join(_kind(word) for word in words(printed))
    return ORDERS.get(kinds[-3:])


def _kind(word: str) -> str:
    if word.isdecimal():
        return "Y" if len(word) == 4 else "D"
    if word[0].isdecimal():
        return "D"  # 1st, 2nd, 1er
    return "M" if len(word) > 2 else ""


RULE = Rule("D203", "inconsistent-date-format", "info", "A date in another order than the others", check)
