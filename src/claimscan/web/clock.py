"""Time as a run of live checks knows it: given from outside, so that tests need not wait."""

from __future__ import annotations

import time
from threading import Condition
from typing import Protocol


class Clock(Protocol):
    """Seconds that only go forward, and a way to wait."""

    def now(self) -> float: ...

    def wait(self, news: Condition, seconds: float, *, idle: bool) -> None:
        """Wait for news at most so many seconds; ``idle`` says that none can come before."""
        ...


class RealClock:
    """The machine's own."""

    def now(self) -> float:
        return time.monotonic()

    def wait(self, news: Condition, seconds: float, *, idle: bool) -> None:  # noqa: ARG002
        news.wait(seconds)
