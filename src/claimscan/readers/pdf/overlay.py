"""What is drawn over pages, and the pictures that come of it: made by a child process, as everything that opens strangers' files."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import IO, Any, Literal, NamedTuple

from claimscan.readers.pdf.process import PATIENCE, listen
from claimscan.readers.pdf.transfer import Garbled, send

Kind = Literal["column", "text", "heading", "table", "note", "furniture", "other", "label", "mark", "lost"]
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Area(NamedTuple):
    """A frame round a part of the page, in points from the upper left corner of the page as it is read, and a word beside it."""

    kind: Kind
    x0: float
    top: float
    x1: float
    bottom: float
    tag: str = ""


class Tie(NamedTuple):
    """A line between two points."""

    x0: float
    y0: float
    x1: float
    y1: float


class Overlay(NamedTuple):
    """All that is drawn over one page, and the sentence below it."""

    page: int  # counted from 0
    caption: str
    areas: tuple[Area, ...] = ()
    ties: tuple[Tie, ...] = ()


def pictures(data: bytes, overlays: Sequence[Overlay], patience: float = PATIENCE) -> Iterator[bytes | None]:
    """The pages of the file ``data`` as PNG, with what is drawn over them; ``None`` for a page that cannot be drawn.

    One child draws one page after the other, and gives each back before the next is begun; where it dies another goes on.
    """
    for start in range(0, len(overlays), _AT_ONCE):
        yield from _batch(data, overlays[start : start + _AT_ONCE], patience)


_AT_ONCE = 16  # pages whose pictures are held in memory together


def _batch(data: bytes, overlays: Sequence[Overlay], patience: float) -> list[bytes | None]:
    found: list[bytes | None] = []

    def feed(stream: IO[bytes]) -> None:
        send(stream, b"D", overlays[len(found) :], data)

    def take(kind: bytes, value: Any, picture: bytes) -> None:
        if kind == b"G" and not picture.startswith(_SIGNATURE):
            raise Garbled
        found.append(picture if kind == b"G" else None)

    while len(found) < len(overlays):
        before = len(found)
        listen(["draw"], feed, take, patience, time.monotonic() + patience * len(overlays))
        if len(found) < len(overlays) and (len(found) == before or found[-1] is not None):
            found.append(None)  # it died of this page
    return found[: len(overlays)]
