"""HTML in Markdown: which tags begin a new paragraph, what is not shown, and in which elements a text lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimscan.model import BlockKind, Span
from claimscan.readers.markdown.inline import Tag

BLOCK = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead
    tr ul""".split()
)
HIDDEN = frozenset({"script", "style", "template", "svg"})
VOID = frozenset({"hr", "br", "img", "input", "wbr", "col"})
LISTS = frozenset({"ul", "ol"})
HOLDERS = frozenset({"li", "p", "dd", "td", "aside"})
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "table"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    "pre": "other",
    "blockquote": "quote",
}
_ENDED_BY: dict[str, frozenset[str]] = {  # an element whose closing tag may be left out -> where it can no longer reach
    "li": LISTS,
    "dd": frozenset({"dl"}),
    "dt": frozenset({"dl"}),
    "tr": frozenset({"table"}),
    "td": frozenset({"tr", "table"}),
    "th": frozenset({"tr", "table"}),
}
_FAR = 60  # open elements that are looked through for the one that a tag closes; pages reach 20


class Element(NamedTuple):
    """An open element; ``note`` is the key of the note that it holds."""

    name: str
    note: str | None = None


class Elements:
    """The open elements, as a browser would keep them: closing tags may be missing, or too many."""

    def __init__(self) -> None:
        self._open: list[Element] = []

    def follow(self, tag: Tag, note: str | None = None) -> None:
        """Go on behind ``tag``, which begins the element of ``note``."""
        name = tag.name
        if tag.closing:
            self._close({name}, frozenset())
        elif name not in VOID:
            if self._open and self._open[-1].name == "p":
                self._open.pop()
            if name in _ENDED_BY:
                self._close({"dd", "dt"} if name in ("dd", "dt") else {name}, _ENDED_BY[name])
            self._open.append(Element(name, note))

    def _close(self, names: set[str], wall: frozenset[str]) -> None:
        for place in range(len(self._open) - 1, max(len(self._open) - _FAR, 0) - 1, -1):
            if self._open[place].name in names:
                del self._open[place:]
                return
            if self._open[place].name in wall:
                return

    def hold(self, note: str) -> bool:
        """The innermost element holds ``note`` from here on; False if it is none that holds a single note."""
        if not self._open or self._open[-1].name not in HOLDERS:
            return False
        self._open[-1] = self._open[-1]._replace(note=note)
        return True

    def leave(self) -> None:
        """All are closed: a heading of Markdown stands in none of them."""
        self._open.clear()

    @property
    def note(self) -> str | None:
        return next((element.note for element in self._inside() if element.note), None)

    @property
    def kind(self) -> tuple[BlockKind | None, int]:
        """The kind of block that the elements make of a text, and the level of a heading."""
        for element in self._inside():
            if element.name in _KINDS:
                return _KINDS[element.name], int(element.name[1]) if element.name[0] == "h" else 0
        return None, 0

    def _inside(self) -> Iterator[Element]:
        return (self._open[place] for place in range(len(self._open) - 1, max(len(self._open) - _FAR, 0) - 1, -1))


def hidden(tags: Sequence[Tag]) -> Iterator[Span]:
    """Elements whose text is not for readers, from tag to tag."""
    opened: Tag | None = None
    for tag in tags:
        if tag.name in HIDDEN and opened is None and not tag.closing:
            opened = tag
        elif opened is not None and tag.closing and tag.name == opened.name:
            yield Span(opened.span.start, tag.span.end)
            opened = None
