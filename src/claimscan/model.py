"""The values that everything else passes on: plain, frozen, and free of any other import.

Named tuples: they are made in a quarter of the time that frozen dataclasses take, as classes at every start and as values.
No ``from __future__ import annotations``: each annotation would be compiled from its text when the class is made.

Offsets are code points into ``Document.text``. What stands on the page (``printed``, ``spans``) and what it means
(``value``, ``text``) are kept apart everywhere, so that nothing is rewritten in silence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")
V = TypeVar("V", bound=tuple[Any, ...])

BlockKind = Literal["heading", "paragraph", "quote", "item", "caption", "table", "note", "furniture", "other"]
NoteKind = Literal["footnote", "endnote", "reference"]
Severity = Literal["error", "warning", "info"]
Form = Literal["full", "short", "ibid", "supra"]
BODY: frozenset[BlockKind] = frozenset({"paragraph", "quote", "item"})


class Span(NamedTuple):
    """Half-open range of code points in ``Document.text``."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a person finds an offset: counted from 1; ``None`` where the format has no such thing."""

    page: int | None
    line: int
    column: int
    element: str | None = None


class Found(NamedTuple, Generic[T]):
    """Something read off the page. ``value is None`` means: it is there, but could not be understood."""

    printed: str
    spans: tuple[Span, ...]
    value: T | None


class Line(NamedTuple):
    """What a reader keeps together: a printed line, or a whole paragraph where the format knows paragraphs.

    ``kind`` is set only where the format itself says it; everything else is evidence for ``split``.
    """

    span: Span
    kind: BlockKind | None = None
    level: int = 0  # of a heading or list
    gap: bool = True  # a blank line or a new paragraph before it: running text does not simply wrap into it
    page: int = 0  # pages, columns and chapters are counted from 0; a new number is a place where notes may stand
    column: int = 0
    indent: int = 0  # in characters, against the column's left edge
    fill: float = 0.0  # share of the column's width that the line takes; 0 = unknown
    size: float = 0.0  # of its letters against the body's; 0 = unknown
    foot: bool = False  # stands below a rule or in a zone at the foot of its column
    note: str | None = None  # key of the note it is known to be a part of


class Mark(NamedTuple):
    """A note mark in running text. ``target`` is the key of the note that the format says it leads to."""

    span: Span
    labels: tuple[str, ...]  # mostly one; ``[12, 14-16]`` has four
    target: str | None = None


class KnownNote(NamedTuple):
    """A note whose beginning, label and kind the format knows. Its lines carry ``key``."""

    key: str
    label: str
    kind: NoteKind = "footnote"
    label_span: Span | None = None


class Hyperlink(NamedTuple):
    """A link of the format itself: these characters lead to that address."""

    span: Span
    url: str


class Trouble(NamedTuple):
    """Something a reader or stage could not read or decide; becomes a finding of family ``R``."""

    rule: str
    message: str
    spans: tuple[Span, ...] = ()
    severity: Severity = "warning"


class Metadata(NamedTuple):
    title: Found[str] | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None  # EDTF
    language: str | None = None


class Markup(NamedTuple):
    """Characters that are signs of the format and no words, as ``**`` in Markdown. What they print: mostly nothing, ``&`` for ``&amp;``."""

    span: Span
    shows: str = ""


class Anchor(NamedTuple):
    """From this offset on the place is ``place``; columns run on with the offset."""

    offset: int
    place: Place


class Box(NamedTuple):
    """An area of a page, in points from its upper left corner as it is shown."""

    page: int  # counted from 1
    x0: float
    top: float
    x1: float
    bottom: float


class Block(NamedTuple):
    """A part of the document with one function. ``spans`` are in reading order."""

    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0
    note: str | None = None  # id of the note it belongs to


class Embedded(NamedTuple):
    """The works behind one printed citation, as the CSL items that a reference manager left there. ``span`` is what is printed."""

    span: Span
    items: tuple[Mapping[str, Any], ...]


