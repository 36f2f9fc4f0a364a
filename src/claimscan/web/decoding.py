"""Content codings undone piece by piece, so that nothing ever grows beyond what was asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

_PIECE: Final = 64 * 1024  # bytes that one step may bring
_MOST_CODINGS: Final = 3  # one is usual, two happen where a proxy compresses once more
_GZIP: Final = 16 + zlib.MAX_WBITS


class UnknownCoding(Exception):
    """A body in a coding that was not offered; the text names it."""


def codings(header: str | None) -> tuple[str, ...]:
    """The codings of a ``Content-Encoding``, in the order in which they were laid on. Raises ``UnknownCoding``."""
    names = [name.strip().lower().removeprefix("x-") for name in (header or "").split(",")]
    names = [
        name for name in names if name not in ("", "identity", "none", "utf-8")
    ]  # the last two: mistaken, but common
    for name in names:
        if name not in ("gzip", "deflate"):
            raise UnknownCoding(name[:40])
    if len(names) > _MOST_CODINGS:
        raise UnknownCoding(", ".join(names)[:40])
    return tuple(names)


def decoded(pieces: Iterable[bytes], names: tuple[str, ...]) -> Iterator[bytes]:
    """The pieces of a body without its codings, each at most 64 KB if coded; ends where the data is damaged."""
    for name in reversed(names):
        pieces = _inflated(pieces, name)
    return iter(pieces)


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    engine = None
    for piece in pieces:
        data = piece
        while data:
            engine = engine or _engine(name, data)
            try:
                out = engine.decompress(data, _PIECE)
            except zlib.error:
                return
            if out:
                yield out
            data = engine.unconsumed_tail
            if engine.eof:  # gzip may have further members
                data, engine = engine.unused_data, None
                if name == "deflate":
                    return
    while engine and (out := engine.decompress(engine.unconsumed_tail, _PIECE)):
        yield out


def _engine(name: str, data: bytes) -> zlib._Decompress:
    if name == "gzip":
        return zlib.decompressobj(_GZIP)
    # ``deflate`` is zlib's format (RFC 9110, 8.4.1.2), but some servers send it bare
    zlib_header = len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)
