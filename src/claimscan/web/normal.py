"""An address is taken apart once, as browsers do it (WHATWG URL), and only what comes out of that is looked up, sent and shown.

Two parsers that disagree about a host (``http://good.example\\@bad.example/``) are how a check of one host becomes a
request to another; so there is one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from claimscan import patterns as regex
from claimscan.hosts.labels import labels
from claimscan.web.faults import NoAnswer

_STANDARD: Final = {"http": 80, "https": 443}
# Ports from 1024 on that belong to other services: those that the Fetch standard blocks, and databases, caches and
# desktops, which a request could make do things. Below 1024 only the web's own two are asked.
_OTHER_SERVICES: Final = frozenset(
    map(
        int,
        "1433 1521 1719 1720 1723 2049 2375 2376 2379 3306 3389 3659 4045 4190 5060 5061 5432 5672 5900 6000 6379 6566 "
        "6665 6666 6667 6668 6669 6679 6697 9042 9092 9200 9300 10080 11211 27017".split(),
    )
)
_USER: Final = regex.compile(r"(?<=//)[^/?#]*@")
_LONGEST: Final = 8000  # characters; RFC 9110, 4.1 asks servers for this many


class Place(NamedTuple):
    """Where a request goes."""

    scheme: str
    host: str  # a name in ASCII, or an IP address, without brackets
    port: int
    target: str  # path and query
    url: str  # all of it, without user, password and fragment

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def authority(self) -> str:
        """What the header ``Host`` says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _STANDARD[self.scheme] else f"{host}:{self.port}"

    @property
    def domain(self) -> str:
        """Whose turn it takes: the registered domain, so that ``a.tram.example`` and ``b.tram.example`` share one."""
        return registered(self.host)


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """The registered domain of a host, an IP address as it is."""
    return host if ":" in host or host.rpartition(".")[2].isdigit() else labels(host).registrable


@lru_cache(maxsize=4096)
def place(url: str, base: str | None = None) -> Place:
    """The place of an address, or of one relative to ``base``. Raises ``NoAnswer``."""
    import can_ada

    try:
        parsed = (can_ada.parse(base) + url) if base else can_ada.parse(url.strip())
    except (ValueError, TypeError):  # the second is a lone surrogate
        raise NoAnswer("bad-url", "no address of the web can be read from it") from None
    scheme = parsed.protocol.rstrip(":")
    if scheme not in _STANDARD:
        raise NoAnswer("scheme", f"{scheme}: is not asked, only http and https are")
    host = parsed.hostname.strip("[]")
    port = int(parsed.port) if parsed.port else _STANDARD[scheme]
    target = parsed.pathname + parsed.search
    _checked(host, target)
    parsed.username = parsed.password = parsed.hash = ""
    return Place(scheme, host, port, target, parsed.href)


def _checked(host: str, target: str) -> None:
    """Length of labels and names: RFC 1035, 2.3.4."""
    if len(target) > _LONGEST:
        raise NoAnswer("bad-url", f"it is longer than {_LONGEST} characters")
    name = host.removesuffix(".")
    if ":" not in host and (len(name) > 253 or not all(0 < len(label) < 64 for label in name.split("."))):
        raise NoAnswer("bad-url", "no host can have this name")


def is_web_port(port: int) -> bool:
    """Whether a web server may answer there."""
    return port in _STANDARD.values() or (port >= 1024 and port not in _OTHER_SERVICES)


def normalised(url: str) -> str:
    """The address as it is asked, or as it stands if it cannot be; without user and password in either case."""
    try:
        return place(url).url
    except NoAnswer:
        return without_user(url)


def without_user(url: str) -> str:
    """The text of an address without user and password."""
    return str(_USER.sub("", url))
