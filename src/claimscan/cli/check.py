"""A check: findings that count under the settings, in one or several forms, against a baseline, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from os.path import relpath
from pathlib import Path
from typing import NamedTuple, TextIO, get_args

from claimscan.cli.options import CheckFormat
from claimscan.cli.run import (
    COULD_NOT,
    FINDINGS,
    Job,
    Status,
    fitted,
    inputs_of,
    opened,
    scanning,
    several,
    values,
)
from claimscan.config import View
from claimscan.config.files import SEVERITIES, hint
from claimscan.config.lookup import Ask, Lookup
from claimscan.config.settings import Layer, listed
from claimscan.corpus import STDIN, Input
from claimscan.errors import BadSettings
from claimscan.formats import FORMATS
from claimscan.gate import Checked, baseline, chosen, judge
from claimscan.gate.fingerprint import fingerprints
from claimscan.messages import say
from claimscan.model import Article, Rule, Severity

WORTH_IT = 8  # documents from which on the start of processes costs less than it saves
KNOWN: tuple[str, ...] = get_args(CheckFormat)


class Request(NamedTuple):
    """What was asked for on the command line."""

    job: Job
    ask: Ask
    format: str | None = None
    outputs: tuple[str, ...] = ()
    excel: bool = False
    statistics: bool = False
    exit_zero: bool = False
    show_settings: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    prune_baseline: bool = False
    jobs: int | None = None


class Target(NamedTuple):
    """One form and where it goes; ``None`` is standard output."""

    format: str
    file: Path | None


def words_of(
    select: Sequence[str] | None,
    extend_select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    severity: Sequence[str] | None,
) -> Layer:
    """The command line's layer. Raises ``BadSettings`` for a severity that is none."""
    pairs: list[tuple[str, Severity]] = []
    for word in listed(severity):
        rule, _, level = word.partition("=")
        found = next((known for known in SEVERITIES if known == level.strip()), None)
        if found is None:
            raise BadSettings(f"--severity {word}: must be RULES=LEVEL, as U103=warning, with error, warning or info")
        pairs.append((rule.strip(), found))
    return Layer(listed(select), listed(extend_select), listed(ignore), tuple(pairs))


def check(request: Request) -> int:
    """Check the documents and write what was asked for; the exit code."""
    _consistent(request)
    lookup = Lookup(request.ask)
    chosen((request.ask.command_line,))  # a name that is none is told before anything is read
    targets = _targets(request)
    status = Status(str(request.job.paths[0]))
    files = [target.file for target in targets if target.file]
    inputs = inputs_of(request.job, status, files)
    if not inputs:
        return COULD_NOT
    kept = {one.name: _kept(one.name, lookup) for one in inputs}
    if request.show_settings:
        return _show(kept, lookup)
    baselines = _Baselines(request, lookup)
    try:
        found = values(inputs, partial(_scanned, scan=scanning(request.job)), status, _jobs(request, inputs))
        checked = _checked(found, kept, lookup, baselines, status)
        if request.write_baseline:
            return _write_baseline(request.write_baseline, checked, status)
        _write(checked, targets, request)
    except Exception as error:
        error.add_note(status.document)
        raise
    baselines.report(prune=request.prune_baseline)
    if targets[0].format in ("table", "full", "concise", "grouped") and not request.statistics:
        _say_total(status)
    return status.code if status.code != FINDINGS or not request.exit_zero else 0


def _consistent(request: Request) -> None:
    if request.ask.isolated and request.ask.config:
        raise BadSettings("--isolated and --config exclude each other")
    if request.write_baseline and (request.baseline or request.prune_baseline):
        raise BadSettings("--write-baseline goes without --baseline and --prune-baseline")
    if request.excel and request.format not in ("csv", "tsv"):
        raise BadSettings("--excel goes with -f csv or -f tsv")


def _targets(request: Request) -> list[Target]:
    """The forms that are written. ``-o FILE`` moves the one of ``-f``; ``-o FORMAT:FILE`` adds one."""
    automatic = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "table"
    first = Target(request.format or automatic, None)
    more = []
    for word in request.outputs:
        format, colon, file = word.partition(":")
        if colon and format in KNOWN:
            if not file:
                raise BadSettings(f"-o {word}: names no file")
            more.append(Target(format, Path(file)))
        elif colon and format.isalpha() and len(format) > 1:  # one letter is a drive; ./a:b is a file in any case
            raise BadSettings(f"-o {word}: there is no form '{format}'{hint(format, KNOWN)}")
        elif first.file:
            raise BadSettings(f"-o {word}: {first.file} is named already; -o FORMAT:FILE writes another form")
        else:
            first = first._replace(file=Path(word))
    files = [target.file.resolve() for target in (first, *more) if target.file]
    if len(set(files)) < len(files):
        raise BadSettings("-o names the same file twice")
    return [first, *more]


