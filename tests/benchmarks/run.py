"""How fast claimscan is, as ratios inside one run: absolute times say little on a shared machine.

    python tests/benchmarks/run.py                 all figures
    python tests/benchmarks/run.py process growth  some of them

    once      one scan in a process that has imported everything: milliseconds, and MB of text a second
    growth    ten and ninety times the text: time and peak memory
    notes     notes a second through the source parser alone
    process   whole commands against ``python -c pass``, in pairs, medians of CPU time
    cold      a whole ``check`` from start to end: seconds on the clock
    parallel  a folder of 200 drafts, checked by one process and by two
    word      the whole command on a Word document of 100 pages with 400 notes: seconds and peak memory

Uses the development article where it is at hand, else a fixture. The bounds are those that a change must not break.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DEVELOPMENT = ROOT.parent / "shared" / "dev"
TODAY = date(2026, 11, 22)
COPIES = (1, 10, 90)
DRAFTS = 200
INSTALLED = ["-c", "import sys; from claimscan.__main__ import main; sys.exit(main())"]  # as the installed command


class Figure(NamedTuple):
    name: str
    value: float
    unit: str
    bound: str  # what it must be, in words; empty where it only informs
    kept: bool = True


def article() -> Path:
    """The article that is measured."""
    seed = DEVELOPMENT / "seed" / "article.txt"
    return seed if seed.exists() else ROOT / "fixtures" / "tramways" / "article.txt"


def once() -> Iterator[Figure]:
    from claimscan.report import report
    from claimscan.scan import scan_bytes

    data = article().read_bytes()

    def scan() -> None:
        json.dumps(report(scan_bytes(data, "article.txt", today=TODAY)))

    scan()  # imports and compiles
    seconds = median(cpu(scan) for _ in range(7))
    yield Figure(f"one scan of {len(data) / 1000:.0f} KB", seconds * 1000, "ms", "under 100", seconds < 0.1)
    yield Figure("speed of one scan", len(data) / seconds / 1e6, "MB/s", "")


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def growth() -> Iterator[Figure]:
    megabytes = {copies: article().stat().st_size * copies / 1e6 for copies in COPIES}
    times, peaks = {}, {}
    for copies in COPIES:
        runs = [grown(copies) for _ in range(1 if copies > COPIES[1] else 3)]
        times[copies], peaks[copies] = median(run[0] for run in runs), median(run[1] for run in runs)
    for before, copies in pairwise(COPIES):
        ratio, bound = times[copies] / times[before], 1.2 * copies / before
        yield Figure(
            f"time, {copies} against {before} times the text", ratio, "x", f"within {bound:.0f}", ratio < bound
        )
    some, many = (peaks[copies] / megabytes[copies] for copies in COPIES[1:])  # one copy is lost in the noise
    yield Figure(f"memory for a MB of text, {COPIES[1]} times the text", some, "MB", "")
    yield Figure(
        f"memory for a MB of text, {COPIES[2]} against {COPIES[1]} times",
        many / some,
        "x",
        "within 1.2",
        many / some < 1.2,
    )
    yield Figure(f"speed at {COPIES[2]} times the text", megabytes[COPIES[2]] / times[COPIES[2]], "MB/s", "")


def grown(copies: int) -> tuple[float, float]:
    """CPU seconds and megabytes that scanning so many copies takes, beyond what the imports took."""
    code = (
        "import sys, time, resource\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from claimscan.scan import scan_bytes\n"
        "data = Path(sys.argv[1]).read_bytes()\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000\n"
        "scan_bytes(data[:2000], 'a.txt', today=date(2026, 11, 22))\n"
        "before, start = peak(), time.process_time()\n"
        "scan_bytes(data * int(sys.argv[2]), 'a.txt', today=date(2026, 11, 22))\n"
        "print(time.process_time() - start, peak() - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, article(), str(copies)],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), max(float(megabytes), 0.1)


def notes() -> Iterator[Figure]:
    from claimscan import parse, readers
    from claimscan.split import split

    lists = sorted((DEVELOPMENT / "notes").glob("*.notes.txt"))
    documents = [readers.read(path.read_bytes(), path.name, "notes") for path in lists]
    documents.append(readers.read(article().read_bytes(), "article.txt"))
    work = [(layout.notes, parse.Context.of(layout)) for layout in map(split, documents)]

    def all_notes() -> None:
        for found, context in work:
            for note in found:
                parse.parse(note, context)

    all_notes()
    rate = sum(len(found) for found, _ in work) / median(cpu(all_notes) for _ in range(5))
    yield Figure("notes through the source parser", rate, "a second", "1,000 or more", rate >= 1000)


def process() -> Iterator[Figure]:
    python = [sys.executable]
    commands = {
        "--version": ([*INSTALLED, "--version"], 1.3),
        "scan -f json": ([*INSTALLED, "scan", str(article()), "-f", "json"], 11.0),
    }
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(11):
        floor = spent([*python, "-c", "pass"])
        for name, (arguments, _) in commands.items():
            ratios[name].append(spent([*python, *arguments]) / floor)
    for name, (_, bound) in commands.items():
        ratio = median(ratios[name])
        yield Figure(f"claimscan {name} against python -c pass", ratio, "x", f"within {bound:g}", ratio <= bound)


def word() -> Iterator[Figure]:
    sys.path.insert(0, str(ROOT / "tests"))
    from office import hundred_pages

    code = (
        "import resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "command = [sys.executable, '-m', 'claimscan', 'scan', sys.argv[1], '-f', 'json']\n"
        "subprocess.run(command, stdout=subprocess.DEVNULL, check=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.docx")
        path.write_bytes(hundred_pages())
        command = [sys.executable, "-c", code, str(path)]
        runs = [
            tuple(
                map(float, subprocess.run(command, capture_output=True, check=True, env=environment()).stdout.split())
            )
            for _ in range(6)
        ][1:]  # the first compiles
    passed, seconds, megabytes = (median(run[place] for run in runs) for place in range(3))
    yield Figure("100 pages of Word with 400 notes, on the clock", passed, "s", "")
    yield Figure("100 pages of Word with 400 notes, of one processor", seconds, "s", "under 2", seconds < 2)
    yield Figure("100 pages of Word with 400 notes, peak memory", megabytes, "MB", "under 200", megabytes < 200)


def cold() -> Iterator[Figure]:
    """The best of several runs: what the machine does besides is no part of it."""
    command = [sys.executable, *INSTALLED, "check", str(article())]
    wall(command)  # modules and patterns are compiled once and kept, as after an installation's first use
    seconds = min(wall(command) for _ in range(7))
    yield Figure("claimscan check of one article, whole process", seconds, "s", "under 0.5", seconds < 0.5)


def parallel() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(DRAFTS):
            Path(folder, f"draft-{number:03}.md").write_text(draft(number), encoding="utf-8")
        command = [sys.executable, *INSTALLED, "check", folder, "--isolated", "-f", "jsonl", "--jobs"]
        wall([*command, "2"])
        ratios = []
        for _ in range(3):  # in pairs, since the machine's speed changes
            one, two = wall([*command, "1"]), wall([*command, "2"])
            ratios.append(one / two)
            yield Figure(f"{DRAFTS} drafts of 3,000 words, one process", one, "s", "")
            yield Figure(f"{DRAFTS} drafts of 3,000 words, two processes", two, "s", "")
        yield Figure("two processes against one", median(ratios), "x", "1.7 or more", median(ratios) >= 1.7)


def draft(number: int) -> str:
    """A Markdown draft of 3,000 words with 38 notes, unlike all others."""
    body, notes = [f"# The tramways of line {number}\n"], []
    for note in range(1, 39):
        body.append(
            f"The depot at pier {note} was opened in {1900 + note} and held {number + note * 7} cars.[^{note}] It stood by the"
            f" water, where the keepers of line {number} counted them at night. “Nobody has seen so many cars in one place,”"
            f" said the clerk of ward {note}, who had to know. Fares rose by {note % 30 + 1} per cent in the year after, and"
            " fewer people came than before.\n"
        )
        notes.append(
            f"[^{note}]: Ada Moss{note}, “Cars of Pier {note} and Line {number},” *Merrow Gazette*, {note % 28 + 1} May 20{note % 20:02},"
            f" <https://gazette.example/20{note % 20:02}/05/{note % 28 + 1:02}/cars-of-pier-{note}-and-line-{number}>."
        )
    return "\n".join([*body, "", *notes, ""])


def wall(command: list[str]) -> float:
    """Seconds on the clock of a whole process."""
    start = time.perf_counter()
    spent(command)
    return time.perf_counter() - start


def spent(command: list[str]) -> float:
    """CPU seconds of a whole process."""

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=environment())
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    return used() - before


def environment() -> dict[str, str]:
    """As for a user: modules from the checkout, compiled once and kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return {**kept, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": compiled()}


@cache
def compiled() -> str:
    """A folder for compiled modules that goes when the run ends."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return folder.name


FIGURES: dict[str, Callable[[], Iterator[Figure]]] = {
    "once": once,
    "growth": growth,
    "notes": notes,
    "process": process,
    "cold": cold,
    "parallel": parallel,
    "word": word,
}


def main(arguments: list[str]) -> int:
    unknown = set(arguments) - set(FIGURES)
    if unknown:
        print(__doc__)
        return 2
    sys.path.insert(0, str(ROOT / "src"))
    broken = 0
    for name in arguments or FIGURES:
        for figure in FIGURES[name]():
            said = f"   {figure.bound}{'' if figure.kept else '   NOT KEPT'}" if figure.bound else ""
            print(f"{figure.name:52}{figure.value:10.2f} {figure.unit}{said}", flush=True)
            broken += not figure.kept
    return bool(broken)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
