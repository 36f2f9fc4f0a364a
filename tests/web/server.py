"""A web server on loopback that plays everything servers do to those who ask them, and remembers what it was asked.

``behaviours`` are found by the first part of the path; the rest are their arguments. Linux answers on all of 127/8, so one
server is many hosts. Run as a program it serves until it is ended: the benchmarks ask it from another process.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import ssl
import sys
import threading
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from email.utils import formatdate
from http import HTTPStatus
from typing import NamedTuple, Self
from urllib.parse import unquote

PAGE = b"<!doctype html><title>The swing bridge</title><h1>The swing bridge</h1><p>It has been opened by hand since 1894.</p>"
MISSING = b"<!doctype html><title>Page not found</title><h1>Page not found</h1><p>Nothing is here.</p>"
LOGIN = b"<!doctype html><title>Sign in</title><form action='/login'><input type=password name=p></form>"
BOMB = 200_000_000  # bytes, once inflated


class Request(NamedTuple):
    ip: str  # at which it came in
    method: str
    path: str
    headers: dict[str, str]  # names in lower case
    number: int  # how many have asked for this path there, this one too


class Reply(NamedTuple):
    status: int = 200
    body: bytes = PAGE
    headers: tuple[tuple[str, str], ...] = ()
    close: bool = False


Raw = Callable[[asyncio.StreamWriter], Awaitable[None]]  # writes by itself; then the connection ends
Behaviour = Callable[[Request, str], "Reply | Raw"]
behaviours: dict[str, Behaviour] = {}


def behaviour(name: str) -> Callable[[Behaviour], Behaviour]:
    def kept(play: Behaviour) -> Behaviour:
        behaviours[name] = play
        return play

    return kept


def always_so(reply: Reply | Raw) -> Behaviour:
    def play(request: Request, rest: str) -> Reply | Raw:
        return reply

    return play


def redirect(to: str, status: int = 302, *headers: tuple[str, str]) -> Reply:
    return Reply(status, b"", (("Location", to), *headers))


def refusal(status: int, *headers: tuple[str, str]) -> Reply:
    return Reply(status, b"later", headers)


for _path, _reply in {
    "ok": Reply(),
    "": Reply(body=b"<title>Merrow Gazette</title><p>Today's front page."),
    "cf": Reply(403, b"<title>Just a moment...</title>", (("CF-Mitigated", "challenge"),)),
    "soft404": Reply(body=MISSING),
    "404.html": Reply(body=MISSING),
    "to404": redirect("/404.html"),
    "toroot": redirect("/"),
    "tologin": redirect("/login?next=%2Fbridges"),
    "login": Reply(body=LOGIN),
    "loop": redirect("/loop"),
    "429": refusal(429, ("Retry-After", "2")),
    "br": Reply(body=b"\x0b\x02\x80", headers=(("Content-Encoding", "br"),)),
    "gzip": Reply(body=gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),)),
    "deflate": Reply(body=zlib.compress(PAGE), headers=(("Content-Encoding", "deflate"),)),
    "bare-deflate": Reply(body=zlib.compress(PAGE, wbits=-15), headers=(("Content-Encoding", "deflate"),)),
    "members": Reply(body=gzip.compress(PAGE) + gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),)),
    "more": Reply(body=b"hi" + b"HTTP/1.1 404 Not Found\r\n\r\n", headers=(("Content-Length", "2"),)),
    "cut-gzip": Reply(body=gzip.compress(PAGE)[:-30], headers=(("Content-Encoding", "gzip"),)),
    "big": Reply(body=b"bridge " * 100_000),
    "large": Reply(
        body=PAGE + b"<p><a href='/x'>They came</a> <b>from the hills, and most of them stayed.</b></p>\n" * 2500
    ),
    "nowhere": Reply(302, b"", ()),
}.items():
    behaviours[_path] = always_so(_reply)


@behaviour("s")
def status(request: Request, rest: str) -> Reply:
    return Reply(int(rest), b"so it is")


@behaviour("once")
def once(request: Request, rest: str) -> Reply:
    """``/once/STATUS/RETRY-AFTER/anything``: refuses the first time."""
    code, _, tail = rest.partition("/")
    after = tail.partition("/")[0]
    return Reply() if request.number > 1 else refusal(int(code), *([("Retry-After", unquote(after))] if after else []))


@behaviour("date")
def date(request: Request, rest: str) -> Reply:
    """``Retry-After`` as a date, by a clock that is an hour slow."""
    if request.number > 1:
        return Reply()
    return refusal(
        429, ("Date", formatdate(1_000_000, usegmt=True)), ("Retry-After", formatdate(1_000_003, usegmt=True))
    )


@behaviour("always")
def always(request: Request, rest: str) -> Reply:
    code, _, tail = rest.partition("/")
    after = tail.partition("/")[0]
    return refusal(int(code), *([("Retry-After", unquote(after))] if after else []))


@behaviour("nohead")
def nohead(request: Request, rest: str) -> Reply:
    return Reply(int(rest), b"") if request.method == "HEAD" else Reply()


@behaviour("redir")
def redir(request: Request, rest: str) -> Reply:
    return redirect(f"/redir/{int(rest) - 1}") if int(rest) else Reply()


@behaviour("to")
def to(request: Request, rest: str) -> Reply:
    return redirect(unquote(rest), 301)


@behaviour("cookie")
def cookie(request: Request, rest: str) -> Reply:
    """Sets a cookie and sends the reader to the same address."""
    if "seen=yes" in request.headers.get("cookie", ""):
        return Reply()
    return redirect(request.path, 302, ("Set-Cookie", "seen=yes; Path=/; HttpOnly"))


@behaviour("uablock")
def uablock(request: Request, rest: str) -> Reply:
    return Reply() if "Mozilla" in request.headers.get("user-agent", "") else Reply(403, b"no robots")


@behaviour("api")
def api(request: Request, rest: str) -> Reply:
    """``/api/handles/DOI``, as the handle service answers."""
    name = unquote(rest.removeprefix("handles/"))
    if name.endswith("missing"):
        return Reply(404, json.dumps({"responseCode": 100, "handle": name}).encode())
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://journal.example/12"}}
    return Reply(200, json.dumps({"responseCode": 1, "handle": name, "values": [value]}).encode())


def bomb(layers: int) -> bytes:
    """Zeros in gzip: one compressed megabyte, many times over."""
    engine = zlib.compressobj(9, wbits=-15)
    block = engine.compress(bytes(1_000_000)) + engine.flush(zlib.Z_FULL_FLUSH)
    data = gzip.compress(b"")[:10] + block * (BOMB // 1_000_000) + engine.flush() + bytes(8)
    for _ in range(layers - 1):
        data = gzip.compress(data)
    return data


_BOMBS: dict[int, bytes] = {}


@behaviour("bomb")
def explode(request: Request, rest: str) -> Reply:
    layers = int(rest or 1)
    if layers not in _BOMBS:
        _BOMBS[layers] = bomb(layers)
    return Reply(body=_BOMBS[layers], headers=(("Content-Encoding", ", ".join(["gzip"] * layers)),))


@behaviour("headers")
def headers(request: Request, rest: str) -> Reply:
    """``/headers/COUNT/SIZE``."""
    number, size = (int(part) for part in rest.split("/"))
    return Reply(headers=tuple((f"X-{index}", "x" * size) for index in range(number)))


def raw(*pieces: bytes, pause: float = 0.0, repeat: int = 1, reset: bool = False) -> Raw:
    async def write(writer: asyncio.StreamWriter) -> None:
        for piece in pieces * repeat:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)
        if reset:
            writer.transport.abort()

    return write


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_PLAYED: dict[str, Raw] = {
    "reset": raw(reset=True),
    "crlf": raw(b"HTTP/1.1 302 Found\r\nLocation: /ok\r\n\tX-Evil: 1\r\nContent-Length: 0\r\n\r\n"),
    "nohttp": raw(b"220 mail.example ready\r\n"),
    "early": raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", _HEAD + b"Content-Length: 2\r\n\r\nhi"),
    "interim": raw(b"HTTP/1.1 100 Continue\r\n\r\n", repeat=100_000),
    "chunked": raw(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"3\r\nabc\r\n", b"2\r\nde\r\n0\r\n\r\n"),
    "bad-chunk": raw(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"3\r\nabc\r\n", b"zz\r\nde"),
    "short": raw(_HEAD + b"Content-Length: 100\r\n\r\nonly this"),
    "unsaid": raw(_HEAD + b"\r\nuntil the end"),
    "bare": raw(b"HTTP/1.0 200 OK\nContent-Type: text/plain\n\nold"),
    "drip": raw(_HEAD + b"\r\n", *([b"."] * 300), pause=0.1),
    "drip-head": raw(b"HTTP/1.1 200 OK\r\nX: ", *([b"."] * 300), pause=0.1),
    "endless": raw(_HEAD + b"\r\n", b"bridge " * 10_000, repeat=1_000),
    "mute": raw(b"", pause=30.0),
}
for _path, _play in _PLAYED.items():
    behaviours[_path] = always_so(_play)


@behaviour("slow")
def slow(request: Request, rest: str) -> Raw:
    return raw(b"", _HEAD + b"Content-Length: 2\r\n\r\nhi", pause=float(rest))


class Server:
    """Serves from a thread of its own while it is entered. ``latency`` in seconds; ``tls`` makes it speak TLS."""

    def __init__(
        self, hosts: Sequence[str] = ("127.0.0.1",), latency: float = 0.0, tls: ssl.SSLContext | None = None
    ) -> None:
        self.hosts = tuple(hosts)
        self.latency = latency
        self.port = 0
        self.requests: list[Request] = []
        self.connections = 0
        self.in_flight: Counter[str] = Counter()
        self.peak: Counter[str] = Counter()  # by address, and ``all``
        self._tls = tls
        self._servers: list[asyncio.Server] = []
        self._loop = asyncio.new_event_loop()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._ready.set()
        self._loop.run_forever()
        for server in self._servers:
            server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.01))
        self._loop.close()

    async def _listen(self) -> None:
        for host in self.hosts:
            server = await asyncio.start_server(self._serve, host, self.port, ssl=self._tls, backlog=500)
            self._servers.append(server)
            self.port = server.sockets[0].getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        ip = writer.get_extra_info("sockname")[0]
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while first := await reader.read(1):
                if first == b"\x16":  # the beginning of TLS, to one who speaks none
                    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    break
                if not await self._one(ip, first + await reader.readuntil(b"\r\n\r\n"), writer):
                    break
        writer.close()

    async def _one(self, ip: str, head: bytes, writer: asyncio.StreamWriter) -> bool:
        first, *lines = head.decode("latin-1").rstrip().split("\r\n")
        method, path, _ = first.split(" ")
        self._counts[ip, path] += 1
        fields = dict(line.split(": ", 1) for line in lines)
        request = Request(ip, method, path, {key.lower(): fields[key] for key in fields}, self._counts[ip, path])
        self.requests.append(request)
        self._flies(ip, 1)
        try:
            if self.latency:
                await asyncio.sleep(self.latency)
            name, _, rest = path.partition("?")[0].lstrip("/").partition("/")
            play = behaviours.get(name)
            reply = play(request, rest) if play else Reply(404, MISSING)
            if not isinstance(reply, Reply):
                await reply(writer)
                return False
            writer.write(_written(request, reply))
        finally:
            self._flies(ip, -1)
        await writer.drain()
        return not reply.close

    def _flies(self, ip: str, by: int) -> None:
        for name in (ip, "all"):
            self.in_flight[name] += by
            self.peak[name] = max(self.peak[name], self.in_flight[name])


def _written(request: Request, reply: Reply) -> bytes:
    phrase = HTTPStatus(reply.status).phrase if reply.status in set(HTTPStatus) else "Unheard Of"
    head = [f"HTTP/1.1 {reply.status} {phrase}", "Content-Type: text/html"]
    if "Content-Length" not in dict(reply.headers):
        head.append(f"Content-Length: {len(reply.body)}")
    head += [f"{name}: {value}" for name, value in reply.headers]
    body = b"" if request.method == "HEAD" else reply.body
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body


def main() -> None:
    """``server.py HOSTS LATENCY``: prints its port; a line on standard input is answered with what was seen, and forgotten."""
    hosts = tuple(f"127.0.0.{number}" for number in range(1, int(sys.argv[1]) + 1))
    with Server(hosts, float(sys.argv[2])) as server:
        print(server.port, flush=True)
        for _ in sys.stdin:
            seen = {"requests": len(server.requests), "connections": server.connections, "peak": dict(server.peak)}
            print(json.dumps(seen), flush=True)
            server.requests.clear()
            server.peak.clear()
            server._counts.clear()
            server.connections = 0


if __name__ == "__main__":
    main()
