"""How far a long run is: one line on a terminal, after a second, gone when it is done."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from claimscan.corpus import Input
from claimscan.display import visible

PATIENCE = 1.0  # seconds that need no excuse


class Progress:
    """Nothing is shown for one document, in pipes and logs, or while a run is short."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.start = time.monotonic()
        self.shown = False

    def over(self, inputs: Sequence[Input]) -> Iterable[Input]:
        """``inputs``, each announced before it is handed out."""
        return self._announced(inputs) if len(inputs) > 1 and self.stream.isatty() else inputs

    def _announced(self, inputs: Sequence[Input]) -> Iterator[Input]:
        for number, document in enumerate(inputs, 1):
            if time.monotonic() - self.start > PATIENCE:
                self.stream.write(f"\r\x1b[K{number}/{len(inputs)} {visible(document.name)[-60:]}")
                self.stream.flush()
                self.shown = True
            yield document

    def clear(self) -> None:
        """Take the line away before anything else is written."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.shown = False
