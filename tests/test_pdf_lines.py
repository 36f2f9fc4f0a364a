"""From glyphs to lines in reading order."""

from __future__ import annotations

import pytest

from claimscan.readers.pdf import pdfium
from claimscan.readers.pdf.lines import PrintedLine, lines
from pdf_pages import Sheet, pdf

LEFT = [
    "The first lamp on the northern pier was",
    "lit in the spring, and the keeper was to",
    "write down the hours of every night.",
    "His book has come down to us in two",
    "volumes, of which one was in the sea.",
    "Nothing in it tells of the great storm.",
]
RIGHT = [
    "What the harbour office knew of it is",
    "found in letters to the capital, which",
    "were answered late or not at all.",
    "In later years the lamp was moved to",
    "the end of the pier, where it stood until",
    "the tram line took the place of the road.",
]


def read(*sheets: Sheet) -> list[PrintedLine]:
    return lines(pdfium.Document(pdf(*sheets)).page(0))


def texts(*sheets: Sheet) -> list[str]:
    return [line.text for line in read(*sheets)]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().lines(60, 100, LEFT).lines(310, 100, RIGHT)
    assert texts(sheet) == LEFT + RIGHT


def test_the_order_of_the_file_does_not_matter() -> None:
    sheet = Sheet()
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        sheet.text(310, 100 + 12 * number, right).text(60, 100 + 12 * number, left)
    assert texts(sheet) == LEFT + RIGHT


def test_what_stands_across_the_columns_parts_them() -> None:
    title = "Lamps and Their Keepers on the Northern Coast, and What They Wrote"
    wide = "Below both columns a sentence may run over the whole width of the page, as the notes of some journals do."
    sheet = Sheet().text(60, 60, title, 16).lines(60, 100, LEFT).lines(310, 100, RIGHT).text(60, 200, wide)
    assert texts(sheet) == [title, *LEFT, *RIGHT, wide]


def test_three_columns() -> None:
    thirds = [[line[:24].strip() for line in lines] for lines in (LEFT, RIGHT, LEFT[::-1])]
    sheet = Sheet().lines(50, 100, thirds[0]).lines(220, 100, thirds[1]).lines(390, 100, thirds[2])
    assert texts(sheet) == thirds[0] + thirds[1] + thirds[2]


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Lamps", "1862", "14"), ("Keepers", "1871", "3"), ("Boats", "1880", "7"), ("Bells", "1891", "2")] * 2
    sheet = Sheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.text(60 + 150 * column, 100 + 12 * number, cell)
    assert texts(sheet) == [" ".join(row) for row in rows]


def test_labels_that_hang_before_their_text_stay_with_it() -> None:
    sheet = Sheet()
    for number, (label, line) in enumerate(zip(("1.", "2.", "3.", "4.", "5.", "6."), LEFT, strict=True)):
        sheet.text(60, 100 + 12 * number, label).text(80, 100 + 12 * number, line)
    sheet.lines(310, 100, RIGHT)
    assert texts(sheet) == [f"{number}. {line}" for number, line in enumerate(LEFT, 1)] + RIGHT


def test_raised_numbers_belong_to_their_line() -> None:
    line = read(Sheet().marked(60, 100, "The keeper wrote every night.^12^ His book is kept."))[0]
    assert line.text == "The keeper wrote every night.12 His book is kept."
    assert [line.text[line.piece(n).start : line.piece(n).end] for n in line.raised] == ["12"]


def test_a_raised_number_drawn_later_is_put_where_it_stands() -> None:
    sheet = Sheet().text(60, 100, "The keeper wrote").text(60, 112, "every night.").text(130.2, 96.5, "12", 7)
    assert texts(sheet) == ["The keeper wrote12", "every night."]


def test_a_mark_raised_twice_over_belongs_to_its_line() -> None:
    sheet = Sheet().lines(60, 88, LEFT[:1]).text(60, 100, "The keeper wrote").text(130.2, 93.4, "12", 4.7)
    assert texts(sheet.text(137, 100, "every night.")) == [LEFT[0], "The keeper wrote12 every night."]


def test_the_line_below_a_marks_link_is_no_underscore() -> None:
    sheet = Sheet().text(60, 100, "The keeper wrote").text(130.2, 96.5, "12", 7).stroke(130.2, 137.2, 101)
    assert texts(sheet.text(140, 100, "every night.")) == ["The keeper wrote12 every night."]


def test_small_capitals_do_not_make_a_line_small() -> None:
    sheet = (
        Sheet()
        .text(60, 100, "H", 9)
        .text(66.5, 100, "ARBOUR", 7)
        .text(102, 100, "O", 9)
        .text(108.5, 100, "FFICE, 1871", 7)
    )
    assert [(line.text, line.size) for line in read(sheet)] == [("HARBOUR OFFICE, 1871", 9.0)]


def test_text_at_an_angle_comes_last() -> None:
    sheet = Sheet().text(30, 700, "Printed from the archive", 8, turn="0 1 -1 0").lines(60, 100, LEFT)
    found = read(sheet)
    assert [line.text for line in found] == [*LEFT, "Printed from the archive"]
    assert [line.aside for line in found] == [False] * 6 + [True]


@pytest.mark.parametrize("gap", [12, 16, 24])
def test_a_running_head_is_read_across(gap: float) -> None:
    sheet = Sheet().text(60, 40, "The Pier").text(500, 40, "17")
    sheet.lines(60, 64 + gap, LEFT).lines(310, 64 + gap, RIGHT)
    assert texts(sheet) == ["The Pier 17", *LEFT, *RIGHT]


def test_what_lies_off_the_page_is_not_printed() -> None:
    assert texts(Sheet().text(60, 100, "Here").text(60, 900, "Below").text(700, 100, "Beside")) == ["Here"]
