"""A whole run: what is asked how often, in which order, and what is known when it ends early."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from claimscan.web.identifiers import arxiv_target, doi_target
from claimscan.web.model import Answer, Limits, Question, Target
from claimscan.web.network import Network
from claimscan.web.politeness import START
from claimscan.web.run import Run
from web.names import Names, QuickClock, ask_all
from web.server import Server

LIMITS = Limits(connect=10, read=10, chain=20)  # for machines that are busy
HASTY = Limits(connect=0.5, read=0.4, chain=0.8)
HOSTS = {"bridges.example": ("127.0.0.1",), "lamps.example": ("127.0.0.2",), "quay.example": ("127.0.0.3",)}


@pytest.fixture(scope="module")
def serving() -> Iterator[Server]:
    with Server(("127.0.0.1", "127.0.0.2", "127.0.0.3"), latency=0.005) as server:
        yield server


@pytest.fixture
def server(serving: Server) -> Server:
    serving.requests.clear()
    serving.peak.clear()
    serving._counts.clear()
    return serving


@pytest.fixture
def limits() -> Limits:
    return LIMITS


hasty = pytest.mark.parametrize("limits", [HASTY], ids=[""])


@pytest.fixture
def network(limits: Limits) -> Iterator[Network]:
    names: dict[str, tuple[str, ...] | None] = {**HOSTS, "busy.example": None}
    with Network(limits, Names(names), allow_hosts=tuple(HOSTS)) as asker:
        yield asker


def target(url: str, *alternatives: str, key: str = "") -> Target:
    return Target(key or url, "url", url, url, alternatives=alternatives)


def at(server: Server, path: str, host: str = "bridges.example") -> str:
    return f"http://{host}:{server.port}{path}"


def ran(network: Network, *targets: Target, limits: Limits = LIMITS) -> dict[str, tuple[Answer, ...]]:
    return dict(ask_all(targets, network, limits, clock=QuickClock()))


def seen(answers: tuple[Answer, ...]) -> list[int | str | None]:
    return [answer.failure or answer.status for answer in answers]


LOOKS = [  # path, what each look saw, how often it was asked
    ("/ok", [200], 1),
    ("/s/404", [404, 404], 2),
    ("/s/410", [410, 410], 2),
    ("/s/403", [403], 1),
    ("/s/999", [999], 1),
    ("/s/500", [500, 500], 2),
    ("/once/500", [500, 200], 2),
    ("/once/503", [503, 200], 2),
    ("/once/404", [404, 200], 2),
    ("/once/429/1", [200], 2),
    ("/once/429", [200], 2),
    ("/once/429/-5", [200], 2),
    ("/once/429/soon", [200], 2),
    ("/once/503/2", [200], 2),
    ("/date", [200], 2),
    ("/always/429/2", ["rate-limited"], 6),
    ("/always/429", ["rate-limited"], 6),
    ("/always/429/999999", ["rate-limited"], 1),
    ("/always/503/999999", ["rate-limited"], 1),
    ("/reset", ["reset", "reset"], 2),
    ("/redir/3", [200], 0),
    ("/loop", ["redirect-loop"], 1),
]


@pytest.mark.parametrize(("path", "looks", "requests"), LOOKS)
def test_looks(network: Network, server: Server, path: str, looks: list[int | str], requests: int) -> None:
    answers = ran(network, target(at(server, path)))
    assert seen(answers[at(server, path)]) == looks
    assert server.paths().count(path) == requests or not requests


@hasty
def test_silence_is_listened_to_twice(network: Network, server: Server) -> None:
    answers = ran(network, target(at(server, "/mute")))
    assert seen(answers[at(server, "/mute")]) == ["timeout", "timeout"]


def test_names_are_looked_up_twice_and_no_more(server: Server) -> None:
    names = Names({**HOSTS, "busy.example": None})
    with Network(LIMITS, names, allow_hosts=tuple(HOSTS)) as network:
        urls = [f"http://{host}/{number}" for host in ("gone.example", "busy.example") for number in range(20)]
        answers = ran(network, *map(target, urls), target(at(server, "/ok")))
        assert {tuple(seen(answers[url])) for url in urls[:20]} == {("no-such-host", "no-such-host")}
        assert {tuple(seen(answers[url])) for url in urls[20:]} == {("resolver", "resolver")}
    assert names.asked == {"bridges.example": 1, "gone.example": 2, "busy.example": 2}


def test_equal_addresses_are_asked_once(network: Network, server: Server) -> None:
    urls = [
        at(server, "/ok"),
        at(server, "/ok#part"),
        at(server, "/a/../ok"),
        f"HTTP://u:p@Bridges.Example:{server.port}/ok",
    ]
    answers = ran(network, *map(target, urls))
    assert [seen(answers[url]) for url in urls] == [[200]] * 4
    assert server.paths() == ["/ok"]


def test_alternatives_are_tried_in_order_until_one_is_there(network: Network, server: Server) -> None:
    broken = target(at(server, "/s/404"), at(server, "/s/410"), at(server, "/ok"), at(server, "/never"))
    assert [(answer.url.rpartition("/")[2], answer.status) for answer in ran(network, broken)[broken.key]] == [
        ("404", 404),
        ("410", 410),
        ("ok", 200),
    ]
    assert server.paths() == ["/s/404", "/s/410", "/ok"]


def test_if_all_alternatives_are_dead_each_is_asked_once_more(network: Network, server: Server) -> None:
    broken = target(at(server, "/s/404"), at(server, "/s/410"))
    assert seen(ran(network, broken)[broken.key]) == [404, 410, 404, 410]


def test_alternatives_of_what_is_there_are_not_asked(network: Network, server: Server) -> None:
    assert seen(ran(network, target(at(server, "/s/403"), at(server, "/ok")))[at(server, "/s/403")]) == [403]
    assert server.paths() == ["/s/403"]


def test_second_looks_wait_and_use_a_new_connection(network: Network, server: Server) -> None:
    clock, before = QuickClock(), server.connections
    ask_all([target(at(server, "/s/404")), target(at(server, "/once/500"))], network, LIMITS, clock=clock)
    assert [round(wait) for wait in clock.waits] == [LIMITS.confirm, LIMITS.cool_down - LIMITS.confirm]
    assert server.connections - before == 4


def test_a_pause_is_for_the_whole_site_and_just_as_long_as_asked(network: Network, server: Server) -> None:
    clock = QuickClock()
    urls = [at(server, f"/once/429/7/{number}") for number in range(3)]
    answers = ask_all(map(target, urls), network, LIMITS, clock=clock)
    assert [seen(answers[url]) for url in urls] == [[200]] * 3
    assert [answers[url][0].tries for url in urls] == [2, 2, 2]
    assert round(sum(clock.waits), 1) == 7.0


def test_a_site_that_wants_no_more_is_left_alone_and_others_go_on(network: Network, server: Server) -> None:
    refused = [at(server, f"/always/429/3600/{number}") for number in range(50)]
    fine = [at(server, f"/ok/{number}", "lamps.example") for number in range(50)]
    answers = ran(network, *map(target, refused + fine))
    assert {tuple(seen(answers[url])) for url in refused} == {("rate-limited",)}
    assert {tuple(seen(answers[url])) for url in fine} == {(200,)}
    assert len([request for request in server.requests if request.ip == "127.0.0.1"]) <= START


def test_one_address_that_is_refused_for_ever_takes_nothing_from_the_others(network: Network, server: Server) -> None:
    paths = ["/always/429/2", "/s/404", "/once/500", "/ok"]
    answers = ran(network, *(target(at(server, path)) for path in paths))
    assert [seen(answers[at(server, path)]) for path in paths] == [["rate-limited"], [404, 404], [500, 200], [200]]


def test_a_site_that_wants_no_more_gets_no_second_look_and_what_is_known_stands(
    network: Network, server: Server
) -> None:
    paths = ["/s/404", "/reset", "/slow/0.1", "/always/429/3600"]
    answers = ran(network, *(target(at(server, path)) for path in paths))
    assert [seen(answers[at(server, path)]) for path in paths] == [[404], ["reset"], [200], ["rate-limited"]]


def test_redirects_take_their_turn_at_the_site_they_lead_to(network: Network, server: Server) -> None:
    """A hundred addresses of two sites that all lead to a third."""
    leading = f"/to/http%3A%2F%2Fquay.example%3A{server.port}%2Fok"
    urls = [
        at(server, f"{leading}%2F{number}", host)
        for number in range(50)
        for host in ("bridges.example", "lamps.example")
    ]
    answers = ran(network, *map(target, urls))
    assert {tuple(seen(found)) for found in answers.values()} == {(200,)}
    assert server.peak["127.0.0.3"] <= network.sites["quay.example"].limit


def test_never_more_in_flight_than_a_site_has_shown_to_bear(network: Network) -> None:
    with Server(latency=0.005) as server:
        urls = [at(server, f"/ok/{number}") for number in range(100)]
        assert len(ran(network, *map(target, urls))) == 100
        assert START < server.peak["127.0.0.1"] <= network.sites["bridges.example"].limit <= START + 10


def test_subdomains_share_one_limit() -> None:
    hosts = [f"h{number}.tram.example" for number in range(30)]
    names = Names(dict.fromkeys(hosts, ("127.0.0.1",)))
    with Server(latency=0.005) as server, Network(LIMITS, names, allow_hosts=hosts) as network:
        ran(network, *(target(at(server, "/ok", host)) for host in hosts))
        assert server.peak["all"] <= START + 5
    assert set(network.sites) == {"tram.example"}


def test_nobody_waits_for_one_slow_site(network: Network, server: Server) -> None:
    """More silent addresses than threads, all of one site."""
    slow = [at(server, f"/slow/0.2/{number}") for number in range(12)]
    fine = [at(server, f"/ok/{number}", "lamps.example") for number in range(30)]
    few = LIMITS._replace(workers=8)
    ran(network, *map(target, slow + fine), limits=few)
    last_fine = max(index for index, request in enumerate(server.requests) if request.ip == "127.0.0.2")
    assert last_fine < len(server.requests) - 1


@hasty
def test_a_site_that_answers_nobody_does_not_hold_the_run(network: Network, server: Server) -> None:
    urls = [at(server, f"/mute/{number}") for number in range(60)]
    start = time.monotonic()
    answers = ran(network, *map(target, urls))
    assert time.monotonic() - start < 60 * HASTY.read / START
    assert {tuple(seen(answers[url])) for url in urls} == {("timeout",), ("timeout", "timeout")}
    assert len(server.requests) < 20


def test_the_deadline(network: Network, server: Server) -> None:
    urls = [at(server, "/mute"), at(server, "/ok", "lamps.example")]
    start = time.monotonic()
    answers = ask_all(map(target, urls), network, LIMITS._replace(run=0.2))
    assert time.monotonic() - start < 5
    assert [seen(answers[url]) for url in urls] == [["deadline"], [200]]


def test_the_deadline_is_not_overslept(network: Network, server: Server) -> None:
    start = time.monotonic()
    answers = ask_all([target(at(server, "/once/429/30"))], network, LIMITS._replace(run=0.2))
    assert time.monotonic() - start < 5
    assert seen(answers[at(server, "/once/429/30")]) == ["deadline"]


def test_what_is_known_when_the_user_ends_the_run(network: Network, server: Server) -> None:
    urls = [at(server, "/mute"), at(server, "/ok", "lamps.example"), at(server, "/s/404", "quay.example")]

    def progress(done: int, total: int) -> None:
        if done == 2 < total:
            raise KeyboardInterrupt

    answers = ask_all(map(target, urls), network, LIMITS, progress=progress)
    assert [seen(answers[url]) for url in urls] == [["interrupted"], [200], [404]]
    assert answers[urls[0]][0].url == urls[0]


def test_ended_before_it_began(network: Network, server: Server) -> None:
    answers = ask_all([target(at(server, "/ok"))], network, LIMITS._replace(run=0.0))
    assert seen(answers[at(server, "/ok")]) == ["deadline"]
    assert ask_all([], network, LIMITS) == {}


def test_without_a_network_it_gives_up_early() -> None:
    names: dict[str, tuple[str, ...] | None] = {f"town{number}.example": None for number in range(200)}
    resolver = Names(names)
    with Network(LIMITS._replace(workers=4), resolver) as network:
        urls = [f"http://{name}/" for name in names]
        clock = QuickClock()
        answers = ask_all(map(target, urls), network, network.limits, clock=clock)
    assert len(answers) == 200
    assert {tuple(seen(found)) for found in answers.values()} == {("resolver",), ("no-network",)}
    assert sum(resolver.asked.values()) < 20
    assert clock.waits == []


def test_one_host_that_answers_shows_that_there_is_a_network(server: Server) -> None:
    names: dict[str, tuple[str, ...] | None] = {f"town{number}.example": None for number in range(30)}
    names["bridges.example"] = ("127.0.0.1",)
    with Network(LIMITS._replace(workers=1), Names(names), allow_hosts=("bridges.example",)) as network:
        urls = [at(server, "/ok"), *(f"http://{name}/" for name in names if name.startswith("town"))]
        answers = ran(network, *map(target, urls), limits=network.limits)
    assert [seen(answers[url]) for url in urls] == [[200], *([["resolver", "resolver"]] * 30)]


class Recording:
    """Plays what was heard."""

    def __init__(self) -> None:
        self.heard: dict[Question, list[Answer]] = {}

    def hear(self, question: Question, answer: Answer) -> None:
        self.heard.setdefault(question, []).append(answer)

    def ask(self, question: Question) -> Answer:
        return self.heard[question].pop(0)


def test_what_was_heard_can_be_played_again(network: Network, server: Server) -> None:
    recording = Recording()
    paths = ("/ok", "/s/404", "/once/500", "/reset", "/cookie", "/once/429/1/x")
    closed = (f"http://lamps.example:{server.port}{path}" for path in ("/s/404", "/always/429/99", "/reset"))
    targets = [
        *(target(at(server, path)) for path in paths),
        *map(target, closed),
        target("http://gone.example/", at(server, "/ok")),
        target("ftp://a.example/"),
    ]
    live = ask_all(targets, network, LIMITS, clock=QuickClock(), heard=recording.hear)
    start = time.monotonic()
    assert ask_all(targets, recording, LIMITS) == live
    assert time.monotonic() - start < 3


def test_questions_without_a_second_look(network: Network, server: Server) -> None:
    questions = [Question(at(server, "/s/404")), Question(at(server, "/ok"), "HEAD")]
    run: Run[Answer] = Run(network, LIMITS, lambda _, answer: answer)
    assert [answer.status for answer in run.each(questions).values()] == [404, 200]
    assert [request.method for request in server.requests] in (["GET", "HEAD"], ["HEAD", "GET"])


def test_identifiers_are_asked_of_their_service(network: Network, server: Server) -> None:
    service = at(server, "/api/handles/")
    known, missing = doi_target("10.1234/Bridge.12", ("s1",), service), doi_target("10.1234/missing", (), service)
    assert known == Target("doi:10.1234/bridge.12", "doi", f"{service}10.1234/bridge.12", "10.1234/Bridge.12", ("s1",))
    answers = ran(network, known, missing)
    assert seen(answers["doi:10.1234/bridge.12"]) == [200]
    assert b'"responseCode": 1' in answers["doi:10.1234/bridge.12"][0].body
    assert seen(answers["doi:10.1234/missing"]) == [404, 404]


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1000/182", "https://doi.org/api/handles/10.1000/182"),
        ("10.1002/(SICI)1097-0258(1998)17:15<1661::AID>3.0.CO;2-2",
         "https://doi.org/api/handles/10.1002/(sici)1097-0258(1998)17:15%3C1661::aid%3E3.0.co;2-2"),
        ("10.1000/a?b#c", "https://doi.org/api/handles/10.1000/a%3Fb%23c"),
    ],
)  # fmt: skip
def test_addresses_of_dois(doi: str, url: str) -> None:
    assert doi_target(doi).url == url


def test_addresses_of_arxiv() -> None:
    assert arxiv_target("2101.01234v2").url == "https://export.arxiv.org/abs/2101.01234v2"
    assert arxiv_target("hep-th/9901001").key == "arxiv:hep-th/9901001"
