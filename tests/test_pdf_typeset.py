"""What typesetters do around a text: numbers of lines, drop capitals, headings over lines, heads that print the page's number.

``test_fixtures`` reads the typeset files of the conformance article; here each of these stands alone.
"""

from __future__ import annotations

import pytest

from claimscan import readers
from claimscan.model import Layout
from claimscan.split import split
from pdf_pages import Sheet, pdf, uri

PROSE = [
    "The north pier was built of oak that came down the river in spring, and since then",
    "it has been mended with whatever the storms left on the beach below the town. Nobody",
    "has ever seen the plan of it, and the harbour office says that there was none at all.",
    "The piles stand nine feet deep in clay, which is more than the lighthouse can say of",
    "its own foundations, and they were driven by hand over two winters and a wet summer.",
    "What was left over became a dance hall.",
]
BESIDE = (
    "as everybody said who had ever been on the pier in winter, when the wind comes down from the hills and the boats stay in "
    "the harbour. Nobody else was there to see it, for the town was at the fair and the lamps were out."
)


def layout(*sheets: Sheet) -> Layout:
    return split(readers.read(pdf(*sheets), "pier.pdf"))


def texts(found: Layout, *kinds: str) -> list[str]:
    return [passage.text for passage in found.passages if passage.kind in kinds]


def furniture(found: Layout) -> list[str]:
    document = found.document
    spans = [span for block in document.blocks if block.kind in ("furniture", "other") for span in block.spans]
    return [document.text[span.start : span.end] for span in spans]


def test_numbers_of_lines_are_no_text() -> None:
    sheet = Sheet().lines(72, 100, PROSE).lines(72, 184, PROSE)
    for line in (5, 10):
        sheet.text(50, 88 + 12 * (line + line // 10), str(line), 8)
    found = layout(sheet)
    assert texts(found, "paragraph") == [" ".join(PROSE), " ".join(PROSE)]
    assert sorted(furniture(found)) == ["10", "5"]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param([(5, 100), (6, 136)], id="labels that count by one"),
        pytest.param([(4, 100), (9, 184)], id="no multiples of their step"),
        pytest.param([(5, 100), (10, 600)], id="too far apart"),
    ],
)
def test_other_numbers_before_a_text_stay(numbers: list[tuple[int, float]]) -> None:
    sheet = Sheet()
    for number, y in numbers:
        sheet.text(50, y, str(number)).lines(72, y, PROSE)
    document = layout(sheet).document
    printed = [document.text[line.span.start : line.span.end] for line in document.lines]
    assert [line for line in printed if line[0].isdigit()] == [f"{number} {PROSE[0]}" for number, _ in numbers]


@pytest.mark.parametrize(
    ("capital", "rest", "first"),
    [
        pytest.param("N", "obody knew the pier", "Nobody knew the pier", id="a word cut behind its first letter"),
        pytest.param("A", "pier of oak is warm", "A pier of oak is warm", id="a word of one letter"),
        pytest.param("A", "lthough it was warm", "Although it was warm", id="a letter that could be a word"),
        pytest.param("T", "HE PIER of oak", "THE PIER of oak", id="capitals behind it"),
    ],
)
def test_drop_capitals(capital: str, rest: str, first: str) -> None:
    sheet = Sheet().text(72, 124, capital, 36).text(102, 100, f"{rest}, as everybody said who had ever been on")
    sheet.lines(
        102, 112, ["the pier in winter, when the wind comes down from the hills and the", "boats stay in the harbour."]
    )
    sheet.lines(72, 136, ["Nobody else was there to see it, for the town was at the fair and the", "lamps were out."])
    assert texts(layout(sheet), "paragraph") == [f"{first}, {BESIDE}"]


