"""Notes in the order in which the text calls them, and the marks that repeat their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from claimscan.model import Mark, NoteKind, Span


class Called(NamedTuple):
    """A note, where the text calls it."""

    key: str
    label: str
    kind: NoteKind
    body: Element | None


class Notes:
    """Collects notes while the text is read. A note is found again by its own id or by a bookmark around its mark."""

    def __init__(self) -> None:
        self.called: list[Called] = []
        self._keys: dict[str, str] = {}  # id or bookmark -> key
        self._open: set[str] = set()  # bookmarks
        self._crossed: list[tuple[Span, str]] = []

    def call(self, element: Element) -> Called:
        """The note in ``element``, with the label that was last printed for it."""
        kind: NoteKind = "endnote" if element.get("text:note-class") == "endnote" else "footnote"
        shown = element.find("text:note-citation")
        label = "".join(shown.itertext()).strip() if shown is not None else ""
        count = 1 + sum(note.kind == kind for note in self.called)
        id = element.get("text:id", "")
        key = id if id and id not in self._keys else f"{kind} {count}"
        note = Called(key, label or str(count), kind, element.find("text:note-body"))  # never laid out: not numbered
        self.called.append(note)
        for name in (id, *self._open):
            self._keys.setdefault(name, key)
        return note

    def open(self, name: str) -> None:
        """A bookmark begins."""
        self._open.add(name)

    def shut(self, name: str) -> None:
        """A bookmark ends."""
        self._open.discard(name)

    def cross(self, span: Span, name: str) -> None:
        """A raised number that repeats that of the note of this id or bookmark."""
        self._crossed.append((span, name))

    def repeated(self, text: str) -> Iterator[Mark]:
        """The marks that repeat a note's number; what is behind a bookmark that holds no note is none."""
        for span, name in self._crossed:
            if name in self._keys:
                yield Mark(span, (text[span.start : span.end],), self._keys[name])
