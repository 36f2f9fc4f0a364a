"""Which format a file has, told from its first bytes and what an archive holds, whatever its name says."""

from __future__ import annotations

import codecs
from pathlib import PurePath

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's compound file: old Office, or anything encrypted
_RTF = b"{\\rtf"
_BEFORE_ROOT = regex.compile(r"(?:\s++|<\?xml[^<>]*+>|<!--(?:[^-]++|-(?!->))*+-->)*+")
_HEAD = 1024  # bytes in which a PDF's first line and the root of an XML file stand
_MIMETYPES = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.text-master": "odt",
    "application/epub+zip": "epub",
}
_OTHERS = {
    "xl/": "a spreadsheet",
    "ppt/": "a presentation",
    "content.xml": "an OpenDocument file, but no text document",
}


def signature(data: bytes, name: str) -> str | None:
    """The format that the content shows, or ``None`` if it shows none: then the name decides.

    Raises ``UnreadableInput`` for what is no article in any format: locks that programs leave behind, encrypted and
    old binary files.
    """
    base = PurePath(name).name
    if base.startswith("~$") and not data.startswith((_ZIP, _OLE)):
        raise UnreadableInput(
            f"{name}: this is no document but the lock that Word keeps beside an open one; the article is {base[2:]!r} or so"
        )
    if base.startswith(".~lock.") and not data.startswith(_ZIP):
        raise UnreadableInput(f"{name}: this is no document but the lock that LibreOffice keeps beside an open one")
    if data.startswith(_OLE):
        raise UnreadableInput(f"{name}: {_compound(data)}")
    if data.startswith(_RTF):
        raise UnreadableInput(f"{name}: this is RTF, which is not read; save it as .docx or .odt and try again")
    if data.startswith(_ZIP):
        return _archive(data, name)
    head = data[:_HEAD].lstrip()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"<?xml") and b"<office:document " in head:
        return "odt"
    return "html" if _is_html(head) else None


def _is_html(head: bytes) -> bool:
    """A page begins with its type or its root, perhaps behind a declaration of XML and comments. UTF-16 has NULs between."""
    text = head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip(b"\xff\xfe").decode("latin-1")
    return str(_BEFORE_ROOT.sub("", text, count=1))[:14].lower().startswith(("<!doctype html", "<html"))


def _compound(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "the file is protected by a password; save it without one and try again"
    if "WordDocument".encode("utf-16-le") in data:
        return "this is an old Word document (.doc), which is not read; save it as .docx and try again"
    return "this is an old Office file, which is not read; save it as .docx and try again"


def _archive(data: bytes, name: str) -> str | None:
    from claimscan.readers.archive import Archive

    archive = Archive(data, name)
    if "mimetype" in archive:
        declared = archive.read("mimetype")[:100].decode("ascii", errors="replace").strip()
        if declared in _MIMETYPES:
            return _MIMETYPES[declared]
    if "META-INF/container.xml" in archive:
        return "epub"
    if any(member.casefold().startswith("word/") for member in archive.members):
        return "docx"
    for start, what in _OTHERS.items():
        if any(member.startswith(start) for member in archive.members):
            raise UnreadableInput(f"{name}: this is {what}")
    return None
