"""What only the whole of the pages shows: notes and their zones, running heads, links, boxes, who wrote it and when."""

from __future__ import annotations

import pytest

from claimscan import readers
from claimscan.errors import UnreadableInput
from claimscan.model import Document, Hyperlink, Line, Span
from claimscan.split import split
from pdf_pages import Sheet, pdf, uri

BODY = [
    "The first lamp on the northern pier was lit in the spring, and its keeper was told",
    "to write down the hours of every night. His book has come down to us in two volumes,",
    "of which one was in the sea. Nothing in it tells of the great storm, though it raged for",
    "three days. What the harbour office knew of it is found in letters to the capital, which",
    "were answered late or not at all, and in the log of the only boat that was out.",
]


def read(*sheets: Sheet, **more: dict[str, str]) -> Document:
    return readers.read(pdf(*sheets, **more), "pier.pdf")  # type: ignore[arg-type]


def line_with(document: Document, text: str) -> Line:
    return next(line for line in document.lines if text in document.text[line.span.start : line.span.end])


def noted() -> Sheet:
    """A page with two marks and their notes below a rule."""
    sheet = Sheet().lines(72, 80, BODY).marked(72, 140, "The boat came home.^1^ Its log did not,^2^ and")
    sheet.lines(72, 152, BODY).stroke(72, 172, 690)
    sheet.marked(84, 702, "^1^Harbour Office, Annual Report, p. 14.", 8)
    return sheet.marked(84, 712, "^2^Letter to the capital, 3 May 1862.", 8)


def test_marks_and_notes() -> None:
    document = read(noted())
    assert [mark.labels for mark in document.marks] == [("1",), ("2",), ("1",), ("2",)]
    assert [line.foot for line in document.lines] == [False] * 11 + [True, True]
    layout = split(document)
    assert [(note.label, note.text) for note in layout.notes] == [
        ("1", "Harbour Office, Annual Report, p. 14."),
        ("2", "Letter to the capital, 3 May 1862."),
    ]
    assert [(link.label, link.note) for link in layout.links] == [("1", "n1"), ("2", "n2")]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = Sheet().lines(72, 80, BODY * 8).marked(72, 560, "The boat came home.^1^").stroke(72, 172, 690)
    first.marked(84, 702, "^1^The report of the office is long, and it tells of every boat that", 8)
    second = Sheet().lines(72, 80, BODY * 8).stroke(72, 172, 690).text(72, 702, "was in the harbour on that day.", 8)
    layout = split(read(first, second))
    assert [note.text for note in layout.notes] == [
        "The report of the office is long, and it tells of every boat that was in the harbour on that day."
    ]


def test_powers_are_no_marks_unless_the_count_needs_them() -> None:
    sheet = Sheet().lines(72, 80, BODY)
    sheet.marked(72, 152, "A field of 40 m^2^ lay by the road.^1^ In 1862^2^ it was 10^6^ bricks.^3^")
    assert [mark.labels[0] for mark in read(sheet).marks] == ["1", "2", "3"]


def test_two_marks_without_a_blank_between_them() -> None:
    sheet = Sheet().lines(72, 80, BODY)
    for row, number in enumerate((62, 6364, 65)):
        sheet.marked(72, 152 + 12 * row, f"The boat came home.^{number}^")
    assert [mark.labels for mark in read(sheet).marks] == [("62",), ("63", "64"), ("65",)]


def test_running_heads_and_page_numbers() -> None:
    sheets = [
        Sheet().text(72, 40, "Lamps of the North").text(520, 40, str(17 + number)).lines(72, 80, BODY * 5)
        for number in range(4)
    ]
    document = read(*sheets)
    heads = [document.text[s.start : s.end] for s in (line.span for line in document.lines if line.kind == "furniture")]
    assert heads == [f"Lamps of the North {17 + number}" for number in range(4)]
    assert document.page_labels == ("17", "18", "19", "20")
    assert [document.place(line.span.start).page for line in document.lines if line.kind == "furniture"] == [1, 2, 3, 4]


def test_short_notes_that_recur_at_the_foot_are_no_running_feet() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet().lines(72, 80, BODY * 8).marked(72, 560, f"The boat came home.^{number}^").stroke(72, 172, 776)
        sheets.append(sheet.marked(84, 790, f"^{number}^Ibid., p. {number}.", 8))
    assert not [line for line in read(*sheets).lines if line.kind == "furniture"]


def test_paragraphs_begin_with_an_indent_or_below_white() -> None:
    sheet = Sheet().lines(72, 80, BODY).text(84, 140, BODY[0]).lines(72, 152, BODY[1:]).lines(72, 220, BODY)
    gaps = [line.gap for line in read(sheet).lines]
    assert gaps == [True, *[False] * 4, True, *[False] * 4, True, *[False] * 4]


