"""Whatever bytes a server sends: an answer or a failure, within bounds, and no exception."""

from __future__ import annotations

import socket
import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimscan.web.faults import NoAnswer
from claimscan.web.model import Limits
from claimscan.web.normal import place
from claimscan.web.transport import Response, Transport
from claimscan.web.wire import Wire

PLACE = place("http://bridges.example/")
LIMITS = Limits(body=2000, header_bytes=3000, read=0.2)
WORDS = [
    b"HTTP/1.1 ", b"HTTP/1.0 ", b"HTTP/9 ", b"200 OK", b"404", b"999 x", b"100 Continue", b"103 Hints", b"-1", b"2e2",
    b"\r\n", b"\n", b"\r", b"\r\n\r\n", b" ", b"\t", b"\x00", b":", b";", b"\xff\xfe", b"\xc3\xa9",
    b"Content-Length: ", b"Transfer-Encoding: chunked", b"Content-Encoding: gzip", b"Content-Encoding: deflate, gzip",
    b"Location: ", b"Set-Cookie: a=b", b"Connection: close", b"5", b"-7", b"99999999999999999999", b"ffffffffffffffff",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", b"\x78\x9c", b"bridge" * 50, b"0\r\n\r\n", b"6\r\nbridge\r\n",
]  # fmt: skip
OK = b"HTTP/1.1 200 OK\r\n"


def exchanged(sent: bytes) -> Response | NoAnswer:
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(sent)
        theirs.shutdown(socket.SHUT_WR)
        transport = Transport(LIMITS)
        try:
            return transport._asked(Wire(ours), PLACE, b"GET / HTTP/1.1\r\n\r\n", time.monotonic() + 1)
        except NoAnswer as fault:
            return fault
        finally:
            transport.close()


@given(st.lists(st.sampled_from(WORDS) | st.binary(max_size=20), max_size=40).map(b"".join))
@example(OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n" + b"x" * 9000)
@example(OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + b"x" * 9000)
@example(OK + b"Content-Length: -1\r\n\r\nx")
@example(OK + b"X: y\r\n" * 5000)
@example(OK * 5000)
@example(b"HTTP/1.1 100 \r\n\r\n" * 5000)
@example(b"\r\n" * 5000)
@settings(max_examples=400, deadline=None)
def test_any_bytes(tail: bytes) -> None:
    for sent in (tail, OK + tail):
        found = exchanged(sent)
        if isinstance(found, Response):
            assert 100 <= found.status <= 999
            assert len(found.body) <= LIMITS.body
        else:
            assert found.failure in ("protocol", "reset", "timeout")
            assert len(found.detail) < 300
            assert found.detail.isprintable()


@given(st.text(max_size=60) | st.text(alphabet="htp:/@.%[]\\0x179aé \t\n?#", max_size=30).map("http://".__add__))
@settings(max_examples=600, deadline=None)
def test_any_address(url: str) -> None:
    try:
        found = place(url)
    except NoAnswer:
        return
    assert place(found.url) == found
    assert "@" not in found.url.split("/")[2]
    assert found.target.isascii()
    assert found.host.isascii()
    assert not set("\r\n\t \x00") & set(found.target + found.authority)
