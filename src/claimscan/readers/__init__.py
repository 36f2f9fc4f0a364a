"""The family of readers: bytes in, ``Document`` out. A reader says what its format knows and guesses nothing else."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from claimscan.errors import UnknownFormat
from claimscan.model import Document

Read = Callable[[bytes, str], Document]

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


def read(data: bytes, name: str, format: str | None = None) -> Document:
    """The document in ``data``; ``format`` overrides what the name and the content tell."""
    from claimscan.readers.signature import signature  # patterns, which help and completion do without

    chosen = format or signature(data, name) or SUFFIXES.get(PurePath(name).suffix.lower(), "text")
    if chosen not in READERS:
        known = ", ".join(READERS)
        raise UnknownFormat(f"{name}: there is no reader for the format '{chosen}'; known formats are {known}")
    return cast("Read", import_module(READERS[chosen]).read)(data, name)
