"""What is known about a document before its text is written: which elements are marks, notes, ways back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.readers.html import vocabulary
from claimscan.readers.html.asides import asides, listed, raised
from claimscan.readers.html.links import Link, collect, said_back, stands_out
from claimscan.readers.html.marks import choose
from claimscan.readers.html.notes import UNNUMBERED, Note, address, find
from claimscan.readers.html.tree import Element, Page, Text, inside, onward, text_of, walk
from claimscan.readers.labels import label, leads_back

_DECORATION = regex.compile(r"[\s\[\]().,;:*^↑|–-]*")
_PAGE = regex.compile(r"[\[({]?\s*(?:p(?:g|p|age)?\.?\s*)?(\d{1,4}|[ivxlc]{1,7})\s*[\])}]?", regex.I)
_SMALL = 40  # elements of a page's number, and letters in which a note's label stands
_EMPTYING = 3  # inline elements around a way back that hold nothing else


class Called(NamedTuple):
    """A mark."""

    label: str
    key: str  # of its note
    out: bool  # raised or in brackets
    worded: bool  # it prints words of the text and no label


@dataclass(slots=True)
class Plan:
    """Decisions, by the element they are about."""

    marks: dict[Element | Text, Called] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    parts: dict[Element, Note] = field(default_factory=dict)  # elements that hold a note, or its further paragraphs
    starts: dict[Element, Note] = field(default_factory=dict)  # where a note begins inside a block
    inline: dict[Element, Note] = field(default_factory=dict)  # notes inside a sentence: written behind its block
    tips: dict[str, Note] = field(default_factory=dict)  # by key: notes in an attribute of their mark
    raised: dict[Element, str] = field(
        default_factory=dict
    )  # numbers and signs that may be marks of notes without links
    skipped: set[Element] = field(default_factory=set)
    breaks: dict[Element, int | None] = field(default_factory=dict)  # where a printed page begins, and its number
    repeated: set[Element] = field(default_factory=set)  # lists of notes that stand in the text already
    missing: dict[str, int] = field(default_factory=dict)  # file that was not given -> marks that lead there


def plan(pages: Sequence[Page]) -> Plan:
    """All decisions about the marks and notes of a document."""
    links = list(collect(pages))
    chosen = choose(pages, links)
    made = Plan(notes=find(pages, chosen))
    for note in made.notes:
        if note.parts:
            made.parts |= dict.fromkeys(note.parts, note)
        else:
            made.starts[note.target] = note
    of = {note.target: note for note in made.notes}
    files = {page.file for page in pages}
    for link in chosen.marks:
        _call(made, link, of.get(link.target) if link.target else None, files)
    for note in made.notes:
        _close(note)
    _skip(made, chosen.back)
    taken = {*(e for e in made.marks if isinstance(e, Element)), *made.parts, *made.starts, *made.skipped}
    _unlinked(made, pages, taken)
    made.breaks = {element: number for page in pages for element, number in _breaks(page) if element not in made.marks}
    made.notes.sort(key=lambda note: note.target.number)
    return made


def _call(made: Plan, link: Link, note: Note | None, files: set[str]) -> None:
    where = note.key if note else address(link.file, link.id)
    made.marks[link.whole] = Called(
        link.label or (note.label if note else link.printed) or UNNUMBERED, where, stands_out(link), link.label is None
    )
    if link.file not in files:
        made.missing[link.file] = made.missing.get(link.file, 0) + 1


def _skip(made: Plan, back: Sequence[Link]) -> None:
    """Ways back are no text, but for those that print the note's own label."""
    known = {link.element: link for link in back}
    for note in made.notes:
        for part in note.parts or [note.target]:
            for element in (part, *inside(part)):
                if element.tag not in ("a", "button") or element in made.marks:
                    continue
                link = known.pop(element, None)
                if link is not None:
                    _leave_out(made, link.whole, note, link.printed)
                elif _says_back(element):
                    _leave_out(made, element, note, text_of(element).strip())
    for link in known.values():
        if said_back(link):
            made.skipped.add(link.whole)
            _unbracket(link.whole)
    for element in list(made.skipped):
        _empty(made, element)


def _leave_out(made: Plan, whole: Element, note: Note, printed: str) -> None:
    if note.printed and _is_first(note.parts[0] if note.parts else note.target, whole):
        if label(printed) == note.label:
            return
        note.printed = 0  # an arrow and the label are one way back
    made.skipped.add(whole)
    _unbracket(whole)


def _is_first(start: Element, whole: Element) -> bool:
    """Do the first words of a note stand in this element?"""
    if start is whole or whole.holds(start):
        return True
    for node in walk(start):
        if node is whole:
            return True
        if isinstance(node, Text) and not _DECORATION.fullmatch(node.data):
            return False
    return False


