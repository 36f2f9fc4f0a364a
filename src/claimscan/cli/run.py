"""One run: which documents, where to, what is said on the way, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple, ParamSpec, TextIO, TypeVar

from claimscan import corpus
from claimscan.cli.progress import Progress
from claimscan.config import View
from claimscan.errors import BadSettings, ClaimscanError
from claimscan.messages import say, say_bug
from claimscan.model import Article

T = TypeVar("T")
P = ParamSpec("P")
FORMS = {
    ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".md": "md", ".bib": "biblatex", ".ris": "ris",
}  # fmt: skip
FINDINGS, COULD_NOT, UNEXPECTED, BROKEN_PIPE = 1, 2, 70, 141


class Job(NamedTuple):
    """What is read, how it is called, and where the result goes."""

    paths: Sequence[Path]
    output: Path | None = None
    format: str | None = None
    stdin_name: str | None = None
    dump: Literal["document", "article"] | None = None
    corrections: Path | None = None


class Status:
    """What has happened so far: the gravest exit code, what was found, and the document that is being worked on."""

    def __init__(self, document: str) -> None:
        self.code = 0
        self.document = document
        self.documents = 0
        self.findings = 0

    def at_least(self, code: int) -> None:
        self.code = max(self.code, code)


def form(format: str | None, output: Path | None) -> str:
    """The form of the output: the one that was asked for, else the one that the output's name tells."""
    return format or FORMS.get(output.suffix.lower() if output else "", "table")


def ended(action: Callable[P, int], *args: P.args, **kwargs: P.kwargs) -> int:
    """Call ``action``; the exit code. A reader that went away is no fault; what a user can mend is one sentence."""
    try:
        return action(*args, **kwargs)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Python flushes standard output once more when it ends
        return BROKEN_PIPE
    except ClaimscanError as error:
        say(str(error))
        return COULD_NOT


def run(job: Job, view: View) -> int:
    """Scan what ``job`` names and write what ``view`` asks for; the exit code."""
    if view.excel and view.format not in ("csv", "tsv"):
        raise BadSettings("--excel goes with -f csv or -f tsv")
    status = Status(str(job.paths[0]))
    inputs = inputs_of(job, status, [job.output] if job.output else [])
    if not inputs:
        return COULD_NOT
    with opened(job.output) as out:
        try:
            if job.dump:
                _dump(job, inputs, out, status)
            else:
                from claimscan.writers import write

                write(articles(job, inputs, status), fitted(view._replace(several=several(job)), out), out)
        except Exception as error:
            error.add_note(status.document)
            raise
    return status.code


def show_rules(word: str | None, view: View, output: Path | None) -> int:
    """All rules, those that ``word`` names, or the page of the one that it names."""
    from claimscan import rules, writers
    from claimscan.fixes import FIXABLE

    chosen = rules.select([word] if word else [])
    with opened(output) as out:
        if word and len(chosen) == 1 and view.format == "table":
            rule = chosen[0]
            out.write(f"{rule.code} {rule.name} ({rule.severity})\n\n{rules.explain(rule.name).strip()}\n")
        else:
            rows = [
                {
                    "code": rule.code,
                    "rule": rule.name,
                    "severity": rule.severity,
                    "summary": rule.summary,
                    "documentation": rules.explain(rule.name).strip(),
                    "fixable": rule.name in FIXABLE,
                    "precision": found and found.word,
                    "judged": found and found.of,
                    "agreed": found and found.right,
                }
                for rule in chosen
                for found in [rules.judged(rule.name)]
            ]
            writers.writer(view.format).write_rows(rows, fitted(view, out), out)
    return 0


def show_schema(format: Literal["json", "csv", "settings"], output: Path | None) -> int:
    """What the report's keys mean, or the columns of CSV, or the keys of a settings file."""
    from claimscan import schema

    with opened(output) as out:
        if format == "settings":
            import json

            from claimscan import rules
            from claimscan.config import shown

            out.write(json.dumps(shown.schema(tuple(rules.RULES.values())), indent=2) + "\n")
        else:
            out.write(schema.columns_csv() if format == "csv" else schema.report_json())
    return 0


def several(job: Job) -> bool:
    """Whether more than one document may come."""
    return len(job.paths) > 1 or any(path.is_dir() for path in job.paths)


def inputs_of(job: Job, status: Status, outputs: Sequence[Path]) -> Sequence[corpus.Input]:
    """The documents; what is missing or left out is said. None of the files that are about to be written is read."""
    name = job.stdin_name or "<stdin>"
    stdin = corpus.Input(name, lambda: corpus.read_stream(sys.stdin.buffer.read, name))
    for output in outputs:
        if output.is_file() and any(path.is_file() and path.samefile(output) for path in job.paths):
            raise BadSettings(f"{output}: would be overwritten before it is read; write to another file")
    found = corpus.gather(job.paths, stdin=stdin, leave_out=outputs)
    for sentence in found.skipped:
        say(sentence)
    for sentence in found.missing:
        say(sentence)
        status.at_least(COULD_NOT)
    if not found.inputs and not found.missing:
        say(f"{', '.join(map(str, job.paths))}: there is nothing here that can be scanned")
    return found.inputs


def articles(job: Job, inputs: Sequence[corpus.Input], status: Status) -> Iterator[Article]:
    """The articles with all findings; what failed is said and remembered."""
    for article in values(inputs, scanning(job), status):
        status.documents += 1
        yield article


def scanning(job: Job) -> Callable[[bytes, str], Article]:
    """How each document of ``job`` becomes an article."""
    corrections = corpus.Corrections(job.corrections, several(job))
    return partial(corpus.article, format=job.format, today=date.today(), corrections=corrections)


def _dump(job: Job, inputs: Sequence[corpus.Input], out: TextIO, status: Status) -> None:
    from claimscan.dump import dump
    from claimscan.readers import read

    work: Callable[[bytes, str], object] = partial(read, format=job.format, beside=corpus.beside)
    if job.dump == "article":
        work = scanning(job)
    out.writelines(dump(value) for value in values(inputs, work, status))


def values(
    inputs: Sequence[corpus.Input], work: Callable[[bytes, str], T], status: Status, jobs: int = 1
) -> Iterator[T]:
    """What ``work`` makes of each document; one that fails is reported, and the others are done."""
    progress = Progress(sys.stderr)
    announced = progress.over(inputs)
    if jobs > 1:
        from claimscan.cli.parallel import outcomes

        results = outcomes(announced, work, jobs)
    else:
        results = corpus.each(announced, work)
    for name, value, error in results:
        progress.clear()
        status.document = name
        if isinstance(error, ClaimscanError):
            say(str(error))
            status.at_least(COULD_NOT)
        elif error:
            say_bug(error, name)
            status.at_least(UNEXPECTED)
        elif value is not None:
            yield value


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output or a file: UTF-8, line ends untouched; what UTF-8 cannot hold (lone surrogates) is escaped."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise BadSettings(f"{path}: cannot be written ({error.strerror or error})") from error
    with stream:
        yield stream


def fitted(view: View, out: TextIO) -> View:
    """``view`` for this stream: as wide as COLUMNS says, else as the terminal is, else 80."""
    terminal = out.isatty()
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        width = int(columns)
    else:
        width = os.get_terminal_size(out.fileno()).columns if terminal else 80
    return view._replace(width=width or 80, terminal=terminal)
