"""Glyphs of a page, in both ways: the same letters at the same places, in the same fonts and sizes."""

from __future__ import annotations

from collections import Counter, defaultdict
from ctypes import memmove
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimscan.readers.pdf import pdfium, plumber
from claimscan.readers.pdf.glyphs import Annotation, Font, Glyph, Page, Run
from claimscan.readers.pdf.pages import printed
from claimscan.readers.pdf.reading import Damaged, Source
from claimscan.readers.pdf.sheet import Box, _text
from claimscan.readers.pdf.sheet import Sheet as Characters
from pdf_pages import Sheet, pdf, uri

DEV = Path(__file__).parents[2] / "shared" / "dev" / "pdf"
WAYS = pytest.mark.parametrize("way", [pdfium.Document, plumber.Document], ids=["pdfium", "plumber"])
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}


def page(way: type[Source], *sheets: Sheet, number: int = 0) -> Page:
    return way(pdf(*sheets)).page(number)  # type: ignore[call-arg]


@WAYS
def test_text_stands_where_it_is_put(way: type[Source]) -> None:
    found = page(way, Sheet().text(72, 100, "Bees", 12, "B"))
    glyphs = list(found.glyphs())
    assert [(g.text, round(g.x0, 1), g.baseline, g.size, g.font) for g in glyphs] == [
        ("B", 72.0, 100.0, 12.0, "Times-Bold"),
        ("e", 80.0, 100.0, 12.0, "Times-Bold"),
        ("e", 85.3, 100.0, 12.0, "Times-Bold"),
        ("s", 90.7, 100.0, 12.0, "Times-Bold"),
    ]
    assert (found.width, found.height) == (595, 842)


@WAYS
def test_a_raised_number_is_smaller_and_higher(way: type[Source]) -> None:
    found = page(way, Sheet().marked(72, 100, "The lamp was lit in 1862.^14^ It burned oil."))
    raised = [(g.text, g.size, round(g.baseline, 1)) for g in found.glyphs() if g.size < 10]
    assert raised == [("1", 7.0, 96.5), ("4", 7.0, 96.5)]


def test_a_letter_that_nobody_knows_moves_no_other() -> None:
    """PDFium leaves it out of a page's text, but not out of the count."""

    def copied(*arguments: int) -> int:
        memmove(arguments[3], "lmp\0".encode("utf-16-le"), 8)
        return 4

    codes = [ord("l"), 0, ord("m"), ord("p")]
    library = SimpleNamespace(FPDFText_GetText=copied, FPDFText_GetUnicode=lambda _, index: codes[index])
    assert _text(library, 0, 4) == "l\ufffdmp"


@pytest.mark.parametrize(
    ("text", "high", "parts"),
    [
        ("In 20091 it fell.", (7,), ["In 2009", "1", " it fell."]),
        ("the lamp12, lit", (8, 9), ["the lamp", "12", ", lit"]),
        ("In 2009 it fell.", (), ["In 2009 it fell."]),
        ("a row of 12345", (9, 10, 11, 12, 13), ["a row of 12345"]),  # of high figures, no mark
    ],
)
def test_figures_that_a_font_draws_high_are_parted_from_those_before_them(
    text: str, high: tuple[int, ...], parts: list[str]
) -> None:
    run = Run(0, len(text), Font("Times", bold=False, italic=False), 10, 100, 0, 92, 102)
    sheet = Characters.__new__(Characters)
    sheet.text, sheet._box = text, Box(0, 0, 600, 800, 0)
    sheet._drawn = lambda at: (96, 92) if at in high else (100, 93)  # type: ignore[method-assign]
    assert [text[part.start : part.end] for part in sheet._raised([run])] == parts


@WAYS
def test_a_size_may_be_in_the_matrix_alone(way: type[Source]) -> None:
    found = page(way, Sheet().text(72, 100, "Hive", 1, turn="11 0 0 11"))
    assert {(g.size, g.baseline) for g in found.glyphs()} == {(11.0, 100.0)}


