"""A note read into its sources: signals, sources with their fields, places pointed to; commentary is no source."""

from __future__ import annotations

from claimscan.model import Note, Source
from claimscan.parse import cites, embedded, fields, law, papers, split
from claimscan.parse.context import Context
from claimscan.parse.excerpt import Excerpt
from claimscan.parse.scan import scan

__all__ = ["Context", "parse"]

_NO_CONTEXT = Context()


def parse(note: Note, context: Context | None = None) -> tuple[Source, ...]:
    """The sources of ``note`` in print order; ``()`` for a note of pure comment.

    Every field has its printed text and its spans in the document. ``id`` is ``note.index``; ``refers_to`` and
    ``same_as`` are left to `link`. Never fails on text, whatever it holds; time is linear in its length.
    """
    if not note.text.strip():
        return ()
    context = context or _NO_CONTEXT
    found = scan(note.text, note.passage.joins, context.linked(note.passage))
    known = cites.merged(law.find(found), papers.find(found), cites.back(found))
    pieces = split.split(found, known, whole=note.kind == "reference")
    cited = context.cited(note.passage)
    if cited:
        pieces = embedded.cut(found, pieces, cited, known)
    excerpts = [Excerpt.of(found, piece, note, known, context) for piece in pieces]
    sources = tuple(fields.read(excerpt, index) for index, excerpt in enumerate(excerpts))
    if not cited:
        return sources
    items = embedded.items(pieces, cited, found)
    return tuple(embedded.filled(*one) for one in zip(sources, excerpts, items, strict=True))
