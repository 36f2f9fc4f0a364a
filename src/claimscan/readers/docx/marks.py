"""Marks as they are met in the text, and the labels that notes begin with."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from claimscan import patterns as regex
from claimscan.model import Mark, Span
from claimscan.readers.docx.elements import switched
from claimscan.readers.docx.notes import Called, CrossReference, Kind, Notes
from claimscan.readers.paragraphs import Paragraphs

_TYPED = regex.compile(r"\S{1,10}")  # a mark that an author typed


class Marks:
    """Writes marks, and finds those that the author typed in the text behind the note's reference."""

    def __init__(self, out: Paragraphs, notes: Notes) -> None:
        self._out = out
        self._notes = notes
        self._waiting: tuple[Kind, str, int] | None = None  # a note whose typed mark has not come yet
        self._note: Called | None = None  # that is being written
        self.label: Span | None = None  # where its label stands

    def begin(self, note: Called | None) -> None:
        """What is written from here on belongs to ``note``."""
        self._note, self.label = note, None

    def call(self, kind: Kind, element: Element) -> None:
        """The text calls a note here."""
        id = element.get("w:id", "")
        if switched(element, "w:customMarkFollows"):
            self._waiting = (kind, id, self._out.at)
        else:
            self._numbered(kind, id)

    def _numbered(self, kind: Kind, id: str) -> None:
        called = self._notes.call(kind, id, self._out.page)
        self._out.mark(called.label, called.key)

    def run_ends(self) -> None:
        """A typed mark is the first word behind the reference, mostly in the same run."""
        if self._waiting is None or self._out.at == self._waiting[2]:
            return
        kind, id, start = self._waiting
        if match := _TYPED.search(self._out.text_from(start)):
            called = self._notes.call(kind, id, self._out.page, match[0])
            span = Span(start + match.start(), start + match.end())
            self._out.marks.append(Mark(span, (match[0],), called.key))
            self._waiting = None

    def paragraph_ends(self, start: int) -> None:
        """A note whose typed mark never came is called by its number. A typed label is what a note's text begins with."""
        if self._waiting is not None:
            kind, id, _ = self._waiting
            self._waiting = None
            self._numbered(kind, id)
        if self._note is not None and self._note.custom and self.label is None:
            text = self._out.text_from(start)
            at = start + len(text) - len(text.lstrip())
            if text.lstrip().startswith(self._note.label):
                self.label = Span(at, at + len(self._note.label))

    def own(self) -> None:
        """The automatic number at a note's beginning."""
        if self._note is not None:
            span = self._out.write(self._note.label)
            self.label = self.label or span

    def repeat(self, start: int, bookmark: str, formatted: bool) -> None:
        """A note's number, given again: it is a mark if it looks like one, and else words such as "see note 4"."""
        raised = any(span.start >= start for span in self._out.raised[-3:])
        text = self._out.text_from(start)
        printed = text.strip()
        if (raised or formatted) and _TYPED.fullmatch(printed):
            at = start + len(text) - len(text.lstrip())
            self._notes.crossed.append(CrossReference(Span(at, at + len(printed)), printed, bookmark))
