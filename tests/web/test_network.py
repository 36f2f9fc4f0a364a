"""One address asked over a real connection: every behaviour of servers, and every way to lead a client astray."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from claimscan.errors import BadSettings
from claimscan.web.agent import user_agent
from claimscan.web.faults import NoAnswer
from claimscan.web.model import Answer, Limits, Question
from claimscan.web.network import Network
from claimscan.web.normal import place
from claimscan.web.resolver import Allowed, LookupFailed, NoNetwork, NoSuchHost, SystemResolver, Vetting
from claimscan.web.transport import proxies
from web.names import Names
from web.server import LOGIN, MISSING, PAGE, Server

PATIENT = Limits(connect=10, read=10, chain=20)  # for machines that are busy
HASTY = Limits(connect=0.5, read=0.4, chain=0.8)
HOST, OTHER = "bridges.example", "lamps.example"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", "127.0.0.2")) as serving:
        yield serving


@pytest.fixture
def limits() -> Limits:
    return PATIENT


hasty = pytest.mark.parametrize("limits", [HASTY], ids=[""])


@pytest.fixture
def network(server: Server, limits: Limits) -> Iterator[Network]:
    server.requests.clear()
    server._counts.clear()
    names = Names(
        {
            HOST: ("127.0.0.1",),
            OTHER: ("127.0.0.2",),
            "inward.example": ("127.0.0.1",),
            "half.example": ("93.184.215.14", "127.0.0.1"),
            "mapped.example": ("::ffff:127.0.0.1",),
            "busy.example": None,
            "empty.example": (),
        }
    )
    with Network(limits, names, allow_hosts=(HOST, OTHER)) as asker:
        yield asker


def ask(network: Network, server: Server, path: str, host: str = HOST) -> Answer:
    return network.ask(Question(f"http://{host}:{server.port}{path}"))


ANSWERED = [  # path, status, where it ended, how many responses, body
    ("/ok", 200, "/ok", 1, PAGE),
    ("/s/404", 404, "/s/404", 1, b"so it is"),
    ("/s/410", 410, "/s/410", 1, b"so it is"),
    ("/s/403", 403, "/s/403", 1, b"so it is"),
    ("/s/500", 500, "/s/500", 1, b"so it is"),
    ("/s/999", 999, "/s/999", 1, b"so it is"),
    ("/s/204", 204, "/s/204", 1, b""),
    ("/s/304", 304, "/s/304", 1, b""),
    ("/429", 429, "/429", 1, b"later"),
    ("/soft404", 200, "/soft404", 1, MISSING),
    ("/to404", 200, "/404.html", 2, MISSING),
    ("/tologin", 200, "/login?next=%2Fbridges", 2, LOGIN),
    ("/toroot", 200, "/", 2, b"<title>Merrow Gazette</title><p>Today's front page."),
    ("/redir/3", 200, "/redir/0", 4, PAGE),
    ("/redir/15", 200, "/redir/0", 16, PAGE),
    ("/nowhere", 302, "/nowhere", 1, b""),
    ("/cookie", 200, "/cookie", 2, PAGE),
    ("/uablock", 200, "/uablock", 1, PAGE),
    ("/early", 200, "/early", 1, b"hi"),
    ("/chunked", 200, "/chunked", 1, b"abcde"),
    ("/unsaid", 200, "/unsaid", 1, b"until the end"),
    ("/bare", 200, "/bare", 1, b"old"),
    ("/gzip", 200, "/gzip", 1, PAGE),
    ("/members", 200, "/members", 1, PAGE + PAGE),
    ("/deflate", 200, "/deflate", 1, PAGE),
    ("/bare-deflate", 200, "/bare-deflate", 1, PAGE),
    ("/slow/0.2", 200, "/slow/0.2", 1, b"hi"),
    ("/headers/90/500", 200, "/headers/90/500", 1, PAGE),
]


@pytest.mark.parametrize(("path", "status", "final", "hops", "body"), ANSWERED)
def test_answers(network: Network, server: Server, path: str, status: int, final: str, hops: int, body: bytes) -> None:
    answer = ask(network, server, path)
    assert (answer.failure, answer.status, answer.body, answer.truncated) == (None, status, body, False)
    assert answer.url == f"http://{HOST}:{server.port}{path}"
    assert answer.final == f"http://{HOST}:{server.port}{final}"
    assert len(answer.hops) == hops


def test_a_wall_says_so_in_its_headers(network: Network, server: Server) -> None:
    answer = ask(network, server, "/cf")
    assert (answer.status, answer.header("cf-mitigated")) == (403, "challenge")


CUT = [  # path, bytes that came, what is said of it
    ("/big", 256 * 1024, ""),
    ("/bomb", 256 * 1024, ""),
    ("/bomb/2", 256 * 1024, ""),
    ("/endless", 256 * 1024, ""),
    ("/short", 9, "the body broke off: HTTPException"),
    ("/bad-chunk", 3, "the body broke off: IncompleteRead"),
]


@pytest.mark.parametrize(("path", "size", "detail"), CUT)
def test_a_body_that_is_cut_is_still_an_answer(
    network: Network, server: Server, path: str, size: int, detail: str
) -> None:
    answer = ask(network, server, path)
    assert (answer.status, len(answer.body), answer.truncated, answer.detail) == (200, size, True, detail)


@hasty
def test_a_body_in_drops_ends_with_the_time_for_the_chain(network: Network, server: Server) -> None:
    start = time.monotonic()
    answer = ask(network, server, "/drip")
    assert HASTY.chain < time.monotonic() - start < 10 * HASTY.chain
    assert (answer.status, answer.truncated, answer.detail) == (200, True, "the body broke off: TimeoutError")


@pytest.mark.parametrize(
    ("path", "detail"),
    [("/br", "sent in an unknown coding: br"), ("/bomb/4", "sent in an unknown coding: gzip, gzip, gzip, gzip")],
)
def test_codings_that_were_not_offered(network: Network, server: Server, path: str, detail: str) -> None:
    answer = ask(network, server, path)
    assert (answer.status, answer.body, answer.truncated, answer.detail) == (200, b"", False, detail)


def test_damaged_gzip_gives_what_it_has(network: Network, server: Server) -> None:
    body = ask(network, server, "/cut-gzip").body
    assert body
    assert PAGE.startswith(body)


FAILED = [  # path, failure, what is said of it
    ("/reset", "reset", "bridges.example cut the connection"),
    ("/nohttp", "protocol", "bridges.example does not speak HTTP: 220 mail.example ready"),
    ("/interim", "protocol", "the headers of bridges.example have no end"),
    ("/headers/1/100000", "protocol", "the headers of bridges.example have no end"),
    ("/headers/50/5000", "protocol", "the headers of bridges.example have no end"),
    ("/headers/10000/1", "protocol", "bridges.example does not speak HTTP: got more than 100 headers"),
    ("/loop", "redirect-loop", "redirected to http://bridges.example:PORT/loop again"),
    ("/redir/25", "too-many-redirects", "more than 20 redirects"),
    ("/crlf", "bad-redirect", "redirected to what is no address"),
    ("/to/http%3A%2F%2F", "bad-redirect", "redirected to what is no address"),
    ("/to/file%3A%2F%2F%2Fetc%2Fpasswd", "scheme", "redirected to file:, which is not asked"),
    ("/to/ftp%3A%2F%2Flamps.example%2F", "scheme", "redirected to ftp:, which is not asked"),
    ("/to/gopher%3A%2F%2Flamps.example%2F", "scheme", "redirected to gopher:, which is not asked"),
    ("/to/data%3Atext%2Fhtml,hello", "scheme", "redirected to data:, which is not asked"),
    ("/to/javascript%3Aalert(1)", "scheme", "redirected to javascript:, which is not asked"),
    ("/to/http%3A%2F%2Flamps.example%3A22%2F", "port", "port 22 is not one of web servers"),
    ("/to/http%3A%2F%2F127.0.0.2%2F", "private-address", "127.0.0.2 is at 127.0.0.2, which is not on the public internet"),
    ("/to/http%3A%2F%2Finward.example%2F", "private-address", "inward.example is at 127.0.0.1, which is not on the public internet"),
    ("/to/http%3A%2F%2F169.254.169.254%2Flatest", "private-address", "169.254.169.254 is at 169.254.169.254, which is not on the public internet"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "failure", "detail"), FAILED)
def test_failures(network: Network, server: Server, path: str, failure: str, detail: str) -> None:
    answer = ask(network, server, path)
    assert (answer.status, answer.failure, answer.detail) == (None, failure, detail.replace("PORT", str(server.port)))
    assert len(server.requests) == len(answer.hops) or not answer.hops


@hasty
@pytest.mark.parametrize("path", ["/mute", "/slow/0.6", "/drip-head"])
def test_silence(network: Network, server: Server, path: str) -> None:
    answer = ask(network, server, path)
    assert (answer.failure, answer.detail) == ("timeout", "bridges.example did not answer in time")


def test_what_is_allowed_is_not_so_for_those_who_lead_there() -> None:
    """A page of the web cannot send anybody into the reader's own network."""
    names = Names({HOST: ("127.0.0.1",), "wiki.corp": ("127.0.0.2",)})
    vetting = Vetting(names, Allowed.of(["wiki.corp"]))
    wiki, web = place("http://wiki.corp:8080/a"), place("http://lamps.example/")
    assert vetting.addresses(wiki, time.monotonic() + 5) == ("127.0.0.2",)
    assert vetting.addresses(wiki, time.monotonic() + 5, before=wiki) == ("127.0.0.2",)
    with pytest.raises(NoAnswer) as caught:
        vetting.addresses(wiki, time.monotonic() + 5, before=web)
    assert caught.value.failure == "private-address"


