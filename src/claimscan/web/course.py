"""One question on its way through the line: how its answer comes, and what its site learns of it."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from claimscan.web.model import Answer, Asker, Question
from claimscan.web.politeness import Site

_STRAIN: Final = frozenset(("timeout", "reset"))


class Course(Protocol):
    """One question on its way."""

    @property
    def domain(self) -> str:
        """The site whose turn the next step takes; empty if it takes nobody's."""
        ...

    def step(self) -> Answer | None: ...


@runtime_checkable
class Chaining(Protocol):
    """An asker whose answers come in several steps: the network."""

    sites: dict[str, Site]

    def chain(self, question: Question, *, fresh: bool) -> Course: ...


class Once:
    """An asker that answers at once, as a recording does."""

    domain = ""

    def __init__(self, asker: Asker, question: Question) -> None:
        self._asker, self._question = asker, question

    def step(self) -> Answer | None:
        return self._asker.ask(self._question)


class Known:
    """An answer that needs nobody's turn: it is clear without asking."""

    domain = ""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def step(self) -> Answer:
        return self._answer


class Job:
    """A question in the line, with how often it was asked and since when."""

    def __init__(self, question: Question, course: Course) -> None:
        self.question = question
        self.course = course
        self.tries = 1
        self.started = 0.0


def limited(answer: Answer) -> Answer:
    """Its site wants no more."""
    return answer._replace(
        failure="rate-limited", detail="it asked to be asked later, and the time for that was used up"
    )


def unanswered(answer: Answer) -> Answer:
    """Its site answers nobody."""
    return answer._replace(
        failure="timeout", detail="not asked, since its site had not answered several times in a row"
    )


def learn(site: Site, answer: Answer, started: float, now: float) -> None:
    """What an answer says of how much its site bears."""
    if answer.failure == "timeout":
        site.unanswered()
    if answer.status == 503 or answer.failure in _STRAIN:
        site.strained(started, now)
    elif answer.hops:
        site.clean()
