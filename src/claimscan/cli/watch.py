"""A check that is run again whenever one of its documents or settings files is saved. Ctrl-C ends it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claimscan.config.files import NAMES
from claimscan.corpus import STDIN, gather
from claimscan.errors import BadSettings, ClaimscanError
from claimscan.messages import say

PAUSE = 0.3  # seconds between two looks: shorter than anybody waits, long enough to cost nothing
Seen = dict[Path, tuple[int, int, int]]


def watch(run: Callable[[], int], paths: Sequence[Path], others: Sequence[Path], outputs: Sequence[Path]) -> int:
    """Call ``run`` now and after each change; 0 when the user ends it, or its exit code if there is nothing to look at.

    ``others`` are files that count besides the documents in ``paths`` and the settings near them; ``outputs`` are written
    by ``run`` itself.
    """
    if STDIN in paths:
        raise BadSettings("--watch looks at files; standard input is none")
    try:
        seen = _seen(paths, others, outputs)
        code = run()
        if not _documents(paths, outputs):
            return code
        while True:
            seen = _changed(seen, lambda: _seen(paths, others, outputs))
            try:
                run()
            except ClaimscanError as error:  # settings that are half written
                say(str(error))
    except KeyboardInterrupt:
        return 0


def _changed(before: Seen, look: Callable[[], Seen]) -> Seen:
    """Wait until the files are other ones than ``before``; how they are then."""
    now = before
    while now == before:
        time.sleep(PAUSE)
        now = before if look() == before else _settled(look)
    names = sorted(str(path) for path in now.keys() | before.keys() if now.get(path) != before.get(path))
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    say(f"{names[0]}{more}: saved")
    return now


def _settled(look: Callable[[], Seen]) -> Seen:
    """The files as they are when they have stood still for one look."""
    now = look()
    while True:
        time.sleep(PAUSE)
        if (later := look()) == now:
            return now
        now = later


def _documents(paths: Sequence[Path], outputs: Sequence[Path]) -> list[Path]:
    return [Path(one.name) for one in gather(paths, leave_out=outputs).inputs]


def _seen(paths: Sequence[Path], others: Sequence[Path], outputs: Sequence[Path]) -> Seen:
    """When each file was written, how long it is, and which one it is: editors often put a new one in its place."""
    found: Seen = {}
    documents = _documents(paths, outputs)
    for path in (*documents, *others, *_settings({path.absolute().parent for path in documents})):
        try:
            told = path.stat()
        except OSError:
            continue
        found[path] = (told.st_mtime_ns, told.st_size, told.st_ino)
    return found


def _settings(folders: set[Path]) -> Iterator[Path]:
    """Where a settings file for documents in ``folders`` may be, or may come to be."""
    for place in {above for folder in folders for above in (folder, *folder.parents)}:
        for name in NAMES:
            yield place / name
