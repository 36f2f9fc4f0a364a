"""All addresses of a run, each asked once; what failed for now, and what seems dead, is asked once more at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest
from typing import Final, Generic, NamedTuple, TypeVar

from claimscan.web import normal
from claimscan.web.clock import Clock, RealClock
from claimscan.web.course import Chaining
from claimscan.web.line import Line, Progress, Take
from claimscan.web.model import Answer, Asker, Limits, Question, Target

_DEAD: Final = frozenset((404, 410))
_NOT_NOW: Final = frozenset((408, 421, 425))  # too slow, the wrong server, too early
_FOR_NOW: Final = frozenset(("resolver", "refused", "no-route", "reset", "timeout", "no-network"))
_LOST: Final = frozenset(("resolver", "no-route", "no-network", "timeout"))
_LOST_HOSTS: Final = 8  # that many different sites, and no answer of anybody: then it is not they who are away
_OVER: Final = frozenset(("deadline", "interrupted"))

T = TypeVar("T")
_Readings = tuple[Question, ...]  # one target's, its first reading first


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


class _Look(NamedTuple, Generic[T]):
    """One answer, without its body, and what was taken of it."""

    answer: Answer
    taken: T


class Run(Generic[T]):
    """Asks, and keeps of each answer only what ``take`` makes of it, as it comes.

    All that is asked shares one deadline, ``limits.run`` seconds from now on. ``gone`` tells from what was taken whether
    another reading of an address should be tried. ``ended`` says whether the user ended the run.
    """

    def __init__(
        self,
        asker: Asker,
        limits: Limits,
        take: Take[T],
        *,
        gone: Callable[[T], bool] | None = None,
        progress: Progress = _silent,
        clock: Clock | None = None,
    ) -> None:
        self._asker, self._limits, self._take, self._own_gone = asker, limits, take, gone
        self._progress, self._clock = progress, clock or RealClock()
        self._deadline = self._clock.now() + limits.run
        self._reach = _Reach()
        self._looks: dict[Question, tuple[_Look[T], ...]] = {}
        self.ended = False

    def each(self, questions: Iterable[Question]) -> dict[Question, T]:
        """One answer for each question, asked side by side and politely, without a second look."""
        line = Line(self._asker, self._limits, self._clock, self._deadline, self._heard)
        return {question: look.taken for question, look in line.run(questions, {}, self._progress).items()}

    def all(self, targets: Iterable[Target]) -> Mapping[str, tuple[T, ...]]:
        """What was taken of all answers for each target (by its key), in the order in which they came.

        Equal addresses are asked once. If an address is ``gone``, the target's alternatives are asked, one after the other,
        until one is not; ``Answer.url`` says which one answers. What may be otherwise in a minute is asked once more at the
        end and over a new connection: deaths after ``limits.confirm`` seconds, all else after ``limits.cool_down``. What was
        not asked has an answer with the failure ``deadline``, ``interrupted`` (the user ended the run) or ``no-network``, or
        none at all.
        """
        readings = {target.key: _readings(target) for target in targets}
        try:
            while (questions := self._further(readings.values())) and not self._over:
                self._ask(questions, {}, fresh=False)
            if not self._over and (delays := self._second_looks(readings.values())):
                self._ask(delays, delays, fresh=True)
        except KeyboardInterrupt:  # between two rounds; inside of one it ends the round
            self.ended = True
        return {key: self._told(questions) for key, questions in readings.items()}

    def _heard(self, question: Question, answer: Answer) -> _Look[T]:
        self.ended = self.ended or answer.failure == "interrupted"
        return _Look(answer._replace(body=b""), self._take(question, answer))

    @property
    def _over(self) -> bool:
        """Whether no more is asked: ended by the user or by the clock, or there is no network."""
        failures = {looks[-1].answer.failure for looks in self._looks.values()}
        return not failures.isdisjoint(_OVER) or (not self._reach.reached and "no-network" in failures)

    def _ask(self, questions: Iterable[Question], delays: Mapping[Question, float], *, fresh: bool) -> None:
        line = Line(
            self._asker, self._limits, self._clock, self._deadline, self._heard, fresh=fresh,
            hopeless=self._reach.hopeless,
        )  # fmt: skip
        for question, look in line.run(questions, delays, self._progress).items():
            if not (fresh and _turned_away(look.answer)):  # what the first look saw stands
                self._looks[question] = (*self._looks.get(question, ()), look)

    def _gone(self, question: Question) -> bool:
        look = self._looks[question][-1]
        return is_dead(look.answer) if self._own_gone is None else self._own_gone(look.taken)

    def _further(self, readings: Iterable[_Readings]) -> dict[Question, None]:
        """The next reading of each target of which all before are gone."""
        found: dict[Question, None] = {}
        for questions in readings:
            for question in questions:
                if question not in self._looks:
                    found[question] = None
                    break
                if not self._gone(question):
                    break
        return found

    def _second_looks(self, readings: Iterable[_Readings]) -> dict[Question, float]:
        """What is asked once more, and after how many seconds. A reading that is gone is left alone if another is not."""
        live = isinstance(self._asker, Chaining)  # a recording does not change by waiting
        found: dict[Question, float] = {}
        for questions in readings:
            asked = [question for question in questions if question in self._looks]
            lost = all(map(self._gone, asked))
            for question in asked:
                answer = self._looks[question][-1].answer
                if is_passing(answer) and (lost or not self._gone(question)):
                    found[question] = (self._limits.confirm if is_dead(answer) else self._limits.cool_down) * live
        return found

    def _told(self, questions: _Readings) -> tuple[T, ...]:
        """What was taken for one target: of first looks at each reading, then of second looks."""
        looks = (self._looks.get(question, ()) for question in questions)
        return tuple(look.taken for one in zip_longest(*looks) for look in one if look is not None)


def _readings(target: Target) -> tuple[Question, ...]:
    urls = (target.url, *target.alternatives)
    return tuple(dict.fromkeys(Question(normal.normalised(url)) for url in urls))
