"""Answers as a network would bring them, for tests that need none."""

from __future__ import annotations

from claimscan.web.model import Answer, Failure, Hop

URL = "https://harbour.example/2021/bridge"
HTML = (("content-type", "text/html; charset=utf-8"),)
PROSE = "The bridge was built in 1931 by two hundred men who came from the hills. " * 30


def answer(
    body: str | bytes = "",
    status: int = 200,
    *,
    url: str = URL,
    via: tuple[tuple[int, str], ...] = (),
    headers: tuple[tuple[str, str], ...] = HTML,
    truncated: bool = False,
    failure: Failure | None = None,
) -> Answer:
    """The last response has ``status``; ``via`` are the redirects before it, each with where it leads."""
    hops: list[Hop] = []
    here = url
    for code, location in via:
        hops.append(Hop(here, code, location))
        here = location
    if failure is None:
        hops.append(Hop(here, status))
    data = body.encode() if isinstance(body, str) else body
    return Answer(url, tuple(hops), headers, data, truncated, failure, at="2026-11-22T10:00:00Z")


def page(title: str, body: str = PROSE, head: str = "", language: str = "en") -> str:
    """A web page with a title."""
    return f'<!doctype html><html lang="{language}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
