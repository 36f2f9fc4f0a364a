"""Many documents at once, in processes: outcomes in the order of the inputs, a few ahead, and one that fails harms no other."""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from claimscan.corpus import Input, Outcome, each
from claimscan.errors import UnreadableInput

T = TypeVar("T")
AHEAD = 4  # documents for each process that may wait for their turn: memory stays bounded


def outcomes(inputs: Iterable[Input], work: Callable[[bytes, str], T], jobs: int) -> Iterator[Outcome[T]]:
    """As ``corpus.each``. ``inputs`` and ``work`` must be such that processes can hand them on."""
    import claimscan.scan  # noqa: F401  # once here, and not once in each process that is forked from here

    gc.freeze()  # what is loaded by now is no garbage: no process has to look through it, nor to copy it for that
    pool = ProcessPoolExecutor(jobs, initializer=_quiet)
    waiting: deque[tuple[Input, Future[Outcome[T]]]] = deque()
    try:
        for one in inputs:
            waiting.append((one, pool.submit(_one, one, work)))
            if len(waiting) >= jobs * AHEAD:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        # Waiting for the documents in work: a pool that is left behind may be taken down twice when Python ends.
        pool.shutdown(wait=True, cancel_futures=True)


def _one(document: Input, work: Callable[[bytes, str], T]) -> Outcome[T]:
    return next(each([document], work))


def _result(document: Input, future: Future[Outcome[T]]) -> Outcome[T]:
    """A process that was ended from outside takes the documents in work with it; they are told."""
    try:
        return future.result()
    except BrokenProcessPool:
        error = UnreadableInput(
            f"{document.name}: the process that read it was ended; --jobs 1 reads one after the other"
        )
        return Outcome(document.name, None, error)


def _quiet() -> None:
    """Ctrl-C is for the parent, which ends its children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
