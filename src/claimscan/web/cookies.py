"""Cookies for as long as one chain of redirects lasts, each for the very host that set it.

Publishers set one and send the reader to the same address again; without it that goes on for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claimscan import patterns as regex
from claimscan.web.normal import Place

_MOST: Final = 50  # of one host, as RFC 6265, 6.1 has it
_LONGEST: Final = 4096  # name and value
_ALL: Final = 8000  # of one header; servers refuse longer ones
_PAIR: Final = regex.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+=[\x20-\x3A\x3C-\x7E\x80-\xFF]*")  # no ``;``, no controls
_ENDED: Final = regex.compile(r"max-age=(?:0+|-\d+)", regex.IGNORECASE)


class Cookies:
    """The cookies of one chain."""

    def __init__(self) -> None:
        self._hosts: dict[str, dict[str, tuple[str, bool]]] = {}  # host -> name -> pair as sent, and whether TLS only

    def take(self, place: Place, headers: Iterable[str]) -> None:
        """Keep what the values of ``Set-Cookie`` say; what is malformed is left out."""
        kept = self._hosts.setdefault(place.host, {})
        for header in headers:
            pair, *attributes = (part.strip() for part in header.split(";"))
            if not _PAIR.fullmatch(pair) or len(pair) > _LONGEST:
                continue
            name = pair.partition("=")[0]
            if any(_ENDED.fullmatch(attribute) for attribute in attributes):
                kept.pop(name, None)
            elif name in kept or len(kept) < _MOST:
                kept[name] = (pair, "secure" in (attribute.lower() for attribute in attributes))

    def header(self, place: Place) -> str:
        """What the header ``Cookie`` says to this host; empty if there is nothing to say."""
        kept = self._hosts.get(place.host, {})
        header = "; ".join(pair for pair, secure in kept.values() if not secure or place.scheme == "https")
        return header if len(header) <= _ALL else header[:_ALL].rpartition("; ")[0]
