"""From an article through the network to the verdicts: every behaviour of servers has its right one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from claimscan.check import check
from claimscan.model import Article, replace
from claimscan.rules import RULES
from claimscan.scan import scan_text
from claimscan.web import archives
from claimscan.web.cache import Cache
from claimscan.web.examine import Seen
from claimscan.web.model import Limits
from claimscan.web.network import Network
from claimscan.web.observe import observed
from claimscan.web.recording import Recorder, Replay
from claimscan.web.run import Run
from claimscan.web.survey import Means, plan, survey
from claimscan.web.table import rows
from claimscan.web.targets import Services
from web.names import Names, QuickClock
from web.server import Raw, Reply, Request, Server, behaviour, behaviours

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
HOST = "bridges.example"
OTHER = "lamps.example"
LIMITS = Limits(connect=0.5, read=0.5, chain=1.0, waiting=5.0, run=60.0)
PROSE = (
    b"<p>The bridge was built in 1931 by two hundred men who came from the hills, and most of them stayed in the town. "
    * 20
)

# What the server does, and what is right.
MATRIX = {
    "/ok": "alive ok",
    "/s/404": "dead not-found",
    "/s/410": "dead gone",
    "/s/403": "blocked forbidden",
    "/cf": "blocked bot-wall",
    "/s/999": "blocked bot-wall",
    "/once/429/1/a": "alive ok",
    "/429": "blocked rate-limited",
    "/once/503//a": "alive ok",
    "/nohead/404": "alive ok",
    "/nohead/500": "alive ok",
    "/nohead/403": "alive ok",
    "/soft404": "soft-dead soft-404",
    "/toroot": "soft-dead redirects-to-home",
    "/to404": "soft-dead redirects-to-error",
    "/tologin": "blocked login",
    "/cookie/a": "alive ok",
    "/uablock": "alive ok",
    "/redir/15": "alive many-redirects",
    "/redir/30": "unreachable too-many-redirects",
    "/loop": "unreachable redirect-loop",
    "/s/401": "blocked login",
    "/s/402": "blocked paywall",
    "/s/418": "blocked bot-wall",
    "/s/451": "blocked legal",
    "/s/500": "unreachable server-error",
    "/reset": "unreachable reset",
    "/nohttp": "unreachable protocol",
    "/mute": "unreachable timeout",
    "/moved": "moved moved",
    "/everything/a-long-story": "soft-dead same-as-any",
}


SITES = [
    f"bridge{number}.example" for number in range(len(MATRIX))
]  # one each: what one refuses is not asked of another


@behaviour("moved")
def moved(request: Request, rest: str) -> Reply:
    return Reply(301, b"", (("Location", "/redir/0"),))


@behaviour("everything")
def everything(request: Request, rest: str) -> Reply:
    """Has one page for each address, and calls it so that one may wonder."""
    return Reply(body=b"<title>Page not found</title>" + PROSE)


@behaviour("twice")
def twice(request: Request, rest: str) -> Reply | Raw:
    """Is not there, and says so slowly when it is asked again."""
    return Reply(404) if request.number == 1 else behaviours["slow"](request, "5")


@behaviour("story")
def story(request: Request, rest: str) -> Reply:
    if not rest.isdecimal():
        return Reply(404)
    return Reply(
        body=b"<title>A Bridge for the Delta</title><p>He said: \xe2\x80\x9cWe never counted the men, nor the days.\xe2\x80\x9d"
        + PROSE
    )


@behaviour("archive")
def archive(request: Request, rest: str) -> Reply:
    """``/archive/DAY/URL``: one copy, of a week later."""
    if rest.partition("/")[0] == "20210311120000":
        return Reply()
    return Reply(302, b"", (("Location", f"/archive/20210311120000/{rest.partition('/')[2]}"),))


def _quick(seconds: float) -> None:
    """Nobody waits in tests."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", "127.0.0.2")) as serving:
        yield serving


@pytest.fixture
def means(server: Server) -> Iterator[Callable[..., Means]]:
    server._counts.clear()
    server.requests.clear()
    sites = dict.fromkeys((HOST, *SITES), ("127.0.0.1",))
    names = Names({**sites, OTHER: ("127.0.0.2",), "inward.example": ("127.0.0.1",), "busy.example": None})
    with Network(LIMITS, names, allow_hosts=(*sites, OTHER)) as network:
        yield lambda **changes: Means(
            network,
            LIMITS,
            TODAY,
            clock=QuickClock(),
            sleep=_quick,
            archive=changes.pop("archive", "never"),
            **changes,
        )


