"""Dates in web addresses, and numbers that only look like dates."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscan.url_dates import UrlDate, in_url

DATED = [
    # folders
    ("https://example.org/2023/01/27/old-pier/", [("2023-01-27", "2023/01/27", "path", True)]),
    ("https://example.org/2023/1/27/old-pier", [("2023-01-27", "2023/1/27", "path", True)]),
    ("https://example.org/2023/10/5", [("2023-10-05", "2023/10/5", "path", True)]),
    ("https://example.org/bees/2017/may/03/swarm", [("2017-05-03", "2017/may/03", "path", True)]),
    ("https://example.org/2019/Mar/26/report.pdf", [("2019-03-26", "2019/Mar/26", "path", True)]),
    ("https://example.org/27/01/2023/pier", [("2023-01-27", "27/01/2023", "path", True)]),
    ("https://example.org/01/27/2023/pier", [("2023-01-27", "01/27/2023", "path", True)]),
    ("http://example.org:8080/2023/01/27.html", [("2023-01-27", "2023/01/27", "path", True)]),
    ("example.org/2023/01/27/", [("2023-01-27", "2023/01/27", "path", True)]),
    ("HTTPS://EXAMPLE.ORG/2023/01/27/", [("2023-01-27", "2023/01/27", "path", True)]),
    ("https://example.org/2023/09/tram-lines/", [("2023-09", "2023/09", "path", True)]),
    ("https://example.org/2023/04/24-bridges-to-cross", [("2023-04", "2023/04", "path", True)]),
    ("https://example.org/2023/01/1", [("2023-01", "2023/01", "path", True)]),
    ("https://example.org/acts/2018/12/made", [("2018-12", "2018/12", "path", False)]),
    ("https://example.org/wp-content/uploads/2023/05/map.pdf", [("2023-05", "2023/05", "path", False)]),
    ("https://example.org/news/2017/pier", [("2017", "2017", "path", False)]),
    ("https://example.org/news/2021/1018", [("2021", "2021", "path", False)]),
    # slugs and file names
    ("https://example.org/world/pier-closed-2022-08-05/", [("2022-08-05", "2022-08-05", "slug", True)]),
    ("https://example.org/2022-08-05-pier-closed", [("2022-08-05", "2022-08-05", "slug", True)]),
    ("https://example.org/a-4519-2022-08-05", [("2022-08-05", "2022-08-05", "slug", True)]),
    ("https://example.org/a-2021-9-17-12/", [("2021-09-17", "2021-9-17", "slug", True)]),
    ("https://example.org/harbour-cup-2021-2-1", [("2021-02-01", "2021-2-1", "slug", False)]),
    ("https://example.org/pier%202022-08-05", [("2022-08-05", "2022-08-05", "slug", True)]),
    ("https://example.org/log_2022_08_05.txt", [("2022-08-05", "2022_08_05", "slug", True)]),
    ("https://example.org/log-25-08-2022.txt", [("2022-08-25", "25-08-2022", "slug", True)]),
    ("https://example.org/files/Survey_3May2017_v2.pdf", [("2017-05-03", "3May2017", "slug", True)]),
    ("https://example.org/3-may-2017/survey", [("2017-05-03", "3-may-2017", "slug", True)]),
    ("https://example.org/the-flood-of-may-3rd-2017", [("2017-05-03", "may-3rd-2017", "slug", False)]),
    ("https://example.org/survey-2023-05.pdf", [("2023-05", "2023-05", "slug", False)]),
    # figures without marks between
    ("https://example.org/20231025-pier-closed/", [("2023-10-25", "20231025", "compact", True)]),
    ("https://example.org/pier_20231025_a.pdf", [("2023-10-25", "20231025", "compact", True)]),
    ("https://example.org/20231025T101500/pier", [("2023-10-25", "20231025", "compact", True)]),
    ("https://example.org/up/2021/03/14032021-Piers.pdf", [("2021-03-14", "14032021", "compact", True)]),
    ("https://example.org/up/2021/03/05032021-Piers.pdf", [("2021-03-05", "05032021", "compact", True)]),
    ("https://example.org/en/202110093417", [("2021-10-09", "20211009", "id", False)]),
    ("https://example.org/idXKBN88T05L20121003", [("2012-10-03", "20121003", "id", False)]),
    # clocks
    ("https://example.org/pier-closed-1583020800", [("2020-03-01", "1583020800", "epoch", False)]),
    ("https://example.org/pier/1583020800123/", [("2020-03-01", "1583020800123", "epoch", False)]),
    (
        "https://twitter.com/pier/status/1234567890123456789?s=20",
        [("2020-03-02", "1234567890123456789", "tweet", True)],
    ),
    ("https://mobile.x.com/pier/status/1234567890123456789", [("2020-03-02", "1234567890123456789", "tweet", True)]),
    # what is finer, surer, inside
    ("https://example.org/2021/03/pier-2021-03-14", [("2021-03-14", "2021-03-14", "slug", True)]),
    (
        "https://example.org/2021/04/pier-2021-03-14",
        [("2021-04", "2021/04", "path", True), ("2021-03-14", "2021-03-14", "slug", True)],
    ),
    ("https://example.org/2019/Mar/26/1583020800/", [("2019-03-26", "2019/Mar/26", "path", True)]),
    (
        "https://web.archive.org/web/20200503101112/https://example.org/2019/01/27/pier",
        [("2019-01-27", "2019/01/27", "path", True)],
    ),
]

UNDATED = [
    "",
    "https://example.org",
    "https://2023-01-27.example.org/pier",
    "https://example.org/pier?date=2023-01-27",
    "https://example.org/pier#2023-01-27",
    "https://web.archive.org/web/20200503101112/",
    "https://archive.ph/2020.05.03-101112/pier",
    "https://doi.org/10.1234/2020.05.03",
    "https://example.org/10.1234/20200503/full",
    "https://example.org/32/13/2023x",
    "https://example.org/cm202107/pier",
    "https://example.org/bill-202107",
    "https://example.org/doc:52021XC0128",
    "https://example.org/0,7340,L-4519287,00.html",
    "https://example.org/a-20231325",
    "https://example.org/a-120231025",
    "https://example.org/a-20231025b",
    "https://example.org/2104.20231",
    "https://example.org/01022023",
    "https://example.org/2040/01/27/",
    "https://example.org/12/10/2023.1",
    "https://example.org/season-2023-24",
    "https://example.org/a-2100300400",
    "https://example.org/a-158302080",
    "https://example.org/a-15830208001",
    "https://example.org/9781583020800",
    "https://example.org/19121003-4c1b-4ae0-9d10-20121003abcd",
    "https://example.org/9f20121003aa7cde20121003aa7cde11",
    "https://example.org/user/1234567890123456789",
    "https://twitter.com/pier",
    "https://twitter.com/pier/2023/01/27",
    "https://example.org/bridges-of-may-2017",
]


@pytest.mark.parametrize(("url", "expected"), DATED)
def test_dated(url: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert [tuple(date) for date in in_url(url)] == expected


@pytest.mark.parametrize("url", UNDATED)
def test_undated(url: str) -> None:
    assert in_url(url) == ()


@given(st.datetimes(datetime(2001, 9, 10), datetime(2035, 12, 31)))  # noqa: DTZ001
def test_clocks_are_read_in_utc(moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC)
    count = str(int(moment.timestamp()))
    dates = in_url(f"https://example.org/pier-{count}")
    if dates[0].how == "epoch":  # "2023061801" is more likely a day and a counter
        assert dates == (UrlDate(moment.date().isoformat(), count, "epoch", certain=False),)


@given(st.text(alphabet="/-_.20231005may?#%:aT", max_size=80))
def test_what_is_printed_stands_in_the_address(path: str) -> None:
    url = "https://example.org/" + path
    for date in in_url(url):
        assert date.printed in url


@pytest.mark.parametrize("piece", ["2023/", "2023-", "20231025", "1-", "http://", "10.1234/", "/01022019", "/2019/02"])
def test_time_grows_with_the_address_alone(piece: str) -> None:
    begun = time.process_time()
    in_url("https://example.org/" + piece * (200_000 // len(piece)))
    assert time.process_time() - begun < 5
