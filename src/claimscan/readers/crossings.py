"""Notes made by hand with links: a label in the text that leads to a bookmark at the paragraph which holds the note.

So do word processors keep the notes of e-books and web pages. A converter may lose the bookmarks, or those of one side: then
the note is the next paragraph that begins with a link of the same label.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import KnownNote, Line, Mark, Markup, Span, replace
from claimscan.readers.labels import is_bracketed, is_raised, label, leads_back, printed_length

_LEAD = 10  # characters of decoration before a note's bookmark at most: "[Footnote "
_START = 60  # characters in which a note's label stands
_LONGEST = 24  # characters of a link back: "back to the text"
_PARAGRAPHS = 12  # of one note at most; more between two notes are running text
_CELLS = 300  # of the tables in a note at most
_DIGITS = regex.compile(r"\d+")
_WORD = regex.compile(r"[\p{L}\p{N}]")
_NUMBER = regex.compile(r"\d{1,4}[a-z]?|[*†‡§¶]{1,3}|[a-z]{1,2}|[ivxlc]{1,7}", regex.I)


class Crossing(NamedTuple):
    """A link to a bookmark of the same document."""

    span: Span
    name: str


class Crossed(NamedTuple):
    """What such links make certain: the lines with the notes in them, the marks, and the links back, which are no words."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    notes: tuple[KnownNote, ...]
    signs: tuple[Markup, ...]


class _Link(NamedTuple):
    span: Span
    name: str
    printed: str
    label: str | None
    paragraph: int
    first: bool  # it stands at its paragraph's start
    out: bool  # raised, in brackets, or close behind a word


def crossed(
    text: str,
    lines: Sequence[Line],
    crossings: Sequence[Crossing],
    bookmarks: Mapping[str, int],
    raised: Sequence[Span],
) -> Crossed | None:
    """The notes that ``crossings`` lead to, ``None`` if there are none. ``bookmarks`` are offsets into ``text`` by their names."""
    return _Notes(text, lines, crossings, bookmarks, raised).found() if crossings else None


