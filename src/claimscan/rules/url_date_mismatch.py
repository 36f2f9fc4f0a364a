"""A URL carries another date than the one printed beside it.

One of the two is wrong, or the URL belongs to another article. A date counted in a number (seconds since 1970, a post's
id) may be a day off: it knows no time zone. Small differences are warnings: papers date online and print differently. A month
says less: what is dated within a week of it agrees, and so does a file that was put up within a month after its date. Where
a source names several days, nobody can tell which of them the URL means.
A number that only may be a date is believed where it comes near the printed one, or where other URLs of its host carry
the dates printed beside them in the same way.

OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/03/04/bridge-opens>

Not OK:

    The bridge was opened in 2021.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/04/03/bridge-opens>

    -> note 1: 2021-04-03
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import NamedTuple

from claimscan import dates, url_dates, urls
from claimscan.model import Article, Date, Fault, Found, Rule, Source, Url
from claimscan.rules.periods import bounds, covered

COUNTED = frozenset({"epoch", "tweet"})
NUMBERS = frozenset({"id", "epoch"})  # that may be dates; an uncertain year or month in a path says too little
DAY = timedelta(days=1)
CLOSE = timedelta(days=7)  # up to here the two dates may both be right: written, printed, updated
FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt")
NEAR = timedelta(days=31)  # a number that is no date comes so near to the printed one once in some hundred times


class Pair(NamedTuple):
    """A date in a URL beside the date printed with it, and how many days lie between the two."""

    source: Source
    url: Url
    dated: url_dates.UrlDate
    gap: timedelta
    late: bool  # the URL's date is the later one

    @property
    def agrees(self) -> bool:
        if len(self.dated.iso) <= len("2021-03"):
            return self.gap <= CLOSE
        if self.late and self.url.url.lower().endswith(FILES):
            return self.gap <= NEAR
        return self.gap <= (DAY if self.dated.how in COUNTED else timedelta())

    @property
    def habit(self) -> tuple[str | None, str]:
        """Where and how such dates are put into URLs."""
        return urls.host(self.url.url), self.dated.how


def check(article: Article, today: date) -> Iterator[Fault]:
    by_source = [(source, list(_pairs(source))) for source in article.sources]
    habits = {pair.habit for _, pairs in by_source for pair in pairs if pair.agrees}
    for source, pairs in by_source:
        certain = [pair for pair in pairs if pair.dated.certain]
        believed = certain or [pair for pair in pairs if _is_believed(pair, habits)]
        apart = believed and not any(pair.agrees for pair in believed)
        if source.issued and apart and not _names_several_days(source):
            yield _fault(source, source.issued, max(believed, key=lambda pair: len(pair.dated.iso)))


def _fault(source: Source, issued: Found[Date], pair: Pair) -> Fault:
    iso = pair.dated.iso
    to_the_day = issued.value and len(issued.value.iso or "") == len(iso) == len("2021-03-04")
    mild = pair.gap <= CLOSE or not pair.dated.certain or not to_the_day
    return Fault(
        f'The URL says {iso}, the note "{issued.printed}"',
        issued.spans or source.spans,
        expected=iso,
        note=source.note,
        source=source.id,
        severity="warning" if mild else None,
    )


def _pairs(source: Source) -> Iterator[Pair]:
    days = covered(source.issued)
    # with several URLs nobody can tell which of them the date is of
    for url in source.urls if days and len({urls.fold(url.url) for url in source.urls}) == 1 else ():
        for dated in url_dates.in_url(url.url):
            other = bounds(dated.iso)
            if days and other:
                gap = max(other[0] - days[1], days[0] - other[1])
                yield Pair(source, url, dated, gap, late=other[0] > days[1])


def _names_several_days(source: Source) -> bool:
    """Other days of publication than the one it was dated by, as where several works could not be told apart."""
    named = {match.value.iso for match in dates.find(source.text) if match.role != "accessed"}
    own = source.issued.value.iso if source.issued and source.issued.value else None
    return len({iso for iso in named if iso and iso != own}) > 0


def _is_believed(pair: Pair, habits: AbstractSet[tuple[str | None, str]]) -> bool:
    """An uncertain date: in agreement, or a number that is very likely one."""
    return pair.agrees or (pair.dated.how in NUMBERS and (pair.gap <= NEAR or pair.habit in habits))


RULE = Rule("D101", "url-date-mismatch", "error", "A URL carries another date than its note", check)