def _says_back(element: Element) -> bool:
    names = vocabulary.class_words(element)
    if (
        vocabulary.roles(element) & vocabulary.BACK_ROLES
        or names & vocabulary.BACK
        or leads_back(text_of(element).strip())
    ):
        return not element.get("href").startswith(("http:", "https:"))
    return False


def _unbracket(element: Element) -> None:
    """Take away the brackets around what is left out."""
    before, after = element.before, element.after
    if isinstance(before, Text) and isinstance(after, Text):
        head, tail = before.data.rstrip(), after.data.lstrip()
        if head[-1:] + tail[:1] in ("[]", "()"):
            before.data = head[:-1]
            after.at += len(after.data) - len(tail) + 1
            after.data = tail[1:]


def _empty(made: Plan, element: Element) -> None:
    """Leave out the inline elements around it as well, if nothing else is in them but arrows and commas."""
    for _, parent in zip(range(_EMPTYING), element.ancestors, strict=False):
        if parent.tag in vocabulary.BLOCKS or not all(
            child in made.skipped if isinstance(child, Element) else _DECORATION.fullmatch(child.data)
            for child in parent.children
        ):
            return
        made.skipped.add(parent)


def _unlinked(made: Plan, pages: Sequence[Page], taken: set[Element]) -> None:
    """Notes that no link leads to, and raised numbers, which may be marks of them or of notes typed by hand."""
    for aside in asides(pages, taken, {*made.parts, *made.starts}):
        note = aside.note
        if aside.mark in made.marks:
            made.skipped.add(note.target)
            continue
        made.notes.append(note)
        if aside.mark is not None:
            made.marks[aside.mark] = Called(note.label, note.key, True, False)
        if note.text is not None:
            made.tips[note.key] = note
        elif note.target.tag in vocabulary.BLOCKS:
            made.parts[note.target] = note
        else:
            made.inline[note.target] = note
    if made.inline or made.tips:
        made.repeated = set(_repeats(pages, made.notes))
    called = {called.key for called in made.marks.values()}
    if made.notes and all(note.key in called for note in made.notes):
        return
    marks = list(raised(pages, {*taken, *made.parts, *(e for e in made.marks if isinstance(e, Element))}))
    if not made.notes:
        for note in listed(pages, marks):
            made.notes.append(note)
            made.parts |= dict.fromkeys(note.parts, note)
    made.raised = {mark: text_of(mark).strip() for mark in marks}


def _breaks(page: Page) -> Iterator[tuple[Element, int | None]]:
    """The numbers of a printed edition's pages, which stand in the text and are no part of it."""
    for element in page.elements:
        if (
            vocabulary.roles(element) & vocabulary.PAGE_BREAKS
            or vocabulary.class_words(element) & vocabulary.PAGE_NUMBERS
        ):
            printed = text_of(element) if element.last - element.number < _SMALL else ""
            match = _PAGE.fullmatch(printed.strip() or element.get("title") or element.get("aria-label"))
            if match is not None or not printed.strip():
                yield element, int(match[1]) if match and match[1].isdecimal() else None


def _repeats(pages: Sequence[Page], notes: Sequence[Note]) -> Iterator[Element]:
    """Lists that give once more, behind the text, the notes that already stand in it."""
    texts = {_letters(note.text or "".join(map(text_of, note.parts))) for note in notes}
    for page in pages:
        for element in page.elements:
            listed = element.tag in ("ol", "ul", "table", "dl")
            if listed and any(_is_of_notes(around) for around in (element, element.parent) if around is not None):
                rows = [row for row in inside(element) if row.tag in ("li", "td", "dd") and _letters(text_of(row))]
                if any(_letters(text_of(row)) in texts for row in rows):
                    yield element


def _is_of_notes(element: Element) -> bool:
    names = vocabulary.words(element) | vocabulary.tokens(element.tag)
    return bool(names & (vocabulary.ONE | vocabulary.MANY))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _close(note: Note) -> None:
    """``[Footnote 1: ...]``: the bracket that closes the note is none of its text."""
    start = note.parts[0] if note.parts else note.target
    text = onward(start, start, _SMALL)
    if (
        not note.printed
        or not text.lstrip().startswith("[")
        or "]" in text[: text.find(note.label) + len(note.label) + 1]
    ):
        return
    last = next(
        (
            node
            for node in reversed(list(walk(note.parts[-1] if note.parts else start)))
            if isinstance(node, Text) and node.data.strip()
        ),
        None,
    )
    if last is not None and last.data.rstrip().endswith("]"):
        last.data = last.data.rstrip()[:-1]
