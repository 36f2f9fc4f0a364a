"""How fast addresses are asked, against other checkers of links, in one run and on one server on loopback.

    python tests/benchmarks/links.py                  all figures
    python tests/benchmarks/links.py many one         some of them
    PATH=…/node_modules/.bin:$PATH python tests/benchmarks/links.py    with linkinator, too

    many      1,000 addresses on 40 hosts at 50 ms, a decompression bomb among them
    large     the same with pages of 200 KB
    one       200 addresses on one host
    refusing  20 addresses on one host, each refused once with ``Retry-After: 1``

What is measured is the whole command ``claimscan urls`` on a Markdown article whose notes cite the addresses; ``again`` is
a second run, which knows the first; ``notes`` reads the article alone, which the others do not do. Peers (lychee, linkinator, LinkChecker) are asked in their own default settings, and left out where they are not installed.
Times are of whole processes, with their start. LinkChecker is left out where it takes minutes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
HOSTS = 40
LATENCY = 0.05
SETS = {
    "many": [(number % HOSTS + 1, f"/ok/{number}") for number in range(999)] + [(1, "/bomb")],
    "large": [(number % HOSTS + 1, f"/large/{number}") for number in range(999)] + [(1, "/bomb")],
    "one": [(1, f"/ok/{number}") for number in range(200)],
    "refusing": [(1, f"/once/429/1/{number}") for number in range(20)],
}
PEERS = {
    "lychee": ["--no-progress", "--format", "json", "{md}"],
    "linkinator": ["{html}", "--format", "json", "--verbosity", "error", "--retry"],
    "linkchecker": ["--no-status", "--check-extern", "--no-robots", "-o", "none", "{html}"],
}
READ = """
import sys
from pathlib import Path
from claimscan import corpus
file = sys.argv[1]
corpus.sources(Path(file).read_bytes(), file, format=None, corrections=corpus.Corrections())
"""
SLOW = {("linkchecker", "one"), ("linkchecker", "refusing")}


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds
    memory: float  # MB at the highest
    requests: int
    peak: int  # requests in flight at one host


class Bench:
    """The server, and files with the addresses in the forms that checkers read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        serve = [sys.executable, str(ROOT / "tests" / "web" / "server.py"), str(HOSTS), str(LATENCY)]
        self.server = subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self._line())

    def _line(self) -> str:
        assert self.server.stdout
        return self.server.stdout.readline()

    def seen(self) -> tuple[int, int]:
        """Requests since the last time, and the most that were in flight at one host."""
        assert self.server.stdin
        self.server.stdin.write("\n")
        self.server.stdin.flush()
        seen = json.loads(self._line())
        return seen["requests"], max((count for name, count in seen["peak"].items() if name != "all"), default=0)

    def files(self, name: str) -> dict[str, str]:
        urls = [f"http://127.0.0.{host}:{self.port}{path}" for host, path in SETS[name]]
        forms = {
            "article": article(urls),
            "md": "\n\n".join(f"[bridge]({url})" for url in urls),
            "html": "<!doctype html><title>Bridges</title>" + "".join(f"<p><a href='{url}'>b</a>" for url in urls),
        }
        paths = {form: self.folder / f"{name}.{form}{'.md' if form == 'article' else ''}" for form in forms}
        for form, path in paths.items():
            path.write_text(forms[form], encoding="utf-8")
            path.chmod(0o644)  # some give up their rights before they read
        return {form: str(path) for form, path in paths.items()}

    def cost(self, command: list[str], variables: dict[str, str]) -> Cost:
        """What one process costs, its children not counted."""
        self.seen()
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment() | variables
        )
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        wall = time.monotonic() - start
        return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, *self.seen())

    def close(self) -> None:
        assert self.server.stdin
        self.server.stdin.close()
        self.server.wait()


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}


def installed(peer: str) -> str | None:
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return shutil.which(peer, path=beside)


