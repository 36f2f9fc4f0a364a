"""How much of a file cannot be unpacked: PDFium reads a damaged part up to the damage, and says nothing."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"\bstream\r?\n")
_DEFLATED = re.compile(rb"/Filter\s*\[?\s*/FlateDecode")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_ENTRIES = 2000  # bytes before a stream in which its dictionary is looked for
_STEP, _MOST = 1 << 16, 1 << 28  # bytes unpacked at a time, and of one file at most


def damaged(data: bytes) -> int:
    """The number of compressed parts, pictures aside, that are not what was packed. An encrypted file's cannot be told."""
    if data.rfind(b"/Encrypt") >= 0:
        return 0
    found = room = 0
    for match in _STREAM.finditer(data):
        head = data[max(match.start() - _ENTRIES, 0) : match.start()]
        entries = head[head.rfind(b" obj") + 1 :]
        if room < _MOST and _DEFLATED.search(entries) and not _PICTURE.search(entries):
            length = _unpacked(data, match.end())
            room += abs(length)
            found += length < 0
    return found


def _unpacked(data: bytes, start: int) -> int:
    """The length of what was packed, negative if it breaks off or its checksum is wrong."""
    stream = zlib.decompressobj()
    total = 0
    rest = memoryview(data)[start : start + _STEP]
    at = start + _STEP
    try:
        while not stream.eof and total < _MOST:
            part = stream.decompress(rest, _STEP)
            total += len(part)
            rest = memoryview(stream.unconsumed_tail)
            if not rest and not part:
                rest = memoryview(data)[at : at + _STEP]
                at += _STEP
                if not rest:
                    return -total - 1
    except zlib.error:
        return -total - 1
    return total
