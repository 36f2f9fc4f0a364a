"""A document put together paragraph by paragraph, for formats that know their paragraphs, notes and marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import (
    Anchor,
    BlockKind,
    Document,
    Hyperlink,
    KnownNote,
    Line,
    Mark,
    Markup,
    Metadata,
    Place,
    Span,
    Trouble,
    replace,
)
from claimscan.readers.crossings import Crossing, crossed
from claimscan.readers.labels import labels

# Raised digits and signs that can be marks; not the raised letters of "1st", nor what is neither number nor sign.
_RAISED = regex.compile(r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*|[*†‡§¶]{1,3}")
# What raised digits behind it make no mark: a figure, a unit or a symbol (10², km², Ca²⁺), not a word's end.
_POWER = regex.compile(r"(?<=\d|(?<![\p{L}’'])\p{L}{1,2})")
_BLANK = regex.compile(r"\s*")
# A sentence's end, whatever closes behind it; a colon leads on to a list or quotation and ends a paragraph as well.
_STOPPED = regex.compile(r"[.!?…:;。！？][\s\"'”’»)\]]*$")
_SHOWN = 12  # words of hidden text that its report quotes
_LONG = 200  # characters; a heading, byline or caption is shorter
FLOWING: frozenset[BlockKind | None] = frozenset({None, "paragraph", "quote", "item", "note"})


class _Open(NamedTuple):
    """The paragraph that is being written."""

    start: int
    part: int  # index of its first piece
    kind: BlockKind | None
    level: int
    note: str | None
    element: str | None


class Paragraphs:
    """Collects text with its lines, marks and links. A paragraph is begun, written, and ended; empty ones leave no trace."""

    def __init__(self) -> None:
        self.at = 0
        self.page: int | None = None
        self.lines: list[Line] = []
        self.marks: list[Mark] = []
        self.raised: list[Span] = []
        self.crossings: list[Crossing] = []
        self.bookmarks: dict[str, int] = {}  # by name: where they begin
        self._links: list[Hyperlink] = []
        self._parts: list[str] = []
        self._open: _Open | None = None
        self._breaks: list[int] = []
        self._anchors: list[Anchor] = []
        self._number = 0
        self._joined = False
        self._hidden: list[tuple[int, str]] = []

    def begin(
        self, kind: BlockKind | None, level: int = 0, note: str | None = None, element: str | None = None
    ) -> None:
        """A new paragraph, unless the one before was ended as joined to this one. ``element`` is what its place names."""
        if self._joined:
            self._joined = False
            if self._open and not _text(self._parts, self._open.part).strip():
                self._open = self._open._replace(kind=kind, level=level)
            return
        self._open = _Open(self.at, len(self._parts), kind, level, note, element)
        self._breaks = []
        self._anchors.append(Anchor(self.at, Place(self.page, self._number + 1, 1, element)))

    def write(self, text: str) -> Span:
        """Text as it stands on the page."""
        if text:
            self._parts.append(text)
            self.at += len(text)
        return Span(self.at - len(text), self.at)

    def mark(self, printed: str, target: str | None) -> Span:
        """A note mark as printed, which leads to the note ``target``."""
        span = self.write(printed)
        self.marks.append(Mark(span, (printed,), target))
        return span

    def link(self, start: int, url: str) -> None:
        """What was written from ``start`` on leads to ``url``."""
        if start < self.at:
            self._links.append(Hyperlink(Span(start, self.at), url))

    def cross(self, start: int, bookmark: str) -> None:
        """What was written from ``start`` on leads to a bookmark."""
        if start < self.at:
            self.crossings.append(Crossing(Span(start, self.at), bookmark))

    def hide(self, text: str) -> None:
        """Text that stands here and is not shown: it is left out, and reported."""
        self._hidden.append((self.at, text))

    def unblank(self) -> None:
        """Take back a blank that was just written, for a sign that stands close behind the word."""
        if self._open and len(self._parts) > self._open.part and self._parts[-1] == " ":
            self._parts.pop()
            self.at -= 1

    def wrap(self) -> None:
        """A line's end inside the paragraph."""
        if self._open and self._open.kind in FLOWING:
            self._breaks.append(self.at)
            self.write("\n")
        else:
            self.write(" ")

    def turn(self, page: int) -> None:
        """From here on it is page ``page``."""
        self.page = page
        if self._open:
            place = Place(page, self._number + 1, self.at - self._open.start + 1, self._open.element)
            if self._anchors[-1].offset == self.at:
                self._anchors.pop()
            self._anchors.append(Anchor(self.at, place))

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "".join(self._parts)

    def text_from(self, start: int) -> str:
        """What was written from ``start`` on; nothing if that is not in the open paragraph."""
        if self._open is None or start < self._open.start:
            return ""
        return _text(self._parts, self._open.part)[start - self._open.start :]

    def end(self, joined: bool = False) -> None:
        """The paragraph is complete, or, if ``joined``, goes on with the next one."""
        if joined:
            self._joined = True
            return
        here, self._open = self._open, None
        if here is None:
            return
        if self._hidden:
            self._hidden.append((self.at, " "))
        text = _text(self._parts, here.part)
        if not text.strip() and here.note is None:
            self._drop(here)
            return
        self._number += 1
        edges = [here.start, *(at + 1 for at in self._breaks), self.at + 1]
        first = True
        for start, end in pairwise(edges):
            span = _trimmed(text, start - here.start, end - 1 - here.start, here.start)
            if span.start < span.end or (first and end == edges[-1]):
                self.lines.append(Line(span, kind=here.kind, level=here.level, gap=first, note=here.note))
                first = False
        self.write("\n")

    def _drop(self, here: _Open) -> None:
        """Take back a paragraph without text. The page may have been turned in it, and stays turned."""
        del self._parts[here.part :]
        self.at = here.start
        self._links = [link for link in self._links if link.span.start < here.start]
        self.raised = [span for span in self.raised if span.start < here.start]
        self.crossings = [link for link in self.crossings if link.span.start < here.start]
        while self._anchors and self._anchors[-1].offset >= here.start:
            self._anchors.pop()

    def close(self) -> None:
        """End a paragraph that is still open: joined to one that never came, or cut."""
        if self._open is not None:
            self._joined = False
            self.end()

    def document(
        self,
        name: str,
        format: str,
        data: bytes,
        *,
        notes: Iterable[KnownNote] = (),
        metadata: Metadata | None = None,
        pages: int | None = None,
        troubles: Iterable[Trouble] = (),
    ) -> Document:
        """All that was written. Where the format knows no notes, links may lead to them, or they may have been typed by hand:
        then raised digits are marks, and no paragraph is said to be running text."""
        self.close()
        text = self.text
        known = tuple(notes)
        lines: Sequence[Line] = self.lines
        marks = list(self.marks)
        signs: tuple[Markup, ...] = ()
        linked = None if known else crossed(text, lines, self.crossings, self.bookmarks, self.raised)
        if linked is not None:
            known, lines, signs = linked.notes, linked.lines, linked.signs
            marks += linked.marks
        elif not known:
            marks += raised_marks(text, self.raised)
        return Document(
            name=name,
            format=format,
            text=text,
            lines=tuple(_judged(text, lines, marks, bool(known))),
            marks=tuple(sorted(marks, key=lambda mark: mark.span)),
            notes=known,
            links=tuple(_merged(text, self._links)),
            markup=signs,
            anchors=tuple(self._anchors) or (Anchor(0, Place(None, 1, 1)),),
            metadata=metadata or Metadata(),
            sha256=sha256(data).hexdigest(),
            pages=pages,
            troubles=(*troubles, *_hidden(self._hidden, self.lines)),
        )


