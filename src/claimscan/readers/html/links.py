"""The links inside a document: where each leads, and what it looks like."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag, urlsplit

from claimscan import patterns as regex
from claimscan.readers.html import vocabulary
from claimscan.readers.html.tree import INVISIBLE, Element, Page, Text, inside, text_of
from claimscan.readers.labels import is_bracketed, is_raised, label, leads_back

_SUPER = regex.compile(
    r"vertical-align\s*:\s*(?:super|top|text-top)|position\s*:\s*relative\s*;\s*top\s*:\s*-", regex.I
)
_WRAPPERS = 4  # inline elements around a mark that have no other text
_WRAPPED = 8  # children of such an element
_PAGES = (".html", ".htm", ".xhtml")
_QUOTED = regex.compile(r"""["'#]([^"'\s()#]{1,100})["']""")  # ids that a script names
_FORMER = 2  # places in itself that a page must name under its former name
_SCRIPT = 1000  # letters of it
_TARGETS = ("aria-describedby", "aria-controls", "popovertarget", "data-footnote-id", "data-target")
_SEPARATORS = " \n\t\r\u00a0,;–-"  # between the marks of one bracket
_SIDE = 24  # nodes to either side in which the bracket stands
_DECORATION = regex.compile(r"[\s\[\](){}⟨⟩.,:]*")
_BEFORE = regex.compile(r"[\s\[({⟨]*")  # decoration before a mark; a stop or a closing bracket is the sentence's
_BEHIND = regex.compile(r"[\s\])}⟩.,:]*")


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A link to a place in this document, or in a file that belongs to it."""

    element: Element
    whole: Element  # with the inline elements around it that hold nothing else
    printed: str
    file: str
    id: str
    target: Element | None

    @property
    def label(self) -> str | None:
        return label(self.printed)


def collect(pages: Sequence[Page]) -> Iterator[Link]:
    """All links inside the document, in order. One that names its own page by its full address is one of them."""
    files = {page.file: page for page in pages}
    for page in pages:
        own = _addresses(page) | frozenset(_former(page, files))
        for element in page.elements:
            place = _place(element, page, own, files)
            if place is None:
                continue
            file, id = place
            target = _target(files.get(file), id)
            whole = wrapper(element)
            yield Link(element, whole, INVISIBLE.sub("", text_of(whole)).strip(), file, id, target)


def _place(element: Element, page: Page, own: frozenset[str], files: Collection[str]) -> tuple[str, str] | None:
    if element.tag == "a" and element.get("href").strip() not in ("", "#") and ":void" not in element.get("href"):
        return _resolve(element.get("href").strip(), page, own, files, element)
    named = [element.get(name).removeprefix("#").strip() for name in _TARGETS if name in element.attributes]
    named += _QUOTED.findall(element.get("onclick")[:_SCRIPT])
    if any(id in page.ids for id in named) and label(text_of(element).strip()):
        return page.file, next(id for id in named if id in page.ids)
    return None


def _resolve(
    href: str, page: Page, own: frozenset[str], files: Collection[str], element: Element
) -> tuple[str, str] | None:
    address, fragment = urldefrag(href)
    if not fragment:
        return None
    if not address or address in own or address.rstrip("/") in own:
        return page.file, fragment
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    here = _target(page, fragment) is not None and label(text_of(element).strip()) is not None
    if not parts.scheme and not parts.netloc and parts.path and not parts.path.startswith("/"):
        file = _file(page, parts.path)
        if file in files or not here or file.lower().endswith(_PAGES):
            return file, fragment
    return (page.file, fragment) if here and parts.scheme in ("", "http", "https", "file") else None


def _file(page: Page, path: str) -> str:
    """What a path in a link calls, seen from the page."""
    return normpath(join(dirname(page.file), unquote(path)))


def _addresses(page: Page) -> frozenset[str]:
    """The page's own addresses, as it gives them."""
    found = set()
    for tag, attributes, _ in page.head:
        canonical = tag == "link" and "canonical" in attributes.get("rel", "").lower().split()
        shared = tag == "meta" and attributes.get("property") == "og:url"
        address = (
            attributes.get("href", "")
            if canonical or tag == "base"
            else attributes.get("content", "")
            if shared
            else ""
        )
        found |= {address.strip(), address.strip().rstrip("/")}
    return frozenset(found - {""})


