"""The addresses of articles as a table of verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from claimscan.cli.online import INTERRUPTED, Online, Surveyed, hints, surveyed
from claimscan.cli.run import COULD_NOT, Job, Status, articles, fitted, inputs_of, opened
from claimscan.config import View
from claimscan.config.files import hint
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
    result = surveyed(articles(job, inputs, status), request.online)
    with opened(job.output) as out:
        _write(_rows(result, only), fitted(request.view, out), out, result)
    if request.view.format in ("table", "md"):
        for line in hints(result, request.online):
            say(line)
    if result.ended:
        status.at_least(INTERRUPTED)
    return status.code


def _states(words: Sequence[str]) -> tuple[str, ...]:
    from claimscan.web.model import State

    known = get_args(State)
    for word in words:
        if word not in known:
            raise BadSettings(f"--only {word}: there is no such verdict{hint(word, known)}")
    return tuple(words)


def _rows(result: Surveyed, only: Sequence[str]) -> list[dict[str, Any]]:
    from claimscan.web.table import rows

    return list(rows(result.plan.articles, result.plan.targets, result.seen, only))


def _write(rows: list[dict[str, Any]], view: View, out: Any, result: Surveyed) -> None:
    """For people under a heading for each verdict; for programs as they are."""
    from claimscan.sheets import counted
    from claimscan.writers import writer

    if view.format in ("table", "md"):
        several = len(result.plan.articles) > 1
        sizes = {state: sum(row["verdict"] == state for row in rows) for state in {row["verdict"] for row in rows}}
        for row in rows:
            row["path"] = f"{row['verdict']} ({counted(sizes[row['verdict']], 'URL')})"
            row["where"] = [f"{one['path']}: {one['label']}" if several else one["label"] for one in row["cited_in"]]
        view = view._replace(several=True)
    writer(view.format).write_rows(rows, view, out)


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
