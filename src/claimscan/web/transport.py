"""One request and its response over HTTP/1.1, to addresses that were vetted, with everything bounded.

The standard library reads the responses. Clients that do more (redirects, cookies, proxies, pools) hide just what must be
decided here: which address is dialled, what is sent along, and how much may come back. Proxies of the environment are not
used: through one, nobody could say to which address a request goes.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from claimscan.web import decoding, tls
from claimscan.web.faults import NoAnswer
from claimscan.web.model import Limits
from claimscan.web.normal import Place
from claimscan.web.wire import TooMuch, Wire, broken, connect

if TYPE_CHECKING:
    import socket
    import ssl

_PIECE: Final = 16 * 1024
_FRAMES: Final = 64 * 1024  # bytes for the sizes of chunks and for codings that make things larger, beside the body
_INTERIM: Final = 8  # responses 1xx before the real one
_MOST_IDLE: Final = 100  # connections kept for reuse; many systems give a process 256 or 1,024 files
_VARIABLES: Final = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


class Response(NamedTuple):
    """One response, bounded."""

    status: int
    headers: tuple[tuple[str, str], ...]  # names in lower case
    body: bytes = b""
    truncated: bool = False
    note: str = ""  # what was wrong with the body

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


def proxies(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The variables that name a proxy, which is not used: worth a warning."""
    return tuple(name for name in _VARIABLES if environment.get(name))


class Transport:
    """Sends requests; keeps connections for the next request to the same host. Thread-safe."""

    def __init__(self, limits: Limits, context: ssl.SSLContext | None = None) -> None:
        self.limits = limits
        self._context = context
        self._idle: deque[tuple[tuple[str, str, int], Wire]] = deque()
        self._closed = False
        self._lock = threading.Lock()

    def exchange(
        self, place: Place, addresses: Sequence[str], request: bytes, until: float, *, fresh: bool = False
    ) -> Response:
        """The response to ``request`` (as it goes over the wire), read until ``until`` on ``time.monotonic``'s clock.
        ``fresh`` takes no connection that was used before. Raises ``NoAnswer``."""
        wire = None if fresh else self._taken(place)
        if wire:
            try:
                return self._asked(wire, place, request, until)
            except NoAnswer as error:
                if error.failure != "reset":  # closed meanwhile, as a server may (RFC 9112, 9.3.1)
                    raise
        return self._asked(self._connected(place, addresses, until), place, request, until)

    def close(self) -> None:
        """Closes what is kept."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop()[1].close()

    def _connected(self, place: Place, addresses: Sequence[str], until: float) -> Wire:
        if place.scheme == "https" and self._context is None:
            self._context = tls.context()
        context = self._context if place.scheme == "https" else None
        return connect(place, addresses, context, until, self.limits.connect)

    def _taken(self, place: Place) -> Wire | None:
        origin = place.origin
        with self._lock:
            for number in range(len(self._idle) - 1, -1, -1):
                if self._idle[number][0] == origin:
                    wire = self._idle[number][1]
                    del self._idle[number]
                    if wire.quiet():
                        return wire
                    wire.close()
        return None

    def _kept(self, place: Place, wire: Wire) -> None:
        with self._lock:
            self._idle.append((place.origin, wire))
            oldest = self._idle.popleft()[1] if self._closed or len(self._idle) > _MOST_IDLE else None
        if oldest:
            oldest.close()

    def _asked(self, wire: Wire, place: Place, request: bytes, until: float) -> Response:
        keep = False
        try:
            wire.until, wire.patience, wire.allowed = until, self.limits.read, self.limits.header_bytes
            wire.send(request)
            with _head(wire, request.partition(b" ")[0].decode()) as head:
                wire.allowed = self.limits.body + _FRAMES
                response, keep = _whole(head, self.limits.body)
        except TooMuch:
            raise NoAnswer("protocol", f"the headers of {place.host} have no end") from None
        except (HTTPException, OSError, ValueError) as error:
            raise broken(error, place.host) from error
        finally:
            if keep:
                self._kept(place, wire)
            else:
                wire.close()
        return response


def _head(wire: Wire, method: str) -> HTTPResponse:
    for _ in range(_INTERIM):
        response = HTTPResponse(cast("socket.socket", wire), method=method)
        try:
            response.begin()
        except BaseException:
            response.close()
            raise
        if not 100 <= response.status < 200 or response.status == 101:
            return response
        response.close()
    raise HTTPException("only interim responses")


def _whole(head: HTTPResponse, most: int) -> tuple[Response, bool]:
    """The response with its body, and whether the connection can serve again. A body that breaks off is no failure: the
    server has answered, and what came may be enough to judge it."""
    headers = tuple((name.lower(), value) for name, value in head.headers.items())
    body = bytearray()
    note = ""
    ended = False
    try:
        codings = decoding.codings(head.headers.get("content-encoding"))
        for piece in decoding.decoded(_pieces(head), codings):
            body += piece
            if len(body) > most:
                break
        else:
            ended = True
    except decoding.UnknownCoding as coding:
        note = f"sent in an unknown coding: {coding}"
    except TooMuch:
        note = "the body has no end"
    except (HTTPException, OSError, ValueError) as error:
        note = f"the body broke off: {type(error).__name__}"
    whole = ended and (head.isclosed() or head.length == 0)
    response = Response(
        head.status, headers, bytes(memoryview(body)[:most]), not ended and not note.startswith("sent"), note
    )
    return response, whole and not head.will_close


def _pieces(head: HTTPResponse) -> Iterator[bytes]:
    left = head.length  # None: chunked, or until the connection ends
    while left is None or left > 0:
        piece = head.read1(_PIECE if left is None else min(_PIECE, left))
        if not piece:
            if left:
                raise HTTPException("shorter than it said")
            return
        yield piece
        left = left if left is None else left - len(piece)
    head.close()
