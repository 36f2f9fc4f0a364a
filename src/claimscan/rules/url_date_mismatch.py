"""A URL carries another date than the one printed beside it.

One of the two is wrong, or the URL belongs to another article. A date counted in a number (seconds since 1970, a post's
id) may be a day off: it knows no time zone. Small differences are warnings: papers date online and print differently.

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
from datetime import date, timedelta

from claimscan import url_dates
from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.periods import bounds, covered

COUNTED = frozenset({"epoch", "tweet"})
DAY = timedelta(days=1)
CLOSE = timedelta(days=7)  # up to here the two dates may both be right: written, printed, updated


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        days = covered(source.issued)
        if days and source.issued:
            for url in source.urls:
                other = _other(source, url.url, days)
                if other:
                    iso, close = other
                    message = f'The URL says {iso}, the note "{source.issued.printed}"'
                    spans = source.issued.spans or source.spans
                    yield Fault(
                        message, spans, iso, note=source.note, source=source.id, severity="warning" if close else None
                    )
                    break


def _other(source: Source, url: str, days: tuple[date, date]) -> tuple[str, bool] | None:
    """The date in the URL that the printed one cannot be, and whether they are close; ``None`` if one agrees."""
    found: list[tuple[int, str, bool]] = []
    for dated in url_dates.in_url(url):
        other = bounds(dated.iso)
        if other is None or not dated.certain:
            continue
        slack = DAY if dated.how in COUNTED else timedelta()
        gap = max(other[0] - days[1], days[0] - other[1])
        if gap <= slack:
            return None
        found.append((len(dated.iso), dated.iso, gap <= CLOSE))
    return max(found)[1:] if found else None


RULE = Rule("D101", "url-date-mismatch", "error", "A URL carries another date than its note", check)