def test_a_heading_over_two_lines_is_one() -> None:
    sheet = Sheet().text(72, 60, "The Piles of the North Pier", 18, "B").lines(72, 100, PROSE)
    sheet.text(72, 200, "What the Harbour Office Knew of the", 14, "B")
    sheet.text(72, 217, "Piles and Where They Came From", 14, "B").lines(72, 250, PROSE)
    found = layout(sheet)
    assert texts(found, "heading") == ["What the Harbour Office Knew of the Piles and Where They Came From"]
    assert [passage.section for passage in found.passages if passage.kind == "paragraph"] == [
        None,
        "What the Harbour Office Knew of the Piles and Where They Came From",
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Who Drove the Piles?", True),
        ("“I never saw a pile...”", True),
        ("Oak, Clay and the Tide", True),
        ("The piles were never counted.", False),
        ("What the office knew:", False),
    ],
)
def test_how_headings_end(text: str, heading: bool) -> None:
    sheet = Sheet().text(72, 60, "The Piles of the North Pier", 18, "B").lines(72, 100, PROSE)
    found = layout(sheet.text(72, 200, text, 12, "B").lines(72, 230, PROSE))
    assert (text in texts(found, "heading")) == heading


def test_heads_with_the_number_of_their_page() -> None:
    heads = ["1 The North Pier", "A. Moss 2", "3 The North Pier"]
    sheets = [Sheet().text(72, 50, head, 9).lines(72, 100, PROSE * 4) for head in heads]
    assert furniture(layout(*sheets)) == heads


def test_marks_with_commas_between_them_are_one() -> None:
    sheet = Sheet().lines(72, 100, PROSE[:3]).marked(72, 136, "The piles are of oak.^1, 2–3^ The dance hall is not.^4^")
    sheet.lines(72, 148, PROSE[3:]).stroke(72, 150, 690)
    for number, text in enumerate(("Letter.", "Report.", "Log.", "Bill."), 1):
        sheet.marked(72, 692 + 10 * number, f"^{number}^{text}", 8)
    found = layout(sheet)
    assert [mark.labels for mark in found.marks] == [("1", "2", "3"), ("4",)]
    assert "The piles are of oak. The dance hall is not." in " ".join(texts(found, "paragraph"))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Ada Moss, Piles, 101–", "24, on oak.", "Ada Moss, Piles, 101–24, on oak."),
        ("Ada Moss, Piles, ISBN 978-", "1-84555-021-9.", "Ada Moss, Piles, ISBN 978-1-84555-021-9."),
        ("Ada Moss, Piles (1871) –", "4 copies.", "Ada Moss, Piles (1871) – 4 copies."),
    ],
)
def test_ranges_and_numbers_cut_behind_a_dash(first: str, second: str, joined: str) -> None:
    sheet = Sheet().lines(72, 100, PROSE).marked(72, 200, "The piles are of oak.^1^").stroke(72, 150, 690)
    sheet.marked(72, 702, f"^1^{first}", 8).text(72, 712, second, 8)
    assert [note.text for note in layout(sheet).notes] == [joined]


def test_a_link_tells_how_its_lines_join() -> None:
    goal = uri("https://pier.example/oak.12.1.1/north-piles")
    sheet = Sheet().lines(72, 100, PROSE).marked(72, 200, "The piles are of oak.^1^").stroke(72, 150, 690)
    sheet.marked(72, 702, "^1^Ada Moss, https://pier.example/oak.12.", 8).text(72, 712, "1.1/north-", 8).text(
        72, 722, "piles.", 8
    )
    sheet.link(100, 694, 260, 704, goal).link(72, 705, 120, 714, goal).link(72, 715, 88, 724, goal)
    assert [note.text for note in layout(sheet).notes] == ["Ada Moss, https://pier.example/oak.12.1.1/north-piles."]


def test_underscores_that_are_drawn() -> None:
    sheet = (
        Sheet().text(72, 100, "See pier.example/oak").stroke(158.7, 161.7, 101).text(162.2, 100, "piles for the rest.")
    )
    sheet.text(72, 124, "Signed by hand: ").stroke(140, 240, 126).text(
        250, 124, "in the harbour office, all of it, with ink."
    )
    document = layout(sheet).document
    assert (
        document.text
        == "See pier.example/oak_piles for the rest.\nSigned by hand: in the harbour office, all of it, with ink."
    )


def test_a_link_without_a_scheme_is_no_address() -> None:
    sheet = Sheet().lines(72, 100, PROSE).link(72, 90, 140, 102, uri("Drawing 4, sheet 2"))
    sheet.link(72, 102, 140, 114, uri("https://pier.example/plan"))
    assert [link.url for link in layout(sheet).document.links] == ["https://pier.example/plan"]


