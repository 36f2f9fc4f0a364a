"""Notes that a word processor's file keeps as links to bookmarks: as converters of e-books and web pages write them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

import pytest

from claimscan import readers
from claimscan.model import Document, Layout
from claimscan.readers.paragraphs import Paragraphs
from claimscan.split import split
from office import NAMES, docx, field, odt, p, run, style

Notes = list[tuple[str, str]]  # label, text
Marks = list[tuple[str, str, str | None]]  # the words before it, what it prints, the label of the note it leads to
RAISED = '<w:vertAlign w:val="superscript"/>'
HEADINGS = '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
UP = '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'


class Writer(NamedTuple):
    """The same pieces of a document in one of the two formats."""

    paragraph: Callable[..., str]
    heading: Callable[[str], str]
    link: Callable[[str, str], str]
    raised: Callable[[str, str], str]
    bookmark: Callable[[str], str]
    read: Callable[[str], Document]


def _word_link(name: str, text: str, properties: str = "") -> str:
    return f'<w:hyperlink w:anchor="{name}">{run(text, properties)}</w:hyperlink>'


WORD = Writer(
    p,
    lambda text: p(text, properties=style("Heading2")),
    _word_link,
    lambda name, text: _word_link(name, text, RAISED),
    lambda name: f'<w:bookmarkStart w:id="{name}" w:name="{name}"/><w:bookmarkEnd w:id="{name}"/>',
    lambda body: readers.read(docx(body, styles=HEADINGS), "a.docx"),
)
FIELDS = WORD._replace(link=lambda name, text: field(f'HYPERLINK \\l "{name}"', run(text)))
OPEN = Writer(
    lambda *pieces: f"<text:p>{''.join(pieces)}</text:p>",
    lambda text: f'<text:h text:outline-level="2">{text}</text:h>',
    lambda name, text: f'<text:a xlink:href="#{name}">{text}</text:a>',
    lambda name, text: f'<text:a xlink:href="#{name}"><text:span text:style-name="T1">{text}</text:span></text:a>',
    lambda name: f'<text:bookmark text:name="{name}"/>',
    lambda body: readers.read(odt(body, automatic=UP), "a.odt"),
)
WRITERS = {"Word": WORD, "Word with fields": FIELDS, "OpenDocument": OPEN}


class Case(NamedTuple):
    body: Callable[[Writer], str]
    notes: Notes
    marks: Marks


def notes_of(found: Layout) -> Notes:
    return [(note.label, note.text) for note in found.notes]


def marks_of(found: Layout) -> Marks:
    labels = {note.id: note.label for note in found.notes}
    return [
        (passage.text[:at].split()[-1], link.label, labels.get(link.note or ""))
        for passage in found.passages
        for at, mark in passage.marks
        for link in found.links
        if link.mark == mark
    ]


# fmt: off
CASES = {
    "bookmarks at the notes and at the marks": Case(
        lambda w: w.paragraph("The lock was dug in 1790.", w.bookmark("r1"), w.link("n1", "[1]"), " It leaked.", w.bookmark("r2"), w.link("n2", "[2]"))
        + w.heading("Notes") + w.paragraph(w.bookmark("n1"), w.link("r1", "[1]"), " Canal Office, Ledger, 4.")
        + w.paragraph(w.bookmark("n2"), w.link("r2", "[2]"), " Weir, Locks, 12."),
        [("1", "Canal Office, Ledger, 4."), ("2", "Weir, Locks, 12.")],
        [("1790.", "1", "1"), ("leaked.", "2", "2")],
    ),
    "all bookmarks lost": Case(
        lambda w: w.paragraph("The lock was dug in 1790.", w.link("n1", "1"), " It leaked.", w.raised("n2", "2"))
        + w.heading("Notes") + w.paragraph(w.link("r1", "1"), " Canal Office, Ledger, 4.") + w.paragraph(w.link("r2", "2"), " Weir, Locks, 12."),
        [("1", "Canal Office, Ledger, 4."), ("2", "Weir, Locks, 12.")],
        [("1790.", "1", "1"), ("leaked.", "2", "2")],
    ),
    "numbers start again in the next chapter": Case(
        lambda w: w.paragraph("The lock was dug in 1790.", w.link("a1", "1")) + w.paragraph(w.link("b1", "1"), " Canal Office, Ledger, 4.")
        + w.heading("The weir") + w.paragraph("The weir is older.", w.link("c1", "1")) + w.paragraph(w.link("d1", "1"), " Weir, Locks, 12."),
        [("1", "Canal Office, Ledger, 4."), ("1", "Weir, Locks, 12.")],
        [("1790.", "1", "1"), ("older.", "1", "1")],
    ),
    "an arrow leads back, the label is plain text": Case(
        lambda w: w.paragraph("The lock was dug in 1790.", w.bookmark("r1"), w.raised("n1", "1"), " It leaked.", w.raised("n2", "*"))
        + w.paragraph(w.bookmark("n1"), "1. Canal Office, Ledger, 4. ", w.link("r1", "↩")) + w.paragraph(w.bookmark("n2"), "* So it is said."),
        [("1", "Canal Office, Ledger, 4."), ("*", "So it is said.")],
        [("1790.", "1", "1"), ("leaked.", "*", "*")],
    ),
    "notes of several paragraphs": Case(
        lambda w: w.paragraph("The lock was dug in 1790.", w.link("n1", "[1]"), " It leaked.", w.link("n2", "[2]"))
        + w.paragraph(w.bookmark("n1"), w.link("r1", "[1]"), " Canal Office, Ledger, 4.") + w.paragraph("The ledger is lost.")
        + w.paragraph(w.bookmark("n2"), w.link("r2", "[2]"), " Weir, Locks, 12.") + w.paragraph("It was sold in 1801, and is a garden now."),
        [("1", "Canal Office, Ledger, 4. The ledger is lost."), ("2", "Weir, Locks, 12.")],
        [("1790.", "1", "1"), ("leaked.", "2", "2")],
    ),
    "a note that no mark leads to, and one with two marks": Case(
        lambda w: w.paragraph("The lock was dug in 1790.", w.link("n1", "[1]"), " It leaked.", w.link("n1", "[1]"))
        + w.paragraph(w.bookmark("n1"), w.link("r1", "[1]"), " Canal Office, Ledger, 4.") + w.paragraph(w.link("r2", "[2]"), " Weir, Locks, 12."),
        [("1", "Canal Office, Ledger, 4."), ("2", "Weir, Locks, 12.")],
        [("1790.", "1", "1"), ("leaked.", "1", "1")],
    ),
    "links to headings and to numbered paragraphs are none": Case(
        lambda w: w.paragraph("The lock was dug in 1790, see part ", w.link("h", "2"), " and point ", w.link("q", "3"), ".")
        + w.paragraph(w.bookmark("h"), w.bookmark("q"), "3. The keeper shall open the lock.") + w.heading("2"),
        [], [],
    ),
}
# fmt: on


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_notes_behind_links(case: Case, writer: Writer) -> None:
    found = split(writer.read(case.body(writer)))
    assert (notes_of(found), marks_of(found)) == (case.notes, case.marks)


def test_notes_in_a_numbered_list_bear_its_numbers() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    body = p("The lock was dug in 1790.", WORD.raised("n1", "1"), " It leaked.", WORD.raised("n2", "2"))
    body += WORD.bookmark("n1") + p("Canal Office. ", WORD.link("r1", "↩"), properties=item)
    body += WORD.bookmark("n2") + p("Weir, Locks.", properties=item) + p("It was sold. ", WORD.link("r2", "↩"))
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p0" Type='
    links += '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>'
    parts = {"word/numbering.xml": numbering, "word/_rels/document.xml.rels": links}
    found = split(readers.read(docx(body, more=parts), "a.docx"))
    assert notes_of(found) == [("1", "Canal Office."), ("2", "Weir, Locks. It was sold.")]
    assert marks_of(found) == [("1790.", "1", "1"), ("leaked.", "2", "2")]


def test_sections_of_opendocument_are_places() -> None:
    body = OPEN.paragraph("The lock was dug in 1790.", OPEN.raised("n1", "1"))
    body += f'<text:section text:name="n1">{OPEN.paragraph("1. Canal Office.")}</text:section>'
    assert notes_of(split(OPEN.read(body))) == [("1", "Canal Office.")]


def test_many_links_take_no_time() -> None:
    out = Paragraphs()
    for number in range(20_000):
        out.begin("paragraph")
        out.cross(out.write("1").start, f"a{number}")
        out.write(" and so on.")
        out.cross(out.write("1").start, f"b{number}")
        out.end()
    start = time.process_time()
    assert len(out.document("a", "docx", b"").notes) > 9_000
    assert time.process_time() - start < 3
