"""The command line with the web: what is asked for, told, written, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from io import StringIO
from pathlib import Path
from time import monotonic, sleep

import pytest

from claimscan.cli import main, online
from claimscan.web.model import Limits
from claimscan.web.resolver import LookupFailed
from web.server import PAGE, Server

ARTICLE = """The bridge carries 12 trams.[^1] It was opened in 1931.[^2] The keeper is Ole Lind.[^3] The sea is near.[^4]

[^1]: Ada Moss, "The Swing Bridge," Harbour News, March 4, 2021, <{0}/ok>

[^2]: Ada Moss, "The Swing Bridge," Harbour News, March 4, 2021, <{0}/s/404>

[^3]: Ada Moss, "The Swing Bridge," Harbour News, March 4, 2021, <{0}/tologin>

[^4]: Ada Moss, "The Swing Bridge," Harbour News, March 4, 2021, <http://10.1.2.3/bridge>
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as serving:
        yield serving


@pytest.fixture
def article(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setattr("claimscan.web.model.Limits", partial(Limits, confirm=0.0, cool_down=0.0))
    server.requests.clear()
    file = tmp_path / "bridge.md"
    file.write_text(ARTICLE.format(f"http://127.0.0.1:{server.port}"), encoding="utf-8")
    return file


def run(*words: object) -> int:
    return main([str(word) for word in words])


ASKED = ("--allow-host", "127.0.0.1", "--archive", "never")


def test_a_check_that_asks(article: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", article, "--online", *ASKED, "--select", "L", "-f", "concise") == 1
    out, told = capsys.readouterr()
    base = f"http://127.0.0.1:{server.port}"
    assert [line.partition(": ")[2] for line in out.splitlines()] == [
        "L101 Note 2: The address answers that there is no such page (404)",
        f"L106 Note 3: The address asks for a login ({base}/login?next=%2Fbridges)",
        "L109 Note 4: The address leads into a private network; --allow-host lets it be asked",
    ]
    assert told.splitlines() == [
        "claimscan: 4 URLs, 2 hosts, about 1 s",
        "claimscan: 3 findings in 1 document",
        "claimscan: 1 lead into a private network; --allow-host HOST lets it be asked",
    ]


def test_without_being_asked_nothing_is_asked(article: Path, server: Server) -> None:
    program = "import sys; from claimscan.__main__ import main; code = main(); print(*sys.modules, file=sys.stderr); sys.exit(code)"
    for command in ("check", "scan"):
        done = subprocess.run(
            [sys.executable, "-c", program, command, str(article)], capture_output=True, text=True, check=False
        )
        modules = done.stderr.split()
        assert done.returncode == 0
        assert not [
            one
            for one in modules
            if one.startswith("claimscan.web") or one in ("ssl", "http.client", "sqlite3", "socket")
        ]
    assert server.requests == []


def test_the_table_is_grouped_by_verdict(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("urls", article, *ASKED) == 0
    out = capsys.readouterr().out
    heads = [line for line in out.splitlines() if line.endswith(("URL)", "URLs)"))]
    assert heads == ["dead (1 URL)", "blocked (1 URL)", "unchecked (1 URL)", "alive (1 URL)"]
    assert "The swing bridge" in out
    assert run("urls", article, *ASKED, "--only", "dead,moved", "-f", "csv") == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.startswith(
        "verdict,reason,explanation,url,kind,asked,final,status,hops,title,detail,at,confirmed,strikes,"
    )
    assert row.startswith(
        "dead,not-found,The address answers that there is no such page (404); it has failed in 2 runs since "
    )
    assert run("urls", article, *ASKED, "-f", "md", "--only", "alive") == 0
    assert "# alive (1 URL)\n\n| Notes | URL | Why | Title |\n" in capsys.readouterr().out


def test_rows_for_programs(article: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("urls", article, *ASKED, "-f", "json", "--no-cache") == 0
    dead, blocked, unchecked, alive = json.loads(capsys.readouterr().out)
    assert (dead["verdict"], dead["reason"], dead["status"], dead["confirmed"]) == ("dead", "not-found", 404, True)
    assert [hop["status"] for hop in blocked["hops"]] == [302, 200]
    assert (unchecked["reason"], unchecked["status"], unchecked["title"]) == ("private-address", None, None)
    assert (alive["title"], alive["cached"]) == ("The swing bridge", False)
    assert alive["cited_in"] == [{"path": str(article), "note": "n1", "label": "1", "source": "s1"}]
    assert [request.path for request in server.requests].count("/s/404") == 2


def test_a_word_that_is_no_verdict(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("urls", article, "--only", "ded") == 2
    assert capsys.readouterr().err == "claimscan: --only ded: there is no such verdict; did you mean dead?\n"


def test_a_recording_does_not_overwrite_the_article(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = article.read_bytes()
    for command in (("urls",), ("check", "--online")):
        assert run(*command, article, "--record", article) == 2
        assert "would be overwritten before it is read" in capsys.readouterr().err
    assert article.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--record", "a", "--replay", "b"), "--record and --replay exclude each other"),
        (("--archive-url", "https://a.example/"), "--archive-url https://a.example/: must hold {url}, and {day} where the archive wants it"),
        (("--contact", "a b"), "the contact 'a b' must be one address, without spaces and brackets"),
        (("--fix",), "--online goes without --fix and --diff-only"),
    ],
)  # fmt: skip
def test_what_contradicts_itself(
    words: tuple[str, ...], message: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", article, "--online", *words) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("--record", "a"), ("--deadline", "3"), ("--no-cache",), ("--allow-host", "a.example")]
)
def test_what_goes_with_the_web_alone(
    words: tuple[str, ...], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", article, *words) == 2
    assert capsys.readouterr().err == f"claimscan: {words[0]} goes with --online\n"


def test_a_bar_on_a_terminal_after_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    pipe, terminal = StringIO(), Terminal()
    for stream in (pipe, terminal):
        bar = online._Bar(stream)
        bar.show(1, 40)
        monkeypatch.setattr(online, "_QUICK", -1.0)
        bar.show(20, 40)
        bar.clear()
        monkeypatch.undo()
    assert pipe.getvalue() == ""
    assert terminal.getvalue() == f"\r\x1b[K[{'#' * 15}{'.' * 15}] 20/40\r\x1b[K"


def test_recorded_and_replayed_byte_for_byte(
    article: Path, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.jsonl"
    for form in ("json", "table", "sarif", "csv"):
        server._counts.clear()
        assert run("check", article, "--online", *ASKED, "-f", form, "--record", answers) == 1
        first = capsys.readouterr().out
        count = len(server.requests)
        assert run("check", article, "--replay", answers, "--archive", "never", "-f", form) == 1
        assert capsys.readouterr().out == first
        assert len(server.requests) == count
    assert run("urls", article, "--replay", tmp_path / "none", "-f", "json") == 2
    assert "none: cannot be read" in capsys.readouterr().err


def test_a_second_run_knows_the_first(article: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    alone = article.with_name("alone.md")
    alone.write_text(
        f'It is open.[^1]\n\n[^1]: Ada Moss, "The Swing Bridge," Harbour News, 2021, <http://127.0.0.1:{server.port}/ok>\n'
    )
    for _ in range(2):
        assert run("check", alone, "--online", *ASKED, "--select", "L") == 0
    assert "1 URL, all known from an earlier run" in capsys.readouterr().err
    assert [request.path for request in server.requests] == ["/ok"]
    assert run("cache", "info") == 0
    assert "URLs      1\nfailing   0\n" in capsys.readouterr().out
    assert run("cache", "clear") == 0
    assert run("cache", "info") == 0
    assert "URLs      0\n" in capsys.readouterr().out


def test_several_documents_ask_once(article: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    article.with_name("again.md").write_text(article.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("check", article.parent, "--online", *ASKED, "--select", "L101", "-f", "jsonl") == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(one["path"]).name for one in found] == ["again.md", "bridge.md"]
    assert [request.path for request in server.requests].count("/ok") == 1


def test_evidence_is_kept(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("warcio")
    assert run("check", article, "--online", *ASKED, "--save-evidence", tmp_path / "seen", "-f", "concise") == 1
    (file,) = (tmp_path / "seen").iterdir()
    assert f"{file}: 5 answers kept" in capsys.readouterr().err
    import gzip

    assert PAGE in gzip.decompress(file.read_bytes())


def test_nothing_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The bridge is old.\n", encoding="utf-8")
    assert run("check", tmp_path / "a.txt", "--online", "--no-cache") == 0
    assert "no source has an address that could be checked" in capsys.readouterr().err


def test_without_a_network(article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Nobody:
        def __init__(self, *_: object) -> None:
            """Whatever it is given."""

        def lookup(self, host: str) -> tuple[str, ...]:
            raise LookupFailed(f"{host}: there is no network")

    monkeypatch.setattr("claimscan.web.network.SystemResolver", Nobody)
    notes = "".join(
        f'[^{n}]: Ada Moss, "A Bridge," Harbour News, 2021, <https://a{n}.example/b>\n\n' for n in range(1, 13)
    )
    article.write_text("".join(f"It is {n} years old.[^{n}] " for n in range(1, 13)) + f"\n\n{notes}", encoding="utf-8")
    start = monotonic()
    assert run("check", article, "--online", "--deadline", 20, "--select", "L", "-f", "concise") == 0
    assert monotonic() - start < 20
    out, told = capsys.readouterr()
    assert {line.partition(": ")[2].partition("Note ")[0] for line in out.splitlines()} == {"L109 "}
    assert len(out.splitlines()) == 12
    assert "claimscan: there is no network: 12 of 12 could not be checked" in told
    assert run("check", article, "--online", "--select", "L", "--fail-on", "info", "-f", "concise") == 1


def test_ended_by_the_user(
    article: Path, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times: list[int] = []

    def stop(self: object, done: int, total: int) -> None:
        times.append(done)
        if len(times) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(online._Bar, "show", stop)
    article.write_text(ARTICLE.format(f"http://127.0.0.1:{server.port}/slow/2?"), encoding="utf-8")
    assert run("check", article, "--online", *ASKED, "--select", "L", "-f", "concise") == 130
    out, told = capsys.readouterr()
    assert "could not" in out or "was not asked before the run was ended" in out
    assert "the run was ended; what was not asked by then is unchecked" in told


def test_a_proxy_is_not_used_and_that_is_said(
    article: Path, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    assert run("urls", article, *ASKED, "--no-cache", "--only", "alive") == 0
    assert (
        "HTTP_PROXY is not used: through a proxy nobody could say to which address a request goes"
        in capsys.readouterr().err
    )
    assert "/ok" in server.paths()


KILLED = """
import sys
from functools import partial
from claimscan.web import looking, model
looking._PAUSE = 0.0
model.Limits = partial(model.Limits, confirm=0.0, cool_down=0.0)
from claimscan.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there")
def test_killed_while_it_asks(
    article: Path, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was certain by then is known to the next run; the rest is asked; recordings and evidence can be read."""
    base = f"http://127.0.0.1:{server.port}"
    text = "".join(f"It carries {n} trams.[^{n}] " for n in range(1, 14)) + "\n\n"
    paths = [*(f"/ok/{n}" for n in range(1, 12)), "/s/404", "/slow/30"]
    text += "\n".join(
        f'[^{n}]: Ada Moss, "The Swing Bridge," Harbour News, 2021, <{base}{path}>' for n, path in enumerate(paths, 1)
    )
    article.write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, "urls", str(article), *ASKED],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = monotonic() + 30
    while len(server.paths()) < len(paths) and monotonic() < end:
        sleep(0.02)
    sleep(0.5)
    process.kill()
    process.wait()
    article.write_text(text.replace("/slow/30", "/soft404"), encoding="utf-8")
    server.requests.clear()
    assert run("urls", article, *ASKED, "-f", "json") == 0
    out, told = capsys.readouterr()
    rows = json.loads(out)
    assert [(row["verdict"], row["cached"]) for row in rows] == [
        ("dead", False),
        ("soft-dead", False),
        *[("alive", True)] * 11,
    ]
    assert rows[0]["strikes"] == 1
    assert "cache" not in told
    assert sorted(set(server.paths())) == ["/s/404", "/soft404"]


def test_whom_sites_may_write_to(article: Path, server: Server) -> None:
    """The settings say it, the command line says it louder."""
    article.with_name("claimscan.toml").write_text('contact = "desk@example.org"\n', encoding="utf-8")
    for command in (("urls",), ("check", "--online", "--select", "L101", "--exit-zero")):
        for words, contact in (((), "desk@example.org"), (("--contact", "ada@example.org"), "ada@example.org")):
            server.requests.clear()
            assert run(*command, article, *ASKED, "--no-cache", *words) == 0
            assert {request.headers["user-agent"].partition("; +")[2] for request in server.requests} == {f"{contact})"}
