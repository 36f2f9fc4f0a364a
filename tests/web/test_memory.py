"""What is kept between runs: the cache, recordings, evidence. Whatever is wrong with them costs a warning, not the run."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimscan.errors import BadSettings, UnreadableInput
from claimscan.web import evidence, stored
from claimscan.web.bodies import Page
from claimscan.web.cache import NAME, Cache, History, after, clear, folder, remembered
from claimscan.web.examine import Seen
from claimscan.web.model import Answer, Hop, Question, State, Verdict
from claimscan.web.quotations import Passage
from claimscan.web.recording import Recorder, Replay
from web_answers import HTML, URL, answer, page

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
DAY = timedelta(days=1)


def verdict(
    state: State = "alive", reason: str = "ok", key: str = URL, at: str = "2026-11-22T10:00:00+00:00"
) -> Verdict:
    return Verdict(key, state, reason, key, key, 200, (Hop(key, 301, "/b"), Hop(key, 200)), "A Bridge", at=at)


SEEN = Seen(
    verdict(),
    Page("html", ("A Bridge", "Bridge"), "A Bridge", "Bridge", ("Ada Moss",), ("Harbour News",), ("2021-03-04",), "en", None, None, "\ud800 x"),
    (("we never counted", Passage("found", "…we never counted…", 100.0)),),
    (("keepers", None), ("opening", False)),
)  # fmt: skip


def kept(cache: Cache, *several: Seen, strikes: int = 0) -> None:
    cache.write(several, {one.verdict.target: History(strikes) for one in several})


def test_what_was_seen_comes_back_as_it_was(tmp_path: Path) -> None:
    assert stored.loaded(stored.dumped(SEEN)) == SEEN
    cache = Cache(tmp_path / "a" / "b", NOW)
    kept(cache, SEEN)
    cache.close()
    assert Cache(tmp_path / "a" / "b", NOW + 6 * DAY).read([URL, "other"])[URL].seen == SEEN
    assert oct((tmp_path / "a" / "b" / NAME).stat().st_mode & 0o777) == "0o600"
    assert oct((tmp_path / "a" / "b").stat().st_mode & 0o777) == "0o700"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"verdict":{"target":1}}', stored.dumped(SEEN)[:-9], "[" * 100_000]
)
def test_what_is_no_verdict_is_as_if_it_were_not_there(text: str) -> None:
    assert stored.loaded(text) is None


def test_successes_are_good_for_a_week_and_failures_never(tmp_path: Path) -> None:
    cache = Cache(tmp_path, NOW)
    dead = Seen(verdict("dead", "not-found", "https://a.example/"))
    kept(cache, SEEN, dead, strikes=1)
    known = cache.read([URL, "https://a.example/"])
    assert known[URL].seen == SEEN
    assert known["https://a.example/"] == (None, History(1))
    assert Cache(tmp_path, NOW + 8 * DAY).read([URL])[URL].seen is None
    assert Cache(tmp_path, NOW - DAY).read([URL])[URL].seen is None  # a clock that was set back
    later = Cache(tmp_path, NOW + 400 * DAY)
    kept(later, Seen(verdict(key="https://b.example/")))
    later.forget()
    assert list(later.read([URL, "https://b.example/"])) == ["https://b.example/"]


def test_nothing_is_kept_of_what_was_not_asked_or_was_known(tmp_path: Path) -> None:
    cache = Cache(tmp_path, NOW)
    kept(cache, Seen(verdict("unchecked", "deadline")), SEEN._replace(verdict=verdict(key="x")._replace(cached=True)))
    assert cache.read([URL, "x"]) == {}


FIRST, SECOND, THIRD = "2026-10-03T08:00:00+00:00", "2026-10-06T08:00:00+00:00", "2026-10-12T08:00:00+00:00"
HISTORIES: list[tuple[list[tuple[State, str]], History, bool]] = [
    ([("alive", "ok")], History(0, None, FIRST), False),
    ([("alive", "ok"), ("dead", "not-found")], History(1, SECOND, FIRST, "not-found"), False),
    ([("alive", "ok"), ("dead", "not-found"), ("dead", "gone")], History(2, SECOND, FIRST, "gone"), True),
    ([("dead", "gone"), ("blocked", "bot-wall"), ("dead", "gone")], History(2, FIRST, None, "gone"), True),
    ([("unreachable", "timeout"), ("dead", "gone")], History(2, FIRST, None, "gone"), False),
    ([("dead", "gone"), ("unreachable", "timeout"), ("dead", "gone")], History(3, FIRST, None, "gone"), False),
    ([("dead", "gone"), ("alive", "ok"), ("dead", "gone")], History(1, THIRD, SECOND, "gone"), False),
    ([("dead", "gone"), ("unchecked", "deadline")], History(1, FIRST, None, "gone"), False),
]


@pytest.mark.parametrize(("states", "history", "confirmed"), HISTORIES)
def test_histories(states: list[tuple[State, str]], history: History, confirmed: bool) -> None:
    known = History()
    last = verdict()
    for (state, reason), at in zip(states, (FIRST, SECOND, THIRD), strict=False):
        last = remembered(verdict(state, reason, at=at), known)
        known = after(known, last)
    assert (known, last.confirmed) == (history, confirmed)
    if last.state == "dead":
        assert (last.strikes, last.first_failed, last.last_alive) == known[:3]


@pytest.mark.parametrize("damage", ["text", "cut", "inside", "folder", "version", "empty"])
def test_a_damaged_file_costs_a_warning(damage: str, tmp_path: Path) -> None:
    file = tmp_path / NAME
    cache = Cache(tmp_path, NOW)
    kept(cache, *(SEEN._replace(verdict=verdict(key=f"https://a.example/{number}")) for number in range(400)))
    cache.close()
    data = file.read_bytes()
    if damage == "version":
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    elif damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(
            {"text": b"not a database " * 500, "cut": data[: len(data) // 2], "empty": b""}.get(
                damage, data[:4096] + b"\xff" * (len(data) - 4096)
            )
        )
    for _ in range(2):
        cache = Cache(tmp_path, NOW)
        cache.read([f"https://a.example/{number}" for number in range(400)])
        kept(cache, SEEN)
        cache.close()
        assert len(cache.troubles) <= 1
        assert all(
            str(file) in sentence and sentence.endswith("the check goes on without it") for sentence in cache.troubles
        )
    if damage != "folder":
        assert not cache.troubles
        assert Cache(tmp_path, NOW).read([URL])[URL].seen == SEEN


def test_a_folder_that_cannot_be_costs_a_warning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache", NOW)
    kept(cache, SEEN)
    assert (cache.read([URL]), cache.info(), len(cache.troubles)) == ({}, None, 1)


def test_a_file_that_cannot_be_written_is_still_read(tmp_path: Path) -> None:
    cache = Cache(tmp_path, NOW)
    kept(cache, SEEN)
    assert cache._connection is not None
    cache._connection.execute("PRAGMA query_only = ON")
    kept(cache, SEEN)
    assert cache.troubles == [
        f"{tmp_path / NAME}: the cache cannot be written (attempt to write a readonly database); the check goes on without it"
    ]


CHILD = """
import resource, sys
from datetime import datetime, UTC
from pathlib import Path
sys.path[:0] = {path!r}
from claimscan.web.cache import Cache, History
from web.test_memory import SEEN, verdict
place, name, times, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
for time in range(times):
    cache = Cache(place, datetime(2026, 11, 22, 10, tzinfo=UTC))
    several = [SEEN._replace(verdict=verdict(key=f"{{name}}{{number}}")) for number in range(300)]
    cache.write(several, {{one.verdict.target: History() for one in several}})
    print(*cache.troubles, sep="\\n")
    sys.stdout.flush()
    cache.close()
