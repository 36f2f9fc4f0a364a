"""The family of forms in which the findings of a check are written for people, editors and CI. One file each.

Each has ``write(checked, view, out)``. What the document says is a stranger's text in all of them: each form escapes it
in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from claimscan.errors import UnknownFormat

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.gate import Checked


class Form(Protocol):
    """What a module of this family offers."""

    @staticmethod
    def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
        """The findings of all documents, one document after the other."""


FORMATS: dict[str, str] = {  # format -> module, imported only when used
    "full": "claimscan.formats.full",
    "concise": "claimscan.formats.concise",
    "grouped": "claimscan.formats.grouped",
    "md": "claimscan.formats.md",
    "github": "claimscan.formats.github",
    "gitlab": "claimscan.formats.gitlab",
    "sarif": "claimscan.formats.sarif",
    "junit": "claimscan.formats.junit",
    "rdjson": "claimscan.formats.rdjson",
}


def form(format: str) -> Form:
    """The form of that name; ``UnknownFormat`` if there is none."""
    if format not in FORMATS:
        raise UnknownFormat(f"there is no form of findings '{format}'; known are {', '.join(FORMATS)}")
    return cast("Form", import_module(FORMATS[format]))
