"""Notes made of Pandoc's links and names: ``[1](#n1)`` in the text, ``[]{#n1}``, ``[1. Smith]{#n1}`` or ``::: {#n1}`` at the note.

So Pandoc writes the notes of e-books and web pages. What the links mean is decided as in a word processor's file, on the text
as it is shown; see ``readers.crossings``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from claimscan.model import BlockKind, Document, KnownNote, Line, Mark, Markup, Span
from claimscan.readers.crossings import Crossing, crossed
from claimscan.readers.markdown.blocks import Blocks, Leaf
from claimscan.readers.markdown.inline import Inline, Tag, Target


@dataclass(slots=True)
class Linked:
    """The notes found. ``leaves``: key of the note that a leaf belongs to, by its number."""

    notes: list[KnownNote] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    signs: list[Markup] = field(default_factory=list)  # links back
    leaves: dict[int, str] = field(default_factory=dict)


def linked(page: Document, blocks: Blocks, found: Sequence[Inline]) -> Linked:
    """The notes in ``page``, which knows the markup; none if no link makes one certain."""
    links = {link.span: link for inline in found for link in _links(inline) if link.url.startswith("#")}
    if not links:
        return Linked()
    shown = _Shown(page)
    numbers: list[int] = []
    lines: list[Line] = []
    for number, leaf in enumerate(blocks.leaves):
        span = shown.forth(Span(leaf.rows[0].start, leaf.rows[-1].end))
        if shown.text[span.start : span.end].strip():
            numbers.append(number)
            lines.append(Line(span, kind=_kind(leaf)))
    names: dict[str, int] = {}
    for offset, name in [*blocks.names, *(one for inline in found for one in _names(inline))]:
        names.setdefault(name, shown.forth(Span(offset, offset)).start)
    crossings = {shown.forth(span): span for span in links}
    met = crossed(
        shown.text,
        lines,
        [Crossing(span, unquote(links[real].url[1:])) for span, real in crossings.items()],
        names,
        [shown.forth(span) for inline in found for span in _raised(inline)],
    )
    if met is None:
        return Linked()
    outer = {span.start: links[real].outer for span, real in crossings.items()}
    return Linked(
        [note._replace(label_span=note.label_span and shown.back(note.label_span)) for note in met.notes],
        [mark._replace(span=shown.back(mark.span)) for mark in met.marks],
        [Markup(outer.get(sign.span.start, shown.back(sign.span))) for sign in met.signs],
        {number: line.note for number, line in zip(numbers, met.lines, strict=True) if line.note},
    )


def _kind(leaf: Leaf) -> BlockKind:
    if leaf.kind in ("heading", "underlined"):
        return "heading"
    if leaf.kind == "cell":
        return "table"
    if leaf.kind == "code":
        return "other"
    return "item" if leaf.item else "paragraph"


def _links(inline: Inline) -> Iterator[Target]:
    """The links in a block, those between tags too."""
    yield from inline.links
    opened: Tag | None = None
    for tag in inline.tags:
        if tag.name == "a":
            if opened is not None and opened.span.end < tag.span.start:
                inner = Span(opened.span.end, tag.span.start)
                yield Target(inner, opened.attributes["href"], Span(opened.span.start, tag.span.end))
            opened = tag if not tag.closing and "href" in tag.attributes else None


def _names(inline: Inline) -> Iterator[tuple[int, str]]:
    yield from inline.names
    for tag in inline.tags:
        for name in (tag.attributes.get("id"), tag.attributes.get("name") if tag.name == "a" else None):
            if name and not tag.closing:
                yield tag.span.start, name


def _raised(inline: Inline) -> list[Span]:
    """What stands above the line, by Pandoc's signs or by tags."""
    found = [
        Span(opening.span.end, closing.span.start)
        for opening, closing in zip(inline.raised[::2], inline.raised[1::2], strict=False)
    ]
    opened: Tag | None = None
    for tag in inline.tags:
        if tag.name == "sup":
            if tag.closing and opened is not None:
                found.append(Span(opened.span.end, tag.span.start))
            opened = None if tag.closing else tag
    return found


class _Shown:
    """The text without its signs, and the way from the one to the other."""

    def __init__(self, page: Document) -> None:
        parts: list[str] = []
        self.real: list[int] = []  # where each part begins in the page
        self.at: list[int] = []  # and where in the text as shown
        size = at = 0
        for (start, end), shows in [*page.markup, Markup(Span(len(page.text), len(page.text)))]:
            for place, part in ((at, page.text[at:start]), (start, shows)):
                if part:
                    parts.append(part)
                    self.real.append(place)
                    self.at.append(size)
                    size += len(part)
            at = end
        self.text = "".join(parts)
        self.lengths = [len(part) for part in parts]

    def forth(self, span: Span) -> Span:
        """A span of the page as one of the text as shown."""
        return Span(self._forth(span.start), self._forth(span.end))

    def _forth(self, offset: int) -> int:
        place = bisect_right(self.real, offset) - 1
        return self.at[place] + min(offset - self.real[place], self.lengths[place]) if place >= 0 else 0

    def back(self, span: Span) -> Span:
        """The way back."""
        start = bisect_right(self.at, span.start) - 1
        end = bisect_right(self.at, max(span.end - 1, span.start)) - 1
        return Span(
            self.real[start] + span.start - self.at[start],
            self.real[end] + max(span.end, span.start + 1) - self.at[end],
        )
