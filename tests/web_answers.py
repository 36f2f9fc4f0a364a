"""Answers as a network would bring them, for tests that need none."""

from __future__ import annotations

from datetime import date
from typing import get_args

from claimscan.check import check
from claimscan.model import Article, replace
from claimscan.rules import RULES
from claimscan.web.model import Answer, Failure, Hop, Limits, Question
from claimscan.web.observe import observed
from claimscan.web.survey import Means, plan, survey

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


class Told:
    """An asker that knows lines ``<- URL [STATUS LOCATION ...] STATUS [HTML]`` or ``<- URL FAILURE``; asked again it says the same."""

    def __init__(self, lines: str) -> None:
        self.answers = {given.url: given for line in lines.splitlines() if line.strip() for given in (_told(line),)}
        self.asked: list[str] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question.url)
        return self.answers.get(question.url) or answer(status=404, url=question.url)


def _told(line: str) -> Answer:
    _, url, *words = line.split()
    if not words[0].isdecimal():
        return answer(url=url, failure=next(one for one in get_args(Failure) if one == words[0]))
    via = []
    while len(words) > 1 and words[1].startswith("http"):
        via.append((int(words[0]), words[1]))
        words = words[2:]
    return answer(" ".join(words[1:]), int(words[0]), url=url, via=tuple(via))


def seen_live(article: Article, lines: str) -> Article:
    """The article with what the web shows of it, and the findings of the rules that speak of that."""
    means = Means(Told(lines), Limits(), date(2026, 11, 22), archive="never")
    planned = plan([article], means)
    live = observed(article, planned.articles[0][1], survey(planned, means).seen)
    article = replace(article, live=live)
    return replace(article, findings=check(article, tuple(RULES.values()), date(2026, 11, 22)))
