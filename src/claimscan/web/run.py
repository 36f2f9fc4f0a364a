"""All addresses of a run, each asked once; what failed for now, and what seems dead, is asked once more at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import zip_longest
from typing import Final

from claimscan.web import normal
from claimscan.web.clock import Clock, RealClock
from claimscan.web.line import Chaining, Heard, Line, Progress
from claimscan.web.model import Answer, Asker, Limits, Question, Target

_DEAD: Final = frozenset((404, 410))
_NOT_NOW: Final = frozenset((408, 421, 425))  # too slow, the wrong server, too early
_FOR_NOW: Final = frozenset(("resolver", "refused", "no-route", "reset", "timeout", "no-network"))
_LOST: Final = frozenset(("resolver", "no-route", "no-network", "timeout"))
_LOST_HOSTS: Final = 8  # that many different sites, and no answer of anybody: then it is not they who are away
_OVER: Final = frozenset(("deadline", "interrupted"))

Judge = Callable[[Answer], bool]


def is_dead(answer: Answer) -> bool:
    """Whether an answer speaks of death: 404, 410, no such host."""
    return answer.status in _DEAD or answer.failure == "no-such-host"


def is_for_now(answer: Answer) -> bool:
    """Whether asking later may bring something else: 5xx, a look-up that failed, a connection that broke or was silent."""
    status = answer.status or 0
    return status // 100 == 5 or status in _NOT_NOW or answer.failure in _FOR_NOW


def is_passing(answer: Answer) -> bool:
    """Whether one answer alone proves nothing."""
    return is_dead(answer) or is_for_now(answer)


def _turned_away(answer: Answer) -> bool:
    """Whether nothing was sent, since the site wants no more or answers nobody."""
    return answer.failure in ("rate-limited", "timeout") and not answer.at


class _Reach:
    """Whether anything at all can be reached: known from the answers alone, so that a recording tells the same."""

    def __init__(self) -> None:
        self.reached = False
        self._lost: set[str] = set()

    def hopeless(self, answer: Answer) -> bool:
        if answer.hops or answer.failure not in _LOST:
            self.reached = self.reached or bool(answer.hops) or answer.failure == "refused"
        else:
            lost = normal.place(answer.url)
            self._lost.add(lost.host if answer.failure == "no-network" else lost.domain)
        return not self.reached and len(self._lost) >= _LOST_HOSTS


def _silent(done: int, total: int) -> None:
    pass


def ask_each(
    questions: Iterable[Question],
    asker: Asker,
    limits: Limits,
    *,
    progress: Progress = _silent,
    clock: Clock | None = None,
    heard: Heard | None = None,
) -> dict[Question, Answer]:
    """One answer for each question, asked side by side and politely, without a second look."""
    clock = clock or RealClock()
    answers = Line(asker, limits, clock, clock.now() + limits.run).run(questions, {}, progress)
    if heard:
        for question, answer in answers.items():
            heard(question, answer)
    return answers


class _Run:
    """What one run has heard so far."""

    def __init__(self, asker: Asker, limits: Limits, clock: Clock, progress: Progress, heard: Heard | None) -> None:
        self._asker, self._limits, self._clock = asker, limits, clock
        self._progress, self._heard = progress, heard
        self._deadline = clock.now() + limits.run
        self._reach = _Reach()
        self.answers: dict[Question, tuple[Answer, ...]] = {}

    @property
    def over(self) -> bool:
        """Whether no more is asked: ended by the user or by the clock, or there is no network."""
        failures = {answers[-1].failure for answers in self.answers.values()}
        return not failures.isdisjoint(_OVER) or (not self._reach.reached and "no-network" in failures)

    def ask(self, questions: Iterable[Question], delays: Mapping[Question, float], *, fresh: bool) -> None:
        line = Line(self._asker, self._limits, self._clock, self._deadline, fresh=fresh, hopeless=self._reach.hopeless)
        for question, answer in line.run(questions, delays, self._progress).items():
            if not (fresh and _turned_away(answer)):  # what the first look saw stands
                self.answers[question] = (*self.answers.get(question, ()), answer)
            if self._heard:
                self._heard(question, answer)

    def further(self, readings: Iterable[tuple[Question, ...]], gone: Judge) -> dict[Question, None]:
        """The next reading of each target of which all before are gone."""
        found: dict[Question, None] = {}
        for questions in readings:
            for question in questions:
                if question not in self.answers:
                    found[question] = None
                    break
                if not gone(self.answers[question][-1]):
                    break
        return found

    def second_looks(
        self, readings: Iterable[tuple[Question, ...]], gone: Judge, passing: Judge
    ) -> dict[Question, float]:
        """What is asked once more, and after how many seconds. A reading that is gone is left alone if another is not."""
        live = isinstance(self._asker, Chaining)  # a recording does not change by waiting
        found: dict[Question, float] = {}
        for questions in readings:
            asked = [question for question in questions if question in self.answers]
            lost = all(gone(self.answers[question][-1]) for question in asked)
            for question in asked:
                answer = self.answers[question][-1]
                if passing(answer) and (lost or not gone(answer)):
                    found[question] = (self._limits.confirm if is_dead(answer) else self._limits.cool_down) * live
        return found

    def told(self, questions: tuple[Question, ...]) -> tuple[Answer, ...]:
        """The answers for one target: first looks at each reading, then second looks."""
        unasked = (Answer(questions[0].url, failure="interrupted"),)
        looks = [self.answers.get(question, ()) for question in questions]
        looks[0] = looks[0] or unasked
        return tuple(answer for one in zip_longest(*looks) for answer in one if answer is not None)


def _readings(target: Target) -> tuple[Question, ...]:
    urls = (target.url, *target.alternatives)
    return tuple(dict.fromkeys(Question(normal.normalised(url)) for url in urls))


def ask_all(
    targets: Iterable[Target],
    asker: Asker,
    limits: Limits,
    *,
    progress: Progress = _silent,
    clock: Clock | None = None,
    heard: Heard | None = None,
    gone: Judge = is_dead,
    passing: Judge = is_passing,
) -> Mapping[str, tuple[Answer, ...]]:
    """All answers for each target (by its key) in the order in which they came.

    Equal addresses are asked once. If an address is ``gone``, the target's alternatives are asked, one after the other,
    until one is not; ``Answer.url`` says which one answers. What is ``passing`` (may be otherwise in a minute) is asked once
    more at the end and over a new connection: deaths after ``limits.confirm`` seconds, all else after ``limits.cool_down``.
    What was not asked has an answer with the failure ``deadline``, ``interrupted`` (the user ended the run) or
    ``no-network``. ``heard`` is told of each question and answer once: who keeps them can play them again.
    """
    run = _Run(asker, limits, clock or RealClock(), progress, heard)
    readings = {target.key: _readings(target) for target in targets}
    with suppress(KeyboardInterrupt):  # between two rounds; inside of one it ends the round
        while (questions := run.further(readings.values(), gone)) and not run.over:
            run.ask(questions, {}, fresh=False)
        if not run.over and (delays := run.second_looks(readings.values(), gone, passing)):
            run.ask(delays, delays, fresh=True)
    return {key: run.told(questions) for key, questions in readings.items()}
