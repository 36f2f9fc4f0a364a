"""How much one site is asked at a time: as much as it bears, found out as TCP finds out about a line (AIMD).

Nobody is asked while he said not to be. State without locks or clocks: whoever uses it brings both.
"""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from claimscan.web.model import Answer

START: Final = 6  # requests to one site at once: what every browser opens to one host
MOST: Final = 24
ROUNDS: Final = 5  # pauses that led to nothing but another refusal
_SILENT: Final = 5  # requests in a row that were not answered in time: then the others are not sent
_SHORTEST: Final = 1.0  # seconds; ``Retry-After`` knows whole ones only


class Site:
    """One registered domain: how many requests may be in flight, how many are, and until when there is a pause."""

    def __init__(self) -> None:
        self.limit = START
        self.flying = 0
        self.ready = 0.0  # nobody is asked before
        self.closed = False  # nobody is asked any more
        self._clean = 0
        self._slowed = 0.0
        self._waited = 0.0
        self._rounds = 0
        self._silent = 0
        self._kind = False  # it has answered somebody

    @property
    def silent(self) -> bool:
        """Whether it answers nobody."""
        return self._silent >= _SILENT

    def free(self, now: float) -> bool:
        return self.flying < self.limit and now >= self.ready

    def clean(self) -> None:
        """It answered: after as many good answers as may be in flight, one more may be."""
        self._clean += 1
        self._rounds = self._silent = 0
        self._kind = True
        if self._clean >= self.limit:
            self.limit, self._clean = min(self.limit + 1, MOST), 0

    def strained(self, started: float, now: float) -> None:
        """A request begun at ``started`` showed that it was too much: half of it. Once for all that flew together."""
        self._clean = 0
        if started >= self._slowed:
            self.limit, self._slowed = max(1, self.limit // 2), now

    def unanswered(self) -> None:
        """A request was not answered in time."""
        self._silent += 1

    def anew(self) -> None:
        """Another round begins: one that was silent gets one more chance."""
        self._silent = min(self._silent, _SILENT - 1)

    def pause(self, started: float, now: float, seconds: float | None, budget: float) -> bool:
        """It refused a request begun at ``started``, and asked for a pause of ``seconds``. Within the budget for pauses it
        gets just that (what it says is better than any guess, so the limit stays); else it is asked no more: ``False``."""
        again = started >= self.ready  # not one of those that flew when the pause began
        self._rounds += again
        length = max(_SHORTEST, 2.0 ** (self._rounds - 1) if seconds is None else seconds)
        if again and (seconds is None or self._rounds > 1):
            self.strained(started, now)
        if again or seconds is not None:
            until = max(self.ready, now + length)
            self._waited += until - max(self.ready, now)
            self.ready = until
        self.closed = self.closed or self._waited > budget or (self._rounds > ROUNDS and not self._kind)
        return not self.closed


def refused(answer: Answer) -> bool:
    """Whether the server asks to come later: 429, or 503 with a time."""
    return answer.status == 429 or (answer.status == 503 and answer.header("retry-after") is not None)


def retry_after(answer: Answer) -> float | None:
    """Seconds that ``Retry-After`` asks for (RFC 9110, 10.2.3), a date counted from the server's own; ``None`` if it says
    nothing that can be read, or nothing that can be meant."""
    value = (answer.header("retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    then, now = _date(value), _date(answer.header("date") or answer.at)
    if then is None or now is None:
        return None
    return max(0.0, (then - now).total_seconds())


def _date(value: str) -> datetime | None:
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(value)
        except (ValueError, TypeError, IndexError):
            continue
        return found if found.tzinfo else None
    return None
