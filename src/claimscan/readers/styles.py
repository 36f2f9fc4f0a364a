"""What word processors call their paragraph styles, and which kind of block each stands for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import BlockKind


class Look(NamedTuple):
    """The kind of block that a style makes of a paragraph; ``level`` of a heading is counted from 1."""

    kind: BlockKind
    level: int = 0


# Built-in names are English in the file, whatever language the program speaks. A name is found with those of its
# parents, so that a house's own style counts as what it was made from.
_HEADING = regex.compile(r"(?:heading|überschrift|titre|encabezado|titolo|kop)\s*([1-9])")
_NAMES: dict[str, Look] = {
    **dict.fromkeys(("heading", "abstract title"), Look("heading", 1)),
    **dict.fromkeys(("title", "subtitle", "author", "byline", "date", "affiliation"), Look("other")),
    **dict.fromkeys(
        ("quote", "intense quote", "block text", "block quote", "block quotation", "blockquote"), Look("quote")
    ),
    **dict.fromkeys(("quotation", "quotations", "extract"), Look("quote")),
    **dict.fromkeys(("caption", "image caption", "table caption", "captioned figure"), Look("caption")),
    **dict.fromkeys(("bibliography", "toc heading", "contents heading", "index heading"), Look("other")),
    **dict.fromkeys(("table of figures", "table of authorities", "toa heading", "bibliography heading"), Look("other")),
    **dict.fromkeys(("normal", "body text", "text body", "default paragraph style", "standard"), Look("paragraph")),
    **dict.fromkeys(("list paragraph",), Look("paragraph")),  # a list only where it is numbered or has bullets
}
_ROLES = frozenset({"title", "author", "byline", "date"})
_LISTED = regex.compile(r"(?:toc|contents|index|user index|bibliography) ?\d+")
_ITEM = regex.compile(
    r"list(?: bullet| number| continue)?(?: \d)?(?: start| end| cont\.)?|(?:list|numbering) \d(?: start| end| cont\.)?"
)


def look(names: Iterable[str]) -> Look | None:
    """What a style is, told from its name and, if that says nothing, from those of its parents, nearest first."""
    for name in names:
        plain = " ".join(name.split()).casefold()
        if plain in _NAMES:
            return _NAMES[plain]
        if match := _HEADING.fullmatch(plain):
            return Look("heading", int(match[1]))
        if _LISTED.fullmatch(plain):
            return Look("other")
        if _ITEM.fullmatch(plain):
            return Look("item")
    return None


def role(names: Iterable[str]) -> str:
    """What a paragraph around the text tells: ``title``, ``author``, ``byline`` or ``date``; empty if none of them."""
    return next((plain for name in names if (plain := name.casefold()) in _ROLES), "")
