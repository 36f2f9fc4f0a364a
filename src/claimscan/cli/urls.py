"""The addresses of articles as a table of verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, get_args

from claimscan import corpus
from claimscan.cli.online import INTERRUPTED, Online, hints, surveyed
from claimscan.cli.run import COULD_NOT, Job, Status, fitted, inputs_of, opened, several, values
from claimscan.config import View
from claimscan.config.files import hint
from claimscan.config.lookup import Ask, Lookup
from claimscan.config.settings import listed
from claimscan.errors import BadSettings
from claimscan.messages import say
from claimscan.writers import BIBLIOGRAPHIES


class Request(NamedTuple):
    """What was asked for on the command line."""

    job: Job
    view: View
    online: Online
    only: tuple[str, ...] = ()


class _Shown(NamedTuple):
    """What is written and said."""

    rows: list[dict[str, Any]]
    several: bool  # documents
    hints: tuple[str, ...]
    ended: bool  # by the user


def urls(request: Request) -> int:
    """Ask for all addresses and write what is known of them; the exit code."""
    if request.view.excel and request.view.format not in ("csv", "tsv"):
        raise BadSettings("--excel goes with -f csv or -f tsv")
    if request.view.format in BIBLIOGRAPHIES:
        raise BadSettings(f"-f {request.view.format} is a bibliography: it goes with the command sources")
    request.online.consistent()
    only = _states(request.only)
    job = request.job
    status = Status(str(job.paths[0]))
    inputs = inputs_of(job, status, [file for file in (job.output, request.online.record) if file])
    if not inputs:
        return COULD_NOT
    online = request.online.from_settings(Lookup(Ask()).of(inputs[0].name))
    shown = _asked(request._replace(online=online), inputs, status, only)
    with opened(job.output) as out:
        _write(shown, fitted(request.view, out), out)
    if request.view.format in ("table", "md"):
        for line in shown.hints:
            say(line)
    if shown.ended:
        status.at_least(INTERRUPTED)
    return status.code


def _asked(request: Request, inputs: Sequence[corpus.Input], status: Status, only: Sequence[str]) -> _Shown:
    """The rows alone: articles and pages need not be there while a large table is laid out."""
    from claimscan.web.table import rows

    job = request.job
    read = partial(corpus.sources, format=job.format, corrections=corpus.Corrections(job.corrections, several(job)))
    result = surveyed(values(inputs, read, status), request.online)
    articles = result.plan.articles
    found = list(rows(articles, result.plan.targets, result.seen, only))
    return _Shown(found, len(articles) > 1, tuple(hints(result, request.online)), result.ended)


def _states(words: Sequence[str]) -> tuple[str, ...]:
    from claimscan.web.model import State

    known = get_args(State)
    for word in words:
        if word not in known:
            raise BadSettings(f"--only {word}: there is no such verdict{hint(word, known)}")
    return tuple(words)


def _write(shown: _Shown, view: View, out: Any) -> None:
    """For people under a heading for each verdict; for programs as they are."""
    from claimscan.sheets import counted
    from claimscan.writers import writer

    if view.format in ("table", "md"):
        sizes = Counter(row["verdict"] for row in shown.rows)
        for row in shown.rows:
            row["path"] = f"{row['verdict']} ({counted(sizes[row['verdict']], 'URL')})"
            row["where"] = [
                f"{one['path']}: {one['label']}" if shown.several else one["label"] for one in row["cited_in"]
            ]
        view = view._replace(several=True)
    writer(view.format).write_rows(shown.rows, view, out)


def only_of(words: Sequence[str] | None) -> tuple[str, ...]:
    """``["dead,moved"]`` as ``("dead", "moved")``."""
    return listed(words)


def cache(action: str, output: Path | None) -> int:
    """Show or empty the cache of verdicts."""
    from claimscan.web.cache import Cache, clear, folder, utc_now

    place = folder()
    if action == "clear":
        try:
            size = clear(place)
        except OSError as error:
            raise BadSettings(f"{place}: cannot be emptied ({error.strerror or error})") from error
        say(f"{place}: {size} bytes taken away")
        return 0
    held = Cache(place, utc_now())
    info = held.info()
    for sentence in held.troubles:
        say(sentence)
    held.close()
    if info is None:
        return COULD_NOT
    with opened(output) as out:
        out.write(f"file      {info.file}\nURLs      {info.entries}\nfailing   {info.failing}\n")
        out.write(f"oldest    {info.oldest or '-'}\nbytes     {info.size}\n")
    return 0
