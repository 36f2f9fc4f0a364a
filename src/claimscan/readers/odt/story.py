"""The content of an OpenDocument text, written paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from claimscan import patterns as regex
from claimscan.model import BlockKind, Embedded, Span
from claimscan.readers import fields
from claimscan.readers.embedded import citation
from claimscan.readers.odt.elements import outermost, rows
from claimscan.readers.odt.notes import Called, Notes
from claimscan.readers.odt.styles import Styles
from claimscan.readers.paragraphs import Paragraphs
from claimscan.readers.styles import Look, role

_BLANKS = regex.compile(r"[ \t\n\r]+")
_WEB = regex.compile(r"\s*((?:https?|ftp)://\S.*?)\s*", regex.I | regex.DOTALL)
_TYPED = regex.compile(r"\S{1,10}")
_LISTS = frozenset(
    """text:table-of-content text:illustration-index text:table-index text:object-index text:user-index
    text:alphabetical-index text:bibliography""".split()
)
_GROUPS = frozenset({"text:list", "text:list-item", "text:list-header", "text:numbered-paragraph"})
_WRAPPERS = frozenset(
    {"text:section", "text:index-body", "text:index-title", "table:table-header-rows", "table:table-rows"}
)
_MOST = 1000  # blanks at once (``text:s``)


class Setting(NamedTuple):
    """What holds for all paragraphs of a list, a cell or a note."""

    kind: BlockKind | None = None
    note: str | None = None
    element: str | None = None
    level: int = 0


class Field(NamedTuple):
    """A field of Word's that LibreOffice kept: its instruction, and where what it shows begins."""

    instruction: str
    start: int


