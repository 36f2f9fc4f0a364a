"""Where each note begins and ends, what its label is, and which notes stand beside those that are cited."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimscan.model import NoteKind
from claimscan.readers.html import vocabulary
from claimscan.readers.html.links import Link, is_super
from claimscan.readers.html.marks import Marks, block
from claimscan.readers.html.tree import Element, Page, Text, inside, onward, text_of, walk
from claimscan.readers.labels import label, leading_label, printed_length

_WRAPS = frozenset("li dd dt tr td aside div section p blockquote".split())
_LISTS = frozenset("ol ul dl table tbody".split())
_APART = frozenset("nav aside footer header form hr".split())
_START = 60  # letters in which a note's label stands
UNNUMBERED = "*"  # label of a note that has none
_FEW, _SHORT = 5, 8  # elements and letters of a label at most
_OUTWARD = 3  # elements around an item that may call their content notes
_SMALL = 200  # elements of an inline note at most


@dataclass(slots=True, eq=False)
class Note:
    """A note: the elements that hold it, or, where several share a block, the element at which it begins."""

    key: str
    target: Element
    label: str = ""
    kind: NoteKind = "footnote"
    parts: list[Element] = field(default_factory=list)  # none where it shares a block with others
    printed: int = 0  # letters of the label that is printed at its start, blanks not counted
    text: str | None = None  # where it stands in an attribute


def key(element: Element) -> str:
    """What a note is known by: its file and id, or its place."""
    return address(element.page.file, element.get("id") or element.get("name") or f"({element.number})")


def address(file: str, id: str) -> str:
    """The key of what stands under an id in a file."""
    return f"{file}#{id}"


def find(pages: Sequence[Page], marks: Marks) -> list[Note]:
    """The notes that marks lead to and their neighbours, in document order."""
    return _Notes(pages, marks).build()


class _Notes:
    def __init__(self, pages: Sequence[Page], marks: Marks) -> None:
        self.first: dict[Element, Link] = {}
        for link in marks.marks:
            if link.target is not None:
                self.first.setdefault(link.target, link)
        self.numbers = sorted(target.number for target in self.first)
        said = [
            element
            for page in pages
            for element in page.elements
            if (_is_said(element) or self.is_listed(element)) and not self.count(element) and not self.is_rest(element)
        ]
        self.targets = sorted({*self.first, *said}, key=_number)
        self.numbers = [target.number for target in self.targets]
        self.calls = sorted(link.element.number for link in marks.marks)
        self.notes: list[Note] = []
        self.ordinals: dict[Element, str] = {}

    def build(self) -> list[Note]:
        for target in self.targets:
            around = self.container(target)
            shared = around is not target and self.count(around) > 1
            self.notes.append(Note(key(target), target, parts=[] if shared else [around]))
        whole = {note.parts[0]: note for note in self.notes if note.parts}
        for zone in dict.fromkeys(part.parent for part in whole if part.parent is not None):
            self.neighbours(zone, whole)
        self.notes.sort(key=lambda note: note.target.number)
        for number, note in enumerate(self.notes, 1):
            self.name(note, number)
        return self.notes

    def count(self, element: Element) -> int:
        """The number of notes that begin inside an element."""
        return bisect_right(self.numbers, element.last) - bisect_left(self.numbers, element.number)

    def called(self, element: Element) -> int:
        """The number of marks inside an element."""
        return bisect_right(self.calls, element.last) - bisect_left(self.calls, element.number)

    def is_listed(self, element: Element) -> bool:
        """Is it an item of a list that is called one of notes? A list inside one of several notes is not."""
        listed = element.parent
        if element.tag != "li" or listed is None or listed.tag not in ("ol", "ul"):
            return False
        for _, around in zip(range(_OUTWARD), (listed, *listed.ancestors), strict=False):
            if around.tag == "li":
                return False
            if vocabulary.roles(around) & vocabulary.NOTES_ROLES or vocabulary.words(around) & vocabulary.OF_NOTES:
                return self.count(around) == self.count(listed)
        return False

    def is_rest(self, element: Element) -> bool:
        """Is it the text of a note whose label, to which the mark leads, stands in an element before it?"""
        before = element.before
        if isinstance(before, Text) and not before.data.strip() and element.parent and element.place > 1:
            before = element.parent.children[element.place - 2]
        return isinstance(before, Element) and self.count(before) == 1 and label(text_of(before).strip()) is not None

    def container(self, target: Element) -> Element:
        """The element that holds the whole note and nothing else."""
        around = target if self.is_whole(target) else block(target)
        while (parent := around.parent) is not None and parent.tag in _WRAPS and self.count(parent) == 1:
            if self.called(parent) > self.called(around) or not self.widens(around, parent):
                break
            if any(beside.tag in vocabulary.HEADINGS and not around.holds(beside) for beside in parent.elements):
                break  # it has a heading of its own: a list of notes, of which there is one
            around = parent
        return around

    def is_whole(self, target: Element) -> bool:
        """Is an inline target the note itself, and not only its label or an empty anchor?"""
        if target.tag in vocabulary.BLOCKS or target.tag == "a" or target.last - target.number > _SMALL:
            return False
        return len(text_of(target).split()) >= 3

    def widens(self, around: Element, parent: Element) -> bool:
        """Does the note go on to the end of the element around it?"""
        names = vocabulary.class_words(parent)
        if parent.tag in ("li", "dd", "tr", "aside") or (names & vocabulary.ONE and not names & vocabulary.MANY):
            return True
        if label(onward(around, around, _START).strip()) is not None:
            return True  # its label has a block of its own
        beside = [e for e in (parent.parent.elements if parent.parent else ()) if e.tag == parent.tag]
        return sum(self.count(element) == 1 for element in beside[:_SMALL]) > 1

    def neighbours(self, zone: Element, whole: dict[Element, Note]) -> None:
        """Blocks beside the notes: a note's further paragraphs, or notes that no mark leads to."""
        children = list(zone.elements)
        places = [at for at, child in enumerate(children) if child in whole]
        if self.called(zone) > sum(self.called(children[at]) for at in places):
            return  # the text itself stands between its notes
        looks = {(children[at].tag, children[at].get("class")) for at in places}
        explicit = zone.tag in _LISTS or _is_zone(zone)
        note: Note | None = None
        for at, child in enumerate(children):
            if child in whole:
                note = whole[child]
            elif child.tag in vocabulary.HEADINGS or self.count(child):
                note = None
            elif (explicit or at < places[-1]) and self.is_uncited(child, looks, note):
                note = Note(key(child), child, parts=[child])
                self.notes.append(note)
            elif note is not None and child.tag not in _APART and (explicit or at < places[-1]):
                note.parts.append(child)

    def is_uncited(self, child: Element, looks: set[tuple[str, str]], before: Note | None) -> bool:
        """A block that looks like the notes beside it, and has a label that is set apart or goes on counting."""
        if child.tag == "li":
            return any(tag == "li" for tag, _ in looks)
        own = own_label(child) if (child.tag, child.get("class")) in looks else None
        if own is None or apart(child) is not None:
            return own is not None
        link = self.first.get(before.target) if before else None
        last = link.label if link else None
        return last is not None and own.isdecimal() and last.isdecimal() and int(own) == int(last) + 1

    def name(self, note: Note, number: int) -> None:
        """The label as its first mark has it, else as printed, else as the list counts. And its kind."""
        link = self.first.get(note.target)
        start = note.parts[0] if note.parts else note.target
        listed = self.ordinal(start)
        note.label = (link.label if link else None) or listed or own_label(start) or str(number)
        note.printed = printed(start, note.label, plain=not listed)
        note.kind = _kind(note.target, link)

    def ordinal(self, item: Element) -> str | None:
        """The number of an item of an ordered list."""
        if item.tag != "li" or item.parent is None or item.parent.tag != "ol":
            return None
        if item not in self.ordinals:
            self.ordinals |= ordinals(item.parent)
        return self.ordinals[item]


