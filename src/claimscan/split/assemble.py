"""Lines with their roles put together into blocks, passages and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimscan.model import (
    Block,
    BlockKind,
    Document,
    Layout,
    Line,
    Link,
    Mark,
    Note,
    NoteKind,
    Passage,
    Span,
    Trouble,
    replace,
)
from claimscan.split.candidates import Candidate
from claimscan.split.features import Features
from claimscan.split.front import back, front, title_line, tongue
from claimscan.split.ownership import own
from claimscan.split.pairing import Pairing
from claimscan.split.passages import Builder, Words
from claimscan.split.witness import Role

_FULL = 0.97  # of the column: the last line of a paragraph is seldom as long
UNSURE = 0.15  # nats between the best and the second role: below it the line could as well be the other


class _Assembly:
    """The document being put together, line by line."""

    def __init__(
        self, document: Document, roles: Sequence[Role], features: Sequence[Features], notes: Sequence[Candidate]
    ) -> None:
        self.document = document
        self.roles = roles
        self.features = features
        self.words = Words(document.text, document.links)
        self.starts = {note.line: note for note in notes}
        self.passages: list[Passage] = []
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.title = title_line(document, roles)
        self.section: str | None = None
        self.body: Builder | None = None
        self.body_kind: BlockKind = "paragraph"
        self.whole = False  # the format says that the open paragraph is one: what follows is none of it
        self.body_spans: list[Span] = []
        self.last_body = -1

    def close_body(self) -> None:
        if self.body:
            self.passages.append(self.body.build(self.body_kind, self.section))
        if self.body_spans:  # a sign of quotation may have nothing behind it
            self.blocks.append(Block(self.body_kind if self.body else "furniture", tuple(self.body_spans)))
        self.body = None
        self.body_spans = []
        self.whole = False

    def alone(
        self, lines: Sequence[int], kind: BlockKind, marks: Mapping[int, Sequence[tuple[int, Span]]], level: int = 0
    ) -> None:
        """Lines that are a block of their own: one, or those over which a heading runs."""
        builder = Builder(self.document, self.words)
        for index in lines:
            builder.add(self.document.lines[index].span, "line", marks.get(index, ()))
        passage = builder.build(kind, self.section)
        if kind == "heading" or self.whole:
            self.close_body()
        if kind == "heading":
            self.section = None if lines[0] == self.title else passage.text.strip("#*_ ")
        self.passages.append(passage)
        self.blocks.append(Block(kind, tuple(self.document.lines[index].span for index in lines), level))

    def run(self, index: int, marks: Sequence[tuple[int, Span]]) -> None:
        """A line of running text: it goes on with the paragraph, or begins a new one."""
        line = self.document.lines[index]
        features = self.features[index]
        quoted = features.lead > 0 and self.document.text[line.span.start] == ">"
        kind: BlockKind = line.kind or ("quote" if quoted else "item" if features.bullet else "paragraph")
        previous = self.features[self.last_body] if self.last_body >= 0 else None
        wraps = not line.gap and self.last_body == index - 1
        cut = previous is not None and previous.open and kind == "paragraph" and line.kind is None and not self.whole
        cut = cut and not self._set_off(index)
        fresh = not (wraps or cut)
        begins = kind == "item" and not (wraps and previous is not None and previous.open)
        if self.body is None or fresh or begins or (quoted and self.body_kind != "quote"):
            self.close_body()
            self.body = Builder(self.document, self.words)
            self.body_kind = kind
            self.whole = line.kind is not None
        bare = line.kind is None and (quoted or begins)  # the sign before an item or quotation is no part of its words
        span = Span(line.span.start + features.lead, line.span.end) if bare else line.span
        self.body.add(span, "line" if wraps else "block", marks)
        self.body_spans.append(line.span)
        self.last_body = index

    def _set_off(self, index: int) -> bool:
        """Is there white on the page between a line and the one above it, where both could stand alone?"""
        line = self.document.lines[index]
        if not (line.size and line.gap and self.last_body == index - 1):
            return False
        above = self.document.lines[index - 1]
        together = (above.page, above.column) == (line.page, line.column)
        ends = self.features[index - 1].open < 2 and above.fill < _FULL
        return together and ends and not self.features[index].lower


def assemble(
    document: Document,
    roles: Sequence[Role],
    sure: Sequence[float],
    features: Sequence[Features],
    notes: Sequence[Candidate],
    pairing: Pairing,
    doubtful: Sequence[Candidate],
    endnotes: bool,
) -> Layout:
    """The layout from the decided roles, labels and marks."""
    work = _Assembly(document, roles, features, notes)
    marks: dict[int, list[tuple[int, Span]]] = {}
    for number, mark in enumerate(pairing.marks):
        marks.setdefault(mark.line, []).append((number, mark.span))
    for note in notes:
        if note.tail:
            marks.setdefault(note.line - 1, []).append((-1, note.tail))
    limit, metadata = front(document, roles, features)
    end = back(document, roles, metadata.authors)
    owner = own(document, roles, features, notes)
    strays = {note.stray: f"n{number + 1}" for number, note in enumerate(notes) if note.stray is not None}
    note_lines: dict[int, list[int]] = {}
    done = 0
    for index, role in enumerate(roles):
        line = document.lines[index]
        if index < done:
            continue
        if role in ("label", "note"):
            note_lines.setdefault(owner[index], []).append(index)
        elif role == "furniture":
            stray = strays.get(index)
            work.blocks.append(Block("furniture" if stray is None else "note", (line.span,), note=stray))
        elif kind := _apart(line, role, outside := index < limit or index >= end):
            done = _wrapped(document.lines, roles, index, kind, limit if index < limit else len(roles))
            if outside:
                work.close_body()
            work.alone(range(index, done), kind, marks, (line.level or 1) if kind == "heading" else 0)
        else:
            work.run(index, marks.get(index, ()))
    work.close_body()
    _notes(work, notes, note_lines, endnotes)
    work.blocks.extend(_signs(document))
    blocks = tuple(sorted(work.blocks, key=lambda block: block.spans[0]))
    return Layout(
        document=replace(
            document, metadata=replace(metadata, language=metadata.language or tongue(work.passages)), blocks=blocks
        ),
        passages=tuple(work.passages),
        notes=tuple(work.notes),
        marks=tuple(Mark(mark.span, mark.labels) for mark in pairing.marks),
        links=tuple(
            Link(mark, label, None if note is None else f"n{note + 1}", evidence)
            for mark, label, note, evidence in pairing.links
        ),
        troubles=tuple(_troubles(document, roles, sure, notes, pairing, doubtful)),
    )


def _apart(line: Line, role: Role, outside: bool) -> BlockKind | None:
    """What a line is that is no running text; ``outside`` of the article's text nothing is."""
    if outside or (line.kind == "other" and role == "body"):
        return "other"
    return role if role in ("heading", "caption", "table") else None


