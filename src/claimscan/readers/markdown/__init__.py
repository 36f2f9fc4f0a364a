"""Markdown: the text as it stands, with what its signs make certain: notes, marks, headings, items, quotations, links.

CommonMark with tables, in the manners of GFM, Pandoc and kramdown; HTML in it counts. What has no notes that its signs make
certain is read like any other text, row by row: so come the works of OCR engines, and drafts with typed numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

import regex

from claimscan.model import Document, Line, Markup, Span
from claimscan.readers.markdown import blocks as block_grammar
from claimscan.readers.markdown import inline as inline_grammar
from claimscan.readers.markdown.blocks import folded
from claimscan.readers.markdown.front import Front, front
from claimscan.readers.markdown.layout import Lines
from claimscan.readers.markdown.notes import known
from claimscan.readers.markdown.signs import hyperlinks, markup, pictures
from claimscan.readers.text.decode import anchors, decode

_WORD = regex.compile(r"\p{L}")
_FENCE = regex.compile(r"[>\s]*(?:`{3,}|~{3,}|:{3,})")
_WRAPPED = regex.compile(
    r"\s*(?P<first>(?P<fence>`{3,})(?:markdown|md)[ \t]*)\n.*\n(?P<last>(?P=fence))\s*", regex.DOTALL
)


def read(data: bytes, name: str) -> Document:
    """The document in ``data``. Raises ``UnreadableInput`` for what is no text."""
    text, troubles = decode(data, name)
    head = front(text)
    blocks = block_grammar.parse(_without(text, head))
    defined = {folded(definition.label): definition for definition in blocks.definitions}
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
    spare = list(_unclaimed(text, lines, signs))
    silent = (Span(0, head.end), *blocks.silent)
    lost = [span for span in spare if not _is_sign(text, span, silent)]
    signs = tuple(sorted([*signs, *(Markup(span) for span in spare if span not in set(lost))]))
    return Document(
        name=name,
        format="markdown",
        text=text,
        lines=tuple(_merged(lines, [Line(span) for span in lost])),
        marks=marks,
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
        for row_start, row_end in _row_spans(text, at, start):
            inner = text[row_start:row_end]
            if inner.strip():
                low = row_start + len(inner) - len(inner.lstrip())
                yield Span(low, low + len(inner.strip()))
        at = max(at, end)


def _row_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if start >= end:
        return
    breaks = [start, *(match.end() for match in regex.finditer("\n", text, pos=start, endpos=end)), end]
    yield from pairwise(breaks)


def _is_sign(text: str, span: Span, silent: Sequence[Span]) -> bool:
    """Signs hold no words, but for what stands behind a fence, and for what is no text at all."""
    if not _WORD.search(text, span.start, span.end) or _FENCE.match(text, span.start, span.end):
        return True
    return any(start <= span.start < end for start, end in silent)


def _merged(lines: Sequence[Line], lost: Sequence[Line]) -> Iterator[Line]:
    """Both in reading order."""
    left = list(reversed(lost))
    for line in lines:
        while left and left[-1].span < line.span:
            yield left.pop()
        yield line
    yield from reversed(left)
