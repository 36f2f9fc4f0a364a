"""The copy in a web archive that is nearest to the day on which the source was read, or published.

Archives speak RFC 7089 (Memento): a time gate redirects to the copy nearest to a day, which says its own with
``Memento-Datetime``. web.archive.org takes the day in the address, ``/web/20210304120000/https://…``, and answers so, too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final, NamedTuple

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import Source
from claimscan.rules.periods import covered
from claimscan.web.model import Answer, Asker, Question

BASE: Final = "https://web.archive.org/web/{day}/{url}"
A_MINUTE: Final = 20  # questions; more than some 24 a minute had clients shut out for an hour
_STAMP: Final = regex.compile(r"/(?P<day>(?:19|20)\d{12})(?:[a-z]{2}_)?/")
_ARCHIVES: Final = ("web.archive.", "archive.today", "archive.ph", "archive.is", "perma.cc", "webcitation.")
_MEMENTO: Final = regex.compile(r"<(?P<url>[^<>]{1,4000})>(?P<rest>[^<>]{0,400})")
_RELATION: Final = regex.compile(r"rel=\"?[^\";]{0,60}\bmemento\b")


class Memento(NamedTuple):
    """A copy: its address, and the day on which it was made (ISO 8601)."""

    url: str
    day: str


class Pace:
    """Not more than so many questions in a minute. ``now`` and ``sleep`` are the clock's."""

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], None], until: float) -> None:
        self._now, self._sleep, self._until = now, sleep, until
        self._asked: deque[float] = deque(maxlen=A_MINUTE)

    def turn(self) -> bool:
        """Wait for a turn; ``False`` if there is none before the end of the run."""
        wait = self._asked[0] + 60 - self._now() if len(self._asked) == A_MINUTE else 0.0
        if self._now() + max(wait, 0) > self._until:
            return False
        if wait > 0:
            self._sleep(wait)
        self._asked.append(self._now())
        return True


def day_of(source: Source) -> date | None:
    """The day the copy should be near to: of access, else of publication (the last of a month or year)."""
    span = covered(source.accessed) or covered(source.issued)
    return span[1] if span is not None else None


def is_copy(url: str) -> bool:
    """Whether the address is a copy in an archive already."""
    return _STAMP.search(url) is not None or (urls.host(url) or "").startswith(_ARCHIVES)


def nearest(url: str, day: date | None, today: date, asker: Asker, base: str = BASE) -> Memento | None:
    """The copy of ``url`` nearest to ``day``, or the newest one; ``None`` if the archive has none or does not answer.

    ``base`` has the place ``{url}``, and ``{day}`` (fourteen figures) where the archive wants the day in the address.
    """
    wanted = datetime.combine(day or today, time(12), UTC)
    address = base.replace("{day}", f"{wanted:%Y%m%d%H%M%S}").replace("{url}", url)
    answer = asker.ask(Question(address, "HEAD", near=format_datetime(wanted, usegmt=True)))
    if answer.status is None or not 200 <= answer.status < 400:
        return None
    return _shown(answer) or _linked(answer, day or today)


def _shown(answer: Answer) -> Memento | None:
    """The copy that the archive led to, by its own header, or by the day in its address."""
    made = _day(answer.header("memento-datetime"))
    stamp = _STAMP.search(answer.final)
    if made is None and stamp is not None and len(answer.hops) > 1:
        figures = stamp["day"]
        made = f"{figures[:4]}-{figures[4:6]}-{figures[6:8]}"
    return Memento(answer.final, made) if made is not None else None


def _linked(answer: Answer, day: date) -> Memento | None:
    """The nearest of the copies in the header ``Link``: ``<…>; rel="first memento"; datetime="Thu, 04 Mar 2021 …"``."""
    found = []
    for match in _MEMENTO.finditer((answer.header("link") or "")[:65_536]):
        made = _day(match["rest"].partition('datetime="')[2].partition('"')[0])
        if made is not None and _RELATION.search(match["rest"]):
            found.append((abs((date.fromisoformat(made) - day).days), Memento(match["url"], made)))
    return min(found)[1] if found else None


def _day(printed: str | None) -> str | None:
    try:
        return parsedate_to_datetime(printed).date().isoformat() if printed else None
    except (ValueError, TypeError):
        return None
