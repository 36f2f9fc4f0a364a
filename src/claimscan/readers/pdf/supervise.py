"""Child processes that read the pages: one or two, started again behind a bad page."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from typing import IO, Any

from claimscan.readers.pdf.child import HALF, Way, half
from claimscan.readers.pdf.pages import PrintedPage
from claimscan.readers.pdf.process import PATIENCE, listen
from claimscan.readers.pdf.reading import Damaged, Locked
from claimscan.readers.pdf.transfer import Garbled, unpack

LONGEST = 600.0  # seconds for all pages
LARGE = 200_000  # bytes from which on a file may well have so many pages that a second process is worth its start
BEGUN_AGAIN = 5  # times that a range is taken up again behind a bad page
MOST = 5_000  # pages; more is no article
_SLOW = "slow"  # why a page failed: there is no use in trying the other way


@dataclass
class Reading:
    """What has come of a file: its pages in order, what it says of itself, the pages that could not be read and why."""

    pages: list[PrintedPage] = field(default_factory=list)
    information: dict[str, Any] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many pages the file has."""
        return int(self.information.get("pages") or 0)

    @property
    def damaged(self) -> int:
        """How many parts of the file are damaged, as far as that can be told."""
        return int(self.information.get("damaged") or 0)


def read(data: bytes, patience: float = PATIENCE, processes: int | None = None) -> Reading:
    """The pages of a file, read by one child process, or by two if it is large and there are two processors.

    Both start at once, and each finds out by itself how many pages are its own: to ask first would take as long as to start.
    Raises ``Locked`` and ``Damaged``.
    """
    result = Reading()
    two = (processes or _processors()) > 1 and len(data) >= LARGE
    ranges = [_Range(data, 0, HALF if two else MOST, result, patience)]
    if two:
        ranges.append(_Range(data, HALF, MOST, result, patience))
    for one in ranges:
        one.start()
    for one in ranges:
        one.join()
    if any(one.error == "locked" for one in ranges):
        raise Locked
    if not result.count:
        raise Damaged
    result.pages.sort(key=lambda page: page.number)
    return result


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Range(threading.Thread):
    """Reads a range of pages, with as many children one after the other as it takes."""

    def __init__(self, data: bytes, first: int, last: int, result: Reading, patience: float) -> None:
        super().__init__(daemon=True)
        self.data, self.first, self.last, self.result, self.patience = data, first, last, result, patience
        self.next = first
        self.until = time.monotonic() + LONGEST
        self.error: str | None = None
        self.informed = False  # it is known how many pages there are
        self.slow = False  # the last child took too long

    def run(self) -> None:
        self._listen("pdfium", self.last)
        if not self.informed and not self.slow and self.error != "locked":
            self.error = None
            self._listen("plumber", self.last)  # slower, but no native code; it opens some that the other cannot
        if self.informed:
            self._go_on()
            self._look_again()

    def _go_on(self) -> None:
        """Behind each page that a child died of, another child."""
        for _ in range(BEGUN_AGAIN):
            if self.next >= self._end():
                return
            self.result.failed[self.next] = _SLOW if self.slow else "crash"
            self.next += 1
            if self.next < self._end():
                self._listen("pdfium", self.last)
        self.result.failed.update(dict.fromkeys(range(self.next, self._end()), "given up"))

    def _look_again(self) -> None:
        """Pages that failed, one by one in the other way, which is the slower one."""
        for number in sorted(self.result.failed)[:BEGUN_AGAIN]:
            if self.first <= number < self._end() and self.result.failed[number] != _SLOW:
                self.next = number
                self._listen("plumber", number + 1)

    def _end(self) -> int:
        count = min(self.result.count, MOST)
        return half(count) if self.last == HALF else min(self.last, count)

    def _listen(self, way: Way, last: int) -> None:
        """Take what one child sends, up to its end, its death, or the end of patience."""
        self.slow = not listen([str(self.next), str(last), way], self._feed, self._take, self.patience, self.until)

    def _feed(self, stream: IO[bytes]) -> None:
        stream.write(self.data)

    def _take(self, kind: bytes, value: Any, numbers: bytes) -> None:
        if kind == b"I" and isinstance(value, dict):
            self.result.information.update(value)
            self.informed = True
            if self.next == HALF:
                self.first = self.next = half(min(self.result.count, MOST))
        elif kind == b"P":
            page = unpack(value, numbers)
            if page.number != self.next:
                raise Garbled
            self.result.failed.pop(page.number, None)
            self.result.pages.append(page)
            self.next += 1
        elif kind == b"F":
            self.result.failed[self.next] = str(value[1])
            self.next += 1
        elif kind == b"E":
            self.error = str(value)
