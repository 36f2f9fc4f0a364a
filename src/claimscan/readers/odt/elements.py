"""What single elements hold: the rows of tables, and the texts in frames and shapes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_ROWS = frozenset({"table:table-rows", "table:table-header-rows", "table:table-row-group"})
_WRITTEN = frozenset({"text:p", "text:h", "text:list"})


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those that stand in groups."""
    for child in table:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in _ROWS:
            yield from rows(child)


def outermost(element: Element) -> Iterator[Element]:
    """The frames and shapes with text of their own, not those in them."""
    if any(child.tag in _WRITTEN for child in element):
        yield element
        return
    for child in element:
        if child.tag.startswith("draw:"):
            yield from outermost(child)