class _Notes:
    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        crossings: Sequence[Crossing],
        bookmarks: Mapping[str, int],
        raised: Sequence[Span],
    ) -> None:
        self.text = text
        self.lines = lines
        self.bookmarks = bookmarks
        self.raised = sorted(raised)
        self.firsts = [
            at for at, line in enumerate(lines) if line.gap or not at
        ]  # the line that each paragraph begins with
        self.starts = [lines[at].span.start for at in self.firsts]
        self.links = [link for crossing in sorted(crossings) if (link := self.link(crossing)) is not None]
        self.met: dict[str, int] = {}  # bookmark that is lost -> the paragraph taken for it
        self.taken: dict[str, int] = {}  # label -> the last of those paragraphs
        self.by_paragraph: dict[int, list[_Link]] = {}
        self.headed: dict[str, list[int]] = {}  # label -> paragraphs that begin with a link of this label
        for link in self.links:
            self.by_paragraph.setdefault(link.paragraph, []).append(link)
            if link.first and link.label:
                self.headed.setdefault(link.label, []).append(link.paragraph)

    def link(self, crossing: Crossing) -> _Link | None:
        (start, end), name = crossing
        printed = self.text[start:end].strip()
        paragraph = self.paragraph(start)
        if not printed or paragraph is None:
            return None
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        end = start + len(printed)
        shown = label(printed)
        at = bisect_left(self.raised, (start, 0))
        up = any(span.start < end and span.end > start for span in self.raised[max(at - 1, 0) : at + 1])
        around = self.text[start - 1 : start] + self.text[end : end + 1]
        close = start > 0 and not self.text[start - 1].isspace()
        out = up or close or is_bracketed(printed) or is_raised(printed) or around in ("[]", "()")
        first = not _WORD.search(self.text, self.starts[paragraph], max(start, self.starts[paragraph]))
        return _Link(Span(start, end), name, printed, shown, paragraph, first, out)

    def paragraph(self, offset: int) -> int | None:
        """The paragraph at an offset, or the next one behind it."""
        at = bisect_right(self.starts, offset) - 1
        if at >= 0 and offset <= self.last(at).span.end:
            return at
        return at + 1 if at + 1 < len(self.firsts) else None

    def last(self, paragraph: int) -> Line:
        end = self.firsts[paragraph + 1] if paragraph + 1 < len(self.firsts) else len(self.lines)
        return self.lines[end - 1]

    def kind(self, paragraph: int) -> str | None:
        return self.lines[self.firsts[paragraph]].kind

    def found(self) -> Crossed | None:
        notes: dict[int, str] = {}  # paragraph -> label
        marks: list[tuple[_Link, int]] = []
        for link in self.links:
            if link.label and not link.first and self.kind(link.paragraph) != "other":
                goal = self.goal(link)
                if goal is not None:
                    notes.setdefault(goal, link.label)
                    marks.append((link, goal))
        marks = [(link, goal) for link, goal in marks if link.paragraph not in notes]
        if not marks:
            return None
        self.uncited(notes)
        extents = dict(self.extents(notes))
        back = {link for goal, paragraphs in extents.items() for link in self.back(goal, paragraphs, notes[goal])}
        return Crossed(
            tuple(self.noted(extents)),
            tuple(Mark(link.span, (link.label or "",), _key(goal)) for link, goal in marks),
            tuple(
                KnownNote(_key(goal), shown, "endnote", self.own(goal, shown)) for goal, shown in sorted(notes.items())
            ),
            tuple(Markup(link.span) for link in sorted(back)),
        )

    def goal(self, link: _Link) -> int | None:
        """The paragraph with the note of a mark."""
        shown = link.label or ""
        place = self.bookmarks.get(link.name)
        if place is None:
            if not link.out:
                return None
            return self.next_headed(link, shown)
        goal = self.paragraph(place)
        if goal is None or goal == link.paragraph or self.kind(goal) in ("heading", "other"):
            return None
        start = self.starts[goal]
        if place - start > _LEAD + len(shown) and _WORD.search(self.text, start, place):
            return None
        answered = any(self.leads_to(back, link) for back in self.by_paragraph.get(goal, ()))
        listed = self.kind(goal) == "item" and link.out
        headed_so = self.begins(goal, shown) and link.out and _NUMBER.fullmatch(shown) is not None
        return goal if answered or listed or headed_so else None

    def next_headed(self, link: _Link, shown: str) -> int | None:
        """The next paragraph behind a mark that begins with a link of its label, and is no other mark's note."""
        if link.name not in self.met:
            headed = self.headed.get(shown, [])
            at = bisect_right(headed, max(link.paragraph, self.taken.get(shown, -1)))
            if at == len(headed):
                return None
            self.met[link.name] = self.taken[shown] = headed[at]
        return self.met[link.name]

    def leads_to(self, back: _Link, mark: _Link) -> bool:
        """Does a link lead from a note to this mark, or to its paragraph? Where bookmarks are lost, its looks must tell."""
        place = self.bookmarks.get(back.name)
        if place is None:
            return leads_back(back.printed) or (back.first and back.label == mark.label)
        return self.paragraph(place) == mark.paragraph

    def begins(self, paragraph: int, shown: str) -> bool:
        start = self.starts[paragraph]
        return (
            printed_length(self.text[start : min(start + _START, self.last(paragraph).span.end)], shown, plain=True) > 0
        )

    def uncited(self, notes: dict[int, str]) -> None:
        """Paragraphs that begin like the notes beside them, with a label that leads back, and that no mark leads to."""
        series = {
            _DIGITS.sub("", link.name)
            for goal in notes
            for link in self.by_paragraph.get(goal, ())
            if link.first and link.label
        }
        first = min(notes)
        for link in self.links:
            if link.first and link.label and link.paragraph > first and _DIGITS.sub("", link.name) in series:
                notes.setdefault(link.paragraph, link.label)

    def extents(self, notes: Mapping[int, str]) -> Iterator[tuple[int, range]]:
        """The paragraphs of each note: those up to the next one belong to it, if they can be a note's."""
        order = sorted(notes)
        for goal, following in zip(order, [*order[1:], None], strict=True):
            between = range(goal + 1, following) if following is not None else range(goal + 1, goal + 1)
            few = len(between) < _CELLS and sum(self.kind(at) != "table" for at in between) < _PARAGRAPHS
            own = few and not any(self.is_text(at) for at in between)
            yield goal, range(goal, following if own and following is not None else self.tail(goal))

    def tail(self, goal: int) -> int:
        """Where a note ends behind which there are other things: with the paragraph that leads back, if one does soon."""
        for at in range(goal, min(goal + _PARAGRAPHS, len(self.firsts))):
            if at > goal and (self.is_text(at) or self.kind(at) == "table"):
                break
            if any(leads_back(link.printed) for link in self.by_paragraph.get(at, ())):
                return at + 1
        return goal + 1

    def is_text(self, paragraph: int) -> bool:
        """Is it no note's: a heading, or with a mark?"""
        if self.kind(paragraph) in ("heading", "other"):
            return True
        return any(link.label and link.out and not link.first for link in self.by_paragraph.get(paragraph, ()))

    def noted(self, extents: Mapping[int, range]) -> Iterator[Line]:
        keys = {at: _key(goal) for goal, paragraphs in extents.items() for at in paragraphs}
        paragraph = -1
        for at, line in enumerate(self.lines):
            if paragraph + 1 < len(self.firsts) and self.firsts[paragraph + 1] == at:
                paragraph += 1
            key = keys.get(paragraph)
            yield replace(line, kind="note", note=key) if key else line

    def back(self, goal: int, paragraphs: range, shown: str) -> Iterator[_Link]:
        """The links of a note that lead back and are no words of it. Its label is one, and stays."""
        for at in paragraphs:
            for link in self.by_paragraph.get(at, ()):
                own = at == goal and link.first and link.label == shown
                if not own and len(link.printed) <= _LONGEST and leads_back(link.printed):
                    yield link

    def own(self, goal: int, shown: str) -> Span | None:
        """The label that a note prints at its start; one that is a link is sure, whatever stands behind it."""
        for link in self.by_paragraph.get(goal, ()):
            if link.first and link.label == shown:
                return link.span
        start = self.starts[goal]
        end = min(start + _START, self.last(goal).span.end)
        left = printed_length(self.text[start:end], shown, plain=True)
        if not left:
            return None
        at = start
        while at < end and left:
            left -= not self.text[at].isspace()
            at += 1
        return Span(start, at)


def _key(paragraph: int) -> str:
    return f"paragraph {paragraph + 1}"
