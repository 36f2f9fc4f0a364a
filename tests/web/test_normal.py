"""One reading of an address, which is what browsers read."""

from __future__ import annotations

import pytest

from claimscan.web.faults import NoAnswer
from claimscan.web.normal import Place, is_web_port, normalised, place

READ = [  # as printed, as asked
    ("http://Lamps.Example", "http://lamps.example/"),
    ("  https://lamps.example:443/a/../b?q=1#part ", "https://lamps.example/b?q=1"),
    ("http://lamps.example:8080", "http://lamps.example:8080/"),
    ("http://keeper:secret@lamps.example/a", "http://lamps.example/a"),
    ("http://a@b@lamps.example/", "http://lamps.example/"),
    ("http://lamps.example\\@quay.example/", "http://lamps.example/@quay.example/"),
    ("http://la\tmps.exa\nmple/", "http://lamps.example/"),
    ("http:/lamps.example/x", "http://lamps.example/x"),
    ("https://brücken.example/straße?ö", "https://xn--brcken-4ya.example/stra%C3%9Fe?%C3%B6"),
    ("http://127.1/", "http://127.0.0.1/"),
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://0x7f.1", "http://127.0.0.1/"),
    ("http://0177.0.0.1", "http://127.0.0.1/"),
    ("http://１２７.0.0.1", "http://127.0.0.1/"),
    ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
    ("http://lamps.example/a b|c", "http://lamps.example/a%20b|c"),
]
NOT_READ = [
    ("", "bad-url"),
    ("lamps.example/a", "bad-url"),
    ("http://", "bad-url"),
    ("http://la mps.example/", "bad-url"),
    ("http://[fe80::1%25eth0]/", "bad-url"),
    ("http://256.1.1.1/", "bad-url"),
    ("http://lamps.example:99999/", "bad-url"),
    ("http://a..example/", "bad-url"),
    (f"http://{'a' * 64}.example/", "bad-url"),
    (f"http://{'a.' * 130}example/", "bad-url"),
    (f"http://lamps.example/{'a' * 9000}", "bad-url"),
    ("http://lamps.example/\ud800", "bad-url"),
    ("file:///etc/passwd", "scheme"),
    ("ftp://lamps.example/a", "scheme"),
    ("gopher://lamps.example/", "scheme"),
    ("data:text/html,hello", "scheme"),
    ("javascript:alert(1)", "scheme"),
    ("mailto:keeper@lamps.example", "scheme"),
]


@pytest.mark.parametrize(("printed", "asked"), READ)
def test_read_as_browsers_do(printed: str, asked: str) -> None:
    assert place(printed).url == asked
    assert normalised(printed) == asked
    assert normalised(asked) == asked


@pytest.mark.parametrize(("printed", "failure"), NOT_READ)
def test_not_read(printed: str, failure: str) -> None:
    with pytest.raises(NoAnswer) as caught:
        place(printed)
    assert caught.value.failure == failure


def test_passwords_are_not_shown_even_of_what_cannot_be_read() -> None:
    assert normalised("http://keeper:secret@la mps.example/") == "http://la mps.example/"
    assert normalised("ftp://keeper:secret@lamps.example/a@b") == "ftp://lamps.example/a@b"


def test_parts() -> None:
    assert place("https://www.lamps.co.uk:8443/a?b") == Place(
        "https", "www.lamps.co.uk", 8443, "/a?b", "https://www.lamps.co.uk:8443/a?b"
    )
    assert place("https://www.lamps.co.uk:8443/").authority == "www.lamps.co.uk:8443"
    assert place("http://[2606:4700::1]:8080/").authority == "[2606:4700::1]:8080"
    assert place("http://lamps.example/").authority == "lamps.example"


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("http://a.b.lamps.example/", "lamps.example"),
        ("http://www.lamps.co.uk/", "lamps.co.uk"),
        ("http://lamps.example./", "lamps.example"),
        ("http://8.8.8.8/", "8.8.8.8"),
        ("http://[2606:4700::1]/", "2606:4700::1"),
    ],
)
def test_whose_turn_it_takes(url: str, domain: str) -> None:
    assert place(url).domain == domain


@pytest.mark.parametrize(
    ("base", "location", "url"),
    [
        ("http://lamps.example/a/b?c", "../d", "http://lamps.example/d"),
        ("http://lamps.example/a/b?c", "?e", "http://lamps.example/a/b?e"),
        ("https://lamps.example/a", "//quay.example/x", "https://quay.example/x"),
        ("https://lamps.example/a", "http://u:p@quay.example", "http://quay.example/"),
    ],
)
def test_relative(base: str, location: str, url: str) -> None:
    assert place(location, base).url == url


def test_ports() -> None:
    assert [port for port in (80, 443, 1024, 3000, 8000, 8080, 8443, 9000, 49152) if not is_web_port(port)] == []
    assert [port for port in (0, 21, 22, 25, 81, 110, 3306, 5432, 6379, 6667, 11211, 27017) if is_web_port(port)] == []