def _wrapped(lines: Sequence[Line], roles: Sequence[Role], index: int, kind: BlockKind, limit: int) -> int:
    """Behind the last line of a heading, or of what stands outside the text: its lines wrap, those of a table do not."""
    end = index + 1
    if kind not in ("heading", "other") or not (lines[index].kind == kind or lines[index].fill):
        return end
    while (
        end < limit
        and (lines[end].kind, lines[end].level, roles[end]) == (lines[index].kind, lines[index].level, roles[index])
        and (lines[end].page, lines[end].column, lines[end].gap) == (lines[index].page, lines[index].column, False)
    ):
        end += 1
    return end


def _notes(work: _Assembly, notes: Sequence[Candidate], note_lines: dict[int, list[int]], endnotes: bool) -> None:
    document = work.document
    kinds: dict[str | None, NoteKind] = {note.key: note.kind for note in document.notes}
    for number, note in enumerate(notes):
        builder = Builder(document, work.words)
        spans: list[Span] = []
        lines = note_lines.get(number, [])
        for place, index in enumerate(lines):
            line = document.lines[index]
            span = Span(note.span.end, line.span.end) if index == note.line else line.span
            if span.start >= span.end:
                continue
            following = document.lines[lines[place + 1]].span if place + 1 < len(lines) else None
            rest = document.words(following) if following else ""
            wraps = not line.gap and bool(spans) and lines[place - 1] == index - 1
            builder.add(span, "line" if wraps else "block", (), rest)
            spans.append(span)
        work.notes.append(
            Note(
                id=f"n{number + 1}",
                label=note.labels[0],
                kind=kinds.get(note.key, "endnote" if endnotes else "footnote"),
                passage=builder.build("note"),
                spans=tuple(spans),
                label_span=note.inner if note.inner.end > note.inner.start else None,
                key=note.key,
            )
        )
        covered = tuple(document.lines[index].span for index in lines)
        if covered:  # a known note may be empty
            work.blocks.append(Block("note", covered, note=f"n{number + 1}"))


def _signs(document: Document) -> Iterator[Block]:
    """What markup no line holds: it is printed nowhere, and furniture."""
    lines = sorted(line.span for line in document.lines)
    at = 0
    for markup in document.markup:
        start = markup.span.start
        while at < len(lines) and lines[at].end <= start:
            at += 1
        following = at
        while start < markup.span.end:
            inside = following < len(lines) and lines[following].start < markup.span.end
            end = lines[following].start if inside else markup.span.end
            if document.text[start:end].strip():
                yield Block("furniture", (Span(start, end),))
            start = lines[following].end if inside else end
            following += 1


def _troubles(
    document: Document,
    roles: Sequence[Role],
    sure: Sequence[float],
    notes: Sequence[Candidate],
    pairing: Pairing,
    doubtful: Sequence[Candidate],
) -> list[Trouble]:
    found = []
    for index, role in enumerate(roles):
        if role in ("body", "note") and sure[index] < UNSURE and notes and document.lines[index].kind is None:
            what = "running text" if role == "body" else "the rest of a note"
            found.append(
                Trouble("undecided-block", f"could be body or note; read as {what}", (document.lines[index].span,))
            )
    found_marks = {note for _, _, note, _ in pairing.links if note is not None}
    missed = sum(note.key is None and number not in found_marks for number, note in enumerate(notes))
    if notes and missed > 0.2 * len(notes):
        found.append(
            Trouble(
                "mark-style-unclear",
                f"{missed} of {len(notes)} notes found no mark in the text; the numbering is read with doubt",
            )
        )
    if len(doubtful) >= 5 and len(doubtful) > 0.2 * len(notes):
        first = doubtful[0].labels[0]
        message = f"{len(doubtful)} lines are numbered like notes (from {first} on), but no mark leads to them; they are read as text"
        spans = tuple(label.inner for label in doubtful[:20])
        found.append(Trouble("mark-style-unclear", message, spans, "info"))  # lists in the text look so, too
    return found
