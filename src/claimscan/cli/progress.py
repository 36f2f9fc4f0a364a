"""How far a long run is: one line on a terminal, after a second, gone when it is done."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, TextIO

from claimscan.corpus import Input
from claimscan.display import visible

if TYPE_CHECKING:
    from threading import Event

PATIENCE = 1.0  # seconds that need no excuse
TICK = 0.5  # seconds after which the line of a document that is still in work is written anew
BAR = 20  # characters


class Progress:
    """Nothing is shown in pipes and logs, or while a run is short."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.start = time.monotonic()
        self.shown = False
        self._writing: AbstractContextManager[Any] = nullcontext()
        self._line = ""  # of what is in work; empty while results are written
        self._since = self.start  # when its turn came

    def over(self, inputs: Sequence[Input]) -> Iterable[Input]:
        """``inputs``, each announced before it is handed out."""
        return self._announced(inputs) if self.stream.isatty() else inputs

    def _announced(self, inputs: Sequence[Input]) -> Iterator[Input]:
        from threading import Event, Lock, Thread

        self._writing = Lock()
        done = Event()
        Thread(target=self._run, args=(done,), daemon=True).start()
        try:
            for number, document in enumerate(inputs, 1):
                with self._writing:
                    self._line = _line(number, len(inputs), document.name)
                    self._since = time.monotonic()
                    if len(inputs) > 1 and self._since - self.start > PATIENCE:
                        self._show()
                yield document
        finally:
            done.set()

    def _run(self, done: Event) -> None:
        """While a document takes long the line shows that there is still work."""
        while not done.wait(TICK):
            with self._writing:
                if self._line and time.monotonic() - self._since > max(PATIENCE, TICK):
                    self._show()

    def _show(self) -> None:
        self.stream.write(f"\r\x1b[K{self._line} {time.monotonic() - self.start:.0f} s")
        self.stream.flush()
        self.shown = True

    def clear(self) -> None:
        """Take the line away before anything else is written; the next document brings it back."""
        with self._writing:
            self._line = ""
            if self.shown:
                self.stream.write("\r\x1b[K")
                self.stream.flush()
                self.shown = False


def _line(number: int, count: int, name: str) -> str:
    """A bar where there are several documents, and the one that is in work."""
    name = visible(name)[-40:]
    if count == 1:
        return name
    full = BAR * (number - 1) // count
    return f"{number}/{count} [{'#' * full}{'.' * (BAR - full)}] {name}"