def test_a_link_gives_the_address_that_the_print_broke() -> None:
    address = "https://lamps.example/north-pier/log"
    sheet = (
        Sheet()
        .lines(72, 80, BODY)
        .text(72, 152, "See https://lamps.example/north-")
        .text(72, 164, "pier/log for the log.")
    )
    sheet.link(90, 142, 206, 154, uri(address)).link(72, 154, 107, 166, uri(address))
    document = read(sheet)
    start = document.text.index("https")
    assert document.links == (Hyperlink(Span(start, start + len("https://lamps.example/north-\npier/log")), address),)


def test_the_file_s_own_links_lead_marks_to_notes() -> None:
    """Numbers begin again on the second page; every mark has its link."""
    marks = read(noted())
    places = [marks.boxes(mark.span)[0] for mark in marks.marks[:2]]
    sheets = []
    for page in (0, 1):
        sheet = noted()
        for (_, x0, top, x1, bottom), goal in zip(places, (702, 712), strict=True):
            sheet.link(x0, top, x1, bottom, f"/Dest [{page} /XYZ 72 {842 - goal + 8} null]")
        sheets.append(sheet)
    document = read(*sheets)
    assert [note.label for note in document.notes] == ["1", "2", "1", "2"]
    targets = [mark.target for mark in document.marks if mark.target]
    assert targets == [note.key for note in document.notes]


def test_boxes_lead_back_to_the_page() -> None:
    document = read(Sheet().text(72, 100, "Bees fly"), Sheet().text(72, 100, "far"))
    whole = document.boxes(Span(0, len(document.text)))
    assert [(b.page, round(b.x0), round(b.top, 1), round(b.x1), round(b.bottom, 1)) for b in whole] == [
        (1, 72, 92.2, 105, 102.2),
        (2, 72, 92.2, 83, 102.2),
    ]
    (half,) = document.boxes(Span(0, 2))
    assert (round(half.x0), round(half.x1)) == (72, 82)  # half of "Bees"


def test_title_and_authors_are_read_off_the_page() -> None:
    sheet = Sheet().text(72, 80, "Lamps of the Northern Coast,", 18, "B").text(72, 100, "and Their Keepers", 18, "B")
    sheet.text(72, 130, "Ada Lindqvist and Tomas van der Meer", 12).text(72, 150, "Published online 3 May 2021", 8)
    metadata = read(sheet.lines(72, 200, BODY * 3), info={"Title": "template_v3", "Author": "print shop"}).metadata
    assert metadata.title is not None
    assert metadata.title.value == "Lamps of the Northern Coast, and Their Keepers"
    assert metadata.authors == ("Ada Lindqvist", "Tomas van der Meer")
    assert metadata.date == "2021-05-03"


def test_numbered_references_in_brackets() -> None:
    sheet = Sheet().lines(72, 80, BODY)
    for number, cited in enumerate(("[1]", "[2, 3]", "[1–3]", "[2]", "[3]")):
        sheet.text(72, 152 + 12 * number, f"The boat came home {cited}.")
    sheet.text(72, 400, "References", 12, "B")
    for number in (1, 2, 3):
        sheet.text(72, 400 + 20 * number, f"[{number}] A. Keeper, The Lamp, vol. {number}, 1862.")
    document = read(sheet)
    layout = split(document)
    assert [note.label for note in layout.notes] == ["1", "2", "3"]
    assert [link.label for link in layout.links] == ["1", "2", "3", "1", "2", "3", "2", "3"]


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [
        (
            (Sheet().picture(0, 0, 595, 842),),
            "pier.pdf: its only page holds no text; run OCR (ocrmypdf, for one) and try again",
        ),
        ((Sheet(), Sheet()), "pier.pdf: none of its 2 pages holds text; run OCR (ocrmypdf, for one) and try again"),
    ],
)
def test_pages_without_text_are_refused_with_advice(sheets: tuple[Sheet, ...], sentence: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(*sheets)
    assert str(caught.value) == sentence


def test_a_scan_among_pages_is_named() -> None:
    document = read(Sheet().lines(72, 80, BODY), Sheet().picture(0, 0, 595, 842), Sheet())
    assert [(trouble.rule, trouble.message, trouble.severity) for trouble in document.troubles] == [
        ("unread-page", "page 2 is a picture without text: run OCR to have it read", "warning"),
        ("unread-page", "page 3 holds no text", "info"),
    ]
    assert document.pages == 3


def test_every_character_is_in_one_line() -> None:
    document = read(noted(), Sheet().text(30, 700, "Printed from the archive", 8, turn="0 1 -1 0").lines(72, 80, BODY))
    covered = [i for line in document.lines for i in range(*line.span)]
    assert covered == [i for i, c in enumerate(document.text) if c != "\n"]
