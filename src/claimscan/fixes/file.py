"""Files of text changed in place: everything that is not changed stays as it is, to the byte."""

from __future__ import annotations

import codecs
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput
from claimscan.model import Document, Edit

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAIN: Final = ("utf-8", "cp1252", "iso8859-1", "iso8859-15", "iso8859-2", "cp1250", "koi8-r", "cp1251", "shift_jis")
_LINE_END: Final = regex.compile(r"\r\n|\r|\n")


class Text(NamedTuple):
    """A file's text with its own line ends, and how it is written in bytes."""

    text: str
    encoding: str
    mark: bytes = b""


def text_of(document: Document, data: bytes) -> str | None:
    """The text of the file that ``document`` was read from, line ends as ``\\n``; ``None`` if it is not certain."""
    if document.format == "html":
        from claimscan.readers.html.decode import decode
    else:
        from claimscan.readers.text.decode import decode
    try:
        return decode(data, document.name)[0]
    except UnreadableInput:
        return None


def changed(document: Document, data: bytes, edits: Iterable[Edit]) -> tuple[bytes, str, str]:
    """The bytes of the file with ``edits`` done, and its text before and after. Edits that fall into another one wait for
    the next time. Nothing is changed where the bytes could not be written back as they were.
    """
    expected = text_of(document, data)
    found = _decoded(data, expected) if expected is not None else None
    if found is None:
        return data, expected or "", expected or ""
    after = _edited(found.text, edits)
    try:
        written = found.mark + after.encode(found.encoding)
    except UnicodeEncodeError:
        return data, found.text, found.text
    return written, found.text, after


def _decoded(data: bytes, expected: str) -> Text | None:
    """The text in the encoding that gives what the reader saw, and gives the same bytes back."""
    marked = next(((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)), None)
    for mark, encoding in [marked] if marked else [(b"", encoding) for encoding in _PLAIN]:
        try:
            text = data[len(mark) :].decode(encoding)
            same = text.encode(encoding) == data[len(mark) :]
        except UnicodeError:
            continue
        if same and _LINE_END.sub("\n", text) == expected:
            return Text(text, encoding, mark)
    return None


def _edited(text: str, edits: Iterable[Edit]) -> str:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    parts: list[str] = []
    done = 0
    for line, column, end_line, end_column, instead in sorted(set(edits)):
        start, end = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        if start >= done:
            parts += (text[done:start], instead)
            done = end
    return "".join((*parts, text[done:]))


def put(path: Path, before: bytes, after: bytes) -> bool:
    """Write ``after`` where ``before`` stands, at once and with the file's mode; a link stays one. False if the file has
    changed meanwhile. Raises ``OSError``.
    """
    target = path.resolve(strict=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        if target.read_bytes() != before:
            return False
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return True