class _Baselines:
    """The baselines that hold for the documents, each read once, and what of them was seen."""

    def __init__(self, request: Request, lookup: Lookup) -> None:
        self._given = request.baseline
        self._off = request.write_baseline is not None
        self._lookup = lookup
        self._read: dict[Path, baseline.Baseline] = {}
        self._seen: dict[Path, list[tuple[str, list[str]]]] = {}

    def without_known(self, checked: Checked) -> Checked:
        file = self._given or self._lookup.of(checked.article.document.name).baseline
        if file is None or self._off:
            return checked
        if file not in self._read:
            self._read[file] = baseline.read(file)
        keys = list(fingerprints(checked.article, checked.article.findings))
        self._seen.setdefault(file, []).append((baseline.path(file, checked), keys))
        return baseline.apply(self._read[file], checked)

    def report(self, *, prune: bool) -> None:
        """Say which entries fit nothing any more, or take them out."""
        for file, held in self._read.items():
            gone = baseline.stale(held, self._seen[file])
            if gone and prune:
                baseline.write(held._replace(entries=tuple(entry for entry in held.entries if entry not in gone)))
                say(f"{file}: {len(gone)} of {len(held.entries)} entries taken out")
            elif gone:
                for entry in gone[:5]:
                    say(f"{file}: fits nothing any more: {entry.path}: {entry.code} {entry.about}")
                say(f"{file}: {len(gone)} of {len(held.entries)} entries fit nothing; --prune-baseline takes them out")
        if prune and not self._read:
            raise BadSettings("--prune-baseline: no baseline was named")


def _kept(name: str, lookup: Lookup) -> tuple[Rule, ...]:
    """The rules for a document. A word of its settings file that names no rule is told with the file."""
    try:
        return chosen(lookup.layers(name))
    except BadSettings as error:
        raise BadSettings(f"{lookup.of(name).file}: {error}") from error


def _jobs(request: Request, inputs: Sequence[Input]) -> int:
    """How many processes: as many as were asked for, else as the machine has, where there is enough to do."""
    if any(path == STDIN for path in request.job.paths):
        return 1
    if request.jobs is not None:
        return min(request.jobs, len(inputs))
    return (os.cpu_count() or 1) if len(inputs) >= WORTH_IT else 1


def _scanned(data: bytes, name: str, scan: Callable[[bytes, str], Article]) -> tuple[Article, str | None]:
    """The article, and the file's text where the document's holds no comments but the file may."""
    article = scan(data, name)
    raw = article.document.format == "html" and b"claimscan:" in data
    return article, data.decode("utf-8", errors="replace") if raw else None


def _checked(
    found: Iterable[tuple[Article, str | None]],
    kept: Mapping[str, Sequence[Rule]],
    lookup: Lookup,
    baselines: _Baselines,
    status: Status,
) -> Iterator[Checked]:
    for article, raw in found:
        name = article.document.name
        checked = judge(article, _relative(name), lookup.of(name), kept[name], date.today(), raw)
        checked = baselines.without_known(checked)
        status.documents += 1
        status.findings += len(checked.article.findings)
        if checked.failed:
            status.at_least(FINDINGS)
        yield checked


def _relative(name: str) -> str:
    """The path that CI wants: from here, with ``/``; what lies elsewhere keeps its whole path."""
    path = relpath(Path(name)) if not name.startswith("<") else name
    return Path(name).absolute().as_posix() if path.startswith("..") else Path(path).as_posix()


def _write(checked: Iterator[Checked], targets: Sequence[Target], request: Request) -> None:
    """Into each target; one alone gets the documents as they are done."""
    documents: Iterable[Checked] = checked if len(targets) == 1 else list(checked)
    with ExitStack() as stack:
        for number, target in enumerate(targets):
            out = stack.enter_context(opened(target.file))
            if number == 0 and request.statistics:
                from claimscan.formats import statistics

                statistics.write(documents, out, as_json=target.format in ("json", "jsonl"))
            else:
                _write_one(documents, target.format, request, out)


def _write_one(documents: Iterable[Checked], format: str, request: Request, out: TextIO) -> None:
    view = fitted(View("findings", format, several(request.job), excel=request.excel), out)
    if format in FORMATS:
        from claimscan.formats import form

        form(format).write(documents, view, out)
    else:
        from claimscan.writers import write

        write((one.article for one in documents), view, out)


def _write_baseline(file: Path, checked: Iterator[Checked], status: Status) -> int:
    """All findings as a baseline. The exit code is that of a run without findings."""
    entries = [entry for one in checked for entry in baseline.entries(file, one)]
    baseline.write(baseline.Baseline(file, tuple(entries)))
    say(f"{file}: {len(entries)} findings written")
    return 0 if status.code == FINDINGS else status.code


def _show(kept: Mapping[str, Sequence[Rule]], lookup: Lookup) -> int:
    from claimscan.config.shown import toml
    from claimscan.display import harmless

    with opened(None) as out:
        for number, (name, rules) in enumerate(kept.items()):
            out.write(("\n" if number else "") + harmless(f"# {name}\n{toml(lookup.of(name), rules)}"))
    return 0


def _say_total(status: Status) -> None:
    """An empty page would leave in doubt whether the check has run."""
    from claimscan.sheets import counted

    sys.stdout.flush()
    say(f"{counted(status.findings, 'finding')} in {counted(status.documents, 'document')}")
