"""Dates inside web addresses, to be held against the date that is printed.

Publishers put the day of publication into paths (``/2023/01/27/``), slugs (``-2022-08-05``), file names
(``_3May2017_``) and numbers (``20231025-``, ``202306182196``: a day and a counter); some number their pages by the
clock. What is said here of a host is only that it is Twitter, whose numbers are times: a "snowflake" holds the
milliseconds since 1288834974657 (4 November 2010) in all but its last 22 bits (Twitter's announcement of Snowflake,
2010). Clocks count in UTC, so the local day may be one off.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.dates.values import day, numeric
from claimscan.dates.words import MONTHS
from claimscan.patterns import Match

How = Literal["path", "slug", "compact", "id", "epoch", "tweet"]
_LAST_YEAR = 2035  # numbers that would be later are no dates
_NEAR = 80  # characters of folders that say what a number is; bounded, so that long addresses cost no more
_SNOWFLAKE_EPOCH = 1_288_834_974_657
_SNOWFLAKE_BITS = 22

_HOST: Final = regex.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/?#@]*@)?(?P<host>[^/?#:]+)(?::\d*)?(?P<path>/[^?#]*)", regex.I
)
# An address inside of an address is what an archive or a proxy shows; the day before it is that of the copy.
_INNER: Final = regex.compile(r"https?:/{1,2}", regex.I)
_ARCHIVES: Final = ("web.archive.", "archive.")  # web.archive.org, archive.today, archive.ph ...: the day of the copy
_TWEET: Final = regex.compile(r"/status(?:es)?/(?P<id>\d{12,20})(?!\d)")
# No dates: DOIs, UUIDs, hashes and other long hexadecimal numbers, Blogger's page of a month; escapes only part.
_NOISE: Final = regex.compile(
    r"(?:19|20)\d\d_\d\d_\d\d_archive\.html|10\.\d{4,9}/.*|(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])|(?<![0-9a-z])[0-9a-f]{24,}|%[0-9a-f]{2}",
    regex.I,
)

_MAY_BE: Final = regex.compile(r"(?:19|20)\d\d|\d{10}")  # most addresses hold nothing that could be a date
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_EDGE = r"(?<![0-9A-Za-z])"
_END = r"(?:(?![0-9A-Za-z])|(?=T\d))"
_NTH = r"(?:st|nd|rd|th)?"


class UrlDate(NamedTuple):
    """A date that an address carries. ``iso`` is EDTF to the day, the month or the year; ``printed`` its characters.

    ``certain`` is false where a number only may be a date (a clock's count, the beginning of a longer number, a year
    or day that the title may speak of, the month of an upload).
    """

    iso: str
    printed: str
    how: How
    certain: bool


class _Read(NamedTuple):
    iso: str
    certain: bool


class _Form(NamedTuple):
    how: How
    pattern: regex.Pattern[str]
    read: Callable[[Match[str]], _Read | None]


def in_url(url: str) -> tuple[UrlDate, ...]:
    """The dates in the path of ``url``, as they stand; none that only repeats a part of a finer one.

    Query and fragment say nothing of the day of publication and are left out, and so is the day of the copy in the
    address of an archive.
    """
    *_, inner = _INNER.split(url)
    found = _HOST.match(inner)
    if found is None:
        return ()
    host, path = found["host"].lower(), found["path"]
    if host.startswith(_ARCHIVES):
        return ()
    if host.removeprefix("www.").removeprefix("mobile.") in ("twitter.com", "x.com"):
        return _tweet(path)
    dates = [date for _, date in sorted(_dates(path))]
    coarser = {date.iso[:size] for date in dates for size in (4, 7) if len(date.iso) > size}
    sure = any(date.certain for date in dates)  # a page that bears its day is not numbered by the clock as well
    return tuple(date for date in dates if date.iso not in coarser and not (sure and date.how == "epoch"))


def _tweet(path: str) -> tuple[UrlDate, ...]:
    found = _TWEET.search(path)
    iso = _clock((int(found["id"]) >> _SNOWFLAKE_BITS) + _SNOWFLAKE_EPOCH) if found is not None else None
    return (UrlDate(iso, found["id"], "tweet", certain=True),) if found is not None and iso is not None else ()


def _dates(path: str) -> list[tuple[int, UrlDate]]:
    """Each form in turn, the surest first, on what the ones before have left."""
    dates: list[tuple[int, UrlDate]] = []
    if _MAY_BE.search(path) is None:
        return dates
    rest = _NOISE.sub(lambda noise: "-" * len(noise[0]), path)
    for form in _FORMS:
        left, at = [], 0
        for found in form.pattern.finditer(rest):
            read = form.read(found)
            if read is not None:
                start, end = found.span("date")
                dates.append((start, UrlDate(read.iso, path[start:end], form.how, read.certain)))
                left += [rest[at:start], "-" * (end - start)]
                at = end
        rest = "".join((*left, rest[at:]))
    return dates


def _clock(milliseconds: int) -> str | None:
    if not 0 <= milliseconds < datetime(_LAST_YEAR + 1, 1, 1, tzinfo=UTC).timestamp() * 1000:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC).date().isoformat()


def _day(found: Match[str], *, certain: bool) -> _Read | None:
    """Year, month (in figures or as a word) and day."""
    month = int(found["m"]) if found["m"].isdigit() else MONTHS.get(found["m"].casefold(), 0)
    iso = day(found["y"], month, found["d"]).iso
    return _Read(iso, certain) if iso is not None and int(found["y"]) <= _LAST_YEAR else None


def _in_folders(found: Match[str]) -> _Read | None:
    """``/2023/01/1`` is cut off: where months have two figures, days have, too."""
    return None if found["m"][0] == "0" and len(found["d"]) == 1 else _sure(found)


def _folders(found: Match[str]) -> str:
    """The folders that the date stands in."""
    text: str = found.string
    return text[max(found.start() - _NEAR, 0) : found.start()]


def _sure(found: Match[str]) -> _Read | None:
    return _day(found, certain=True)


def _unsure(found: Match[str]) -> _Read | None:
    return _day(found, certain=False)


def _padded(found: Match[str]) -> _Read | None:
    """``2023-7-27`` is a day; ``2023-2-1`` may be the result of a match."""
    return _day(found, certain=len(found["m"]) + len(found["d"]) > 2)


def _year_last(found: Match[str]) -> _Read | None:
    """``27-01-2023``, ``01-27-2023``: only where one order alone makes a date."""
    date = numeric(found["y"], found["one"], found["two"], "/")
    if date is None or date.iso is None or int(found["y"]) > _LAST_YEAR:
        return None
    return _Read(date.iso, certain=True)


def _named(found: Match[str]) -> _Read | None:
    """A day in words is the date of a file (``_3May2017_``) or a segment; in a slug the title may be about that day."""
    start, end = found.span("date")
    text = found.string
    return _day(found, certain=not found["sep"] or (text[start - 1] == "/" and text[end : end + 1] in ("", "/", ".")))


def _confirmed(found: Match[str]) -> _Read | None:
    """``28072023``: only beside ``/2023/07/``, and only in the order that fits it."""
    year = found["date"][4:]
    months = {int(other["m"]) for other in _YEAR_MONTH.finditer(_folders(found)) if other["y"] == year}
    first, second = found["date"][:2], found["date"][2:4]
    for month, number in ((second, first), (first, second)):
        iso = day(year, int(month), number).iso
        if iso is not None and int(month) in months:
            return _Read(iso, certain=True)
    return None


def _epoch(found: Match[str]) -> _Read | None:
    count = int(found["date"])
    iso = _clock(count if len(found["date"]) == 13 else count * 1000)
    return _Read(iso, certain=False) if iso is not None else None


def _month(found: Match[str]) -> _Read | None:
    """Only ``/2023/09/`` is surely a month: ``/2018/9/`` and ``/2018/12/`` may be the number of an act.

    And the month of an upload folder is not the day of publication, only near it.
    """
    if int(found["y"]) > _LAST_YEAR:
        return None
    certain = found["m"][0] == "0" and "upload" not in _folders(found).lower()
    return _Read(f"{found['y']}-{int(found['m']):02}", certain)


def _month_in_slug(found: Match[str]) -> _Read | None:
    return _Read(f"{found['y']}-{found['m']}", certain=False) if int(found["y"]) <= _LAST_YEAR else None


def _year(found: Match[str]) -> _Read | None:
    return _Read(found["y"], certain=False) if int(found["y"]) <= _LAST_YEAR else None


_YEAR_MONTH: Final = regex.compile(rf"/(?P<date>{_YEAR}/(?P<m>0?[1-9]|1[0-2]))(?=/|$)")
_FORMS: Final = (
    # "/2023/01/27/", "/2023/jan/27"; not "/2022/1012", and not the "24" of "/2023/04/24-bridges-to-cross"
    _Form(
        "path",
        regex.compile(rf"/(?P<date>{_YEAR}/(?P<m>\d\d?|[a-z]{{3,9}})/(?P<d>\d\d?))(?=/|$|\.s?html?$)", regex.I),
        _in_folders,
    ),
    _Form("path", regex.compile(rf"/(?P<date>(?P<one>\d\d?)/(?P<two>\d\d?)/{_YEAR})(?=/|$)"), _year_last),
    # "2022-08-05", "2023_1_30", "2023-7-27-17"
    _Form(
        "slug", regex.compile(rf"(?<!\d)(?P<date>{_YEAR}(?P<sep>[-_.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?))(?!\d)"), _padded
    ),
    _Form(
        "slug",
        regex.compile(rf"(?<!\d)(?P<date>(?P<one>\d\d?)(?P<sep>[-_.])(?P<two>\d\d?)(?P=sep){_YEAR})(?!\d)"),
        _year_last,
    ),
    # "3May2017", "3-may-2017", "may-3rd-2017"
    _Form(
        "slug",
        regex.compile(
            rf"{_EDGE}(?P<date>(?P<d>\d\d?){_NTH}(?P<sep>[-_]?)(?P<m>[a-z]{{3,9}})(?P=sep){_YEAR}){_END}", regex.I
        ),
        _named,
    ),
    _Form(
        "slug",
        regex.compile(
            rf"{_EDGE}(?P<date>(?P<m>[a-z]{{3,9}})(?P<sep>[-_])(?P<d>\d\d?){_NTH}(?P=sep){_YEAR}){_END}", regex.I
        ),
        _named,
    ),
    # "20231025"; not in "cm200708", "120231025"
    _Form("compact", regex.compile(rf"{_EDGE}(?P<date>{_YEAR}(?P<m>\d\d)(?P<d>\d\d)){_END}"), _sure),
    _Form("compact", regex.compile(rf"{_EDGE}(?P<date>\d{{4}}(?:19|20)\d\d){_END}"), _confirmed),
    # "202306182196", "20230618T1", and "...L20121001" at the end of an identifier with letters
    _Form("id", regex.compile(rf"{_EDGE}(?P<date>{_YEAR}(?P<m>\d\d)(?P<d>\d\d))\d{{1,6}}(?![0-9A-Za-z])"), _unsure),
    _Form("id", regex.compile(rf"(?<=[A-Za-z])(?P<date>{_YEAR}(?P<m>\d\d)(?P<d>\d\d))(?![0-9A-Za-z])"), _unsure),
    # seconds (ten figures) and milliseconds (thirteen) since 1970, from September 2001 on
    _Form("epoch", regex.compile(rf"{_EDGE}(?P<date>[12]\d{{9}}(?:\d{{3}})?)(?![0-9A-Za-z])"), _epoch),
    _Form("path", _YEAR_MONTH, _month),
    # "report-2023-05.pdf"; "2010-12" may be two years
    _Form(
        "slug",
        regex.compile(rf"{_EDGE}(?P<date>{_YEAR}[-_](?P<m>0[1-9]|1[0-2]))(?![0-9A-Za-z]|[-_]\d)"),
        _month_in_slug,
    ),
    _Form("path", regex.compile(rf"/(?P<date>{_YEAR})(?=/|$)"), _year),
)
