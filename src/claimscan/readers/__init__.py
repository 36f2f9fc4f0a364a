"""The family of readers: bytes in, ``Document`` out. A reader says what its format knows and guesses nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import cast

from claimscan.errors import UnknownFormat
from claimscan.model import Document

Read = Callable[[bytes, str], Document]
Beside = Callable[[str, str], bytes | None]  # a document's name, the name of a file in its folder → that file's bytes

READERS: dict[str, str] = {  # format -> module with ``read(data, name)``; imported only when used
    "text": "claimscan.readers.text",
    "notes": "claimscan.readers.notes",
    "markdown": "claimscan.readers.markdown",
    "latex": "claimscan.readers.latex",
    "pdf": "claimscan.readers.pdf",
    "docx": "claimscan.readers.docx",
    "odt": "claimscan.readers.odt",
    "html": "claimscan.readers.html",
    "epub": "claimscan.readers.epub",
}
SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".ocr": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".tex": "latex",
    ".ltx": "latex",
    ".latex": "latex",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
}
OF_SEVERAL_FILES = frozenset(
    {"latex", "html", "markdown"}
)  # formats whose documents take in others; their readers get what gives them


def read(data: bytes, name: str, format: str | None = None, beside: Beside | None = None) -> Document:
    """The document in ``data``; ``format`` overrides what the name and the content tell.

    ``beside`` gives the files that the document takes in; without it they are reported as unread.
    """
    from claimscan.readers.signature import signature  # patterns, which help and completion do without

    chosen = format or signature(data, name) or SUFFIXES.get(PurePath(name).suffix.lower(), "text")
    if chosen not in READERS:
        known = ", ".join(READERS)
        raise UnknownFormat(f"{name}: there is no reader for the format '{chosen}'; known formats are {known}")
    reader = import_module(READERS[chosen]).read
    if beside and chosen in OF_SEVERAL_FILES:
        reader = partial(reader, neighbours=partial(beside, name))
    from claimscan.readers.arrows import without_arrows

    return without_arrows(cast("Read", reader)(data, name))
