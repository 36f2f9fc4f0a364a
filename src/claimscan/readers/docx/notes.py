"""Notes in the order in which the text calls them, each with its printed label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from claimscan.model import Mark, Span, Trouble
from claimscan.readers.docx.labels import Counter, Numbering, known

Kind = Literal["footnote", "endnote"]
KINDS: tuple[Kind, ...] = ("footnote", "endnote")
_DEFAULT: dict[Kind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}


class Called(NamedTuple):
    """A note that the text calls."""

    key: str
    label: str
    kind: Kind
    id: str
    custom: bool  # the label was typed by the author and does not count


class CrossReference(NamedTuple):
    """A mark that repeats the number of a note, which a bookmark around that note's own mark names."""

    span: Span
    printed: str
    bookmark: str


class Notes:
    """Counts notes while the text is read."""

    def __init__(self, settings: Element | None, sections: Sequence[Element]) -> None:
        plain = {kind: Numbering(_DEFAULT[kind]) for kind in KINDS}
        if settings is not None:
            plain = {kind: plain[kind].changed(settings.find(f"w:{kind}Pr")) for kind in KINDS}
        self._sections = [
            {kind: plain[kind].changed(section.find(f"w:{kind}Pr")) for kind in KINDS} for section in sections
        ] or [plain]
        self._counters = {kind: Counter() for kind in KINDS}
        self._called: dict[str, Called] = {}
        self._bookmarks: dict[str, str] = {}  # name -> key of the first note called inside
        self._open: dict[str, str] = {}  # id of a bookmark that is open -> its name
        self._by_page = False
        self.section = 0
        self.crossed: list[CrossReference] = []

    def call(self, kind: Kind, id: str, page: int | None, custom: str = "") -> Called:
        """The note of this id, which the text calls here, with a typed mark or the next number."""
        key = f"{kind} {id}"
        found = self._called.get(key)
        if found is None:
            numbering = self._sections[min(self.section, len(self._sections) - 1)][kind]
            self._by_page = self._by_page or numbering.restart == "eachPage"
            label = custom or self._counters[kind].next(numbering, self.section, page)
            found = self._called[key] = Called(key, label, kind, id, bool(custom))
        for name in self._open.values():
            self._bookmarks.setdefault(name, key)
        return found

    def open(self, id: str, name: str) -> None:
        """A bookmark begins."""
        self._open[id] = name

    def shut(self, id: str) -> None:
        """A bookmark ends."""
        self._open.pop(id, None)

    def repeated(self) -> Iterator[Mark]:
        """The marks that repeat a note's number. A bookmark that holds no note is around something else: no mark."""
        for span, printed, bookmark in self.crossed:
            if bookmark in self._bookmarks:
                yield Mark(span, (printed,), self._bookmarks[bookmark])

    def called(self, kind: Kind) -> list[Called]:
        """The notes of a kind that were called so far, in order."""
        return [note for note in self._called.values() if note.kind == kind]

    def troubles(self, paged: bool) -> list[Trouble]:
        """What cannot be known of the printed labels."""
        found = []
        if self._by_page:
            how = "as the pages were when the file was last saved" if paged else "as if they ran on"
            found.append(
                Trouble("printed-label-unknown", f"the notes' numbers start again on each page; they are given {how}")
            )
        strange = {n.format for section in self._sections for n in section.values() if not known(n.format)}
        if strange and self._called:
            message = f"notes numbered in the format {', '.join(sorted(strange))} are given in figures"
            found.append(Trouble("printed-label-unknown", message))
        return found