def article(*urls: str, title: str = "A Bridge for the Delta") -> Article:
    """One note for each address."""
    marks = "".join(f"The bridge carries {number} trams.[^{number}] " for number in range(1, len(urls) + 1))
    notes = "".join(
        f'\n[^{number}]: Ada Moss, "{title}," Harbour News, March 4, 2021, <{url}>\n'
        for number, url in enumerate(urls, 1)
    )
    return scan_text(f"{marks}\n{notes}", name="bridge.md", today=TODAY)


def at(server: Server, path: str, host: str = HOST) -> str:
    return f"http://{host}:{server.port}{path}"


def everywhere(server: Server, *more: str) -> Article:
    """An article that cites every behaviour, each on a site of its own."""
    urls = (at(server, path, site) for path, site in zip(MATRIX, SITES, strict=True))
    return article(*urls, *more, title="The swing bridge")


def verdicts(seen: dict[str, Seen]) -> dict[str, str]:
    """State and reason by path."""
    return {
        "/" + key.partition("://")[2].partition("/")[2]: f"{one.verdict.state} {one.verdict.reason}"
        for key, one in seen.items()
    }


def run(given: Article, means: Means) -> dict[str, Seen]:
    return survey(plan([given], means), means).seen


def test_every_behaviour_has_its_right_verdict(server: Server, means: Callable[..., Means]) -> None:
    seen = run(everywhere(server), means())
    assert verdicts(seen) == MATRIX
    assert all(one.verdict.confirmed for one in seen.values() if one.verdict.state == "dead")


def test_addresses_that_lead_inward_or_nowhere(server: Server, means: Callable[..., Means]) -> None:
    given = article(
        f"http://inward.example:{server.port}/ok",
        at(server, "/to/" + quote("http://inward.example/ok", safe="")),
        at(server, "/to/" + quote("file:///etc/passwd", safe="")),
        "http://nowhere.example/bridge",
        "http://busy.example/bridge",
        "http://bridges.example:22/bridge",
        at(server, "/ok"),
    )
    assert [f"{one.verdict.state} {one.verdict.reason}" for one in run(given, means()).values()] == [
        "unchecked private-address",
        "unchecked private-address",
        "unchecked scheme",
        "dead no-such-host",
        "unreachable resolver",
        "unchecked port",
        "alive ok",
    ]


def test_identifiers_are_asked_of_those_who_give_them_out(server: Server, means: Callable[..., Means]) -> None:
    text = "A.[^1] B.[^2]\n\n[^1]: Ada Moss, “Rivers,” *Delta* 3 (2021), doi:10.5555/rivers.12\n\n[^2]: Ole Lind, “Mud,” *Delta* 4 (2022), https://doi.org/10.5555/missing\n"
    given = scan_text(text, name="bridge.md", today=TODAY)
    seen = run(given, means(services=Services(doi=at(server, "/api/handles/"))))
    assert {key: (one.verdict.state, one.verdict.reason, one.verdict.confirmed) for key, one in seen.items()} == {
        "doi:10.5555/rivers.12": ("alive", "registered", False),
        "doi:10.5555/missing": ("dead", "not-registered", True),
    }


def test_quotations_titles_and_parts(server: Server, means: Callable[..., Means]) -> None:
    url = at(server, "/story/1")
    text = (
        f'The mayor said "we never counted the men, nor the days."[^1] He also said "nobody here has ever seen a tram."[^2]\n\n'
        f'[^1]: Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <{url}>\n\n'
        f'[^2]: Ada Moss, "Ten Thousand Small Lamps," Harbour News, March 4, 2021, <{url}#lamps>\n'
    )
    given = scan_text(text, name="bridge.md", today=TODAY)
    planned = plan([given], means())
    live = observed(given, planned.articles[0][1], survey(planned, means()).seen)
    assert [(fact.rule, fact.fault.note, fact.fault.source) for fact in live] == [
        ("missing-fragment", "n2", "s2"),
        ("live-title-mismatch", "n2", "s2"),
        ("quotation-not-found", "n2", None),
    ]
    assert [request.path for request in server.requests].count("/story/1") == 1
    start = live[2].fault.spans[0].start
    assert text[start:].startswith('"nobody here has ever seen a tram."')


