"""Each finding with the text around it: a caret under what is meant, the note, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TextIO

from claimscan import fingerprint
from claimscan.display import visible
from claimscan.formats.places import where
from claimscan.gate import Checked
from claimscan.model import Document, Finding, Span

if TYPE_CHECKING:
    from claimscan.config import View

SHOWN_SPANS = 4  # a fault of more places is shown at its first
MARGIN = 24  # characters of a long line that are shown before what is meant


class Excerpt(NamedTuple):
    """One line of the document, cut to the page, and the part of it that is meant, as offsets into ``text``."""

    number: int
    text: str
    start: int
    end: int


def write(checked: Iterable[Checked], view: View, out: TextIO) -> None:
    for one in checked:
        for finding in one.article.findings:
            out.write(_finding(one, finding, view.width))
            out.write("\n")


def _finding(checked: Checked, finding: Finding, width: int) -> str:
    document = checked.article.document
    lines = [visible(f"{where(checked, finding)}: {finding.severity} {finding.code} {finding.rule}: {finding.message}")]
    spans = [line for span in finding.spans for line in _by_line(document.text, span)][:SHOWN_SPANS]
    digits = max((len(str(document.place(span.start).line)) for span in spans), default=1)
    for span in spans:
        excerpt = _excerpt(document, span, width - digits - 3)
        lines += _drawn(excerpt, digits)
    told = [*_note(checked, finding), *([f"expected: {finding.expected}"] if finding.expected else [])]
    told += [f"--fix: {finding.fix.what}"] if finding.fix else []
    lines += [f"{' ' * digits} = {_cut(visible(line), width - digits - 3)}" for line in told]
    return "\n".join(lines) + "\n"


def _by_line(text: str, span: Span) -> list[Span]:
    """The parts of ``span`` on each printed line, without blanks at their ends."""
    parts = []
    at = span.start
    for piece in text[span.start : span.end].splitlines(keepends=True):
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            parts.append(Span(at + lead, at + lead + len(piece.strip())))
        at += len(piece)
    return parts or [span]


def _excerpt(document: Document, span: Span, width: int) -> Excerpt:
    """The line in which ``span`` stands; of a line wider than the page the part around it."""
    text = document.text
    begin = max(text.rfind("\n", 0, span.start), text.rfind("\f", 0, span.start)) + 1
    end = min((at for at in (text.find("\n", span.start), text.find("\f", span.start)) if at >= 0), default=len(text))
    width = max(width, 2 * MARGIN)
    low, high = begin, end
    if end - begin > width:
        low = max(begin, min(span.start - MARGIN, end - width))
        high = min(end, low + width)
    before = "…" if low > begin else ""
    after = "…" if high < end else ""
    shown = [
        visible(text[a:b])
        for a, b in ((low, span.start), (span.start, min(span.end, high)), (min(span.end, high), high))
    ]
    start = len(before + shown[0])
    line = before + "".join(shown) + after
    return Excerpt(document.place(span.start).line, line, start, start + len(shown[1]))


def _drawn(excerpt: Excerpt, digits: int) -> list[str]:
    """The line and, below what is meant, carets, as many as its letters take columns."""
    from rich.cells import cell_len

    pad = " " * cell_len(excerpt.text[: excerpt.start])
    carets = "^" * max(cell_len(excerpt.text[excerpt.start : excerpt.end]), 1)
    return [f"{excerpt.number:>{digits}} | {excerpt.text}", f"{' ' * digits} | {pad}{carets}"]


def _note(checked: Checked, finding: Finding) -> list[str]:
    """The note a finding belongs to, with the words of its source."""
    label = next((note.label for note in checked.article.notes if note.id == finding.note), None)
    return [f"note {label}: {fingerprint.about(checked.article, finding)}"] if label is not None else []


def _cut(text: str, width: int) -> str:
    return text if len(text) <= max(width, MARGIN) else f"{text[: max(width, MARGIN) - 1]}…"
