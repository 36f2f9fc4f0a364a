"""Bytes of a page to text: by its byte order mark, by what it declares of itself, or as UTF-8."""

from __future__ import annotations

import codecs

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput
from claimscan.model import Trouble
from claimscan.readers.text.decode import decode as plain

# What a page says of its letters: in the XML declaration or in a <meta>. It must come early to count for browsers too.
_DECLARED = regex.compile(
    r"""<\?xml[^<>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})|<meta[^<>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})""",
    regex.I,
)
_HEAD = 4096  # bytes in which a declaration is looked for
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LATIN = frozenset(
    {"ascii", "iso8859-1", "latin-1"}
)  # declared so, the C1 range holds Windows' quotation marks (WHATWG)
_WIDE = ("utf-16", "utf-32")  # a declaration that could be read as bytes is not in such letters


def decode(data: bytes, name: str) -> tuple[str, tuple[Trouble, ...]]:
    """The text of a page, line ends brought to ``\\n``, and what had to be assumed. Raises ``UnreadableInput`` if there is none."""
    if data.startswith(_BOMS):
        return plain(data, name)
    data = data.replace(b"\0", b"\xef\xbf\xbd")  # as browsers do: NUL is no letter in any encoding that is left
    declared = _declared(data)
    if declared is None or declared == "utf-8" or _is_utf8(data):
        text, troubles = plain(data, name)
        wrong = declared not in (None, "utf-8") and not troubles and not data.isascii()
        return text, (_assumed(f"the page says it is in {declared}, but it is UTF-8"),) if wrong else troubles
    text = data.decode(declared, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableInput(f"{name}: there is no text in it")
    bad = text.count("\ufffd")
    return text, (_assumed(f"the page says it is in {declared}; {bad} of its letters are not"),) if bad else ()


def _declared(data: bytes) -> str | None:
    """The encoding that the page declares, by Python's name for it; ``None`` for none, or for one that is no encoding of text."""
    match = _DECLARED.search(data[:_HEAD].decode("latin-1"))
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1] or match[2]).name
        "".encode(name)
        b"".decode(name)
    except (LookupError, UnicodeError, TypeError):
        return None
    if name.startswith(_WIDE):
        return "utf-8"
    if name in ("utf-7", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined"):
        return None  # ways to write one thing and mean another; no browser reads them
    return "cp1252" if name in _LATIN else name


def _is_utf8(data: bytes) -> bool:
    """Letters that make sense as UTF-8 were written so: by chance, a text in another encoding does not."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _assumed(message: str) -> Trouble:
    return Trouble("encoding-assumed", message, severity="info")
