"""Pictures of pages: what is drawn where, files and exit codes of ``claimscan show``, and what becomes of hostile files."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from claimscan import show
from claimscan.__main__ import main
from claimscan.errors import UnreadableInput
from claimscan.readers.pdf import process
from claimscan.readers.pdf.overlay import Area, Overlay, pictures
from pdf_pages import Sheet, pdf

BODY = [
    "The first lamp on the northern pier was lit in the spring of 1862, and it burned",
    "colza oil until the gasworks of the harbour were finished, eleven years later on,",
]
NOTES = ["Ann Rey, Lamps of the North (Merrow, 1901), 14.", "Joan Pell, Colza Oil (Anstey, 1888), 3."]
SCALE = 120 / 72  # pixels of a point


def article() -> bytes:
    """Two pages: two marks with their notes on the first, and one on the second."""
    first = Sheet().text(72, 40, "Lamps and Piers", 8).lines(72, 100, BODY)
    first.marked(72, 124, "and its keeper wrote down the hours of every night.^1^ Nobody has read them.^2^")
    first.stroke(72, 172, 700).marked(72, 714, "^1^ " + NOTES[0], 8).marked(72, 726, "^2^ " + NOTES[1], 8)
    second = Sheet().text(72, 40, "Lamps and Piers", 8).lines(72, 100, BODY)
    second.marked(72, 124, "The southern pier had no keeper and no lamp before 1880.^3^")
    second.stroke(72, 172, 700).marked(72, 714, "^3^ Ann Rey, Lamps of the South (Merrow, 1911), 9.", 8)
    return pdf(first, second)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "piers.pdf"
    path.write_bytes(article())
    return path


def kinds(areas: Sequence[Area], kind: str) -> list[Area]:
    return [area for area in areas if area.kind == kind]


def test_what_is_drawn_over_a_page() -> None:
    found = show.overlay(show.read(article(), "piers.pdf"), 1)
    assert found.caption == "piers.pdf, page 1 of 2: 2 marks, 2 notes"
    assert [area.tag for area in kinds(found.areas, "note")] == ["1", "2"]
    assert len(kinds(found.areas, "label")) == 2
    assert len(kinds(found.areas, "furniture")) == 1
    assert not kinds(found.areas, "column")
    marks = kinds(found.areas, "mark")
    assert [(area.tag, round(area.top / 10)) for area in marks] == [("", 11), ("", 11)]
    assert [(tie.x0 < 320, round(tie.x1 / 10), round(tie.y1 / 10)) for tie in found.ties] == [
        (True, 7, 71),
        (False, 7, 72),
    ]


def test_a_picture_has_the_page_and_a_legend_and_colour_where_the_mark_is() -> None:
    data = article()
    layout = show.read(data, "piers.pdf")
    mark = kinds(show.overlay(layout, 1).areas, "mark")[0]
    [(number, png)] = show.draw(layout, data, [1])
    assert number == 1
    assert png is not None
    picture = Image.open(BytesIO(png)).convert("RGB")
    assert picture.width == round(595 * SCALE)
    assert 842 * SCALE < picture.height < 842 * SCALE + 120
    red, green, blue = picture.getpixel((int(mark.x0 * SCALE) + 3, int(mark.top * SCALE) + 4))  # type: ignore[misc]
    assert red > blue + 40
    assert red > green
    assert picture.getpixel((int(300 * SCALE), int(400 * SCALE))) == (255, 255, 255)


def test_columns_are_numbered_where_they_stand_side_by_side() -> None:
    sheet = Sheet()
    for x in (60, 310):
        sheet.lines(
            x, 100, ["The keepers of the northern lamp were four", "and none of them wrote in the summer."] * 12
        )
    layout = show.read(pdf(sheet), "piers.pdf")
    columns = kinds(show.overlay(layout, 1).areas, "column")
    assert [(area.tag, round(area.x0 / 10)) for area in columns] == [("1", 6), ("2", 31)]


def test_a_mark_says_on_which_page_its_note_is_or_that_there_is_none() -> None:
    text = [f"The {name} pier was built of granite and stands to this day. [{n}]" for n, name in NAMES]
    end = ["References", *(f"[{n}] A. Rey, The {name} Pier (Merrow, 190{n})." for n, name in NAMES[:-1])]
    layout = show.read(pdf(Sheet().lines(72, 100, text), Sheet().lines(72, 100, end)), "piers.pdf")
    areas = show.overlay(layout, 1).areas
    assert [area.tag for area in kinds(areas, "mark")] == ["p. 2"] * 5
    assert [area.tag for area in kinds(areas, "lost")] == ["?"]


NAMES = list(enumerate(("northern", "southern", "eastern", "western", "middle", "old"), 1))


def test_a_page_on_its_side_is_drawn_as_it_is_read() -> None:
    sheet = Sheet()
    for number, line in enumerate(BODY):
        sheet.text(300 + 12 * number, 200, line, turn="0 1 -1 0")
    data = pdf(sheet)
    layout = show.read(data, "piers.pdf")
    [(_, png)] = show.draw(layout, data, [1])
    assert png is not None
    assert Image.open(BytesIO(png)).width in (1403, 1404)  # 842 points


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["piers.pdf"], "piers.pdf: say where the picture goes, as in -o page.png"),
        (["piers.pdf", "--page", "3", "-o", "a.png"], "piers.pdf: has 2 pages, and no page 3"),
        (["piers.pdf", "--page", "1", "--all", "-o", "a.png"], "piers.pdf: either --page or --all"),
        (["piers.pdf", "-o", "a.jpg"], "a.jpg: pictures are PNG files; name one that ends in .png"),
        (["piers.pdf", "-o", "no/a.png"], "no/a.png: cannot be written (No such file or directory)"),
        (["piers.txt", "-o", "a.png"], "piers.txt: is no PDF, and only a PDF has pages that can be drawn"),
        (["none.pdf", "-o", "a.png"], "none.pdf: cannot be read (No such file or directory)"),
        ([".", "-o", "a.png"], ".: is a folder; name one PDF file"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], sentence: str, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(file.parent)
    Path("piers.txt").write_text("The lamp was lit.\n", encoding="utf-8")
    assert main(["show", *arguments]) == 2
    assert capsys.readouterr().err == f"claimscan: {sentence}\n"
    assert sorted(path.name for path in Path().iterdir()) == ["piers.pdf", "piers.txt"]


def test_one_page_and_all_of_them(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert main(["show", "piers.pdf", "--page", "2", "-o", "second.png"]) == 0
    assert main(["show", "piers.pdf", "--all", "-o", "pages"]) == 0
    assert main(["show", "piers.pdf", "--all", "-o", "page.png"]) == 0
    assert sorted(str(path) for path in Path().rglob("*.png")) == [
        "page-1.png", "page-2.png", "pages/1.png", "pages/2.png", "second.png",
    ]  # fmt: skip
    assert Path("second.png").read_bytes() == Path("pages/2.png").read_bytes()


def test_a_page_that_the_child_dies_of_costs_its_own_picture_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    doing = (
        "import os, sys; sys.path[:] = {path!r}; from claimscan.readers.pdf import child, draw\n"
        "real = draw._picture\n"
        "draw._picture = lambda page, overlay, shape: os.abort() if overlay.page == 1 else real(page, overlay, shape)\n"
        "child.main()"
    )
    monkeypatch.setattr(process, "_START", doing)
    data = pdf(*(Sheet().lines(72, 100, BODY) for _ in range(3)))
    found = list(pictures(data, [Overlay(page, "") for page in range(3)]))
    assert [picture is not None for picture in found] == [True, False, True]


def test_a_page_as_large_as_a_field_is_drawn_small() -> None:
    data = pdf(Sheet(width=14400, height=14400).lines(72, 100, BODY, size=200, step=240))
    [(_, png)] = show.draw(show.read(data, "field.pdf"), data, [1])
    assert png is not None
    assert Image.open(BytesIO(png)).width == 4000


def test_a_file_that_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="is no PDF"):
        show.read(b"The lamp was lit.", "piers.txt")
