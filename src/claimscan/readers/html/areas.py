"""The article told from what a page has around it: navigation, bylines, comments, lists of links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import Literal

from claimscan import patterns as regex
from claimscan.readers.html import vocabulary
from claimscan.readers.html.tree import Element, Page, Text, inside, text_of

Area = Literal["furniture", "other"]

_MAIN = 0.4  # share of a page's running text that its <main> or <article> must hold to be believed
_BODY = 0.8  # the same for an <article> inside <main>
_LARGE = 0.3  # share of the running text that nothing called navigation can hold
_LINKED = 0.8  # share of linked letters in a list of links
_LINKS = 3  # links in such a list at least
_SHORT = 250  # letters of a byline
_TAIL = 0.25  # share of the running text that may stand behind the notes as an appendix
_RUNNING = 40  # letters of a text that can be a part of a sentence
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.I)
_ROLES: dict[str, Area] = {
    **dict.fromkeys("navigation banner contentinfo search dialog alert alertdialog menu menubar".split(), "furniture"),
    **dict.fromkeys("doc-toc toc landmarks page-list".split(), "furniture"),
    **dict.fromkeys(
        "complementary doc-index index doc-colophon colophon imprint titlepage halftitlepage".split(), "other"
    ),
    **dict.fromkeys(
        "copyright-page doc-cover cover doc-credit doc-dedication dedication loi lot doc-pullquote".split(), "other"
    ),
}
_TAGS: dict[str, Area] = {
    **dict.fromkeys("form dialog menu button".split(), "furniture"),
    **dict.fromkeys("address aside pre".split(), "other"),
}
_BOXES = frozenset("div section aside ul ol dl table span header footer".split())  # elements whose classes tell
_AROUND = frozenset("article body div header main section span".split())  # of a day that is no word of a sentence
_KEPT = frozenset("html body main article".split())


def areas(pages: Sequence[Page], noted: Collection[Element], appendix: Element | None) -> dict[Element, Area]:
    """What is not running text, by the outermost element that holds it. ``noted`` are marks and notes; ``appendix`` is the
    last note where all notes stand behind the text."""
    found: dict[Element, Area] = {}
    for page in pages:
        found |= _Areas(page, noted).find()
    if appendix is not None:
        found |= _behind(pages, appendix, found)
    return found


class _Areas:
    def __init__(self, page: Page, noted: Collection[Element]) -> None:
        self.page = page
        self.first = page.root.number
        self.noted = sorted(element.number for element in noted if element.page is page)
        self.letters, self.running, self.linked = _measure(page)
        self.whole = max(self.running[0], 1)
        self.main = self.main_text()
        self.found: dict[Element, Area] = {}

    def find(self) -> dict[Element, Area]:
        waiting = list(reversed(list(self.page.root.elements)))
        while waiting:
            element = waiting.pop()
            area = self.judge(element)
            if area is not None:
                self.found[element] = area
            if area != "furniture":
                waiting.extend(reversed(list(element.elements)))
        for element in self.page.elements:
            if element.tag in vocabulary.HEADINGS and vocabulary.APPENDED.fullmatch(text_of(element).strip()):
                self.append(element)
        return self.found

    def size(self, measure: Sequence[int], element: Element) -> int:
        return measure[element.number - self.first]

    def holds_notes(self, element: Element) -> bool:
        return bisect_left(self.noted, element.number) < bisect_right(self.noted, element.last)

    def main_text(self) -> Element | None:
        """The element that the page calls its main text, if most of the text is there."""
        mains = [e for e in self.page.elements if e.tag == "main" or "main" in vocabulary.roles(e)]
        articles = [e for e in self.page.elements if e.tag == "article" or e.get("itemprop") == "articleBody"]
        found: Element | None = None
        for candidates, share in ((mains, _MAIN), (articles, _BODY if mains else _MAIN)):
            inner = [e for e in candidates if found is None or found.holds(e)]
            best = max(inner, key=lambda e: self.size(self.running, e), default=None)
            if best is not None and self.size(self.running, best) >= share * (
                self.size(self.running, found) if found else self.whole
            ):
                found = best
        return found

    def judge(self, element: Element) -> Area | None:
        if element.tag in _KEPT and (self.main is None or self.main.holds(element) or element.holds(self.main)):
            return None
        if self.holds_notes(element):
            return "other" if element.tag == "aside" else None
        if self.main is not None and not self.main.holds(element) and not element.holds(self.main):
            return None if element.tag == "h1" else "furniture"
        said = next((_ROLES[role] for role in vocabulary.roles(element) if role in _ROLES), None)
        if said is not None or element.tag == "nav":
            return said or "furniture"
        if self.size(self.running, element) > _LARGE * self.whole:
            return None
        return self.called(element) or self.looks(element)

    def called(self, element: Element) -> Area | None:
        """What the element's tag and classes say."""
        if "hidden" in element.attributes or _HIDDEN.search(element.get("style")):
            return "furniture"
        if element.tag in ("header", "footer") and self.is_outermost(element):
            return None if any(e.tag == "h1" for e in inside(element)) else "furniture"
        if element.tag in _BOXES and vocabulary.words(element) & vocabulary.FURNITURE:
            return None if any(e.tag == "h1" for e in inside(element)) else "furniture"
        return _TAGS.get(element.tag)

    def is_outermost(self, element: Element) -> bool:
        """Is it the page's own head or foot, and not that of a section?"""
        if element.tag == "footer":
            return True
        return not any(parent.tag in ("main", "article", "section", "figure") for parent in element.ancestors)

    def looks(self, element: Element) -> Area | None:
        """Bylines and lists of links."""
        letters = self.size(self.letters, element)
        if (
            0 < letters <= _SHORT
            and element.tag not in vocabulary.HEADINGS
            and vocabulary.class_words(element) & vocabulary.BYLINE
        ):
            return "other"
        if element.tag == "time" and element.parent is not None and element.parent.tag in _AROUND:
            return "other"
        if element.tag in ("ul", "ol", "div", "table") and self.size(self.linked, element) >= _LINKED * letters > 0:
            links = sum(1 for other in inside(element) if other.tag == "a" and other.get("href"))
            return "other" if links >= _LINKS else None
        return None

    def append(self, heading: Element) -> None:
        """The lists behind a heading such as "Further reading", up to the next heading."""
        wrapped = heading.parent is not None and heading.parent.tag == "div" and len(list(heading.parent.elements)) <= 3
        start = heading.parent if wrapped and heading.parent is not None else heading
        siblings = list(start.parent.elements) if start.parent else []
        for element in siblings[siblings.index(start) + 1 :]:
            if element.tag in vocabulary.HEADINGS or any(e.tag in vocabulary.HEADINGS for e in inside(element)):
                return
            if not self.holds_notes(element) and element.tag in ("ul", "ol", "dl", "div", "table"):
                self.found.setdefault(element, "other")


