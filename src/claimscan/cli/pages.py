"""Articles as pages for reading: one page to a file, or a folder of them with a page that leads to each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from claimscan.cli.baselines import Baselines
from claimscan.cli.judging import Judge, Scan, rules_for
from claimscan.cli.run import COULD_NOT, Job, Status, inputs_of, opened, scanning, several, values
from claimscan.config.lookup import Ask, Lookup
from claimscan.corpus import Input
from claimscan.errors import BadSettings
from claimscan.messages import say
from claimscan.model import Article
from claimscan.sheets import counted

CONTENTS: Final = "index.html"
_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_HEAD: Final = 4096  # bytes in which the name of our generator stands


class Request(NamedTuple):
    """What was asked for on the command line."""

    job: Job
    ask: Ask


def report(request: Request) -> int:
    """Write the page of each document; 0 whatever was found in them, else what kept one from being written."""
    job = request.job
    folder = job.output if several(job) or (job.output and job.output.is_dir()) else None
    if several(job):
        _is_folder(job)
    status = Status(str(job.paths[0]))
    inputs = inputs_of(job, status, [job.output] if job.output and not folder else [])
    if folder:
        inputs = _without_pages(inputs, folder)
    if not inputs:
        return COULD_NOT
    files = _files(inputs, folder) if folder else {}
    try:
        articles = _judged(request, inputs, status)
        _write_folder(articles, files, folder) if folder else _write_one(articles, job.output)
    except Exception as error:
        error.add_note(status.document)
        raise
    return status.code if status.code >= COULD_NOT else 0  # findings are no fault of a report


def _is_folder(job: Job) -> None:
    if job.output is None or job.output.suffix.lower() in _SUFFIXES or job.output.is_file():
        named = f"{job.output} is one file; " if job.output else ""
        raise BadSettings(f"{job.paths[0]}: {named}several documents need a folder, as in -o reports/")


def _judged(request: Request, inputs: Sequence[Input], status: Status) -> Iterator[Article]:
    """The articles with the findings that ``check`` would tell under the same settings."""
    lookup = Lookup(request.ask)
    kept = {one.name: rules_for(one.name, lookup) for one in inputs}
    judge = Judge(lookup, kept, Baselines(None, lookup, off=False))
    found = values(inputs, Scan(scanning(request.job)), status)
    return (checked.article for checked in judge.over(found, status, None))


def _write_one(articles: Iterator[Article], output: Path | None) -> None:
    from claimscan import page

    for article in articles:  # nothing is opened for a document that could not be read
        with opened(output) as out:
            page.write(article, out)


def _write_folder(articles: Iterator[Article], files: Mapping[str, str], folder: Path) -> None:
    from claimscan import page
    from claimscan.report import value
    from claimscan.summary import summary

    entries = []
    for article in articles:
        document = article.document
        file = folder / files[document.name]
        _make(file.parent)
        with opened(file) as out:
            page.write(article, out)
        entries.append(
            page.Entry(files[document.name], document.name, value(document.metadata.title), summary(article))
        )
    if entries:
        with opened(folder / CONTENTS) as out:
            page.write_contents(entries, out)


def _files(inputs: Sequence[Input], folder: Path) -> dict[str, str]:
    """For each document the file of its page in ``folder``: its own path below what all have in common, and ``.html``.

    Raises ``BadSettings`` for a file that stands there and is none of our pages.
    """
    paths = {one.name: Path("stdin" if one.name.startswith("<") else one.name).absolute() for one in inputs}
    root = os.path.commonpath([path.parent for path in paths.values()])
    files: dict[str, str] = {}
    taken = {CONTENTS}
    for name, path in paths.items():
        stem = path.relative_to(root).as_posix()
        file, number = f"{stem}.html", 2
        while file.casefold() in taken:  # file systems that do not tell capitals would write one over the other
            file, number = f"{stem}-{number}.html", number + 1
        taken.add(file.casefold())
        files[name] = file
    for file in (CONTENTS, *files.values()):
        if (folder / file).exists() and not _is_page(folder / file):
            raise BadSettings(
                f"{folder / file}: is no report of claimscan and would be overwritten; name another folder"
            )
    return files


def _without_pages(inputs: Sequence[Input], folder: Path) -> list[Input]:
    """The documents without the pages that an earlier run wrote into the folder, which may lie among them."""
    kept = [one for one in inputs if not _is_page_of(Path(one.name), folder)]
    if len(kept) < len(inputs):
        say(f"{folder}: left out: {counted(len(inputs) - len(kept), 'page')} of an earlier report")
    return kept


def _is_page_of(path: Path, folder: Path) -> bool:
    """Whether a document is a page that an earlier run wrote into ``folder``."""
    return path.suffix == ".html" and path.resolve().is_relative_to(folder.resolve()) and _is_page(path)


def _is_page(path: Path) -> bool:
    from claimscan.page import GENERATOR

    try:
        with path.open("rb") as stream:
            return GENERATOR.encode() in stream.read(_HEAD)
    except OSError:
        return False


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings(f"{folder}: cannot be made a folder ({error.strerror or error})") from error
