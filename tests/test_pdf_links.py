"""Links from marks to notes in real articles that come without answers: checked against the pages, and kept.

For each article: how many notes it has, and how many marks that lead to a note stand on each of its pages. A mark leads to
the note of its own number, which in articles with footnotes begins on the same page or on the next. 559 of the 1,449
links were looked at beside their notes, all of an article or at least forty: one is wrong, in the article in two languages,
which has each number twice. There the columns tell of all: a title's mark leads to the note of the other language.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimscan import readers
from claimscan.model import Layout
from claimscan.split import split

DEV = Path(__file__).parents[2] / "shared" / "dev" / "pdf"
FOOTNOTES: dict[str, tuple[int, list[int]]] = {
    "alj-2023-soziologische-bemerkungen-de": (
        228,
        [1, 5, 9, 8, 6, 9, 7, 6, 5, 4, 7, 4, 5, 7, 5, 11, 8, 5, 7, 4, 7, 8, 4, 5, 5, 9, 10, 8, 7, 5, 8, 6, 5, 10, 6, 2],
    ),
    "alj-2024-klimaseniorinnen": (103, [0, 5, 9, 10, 8, 8, 11, 10, 7, 4, 5, 3, 6, 5, 5, 4, 3]),
    "ancillaiuris-2023-001-bilingual-2col": (  # each note twice, once in each language
        320,
        [1, 1, 14, 8, 8, 10, 13, 17, 25, 13, 8, 14, 13, 8, 18, 12, 10, 9, 12, 12, 6, 14, 18, 24, 6, 14, 8, 4],
    ),
    "bolognalr-2016-6356": (43, [1, 2, 2, 3, 5, 0, 3, 3, 4, 1, 2, 6, 2, 4, 1, 1, 0, 3, 0]),
    "bolognalr-2019-blackstone": (
        330,
        [
            1,
            7,
            4,
            9,
            7,
            6,
            5,
            4,
            8,
            4,
            6,
            6,
            12,
            10,
            7,
            5,
            7,
            10,
            12,
            15,
            9,
            12,
            7,
            15,
            11,
            11,
            11,
            4,
            14,
            11,
            10,
            8,
            9,
            7,
            7,
            7,
            8,
            9,
            8,
            2,
            5,
            0,
        ],
    ),
    "brill-12340194": (31, [0, 2, 2, 0, 1, 3, 3, 1, 4, 5, 1, 3, 2, 2, 2, 0]),
    "germanhistory-ghab062": (119, [4, 6, 5, 4, 6, 4, 9, 6, 4, 7, 3, 6, 4, 4, 7, 7, 6, 9, 7, 6, 5, 0]),
    "olh-27-a-very-fair-statement": (
        102,
        [0, 1, 3, 2, 3, 2, 2, 1, 2, 2, 3, 5, 3, 3, 2, 3, 3, 4, 5, 4, 6, 2, 5, 5, 3, 4, 3, 4, 6, 4, 3, 3, 1, 0, 0],
    ),
    "wroclaw-337-2": (37, [1, 1, 3, 4, 2, 2, 4, 2, 1, 4, 4, 2, 1, 5, 0, 1, 0, 0, 0]),
    "wroclaw-337-9-eu-energy": (39, [1, 7, 4, 3, 4, 6, 7, 1, 3, 3, 0, 0]),
    "lefou-9-foucault-de": (32, [0, 7, 5, 4, 5, 6, 5, 0, 0]),
}
REFERENCES: dict[str, tuple[int, list[int]]] = {
    "bmc-2014-numbered": (31, [0, 11, 2, 2, 0, 0, 8, 14, 1, 0]),
    "hindawi-2010-numbered": (17, [5, 4, 0, 2, 6, 0]),
    "jacow-2018-numbered": (6, [6, 4, 0]),  # five references, and a note with a dagger
}
pytestmark = pytest.mark.skipif(not DEV.exists(), reason="the development documents are not here")


def layout(name: str) -> Layout:
    return split(readers.read((DEV / f"{name}.pdf").read_bytes(), name))


def marks_by_page(found: Layout) -> list[int]:
    document = found.document
    counts = Counter(document.place(found.marks[link.mark].span.start).page for link in found.links if link.note)
    return [counts[page] for page in range(1, (document.pages or 0) + 1)]


@pytest.mark.parametrize("name", FOOTNOTES)
def test_footnotes(name: str) -> None:
    found = layout(name)
    notes = {note.id: note for note in found.notes}
    assert (len(notes), marks_by_page(found)) == FOOTNOTES[name]
    for link in found.links:
        if link.note is None:
            continue
        note = notes[link.note]
        mark_page = found.document.place(found.marks[link.mark].span.start).page
        note_page = found.document.place(note.spans[0].start).page
        assert note.label == link.label
        assert note_page in (mark_page, (mark_page or 0) + 1)


@pytest.mark.parametrize("name", REFERENCES)
def test_numbered_references(name: str) -> None:
    found = layout(name)
    labels = {note.id: note.label for note in found.notes}
    assert (len(labels), marks_by_page(found)) == REFERENCES[name]
    assert all(link.note and labels[link.note] == link.label for link in found.links)


def test_two_languages_side_by_side() -> None:
    """A mark's note is in the mark's own column, and so in its language."""
    found = layout("ancillaiuris-2023-001-bilingual-2col")
    document = found.document
    notes = {note.id: note for note in found.notes}
    middle = 298  # points from the left edge: the white between the columns
    across = [
        document.place(mark.start).page
        for link in found.links
        if link.note
        for mark in [found.marks[link.mark].span]
        if (document.boxes(mark)[0].x0 < middle) != (document.boxes(notes[link.note].spans[0])[0].x0 < middle)
    ]
    assert across == [1]  # a title
