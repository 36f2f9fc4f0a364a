"""The process that reads the file: native code over strangers' bytes, with limits on memory and time, and nobody to hurt.

``main`` takes FIRST LAST WAY from the command line and the file from standard input. The pages from FIRST to before LAST come out
as messages (``transfer``): ``I`` what the document says of itself, ``P`` a page, ``F`` a page that failed, ``E`` why nothing
can be read. With ``draw`` in place of all that it draws pages instead (``draw``).
"""

from __future__ import annotations

import os
import sys
from typing import IO, Literal

from claimscan.readers.pdf.damage import damaged
from claimscan.readers.pdf.pages import printed
from claimscan.readers.pdf.reading import Damaged, Locked, Source, Unreadable
from claimscan.readers.pdf.transfer import pack, receive, send

Way = Literal["pdfium", "plumber"]
MEMORY = 3 << 29  # bytes of address space, beyond what the file itself may need
HALF = -1  # in place of FIRST or LAST: where the first of two processes stops and the second begins
LONG = 40  # pages from which on the work is shared


def half(pages: int) -> int:
    """Behind which page the first of two processes stops."""
    return pages // 2 if pages >= LONG else pages


def main() -> None:
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no message
    if sys.argv[1:] == ["draw"]:
        _draw(out)
    else:
        data = sys.stdin.buffer.read()
        _limit(len(data))
        read(data, int(sys.argv[1]), int(sys.argv[2]), "plumber" if sys.argv[3] == "plumber" else "pdfium", out)


def _draw(out: IO[bytes]) -> None:
    from claimscan.readers.pdf.draw import draw

    message = receive(sys.stdin.buffer.read)
    if message is not None:
        _, overlays, data = message
        _limit(len(data))
        draw(data, overlays, out)


def read(data: bytes, first: int, last: int, way: Way, out: IO[bytes]) -> None:
    """Send the pages from ``first`` to before ``last``."""
    try:
        source = opened(data, way)
    except Locked:
        send(out, b"E", "locked")
        return
    except Damaged:
        send(out, b"E", "damaged")
        return
    send(out, b"I", source.information() | ({"damaged": damaged(data)} if first == 0 else {}))
    first, last = (half(source.pages) if end == HALF else min(end, source.pages) for end in (first, last))
    _pages(source, range(first, last), out)


def opened(data: bytes, way: Way) -> Source:
    """The document, opened in one of the two ways. Raises ``Locked`` and ``Damaged``."""
    if way == "pdfium":
        from claimscan.readers.pdf import pdfium

        return pdfium.Document(data)
    from claimscan.readers.pdf import plumber

    return plumber.Document(data)


def _pages(source: Source, numbers: range, out: IO[bytes]) -> None:
    for number in numbers:
        try:
            packed = pack(printed(source.page(number)))
        except (Unreadable, MemoryError, ArithmeticError, LookupError, ValueError) as error:
            send(out, b"F", [number, type(error).__name__])
        else:
            send(out, b"P", *packed)


def _limit(size: int) -> None:
    """Where the system has limits: no endless memory, no files written, no core dumps."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY + 4 * size),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        if hard == resource.RLIM_INFINITY or hard >= most:
            resource.setrlimit(limit, (most, hard))