class Story:
    """Writes the text, and then each note, into one ``Paragraphs``."""

    def __init__(self, out: Paragraphs, styles: Styles, paged: bool) -> None:
        self.out = out
        self.styles = styles
        self.notes = Notes()
        self.embedded: list[Embedded] = []
        self.named: list[tuple[str, int]] = []
        self._paged = paged
        self._concealed = False
        self._raised = False
        self._blank = True  # a blank here would be a second one
        self._boxes: list[Element] = []
        self._label = ""  # of the note that is being written
        self._labelled: Span | None = None
        self._open_marks: dict[str, int] = {}
        self._fields: list[Field] = []
        self._inline: dict[str, Callable[[Element], None]] = {
            "text:span": self._span,
            "text:a": self._link,
            "text:s": self._spaces,
            "text:tab": lambda _: self._exactly("\t"),
            "text:line-break": self._wrap,
            "text:note": self._note,
            "text:note-ref": self._cross_reference,
            "text:soft-page-break": self._turn,
            "text:reference-mark-start": self._mark_start,
            "text:reference-mark-end": self._mark_end,
            "text:bookmark-start": self._bookmark,
            "text:bookmark": self._name,
            "text:bookmark-end": lambda element: self.notes.shut(element.get("text:name", "")),
            "field:fieldmark-start": self._field_start,
            "field:fieldmark-end": self._field_end,
            "text:hidden-text": self._conditional,
            "text:hidden-paragraph": lambda _: None,
            "draw:frame": self._box,
            "draw:g": self._box,
            "draw:custom-shape": self._box,
            "draw:rect": self._box,
            "draw:text-box": self._box,
        }

    # Blocks

    def blocks(self, parent: Element, setting: Setting) -> None:
        """All paragraphs in ``parent``."""
        for child in parent:
            tag = child.tag
            if tag in ("text:p", "text:h"):
                self._paragraph(child, setting)
            elif tag in _GROUPS:
                inner = setting if setting.kind else setting._replace(kind="item")
                self.blocks(child, inner._replace(level=setting.level + (tag == "text:list")))
            elif tag in _LISTS:
                self.blocks(child, setting if setting.kind else setting._replace(kind="other"))
            elif tag == "table:table":
                self._table(child, setting)
            elif tag in _WRAPPERS:
                self._section(child, setting)
            elif tag == "text:soft-page-break":
                self._turn(child)
            elif tag.startswith("draw:"):
                for box in outermost(child):
                    self.blocks(box, setting)

    def note(self, note: Called) -> Span:
        """One note, which begins with its label; gives where that stands."""
        setting = Setting("note", note.key, f"{note.kind} {note.label}")
        self._label, self._labelled = note.label, None
        if note.body is not None:
            self.blocks(note.body, setting)
        if self._labelled is None:
            self.out.begin("note", note=note.key, element=setting.element)
            self._labelled = self.out.write(note.label)
            self.out.end()
        self._label = ""
        return self._labelled

    def _section(self, section: Element, setting: Setting) -> None:
        self._name(section)
        hidden = section.get("text:display") == "none" or section.get("text:is-hidden") == "true"
        if hidden:
            text = " ".join("".join(section.itertext()).split())
            self.out.hide(f"{text} ")
        else:
            self.blocks(section, setting)

    def _paragraph(self, element: Element, setting: Setting) -> None:
        style = element.get("text:style-name", "")
        look = self.styles.look(style)
        if element.tag == "text:h":
            level = element.get("text:outline-level", "1")
            look = Look("heading", int(level) if level.isdecimal() else 1)
        forced = setting.kind is not None and not (setting.kind == "item" and look.kind in ("heading", "caption"))
        if forced and not (setting.kind == "table" and look.kind == "caption"):
            look = Look(setting.kind or "paragraph")
        if self._paged and self.styles.turns(style) and self.out.lines:
            self._turn(element)
        line = len(self.out.lines)
        self.out.begin(look.kind, look.level or setting.level, setting.note, setting.element)
        self._blank = True
        if self._label and self._labelled is None:
            self._labelled = self.out.write(self._label)
            self.out.write(" ")
        self._concealed = self.styles.hides(style)
        self._content(element)
        self._concealed = False
        self.out.end()
        if len(self.out.lines) > line and look.kind == "other" and setting.kind is None:
            self.named.append((role(self.styles.names(style)), line))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box, setting)

    def _table(self, table: Element, setting: Setting) -> None:
        cells = [cell for row in rows(table) for cell in row if cell.tag == "table:table-cell"]
        box = len(cells) == 1  # a frame around text rather than a table
        for cell in cells:
            self.blocks(cell, setting if box or setting.kind in ("note", "other") else setting._replace(kind="table"))

    # What stands in a paragraph

    def _content(self, element: Element) -> None:
        self._write(element.text)
        for child in element:
            handler = self._inline.get(child.tag, self._content)
            handler(child)
            self._write(child.tail)

    def _write(self, text: str | None) -> None:
        """Text in which any number of blanks is one."""
        plain = _BLANKS.sub(" ", text) if text else ""
        if self._blank:
            plain = plain.removeprefix(" ")
        if plain:
            self._exactly(plain)
            self._blank = plain.endswith(" ")

    def _exactly(self, text: str) -> None:
        self._blank = False
        if self._concealed:
            self.out.hide(text)
            return
        span = self.out.write(text)
        if self._raised:
            self.out.raised.append(span)

    def _spaces(self, element: Element) -> None:
        count = element.get("text:c", "1")
        self._exactly(" " * min(int(count), _MOST) if count.isdecimal() else " ")

    def _wrap(self, _: Element) -> None:
        self._blank = True
        if not self._concealed:
            self.out.wrap()

    def _turn(self, _: Element) -> None:
        if self._paged:
            self.out.turn((self.out.page or 1) + 1)

    def _span(self, element: Element) -> None:
        style = element.get("text:style-name", "")
        concealed, raised = self._concealed, self._raised
        self._concealed = concealed or self.styles.hides(style)
        self._raised = raised or self.styles.raises(style)
        self._content(element)
        self._concealed, self._raised = concealed, raised

    def _conditional(self, element: Element) -> None:
        concealed = self._concealed
        self._concealed = concealed or element.get("text:is-hidden") == "true"
        self._content(element)
        self._concealed = concealed

    def _link(self, element: Element) -> None:
        start = self.out.at
        self._content(element)
        address = element.get("xlink:href", "")
        if match := _WEB.fullmatch(address):
            self.out.link(start, match[1])
        elif address.startswith("#") and not self._concealed:
            self.out.cross(start, unquote(address[1:]))

    def _bookmark(self, element: Element) -> None:
        self.notes.open(element.get("text:name", ""))
        self._name(element)

    def _name(self, element: Element) -> None:
        self.out.bookmarks.setdefault(element.get("text:name", ""), self.out.at)

    def _box(self, element: Element) -> None:
        """Text boxes are read behind the paragraph that holds them."""
        if not self._concealed:
            self._boxes.extend(outermost(element))

    def _mark_start(self, element: Element) -> None:
        self._open_marks[element.get("text:name", "")] = self.out.at

    def _mark_end(self, element: Element) -> None:
        name = element.get("text:name", "")
        start = self._open_marks.pop(name, self.out.at)
        if start < self.out.at and (items := citation(name)):
            self.embedded.append(Embedded(Span(start, self.out.at), items))

    # Fields and notes

    def _field_start(self, element: Element) -> None:
        code = next((p for p in element if p.get("field:name", "").endswith(".code")), None)
        self._fields.append(Field(code.get("field:value", "") if code is not None else "", self.out.at))

    def _field_end(self, _: Element) -> None:
        if not self._fields:
            return
        instruction, start = self._fields.pop()
        if start < self.out.at and (items := citation(instruction)):
            self.embedded.append(Embedded(Span(start, self.out.at), items))
        elif bookmark := fields.noteref(fields.read(instruction[:4000])):
            self._repeat(start, bookmark, any(span.start >= start for span in self.out.raised[-3:]))

    def _note(self, element: Element) -> None:
        if self._concealed:
            return
        called = self.notes.call(element)
        self.out.mark(called.label, called.key)
        self._blank = False

    def _cross_reference(self, element: Element) -> None:
        start = self.out.at
        self._content(element)
        self._repeat(start, element.get("text:ref-name", ""), self._raised)

    def _repeat(self, start: int, name: str, raised: bool) -> None:
        """A note's number, given again: it is a mark if it is raised, and else words such as "see note 4"."""
        if raised and _TYPED.fullmatch(self.out.text_from(start)):
            self.notes.cross(Span(start, self.out.at), name)