print("done")
"""


def child(place: Path, name: str, times: int, most: int = 0) -> subprocess.Popen[str]:
    program = CHILD.format(path=[str(Path(__file__).parents[1]), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-c", program, str(place), name, str(times), str(most)], stdout=subprocess.PIPE, text=True
    )


def test_two_processes_at_once(tmp_path: Path) -> None:
    both = [child(tmp_path, name, 5) for name in ("a", "b")]
    assert [one.communicate()[0].split() for one in both] == [["done"], ["done"]]
    info = Cache(tmp_path, NOW).info()
    assert info is not None
    assert (info.entries, info.failing) == (600, 0)


def test_killed_at_any_time(tmp_path: Path) -> None:
    one = child(tmp_path, "a", 10_000)
    assert one.stdout is not None
    one.stdout.readline()
    time.sleep(0.2)
    one.send_signal(signal.SIGKILL)
    one.communicate()
    cache = Cache(tmp_path, NOW)
    assert len(cache.read([f"a{number}" for number in range(300)])) == 300
    assert not cache.troubles


def test_a_full_disk(tmp_path: Path) -> None:
    out = child(tmp_path, "a", 1, most=20_000).communicate()[0]
    assert "the cache cannot be" in out
    assert out.endswith("done\n")
    cache = Cache(tmp_path, NOW)
    kept(cache, SEEN)
    assert (cache.troubles, cache.read([URL])[URL].seen) == ([], SEEN)


def test_where_the_cache_is() -> None:
    assert folder({"HOME": "/home/ada"}, "linux") == Path("/home/ada/.cache/claimscan")
    assert folder({"HOME": "/home/ada", "XDG_CACHE_HOME": "/var/ada"}, "linux") == Path("/var/ada/claimscan")
    assert folder({"HOME": "/home/ada", "XDG_CACHE_HOME": "ada"}, "linux") == Path("/home/ada/.cache/claimscan")
    assert folder({"HOME": "/Users/ada"}, "darwin") == Path("/Users/ada/Library/Caches/claimscan")


def test_the_cache_is_emptied(tmp_path: Path) -> None:
    kept(Cache(tmp_path, NOW), SEEN)
    assert clear(tmp_path) > 4096
    assert list(tmp_path.iterdir()) == []
    assert clear(tmp_path) == 0


ANSWERS = [
    answer(page("Brücke"), via=((301, "https://harbour.example/b"),)),
    answer(b"\x00\xff", 404, truncated=True)._replace(detail="so it is", seconds=0.25, tries=2),
    answer(failure="tls-expired", via=((302, "https://harbour.example/c"),)),
]


def test_a_recording_gives_the_answers_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    with Recorder(file) as recorder:
        for one in ANSWERS:
            recorder.heard(Question(URL), one)
        recorder.heard(Question(URL, "HEAD"), answer(status=204))
    replay = Replay(file)
    assert [replay.ask(Question(URL)) for _ in range(4)] == [*ANSWERS, ANSWERS[-1]]
    assert replay.ask(Question(URL, "HEAD")).status == 204
    assert replay.ask(Question("https://new.example/")) == Answer("https://new.example/", failure="not-recorded")
    assert all(json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("text", ["", "{}\n", "[]\n", "nonsense", '{"format":"claimscan-recording","version":1}\n{"question":["a","GET","*","",1]}\n',
                                  '{"format":"claimscan-recording","version":1}\n{"question":["a"],"answer":{"url":"a","hops":[["a","x",null]]}}\n'])  # fmt: skip
def test_what_is_no_recording_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="make one with --record"):
        Replay(tmp_path / "a")
    with pytest.raises(UnreadableInput, match="cannot be read"):
        Replay(tmp_path / "b")


def test_a_recording_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be written"):
        Recorder(tmp_path / "no" / "file")
    if Path("/dev/full").exists():
        recorder = Recorder(Path("/dev/full"))
        for _ in range(1000):
            recorder.heard(Question(URL), ANSWERS[0])
        recorder.close()
        assert recorder.trouble == "/dev/full: the recording is not complete ([Errno 28] No space left on device)"


def test_evidence_is_read_back(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio.archiveiterator")
    keeper, other = evidence.Evidence(tmp_path / "seen", NOW), evidence.Evidence(tmp_path / "seen", NOW)
    for one in (*ANSWERS, answer("x", headers=(*HTML, ("content-encoding", "gzip"), ("x-evil", "a\r\nSet-Cookie: b")))):
        keeper.heard(Question(URL), one)
    file, again = keeper.file, other.file
    keeper.close()
    other.close()
    assert (keeper.count, keeper.trouble) == (4, None)
    assert (file.name, again.name) == ("claimscan-20261122100000.warc.gz", "claimscan-20261122100000-2.warc.gz")
    found = []
    with file.open("rb") as stream:
        for record in warcio.ArchiveIterator(stream):
            head = record.http_headers
            found.append(
                (
                    record.rec_type,
                    record.rec_headers["WARC-Target-URI"],
                    head and head.statusline,
                    record.content_stream().read()[:20],
                )
            )
    assert found[1:] == [
        ("response", URL, "301 Moved Permanently", b""),
        ("response", "https://harbour.example/b", "200 OK", page("Brücke").encode()[:20]),
        ("response", URL, "404 Not Found", b"\x00\xff"),
        ("response", URL, "302 Found", b""),
        ("metadata", URL, None, b"outcome: tls-expired"),
        ("response", URL, "200 OK", b"x"),
    ]
    assert b"content-encoding" not in file.read_bytes().lower()
