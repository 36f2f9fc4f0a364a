"""Bytes to text: the encoding, and line ends brought to ``\\n``. Nothing else is changed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from claimscan.errors import UnreadableInput
from claimscan.model import Anchor, Place, Trouble

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive (Word, ODT or EPUB)",
    b"\xd0\xcf\x11\xe0": "an old Office or encrypted file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
}


def decode(data: bytes, name: str) -> tuple[str, tuple[Trouble, ...]]:
    """The text, and what had to be assumed. Raises ``UnreadableInput`` for binary data, NUL bytes and empty files."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableInput(f"{name}: this is {what}, not text; name its format with --from")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding, name), ()
    if b"\0" in data:
        raise UnreadableInput(f"{name}: it holds NUL bytes, so it is no plain text; save it as UTF-8 and try again")
    try:
        return _newlines(data.decode("utf-8"), name), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    text = data.decode("cp1252", errors="replace")
    trouble = Trouble(
        "encoding-assumed",
        f"the file is not UTF-8 (first bad byte on line {line}); it was read as Windows-1252",
        severity="warning",
    )
    return _newlines(text, name), (trouble,)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name}: it says it is {encoding.removesuffix('-sig')}, but is cut or damaged"
        ) from error
    if "\0" in text:
        raise UnreadableInput(
            f"{name}: it holds NUL characters, so it is no plain text; save it as UTF-8 and try again"
        )
    return _newlines(text, name)


def _newlines(text: str, name: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableInput(f"{name}: there is no text in it")
    return text


def anchors(text: str) -> Iterator[Anchor]:
    """The place of each line's beginning. Form feeds begin a new page and a new line count runs on."""
    paged = "\f" in text
    page, line, start = 1, 1, 0
    yield Anchor(0, Place(1 if paged else None, 1, 1))
    while True:
        feed = text.find("\f", start) if paged else -1
        end = text.find("\n", start)
        if end < 0 and feed < 0:
            return
        if feed >= 0 and (end < 0 or feed < end):
            page, start = page + 1, feed + 1
        else:
            line, start = line + 1, end + 1
        yield Anchor(start, Place(page if paged else None, line, 1))
