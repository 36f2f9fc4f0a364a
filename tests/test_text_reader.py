"""Bytes to lines: encodings, line ends, pages, and columns printed side by side."""

from __future__ import annotations

import pytest

from claimscan.errors import UnknownFormat, UnreadableInput
from claimscan.model import Document, Place
from claimscan.readers import read

LAMP = "Der Leuchtturm von Möwenhörn"


def lines(document: Document) -> list[str]:
    return [document.text[line.span.start : line.span.end] for line in document.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_are_certain(encoding: str) -> None:
    document = read(f"{LAMP}\r\nist rot.\rUnd weiß.".encode(encoding), "a.txt")
    assert document.text == f"{LAMP}\nist rot.\nUnd weiß."
    assert not document.troubles


def test_an_assumed_encoding_is_said() -> None:
    document = read(f"Rot.\n{LAMP}".encode("cp1252"), "a.txt")
    assert document.text == f"Rot.\n{LAMP}"
    assert [(trouble.rule, trouble.message) for trouble in document.troubles] == [
        ("encoding-assumed", "the file is not UTF-8 (first bad byte on line 2); it was read as Windows-1252")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: there is no text in it"),
        (b" \n\t\n", "a.txt: there is no text in it"),
        (b"lamp\0house", "a.txt: it holds NUL bytes, so it is no plain text; save it as UTF-8 and try again"),
        (b"\x89PNG\r\n", "a.txt: this is a picture, not text; name its format with --from"),
        (b"\xff\xfea", "a.txt: it says it is utf-16, but is cut or damaged"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(data, "a.txt")
    assert str(caught.value) == message


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UnknownFormat, match="there is no reader for the format 'papyrus'"):
        read(b"text", "a.txt", "papyrus")


def test_places_over_lines_and_pages() -> None:
    document = read(b"one\ntwo\n\fthree\nfour", "a.txt")
    assert document.pages == 2
    assert document.place(document.text.index("two")) == Place(1, 2, 1)
    assert document.place(document.text.index("four") + 2) == Place(2, 4, 3)


def test_text_without_form_feeds_has_no_pages() -> None:
    document = read(b"one\ntwo", "a.txt")
    assert (document.pages, document.place(5)) == (None, Place(None, 2, 2))


def test_gaps_and_indents() -> None:
    document = read(b"one\n  two\n\nthree", "a.txt")
    assert [(line.gap, line.indent) for line in document.lines] == [(True, 0), (False, 2), (True, 0)]


LEFT = """The old pier was sold to a firm from the
north, which cut it up for scrap and sold
the iron to whoever came. The lamp was not
part of the bargain, and for a year it lay
in a shed behind the school, where the chil-
dren polished it on rainy days. When the
new pier was opened, nobody could say who
had asked for the lamp to be put there.""".splitlines()
RIGHT = """The council has a file on it, which is
empty. The keeper has a letter, which he
will not show. The paper of the day says
only that the light was seen from the sea
at four and again at nine, and that a band
played until the rain came. After that the
minutes speak of other things: of coal, of
drains, and of the price of paint.""".splitlines()


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    page = "\n".join(f"{left:<48}{right}" for left, right in zip(LEFT, RIGHT, strict=True))
    document = read(page.encode(), "a.txt")
    assert lines(document) == LEFT + RIGHT
    assert [line.column for line in document.lines] == [0] * 8 + [1] * 8


def test_a_gutter_of_one_space_is_found_by_the_width_of_the_columns() -> None:
    rows = [f"{left:<48}{right}" for left, right in zip(LEFT, RIGHT, strict=True)]
    rows[4] = f"{LEFT[4]} {RIGHT[4]}"
    rows[5] = f"{LEFT[5]} {RIGHT[5]}"
    assert lines(read("\n".join(rows).encode(), "a.txt")) == LEFT + RIGHT


def test_a_table_is_not_taken_for_columns() -> None:
    table = "\n".join(f"Pier number {n}          {n * 3} m      oak" for n in range(1, 20))
    assert {line.column for line in read(table.encode(), "a.txt").lines} == {0}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1 Fenn, Piers.\n2 Orr, Lamps.\n", ["1", "2"]),
        ("[1] Fenn, Piers.\n\n[2] Orr, Lamps.\n", ["1", "2"]),
        ("¹ Fenn, Piers.\n² Orr, Lamps.", ["1", "2"]),
        ("Fenn, Piers, 1931.\nOrr, Lamps, 1940.\n", ["1", "2"]),
        ("1931 Annals of the Pier.\n1850 Annals of the Mole.\n1902 Annals of the Quay.", ["1", "2", "3"]),
    ],
)
def test_lists_of_notes(text: str, labels: list[str]) -> None:
    document = read(text.encode(), "a.txt", "notes")
    assert [note.label for note in document.notes] == labels
