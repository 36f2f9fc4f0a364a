"""A list of notes alone, one a line: ``LABEL text``, or bare lines, which are numbered as they come."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise

from claimscan import patterns as regex
from claimscan.model import Document, KnownNote, Line, NoteKind, Span
from claimscan.readers.text.decode import anchors, decode

# A label and what sets it off; a year or a quantity ("1927, ...", "14 bridges") must not match on bare lists,
# so the list as a whole decides whether its lines have labels.
_LABEL = regex.compile(
    r"[\[(^<]{0,2}(?:sup>)?(\d{1,4}|[¹²³⁰⁴-⁹]{1,4}|[*†‡§]{1,3}|[ivxlc]{1,7})(?:</sup>)?[\]):.]{0,2}\s+(?=\S)"
)
# Signals and short forms: notes have them, a list of references has not.
_NOTE_LIKE = regex.compile(
    r"\b(?:ibid|idem|id\.|op\.\s?cit|loc\.\s?cit|supra|infra|see|cf|compare|vgl|siehe|ebd|a\.\s?a\.\s?O|(?:ders|dies)(?=\.,))\b",
    regex.I,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read(data: bytes, name: str) -> Document:
    """A document of notes only. Raises ``UnreadableInput`` for what is no text."""
    text, troubles = decode(data, name)
    starts = [anchor.offset for anchor in anchors(text)]
    rows = [(a, b) for a, b in zip(starts, [*starts[1:], len(text) + 1], strict=True) if text[a : b - 1].strip()]
    labels = [_LABEL.match(text, a + _indent(text[a : b - 1])) for a, b in rows]
    labelled = sum(label is not None for label in labels) >= 0.6 * len(rows) and _ascends(labels)
    kind: NoteKind = (
        "footnote" if sum(bool(_NOTE_LIKE.search(text, a, b)) for a, b in rows) > 0.04 * len(rows) else "reference"
    )
    lines, notes = [], []
    for number, ((start, end), label) in enumerate(zip(rows, labels, strict=True), 1):
        row = text[start : end - 1]
        key = str(number)
        body = Span(start + _indent(row), start + len(row.rstrip()))
        if labelled and label:
            span = Span(label.start(1), label.end(1))
            notes.append(KnownNote(key, label[1].translate(_SUPERSCRIPTS), kind, span))
        else:
            notes.append(KnownNote(key, key, kind))
        lines.append(Line(body, kind="note", note=key))
    return Document(
        name=name,
        format="notes",
        text=text,
        lines=tuple(lines),
        notes=tuple(notes),
        anchors=tuple(anchors(text)),
        sha256=sha256(data).hexdigest(),
        troubles=troubles,
    )


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _ascends(labels: list[regex.Match[str] | None]) -> bool:
    """Do the numbers mostly run upward? Years and quantities at line starts do not."""
    numbers = [int(m[1].translate(_SUPERSCRIPTS)) for m in labels if m and m[1].translate(_SUPERSCRIPTS).isdigit()]
    if len(numbers) < 2:
        return True
    steps = sum(0 <= b - a <= 10 for a, b in pairwise(numbers))
    return steps >= 0.7 * (len(numbers) - 1)
