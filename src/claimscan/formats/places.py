"""Where a finding stands, as CI and editors count: regions of lines and columns, or a page where there are no lines."""

from __future__ import annotations

from typing import NamedTuple

from claimscan.gate import Checked
from claimscan.model import Document, Finding, Place, Span

# Formats whose lines are the lines of the file. A line of a PDF or a word processor's file is none that an editor or a
# code host could open: such findings name the file alone, and the page in words.
LINED = frozenset({"text", "notes", "markdown", "html", "latex", "rst", "asciidoc"})

VERBATIM = LINED - {"html", "latex"}  # the document's text is the file's, so that bytes can be counted


class Region(NamedTuple):
    """Counted from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(document: Document, span: Span) -> Region:
    """The lines and columns of ``span``."""
    start = document.place(span.start)
    end = document.end(span)
    return Region(start.line, start.column, end.line, end.column)


def lined(document: Document, finding: Finding) -> Region | None:
    """The region of the first place of a finding, if the file has lines and the finding a place."""
    return region(document, finding.spans[0]) if finding.spans and has_line(document, finding.spans[0]) else None


def has_line(document: Document, span: Span) -> bool:
    """Whether ``span`` begins in a line of this file: not in a PDF, nor in a chapter that a LaTeX source takes in."""
    return document.format in LINED and document.place(span.start).element is None


def where(checked: Checked, finding: Finding) -> str:
    """``draft.md:12:4``, ``draft.pdf: page 3, line 12``, or the path alone."""
    document = checked.article.document
    if not finding.spans:
        return checked.path
    place = document.place(finding.spans[0].start)
    if has_line(document, finding.spans[0]):
        return f"{checked.path}:{place.line}:{place.column}"
    return f"{checked.path}: {words(place)}"


def words(place: Place) -> str:
    """``page 3, line 12``, or the line of a file that the document takes in: ``chapter.tex, line 12``."""
    within = place.element or (f"page {place.page}" if place.page is not None else "")
    return f"{within}, line {place.line}" if within else f"line {place.line}"


def label(checked: Checked, finding: Finding) -> str | None:
    """The label of the note that a finding belongs to."""
    return next((note.label for note in checked.article.notes if note.id == finding.note), None)


def sentence(checked: Checked, finding: Finding) -> str:
    """The message with its note and what would be right."""
    named = label(checked, finding)
    before = f"Note {named}: " if named else ""
    after = f" (expected: {finding.expected})" if finding.expected else ""
    return f"{before}{finding.message}{after}"


def placed(checked: Checked, finding: Finding) -> str:
    """The same for forms that have no words for a page: in a file without lines the place stands in the message."""
    document = checked.article.document
    if not finding.spans or has_line(document, finding.spans[0]):
        return sentence(checked, finding)
    return f"{sentence(checked, finding)} [{words(document.place(finding.spans[0].start))}]"
