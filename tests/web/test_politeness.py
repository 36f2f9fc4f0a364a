"""How much a site is asked at a time, and when."""

from __future__ import annotations

import pytest

from claimscan.web.cookies import Cookies
from claimscan.web.model import Answer, Hop
from claimscan.web.normal import place
from claimscan.web.politeness import MOST, START, Site, refused, retry_after


def answer(status: int, at: str = "2026-11-22T10:00:00+00:00", **headers: str) -> Answer:
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer("http://a.example/", (Hop("http://a.example/", status),), fields, at=at)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("1", 1.0),
        (" 120 ", 120.0),
        ("999999", 999999.0),
        ("9" * 400, 999999999.0),
        ("Sun, 22 Nov 2026 10:00:05 GMT", 5.0),
        ("Sunday, 22-Nov-26 10:00:05 GMT", 5.0),
        ("Sun Nov 22 10:00:05 2026", None),  # no zone: nobody sends it, and nothing is lost
        ("Sun, 22 Nov 2026 09:00:00 GMT", 0.0),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
        ("", None),
        ("Sun, 99 Nov 2026 99:00:00 GMT", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(answer(429, retry_after=value)) == seconds


def test_a_date_is_counted_from_the_clock_of_the_server() -> None:
    slow = answer(429, retry_after="Sun, 22 Nov 2026 08:00:07 GMT", date="Sun, 22 Nov 2026 08:00:00 GMT")
    assert retry_after(slow) == 7.0
    assert retry_after(answer(429)) is None


def test_who_refuses() -> None:
    assert refused(answer(429))
    assert refused(answer(503, retry_after="5"))
    assert not refused(answer(503))
    assert not refused(answer(200, retry_after="5"))


def test_a_site_that_bears_it_is_asked_more() -> None:
    site = Site()
    limits = []
    for _ in range(400):
        site.clean()
        limits.append(site.limit)
    assert limits[START - 2 : START] == [START, START + 1]
    assert limits[2 * START] == START + 2
    assert max(limits) == limits[-1] == MOST


def test_a_strain_halves_once_for_all_that_flew_together() -> None:
    site = Site()
    site.limit = 16
    for _ in range(5):
        site.strained(started=1.0, now=2.0)
    assert site.limit == 8
    site.strained(started=2.5, now=3.0)
    assert site.limit == 4
    for moment in range(10, 20):
        site.strained(started=moment, now=moment)
    assert site.limit == 1


def test_pauses_are_as_long_as_asked_and_the_first_does_not_slow() -> None:
    site = Site()
    assert site.pause(0.0, 0.1, 2.0, budget=60)
    assert (site.ready, site.limit) == (2.1, START)
    assert site.pause(0.0, 0.2, 5.0, budget=60)  # it flew at the same time, and asks for more
    assert (site.ready, site.limit) == (5.2, START)
    assert not site.free(5.1)
    assert site.free(5.2)
    assert site.pause(5.3, 5.4, 2.0, budget=60)
    assert site.limit == START // 2


def test_without_a_time_pauses_double() -> None:
    site, now, pauses = Site(), 0.0, []
    while site.pause(now, now, None, budget=60):
        pauses.append(site.ready - now)
        now = site.ready
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert site.closed


@pytest.mark.parametrize(("seconds", "pauses"), [(999999.0, 0), (61.0, 0), (60.0, 1), (25.0, 2), (2.0, 5), (0.0, 5)])
def test_pauses_end_with_the_budget_or_when_they_are_of_no_use(seconds: float, pauses: int) -> None:
    site, now, count = Site(), 0.0, 0
    while site.pause(now, now, seconds, budget=60):
        now = site.ready
        count += 1
    assert count == pauses
    assert site.closed


def test_a_site_that_answers_nobody_gets_one_more_chance_in_each_round() -> None:
    site, states = Site(), []
    for step in [site.unanswered] * 5 + [site.anew, site.unanswered, site.clean, site.unanswered]:
        step()
        states.append(site.silent)
    assert states == [False, False, False, False, True, False, True, False, False]


def test_cookies() -> None:
    cookies, https, http = Cookies(), place("https://a.example/x"), place("http://a.example/")
    cookies.take(
        https, ["a=1; Path=/", "b=2; Secure", "c=3; Domain=example", "d", "=e", "f=\x01", "g=x\r\ny", "h=" + "x" * 5000]
    )
    assert cookies.header(https) == "a=1; b=2; c=3"
    assert cookies.header(http) == "a=1; c=3"
    assert cookies.header(place("https://www.a.example/")) == ""
    cookies.take(http, ["a=; Max-Age=0", "c=4"])
    assert cookies.header(http) == "c=4"
    cookies.take(place("http://many.example/"), (f"n{number}=1" for number in range(1000)))
    assert cookies.header(place("http://many.example/")).count("=") == 50
    cookies.take(place("http://long.example/"), (f"n{number}=" + "x" * 1500 for number in range(20)))
    assert [pair[:3] for pair in cookies.header(place("http://long.example/")).split("; ")] == [
        "n0=",
        "n1=",
        "n2=",
        "n3=",
        "n4=",
    ]