NOT_ASKED = [
    *((f"http://{host}:8080/", "private-address") for host in (
        "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "１２７.0.0.1", "[::1]", "[::]", "0.0.0.0",
        "localhost", "localhost.", "keeper.localhost", "LOCALHOST", "intranet", "wiki.local", "router.home.arpa",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]", "[fec0::1]",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "inward.example", "half.example", "mapped.example",
    )),
    ("http://[fe80::1%25eth0]/", "bad-url"),
    ("http://no.example/", "no-such-host"),
    ("http://busy.example/", "resolver"),
    ("http://empty.example/", "resolver"),
    ("http://bridges.example:22/", "port"),
    ("http://bridges.example:25/", "port"),
    ("http://bridges.example:6379/", "port"),
    ("http://bridges.example:11211/", "port"),
    ("ftp://bridges.example/", "scheme"),
    ("bridges", "bad-url"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "failure"), NOT_ASKED)
def test_nothing_is_sent(network: Network, server: Server, url: str, failure: str) -> None:
    answer = network.ask(Question(url))
    assert (answer.failure, answer.hops, server.requests) == (failure, (), [])
    assert answer.detail


def test_the_vetted_address_is_dialled_and_the_name_is_not_looked_up_again(server: Server) -> None:
    """A name whose second answer is another one."""
    names = Names({HOST: ("127.0.0.1",)})
    with Network(PATIENT, names, allow_hosts=(HOST,)) as network:
        assert ask(network, server, "/redir/2").status == 200
        names.names[HOST] = ("127.0.0.2",)
        assert ask(network, server, "/ok").status == 200
    assert names.asked == {HOST: 1}


