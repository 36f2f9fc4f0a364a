"""Which of a document's links are marks, and which lead back from a note to its mark.

Nothing depends on how a program names its ids. A mark is what the markup calls one; or a label whose link leads to the start
of a block from where another link leads back; or a raised or bracketed label that leads to a block with this label.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.readers.html import vocabulary
from claimscan.readers.html.links import Link, by_target, called_mark, said_back, said_mark, stands_out
from claimscan.readers.html.tree import Element, Page, Text, inside, onward, walk
from claimscan.readers.labels import printed_length

_LEAD = 10  # letters of decoration before a note's anchor at most: "[Footnote "
_LEADS = frozenset(("", "footnote", "endnote", "note", "fn", "n"))
_OUTWARD = 3  # elements around a target that may say what it is
_NUMBER = regex.compile(r"\d+")
_START = 60  # letters in which a note's label stands


class Marks(NamedTuple):
    """The links that are marks, and those that lead from a note back to its mark; in document order."""

    marks: tuple[Link, ...]
    back: tuple[Link, ...]


def choose(pages: Sequence[Page], links: Sequence[Link]) -> Marks:
    """The marks among all links inside the document, and the ways back to them."""
    return _Choice(pages, links).made()


def block(element: Element) -> Element:
    """The nearest element that is a block, from this one on outward."""
    return next((e for e in (element, *element.ancestors) if e.tag in vocabulary.BLOCKS), element)


class _Choice:
    """The evidence of all links together."""

    def __init__(self, pages: Sequence[Page], links: Sequence[Link]) -> None:
        self.links = links
        self.leads = {element: lead for page in pages for element, lead in _leads(page)}
        self.candidates = [link for link in links if _may_be(link)]
        sure = [link for link in self.candidates if said_mark(link) or stands_out(link) or called_mark(link)]
        self.goals = [_goals(sure), _goals(self.candidates)]
        self.answers: dict[tuple[Element, Element], Link] = {}
        for link in links:
            if link.target is not None and not _in_heading(link.element):
                for note in self.spots(link):
                    self.answers.setdefault((link.target, note), link)
        self.marks: dict[Element, Link] = {}

    def made(self) -> Marks:
        for link in self.candidates:
            if said_mark(link) or (not self.is_back(link) and self.answered(link)):
                self.marks[link.element] = link
        returning = {link.element for link in self.returning()}
        for link in self.candidates:
            if link.element not in self.marks and link.element not in returning and self.leads_to_note(link):
                self.marks[link.element] = link
        self.again()
        marks = sorted(self.marks.values(), key=lambda link: link.element.number)
        return Marks(tuple(marks), tuple(self.returning()))

    def is_back(self, link: Link) -> bool:
        """Is it said to lead back? Org mode says so of both ends, which tells nothing."""
        if not said_back(link) or link.label is None or link.target is None:
            return said_back(link)
        backs = (self.answers.get((anchor, link.target)) for anchor in anchors(link))
        return not any(back and back.label == link.label and said_back(back) for back in backs)

    def spots(self, link: Link) -> Iterator[Element]:
        """The places that may be the start of the note in which a link stands."""
        number = link.element.number
        for goals in self.goals:
            at = bisect_right(goals, number, key=lambda goal: goal.number)
            if at:
                yield goals[at - 1]
            if at < len(goals) and block(goals[at]) is block(link.element):
                yield goals[at]

    def starts(self, element: Element) -> bool:
        """Does it stand at the start of its block, or of a line in it? Short decoration may come before it."""
        return self.leads.get(element, "") in _LEADS

    def answered(self, link: Link) -> bool:
        """Does a link lead back from the note to this mark? Of two such links, the note's begins a block or is the later one."""
        target = link.target
        if target is None:
            return False
        for anchor in anchors(link):
            back = self.answers.get((anchor, target))
            if back is None or back.element is link.element:
                continue
            if said_back(back) or back.label is None:
                return self.starts(target)
            own, other = self.starts(link.whole), self.starts(back.whole)
            if other if own != other else link.element.number < back.element.number:
                return self.starts(target)
        return False

    def leads_to_note(self, link: Link) -> bool:
        """A label that stands out and leads to a block which begins with it, to an item of a list, or to what is called a note."""
        target = link.target
        if target is None:
            return said_mark(link) or (stands_out(link) and called_mark(link))
        if said_back(link) or not stands_out(link) or not self.starts(target):
            return False
        around = block(target)
        if printed_length(onward(target, around, _START), link.label or "", plain=True):
            return True
        return any(
            _is_listed(element) for _, element in zip(range(_OUTWARD), (target, *target.ancestors), strict=False)
        )

    def again(self) -> None:
        """Further marks of notes that are known: they look like the first one, and do not stand in the note itself. And marks
        that lead to what is not there: they look like the others, and their targets are called like those of the others."""
        of_note = by_target(list(self.marks.values()))
        series = {_series(link) for link in self.marks.values()}
        for link in self.candidates:
            if link.target is None and link.element not in self.marks and stands_out(link) and _series(link) in series:
                self.marks[link.element] = link
            first = of_note.get(link.target) if link.target is not None else None
            if not first or link.element in self.marks or said_back(link):
                continue
            if any(spot is link.target for spot in self.spots(link)):
                continue
            if stands_out(link) or (
                called_mark(link) and link.element.get("class") == first[0].element.get("class") != ""
            ):
                self.marks[link.element] = link

    def returning(self) -> Iterator[Link]:
        """The links that lead from a note to a mark of it."""
        places = {
            (anchor, link.target) for link in self.marks.values() if link.target is not None for anchor in anchors(link)
        }
        for link in self.links:
            if link.element not in self.marks and any((link.target, spot) in places for spot in self.spots(link)):
                yield link