def test_what_is_gone_comes_with_its_copy(server: Server, means: Callable[..., Means]) -> None:
    base = at(server, "/archive/{day}/{url}", OTHER)
    seen = run(article(at(server, "/s/404"), at(server, "/ok")), means(archive="dead", archive_base=base))
    dead, alive = seen.values()
    assert dead.verdict.archived == at(server, "/archive/20210311120000/" + at(server, "/s/404"), OTHER)
    assert (dead.verdict.archived_at, alive.verdict.archived) == ("2021-03-11", None)
    assert [request.path.split("/")[2] for request in server.requests if request.path.startswith("/archive")] == [
        "20210304120000",
        "20210311120000",
    ]
    both = run(article(at(server, "/s/404"), at(server, "/ok")), means(archive="all", archive_base=base))
    assert all(one.verdict.archived for one in both.values())


def test_an_archive_that_does_not_answer_is_left_alone(server: Server, means: Callable[..., Means]) -> None:
    given = article(
        *(at(server, f"/s/404/{number}") for number in range(5)),
        *(at(server, f"/gone/{number}") for number in range(5)),
    )
    run(given, means(archive_base=at(server, "/reset/{url}", OTHER), archive="all"))
    assert len({request.path for request in server.requests if request.path.startswith("/reset")}) == 2


def test_without_a_network_nothing_is_called_dead(means: Callable[..., Means]) -> None:
    given = article(*(f"http://nowhere{number}.example/a" for number in range(4)))
    assert {f"{one.verdict.state} {one.verdict.reason}" for one in run(given, means()).values()} == {
        "unchecked no-network"
    }


def test_memory(server: Server, means: Callable[..., Means], tmp_path: Path) -> None:
    given = article(at(server, "/ok"), at(server, "/s/404"), at(server, "/s/403"))
    for number in (1, 2, 3):
        cache = Cache(tmp_path, NOW)
        seen = list(run(given, means(cache=cache)).values())
        cache.close()
        assert not cache.troubles
        assert [one.verdict.cached for one in seen] == [number > 1, False, False]
        assert [one.verdict.strikes for one in seen] == [0, number, 0]
        assert seen[1].verdict.first_failed
    paths = [request.path for request in server.requests]
    assert (paths.count("/ok"), paths.count("/s/403")) == (1, 3)
    shown = list(
        rows(plan([given], means()).articles, plan([given], means()).targets, {one.verdict.target: one for one in seen})
    )
    assert [row["verdict"] for row in shown] == ["dead", "blocked", "alive"]
    assert "it has failed in 3 runs since 2" in shown[0]["explanation"]


def test_a_new_quotation_asks_again(server: Server, means: Callable[..., Means], tmp_path: Path) -> None:
    cache = Cache(tmp_path, NOW)
    url = at(server, "/story/2")
    run(article(url), means(cache=cache))
    quoting = scan_text(
        f'He said "we never counted the men, nor the days."[^1]\n\n[^1]: Ada Moss, "A Bridge for the Delta," Harbour News, 2021, <{url}>\n',
        name="bridge.md", today=TODAY,
    )  # fmt: skip
    for _ in range(2):
        assert [one.passages[0][1].state for one in run(quoting, means(cache=cache)).values()] == ["found"]
    assert [request.path for request in server.requests].count("/story/2") == 2


def _never(seconds: float) -> None:
    pytest.fail("a recording need not be waited for")


def judged(given: Article, means: Means) -> Article:
    planned = plan([given], means)
    live = observed(given, planned.articles[0][1], survey(planned, means).seen)
    given = replace(given, live=live)
    return replace(given, findings=check(given, tuple(RULES.values()), TODAY))