@WAYS
def test_a_cropped_page_is_measured_from_what_is_shown(way: type[Source]) -> None:
    found = page(way, Sheet(extra="/CropBox [50 100 500 800]").text(72, 100, "Tram"))
    first = next(found.glyphs())
    assert (found.width, found.height) == (450, 700)
    assert (round(first.x0, 1), first.baseline) == (22.0, 58.0)


def test_a_page_that_is_shown_turned_is_read_as_shown() -> None:
    found = page(pdfium.Document, Sheet(extra="/Rotate 90").text(300, 400, "Pier", turn="0 1 -1 0"))
    first = next(found.glyphs())
    assert (found.width, found.height) == (842, 595)
    assert (found.runs[0].angle, round(first.x0, 1), first.baseline) == (0, 442.0, 300.0)


def test_a_page_whose_text_lies_on_its_side_is_turned_for_reading() -> None:
    sheet = Sheet().text(300, 400, "The table lies on its side", turn="0 1 -1 0").text(40, 30, "12")
    found = page(pdfium.Document, sheet)
    assert (found.width, found.height) == (842, 595)
    assert [run.angle for run in found.runs] == [0, 270]


@WAYS
def test_strokes_pictures_and_addresses(way: type[Source]) -> None:
    sheet = Sheet().text(72, 600, "Text").stroke(72, 172, 700).picture(0, 0, 595, 421)
    sheet.link(72, 590, 92, 602, uri("https://bridges.example/spans"))
    found = page(way, sheet)
    assert [(round(s.x0), round(s.x1), round(s.y)) for s in found.strokes] == [(72, 172, 700)]
    assert round(found.pictures, 2) == 0.5
    link = found.annotations[0]
    assert (link.url, round(link.x0), round(link.top)) == ("https://bridges.example/spans", 72, 590)


def test_a_link_into_the_document_names_page_and_height() -> None:
    sheet = Sheet().text(72, 600, "Text").link(72, 590, 92, 602, "/Dest [0 /XYZ 72 500 null]")
    link = page(pdfium.Document, sheet).annotations[0]
    assert link == Annotation(72.0, 590.0, 92.0, 602.0, None, 0, 72.0, 500.0)


@WAYS
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"Bees are insects.", b"\0" * 4096])
def test_what_is_no_pdf_is_refused(way: type[Source], data: bytes) -> None:
    with pytest.raises(Damaged):
        way(data)  # type: ignore[call-arg]


def letters(found: Page) -> list[Glyph]:
    """The upright glyphs, ligatures as their letters."""
    turned = {(run.baseline, run.size) for run in found.runs if run.angle}
    glyphs = [glyph for glyph in found.glyphs() if (glyph.baseline, glyph.size) not in turned]
    return [glyph._replace(text=letter) for glyph in glyphs for letter in LIGATURES.get(glyph.text, glyph.text)]


def raised(found: Page) -> list[str]:
    return sorted(
        line.text[line.piece(number).start : line.piece(number).end]
        for line in printed(found).lines
        for number in line.raised
    )


@pytest.mark.skipif(not DEV.exists(), reason="the development documents are not here")
@pytest.mark.parametrize("path", sorted(DEV.glob("*.pdf")), ids=lambda path: path.stem)
def test_both_ways_agree_on_real_pages(path: Path) -> None:
    """Left out: ligatures, which one way spells out, and superior figures, whose height only the fast way sees."""
    data = path.read_bytes()
    fast, slow = pdfium.Document(data), plumber.Document(data)
    number = min(4, fast.pages - 1)
    one, other = fast.page(number), slow.page(number)
    places: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph in letters(one):
        places[glyph.text, round(glyph.x0 / 4), round(glyph.baseline / 4)].append(glyph)
    total = found = same = 0
    for glyph in letters(other):
        near = [
            candidate
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            for candidate in places.get((glyph.text, round(glyph.x0 / 4) + x, round(glyph.baseline / 4) + y), ())
        ]
        total += 1
        found += bool(near)
        same += any(abs(c.baseline - glyph.baseline) < 0.3 and abs(c.size - glyph.size) < 0.03 * c.size for c in near)
    assert found >= 0.95 * total
    assert same >= 0.99 * found
    assert not Counter(raised(other)) - Counter(raised(one))
