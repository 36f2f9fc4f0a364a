"""Names and time for tests of the network: no name is looked up outside, and nobody waits; and runs that keep whole answers."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from threading import Condition

from claimscan.web.clock import Clock
from claimscan.web.line import Heard, Progress
from claimscan.web.model import Answer, Asker, Limits, Question, Target
from claimscan.web.resolver import LookupFailed, NoSuchHost
from claimscan.web.run import Run


class Names:
    """A resolver that knows what it was given; ``None`` cannot be looked up now."""

    def __init__(self, names: dict[str, tuple[str, ...] | None]) -> None:
        self.names = names
        self.asked: Counter[str] = Counter()

    def lookup(self, host: str) -> tuple[str, ...]:
        self.asked[host] += 1
        if host not in self.names:
            raise NoSuchHost(f"there is no host {host}")
        found = self.names[host]
        if found is None:
            raise LookupFailed(f"{host}: try again")
        return found


class QuickClock:
    """Where nothing can happen before a time, it is that time at once."""

    def __init__(self) -> None:
        self.skipped = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        return time.monotonic() + self.skipped

    def wait(self, news: Condition, seconds: float, *, idle: bool) -> None:
        if idle:
            self.waits.append(round(seconds, 1))
            self.skipped += seconds
        else:
            news.wait(min(seconds, 0.05))


def _silent(done: int, total: int) -> None:
    """Nobody looks."""


def ask_all(
    targets: Iterable[Target],
    asker: Asker,
    limits: Limits,
    *,
    progress: Progress = _silent,
    clock: Clock | None = None,
    heard: Heard | None = None,
) -> Mapping[str, tuple[Answer, ...]]:
    """All answers for each target, with their bodies."""

    def take(question: Question, answer: Answer) -> Answer:
        if heard:
            heard(question, answer)
        return answer

    return Run(asker, limits, take, progress=progress, clock=clock).all(targets)