def test_a_replay_says_the_same_without_a_network(server: Server, means: Callable[..., Means], tmp_path: Path) -> None:
    given = everywhere(server, "http://nowhere.example/a", f"http://inward.example:{server.port}/ok")
    base = at(server, "/archive/{day}/{url}", OTHER)
    file = tmp_path / "answers.jsonl"
    with Recorder(file) as recorder:
        recorded = means(heard=recorder.heard, archive="all", archive_base=base)
        first = run(given, recorded)
    count = len(server.requests)
    for _ in range(2):
        replay = Means(Replay(file), LIMITS, TODAY, archive="all", archive_base=base, sleep=_never)
        assert run(given, replay) == first
    assert len(server.requests) == count
    replayed = judged(given, Means(Replay(file), LIMITS, TODAY, archive="all", archive_base=base))
    assert {finding.rule for finding in replayed.findings if finding.code[0] == "L"} >= {
        "dead-link", "soft-404", "moved-link", "blocked-link", "login-wall", "unreachable-link", "unchecked-link",
        "long-redirect-chain", "live-redirects-to-home",
    }  # fmt: skip
    other = run(article("http://lamps.example/new"), Means(Replay(file), LIMITS, TODAY))
    assert [one.verdict.reason for one in other.values()] == ["not-recorded"]


def test_the_end_of_a_run_keeps_what_is_known(server: Server, means: Callable[..., Means]) -> None:
    told: list[int] = []

    def stop(done: int, total: int) -> None:
        told.append(done)
        if sum(one > 0 for one in told) == 1:
            raise KeyboardInterrupt

    given = article(
        at(server, "/ok"),
        *(at(server, f"/slow/0.{number}", site) for number, site in zip((7, 8, 9), SITES, strict=False)),
    )
    stopping = means(progress=stop)
    seen, ended = survey(plan([given], stopping), stopping)
    assert ended
    assert {one.verdict.state for one in seen.values()} == {"alive", "unchecked"}


def test_ended_in_the_second_look(server: Server, means: Callable[..., Means]) -> None:
    """The first look's verdict stands, and no more is asked."""

    def stop(done: int, total: int) -> None:
        if server.paths().count("/once/404/a") == 2:
            raise KeyboardInterrupt

    stopping = means(progress=stop, archive="all", archive_base=at(server, "/archive/{day}/{url}", OTHER))
    given = article(at(server, "/once/404/a"), at(server, "/twice/slow", SITES[0]))
    seen, ended = survey(plan([given], stopping), stopping)
    assert ended
    assert [f"{one.verdict.state} {one.verdict.confirmed}" for one in seen.values()] in (
        ["dead False", "dead False"],
        ["alive False", "dead False"],
    )
    assert not any(path.startswith("/archive") for path in server.paths())


def test_ended_while_the_archive_is_asked(server: Server, means: Callable[..., Means]) -> None:
    def stop(done: int, total: int) -> None:
        if any(path.startswith("/archive") for path in server.paths()):
            raise KeyboardInterrupt

    stopping = means(progress=stop, archive="all", archive_base=at(server, "/archive/{day}/{url}", OTHER))
    given = article(at(server, "/ok"), at(server, "/ok/2"))
    seen, ended = survey(plan([given], stopping), stopping)
    assert ended
    assert [one.verdict.archived is not None for one in seen.values()] == [True, False]


def test_what_is_certain_is_kept_before_the_run_ends(
    server: Server, means: Callable[..., Means], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that are there at once; not those under suspicion, nor what is looked at twice."""
    monkeypatch.setattr("claimscan.web.looking._PAUSE", 0.0)
    given = article(
        at(server, "/ok"), at(server, "/s/404"), at(server, "/everything/a", SITES[0]),
        title="The swing bridge",
    )  # fmt: skip
    cache = Cache(tmp_path, NOW)
    monkeypatch.setattr(Run, "each", _killed)
    with pytest.raises(SystemExit):
        run(given, means(cache=cache))
    cache.close()
    other = Cache(tmp_path, NOW)
    targets = plan([given], means()).targets
    assert sorted(key.partition(str(server.port))[2] for key in other.read(targets)) == ["/ok"]


def _killed(*_: object) -> None:
    raise SystemExit


def test_archives_are_not_asked_too_often() -> None:
    time, waits = [0.0], []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        time[0] += seconds

    pace = archives.Pace(lambda: time[0], sleep, until=100.0)
    assert [pace.turn() for _ in range(45)] == [True] * 40 + [False] * 5
    assert waits == [60.0]
