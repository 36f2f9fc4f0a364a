"""Plain and OCR text: lines in reading order. What they are (body, note, heading) is for ``split`` to decide."""

from __future__ import annotations

from hashlib import sha256

from claimscan.model import Document, Line, Span
from claimscan.readers.text.columns import columns, side_by_side
from claimscan.readers.text.decode import anchors, decode


def read(data: bytes, name: str) -> Document:
    """The document in ``data``. Raises ``UnreadableInput`` for what is no text."""
    text, troubles = decode(data, name)
    feeds = text.count("\f")
    return Document(
        name=name,
        format="text",
        text=text,
        lines=tuple(_lines(text)),
        anchors=tuple(anchors(text)),
        sha256=sha256(data).hexdigest(),
        pages=feeds + (not text.endswith("\f")) if feeds else None,
        troubles=troubles,
    )


def _lines(text: str) -> list[Line]:
    pages: list[list[tuple[int, int]]] = []
    start = 0
    for page in text.split("\f"):
        pages.append(_rows(page, start))
        start += len(page) + 1
    found: list[Line] = []
    paired = side_by_side([[text[a:b] for a, b in rows] for rows in pages])
    for number, (rows, two) in enumerate(zip(pages, paired, strict=True)):
        found.extend(columns(text, rows, number) if two else _plain(text, rows, number))
    return found


def _rows(page: str, start: int) -> list[tuple[int, int]]:
    rows = []
    for row in page.split("\n"):
        rows.append((start, start + len(row)))
        start += len(row) + 1
    return rows


def _plain(text: str, rows: list[tuple[int, int]], page: int) -> list[Line]:
    found: list[Line] = []
    gap = True
    widest = max((b - a for a, b in rows), default=1) or 1
    for start, end in rows:
        row = text[start:end]
        inner = row.strip()
        if not inner:
            gap = True
            continue
        indent = len(row) - len(row.lstrip())
        span = Span(start + indent, start + indent + len(inner))
        found.append(Line(span, gap=gap, page=page, indent=indent, fill=len(inner) / widest))
        gap = False
    return found
