"""A connection to one vetted address, on which every byte is counted and every wait has an end."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from claimscan.web import tls
from claimscan.web.faults import NoAnswer
from claimscan.web.normal import Place

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_LONGEST: Final = 80  # characters of what a server said in place of HTTP


class TooMuch(Exception):
    """More bytes came than were allowed."""


class Wire:
    """What ``http.client`` reads a response from, in place of a socket; bytes read ahead stay for the next response."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._reader = _Reader(_Bytes(self), 16 * 1024)
        self.until = 0.0  # on ``time.monotonic``'s clock
        self.patience = 0.0  # seconds between two bytes
        self.allowed = 0  # bytes that may still come

    def send(self, data: bytes) -> None:
        self._sock.settimeout(self._time())
        self._sock.sendall(data)

    def receive(self, into: WriteableBuffer) -> int:
        if self.allowed <= 0:
            raise TooMuch
        self._sock.settimeout(self._time())
        count = self._sock.recv_into(into)
        self.allowed -= count
        return count

    def _time(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for this address was over")
        return min(left, self.patience)

    def quiet(self) -> bool:
        """Whether the connection is open and nothing has come unasked: else the next response would be read from what
        belongs to the last one."""
        self.allowed = 0
        with suppress(TooMuch):
            if self._reader.peek(1):
                return False
        try:
            self._sock.settimeout(0)
            self._sock.recv(1)
        except (BlockingIOError, ssl.SSLWantReadError):
            return True
        except OSError:
            return False
        return False

    def makefile(self, _mode: str) -> io.BufferedReader:
        return self._reader

    def close(self) -> None:
        with suppress(OSError):
            self._sock.close()


class _Bytes(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        return self._wire.receive(buffer)


class _Reader(io.BufferedReader):
    def close(self) -> None:
        """A response closes what it was read from; the connection stays."""


def connect(
    place: Place, addresses: Sequence[str], context: ssl.SSLContext | None, until: float, patience: float
) -> Wire:
    """A connection to the first of the addresses that answers. ``patience`` is for all of them together, in seconds.
    The host of ``place`` is not looked up again; its name serves TLS only. Raises ``NoAnswer``."""
    sock = _dialled(place, addresses, min(until, time.monotonic() + patience))
    if context is None:
        return Wire(sock)
    try:
        sock.settimeout(max(0.001, min(patience, until - time.monotonic())))
        return Wire(context.wrap_socket(sock, server_hostname=place.host.removesuffix(".")))
    except ssl.SSLError as error:
        sock.close()
        raise tls.named(error, place.host) from error
    except (OSError, ValueError) as error:
        sock.close()
        raise broken(error, place.host) from error


def _dialled(place: Place, addresses: Sequence[str], until: float) -> socket.socket:
    error: OSError = TimeoutError("no time left")
    for number, address in enumerate(addresses):
        share = (until - time.monotonic()) / (len(addresses) - number)  # a silent address leaves time for the next
        if share <= 0:
            break
        try:
            sock = socket.create_connection((address, place.port), timeout=share)
        except OSError as found:
            error = found
            continue
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return sock
    raise broken(error, place.host) from error


def broken(error: Exception, host: str) -> NoAnswer:
    """A connection that failed, with its kind."""
    if isinstance(error, TimeoutError):
        return NoAnswer("timeout", f"{host} did not answer in time")
    if isinstance(error, ConnectionRefusedError):
        return NoAnswer("refused", f"{host} takes no connections")
    if isinstance(error, ConnectionError):
        return NoAnswer("reset", f"{host} cut the connection")
    if isinstance(error, ssl.SSLError):
        return tls.named(error, host)
    if isinstance(error, OSError):
        return NoAnswer("no-route", f"{host}: {error.strerror or error}")
    said = "".join(sign if sign.isprintable() else " " for sign in str(error))
    said = " ".join(said.split())[:_LONGEST] or type(error).__name__
    return NoAnswer("protocol", f"{host} does not speak HTTP: {said}")
