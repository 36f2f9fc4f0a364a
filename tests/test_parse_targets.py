"""Printed addresses whose characters the format links: which of the two is meant."""

from __future__ import annotations

import pytest

from claimscan.model import Hyperlink, Note, Passage, Piece, Span
from claimscan.parse import Context, parse
from claimscan.parse.context import Linked
from claimscan.parse.targets import placed
from claimscan.urls import find

Row = tuple[str, str, str]  # url, printed, alternatives joined by blanks

A, B = "https://quay.example/a", "https://pier.example/b"
LAMP = "https://quay.example/lamps"


def read(text: str, *links: tuple[str, str]) -> list[Row]:
    """The addresses of a note's sources; ``links`` are its linked characters and where they lead."""
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words, _ in links)
    passage = Passage(text, (Piece(0, Span(0, len(text))),))
    note = Note("n1", "1", "footnote", passage, (Span(0, len(text)),))
    context = Context(links=tuple(Hyperlink(span, url) for span, (_, url) in zip(spans, links, strict=True)))
    return [
        (url.url, url.printed, " ".join(url.alternatives)) for source in parse(note, context) for url in source.urls
    ]


@pytest.mark.parametrize(
    ("text", "linked", "target", "expected"),
    [
        # the same address, and all but the same: as printed
        ("Ada Moor, “Lamps,” https://quay.example/a.", A, A, [(A, A, "")]),
        ("Ada Moor, “Lamps,” http://quay.example/a.", "http://quay.example/a", "https://www.quay.example/a",
         [("http://quay.example/a", "http://quay.example/a", "")]),
        ("Ada Moor, “Lamps,” https://quay.example/a.", A, A + "?utm_source=post", [(A, A, "")]),
        # the sentence's stop was linked as well
        ("Ada Moor, “Lamps,” https://quay.example/a. See there.", A + ".", A + ".", [(A, A, "")]),
        # a place on the page is more than what is printed
        ("Ada Moor, “Lamps,” https://quay.example/a.", A, A + "#page=12", [(A + "#page=12", A, "")]),
        # carelessness of print
        ("Lamps, https://quay.example/lamp-post", "https://quay.example/lamp-post", "https://quay.example/lamppost",
         [("https://quay.example/lamppost", "https://quay.example/lamp-post", "")]),
        ("Lamps, https://quay.example/a?b[c]=d", A + "?b[c]=d", A + "?b%5bc%5d=d", [(A + "?b%5bc%5d=d", A + "?b[c]=d", "")]),
        ("Lamps, https://quay.example/a#", A + "#", A, [(A, A + "#", "")]),
        # cut: the address reaches as far as its link
        ("Ada Moor, “Lamps,” https://quay.example/lamps/ 28718.report, 4 May 2021.", LAMP + "/ 28718.report",
         LAMP + "/28718.report", [(LAMP + "/28718.report", LAMP + "/ 28718.report", "")]),
        ("See: https://quay.example/lamps-2020-to- 2 021 Table 2.", LAMP + "-2020-to- 2 021", LAMP + "-2020-to-2021",
         [(LAMP + "-2020-to-2021", LAMP + "-2020-to- 2 021", "")]),
        ("Ada Moor, “Lamps,” quay.example/lamps/of the mole, 2021.", "quay.example/lamps/of the mole",
         LAMP + "/of%20the%20mole", [(LAMP + "/of%20the%20mole", "quay.example/lamps/of the mole", "")]),
        # shortened
        ("Ada Moor, “Lamps,” https://quay.example/lamps/18…, 2021.", LAMP + "/18…", LAMP + "/1881-report",
         [(LAMP + "/1881-report", LAMP + "/18…", "")]),
        ("Ada Moor, “Lamps,” quay.example/la.../report.pdf, 2021.", "quay.example/la.../report.pdf",
         LAMP + "/1881/report.pdf", [(LAMP + "/1881/report.pdf", "quay.example/la.../report.pdf", "")]),
        ("Ada Moor, “Lamps,” https://quay.example/lamps, 2021.", LAMP, LAMP + "/1881", [(LAMP + "/1881", LAMP, "")]),
        # a site's name
        ("Lamps - QUAY (www.quay.example)", "Lamps - QUAY (www.quay.example)", "https://www.quay.example/lamps/1881",
         [("https://www.quay.example/lamps/1881", "www.quay.example", "")]),
        ("Lamps, www.quay.example", "www.quay.example", "https://www.quay.example/lamps",
         [("https://www.quay.example/lamps", "www.quay.example", "")]),
        # words glued to the address: only what is linked
        ("See https://quay.example/lampsLamps of the mole", LAMP, LAMP, [(LAMP, LAMP, "")]),
        # wrapped by an archive, by a mail filter
        ("Ada Moor, “Lamps,” https://quay.example/a.", A, "https://archive.example/2021/" + A,
         [("https://archive.example/2021/" + A, A, A)]),
        ("Ada Moor, “Lamps,” https://quay.example/a.", A, "https://filter.example/?url=https%3A%2F%2Fquay.example%2Fa&n=1",
         [("https://filter.example/?url=https%3A%2F%2Fquay.example%2Fa&n=1", A, A)]),
        # two different addresses: what opens, and what a reader on paper has
        ("Ada Moor, “Lamps,” https://quay.example/a.", A, B, [(B, A, ""), (A, A, "")]),
        # words that are no address
        ("Ada Moor, “Lamps on the mole,” 2021.", "Lamps on the mole", A, [(A, "Lamps on the mole", "")]),
        ("Ada Moor, “Lamps,” Quay.example, 2021.", "Quay.example", "https://quay.example", [("https://quay.example", "Quay.example", "")]),
    ],
)  # fmt: skip
def test_what_is_meant(text: str, linked: str, target: str, expected: list[Row]) -> None:
    assert read(text, (linked, target)) == expected


def test_several_links() -> None:
    text = "Lamps, https://quay.example/lampsLamps; Piers, https://pier.example/ b; https://mole.example/c."
    expected = [(LAMP, LAMP, ""), (B, "https://pier.example/ b", ""), ("https://mole.example/c",) * 2 + ("",)]
    assert read(text, (LAMP, LAMP), ("https://pier.example/ b", B)) == expected


def test_a_site_named_beside_its_page() -> None:
    """``- QUAY (www.quay.example)`` is the title of a browser's tab; linked, or the only address, it counts."""
    assert read("Lamps - QUAY (www.quay.example): https://www.quay.example/lamps") == [
        ("https://www.quay.example/lamps", "https://www.quay.example/lamps", "")
    ]
    assert read("Lamps - QUAY (www.quay.example), 2021") == [("https://www.quay.example", "www.quay.example", "")]
    assert read("Lamps - QUAY (www.quay.example): https://pier.example/b") == [
        ("https://www.quay.example", "www.quay.example", ""),
        (B, B, ""),
    ]


def test_only_the_end_of_an_archives_address_is_linked() -> None:
    text = "Lamps, https://archive.example/2021/https://quay.example/a"
    start = text.rindex("https")
    (match,) = find(text)
    assert placed((match,), (Linked(start, len(text), A),), text) == (match,)


def test_without_a_link_nothing_changes() -> None:
    (match,) = find("See https://quay.example/a.")
    assert placed((match,), (), "See https://quay.example/a.") == (match,)