def test_a_silent_address_leaves_time_for_the_next(server: Server) -> None:
    names = Names({HOST: ("127.0.0.99", "127.0.0.1")})  # nobody listens at the first
    with Network(PATIENT, names, allow_hosts=(HOST,)) as network:
        assert ask(network, server, "/ok").status == 200


def test_a_closed_port(network: Network) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert network.ask(Question(f"http://{HOST}:{port}/")).failure == "refused"


def test_single_ports_can_be_allowed(server: Server) -> None:
    names = Names({"wiki.corp": ("127.0.0.1",)})
    with Network(PATIENT, names, allow_hosts=(f"wiki.corp:{server.port}", "127.0.0.2")) as network:
        assert ask(network, server, "/ok", "wiki.corp").status == 200
        assert ask(network, server, "/ok", "127.0.0.2").status == 200
        assert network.ask(Question("http://wiki.corp:8080/")).failure == "private-address"


def test_entries_as_users_write_them() -> None:
    allowed = Allowed.of(["Wiki.Corp", "büro.corp:81", " [::1]:8080", "::2", "10.0.0.7:80"])
    assert allowed.entries == {"wiki.corp", "xn--bro-hoa.corp:81", "::1:8080", "::2", "10.0.0.7:80"}
    assert allowed.hosts >= {"wiki.corp", "xn--bro-hoa.corp", "10.0.0.7"}