def article(urls: list[str]) -> str:
    """One note for each address."""
    prose = "".join(f"The bridge carries {number} trams.[^{number}] " for number in range(1, len(urls) + 1))
    notes = (
        f'[^{number}]: Ada Moss, "The Swing Bridge," Harbour News, March 4, 2021, <{url}>'
        for number, url in enumerate(urls, 1)
    )
    return prose + "\n\n" + "\n".join(notes) + "\n"


def claimscan(file: str) -> dict[str, list[str]]:
    """The commands that are measured, in their order: each other one of the two last knows what the one before has seen."""
    program = [sys.executable, "-m", "claimscan"]
    asking = [*program, "urls", file, "--archive", "never", "-f", "jsonl"]
    for host in range(1, HOSTS + 1):
        asking += ["--allow-host", f"127.0.0.{host}"]
    return {
        "notes": [sys.executable, "-c", READ, file],
        "claimscan": [*asking, "--no-cache"],
        "first": asking,
        "again": asking,
    }


def measured(bench: Bench, name: str, rounds: int = 3) -> dict[str, Cost]:
    """The best of some rounds for each checker: others use this machine too."""
    files = bench.files(name)
    commands = claimscan(files["article"])
    for peer, arguments in PEERS.items():
        if (program := installed(peer)) and (peer, name) not in SLOW:
            commands[peer] = [program, *(argument.format(**files) for argument in arguments)]
    costs: dict[str, list[Cost]] = {checker: [] for checker in commands}
    for number in range(rounds):
        for checker, command in commands.items():
            if checker == "first":
                shutil.rmtree(bench.folder / "cache", ignore_errors=True)
            if number == 0 or costs[checker][0].wall < 5:
                costs[checker].append(bench.cost(command, {"XDG_CACHE_HOME": str(bench.folder / "cache")}))
    return {checker: min(runs) for checker, runs in costs.items()}


def kept(name: str, costs: dict[str, Cost]) -> Iterator[tuple[str, bool]]:
    """What must hold, in words, and whether it does."""
    ours, lychee = costs["claimscan"], costs.get("lychee")
    notes, again = costs["notes"], costs["again"]
    yield f"a second run under 0.4 s: {again.wall - notes.wall:.2f} beyond the article", again.wall - notes.wall < 0.4
    if name in ("many", "large"):
        yield f"memory under 80 MB: {ours.memory:.0f}", ours.memory < 80
    if name == "many" and lychee:
        wall, cpu = ours.wall - notes.wall, ours.cpu - notes.cpu
        yield f"within 1.5 x lychee's time beyond the article: {wall / lychee.wall:.2f}", wall <= 1.5 * lychee.wall
        yield f"within 3 x lychee's CPU time beyond the article: {cpu / lychee.cpu:.2f}", cpu <= 3 * lychee.cpu
    if name == "one":
        from claimscan.web.politeness import MOST

        yield f"never more than {MOST} in flight at one host: {ours.peak}", ours.peak <= MOST
        if lychee:
            yield f"faster than lychee: {ours.wall / lychee.wall:.2f}", ours.wall < lychee.wall
    if name == "refusing":
        yield f"under 5 s: {ours.wall:.2f}", ours.wall < 5


def main(arguments: list[str]) -> int:
    if set(arguments) - set(SETS):
        print(__doc__)
        return 2
    sys.path.insert(0, str(ROOT / "src"))  # for ``politeness.MOST``
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        bench = Bench(Path(folder))
        for name in arguments or SETS:
            costs = measured(bench, name)
            for checker, cost in costs.items():
                print(
                    f"{name:9} {checker:12} {cost.wall:6.2f} s wall  {cost.cpu:5.2f} s CPU  {cost.memory:4.0f} MB"
                    f"  {cost.requests:5} requests  {cost.peak:3} in flight at one host",
                    flush=True,
                )
            for words, holds in kept(name, costs):
                print(f"{name:9} {'kept' if holds else 'NOT KEPT':12} {words}", flush=True)
                broken += not holds
        bench.close()
    return bool(broken)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
