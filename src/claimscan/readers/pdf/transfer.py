"""Pages as bytes and back, between the process that reads strangers' files and the one that trusts nothing it sends.

No pickles: what comes is numbers and texts, and what does not have the expected form is refused.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable
from typing import IO, Any

from claimscan.readers.pdf.glyphs import Annotation, Stroke
from claimscan.readers.pdf.lines import PrintedLine, Table
from claimscan.readers.pdf.pages import PrintedPage

_HEADER = struct.Struct("<cII")  # kind of message, bytes of JSON, bytes of numbers
_COLUMNS = ("I", "I", "f", "f", "f", "f")
LIMIT = 1 << 28  # bytes of one message


class Garbled(Exception):
    """What came is no message."""


def send(stream: IO[bytes], kind: bytes, value: object, numbers: bytes = b"") -> None:
    """Write one message. ``kind`` is one byte."""
    text = json.dumps(value, separators=(",", ":")).encode("utf-8", errors="surrogatepass")
    stream.write(_HEADER.pack(kind, len(text), len(numbers)))
    stream.write(text)
    stream.write(numbers)
    stream.flush()


def receive(read: Callable[[int], bytes]) -> tuple[bytes, Any, bytes] | None:
    """The next message, ``None`` at the end of the stream. Raises ``Garbled``."""
    head = read(_HEADER.size)
    if not head:
        return None
    if len(head) < _HEADER.size:
        raise Garbled
    kind, length, size = _HEADER.unpack(head)
    if length + size > LIMIT:
        raise Garbled
    text, numbers = read(length), read(size)
    if len(text) < length or len(numbers) < size:
        raise Garbled
    try:
        return kind, json.loads(text.decode("utf-8", errors="surrogatepass")), numbers
    except ValueError as error:
        raise Garbled from error


def pack(page: PrintedPage) -> tuple[object, bytes]:
    """A page as JSON and numbers."""
    lines = [
        [line.text, line.first, line.last, line.raised, line.region, line.left, line.right, line.x0, line.x1,
         line.baseline, line.size, line.bold, line.italic, line.cells, line.aside, line.noted, line.calling]
        for line in page.lines
    ]  # fmt: skip
    numbers = b"".join(column.tobytes() for column in page.lines[0].table) if page.lines else b""
    return [*page._replace(lines=(), strokes=(), annotations=()), lines, page.strokes, page.annotations], numbers


def unpack(value: Any, numbers: bytes) -> PrintedPage:
    """The page again. Raises ``Garbled``."""
    try:
        *plain, lines, strokes, annotations = value
        table = _table(numbers)
        count = len(table.start)
        found = []
        for text, first, last, raised, *rest, cells, aside, noted, calling in lines:
            if not 0 <= first < last <= count or not isinstance(text, str):
                raise Garbled
            found.append(
                PrintedLine(text, table, first, last, tuple(raised), *rest)._replace(
                    cells=tuple(cells), aside=aside, noted=noted, calling=tuple(calling)
                )
            )
        return PrintedPage(*plain)._replace(
            lines=tuple(found),
            strokes=tuple(Stroke(*stroke) for stroke in strokes),
            annotations=tuple(Annotation(*annotation) for annotation in annotations),
        )
    except (TypeError, ValueError) as error:
        raise Garbled from error


def _table(numbers: bytes) -> Table:
    if len(numbers) % (4 * len(_COLUMNS)):
        raise Garbled
    size = len(numbers) // len(_COLUMNS)
    columns: list[array[Any]] = []
    for place, code in enumerate(_COLUMNS):
        column: array[Any] = array(code)
        column.frombytes(numbers[place * size : (place + 1) * size])
        columns.append(column)
    return Table(*columns)
