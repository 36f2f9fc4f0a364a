"""A page as a tree of plain values that know where in the file they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput
from claimscan.readers.html.source import Source, source

if TYPE_CHECKING:
    import turbohtml

DEPTH = 150  # pages are some 20 elements deep, bad ones 60; what is deeper is kept, at this depth
ELEMENTS = 1_000_000  # a book of a thousand pages has 50,000
# Not shown, or no text: their content is left out. What <noscript> holds is shown by no browser that runs the page's scripts.
_UNREAD = frozenset(
    "script style template noscript svg iframe object embed audio video canvas map textarea select datalist annotation"
    " annotation-xml applet noframes noembed rp".split()
)
_HEAD = frozenset("title meta link base".split())
_UNUSED = frozenset("src srcset sizes width height onload loading decoding".split())  # some hold whole pictures
# Hidden from the eye and read out by screen readers: "opens in a new window", and formulas a second time.
_UNSEEN = frozenset(
    "sr-only screen-reader-text screen-reader-only visually-hidden visuallyhidden show-for-sr a11y-hidden assistive-text katex-html"
    " mjx_assistive_mathml u-visually-hidden is-visually-hidden".split()
)
# Hints for breaking lines, which are not printed: soft hyphen, zero-width space, word joiner, a byte order mark.
INVISIBLE = regex.compile(r"[\u00ad\u200b\u2060\ufeff]+")
_ENTITY = regex.compile(r"&(?:#\d{1,10}|#x[\da-f]{1,10}|[a-z][a-z\d]{1,40});?", regex.I)
_GAP = regex.compile(
    r"(?:<!--(?:[^-]++|-(?!->))*+-->|</?[A-Za-z!?/][^<>]*+>)*+"
)  # markup that leaves no element behind
_OPENED = regex.compile(r"<(?:html|body)[\s>]", regex.I)
_CLOSED = regex.compile(r"</(?:html|body)\s*>", regex.I)
_LOOSE = regex.compile(r"<[A-Za-z!/][^<>]*\Z")  # a tag or comment without its end


@dataclass(slots=True, eq=False)
class Text:
    """Letters that stand in the file as they are, from ``at`` on; an entity is a text of its own."""

    data: str
    at: int  # offset into ``Source.text``


@dataclass(slots=True, eq=False)
class Element:
    """An element. ``number`` counts in document order, ``last`` is the number of the last element inside."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = field(repr=False)
    at: int  # offset of its tag into ``Source.text``
    number: int
    page: Page = field(repr=False)
    place: int  # among its parent's children
    last: int = 0
    children: list[Element | Text] = field(default_factory=list, repr=False)

    def get(self, name: str) -> str:
        """An attribute's value; empty if it is not there."""
        return self.attributes.get(name, "")

    def holds(self, other: Element) -> bool:
        """Is ``other`` this element or inside it?"""
        return self.number <= other.number <= self.last

    @property
    def before(self) -> Element | Text | None:
        """What stands before it inside its parent."""
        return self.parent.children[self.place - 1] if self.parent and self.place else None

    @property
    def after(self) -> Element | Text | None:
        """What stands behind it inside its parent."""
        after = self.parent.children[self.place + 1 : self.place + 2] if self.parent else []
        return after[0] if after else None

    @property
    def elements(self) -> Iterator[Element]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    @property
    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, from the inside out."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent


class Head(NamedTuple):
    """An element that describes the page."""

    tag: str
    attributes: dict[str, str]
    text: str


@dataclass(slots=True, eq=False)
class Page:
    """One file: its elements in document order, and those with an id or name."""

    file: str  # as other files of the same document call it
    source: Source = field(repr=False)
    elements: list[Element] = field(default_factory=list, repr=False)
    ids: dict[str, Element] = field(default_factory=dict, repr=False)
    head: list[Head] = field(default_factory=list, repr=False)

    @property
    def root(self) -> Element:
        return self.elements[0]

    @property
    def is_cut(self) -> bool:
        """Does the file end before the page does: in a tag, or with its outermost elements written and never closed?"""
        text = self.source.text
        loose = _LOOSE.search(text, max(text.rfind("<"), 0)) is not None
        return loose or (_OPENED.search(text) is not None and _CLOSED.search(text) is None)


def walk(element: Element) -> Iterator[Element | Text]:
    """Everything inside an element, in document order."""
    waiting = list(reversed(element.children))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Element):
            waiting.extend(reversed(node.children))


def inside(element: Element) -> Iterator[Element]:
    """The elements inside an element, in document order."""
    yield from element.page.elements[
        element.number - element.page.root.number + 1 : element.last - element.page.root.number + 1
    ]


def onward(element: Element, within: Element, limit: int) -> str:
    """Some ``limit`` letters from an element's start on, as far as ``within`` goes; a line's end is a line break."""
    parts: list[str] = []
    size = 0
    waiting: list[Element | Text] = [element]
    here = element
    while size < limit:
        if not waiting:
            while here is not within and here.after is None and here.parent is not None:
                here = here.parent
            if here is within or here.parent is None:
                break
            waiting = here.parent.children[here.place + 1 :][:limit][::-1]
            here = here.parent
            continue
        node = waiting.pop()
        if isinstance(node, Text):
            parts.append(node.data)
            size += len(node.data)
        elif node.tag == "br":
            parts.append("\n")
        else:
            waiting.extend(node.children[:limit][::-1])
    return "".join(parts)[:limit]