def _number(element: Element) -> int:
    return element.number


def _is_said(element: Element) -> bool:
    """Does it call itself a note?"""
    names = vocabulary.roles(element)
    return bool(names & vocabulary.NOTE_ROLES) and not names & vocabulary.ZONE_ROLES


def _is_zone(element: Element) -> bool:
    names = vocabulary.words(element) | {element.tag}
    return bool(names & (vocabulary.MANY | vocabulary.ONE) or vocabulary.roles(element) & vocabulary.ZONE_ROLES)


def ordinals(listed: Element) -> dict[Element, str]:
    """The numbers that a browser prints before the items of an ordered list."""
    items = [element for element in listed.elements if element.tag == "li"]
    step = -1 if "reversed" in listed.attributes else 1
    number = _integer(listed.get("start"), len(items) if step < 0 else 1)
    found = {}
    for item in items:
        number = _integer(item.get("value"), number)
        found[item] = _counted(number, listed.get("type"))
        number += step
    return found


def _counted(number: int, style: str) -> str:
    if style in ("a", "A") and 0 < number <= 26:
        return chr(ord(style) + number - 1)
    if style in ("i", "I") and 0 < number < 40:
        tens, rest = divmod(number, 10)
        roman = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[rest]
        return roman if style == "i" else roman.upper()
    return str(number)


def _integer(text: str, otherwise: int) -> int:
    return int(text) if text.strip().isdecimal() and len(text) < 7 else otherwise


def own_label(start: Element) -> str | None:
    """The label that a note prints at its start; a lone letter may be a word."""
    first = apart(start)
    shown = label(first.strip("↑^")) if first else None
    return shown if shown and not shown.isalpha() else leading_label(onward(start, block(start), _START))


def printed(start: Element, wanted: str, *, plain: bool) -> int:
    """How many letters at the start of a note are its label; see ``printed_length``."""
    first = apart(start)
    length = printed_length(onward(start, block(start), _START), wanted, plain or first is not None)
    return max(length, len(first) if first and label(first) == wanted else 0)


def apart(start: Element) -> str | None:
    """The first letters of a note if they stand in a link, raised, or in an element of their own, as a label does; no blanks."""
    for node in walk(start):
        if isinstance(node, Text):
            if node.data.strip():
                return None
        elif node.last - node.number <= _FEW:
            text = "".join(text_of(node).split())
            if text and (node.tag in ("a", "sup") or (len(text) <= _SHORT and label(text) is not None)):
                return text
    return None


def _kind(target: Element, link: Link | None) -> NoteKind:
    names: frozenset[str] = frozenset()
    for _, element in zip(range(4), (target, *target.ancestors), strict=False):
        names |= vocabulary.words(element) | vocabulary.roles(element)
    if names & {"footnote", "footnotes", "fn", "ftn", "doc-footnote"}:
        return "footnote"
    if any("endnote" in name or name in ("edn", "rearnote", "rearnotes") for name in names):
        return "endnote"
    raised = link is not None and any(is_super(element) for element in (link.whole, *inside(link.whole)))
    if not raised and names & {"bibliography", "references", "doc-bibliography", "doc-biblioentry", "ref"}:
        return "reference"
    return "footnote"
