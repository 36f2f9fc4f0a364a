"""Many documents: which files are meant, in which order, and one after the other with its article or what went wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from claimscan.errors import UnreadableInput
from claimscan.model import Article
from claimscan.readers import SUFFIXES

if TYPE_CHECKING:
    from claimscan.corrections import Correction

T = TypeVar("T")
MAX_BYTES = 256 * 1024 * 1024  # more is no article; a device or an endless pipe must not fill the memory
SNIFFED = 8192
CORRECTIONS = ".corrections.json"  # behind the whole name of an article
LOCK = "~$"  # begins the name of the file that Word keeps beside a document while it is open
STDIN = Path("-")
WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16 and UTF-32, whose text is full of NUL bytes


class Input(NamedTuple):
    """One document to be read: its name in the report, and its bytes."""

    name: str
    read: Callable[[], bytes]


class Outcome(NamedTuple, Generic[T]):
    """What became of one document: what was made of it, or the exception that stopped that."""

    name: str
    value: T | None
    error: Exception | None = None


class Corrections(NamedTuple):
    """Where corrections come from: ``file``, or the file beside each article. In one for ``several`` articles each has its own."""

    file: Path | None = None
    several: bool = False


class Corpus(NamedTuple):
    """What a list of paths stands for."""

    inputs: tuple[Input, ...]
    missing: tuple[str, ...]  # sentences about paths that lead nowhere
    skipped: tuple[str, ...]  # sentences about what was left out of folders


def scan(
    path: str | Path, *, format: str | None = None, today: date | None = None, corrections: Path | None = None
) -> Article:
    """The article in the file at ``path``.

    ``format`` is a reader's name and overrides what the file's name tells; ``today`` is the day against which dates
    are checked, by default the day it is; ``corrections`` is a file of corrections, by default the one beside the
    article, if there is one. Raises ``UnreadableInput``, ``UnknownFormat`` and ``BadSettings``.
    """
    given = Corrections(corrections)
    return article(read_file(Path(path)), str(path), format=format, today=today or date.today(), corrections=given)


def article(data: bytes, name: str, *, format: str | None, today: date, corrections: Corrections) -> Article:
    """The article in ``data``, with the files of its folder and the corrections that hold for it."""
    from claimscan.scan import scan_bytes

    known = _corrections(name, corrections)
    return scan_bytes(data, name, format=format, today=today, beside=beside, corrections=known)


def sources(data: bytes, name: str, *, format: str | None, corrections: Corrections) -> Article:
    """The same with notes and sources alone."""
    from claimscan.scan import scan_sources

    return scan_sources(data, name, format=format, beside=beside, corrections=_corrections(name, corrections))


def _corrections(name: str, given: Corrections) -> tuple[Correction, ...]:
    """The corrections that hold for the article of that name."""
    file = given.file or Path(f"{name}{CORRECTIONS}")
    if given.file is None and not file.is_file():
        return ()
    from claimscan.corrections import store

    known = store.read(file)
    return tuple(one for one in known if one.article == Path(name).name) if given.several else known


def gather(paths: Sequence[Path], *, stdin: Input | None = None, leave_out: Sequence[Path] = ()) -> Corpus:
    """The documents meant by ``paths``, each once, in the order given and a folder's in the order of their paths.

    ``-`` stands for ``stdin``.
    Of a folder those are taken whose suffix a reader knows, without hidden and binary ones, without the locks of open
    documents, and without ``leave_out``, the files that are about to be written.
    """
    inputs: dict[str, Input] = {}
    missing: list[str] = []
    skipped: list[str] = []
    written = {file.resolve() for file in leave_out}
    for path in paths:
        if stdin and path == STDIN:
            inputs.setdefault("-", stdin)
            continue
        if path.is_dir():
            files, left = walk(path)
            skipped += [f"{path}: {left}"] if left else []
            wanted = [file for file in files if file.resolve() not in written]
        elif path.exists():
            wanted = [path]
        else:
            missing.append(f"{path}: there is no such file or folder")
            continue
        for file in wanted:
            inputs.setdefault(str(file.resolve()), Input(str(file), partial(read_file, file)))
    return Corpus(tuple(inputs.values()), tuple(missing), tuple(skipped))


def each(inputs: Iterable[Input], work: Callable[[bytes, str], T]) -> Iterator[Outcome[T]]:
    """``work(data, name)`` for one document after the other; one that fails does not stop the others."""
    for name, read in inputs:
        try:
            outcome = Outcome(name, work(read(), name))
        except Exception as error:
            outcome = Outcome(name, None, error)
        yield outcome


def walk(folder: Path) -> tuple[list[Path], str]:
    """The files of a folder and of those in it, and a sentence on what was left out. Links to folders are not followed."""
    files: list[Path] = []
    hidden = unknown = binary = locks = 0
    for here, folders, names in os.walk(folder):
        hidden += sum(name.startswith(".") for name in [*folders, *names])
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(here, name)
            kind = SUFFIXES.get(path.suffix.lower())
            if name.startswith(LOCK):
                locks += 1
            elif kind is None:
                unknown += 1
            elif kind == "text" and is_binary(path):
                binary += 1
            else:
                files.append(path)
    what_locks = "lock of an open document" if locks == 1 else "locks of open documents"
    counts = (
        (hidden, "hidden"),
        (unknown, "with a suffix that no reader knows"),
        (binary, "binary"),
        (locks, what_locks),
    )
    left = ", ".join(f"{count} {what}" for count, what in counts if count)
    return sorted(files), f"left out: {left}" if left else ""


def is_binary(path: Path) -> bool:
    """Whether a file that its name calls text is none; one that cannot be opened is left to ``read_file`` to report."""
    try:
        with path.open("rb") as stream:
            head = stream.read(SNIFFED)
    except OSError:
        return False
    return b"\0" in head and not head.startswith(WIDE)


def read_file(path: Path) -> bytes:
    """The bytes of a file; ``UnreadableInput`` says why there are none."""
    try:
        with path.open("rb") as stream:
            return read_stream(stream.read, str(path))
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror or error})") from error


def beside(name: str, other: str) -> bytes | None:
    """The bytes of the file ``other`` in the folder of the file ``name``; ``None`` if it is not there, or is elsewhere.

    A link that leads out of the folder is not followed: what a stranger's draft names must not be shown from anywhere.
    """
    document = Path(name)
    path = document.parent / Path(other).name
    if not document.is_file() or not path.is_file() or path.resolve().parent != document.parent.resolve():
        return None
    return read_file(path)


def read_stream(read: Callable[[int], bytes], name: str) -> bytes:
    """All that ``read`` gives, up to a limit."""
    data = read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableInput(f"{name}: larger than {MAX_BYTES // 2**20} MB, which no article is")
    return data
