"""The content of a part, written paragraph by paragraph: runs, fields, links, tables, text boxes (ECMA-376 part 1, 17)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from claimscan import patterns as regex
from claimscan.model import BlockKind, Embedded, Span
from claimscan.readers import fields
from claimscan.readers.docx import symbols
from claimscan.readers.docx.elements import (
    TRANSPARENT,
    cells,
    choice,
    content,
    gallery,
    goes_on,
    outermost,
    tag_of,
)
from claimscan.readers.docx.fields import Field, Fields
from claimscan.readers.docx.lists import Lists
from claimscan.readers.docx.marks import Marks
from claimscan.readers.docx.notes import Called, Kind, Notes
from claimscan.readers.docx.package import Relationship
from claimscan.readers.docx.styles import Styles
from claimscan.readers.embedded import citation
from claimscan.readers.paragraphs import Paragraphs
from claimscan.readers.styles import Look

_WEB = regex.compile(r"\s*((?:https?|ftp)://\S.*?)\s*", regex.I | regex.DOTALL)
_LISTS = frozenset({"Table of Contents", "Bibliographies", "List of Figures", "List of Tables"})
_TO_SPACE = str.maketrans("\n\r\t", "   ")


class Setting(NamedTuple):
    """What holds for all paragraphs of a cell, a note or a list of contents."""

    kind: BlockKind | None = None
    note: str | None = None
    element: str | None = None


class Story:
    """Writes the body, and then each note, into one ``Paragraphs``."""

    def __init__(self, out: Paragraphs, styles: Styles, notes: Notes, lists: Lists | None) -> None:
        self.out = out
        self.styles = styles
        self.notes = notes
        self.lists = lists  # where the items' printed numbers are wanted
        self.relationships: Mapping[str, Relationship] = {}
        self.embedded: list[Embedded] = []
        self.named: list[tuple[str, int]] = []  # what a paragraph around the text tells, and its line
        self.foreign = 0  # parts in other formats, which are not read
        self._fields = Fields()
        self._boxes: list[Element] = []
        self._concealed = False
        self._marks = Marks(out, notes)
        self._inline: dict[str, Callable[[Element], None]] = {
            "w:r": self._run,
            "w:hyperlink": self._hyperlink,
            "w:fldSimple": self._simple_field,
            "w:sdt": self._control,
            "mc:AlternateContent": lambda element: self._each(choice(element)),
            **dict.fromkeys(("m:oMath", "m:oMathPara"), self._formula),
            "w:bookmarkStart": self._bookmark,
            "w:bookmarkEnd": lambda element: self.notes.shut(element.get("w:id", "")),
            **dict.fromkeys(TRANSPARENT, self._each),
        }
        self._in_run: dict[str, Callable[[Element], None]] = {
            "w:t": self._text,
            **dict.fromkeys(("w:tab", "w:ptab"), lambda _: self._write("\t")),
            "w:br": self._break,
            "w:cr": lambda _: self._wrap(),
            "w:noBreakHyphen": lambda _: self._write("-"),
            "w:sym": lambda element: self._write(
                symbols.character(element.get("w:font", ""), element.get("w:char", ""))
            ),
            "w:fldChar": self._field_character,
            "w:instrText": self._instruction,
            "w:footnoteReference": lambda element: self._call("footnote", element),
            "w:endnoteReference": lambda element: self._call("endnote", element),
            "w:footnoteRef": self._own_label,
            "w:endnoteRef": self._own_label,
            "w:lastRenderedPageBreak": self._turn,
            "w:ruby": lambda element: self._each(element.find("w:rubyBase")),
            **dict.fromkeys(("w:drawing", "w:pict", "w:object"), self._box),
            "mc:AlternateContent": self._alternate,
        }

    # Blocks

    def body(self, root: Element, relationships: Mapping[str, Relationship]) -> None:
        """The main part."""
        self.relationships = relationships
        body = root.find("w:body")
        self._blocks(body if body is not None else root, Setting())
        self.out.close()

    def note(self, note: Called, element: Element, relationships: Mapping[str, Relationship]) -> Span | None:
        """One note; gives where its label stands."""
        self.relationships = relationships
        self._fields = Fields()
        self._marks.begin(note)
        before = len(self.out.lines)
        self._blocks(element, Setting("note", note.key, f"{note.kind} {note.label}"))
        self.out.close()
        if len(self.out.lines) == before:
            self.out.begin("note", note=note.key)
            self.out.end()
        label = self._marks.label
        self._marks.begin(None)
        return label

    def _blocks(self, parent: Element, setting: Setting) -> None:
        for child in parent:
            tag = child.tag
            if tag == "w:p":
                self._paragraph(child, setting)
            elif tag == "w:tbl":
                self._table(child, setting)
            elif tag == "w:sdt":
                listed = gallery(child) in _LISTS and setting.kind is None
                self._blocks(content(child), setting._replace(kind="other") if listed else setting)
            elif tag == "mc:AlternateContent":
                self._blocks(choice(child), setting)
            elif tag in TRANSPARENT:
                self._blocks(child, setting)
            elif tag == "w:altChunk":
                self.foreign += 1
            elif tag in ("w:bookmarkStart", "w:bookmarkEnd"):
                self._inline[tag](child)

    def _paragraph(self, element: Element, setting: Setting) -> None:
        properties = element.find("w:pPr")
        look = self.styles.look(properties)
        if setting.kind and (setting.kind != "table" or look.kind != "caption"):
            look = Look(setting.kind)
        line = len(self.out.lines)
        number = self._number(properties) if look.kind == "item" else ""
        self.out.begin(None if number else look.kind, look.level, setting.note, setting.element)
        self.out.write(number)
        start = self.out.at
        self._concealed = self.styles.hides(properties)
        self._each(element)
        self._marks.paragraph_ends(start)
        joined = properties is not None and goes_on(properties)
        self.out.end(joined)
        if joined:
            return
        if len(self.out.lines) > line and look.kind == "other" and setting.kind is None:
            self.named.append((self.styles.role(properties), line))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box, setting)
        if properties is not None and properties.find("w:sectPr") is not None:
            self.notes.section += 1

    def _number(self, properties: Element | None) -> str:
        """The printed number of a list's item, with which it may be a note that was made by hand."""
        place = self.styles.place(properties)
        return self.lists.label(*place) if self.lists and place else ""

    def _table(self, table: Element, setting: Setting) -> None:
        found = list(cells(table))
        box = len(found) == 1  # a frame around text rather than a table
        inner = setting if box or setting.kind else setting._replace(kind="table")
        for cell in found:
            self._blocks(cell, inner)

    # What stands in a paragraph

    def _each(self, parent: Element | None) -> None:
        for child in parent if parent is not None else ():
            handler = self._inline.get(child.tag)
            if handler is not None:
                handler(child)

    def _run(self, run: Element) -> None:
        properties = run.find("w:rPr")
        concealed = self._concealed
        hidden, raised = self.styles.run(properties, concealed)
        self._concealed = hidden
        start = self.out.at
        for child in run:
            handler = self._in_run.get(child.tag)
            if handler is not None:
                handler(child)
        self._concealed = concealed
        if raised and self.out.at > start:
            self.out.raised.append(Span(start, self.out.at))
        self._marks.run_ends()

    def _write(self, text: str) -> None:
        coded = self._fields.coded
        if coded is not None:
            coded.instruction += text
        elif self._concealed:
            self.out.hide(text)
        else:
            self.out.write(text)

    @property
    def _silent(self) -> bool:
        return self._concealed or self._fields.coded is not None

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if element.get("xml:space") != "preserve":
            text = text.strip(" \n\r\t")
        self._write(text.translate(_TO_SPACE))

    def _break(self, element: Element) -> None:
        if element.get("w:type", "textWrapping") == "textWrapping":
            self._wrap()
        else:
            self._write(" ")

    def _wrap(self) -> None:
        if self._silent:
            self._write(" ")
        else:
            self.out.wrap()

    def _turn(self, _: Element) -> None:
        if self.out.page is not None:  # notes stand on the page of their mark, which nobody counts
            self.out.turn(self.out.page + 1)

    def _formula(self, element: Element) -> None:
        self._write("".join(text.text or "" for text in element.iter("m:t")))

    def _alternate(self, element: Element) -> None:
        for child in choice(element):
            handler = self._in_run.get(child.tag)
            if handler is not None:
                handler(child)

    def _box(self, element: Element) -> None:
        """Text boxes are read behind the paragraph that holds them."""
        if not self._silent:
            self._boxes.extend(outermost(element))

    # Links and fields

    def _control(self, element: Element) -> None:
        """A content control; the name of one may hold a citation."""
        start = self.out.at
        self._each(content(element))
        items = citation(tag_of(element))
        if items and self.out.at > start and not self._silent:
            self.embedded.append(Embedded(Span(start, self.out.at), items))

    def _hyperlink(self, element: Element) -> None:
        start = self.out.at
        self._each(element)
        found = self.relationships.get(element.get("r:id", ""))
        if found is not None and found.external:
            place = element.get("w:anchor")
            self._link(start, found.target + (f"#{place}" if place else ""))
        elif found is None and not self._silent:
            self.out.cross(start, element.get("w:anchor", ""))

    def _bookmark(self, element: Element) -> None:
        name = element.get("w:name", "")
        self.notes.open(element.get("w:id", ""), name)
        self.out.bookmarks.setdefault(name, self.out.at)

    def _link(self, start: int, address: str) -> None:
        if match := _WEB.fullmatch(address):
            self.out.link(start, match[1])

    def _simple_field(self, element: Element) -> None:
        start = self.out.at
        self._each(element)
        self._finish(Field(start, element.get("w:instr", ""), shown=True))

    def _instruction(self, element: Element) -> None:
        self._fields.instruct(element)

    def _field_character(self, element: Element) -> None:
        if ended := self._fields.character(element, self.out.at):
            self._finish(ended)

    def _finish(self, field: Field) -> None:
        """What the complete field says beyond its text."""
        if self._silent:
            return
        if field.choice and self.out.at == field.start:
            self._write(field.choice)
        items = citation(field.instruction)
        if items and self.out.at > field.start:
            self.embedded.append(Embedded(Span(field.start, self.out.at), items))
            return
        instruction = fields.read(field.instruction[:4000])
        if address := fields.address(instruction):
            self._link(field.start, address)
        elif place := fields.place(instruction):
            self.out.cross(field.start, place)
        elif bookmark := fields.noteref(instruction):
            self._marks.repeat(field.start, bookmark, "f" in instruction.switches)

    def _call(self, kind: Kind, element: Element) -> None:
        if not self._silent:
            self._marks.call(kind, element)

    def _own_label(self, _: Element) -> None:
        if not self._silent:
            self._marks.own()