@pytest.mark.parametrize(
    ("code", "known", "fault"),
    [
        (socket.EAI_NONAME, True, NoSuchHost),
        (socket.EAI_NONAME, False, NoNetwork),
        (socket.EAI_AGAIN, True, LookupFailed),
        (socket.EAI_FAIL, False, LookupFailed),
    ],
)
def test_what_the_systems_resolver_says(
    monkeypatch: pytest.MonkeyPatch, code: int, known: bool, fault: type[Exception]
) -> None:
    def getaddrinfo(name: str, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        if known and name == "doi.org.":
            return [(2, 1, 6, "", ("93.184.215.14", 0))]
        raise socket.gaierror(code, "so it is")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(fault):
        SystemResolver().lookup("bridges.example")


def test_names_are_looked_up_whole_but_for_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def getaddrinfo(name: str, *_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        asked.append(name)
        return [(2, 1, 6, "", (number, 0)) for number in ("10.0.0.1", "10.0.0.2", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    resolver = SystemResolver(frozenset({"wiki.corp"}))
    assert [resolver.lookup(name) for name in ("bridges.example", "lamps.example.", "wiki.corp", "wiki")] == [
        ("10.0.0.1", "10.0.0.2")
    ] * 4
    assert asked == ["bridges.example.", "lamps.example.", "wiki.corp", "wiki"]


def test_what_is_sent(network: Network, server: Server) -> None:
    network.ask(Question(f"http://keeper:secret@{HOST}:{server.port}/ok?q=1#part"))
    (request,) = server.requests
    assert (request.method, request.path) == ("GET", "/ok?q=1")
    assert request.headers == {
        "host": f"{HOST}:{server.port}",
        "user-agent": user_agent(),
        "accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
        "accept-language": "*",
        "accept-encoding": "gzip",
    }


def test_cookies_stay_with_their_host_and_their_chain(network: Network, server: Server) -> None:
    elsewhere = quote(f"http://{OTHER}:{server.port}/ok", safe="")
    assert ask(network, server, "/cookie").status == 200
    assert "cookie" not in server.requests[0].headers
    assert server.requests[1].headers["cookie"] == "seen=yes"
    assert ask(network, server, f"/to/{elsewhere}").status == 200
    assert not [request for request in server.requests[2:] if {"cookie", "referer"} & set(request.headers)]


def test_head_falls_back(network: Network, server: Server) -> None:
    for status in (403, 404, 500, 501):
        answer = network.ask(Question(f"http://{HOST}:{server.port}/nohead/{status}", method="HEAD"))
        assert (answer.status, [hop.status for hop in answer.hops]) == (200, [status, 200])
    assert network.ask(Question(f"http://{HOST}:{server.port}/ok", method="HEAD")).body == b""


def test_connections_serve_again(server: Server) -> None:
    before = server.connections
    with Network(PATIENT, Names({HOST: ("127.0.0.1",)}), allow_hosts=(HOST,)) as network:
        for path in ("/ok", "/chunked-not-there", "/gzip", "/redir/3", "/s/204"):
            assert ask(network, server, path).failure is None
        assert server.connections == before + 1
        chain = network.chain(Question(f"http://{HOST}:{server.port}/ok"), fresh=True)
        assert chain.step() is not None
        assert server.connections == before + 2


def test_what_comes_unasked_is_not_the_next_answer(network: Network, server: Server) -> None:
    assert ask(network, server, "/more").body == b"hi"
    assert ask(network, server, "/ok").body == PAGE


def test_passwords_in_redirects_are_neither_sent_nor_shown(network: Network, server: Server) -> None:
    secret = quote(f"http://keeper:secret@{HOST}:{server.port}/ok", safe="")
    answer = ask(network, server, f"/to/{secret}")
    assert answer.status == 200
    assert answer.hops[0].location == f"http://{HOST}:{server.port}/ok"
    assert "authorization" not in server.requests[1].headers


def test_a_connection_closed_meanwhile_is_no_failure() -> None:
    with Network(PATIENT, Names({HOST: ("127.0.0.1",)}), allow_hosts=(HOST,)) as network:
        with Server() as first:
            port = first.port
            assert ask(network, first, "/ok").status == 200
        again = Server()
        again.port = port
        with again:
            assert ask(network, again, "/ok").status == 200


def test_the_agent_says_who_it_is() -> None:
    assert user_agent("https://gazette.example/robots").endswith("; +https://gazette.example/robots)")
    assert user_agent().startswith("Mozilla/5.0 (compatible; claimscan/")
    for word in ("bot", "link", "check", "crawl", "spider"):
        assert word not in user_agent().lower()
    for contact in ("a\r\nX-Evil: 1", "ann rey", "a)b", "ä"):
        with pytest.raises(BadSettings):
            user_agent(contact)


def test_proxies_are_named() -> None:
    assert proxies({"HTTPS_PROXY": "http://proxy.corp:3128", "no_proxy": "*"}) == ("HTTPS_PROXY",)
    assert proxies({"http_proxy": ""}) == ()