class Document(NamedTuple):
    """What a reader gives: the text in reading order and all that the format knows for certain."""

    name: str
    format: str
    text: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()  # ascending
    notes: tuple[KnownNote, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    markup: tuple[Markup, ...] = ()  # ascending; left out of all running text, and furniture where no line holds it
    anchors: tuple[Anchor, ...] = ()  # ascending, first at 0; a line of text is an anchor in text formats
    metadata: Metadata = Metadata()
    sha256: str = ""
    pages: int | None = None
    page_labels: tuple[
        str | None, ...
    ] = ()  # the number printed on each page, where the pages' order is not all there is
    word_boxes: Callable[[Span], Iterator[Box]] | None = None  # of a span, in reading order
    troubles: tuple[Trouble, ...] = ()
    blocks: tuple[Block, ...] = ()  # filled by ``split``: every non-blank character is in exactly one
    embedded: tuple[Embedded, ...] = ()  # ascending

    def place(self, offset: int) -> Place:
        """The page, line and column of an offset."""
        index = bisect_right(self.anchors, offset, key=itemgetter(0)) - 1
        if index < 0:
            return Place(None, 1, offset + 1)
        start, place = self.anchors[index]
        return place._replace(column=place.column + offset - start)

    def end(self, span: Span) -> Place:
        """Where ``span`` ends: the line of its last character, and the column behind it."""
        last = self.place(max(span.end - 1, span.start))
        return last._replace(column=last.column + (span.end > span.start))

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The areas that the characters of ``span`` take on their pages, one for each line; none where there are no pages."""
        found: list[Box] = []
        for box in self.word_boxes(span) if self.word_boxes else ():
            last = found[-1] if found else None
            if (
                last
                and last.page == box.page
                and last.x1 <= box.x1
                and min(last.bottom, box.bottom) > max(last.top, box.top)
            ):
                found[-1] = Box(box.page, last.x0, min(last.top, box.top), box.x1, max(last.bottom, box.bottom))
            else:
                found.append(box)
        return tuple(found)

    def markup_in(self, span: Span) -> Iterator[Markup]:
        """The markup that lies in ``span``, cut to it; what was cut at its beginning has been shown before."""
        for index in range(bisect_right(self.markup, span.start, key=lambda one: one.span.end), len(self.markup)):
            (start, end), shows = self.markup[index]
            if start >= span.end:
                return
            yield Markup(Span(max(start, span.start), min(end, span.end)), shows if start >= span.start else "")

    def words(self, span: Span) -> str:
        """What a reader reads in ``span``: its characters without markup and without the marks that are known to be some."""
        if not self.markup and not self.marks:
            return self.text[span.start : span.end]
        hidden = list(self.markup_in(span)) if self.markup else []
        first = bisect_left(self.marks, ((span.start,),))  # compared as tuples: their spans come first
        for index in range(first, len(self.marks)):
            mark = self.marks[index]
            if mark.span.start >= span.end:
                break
            if mark.target is not None:
                hidden.append(Markup(mark.span))
        if not hidden:
            return self.text[span.start : span.end]
        parts: list[str] = []
        at = span.start
        for (start, end), shows in sorted(hidden):
            parts += (self.text[at:start], shows)
            at = max(at, end)
        return "".join([*parts, self.text[at : span.end]])


class Join(NamedTuple):
    """A break that was closed in repaired text. ``at`` is the offset in the repaired text where the second half begins."""

    at: int
    kind: Literal["line", "block"]  # the break was a line's end, or a paragraph's, column's or page's
    how: Literal["space", "none", "hyphen"]  # one space put in, nothing, or a layout hyphen dropped


class Piece(NamedTuple):
    """``text[at : at + len(span)]`` of a passage is exactly ``Document.text[span]``."""

    at: int
    span: Span


class Passage(NamedTuple):
    """Running text with its cuts mended and its marks taken out, and the way back to the page."""

    text: str
    pieces: tuple[Piece, ...]  # ascending in ``at``
    joins: tuple[Join, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()  # (offset in ``text``, index into ``Layout.marks``)
    kind: BlockKind = "paragraph"
    section: str | None = None

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The document's spans of ``text[start:end]``, touching ones merged; glue has none."""
        found: list[Span] = []
        first = max(bisect_right(self.pieces, start, key=itemgetter(0)) - 1, 0)
        for index in range(first, len(self.pieces)):
            at, span = self.pieces[index]
            if at >= end:
                break
            low = span.start + max(start - at, 0)
            high = min(span.start + end - at, span.end)
            if low >= high:
                continue
            if found and found[-1].end == low:
                found[-1] = Span(found[-1].start, high)
            else:
                found.append(Span(low, high))
        return tuple(found)


class Note(NamedTuple):
    """One note. ``passage.text`` is its repaired text without the label."""

    id: str
    label: str
    kind: NoteKind
    passage: Passage
    spans: tuple[Span, ...]
    label_span: Span | None = None
    key: str | None = None  # of the ``KnownNote`` it comes from

    @property
    def text(self) -> str:
        return self.passage.text


class Link(NamedTuple):
    """Where one label of a mark leads: ``note`` is an id, ``None`` if none or more than one could be meant."""

    mark: int  # index into ``Layout.marks``
    label: str
    note: str | None
    evidence: tuple[str, ...]


class Layout(NamedTuple):
    """What ``split`` decides: the document with its blocks, the running text, the marks and the notes."""

    document: Document
    passages: tuple[Passage, ...]  # everything that is no note and no furniture, in reading order
    notes: tuple[Note, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]  # in the order of the marks; a range has one for each of its labels
    troubles: tuple[Trouble, ...] = ()


class Date(NamedTuple):
    """A date as understood. ``iso`` is EDTF in the printed precision; ``None`` with a ``fault``."""

    iso: str | None
    fault: Literal["impossible", "ambiguous", "undated"] | None = None
    alternatives: tuple[str, ...] = ()  # the readings of an ambiguous date
    season: bool = False


class Name(NamedTuple):
    """A person as CSL has it, or a body with ``literal`` alone. ``literal`` is always the printed name."""

    literal: str
    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None


class Url(NamedTuple):
    """``url`` is the address meant, ``printed`` the characters on the page, ``repairs`` what was mended."""

    url: str
    printed: str
    spans: tuple[Span, ...]
    repairs: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


class Source(NamedTuple):
    """One cited work in one note, with CSL's field names."""

    id: str
    note: str
    index: int  # type: ignore[assignment]  # a tuple's method of that name is not missed
    text: str
    spans: tuple[Span, ...]
    type: str = "document"
    form: Form = "full"
    authors: tuple[Found[Name], ...] = ()
    et_al: bool = False
    editors: tuple[Found[Name], ...] = ()
    translators: tuple[Found[Name], ...] = ()
    title: Found[str] | None = None
    container_title: Found[str] | None = None
    publisher: Found[str] | None = None
    publisher_place: Found[str] | None = None
    edition: Found[str] | None = None
    genre: Found[str] | None = None
    issued: Found[Date] | None = None
    accessed: Found[Date] | None = None
    volume: Found[str] | None = None
    issue: Found[str] | None = None
    pages: Found[str] | None = None
    locator: Found[str] | None = None
    doi: Found[str] | None = None
    isbn: Found[str] | None = None
    urls: tuple[Url, ...] = ()
    signal: Found[str] | None = None
    quotes: tuple[tuple[str, Span], ...] = ()  # faults of quotation marks seen while parsing
    refers_to: str | None = None
    same_as: str | None = None
    evidence: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()  # fields whose value a person gave, see `corrections`


class Trigger(NamedTuple):
    """The words that make a claim of a kind."""

    kind: str
    text: str
    spans: tuple[Span, ...]


class Claim(NamedTuple):
    """One sentence of the body."""

    id: str
    text: str
    spans: tuple[Span, ...]
    passage: int  # index into ``Layout.passages``
    start: int  # offsets of ``text`` in that passage
    end: int
    section: str | None = None
    triggers: tuple[Trigger, ...] = ()
    needs_source: bool = False
    citations: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(trigger.kind for trigger in self.triggers))


