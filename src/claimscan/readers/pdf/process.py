"""A child process that works on a stranger's file: started, listened to, and ended when it takes too long."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Any

from claimscan.readers.pdf.transfer import Garbled, receive

PATIENCE = 20.0  # seconds for one page, or for opening the file
_START = "import sys; sys.path[:] = {path!r}; from claimscan.readers.pdf.child import main; main()"


def listen(
    arguments: Sequence[str],
    feed: Callable[[IO[bytes]], None],
    take: Callable[[bytes, Any, bytes], None],
    patience: float,
    until: float,
) -> bool:
    """Start a child with ``arguments``, ``feed`` its input, and ``take`` each message, up to its end or its death.

    It is ended when nothing comes for ``patience`` seconds, and at the time ``until`` (of ``time.monotonic``); whether it
    had the time it wanted is the answer.
    """
    child = subprocess.Popen(  # noqa: S603 (this interpreter, with this package's own code)
        [sys.executable, "-I", "-c", _START.format(path=sys.path), *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    watch = _Watch(child.kill, patience, until)
    try:
        if child.stdin is not None and child.stdout is not None:
            feed(child.stdin)
            child.stdin.close()
            while (message := receive(child.stdout.read)) is not None:
                watch.again()
                take(*message)
    except (OSError, Garbled):  # it died, or something in it went mad
        pass
    finally:
        watch.stop()
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with suppress(OSError):  # what it did not take is still to be written
                    stream.close()
    return not watch.ended


class _Watch:
    """Calls ``end`` when nothing has happened for too long, or all has. One thread, however many messages come."""

    def __init__(self, end: Callable[[], None], patience: float, until: float) -> None:
        self._end, self._patience, self._until = end, patience, until
        self._last = time.monotonic()
        self._done = threading.Event()
        self.ended = False
        threading.Thread(target=self._run, daemon=True).start()

    def again(self) -> None:
        self._last = time.monotonic()

    def stop(self) -> None:
        self._done.set()

    def _run(self) -> None:
        while (left := min(self._last + self._patience, self._until) - time.monotonic()) > 0:
            if self._done.wait(left):
                return
        self.ended = True
        self._end()