def _measure(page: Page) -> tuple[list[int], list[int], list[int]]:
    """Letters, letters of running text, and letters in links, inside each element."""
    counts = [[0] * len(page.elements) for _ in range(3)]
    first = page.root.number
    for element in reversed(page.elements):
        row = element.number - first
        for child in element.children:
            if isinstance(child, Text):
                size = len(child.data.strip())
                counts[0][row] += size
                counts[1][row] += size if size >= _RUNNING else 0
        if element.tag == "a" and element.get("href"):
            counts[2][row] = counts[0][row]
        if element.parent is not None:
            for measure in counts:
                measure[element.parent.number - first] += measure[row]
    return counts[0], counts[1], counts[2]


def _behind(pages: Sequence[Page], last: Element, found: Collection[Element]) -> dict[Element, Area]:
    """What stands behind the last note, if it is little: a biography, a licence, the next article's beginning."""
    whole = behind = 0
    outermost: list[Element] = []
    for page in pages:
        _, running, _ = _measure(page)
        whole += running[0]
        end = -1
        for element in page.elements:
            if element is page.root or element.number <= max(last.last, end) or element.holds(last):
                continue
            end = element.last
            outermost.append(element)
            behind += running[element.number - page.root.number]
    if behind > _TAIL * whole:
        return {}
    return {element: "other" for element in outermost if element not in found}