def test_the_number_of_a_paragraph_is_no_part_of_its_sentence() -> None:
    sheet = Sheet()
    for number, text in enumerate(PROSE[:5], 8):
        y = 60 + 30 * number
        sheet.text(72, y, f"12.{number}.").text(93.8 if number < 10 else 98.8, y, f'The oak said "{text[:60]}"')
    assert texts(layout(sheet), "item") == [f'The oak said "{text[:60]}"' for text in PROSE[:5]]


def test_bullets_begin_paragraphs() -> None:
    sheet = (
        Sheet()
        .lines(72, 100, PROSE[:2])
        .lines(90, 124, [f"• {text}" for text in ("oak of the river", "clay of the bay")])
    )
    assert texts(layout(sheet), "item") == ["oak of the river", "clay of the bay"]


def test_the_page_s_number_right_below_the_notes() -> None:
    sheets = []
    for page in (1, 2, 3):
        sheet = Sheet().lines(72, 60, PROSE * 9).marked(72, 708, f"The piles are of oak.^{page}^").stroke(72, 172, 740)
        sheets.append(
            sheet.marked(72, 752, f"^{page}^Letter {page} to the capital.", 8).text(72, 762, f"Page | {page}", 8)
        )
    found = layout(*sheets)
    assert furniture(found) == ["Page | 1", "Page | 2", "Page | 3"]
    assert [note.text for note in found.notes] == [f"Letter {page} to the capital." for page in (1, 2, 3)]


def test_white_parts_paragraphs_that_have_no_stop() -> None:
    sheet = Sheet().lines(
        72, 100, ["How the river came to carry oak down to the sea, and who was paid for it, in a time", "without rain"]
    )
    found = layout(sheet.lines(72, 136, PROSE))
    assert texts(found, "paragraph") == [
        "How the river came to carry oak down to the sea, and who was paid for it, in a time without rain",
        " ".join(PROSE),
    ]


def test_lines_in_the_middle_are_one_paragraph() -> None:
    notice = [
        "This report was made for the harbour and is not to be shown on any ship or",
        "Ferry, which the harbour counts as a road, but for the ferry of the",
        "Eastern bank.",
    ]
    sheet = Sheet().lines(72, 100, PROSE)
    for number, (x, text) in enumerate(zip((99.7, 119.9, 222.8), notice, strict=True)):  # their middles are at 250
        sheet.text(x, 200 + 12 * number, text)
    assert texts(layout(sheet), "paragraph")[1:] == [" ".join(notice)]


def test_numbered_paragraphs_without_white_between_them() -> None:
    sheet = (
        Sheet()
        .lines(72, 100, PROSE)
        .lines(72, 184, ["4.1. that it is of oak", "4.2. that it was driven", "4.3. that it stands in clay"])
    )
    assert texts(layout(sheet), "item") == ["that it is of oak", "that it was driven", "that it stands in clay"]


def test_the_last_line_of_a_paragraph_above_columns_stays_with_it() -> None:
    wide = [
        "The north pier was built of oak that came down the river in spring, and since then it has been",
        "mended by all.",
    ]
    left = ["Oak is a wood that swells in", "the sea and does not float in", "it for long, which was known"]
    sheet = Sheet().lines(72, 100, wide, size=12, step=14)
    sheet.lines(72, 150, left * 3, size=12, step=14).lines(330, 150, left * 3, size=12, step=14)
    found = layout(sheet)
    assert texts(found, "paragraph")[0] == " ".join(wide)
    assert [line.gap for line in found.document.lines[:3]] == [True, False, True]


def test_paragraphs_that_end_side_by_side_at_the_head_of_columns_are_no_running_head() -> None:
    column = ["Oak is a wood that swells in", "the sea and does not float in", "it for long, as was known."]
    sheet = Sheet()
    for x in (72, 330):
        sheet.lines(x, 60, column, size=12, step=14).lines(x, 120, column * 9, size=12, step=14)
        sheet.lines(
            x, 760, ["What the tide left of it was burned by", "everybody who could reach it."], size=9, step=10
        )
    once = " ".join(column)
    end = "What the tide left of it was burned by everybody who could reach it."
    assert texts(layout(sheet), "paragraph") == [once, " ".join([once] * 9), end] * 2
