"""What kind of block an element makes of the text inside it."""

from __future__ import annotations

from typing import NamedTuple

from claimscan.model import BlockKind
from claimscan.readers.html import vocabulary
from claimscan.readers.html.areas import Area
from claimscan.readers.html.tree import Element, inside

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
    "pre": "other",
    "address": "other",
}
_FRAME = 3  # paragraphs of a cell that is no cell of a table but a frame of the page


class Setting(NamedTuple):
    """What holds for the text of a block."""

    kind: BlockKind = "paragraph"
    level: int = 0
    note: str | None = None
    fixed: bool = False  # what is inside does not change the kind


def kind_of(element: Element, around: Setting, area: Area | None) -> Setting:
    """The setting inside a block that stands in ``around``."""
    if around.note is not None or around.kind == "furniture":
        return around
    if area == "furniture":
        return Setting("furniture", fixed=True)
    if element.tag in vocabulary.HEADINGS:
        return around if around.kind == "table" else Setting("heading", int(element.tag[1]), fixed=True)
    if area == "other" or (element.tag == "p" and element.parent is not None and element.parent.tag == "hgroup"):
        return Setting("other", fixed=True)
    if around.fixed:
        return around
    if element.tag in ("td", "th"):
        return around if _is_frame(element) else Setting("table", fixed=True)
    kind = _KINDS.get(element.tag)
    if kind == "item":
        return Setting("item", around.level + 1 if around.kind == "item" else 1)
    return Setting(kind) if kind is not None else around


def _is_frame(cell: Element) -> bool:
    """Is it a frame of the page and no cell of a table: with headings, tables or several paragraphs in it, or the only cell?"""
    table = next((parent for parent in cell.ancestors if parent.tag == "table"), None)
    if table is None or vocabulary.roles(table) & {"presentation", "none"}:
        return True
    blocks = [element.tag for element in inside(cell) if element.tag in vocabulary.BLOCKS]
    if any(tag in vocabulary.HEADINGS or tag == "table" for tag in blocks) or blocks.count("p") >= _FRAME:
        return True
    cells = (element for element in inside(table) if element.tag in ("td", "th"))
    return next(cells, None) is cell and next(cells, None) is None