def _series(link: Link) -> tuple[str, str, str]:
    """What the links of one list of notes have in common: their class, and their targets' ids but for the number."""
    return link.element.get("class"), link.file, _NUMBER.sub("", link.id)


def _goals(links: Sequence[Link]) -> list[Element]:
    return sorted({link.target for link in links if link.target is not None}, key=lambda element: element.number)


def _may_be(link: Link) -> bool:
    """Can it be a mark at all? Not in navigation, not a heading's link to itself, not a page number."""
    if link.label is None and not said_mark(link):
        return False
    if any(parent.tag == "nav" or "navigation" in vocabulary.roles(parent) for parent in link.element.ancestors):
        return False
    target = link.target
    if target is None:
        return said_mark(link) or stands_out(link)
    if target.holds(link.element) or vocabulary.roles(target) & vocabulary.PAGE_BREAKS:
        return False
    return not _in_heading(target)


def _is_listed(element: Element) -> bool:
    """Is it an item of a list, or called a note or reference?"""
    names = vocabulary.words(element)
    if element.tag == "li" or names & (vocabulary.NOTE | vocabulary.MANY | vocabulary.REF):
        return True
    return bool(vocabulary.roles(element) & (vocabulary.NOTE_ROLES | vocabulary.ZONE_ROLES))


def _in_heading(element: Element) -> bool:
    return any(around.tag in vocabulary.HEADINGS for around in (element, *element.ancestors))


def anchors(link: Link) -> Iterator[Element]:
    """What may bear the id of a mark: itself, what is around or in it, an empty element beside it, its paragraph."""
    yield from (link.whole, *inside(link.whole))
    for beside in (
        _beside(link.whole, -1),
        _beside(link.whole, 1),
        _beside(link.element, -1),
        _beside(link.element, 1),
    ):
        if beside is not None:
            yield from (beside, *inside(beside))
    for around in link.whole.ancestors:
        yield around
        if around.tag in vocabulary.BLOCKS:
            return


def _beside(element: Element, step: int) -> Element | None:
    """The element before or behind it, if that holds no text and no text stands between."""
    near = element.before if step < 0 else element.after
    if isinstance(near, Text) and not near.data.strip():
        siblings = element.parent.children if element.parent else []
        at = element.place + 2 * step
        near = siblings[at] if 0 <= at < len(siblings) else None
    if not isinstance(near, Element) or near.tag in vocabulary.BLOCKS or near.last - near.number > _LEAD:
        return None
    return None if any(isinstance(node, Text) and node.data.strip() for node in walk(near)) else near


def _leads(page: Page) -> Iterator[tuple[Element, str]]:
    """For each element, the first letters that stand before it in its block or line."""
    lead = ""
    waiting: list[Element | Text | None] = [page.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            if len(lead) <= _LEAD:
                lead += "".join(letter.lower() for letter in node.data[:200] if letter.isalpha())
            continue
        if node is None or node.tag in vocabulary.BLOCKS or node.tag == "br":
            lead = ""
        if node is not None:
            yield node, lead
            if node.tag in vocabulary.BLOCKS:
                waiting.append(None)
            waiting.extend(reversed(node.children))
