"""From blocks to lines: each paragraph with its kind and note, what HTML cuts off, and notes printed in the text set apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import BlockKind, Document, KnownNote, Line, Span
from claimscan.readers.markdown.blocks import Blocks, Leaf
from claimscan.readers.markdown.inline import Inline, Tag
from claimscan.readers.markdown.notes import Notes
from claimscan.readers.markdown.tags import BLOCK, Elements

# A sentence's end, whatever closes behind it; a colon leads on to a list or quotation and ends a paragraph as well.
_STOPPED = regex.compile(r"[.!?…:;。！？][\s\"'”’»)\]*_]*$")
_LONG = 200  # characters; a heading, byline or caption is shorter
_UNDERLINED = 120  # the same for a line with dashes below, which may also be a rule below a paragraph
_BULLETS = frozenset("-+*")


class _Part(NamedTuple):
    """A stretch of a block in one element. ``goes_on``: in the row in which the part before it ended."""

    span: Span
    kind: BlockKind | None
    level: int
    note: str | None
    goes_on: bool = False


class Lines:
    """Goes through the blocks with the HTML elements around them. ``page`` knows markup and marks."""

    def __init__(self, page: Document, blocks: Blocks, found: Sequence[Inline], notes: Notes) -> None:
        self._page = page
        self._blocks = blocks
        self._found = found
        self._notes = notes
        self._known = bool(notes.notes)
        self._elements = Elements()
        self._held: str | None = None  # the note that the block is
        self._begun: set[str] = set()  # notes that have shown their first line
        self._marks = [mark.span.start for mark in page.marks]
        self._widest = max((row.end - row.start for leaf in blocks.leaves for row in leaf.rows), default=1)

    def lines(self) -> Iterator[Line]:
        """The lines, in the order in which they are printed: the notes after the text, whatever stands between in the file."""
        noted: dict[str, list[Line]] = {}
        for number, (leaf, inline) in enumerate(zip(self._blocks.leaves, self._found, strict=True)):
            self._held = self._notes.leaves.get(number)
            if leaf.kind in ("heading", "underlined") and leaf.definition < 0:
                self._elements.leave()
            for part in self._parts(leaf, inline):
                if self._shows(part.span) or self._is_new(part):
                    made = self._rows(leaf, inline, part)
                    if part.note:
                        noted.setdefault(part.note, []).extend(made)
                    else:
                        yield from made
        for note in self._notes.notes:
            yield from noted.get(note.key) or [Line(self._begins(note), kind="note", note=note.key)]

    def _begins(self, note: KnownNote) -> Span:
        """The signs of a note without any text."""
        start = int(note.key[1:])
        return note.label_span or Span(start, self._page.text.find(">", start) + 1)

    def _shows(self, span: Span) -> bool:
        """Are there words or marks in it?"""
        mark = bisect_left(self._marks, span.start)
        return bool(self._page.words(span).strip()) or (mark < len(self._marks) and self._marks[mark] < span.end)

    def _is_new(self, part: _Part) -> bool:
        return part.note is not None and part.note not in self._begun and part.span.start < part.span.end

    def _parts(self, leaf: Leaf, inline: Inline) -> Iterator[_Part]:
        """The block cut at tags that begin paragraphs, at anchors that begin notes, and around notes in the text."""
        cuts: list[tuple[int, int, Tag | None]] = [
            (tag.span.start, tag.span.end, tag)
            for tag in inline.tags
            if tag.name in BLOCK or tag.span.start in self._notes.targets
        ]
        cuts += [
            (one.opening.end, one.closing.end, None) for one in inline.asides if one.opening.end in self._notes.asides
        ]
        start, goes_on, note = leaf.rows[0].start, False, None
        if leaf.definition >= 0 and self._notes.definitions[leaf.definition] not in self._begun:
            start = self._blocks.definitions[leaf.definition].marker.start
        if leaf.number and not self._known:
            start = leaf.number.start
        for low, high, tag in sorted(cuts, key=lambda cut: cut[:2]):
            if low < start:
                continue  # a note in a note's text
            yield self._part(leaf, Span(start, low), note, goes_on=goes_on)
            if tag is None:
                key = self._notes.asides[low]
                yield _Part(Span(low, high), "note", 0, key)
            else:
                held = self._notes.targets.get(low) if not tag.closing else None
                if tag.name in BLOCK:
                    self._elements.follow(tag, held)
                    note = None
                elif held and not self._elements.hold(held):
                    note = held
            start, goes_on = high, tag is None
        yield self._part(leaf, Span(start, leaf.rows[-1].end), note, goes_on=goes_on)

    def _part(self, leaf: Leaf, span: Span, note: str | None, *, goes_on: bool) -> _Part:
        own = self._notes.definitions[leaf.definition] if leaf.definition >= 0 and self._known else None
        note = note or own or self._elements.note or self._held
        if note and self._known:
            return _Part(span, "note", 0, note, goes_on)
        kind, level = self._elements.kind
        if kind == "heading":
            return _Part(span, kind, level, None, goes_on)
        if leaf.kind == "heading" or (
            leaf.kind == "underlined" and len(leaf.rows) == 1 and span.end - span.start <= _UNDERLINED
        ):
            return _Part(span, "heading", leaf.level, None, goes_on)
        if leaf.kind == "cell":
            return _Part(span, "table", 0, None, goes_on)
        if leaf.kind == "code":
            return _Part(span, "other" if self._known else None, 0, None, goes_on)
        if kind is not None and (self._known or kind in ("caption", "table", "other")):
            return _Part(span, kind, level, None, goes_on)
        if leaf.item:
            return _Part(span, "item" if self._known or leaf.bullet in _BULLETS else None, leaf.item, None, goes_on)
        return _Part(span, "quote" if leaf.quoted else "paragraph", 0, None, goes_on)

    def _rows(self, leaf: Leaf, inline: Inline, part: _Part) -> Iterator[Line]:
        """The part as one line; where nothing is known of notes, each printed row is one, since labels may stand at its start."""
        kind = part.kind
        if part.note:
            self._begun.add(part.note)
        if inline.images and not part.note:  # a picture alone: the words for it are printed below
            kind = "caption"
        if kind == "paragraph" and not (self._known and self._is_running(part.span)):
            kind = None
        spans = [part.span] if self._known else [_within(row, part.span) for row in self._printed(leaf, part)]
        first = not part.goes_on
        for span in spans:
            trimmed = _trimmed(self._page.text, span) if not part.goes_on else span
            if trimmed.start < trimmed.end:
                yield self._line(trimmed, part._replace(kind=kind), gap=first)
                first = False

    def _line(self, span: Span, part: _Part, *, gap: bool) -> Line:
        if self._known:
            return Line(span, kind=part.kind, level=part.level, gap=gap, note=part.note)
        indent = span.start - 1 - self._page.text.rfind("\n", 0, span.start)
        return Line(span, part.kind, part.level, gap, indent=indent, fill=(span.end - span.start) / self._widest)

    def _printed(self, leaf: Leaf, part: _Part) -> Iterator[Span]:
        for row in leaf.rows:
            if row.start < part.span.end and row.end > part.span.start:
                yield Span(min(row.start, part.span.start), row.end) if row is leaf.rows[0] else row

    def _is_running(self, span: Span) -> bool:
        words = self._page.words(span)
        return len(words) > _LONG or _STOPPED.search(words) is not None


def _within(row: Span, part: Span) -> Span:
    return Span(max(row.start, part.start), min(row.end, part.end))


def _trimmed(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    low = len(inner) - len(inner.lstrip())
    return Span(span.start + low, span.start + max(low, len(inner.rstrip())))
