"""What both ways of reading a file's pages have in common: an open document, and what may go wrong with it."""

from __future__ import annotations

from typing import Protocol

from claimscan.readers.pdf.glyphs import Page


class Locked(Exception):
    """The document opens with a password only."""


class Damaged(Exception):
    """No document can be made of the bytes."""


class Unreadable(Exception):
    """No page can be made of this one."""


class Source(Protocol):
    """An open document."""

    pages: int

    def information(self) -> dict[str, str | int | None]:
        """What the document says of itself: ``pages``, ``title``, ``author``, ``created``, ``language``."""

    def page(self, number: int) -> Page:
        """The page ``number``, counted from 0. Raises ``Unreadable``."""
