"""A check: findings that count under the settings, in one or several forms, against a baseline, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple, TextIO

from claimscan.cli import judging
from claimscan.cli.baselines import Baselines
from claimscan.cli.fixing import Fixing
from claimscan.cli.online import INTERRUPTED, Online, Surveyed, attached, hints
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
from claimscan.cli.targets import Target, targets
from claimscan.config import View
from claimscan.config.files import SEVERITIES
from claimscan.config.lookup import Ask, Lookup
from claimscan.config.settings import Layer, listed
from claimscan.corpus import STDIN
from claimscan.display import harmless
from claimscan.errors import BadSettings
from claimscan.formats import FORMATS
from claimscan.gate import Checked, baseline, chosen
from claimscan.messages import say
from claimscan.model import Rule, Severity


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
    since: str | None = None  # a revision: only what is new against it
    fix: bool = False
    diff_only: bool = False
    online: Online | None = None
    watch: bool = False


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


def start(request: Request) -> int:
    """Check once, or again and again; the exit code."""
    if not request.watch:
        return check(request)
    from claimscan.cli.watch import watch

    outputs = [target.file for target in targets(request.format, request.outputs) if target.file]
    others = [file for file in (request.ask.config, request.baseline) if file]
    return watch(lambda: check(request), request.job.paths, others, outputs)


def check(request: Request) -> int:
    """Check the documents and write what was asked for; the exit code."""
    _consistent(request)
    fixes = request.fix or request.diff_only
    lookup = Lookup(request.ask)
    chosen((request.ask.command_line,))  # a name that is none is told before anything is read
    wanted = targets(request.format, request.outputs)
    status = Status(str(request.job.paths[0]))
    record = request.online.record if request.online else None
    inputs = inputs_of(request.job, status, [file for file in (*(target.file for target in wanted), record) if file])
    if not inputs:
        return COULD_NOT
    names = [one.name for one in inputs]
    kept = {name: judging.rules_for(name, lookup) for name in names}
    if request.show_settings:
        return _show(kept, lookup)
    online = request.online and request.online.from_settings(lookup.of(names[0]))
    baselines = Baselines(request.baseline, lookup, off=request.write_baseline is not None)
    judge = judging.Judge(lookup, kept, baselines)
    scan = judging.Scan(scanning(request.job), judging.revisions(request.since, names))
    fixing = Fixing(lambda data, name: judge.of(scan(data, name)), write=not request.diff_only) if fixes else None
    processes = judging.processes(request.jobs, request.job.paths, inputs)
    try:
        found, surveyed = attached(values(inputs, scan, status, processes), online)
        checked = judge.over(found, status, fixing)
        if request.write_baseline:
            return _write_baseline(request.write_baseline, checked, status)
        _write_diffs(fixing, checked, wanted[0]) if fixing and request.diff_only else _write(checked, wanted, request)
    except Exception as error:
        error.add_note(status.document)
        raise
    if fixing:
        fixing.report()
    baselines.report(prune=request.prune_baseline)
    return _ended(wanted[0].format, request, status, surveyed)


def _ended(format: str, request: Request, status: Status, surveyed: Surveyed | None) -> int:
    """Say to people what was found, in a sentence each; the exit code."""
    if format in ("table", "full", "concise", "grouped") and not request.statistics:
        _say_total(status)
        for line in hints(surveyed, request.online) if surveyed and request.online else ():
            say(line)
    if surveyed and surveyed.ended:
        status.at_least(INTERRUPTED)
    return status.code if status.code != FINDINGS or not request.exit_zero else 0


def _consistent(request: Request) -> None:
    if request.ask.isolated and request.ask.config:
        raise BadSettings("--isolated and --config exclude each other")
    if request.write_baseline and (request.baseline or request.prune_baseline):
        raise BadSettings("--write-baseline goes without --baseline and --prune-baseline")
    if request.write_baseline and request.since:
        raise BadSettings("--write-baseline goes without --diff: a baseline holds all that is there")
    if (request.fix or request.diff_only) and any(path == STDIN for path in request.job.paths):
        raise BadSettings("--fix and --diff-only change files; standard input is none")
    if request.write_baseline and (request.fix or request.diff_only):
        raise BadSettings("--write-baseline goes without --fix and --diff-only")
    if request.online:
        request.online.consistent()
        if request.fix or request.diff_only:
            raise BadSettings("--online goes without --fix and --diff-only")
    if request.excel and request.format not in ("csv", "tsv"):
        raise BadSettings("--excel goes with -f csv or -f tsv")


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


def _write_diffs(fixing: Fixing, checked: Iterator[Checked], target: Target) -> None:
    """What would be changed, in place of the findings."""
    with opened(target.file) as out:
        for _ in checked:
            out.writelines(harmless(line) if out.isatty() else line for line in fixing.diffs())


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

    with opened(None) as out:
        for number, (name, rules) in enumerate(kept.items()):
            out.write(("\n" if number else "") + harmless(f"# {name}\n{toml(lookup.of(name), rules)}"))
    return 0


def _say_total(status: Status) -> None:
    """An empty page would leave in doubt whether the check has run."""
    from claimscan.sheets import counted

    sys.stdout.flush()
    say(f"{counted(status.findings, 'finding')} in {counted(status.documents, 'document')}")