def text_of(element: Element) -> str:
    """The letters inside an element, blanks as in the file."""
    return "".join(node.data for node in walk(element) if isinstance(node, Text))


def parse(markup: str, file: str, first: int = 0) -> Page:
    """The page; its elements are numbered from ``first`` on. Raises ``UnreadableInput`` beyond the limits."""
    import turbohtml

    page = Page(file, source(markup))
    _Builder(page, first).build(turbohtml.parse(page.source.text, source_locations=True))
    return page


class _Left(NamedTuple):
    """The end of an element, behind its content on the builder's stack."""

    element: Element | None
    end: int | None  # offset behind its end tag


class _Builder:
    """Takes over the parser's tree, without what is not read, and finds for each text where it stands."""

    def __init__(self, page: Page, first: int) -> None:
        self.page = page
        self.first = first
        self.cursor = 0
        self.waiting: list[tuple[turbohtml.Node | _Left, Element, int]] = []

    def build(self, document: turbohtml.Document) -> None:
        import turbohtml

        top = self._element("html", {}, None, 0)
        self._later(document.children, top, 0)
        while self.waiting:
            node, parent, depth = self.waiting.pop()
            if isinstance(node, _Left):
                self._leave(node)
            elif isinstance(node, turbohtml.Text):
                parent.children.extend(self._texts(node.data))
            elif isinstance(node, turbohtml.Element):
                self._enter(node, parent, depth)
        top.last = self.first + len(self.page.elements) - 1

    def _later(self, nodes: Sequence[turbohtml.Node], parent: Element, depth: int) -> None:
        self.waiting.extend((node, parent, depth) for node in reversed(nodes))

    def _enter(self, node: turbohtml.Element, parent: Element, depth: int) -> None:
        tag, attributes = node.tag.lower(), _attributes(node)
        location = node.source_location
        at, end = self.cursor, None
        if location is not None:
            at, self.cursor = location.start_tag.start_offset, location.start_tag.end_offset
            end = location.end_tag.end_offset if location.end_tag else None
        if tag in _HEAD or (tag == "script" and "json" in attributes.get("type", "").lower()):
            self.page.head.append(Head(tag, attributes, node.text))
        if tag == "head":
            self._later(node.children, parent, depth)
        elif tag in _UNREAD or tag in _HEAD or not _UNSEEN.isdisjoint(attributes.get("class", "").lower().split()):
            self._leave(_Left(None, end))
        else:
            element = self._element(tag, attributes, parent, at)
            self.waiting.append((_Left(element, end), parent, depth))
            self._later(node.children, element if depth < DEPTH else parent, depth + 1)

    def _leave(self, left: _Left) -> None:
        if left.element is not None:
            left.element.last = self.first + len(self.page.elements) - 1
        if left.end is not None:
            self.cursor = left.end

    def _element(self, tag: str, attributes: dict[str, str], parent: Element | None, at: int) -> Element:
        elements = self.page.elements
        if len(elements) >= ELEMENTS:
            raise UnreadableInput(f"{self.page.file}: it has more parts in it than a document has")
        place = len(parent.children) if parent else 0
        element = Element(tag, attributes, parent, at, self.first + len(elements), self.page, place)
        elements.append(element)
        if parent is not None:
            parent.children.append(element)
        for name in (attributes.get("id"), attributes.get("name") if tag == "a" else None):
            if name:
                self.page.ids.setdefault(name, element)
        return element

    def _texts(self, data: str) -> Iterator[Text]:
        """The text at the cursor, cut where its letters do not stand in the file one by one."""
        whole = self.page.source.text
        if not whole.startswith(data[:1], self.cursor):
            self._skip(data)
        if whole.startswith(data, self.cursor):
            yield Text(data, self.cursor)
            self.cursor += len(data)
            return
        done = 0
        for match in _ENTITY.finditer(whole, self.cursor):
            start = done + match.start() - self.cursor
            letters = unescape(match[0])
            if (
                start >= len(data)
                or not whole.startswith(data[done:start], self.cursor)
                or data[start : start + len(letters)] != letters
            ):
                break
            if start > done:
                yield Text(data[done:start], self.cursor)
            yield Text(letters, match.start())
            done, self.cursor = start + len(letters), match.end()
        if done < len(data):
            yield Text(data[done:], self.cursor)
            self.cursor += len(data) - done

    def _skip(self, data: str) -> None:
        """Over comments and stray tags before a text."""
        gap = _GAP.match(self.page.source.text, self.cursor)
        if gap is not None and self.page.source.text[gap.end() : gap.end() + 1] in (data[:1], "&"):
            self.cursor = gap.end()


def _attributes(node: turbohtml.Element) -> dict[str, str]:
    return {
        name.lower(): " ".join(value) if isinstance(value, list) else value or ""
        for name, value in node.attrs.items()
        if name not in _UNUSED
    }