def _text(parts: Sequence[str], first: int) -> str:
    return "".join(parts[first:])


def _trimmed(text: str, start: int, end: int, base: int) -> Span:
    row = text[start:end]
    low = len(row) - len(row.lstrip())
    return Span(base + start + low, base + start + max(low, len(row.rstrip())))


def _judged(text: str, lines: Sequence[Line], marks: Iterable[Mark], known: bool) -> Iterator[Line]:
    """Paragraphs that need not be running text lose their kind: a short one without a stop may be a typed heading or byline."""
    before = {mark.span.end: mark.span.start for mark in marks}
    for line in lines:
        start, end = line.span
        while end in before:
            end = before[end]
        sure = known and (end - start > _LONG or _STOPPED.search(text[start:end]) is not None)
        yield line if line.kind != "paragraph" or sure else replace(line, kind=None)


def _hidden(hidden: Sequence[tuple[int, str]], lines: Sequence[Line]) -> Iterator[Trouble]:
    """What is not shown, and the paragraphs it stands in."""
    words = "".join(part for _, part in hidden).split()
    if not words:
        return
    starts = [line.span.start for line in lines]
    places = sorted({max(bisect_right(starts, at) - 1, 0) for at, part in hidden if part.strip()})
    spans = tuple(lines[place].span for place in places if lines[place].span.end > lines[place].span.start)
    shown = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    count = f"{len(words)} words" if len(words) > 1 else "one word"
    yield Trouble("hidden-text", f"{count} of hidden text left out: “{shown[:200]}”", spans)


def _merged(text: str, links: Sequence[Hyperlink]) -> Iterator[Hyperlink]:
    """Links without blanks at their ends; neighbours that lead to one address are one."""
    last: Hyperlink | None = None
    for link in sorted(links, key=lambda link: link.span):
        span = _trimmed(text, link.span.start, link.span.end, 0)
        if span.start >= span.end:
            continue
        if last and last.url == link.url and _BLANK.fullmatch(text, last.span.end, max(span.start, last.span.end)):
            last = Hyperlink(Span(last.span.start, max(span.end, last.span.end)), link.url)
            continue
        if last:
            yield last
        last = Hyperlink(span, link.url)
    if last:
        yield last


def raised_marks(text: str, spans: Iterable[Span]) -> Iterator[Mark]:
    """Raised numbers and signs as marks that lead nowhere yet; neighbours are one, since words are cut into runs at will,
    and powers are none."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and whole[-1].end == span.start:
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    for start, end in whole:
        span = _trimmed(text, start, end, 0)
        if _RAISED.fullmatch(text, *span) and not _POWER.match(text, span.start):
            yield Mark(span, labels(text[span.start : span.end]))