class Citation(NamedTuple):
    """One mark in its place, and the text it vouches for."""

    id: str
    mark: str
    note: str | None
    claim: str | None
    context: str  # claim, or the kind of the block it stands in
    scope: str
    spans: tuple[Span, ...]
    evidence: tuple[str, ...] = ()


class Edit(NamedTuple):
    """A change of the file's own text. Lines and columns are counted from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str  # what stands there instead


class Fix(NamedTuple):
    """How a fault can be mended in the file without asking anybody."""

    what: str
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """A fault of the article: data, never raised."""

    rule: str
    code: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
    expected: str | None = None
    claim: str | None = None
    note: str | None = None
    source: str | None = None
    fix: Fix | None = None


class Article(NamedTuple):
    """What rules read and writers write."""

    layout: Layout
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...] = ()
    live: tuple["Live", ...] = ()  # what was seen on the web, where it was asked

    @property
    def document(self) -> Document:
        return self.layout.document


class Fault(NamedTuple):
    """What a rule yields; ``check`` stamps it with the rule's code, name and severity."""

    message: str
    spans: tuple[Span, ...] = ()
    expected: str | None = None
    claim: str | None = None
    note: str | None = None
    source: str | None = None
    severity: Severity | None = None  # only to lower the rule's own


class Live(NamedTuple):
    """What the web shows of a source: becomes a finding of the rule of that name, family ``L``."""

    rule: str
    fault: Fault


class Rule(NamedTuple):
    """One check. ``run`` is pure: the day comes in as an argument."""

    code: str
    name: str
    severity: Severity
    summary: str
    run: Callable[[Article, date], Iterator[Fault]]


def replace(value: V, **changes: Any) -> V:
    """A value of this module with other values for some of its fields."""
    return value._replace(**changes)  # type: ignore[attr-defined, no-any-return]
