"""What the live checks hand each other: what was asked, what came back, and what it means.

``Answer`` is all that one chain of requests brought, without judgement, so that it can be recorded and judged again;
``Verdict`` is what it means. Only ``transport`` makes answers from a network; a replay makes the same from a file.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

State = Literal["alive", "moved", "soft-dead", "dead", "blocked", "unreachable", "unchecked"]

#: Why a chain ended without a last response.
Failure = Literal[
    "no-such-host",  # the name does not exist (NXDOMAIN)
    "resolver",  # the name could not be looked up now
    "refused",  # nothing listens there
    "no-route",  # the network knows no way there
    "reset",  # the connection was cut
    "timeout",
    "tls-expired",
    "tls-name",  # the certificate is another host's
    "tls-untrusted",
    "tls",  # any other fault of TLS
    "protocol",  # no HTTP
    "too-many-redirects",
    "redirect-loop",
    "bad-redirect",  # a Location that is no address
    "private-address",  # safety: not a public address, at any hop
    "port",  # safety: a port of no web server
    "scheme",  # no http or https
    "bad-url",
    "rate-limited",  # 429 until the time for waiting was used up
    "deadline",  # the run's time was over before its turn
    "interrupted",  # the user ended the run
    "no-network",  # nothing at all can be reached
    "not-recorded",  # a replay holds no answer
]


class Hop(NamedTuple):
    """One response of a chain: the address asked, its status, and where it sent us."""

    url: str
    status: int
    location: str | None = None


class Answer(NamedTuple):
    """What asking for one address brought. ``failure`` is ``None`` if a last response came."""

    url: str  # the address asked for, normalised
    hops: tuple[Hop, ...] = ()  # every response, the last one too
    headers: tuple[tuple[str, str], ...] = ()  # of the last response; names in lower case, bounded
    body: bytes = b""  # decoded, at most ``Limits.body`` bytes
    truncated: bool = False  # there was more
    failure: Failure | None = None
    detail: str = ""  # what the failure said, for a person
    at: str = ""  # UTC, ISO 8601, when the chain began
    seconds: float = 0.0  # from first byte sent to last byte read, without waiting for a turn
    tries: int = 1

    @property
    def status(self) -> int | None:
        return self.hops[-1].status if self.hops and self.failure is None else None

    @property
    def final(self) -> str:
        """The address that gave the last response."""
        return self.hops[-1].url if self.hops else self.url

    def header(self, name: str) -> str | None:
        """The first value of a header of the last response; ``name`` in lower case."""
        return next((value for key, value in self.headers if key == name), None)


class Limits(NamedTuple):
    """Bounds of one run. Sizes in bytes, times in seconds; ``checking`` figures are explained in ``docs``."""

    body: int = 256 * 1024
    header_bytes: int = 64 * 1024
    redirects: int = 20  # as many as browsers follow (Fetch standard)
    connect: float = 10.0
    read: float = 15.0
    chain: float = 20.0  # one address, with all its hops
    waiting: float = 60.0  # ``Retry-After`` obeyed for one host, together
    run: float = 600.0  # everything
    cool_down: float = 5.0  # before what failed for now is asked once more
    confirm: float = 1.0  # before what is dead is asked once more
    workers: int = 100  # addresses asked at once, of all hosts together


class Question(NamedTuple):
    """One address to ask for."""

    url: str
    method: Literal["GET", "HEAD"] = "GET"
    accept: str = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
    near: str = ""  # of an archive: the day of the copy that is asked for (``Accept-Datetime``, RFC 7089)


class Asker(Protocol):
    """Who answers questions: the network, or a recording. Never raises for what a server does."""

    def ask(self, question: Question) -> Answer: ...


class Target(NamedTuple):
    """One thing to check, once, for all the sources that cite it."""

    key: str  # the normalised address, or ``doi:10…``, ``arxiv:…``
    kind: Literal["url", "doi", "arxiv"]
    url: str  # what is asked: the address, or the identifier's service
    printed: str  # as the article has it
    sources: tuple[str, ...] = ()  # ids of the sources, in order of the article
    alternatives: tuple[str, ...] = ()  # other readings of an address broken in print, to be tried in this order


class Verdict(NamedTuple):
    """What the answers to one target mean, with the evidence."""

    target: str  # ``Target.key``
    state: State
    reason: str  # a code out of ``verdicts.REASONS``: "ok", "not-found", "bot-wall", "login", …
    url: str  # asked
    final: str  # answered
    status: int | None = None
    hops: tuple[Hop, ...] = ()
    title: str | None = None  # what the page calls itself
    detail: str = ""
    at: str = ""
    confirmed: bool = False  # a death seen twice in this run, or in an earlier one
    strikes: int = 0  # failed runs in a row, this one too
    first_failed: str | None = None
    last_alive: str | None = None
    cached: bool = False
    archived: str | None = None  # address of the Memento nearest to the note's date
    archived_at: str | None = None
