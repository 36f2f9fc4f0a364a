"""Markdown: the text as it stands, with what its signs make certain: notes, marks, headings, items, quotations, links.

CommonMark with tables, in the manners of GFM, Pandoc and kramdown; HTML in it counts. What has no notes that its signs make
certain is read like any other text, row by row: so come the works of OCR engines, and drafts with typed numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256

from claimscan import patterns as regex
from claimscan.model import Document, Line, Mark, Markup, Span
from claimscan.readers.markdown import blocks as block_grammar
from claimscan.readers.markdown import inline as inline_grammar
from claimscan.readers.markdown.elsewhere import Neighbours, elsewhere
from claimscan.readers.markdown.front import Front, front
from claimscan.readers.markdown.layout import Lines
from claimscan.readers.markdown.notes import known
from claimscan.readers.markdown.signs import hyperlinks, markup, pictures
from claimscan.readers.text.decode import anchors, decode

_WORD = regex.compile(r"\p{L}")
_FENCE = regex.compile(r"(?:[>\s]|[-*+]\s|\d{1,9}[.)]\s)*+(?:`{3,}|~{3,}|:{3,}|\{[:%])")
_WRAPPED = regex.compile(
    r"\s*(?P<first>(?P<fence>`{3,})(?:markdown|md)[ \t]*)\n.*\n(?P<last>(?P=fence))\s*", regex.DOTALL
)


def read(data: bytes, name: str, neighbours: Neighbours | None = None) -> Document:
    """The document in ``data``. ``neighbours`` gives the bytes of a file in the same folder, to name the one with the notes.

    Raises ``UnreadableInput`` for what is no text.
    """
    text, troubles = decode(data, name)
    head = front(text)
    blocks = block_grammar.parse(_without(text, head))
    defined = {definition.called: definition for definition in blocks.definitions}
    found = [
        inline_grammar.scan(text, leaf.rows, blocks.addresses, defined, html=leaf.kind == "html")
        if leaf.kind != "code"
        else inline_grammar.Inline()
        for leaf in blocks.leaves
    ]
    pictures(text, blocks, found)
    page = Document(name, "markdown", text, (), markup=markup(text, blocks, found, known=True))
    notes = known(page, blocks, found)
    signs = markup(text, blocks, found, notes.signs, known=bool(notes.notes))
    marks = tuple(sorted(notes.marks, key=lambda mark: mark.span))
    page = Document(name, "markdown", text, (), marks, tuple(notes.notes), markup=signs)
    lines = list(Lines(page, blocks, found, notes).lines())
    silent = [Markup(span) for span in (Span(0, head.end), *blocks.silent) if span.start < span.end]
    spare = list(_unclaimed(text, lines, [*silent, *signs]))
    lost = [span for span in spare if not _is_sign(text, span)]
    signs = tuple(sorted([*silent, *signs, *(Markup(span) for span in spare if _is_sign(text, span))]))
    if neighbours:
        troubles += tuple(elsewhere(text, name, marks, bool(notes.notes), neighbours))
    return Document(
        name=name,
        format="markdown",
        text=text,
        lines=tuple(_merged(lines, [Line(span) for span in lost])),
        marks=tuple(_in_text(marks, lines)),
        notes=tuple(notes.notes),
        links=tuple(sorted(hyperlinks(found), key=lambda link: link.span)),
        markup=signs,
        anchors=tuple(anchors(text)),
        metadata=head.metadata,
        sha256=sha256(data).hexdigest(),
        troubles=troubles,
    )


def _without(text: str, head: Front) -> str:
    """The text without its head, and without the fence that some engines put around the whole; rows keep their numbers."""
    blanked = [(0, head.end)]
    if wrapped := _WRAPPED.fullmatch(text, head.end):
        blanked += [wrapped.span("first"), wrapped.span("last")]
    for start, end in blanked:
        text = text[:start] + regex.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _unclaimed(text: str, lines: Sequence[Line], signs: Sequence[Markup]) -> Iterator[Span]:
    """What is in no line and no sign, row by row: bullets, rules, fences, heads."""
    taken = sorted([line.span for line in lines] + [sign.span for sign in signs])
    at = 0
    for start, end in [*taken, Span(len(text), len(text))]:
        row_at = at
        for row in text[at:start].split("\n") if at < start else ():
            if row.strip():
                low = row_at + len(row) - len(row.lstrip())
                yield Span(low, low + len(row.strip()))
            row_at += len(row) + 1
        at = max(at, end)


def _in_text(marks: Sequence[Mark], lines: Sequence[Line]) -> Iterator[Mark]:
    """The marks without those in notes, which vouch for nothing."""
    notes = sorted(line.span for line in lines if line.note)
    for mark in marks:
        place = bisect_right(notes, mark.span) - 1
        if place < 0 or notes[place].end <= mark.span.start:
            yield mark


def _is_sign(text: str, span: Span) -> bool:
    """Signs hold no words, but for what stands behind a fence."""
    return not _WORD.search(text, *span) or _FENCE.match(text, *span) is not None


def _merged(lines: Sequence[Line], lost: Sequence[Line]) -> Iterator[Line]:
    """Both in reading order."""
    left = list(reversed(lost))
    for line in lines:
        while left and left[-1].span < line.span:
            yield left.pop()
        yield line
    yield from reversed(left)
