"""Names become IP addresses here, each name once in a run, and only public addresses come out."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol, Self

from claimscan import urls
from claimscan.web.addresses import is_public
from claimscan.web.faults import NoAnswer
from claimscan.web.normal import Place, is_web_port, place

_KNOWN: Final = ("doi.org", "example.com")  # the service that is asked anyway, and IANA's own
_MOST: Final = 6  # addresses of one host that are tried, as browsers do with hosts of many


class NoSuchHost(Exception):
    """The name does not exist, says the one who must know."""


class LookupFailed(Exception):
    """Nobody could say now whether the name exists."""


class NoNetwork(Exception):
    """No name at all can be looked up, so nothing is known of this one."""


class Resolver(Protocol):
    """Who knows the addresses of a name. Called from several threads."""

    def lookup(self, host: str) -> tuple[str, ...]:
        """IP addresses, the one to be tried first in front. Raises ``NoSuchHost``, ``LookupFailed``
        or ``NoNetwork``."""
        ...


class SystemResolver:
    """The operating system's resolver. Where there is no way out, some of them say of each name that it does not exist:
    so that is believed only if they know a name that does. ``local`` are names of one's own network."""

    def __init__(self, local: frozenset[str] = frozenset()) -> None:
        self._local = local
        self._knows: bool | None = None

    def lookup(self, host: str) -> tuple[str, ...]:
        # A closing dot says that the name is whole: else ``tram.example`` may be looked up in the user's own network too.
        whole = host in self._local or host.endswith(".") or "." not in host
        name = host if whole else f"{host}."
        try:
            found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno == socket.EAI_NONAME and self._knows_names():
                raise NoSuchHost(f"there is no host {host}") from error
            if error.errno == socket.EAI_NONAME:
                raise NoNetwork("no name of the internet can be looked up") from error
            raise LookupFailed(f"{host}: {error.strerror}") from error
        except (OSError, UnicodeError) as error:
            raise LookupFailed(f"{host}: {error}") from error
        return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))

    def _knows_names(self) -> bool:
        if self._knows is None:  # two threads may both find it out: that does no harm
            self._knows = any(map(_exists, _KNOWN))
        return self._knows


def _exists(name: str) -> bool:
    try:
        return bool(socket.getaddrinfo(f"{name}.", None, type=socket.SOCK_STREAM))
    except OSError:
        return False


def _is_number(host: str) -> bool:
    return ":" in host or host.rpartition(".")[2].isdigit()


class Allowed(NamedTuple):
    """What a user allows beyond the public web: hosts (``wiki.corp``) and single ports of hosts (``wiki.corp:81``)."""

    entries: frozenset[str] = frozenset()

    @classmethod
    def of(cls, printed: Iterable[str]) -> Self:
        """Entries as a user writes them: ``Büro.corp``, ``[::1]:8080``."""
        return cls(frozenset(_entry(one.strip()) for one in printed))

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(entry if entry.count(":") > 1 else entry.partition(":")[0] for entry in self.entries)

    def host(self, place: Place) -> bool:
        return place.host in self.entries or self.port(place)

    def port(self, place: Place) -> bool:
        return f"{place.host}:{place.port}" in self.entries


def _entry(printed: str) -> str:
    try:
        found = place(f"http://{printed}/")
    except NoAnswer:
        return printed.lower()  # ``::1`` without brackets
    return f"{found.host}:{found.port}" if ":" in printed.rpartition("]")[2] else found.host


class _Lookup(threading.Thread):
    """One name being looked up: a thread of its own, since nothing else bounds the system's resolver in time."""

    def __init__(self, resolver: Resolver, host: str, *, fresh: bool) -> None:
        super().__init__(daemon=True, name=f"lookup {host}")
        self.resolver, self.host, self.fresh = resolver, host, fresh
        self.found: tuple[str, ...] | Exception = LookupFailed(f"{host}: no answer in time")

    def run(self) -> None:
        try:
            self.found = self.resolver.lookup(self.host)
        except Exception as error:
            self.found = error


class Vetting:
    """Which addresses a place may be asked at. Thread-safe."""

    def __init__(self, resolver: Resolver, allowed: Allowed = Allowed()) -> None:  # noqa: B008
        self.resolver = resolver
        self.allowed = allowed
        self._lookups: dict[str, _Lookup] = {}
        self._lock = threading.Lock()

    def addresses(
        self, place: Place, until: float, *, before: Place | None = None, fresh: bool = False
    ) -> tuple[str, ...]:
        """The addresses to connect to, all public unless allowed; one that is not refuses the whole host, or a host could
        answer with a public address now and with a private one when it counts. ``before`` is what redirected here: what is
        allowed is so for the article, not for any page of the web that leads there. ``until`` is on ``time.monotonic``'s
        clock; ``fresh`` looks once more if the name was not found. Raises ``NoAnswer``."""
        known = before is None or self.allowed.host(before)
        allowed = known and self.allowed.host(place)
        if not (is_web_port(place.port) or (known and self.allowed.port(place))):
            raise NoAnswer("port", f"port {place.port} is not one of web servers")
        if _is_number(place.host):
            found: tuple[str, ...] = (place.host,)
        elif not allowed and urls.is_private(f"//{place.host}"):
            raise NoAnswer("private-address", f"{place.host} is a name in one's own network")
        else:
            found = self._found(place.host, until, fresh=fresh)
        for address in found:
            if not (allowed or is_public(address)):
                raise NoAnswer("private-address", f"{place.host} is at {address}, which is not on the public internet")
        return found[:_MOST]

    def _found(self, host: str, until: float, *, fresh: bool) -> tuple[str, ...]:
        with self._lock:
            lookup = self._lookups.get(host)
            if lookup is None or (fresh and not lookup.fresh and isinstance(lookup.found, Exception)):
                lookup = self._lookups[host] = _Lookup(self.resolver, host, fresh=fresh)
                lookup.start()
        lookup.join(max(0.0, until - time.monotonic()))
        found = lookup.found
        if isinstance(found, NoSuchHost):
            raise NoAnswer("no-such-host", str(found))
        if isinstance(found, NoNetwork):
            raise NoAnswer("no-network", str(found))
        if isinstance(found, Exception) or not found:
            raise NoAnswer("resolver", str(found) if found else f"{host} has no address")
        return found
