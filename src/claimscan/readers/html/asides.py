"""Notes that no link leads to: written into the text, kept in an attribute of their mark, or listed under their numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import NoteKind
from claimscan.readers.html import vocabulary
from claimscan.readers.html.links import is_super, wrapper
from claimscan.readers.html.notes import Note, key, ordinals, own_label, printed
from claimscan.readers.html.tree import Element, Page, Text, inside, text_of
from claimscan.readers.labels import is_bracketed, is_raised, label

_INLINE = frozenset("span small d-footnote label em i a mark fn sidenote".split())
_OPEN = frozenset("aside div".split())  # notes that stand between paragraphs
_MARKS = frozenset("sup a span button label summary".split())
_ATTRIBUTES = (
    "data-footnote data-note data-footnote-text data-content data-bs-content data-original-title data-bs-original-title"
    " data-bs-title data-tooltip data-tippy-content data-tip data-text data-title title"
).split()
_TIPS = frozenset("tooltip tooltiptext tooltipcontent tip popover".split())
_TAG = regex.compile(r"<[^<>]{0,200}>")
# What a program writes on every mark: no note.
_GENERIC = regex.compile(
    r"\W*(?:(?:view|show|see|read|open|jump|go|scroll|link)\b|(?:foot|end)?notes?\b\W*\d*\W*$).{0,40}", regex.I
)
# A number behind a digit, a unit or a lone letter is an exponent: 10⁶, 12 km², x².
_EXPONENT = regex.compile(r"(?:\d|(?<!\p{L})(?:[kcmµn]?m|ft|in|yd|mi|s|h|kg|\p{Ll}|R|CO|SO|NO|H|O|N|PM))$")
_NUMBERS = regex.compile(r"[\[(]?\s*(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*|[*†‡§¶]{1,3})\s*[\])]?")
_BRACKETS = regex.compile(r"\[(\d{1,3})\]")
_LIST = 50  # elements before a list in which its heading stands
_ENOUGH = 0.5  # of a list's numbers must stand in the text as marks
_FEWEST = 2  # words of a note
_LARGEST = 400  # elements of a note


class Aside(NamedTuple):
    """A note that stands where it is called. ``mark`` prints its label; without one the label is printed before the note."""

    note: Note
    mark: Element | Text | None


def asides(pages: Sequence[Page], taken: Collection[Element], known: Collection[Element]) -> Iterator[Aside]:
    """Notes inside the text and in attributes of marks, in document order. What is in ``taken`` is known for something else,
    and what holds a ``known`` note is a list of notes. A note behind a mark of another note is what the mark shows when it is
    touched: a copy."""
    number = 0
    numbers = sorted(element.number for element in known)
    for page in pages:
        inner = -1  # the last element of what is taken or found: nothing in it is a note of its own
        for element in page.elements:
            if element in taken:
                inner = max(inner, element.last)
            if element.number <= inner:
                continue
            holds = bisect_right(numbers, element.last) > bisect_right(numbers, element.number)
            found = None if holds else _written(element) or _attributed(element)
            if found is None:
                continue
            inner = element.last
            if not found.note.label:
                number += 1
                found.note.label = str(number)
            elif found.note.label.isdecimal():
                number = int(found.note.label)
            yield found


def _written(element: Element) -> Aside | None:
    """A note inside a sentence, or between paragraphs with its label."""
    names = vocabulary.class_words(element)
    inline = element.tag in _INLINE and _is_called(element)
    between = element.tag in _OPEN and bool(names & vocabulary.ONE) and not names & vocabulary.MANY
    if not (inline or between) or element.last - element.number > _LARGEST:
        return None
    text = text_of(element)
    if len(text.split()) < _FEWEST or label(text.strip()) is not None:
        return None
    mark = _mark_before(element)
    if mark is None and any(_mark_before(inner) for inner in inside(element) if _is_called(inner)):
        return None  # it holds the mark as well
    own = own_label(element)
    if not names & vocabulary.ONE and mark is None and element.tag != "d-footnote":
        return None  # a tooltip on a word explains it
    if between and own is None and mark is None and element.tag != "aside":
        return None
    shown = label(_words(mark).strip()) if mark is not None else None
    found = Note(key(element), element, shown or own or "", parts=[element])
    if found.label:
        found.printed = max(printed(element, found.label, plain=True), _again(element, found.label))
    return Aside(found, mark)


def _again(element: Element, wanted: str) -> int:
    """The letters of the label where a note begins with it more than once, each time in an element of its own."""
    size = 0
    waiting = list(reversed(element.children))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            if node.data.strip():
                break
        elif label(text := "".join(text_of(node).split())) == wanted:
            size += len(text)
        else:
            waiting.extend(reversed(node.children))
    return size


def _is_called(element: Element) -> bool:
    """Is it called a note or a tip?"""
    return element.tag == "d-footnote" or bool(vocabulary.class_words(element) & (vocabulary.ONE | _TIPS))


def _mark_before(element: Element) -> Element | Text | None:
    """The mark right before a note: a label, or an element that a style sheet prints a number in."""
    before = next((node for node in _backward(element) if not _is_nothing(node)), None)
    if isinstance(before, Text):
        tipped = element.parent is not None and vocabulary.class_words(element.parent) & (_TIPS | vocabulary.ONE)
        return before if tipped and label(before.data.strip()) is not None else None
    if before is None or before.tag not in _MARKS:
        return None
    text = text_of(before).strip()
    empty = not text and vocabulary.class_words(before) & (vocabulary.ONE | {"toggle", "number"})
    return wrapper(before) if empty or label(text) is not None else None


def _backward(element: Element) -> Iterator[Element | Text]:
    siblings = element.parent.children if element.parent else []
    return (siblings[at] for at in range(element.place - 1, max(element.place - 5, -1), -1))


def _is_nothing(node: Element | Text) -> bool:
    return not node.data.strip() if isinstance(node, Text) else node.tag == "input"


def _attributed(element: Element) -> Aside | None:
    """A mark that holds its note in an attribute, which a script or the browser shows beside it."""
    if element.tag not in _MARKS:
        return None
    text = next((value for name in _ATTRIBUTES if (value := _plain(element.get(name))) and _is_text(value)), None)
    if text is None or (element.tag == "a" and element.get("href").startswith(("http:", "https:"))):
        return None
    shown = text_of(element).strip()
    whole = wrapper(element)
    noted = bool(vocabulary.class_words(element) & vocabulary.ONE)
    if label(shown) is None and (shown or not noted):
        return None
    if not (noted or is_super(whole) or is_super(element) or is_bracketed(shown) or is_raised(shown)):
        return None
    return Aside(Note(key(element), element, label(shown) or "", text=text), whole)


def _plain(value: str) -> str:
    return " ".join(_TAG.sub(" ", value).split())


def _is_text(value: str) -> bool:
    return len(value.split()) > _FEWEST and _GENERIC.fullmatch(value) is None


def _words(mark: Element | Text) -> str:
    return mark.data if isinstance(mark, Text) else text_of(mark)


def raised(pages: Sequence[Page], taken: AbstractSet[Element]) -> Iterator[Element]:
    """Raised numbers and signs that are no links and no exponents, the outermost element of each."""
    for page in pages:
        inner = -1
        for element in page.elements:
            if element.number <= inner:
                continue
            if element in taken:
                inner = element.last
            elif is_super(element) and _NUMBERS.fullmatch(text_of(element).strip()):
                inner = element.last
                if not taken.isdisjoint(inside(element)):
                    continue  # its numbers are links
                before = element.before
                if not (isinstance(before, Text) and _EXPONENT.search(before.data[-12:])):
                    yield element


def listed(pages: Sequence[Page], marks: Sequence[Element]) -> Iterator[Note]:
    """The items of a numbered list of notes, where marks with these numbers stand in the text, raised or in brackets."""
    numbers = {label(text_of(mark).strip()) for mark in marks}
    for page in pages:
        for element in page.elements:
            if element.tag != "ol" or not _is_notes(element):
                continue
            items = ordinals(element)
            called = numbers or set(_BRACKETS.findall(text_of(page.root)))
            if sum(number in called for number in items.values()) >= _ENOUGH * len(items):
                kind: NoteKind = "footnote" if numbers else "reference"
                for item, number in items.items():
                    yield Note(key(item), item, number, kind, parts=[item])


def _is_notes(element: Element) -> bool:
    """Is a list called one of notes: by its own names, those around it, or the heading before it?"""
    for _, around in zip(range(3), (element, *element.ancestors), strict=False):
        if (
            vocabulary.words(around) & (vocabulary.MANY | vocabulary.ONE)
            or vocabulary.roles(around) & vocabulary.ZONE_ROLES
        ):
            return True
    before = element.page.elements[: element.number - element.page.root.number][-_LIST:]
    heading = next(
        (e for e in reversed(before) if e.tag in (*vocabulary.HEADINGS, "p", "div", "ol", "ul") and text_of(e).strip()),
        None,
    )
    return heading is not None and vocabulary.NOTES_HEADING.fullmatch(text_of(heading).strip()) is not None
