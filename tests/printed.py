"""A note made of its text alone, for tests of the parser."""

from __future__ import annotations

from claimscan.model import Join, Note, NoteKind, Passage, Piece, Span

BREAK = "¶"  # stands for a closed break between two paragraphs


def note_of(printed: str, kind: NoteKind = "footnote") -> Note:
    """A note whose passage is the text as it stands, with its closed breaks."""
    joins = tuple(Join(at + 1, "block", "space") for at, sign in enumerate(printed) if sign == BREAK)
    text = printed.replace(BREAK, " ")
    passage = Passage(text, (Piece(0, Span(0, len(text))),), joins)
    return Note("n1", "1", kind, passage, (Span(0, len(text)),))
