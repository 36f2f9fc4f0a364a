"""Pages, with all that is decided about them, written as one document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput
from claimscan.model import Document, Mark, Span, Trouble, replace
from claimscan.readers.html.areas import areas
from claimscan.readers.html.plan import Plan
from claimscan.readers.html.story import Story
from claimscan.readers.html.tree import Element, Page, inside
from claimscan.readers.paragraphs import Paragraphs

_BETWEEN = regex.compile(r"\s?[,;–-]?\s?")  # between marks side by side
_RANGE = regex.compile(r"\s?[–-]\s?")  # between the ends of a range
_AFTER = frozenset(" .,;:!?)")  # before these, a blank before the mark would be one too many
_WIDEST = 30  # notes in one range


def write(
    pages: Sequence[Page],
    beside: Collection[Page],
    plan: Plan,
    name: str,
    format: str,
    data: bytes,
    troubles: Iterable[Trouble],
) -> Document:
    """The document of ``pages``; of the pages ``beside`` them only the notes that they call. Raises ``UnreadableInput`` if
    there is no text. In a document of several files places name the file and the element."""
    out = Paragraphs()
    noted = [
        *plan.parts,
        *plan.starts,
        *plan.inline,
        *(mark for mark in plan.marks if isinstance(mark, Element)),
        *plan.raised,
    ]
    found = areas(pages, noted, _appendix(plan, pages)) | dict.fromkeys(plan.repeated, "furniture")
    story = Story(out, plan, found, named=format != "html")
    for page in pages:
        story.page(page)
    called = _called(plan, beside)
    for note in plan.notes:
        if note.target.page in beside and note.key in called:
            for part in note.parts:
                story.part(part, note)
    notes = story.known()
    if not any(line.span.end > line.span.start for line in out.lines):
        raise UnreadableInput(f"{name}: there is no text in it")
    document = out.document(name, format, data, notes=notes, troubles=troubles)
    marks = _whole(document, story.apart)
    return replace(document, marks=tuple(marks), anchors=story.anchors())


def _called(plan: Plan, beside: Collection[Page]) -> set[str]:
    """The keys of the notes that the pages call, and of those that these notes call in their turn."""
    held = {note.key: note for note in plan.notes if note.target.page in beside}
    waiting = [
        called.key for mark, called in plan.marks.items() if not isinstance(mark, Element) or mark.page not in beside
    ]
    keys: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in keys:
            keys.add(key)
            parts = held[key].parts if key in held else ()
            waiting += [plan.marks[one].key for part in parts for one in inside(part) if one in plan.marks]
    return keys


def _appendix(plan: Plan, pages: Sequence[Page]) -> Element | None:
    """The last note, where all of them stand behind the text that calls them."""
    notes = [note for note in plan.notes if note.parts and note.target.page in pages]
    starts = sorted((part.number, part.last) for note in notes for part in note.parts)
    calls = [mark.number for mark in (*plan.marks, *plan.raised) if isinstance(mark, Element) and not _in(mark, starts)]
    if not notes or not calls or min(note.target.number for note in notes) < max(calls):
        return None
    return max((part for note in notes for part in note.parts), key=lambda part: part.number)


def _in(mark: Element, parts: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(parts, (mark.number, mark.last)) - 1
    return at >= 0 and parts[at][1] >= mark.number


def _whole(document: Document, apart: Collection[int]) -> Iterator[Mark]:
    """Marks with the brackets and commas that belong to them; the dash of a range is the mark of the notes inside it."""
    labels = frozenset(note.label for note in document.notes)
    group: list[Mark] = []
    for mark in document.marks:
        if group and not _BETWEEN.fullmatch(document.text, group[-1].span.end, mark.span.start):
            yield from _grouped(document.text, group, apart, labels)
            group = []
        group.append(mark)
    yield from _grouped(document.text, group, apart, labels)


def _grouped(text: str, group: Sequence[Mark], apart: Collection[int], labels: Collection[str]) -> Iterator[Mark]:
    if not group:
        return
    start, end = group[0].span.start, group[-1].span.end
    opening, closing = text[start - 1 : start], text[end : end + 1]
    bracketed = opening + closing in ("[]", "()")
    joined = bracketed or all(mark.span.start in apart for mark in group)
    at = start - 1 if bracketed else start
    end += bracketed
    if joined and text[at - 1 : at] == " " and text[end : end + 1] in _AFTER:
        at -= 1  # a blank between a word and its mark belongs to the mark
    for number, mark in enumerate(group):
        before = group[number - 1] if number else None
        if before is not None and joined and _RANGE.fullmatch(text, before.span.end, mark.span.start):
            between = tuple(label for label in _between(before, mark) if label in labels)
            if between:
                yield Mark(Span(at, mark.span.start), between)
                at = mark.span.start
        last = end if mark is group[-1] else mark.span.end
        yield replace(mark, span=Span(at if joined else mark.span.start, last))
        at = last


def _between(first: Mark, last: Mark) -> Iterator[str]:
    """The labels inside a range that is printed by its two ends."""
    a, b = first.labels[-1], last.labels[0]
    if a.isdecimal() and b.isdecimal() and int(b) - int(a) <= _WIDEST:
        yield from (str(number) for number in range(int(a) + 1, int(b)))
