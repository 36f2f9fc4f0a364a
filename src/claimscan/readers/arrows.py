"""Arrows that lead from a note back to its mark: pages print them behind the note, and nobody reads them as words."""

from __future__ import annotations

from claimscan import patterns as regex
from claimscan.model import Document, Markup, Span, replace

SIGNS = "↩⤴⏎⮐"  # not ↑ and ←, which also stand in tables and formulas
# At a line's end, one or more, each with the sign that tells a letter from a picture and the number of the mark it leads to.
_ARROWS = regex.compile(rf"(?:[ \u00a0]?[{SIGNS}][\ufe0e\ufe0f]?[¹²³⁴-⁹]?)++(?=[ \t]*+(?:\n|$))")


def without_arrows(document: Document) -> Document:
    """The document with its arrows as markup that prints nothing."""
    if not any(sign in document.text for sign in SIGNS):
        return document
    taken = {offset for (start, end), _ in document.markup for offset in range(start, end)}
    found = [
        Markup(Span(*match.span()))
        for match in _ARROWS.finditer(document.text)
        if taken.isdisjoint(range(*match.span()))
    ]
    return replace(document, markup=tuple(sorted((*document.markup, *found))))
