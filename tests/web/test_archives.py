"""The copy in an archive that is nearest to a day."""

from __future__ import annotations

from datetime import date

import pytest

from claimscan.scan import scan_text
from claimscan.web.archives import BASE, Memento, day_of, is_copy, nearest
from claimscan.web.model import Answer, Question
from web_answers import answer

TODAY = date(2026, 11, 22)
PAGE = "https://harbour.example/bridge?a=1"
COPY = "https://web.archive.org/web/20210311081500/https://harbour.example/bridge?a=1"
LINKS = (
    '<https://harbour.example/bridge>; rel="original", <https://ark.example/map>; rel="timemap"; type="application/link-format", '
    '<https://ark.example/1999/b>; rel="first memento"; datetime="Mon, 04 Jan 1999 08:00:00 GMT", '
    '<https://ark.example/2021/b>; rel="memento"; datetime="Thu, 11 Mar 2021 08:15:00 GMT", '
    '<https://ark.example/2024/b>; rel="last memento"; datetime="Sat, 02 Mar 2024 08:00:00 GMT"'
)


class Archive:
    """Answers everything in one way."""

    def __init__(self, given: Answer) -> None:
        self.given = given
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        return self.given


ROWS: list[tuple[Answer, Memento | None]] = [
    (answer(url="https://web.archive.org/web/20210304120000/x", via=((302, COPY),)), Memento(COPY, "2021-03-11")),
    (
        answer(url="https://ark.example/gate", via=((302, "https://ark.example/7"),), headers=(("memento-datetime", "Thu, 11 Mar 2021 08:15:00 GMT"),)),
        Memento("https://ark.example/7", "2021-03-11"),
    ),
    (answer(url="https://ark.example/gate", headers=(("link", LINKS),)), Memento("https://ark.example/2021/b", "2021-03-11")),
    (answer(url="https://ark.example/gate", headers=(("link", "<" * 60_000),)), None),
    (answer(url="https://ark.example/gate", headers=(("memento-datetime", "soon"),)), None),
    (answer(status=404), None),
    (answer(status=429), None),
    (answer(failure="timeout"), None),
]  # fmt: skip


@pytest.mark.parametrize(("given", "copy"), ROWS)
def test_nearest(given: Answer, copy: Memento | None) -> None:
    archive = Archive(given)
    assert nearest(PAGE, date(2021, 3, 4), TODAY, archive) == copy
    (question,) = archive.asked
    assert question.url == "https://web.archive.org/web/20210304120000/https://harbour.example/bridge?a=1"
    assert (question.method, question.near) == ("HEAD", "Thu, 04 Mar 2021 12:00:00 GMT")


def test_without_a_day_the_newest_is_asked_for() -> None:
    archive = Archive(answer(status=404))
    nearest(PAGE, None, TODAY, archive, "https://ark.example/gate/{url}")
    nearest(PAGE, None, TODAY, archive, BASE)
    assert [question.url for question in archive.asked] == [
        f"https://ark.example/gate/{PAGE}",
        f"https://web.archive.org/web/20261122120000/{PAGE}",
    ]


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ("March 4, 2021, accessed May 6, 2022,", date(2022, 5, 6)),
        ("March 4, 2021,", date(2021, 3, 4)),
        ("March 2021,", date(2021, 3, 31)),
        ("2021,", date(2021, 12, 31)),
        ("n.d.,", None),
    ],
)
def test_the_day_of_a_source(dates: str, day: date | None) -> None:
    text = (
        f'It is open.¹\n\n¹ Ada Moss, "A Bridge for the Delta," Harbour News, {dates} https://harbour.example/bridge\n'
    )
    assert day_of(scan_text(text, name="a.txt", today=TODAY).sources[0]) == day


@pytest.mark.parametrize(
    ("url", "copy"),
    [
        (COPY, True),
        ("https://archive.ph/aB3dE", True),
        ("https://ark.example/20210311081500id_/http://harbour.example/", True),
        (PAGE, False),
        ("https://archive.example/2021/03/11/bridge", False),
    ],
)
def test_copies_have_no_copies(url: str, copy: bool) -> None:
    assert is_copy(url) == copy
