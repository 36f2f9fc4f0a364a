"""Notes as printers set them: under columns, at the end, with symbols, in brackets, numbered anew on each page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimscan import readers
from claimscan.split import split
from pdf_pages import Sheet, pdf

BODY = [
    "The first lamp on the northern pier was lit in the spring, and its keeper was told",
    "to write down the hours of every night. His book has come down to us in two volumes,",
    "of which one was in the sea. Nothing in it tells of the great storm, though it raged for",
    "three days. What the harbour office knew of it is found in letters to the capital, which",
    "were answered late or not at all, and in the log of the only boat that was out.",
]


def found(*sheets: Sheet) -> tuple[list[tuple[str, str]], list[tuple[str, str | None]]]:
    """The notes with their labels, and where each mark leads."""
    layout = split(readers.read(pdf(*sheets), "pier.pdf"))
    texts = {note.id: note.text for note in layout.notes}
    notes = [(note.label, note.text) for note in layout.notes]
    return notes, [(link.label, texts.get(link.note or "")) for link in layout.links]


def with_feet(first: str, second: str, feet: list[str], label: Callable[[Sheet, float, str], Sheet]) -> Sheet:
    sheet = Sheet().lines(72, 80, BODY * 3).marked(72, 270, f"The boat came home.{first} Its log did not,{second} and")
    sheet.lines(72, 282, BODY * 3).stroke(72, 172, 690)
    for number, text in enumerate(feet):
        label(sheet, 702 + 10 * number, text)
    return sheet


def small(sheet: Sheet, y: float, text: str) -> Sheet:
    return sheet.marked(84, y, text, 8)


def test_symbols() -> None:
    notes, links = found(with_feet("^*^", "^†^", ["^*^Harbour Office, Report.", "^†^Letter to the capital."], small))
    assert notes == [("*", "Harbour Office, Report."), ("†", "Letter to the capital.")]
    assert links == [("*", "Harbour Office, Report."), ("†", "Letter to the capital.")]


def test_a_quotation_in_a_note_may_be_as_large_as_the_text() -> None:
    sheet = with_feet("^1^", "^2^", ["^1^The keeper complained to the capital:"], small)
    sheet.lines(
        96, 722, ["Nobody has come to the lamp since the spring, and the oil", "that was sent is no oil but water."]
    )
    notes, _ = found(small(sheet, 760, "^2^Harbour Office, Report."))
    assert notes == [
        (
            "1",
            "The keeper complained to the capital: Nobody has come to the lamp since the spring, and the oil that was sent is no oil but water.",
        ),
        ("2", "Harbour Office, Report."),
    ]


def test_raised_numbers_too_long_for_a_mark_are_text() -> None:
    notes, links = found(
        with_feet("^1^", "^2^", ["^1^Harbour Office, Report.", "^2^Letter^123456^ to the capital."], small)
    )
    assert [text for _, text in links] == ["Harbour Office, Report.", "Letter123456 to the capital."]
    assert len(notes) == 2


def test_numbers_that_begin_again_on_each_page() -> None:
    pages = [
        with_feet("^1^", "^2^", [f"^1^Harbour Office, Report {page}.", f"^2^Letter {page} to the capital."], small)
        for page in "ABC"
    ]
    notes, links = found(*pages)
    assert links == [
        ("1", "Harbour Office, Report A."),
        ("2", "Letter A to the capital."),
        ("1", "Harbour Office, Report B."),
        ("2", "Letter B to the capital."),
        ("1", "Harbour Office, Report C."),
        ("2", "Letter C to the capital."),
    ]
    assert links == notes


def test_numbers_in_brackets_at_the_feet_of_pages() -> None:
    pages = [
        with_feet(f"[{n}]", f"[{n + 1}]", [f"[{n}] Harbour Office, Report {n}.", f"[{n + 1}] Letter {n}."], small)
        for n in (1, 3, 5)
    ]
    notes, links = found(*pages)
    assert [label for label, _ in notes] == ["1", "2", "3", "4", "5", "6"]
    assert links == notes


@pytest.mark.parametrize("label", ["^{}^ ", "{}. ", "{} "])
def test_notes_at_the_end(label: str) -> None:
    sheets = [Sheet(), Sheet()]
    for number in range(1, 17):
        sheet, row = sheets[(number - 1) // 8], (number - 1) % 8
        sheet.lines(72, 80 + 80 * row, BODY)
        sheet.marked(72, 140 + 80 * row, f"The boat came home that evening.^{number}^ Its log was lost.")
    last = Sheet().text(72, 80, "Notes", 14, "B")
    for number in range(1, 17):
        last.marked(72, 96 + 14 * number, f"{label.format(number)}Harbour Office, Annual Report {1860 + number}.", 9)
    notes, links = found(*sheets, last)
    assert notes == [(str(number), f"Harbour Office, Annual Report {1860 + number}.") for number in range(1, 17)]
    assert links == notes


@pytest.mark.parametrize("wide", [False, True], ids=["under each column", "over the whole width"])
def test_notes_below_two_columns(wide: bool) -> None:
    sheet = Sheet()
    for x, mark in ((60, "1"), (310, "2")):
        lines = [f"{line[:40].strip()} {x} {y}" for y in range(8) for line in BODY]
        sheet.lines(x, 80, lines).marked(x, 560, f"The boat came home.^{mark}^ All was well")
    text = "Harbour Office, Annual Report" + (
        ", with all that the office had to say of lamps and boats of every kind" if wide else ""
    )
    sheet.marked(60, 700, f"^1^{text}, p. 14.", 8)
    sheet.marked(60 if wide else 310, 710 if wide else 700, "^2^Letter to the capital.", 8)
    notes, links = found(sheet)
    assert notes == [("1", f"{text}, p. 14."), ("2", "Letter to the capital.")]
    assert links == notes


def test_recognised_text_whose_sizes_lie() -> None:
    """Marks stand on the line, and a number that is raised by chance does not hide them."""
    sheet = Sheet().marked(72, 80, "In the year of the flood, 18^62^, a lamp was lit.")
    for number in range(1, 7):
        sheet.lines(72, 80 + 60 * number, BODY[:3])
        sheet.text(72, 116 + 60 * number, f"The boat came home that evening.{number} Its log was lost.")
    for number in range(1, 7):
        sheet.text(72, 640 + 12 * number, f"{number} Harbour Office, Annual Report {1860 + number}.", 8)
    notes, links = found(sheet)
    assert [label for label, _ in notes] == ["1", "2", "3", "4", "5", "6"]
    assert links == notes
