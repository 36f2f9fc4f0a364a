"""Tagged files: what their structure says is a note or a reference is evidence beside what the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimscan.readers.pdf import pdfium, tags
from claimscan.readers.pdf.document import document
from claimscan.readers.pdf.native import library
from claimscan.readers.pdf.pages import PrintedPage, printed
from pdf_pages import Sheet, pdf

TYPST = Path(__file__).parents[1] / "fixtures" / "bees" / "article.typst.pdf"
BODY = ["The first lamp on the northern pier was lit in the spring.", "Its keeper wrote down the hours of every night."]


def page(sheet: Sheet) -> PrintedPage:
    return printed(pdfium.Document(pdf(sheet)).page(0))


def read(found: PrintedPage) -> list[tuple[str, bool]]:
    """The lines, and whether each stands where notes stand."""
    made = document([found], "pier.pdf", b"", {"pages": 1})
    return [(made.text[line.span.start : line.span.end], line.foot) for line in made.lines]


def test_lines_of_notes_are_known_in_a_tagged_file() -> None:
    lines = printed(pdfium.Document(TYPST.read_bytes()).page(0)).lines
    noted = [line.text for line in lines if line.noted]
    assert noted[0].startswith("*We thank the inspectors of the Office of Statistics")
    assert noted[-1].startswith("†A colony is counted here")
    assert noted == [line.text for line in lines][-len(noted) :]


def test_what_is_said_to_be_a_note_at_the_foot_of_its_column_is_one() -> None:
    """In the type of the text, without a rule, a label or white above it."""
    sheet = Sheet().lines(72, 80, BODY * 10).lines(72, 320, ["From the annual report of the harbour office."])
    found = page(sheet)
    assert [line for line, foot in read(found) if foot] == []
    said = found._replace(lines=(*found.lines[:-1], found.lines[-1]._replace(noted=True)))
    assert [line for line, foot in read(said) if foot] == ["From the annual report of the harbour office."]
    elsewhere = found._replace(lines=(found.lines[0]._replace(noted=True), *found.lines[1:]))
    assert [line for line, foot in read(elsewhere) if foot] == []


def test_a_raised_number_that_is_said_to_be_a_reference_is_no_power() -> None:
    sheet = Sheet().lines(72, 80, BODY * 4).marked(72, 176, "The boat weighed as much as the pier had m^2^ of planks.")
    found = page(sheet)
    assert document([found], "pier.pdf", b"", {"pages": 1}).marks == ()
    line = found.lines[-1]
    said = found._replace(lines=(*found.lines[:-1], line._replace(calling=line.raised)))
    assert [mark.labels for mark in document([said], "pier.pdf", b"", {"pages": 1}).marks] == [("2",)]


def test_an_older_library_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    class Older:
        FPDFText_LoadPage = library().FPDFText_LoadPage

    assert tags.tags(Older(), 0) == {}
