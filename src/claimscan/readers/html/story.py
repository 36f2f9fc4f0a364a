"""The text of a document written block by block, with its marks, notes and links, and the place of each piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Anchor, KnownNote, Mark, Place, Span
from claimscan.readers.html import vocabulary
from claimscan.readers.html.areas import Area
from claimscan.readers.html.blocks import Setting, kind_of
from claimscan.readers.html.notes import Note
from claimscan.readers.html.plan import Called, Plan
from claimscan.readers.html.tree import INVISIBLE, Element, Page, Text, text_of, walk
from claimscan.readers.labels import labels
from claimscan.readers.paragraphs import Paragraphs

_CHUNK = regex.compile(r"[^ \t\n\f\r]+(?: [^ \t\n\f\r]+)*+")  # text in which blanks stand as they are shown
_SILENT = frozenset("del input img wbr progress meter".split())
_NUMBER = regex.compile(r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*|[*†‡§¶]{1,3}")


class _Piece(NamedTuple):
    """From this offset on, the text stands at this place of a page."""

    offset: int
    page: Page
    at: int
    id: str
    number: int | None  # of the printed page


class Story:
    """Writes pages into one ``Paragraphs``. ``named``: places name the file and the element, not only line and column."""

    def __init__(self, out: Paragraphs, plan: Plan, areas: Mapping[Element, Area], *, named: bool) -> None:
        self.out = out
        self.plan = plan
        self.areas = areas
        self.named = named
        self.apart: set[int] = set()  # where marks begin that are raised or in brackets
        self._called = {called.key for called in plan.marks.values()}
        self._labels = {note.label for note in plan.notes if note.key not in self._called}
        self._setting = Setting()
        self._page: Page | None = None
        self._number: int | None = None
        self._id = ""
        self._open = self._blank = self._broken = False
        self._pieces: list[_Piece] = []
        self._begun: dict[str, Note] = {}
        self._filled: set[str] = set()
        self._printed: dict[str, Span] = {}  # labels of notes
        self._left = 0  # letters of a note's label that are still to come
        self._waiting: list[Note] = []  # notes inside the block that is being written

    def page(self, page: Page) -> None:
        """The whole of a page."""
        self._page, self._setting, self._id = page, Setting(), ""
        self._children(page.root)
        self._end()

    def part(self, part: Element, note: Note) -> None:
        """Of another page only this part of a note."""
        self._page, self._setting, self._id = part.page, Setting(), ""
        self._note(part, note)

    def known(self) -> list[KnownNote]:
        """The notes in the order in which they were written."""
        for key in self._begun:
            if key not in self._filled:
                self.out.begin("note", note=key)
                self.out.end()
        return [
            KnownNote(note.key, note.label, note.kind, self._printed.get(note.key)) for note in self._begun.values()
        ]

    def anchors(self) -> tuple[Anchor, ...]:
        """The places of all that was written."""
        found: list[Anchor] = []
        for offset, page, at, id, number in self._pieces:
            line, column = page.source.place(at)
            place = Place(number, line, column, (f"{page.file}#{id}" if id else page.file) if self.named else None)
            while found and found[-1].offset >= offset:
                found.pop()
            if not found or found[-1].place != place._replace(column=column - offset + found[-1].offset):
                found.append(Anchor(offset, place))
        first = found[0].place if found else Place(None, 1, 1)
        return (Anchor(0, first), *found) if not found or found[0].offset else tuple(found)

    # Blocks

    def _children(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Element):
                self._element(child)
            elif child in self.plan.marks:
                self._mark(child, self.plan.marks[child])
            else:
                self._write(child)

    def _element(self, element: Element) -> None:
        if element in self.plan.skipped or element.tag in _SILENT:
            return
        if element in self.plan.breaks:
            self._number = self.plan.breaks[element]
            return
        if element.tag == "br":
            self._break()
        elif element in self.plan.marks:
            self._mark(element, self.plan.marks[element])
        elif element in self.plan.inline:
            self._aside(self.plan.inline[element])
        elif element in self.plan.parts:
            self._note(element, self.plan.parts[element])
        elif element.tag in vocabulary.BLOCKS or element in self.areas:
            self._block(element)
        elif element in self.plan.raised:
            self._raised(element, self.plan.raised[element])
        else:
            self._inline(element)

    def _block(self, element: Element) -> None:
        area = self.areas.get(element)
        if element.tag not in vocabulary.BLOCKS and self._open:
            if area == "other":
                self._inline(element)
            return  # a button or "[edit]" inside a line is none of its words
        self._end()
        kept, id = self._setting, self._id
        self._setting, self._id = kind_of(element, kept, area), element.get("id") or id
        if element in self.plan.starts:
            self._segment(self.plan.starts[element])
        if element.tag == "pre":
            self._preformatted(element)
        else:
            self._children(element)
        self._end()
        self._setting, self._id = kept, id
        self._flush()

    def _preformatted(self, element: Element) -> None:
        """Lines as they are set."""
        for node in walk(element):
            if isinstance(node, Text):
                at = node.at
                for number, line in enumerate(node.data.split("\n")):
                    if number:
                        self._end()
                    self._write(Text(line, at))
                    at += len(line) + 1

    def _note(self, element: Element, note: Note) -> None:
        """A note, or one more part of it."""
        self._end()
        kept, id = self._setting, self._id
        self._setting, self._id = Setting("note", note=note.key, fixed=True), element.get("id") or id
        self._begin_note(note)
        if element.tag in vocabulary.BLOCKS:
            self._children(element)
        else:
            self._inline(element)
        self._end()
        if note.parts and element is note.parts[-1] and note.key not in self._filled:
            self._place(element.at)
            self.out.begin("note", note=note.key)
            self.out.end()
            self._filled.add(note.key)
        self._setting, self._id = kept, id

    def _segment(self, note: Note) -> None:
        """Here a note begins inside a block; it goes on to the block's end, or to the next one."""
        self._end()
        self._setting = Setting("note", note=note.key, fixed=True)
        self._begin_note(note)

    def _begin_note(self, note: Note) -> None:
        if note.key not in self._begun:
            self._begun[note.key] = note
            self._left = note.printed

    def _flush(self) -> None:
        """The notes that were called inside a block, behind it."""
        if self._setting.note is not None:
            return
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            if note.text is None:
                self._note(note.target, note)
                continue
            kept, self._setting = self._setting, Setting("note", note=note.key, fixed=True)
            self._begin_note(note)
            self._put(note.text, note.target.at)
            self._end()
            self._setting = kept

    # Lines

    def _inline(self, element: Element) -> None:
        if element in self.plan.starts:
            self._segment(self.plan.starts[element])
        id = self._id
        self._id = element.get("id") or id
        href = element.get("href").strip() if element.tag == "a" else ""
        url = f"https:{href}" if href.startswith("//") else href
        start = self.out.at
        if element.tag == "q":
            self._put("“", element.at)
        self._children(element)
        if element.tag == "q":
            self._put("”", element.at)
        if url.lower().startswith(("http://", "https://")):
            self.out.link(start, url)
        self._id = id

    def _mark(self, node: Element | Text, called: Called) -> None:
        if called.worded and isinstance(node, Element):
            self._inline(node)
            printed = ""  # the words are the text's own; the label is put behind them
        else:
            letters = INVISIBLE.sub("", text_of(node) if isinstance(node, Element) else node.data)
            printed = " ".join(letters.split())
        span = self._put(printed or called.label, _first(node))
        self.out.marks.append(Mark(span, (called.label,), called.key))
        if called.out:
            self.apart.add(span.start)
        if called.key in self.plan.tips:
            self._waiting.append(self.plan.tips[called.key])

    def _aside(self, note: Note) -> None:
        """A note inside the text: its mark is put where it stands if there is none yet, its words come behind the block."""
        if note.key not in self._called:
            span = self._put(note.label, note.target.at)
            self.out.marks.append(Mark(span, (note.label,), note.key))
            self.apart.add(span.start)
        self._waiting.append(note)

    def _raised(self, element: Element, printed: str) -> None:
        span = self._put(printed, _first(element))
        if not self.plan.notes:
            self.out.raised.append(span)
            return
        found = _NUMBER.search(printed)
        named = labels(found[0]) if found else ()
        if self._setting.note is None and self._labels.issuperset(named):
            self.out.marks.append(Mark(span, named))
            self.apart.add(span.start)

    def _break(self) -> None:
        """A line's end; two of them end the paragraph."""
        if self._open and self._broken:
            self._end()
        elif self._open:
            self.out.wrap()
            self._broken, self._blank = True, False

    def _end(self) -> None:
        """The paragraph is complete."""
        if self._open:
            self.out.end()
            self._open = self._blank = self._broken = False
            if self._setting.note is not None:
                self._left = 0

    def _write(self, text: Text) -> None:
        done = 0
        for match in _CHUNK.finditer(text.data):
            self._blank = self._blank or match.start() > done
            done = match.end()
            self._put(match[0], text.at + match.start())
        self._blank = self._blank or done < len(text.data)

    def _put(self, words: str, at: int) -> Span:
        """Words that stand in the file as they are; gives where they stand in the text."""
        if not self._open:
            self.out.begin(self._setting.kind, self._setting.level, self._setting.note)
            self._open = True
            if self._setting.note is not None:
                self._filled.add(self._setting.note)
        elif self._blank:
            self.out.write(" ")
        self._blank = self._broken = False
        start, done = self.out.at, 0
        for hint in () if words.isascii() else INVISIBLE.finditer(words):
            self._place(at + done)
            self.out.write(words[done : hint.start()])
            done = hint.end()
        self._place(at + done)
        self.out.write(words[done:])
        span = Span(start, self.out.at)
        if self._left and self._setting.note is not None:
            self._count(words, span)
        return span

    def _count(self, words: str, span: Span) -> None:
        """The letters of a note's printed label."""
        end = span.start
        for letter in words[: span.end - span.start]:
            if not self._left:
                break
            end += 1
            self._left -= not letter.isspace()
        key = self._setting.note or ""
        before = self._printed.get(key)
        self._printed[key] = Span(before.start if before else span.start, end)

    def _place(self, at: int) -> None:
        if self._page is not None:
            self._pieces.append(_Piece(self.out.at, self._page, at, self._id if self.named else "", self._number))


def _first(node: Element | Text) -> int:
    """Where the first letters of a mark stand."""
    texts: Iterable[Element | Text] = walk(node) if isinstance(node, Element) else (node,)
    return next((text.at for text in texts if isinstance(text, Text) and text.data.strip()), node.at)