def _former(page: Page, files: Collection[str]) -> Iterator[str]:
    """The names that a page had before it was saved under another: no other of ``files``, and all places that links name
    there are here."""
    named: dict[str, set[str]] = {}
    for element in page.elements:
        file, fragment = urldefrag(element.get("href").strip()) if element.tag == "a" else ("", "")
        if fragment and file.lower().endswith(_PAGES) and ":" not in file and _file(page, file) not in files:
            named.setdefault(file, set()).add(fragment)
    for file, fragments in named.items():
        if len(fragments) >= _FORMER and fragments <= page.ids.keys():
            yield file


def _target(page: Page | None, id: str) -> Element | None:
    if page is None:
        return None
    return page.ids.get(id) or page.ids.get(unquote(id))


def wrapper(element: Element) -> Element:
    """The outermost inline element around this one that holds nothing else but brackets."""
    text = text_of(element)
    whole = element
    for _, parent in zip(range(_WRAPPERS), element.ancestors, strict=False):
        if parent.tag in vocabulary.BLOCKS or parent.tag == "a" or len(parent.children) > _WRAPPED:
            break
        around = text_of(parent)
        before, _, behind = around.partition(text) if text else ("", "", around)
        if not (_BEFORE.fullmatch(before) and _BEHIND.fullmatch(behind)) or len(before) + len(behind) > 10:
            break
        whole = parent
    return whole


def stands_out(link: Link) -> bool:
    """Raised, in brackets, or made of raised digits: what distinguishes a mark from a number in the text."""
    if is_bracketed(link.printed) or is_raised(link.printed):
        return True
    around = [link.whole, *inside(link.whole)]
    if any(is_super(element) for element in around):
        return True
    if any(is_super(parent) for parent in link.whole.ancestors if parent.tag not in vocabulary.BLOCKS):
        return True
    return _between_brackets(link.whole)


def is_super(element: Element) -> bool:
    if element.tag == "sup" or (element.get("style") and _SUPER.search(element.get("style"))):
        return True
    return bool(vocabulary.class_words(element) & {"sup", "superscript"})


def _between_brackets(element: Element) -> bool:
    """Does it stand in brackets, alone or among others: ``[3, 5–7]``?"""
    siblings = element.parent.children if element.parent else []
    before = "".join(_texts(siblings[max(element.place - _SIDE, 0) : element.place][::-1], "[("))
    after = "".join(_texts(siblings[element.place + 1 : element.place + 1 + _SIDE], "])"))
    return (before[-1:] + after[-1:]) in ("[]", "()")


def _texts(nodes: Sequence[Element | Text], stop: str) -> Iterator[str]:
    """The bracket that is met first when going over labels and what stands between them."""
    for node in nodes:
        if isinstance(node, Element):
            if label(text_of(node).strip()) is None and not _DECORATION.fullmatch(text_of(node)):
                return
            continue
        inner = node.data if stop == "])" else node.data[::-1]
        for letter in inner:
            if letter in stop:
                yield letter
                return
            if letter not in _SEPARATORS:
                return


def said_mark(link: Link) -> bool:
    """Does the markup itself call it a mark?"""
    return any(vocabulary.roles(element) & vocabulary.MARK_ROLES for element in _chain(link))


def called_mark(link: Link) -> bool:
    """Do its classes, or those of what it leads to, speak of notes?"""
    return any(vocabulary.class_words(element) & vocabulary.NOTE for element in _chain(link)) or bool(
        vocabulary.tokens(link.id) & vocabulary.NOTE
    )


def said_back(link: Link) -> bool:
    """Does the markup or the text say that it leads from a note to its mark?"""
    for element in _chain(link):
        names = vocabulary.class_words(element)
        if vocabulary.roles(element) & vocabulary.BACK_ROLES or names & vocabulary.BACK:
            return True
        if any(
            name.replace("-", "").replace("_", "") in vocabulary.BACK_WHOLE for name in element.get("class").split()
        ):
            return True
    return leads_back(link.printed)


def _chain(link: Link) -> Iterator[Element]:
    element: Element | None = link.element
    while element is not None:
        yield element
        if element is link.whole:
            return
        element = element.parent


def by_target(links: Sequence[Link]) -> Mapping[Element, list[Link]]:
    """The links that lead to each element."""
    found: dict[Element, list[Link]] = {}
    for link in links:
        if link.target is not None:
            found.setdefault(link.target, []).append(link)
    return found
