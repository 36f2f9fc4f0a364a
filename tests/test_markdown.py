"""Markdown: notes and marks in the ways that people and programs write them, what is text and what is a sign, places, metadata."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from claimscan import scan
from claimscan.errors import UnreadableInput
from claimscan.model import Document, Layout, Place
from claimscan.readers import markdown
from claimscan.split import split

Notes = list[tuple[str, str]]  # label, text
Marks = list[tuple[str, str, str | None]]  # the word before it, what it prints of its label, the note it leads to


class Case(NamedTuple):
    """A text, and what is to be found in it."""

    text: str
    notes: Notes
    marks: Marks


def read(text: str) -> Document:
    return markdown.read(text.encode(), "text.md")


def notes_of(found: Layout) -> Notes:
    return [(note.label, note.text) for note in found.notes]


def marks_of(found: Layout) -> Marks:
    labels = {note.id: note.label for note in found.notes}
    return [
        (passage.text[:at].split()[-1], link.label, labels.get(link.note or ""))
        for passage in found.passages
        for at, mark in passage.marks
        for link in found.links
        if link.mark == mark
    ]


def body(text: str) -> list[str]:
    return [passage.text for passage in split(read(text)).passages]


# fmt: off
PATTERNS: dict[str, Case] = {
    "addresses under the numbers that are the marks": Case(
        'The pier burned [1]. It was rebuilt.[2][3]\n\n[1]: https://gazette.example/4 "Pier Gazette"\n[2]: <https://moor.example/piers>\n'
        "[3]: https://isle.example/\n",
        [("1", 'https://gazette.example/4 "Pier Gazette"'), ("2", "https://moor.example/piers"), ("3", "https://isle.example/")],
        [("burned", "1", "1"), ("rebuilt.", "2", "2"), ("rebuilt.", "3", "3")],
    ),
    "addresses under numbers with words of their own": Case(
        "The pier burned, says [the Gazette][1]. It was [rebuilt][2] in 1904.\n\n[1]: https://gazette.example/4\n[2]: https://moor.example/\n",
        [],
        [],
    ),
    "a label before a stop in tags of its own": Case(
        'The pier burned.<sup>[1](#fn1)</sup>\n\n---\n\n<a id="fn1">1</a>. Pier Gazette.\n',
        [("1", "Pier Gazette.")],
        [("burned.", "1", "1")],
    ),
    "attributes and templates of Jekyll": Case(
        "The pier burned[^1], really.\n{: .lead}\n\n{% include map.html %}\n\n[^1]: Pier Gazette.\n\n* notes\n{:footnotes}\n",
        [("1", "Pier Gazette.")],
        [("burned", "1", "1")],
    ),
    "Pandoc's links and names of both sides": Case(
        "The pier burned.[\\[1\\]](#n1){#r1 .ref} It was rebuilt.^[2](#n2){#r2}^ It is\nsold.[^3^](#n3){#r3}\n\n::: {#notes .section}\n"
        "## Notes\n\n[\\[1\\]](#r1){.back} Pier Gazette, [p.]{.abbr\n.small} 4. <https://gazette.example/4>\n\nIts second page.\n\n"
        "[]{#n2}2. Ada Moor, *Piers*. [↩](#r2)\n\n[[^3^](#r3){#n3}]{.mark}[17 May 1903.]{.day}\n:::\n",
        [("1", "Pier Gazette, p. 4. https://gazette.example/4 Its second page."), ("2", "Ada Moor, Piers."), ("3", "17 May 1903.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2"), ("sold.", "3", "3")],
    ),
    "Pandoc's names in a numbered list": Case(
        "The pier burned.^[1](#n1)^ It was rebuilt.^[2](#n2)^\n\n1.  [Pier Gazette, 4. [↩︎](#r1)]{#n1}\n\n2.  ::: {#n2}\n    Ada Moor, Piers.\n\n"
        "    The second edition. [↩︎](#r2)\n    :::\n",
        [("1", "Pier Gazette, 4."), ("2", "Ada Moor, Piers. The second edition.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "names at the marks alone, half of them in tags": Case(
        'The pier burned.<span id="r1">[\\[1\\]](#n1)</span> It was rebuilt.<sup><a href="#n2" id="r2">2</a></sup>\n\n[\\[1\\]](#r1) Pier Gazette.\n\n'
        "[2](#r2) Ada Moor, Piers.\n",
        [("1", "Pier Gazette."), ("2", "Ada Moor, Piers.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "numbers": Case(
        "The pier burned.[^1] It was rebuilt.[^2]\n\n[^1]: Pier Gazette, 4 May 1903.\n[^2]: Ibid.\n",
        [("1", "Pier Gazette, 4 May 1903."), ("2", "Ibid.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "names, counted in the order of their marks": Case(
        "The pier burned.[^fire] It was rebuilt.[^Moor]\n\n[^moor]: Ada Moor, *Piers* (1990).\n\n[^fire]: Pier Gazette.\n",
        [("1", "Pier Gazette."), ("2", "Ada Moor, *Piers* (1990).")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "numbers that are names: the printed ones are counted": Case(
        "The pier burned.[^12] It was rebuilt.[^3]\n\n[^3]: Ibid.\n[^12]: Pier Gazette.\n",
        [("1", "Pier Gazette."), ("2", "Ibid.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "signs among numbers": Case(
        "The pier[^*] burned.[^1] It was rebuilt.[^†]\n\n[^*]: We thank the lamplighter.\n[^1]: Pier Gazette.\n[^†]: Twice.\n",
        [("*", "We thank the lamplighter."), ("1", "Pier Gazette."), ("†", "Twice.")],
        [("pier", "*", "*"), ("burned.", "1", "1"), ("rebuilt.", "†", "†")],
    ),
    "in the text": Case(
        "The pier burned.^[Pier Gazette, 4 May 1903; see [the archive](https://pier.example/a).] It was rebuilt.^[Ibid.]\n",
        [("1", "Pier Gazette, 4 May 1903; see the archive."), ("2", "Ibid.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "in the text and below, counted together": Case(
        "The pier burned.[^a] It was rebuilt.^[Ibid.] It stands.[^b]\n\n[^a]: Pier Gazette.\n[^b]: Pier Gazette, 1990.\n",
        [("1", "Pier Gazette."), ("2", "Ibid."), ("3", "Pier Gazette, 1990.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2"), ("stands.", "3", "3")],
    ),
    "several paragraphs, a quotation, a list and code": Case(
        "The pier burned.[^1] It was rebuilt.[^2]\n\n[^1]: Pier Gazette, 1903.\n\n    Second paragraph.\n\n    > It burned\n"
        "    > to the water.\n\n    - one lamp\n    - two lamps\n\n[^2]: Ibid.\n\nThe sea was calm.\n",
        [("1", "Pier Gazette, 1903. Second paragraph. It burned to the water. one lamp two lamps"), ("2", "Ibid.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "several paragraphs behind a label alone on its row": Case(
        "The pier burned.[^1]\n\n[^1]:\n    Pier Gazette, 1903.\n\n    Second paragraph.\n",
        [("1", "Pier Gazette, 1903. Second paragraph.")],
        [("burned.", "1", "1")],
    ),
    "rows that run on without indent": Case(
        "The pier burned.[^1]\n\n[^1]: Pier Gazette,\n4 May 1903.\n\nThe sea was calm.\n",
        [("1", "Pier Gazette, 4 May 1903.")],
        [("burned.", "1", "1")],
    ),
    "cited twice, side by side, in a heading, an item, a quotation and a table": Case(
        "# Piers[^1]\n\nThe pier burned.[^2][^3]\n\n- It was rebuilt.[^4]\n\n> It stands.[^2]\n\n"
        "| Pier | Length |\n| --- | --- |\n| North[^5] | 200 m |\n\n"
        "[^1]: A word for moles too.\n[^2]: Pier Gazette.\n[^3]: Moor, *Piers*.\n[^4]: Ibid.\n[^5]: At low tide.\n",
        [("1", "A word for moles too."), ("2", "Pier Gazette."), ("3", "Moor, *Piers*."), ("4", "Ibid."), ("5", "At low tide.")],
        [("Piers", "1", "1"), ("burned.", "2", "2"), ("burned.", "3", "3"), ("rebuilt.", "4", "4"), ("stands.", "2", "2"),
         ("North", "5", "5")],
    ),
    "commas and dashes between marks": Case(
        'The pier burned.[^1],[^2] It was rebuilt.<sup><a href="#n1">5</a>, <a href="#n2">6</a></sup> It stands.<sup>'
        '<a href="#n1">5</a>–<a href="#n3">7</a></sup>\n\n[^1]: Gazette.\n[^2]: Moor.\n\n'
        "<ol start=5><li id=n1>Echo.</li><li id=n2>Post.</li><li id=n3>Quay.</li><li id=n4>A rumour.</li></ol>\n",
        [("1", "Gazette."), ("2", "Moor."), ("5", "Echo."), ("6", "Post."), ("7", "Quay."), ("8", "A rumour.")],
        [("burned.", "1", "1"), ("burned.", "2", "2"), ("rebuilt.", "5", "5"), ("rebuilt.", "6", "6"), ("stands.", "5", "5"),
         ("stands.", "6", "6"), ("stands.", "7", "7")],
    ),
    "a mark behind an exclamation": Case(
        "It burned![^1]\n\n[^1]: Pier Gazette.\n",
        [("1", "Pier Gazette.")],
        [("burned!", "1", "1")],
    ),
    "a note that nobody calls, and a mark without its note": Case(
        "The pier burned.[^1] It was rebuilt.[^lost]\n\n[^1]: Pier Gazette.\n[^spare]: A rumour.\n",
        [("1", "Pier Gazette."), ("spare", "A rumour.")],
        [("burned.", "1", "1"), ("rebuilt.", "lost", None)],
    ),
    "a list of HTML, with ways back": Case(
        'The pier burned.<sup id="fnr1"><a href="#fn1">1</a></sup> It was rebuilt.<sup id="fnr2"><a href="#fn2">2</a></sup>\n\n'
        '<ul>\n<li id="fn1"><sup>1</sup> Pier Gazette, <em>1903</em>. <a href="#fnr1">&#8617;</a></li>\n'
        '<li id="fn2"><sup>2</sup> Ibid. <a href="#fnr2">&#8617;</a></li>\n</ul>\n',
        [("1", "Pier Gazette, 1903."), ("2", "Ibid.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "a list of HTML that lacks a note": Case(
        'The pier burned.<sup><a href="#w1">1</a></sup> It was rebuilt.<sup><a href="#w2">2</a></sup> See<sup><a href="#top">3</a>'
        '</sup>.\n\n<ul><li id="w1"><sup>1</sup> Pier Gazette.</li></ul>\n',
        [("1", "Pier Gazette.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", None)],
    ),
    "a numbered list of HTML": Case(
        'The pier burned.<a href="#n1" id="r1"><sup>1</sup></a> It was rebuilt.<a href="#n2" id="r2"><sup>2</sup></a>\n\n'
        '<ol>\n  <li id="n1">Pier Gazette. <a href="#r1">Back</a></li>\n  <li id="n2">Ibid. <a href="#r2">Back</a></li>\n</ol>\n',
        [("1", "Pier Gazette."), ("2", "Ibid.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2")],
    ),
    "raised marks, and a list at the end": Case(
        "The pier burned.<sup>1</sup> It was rebuilt.<sup>2</sup> It stands.<sup>3</sup>\n\n## Notes\n\n"
        "<sup>1</sup> Ada Moor, *Piers* (Quay Books, 1990), 4.\n\n<sup>2</sup> Ibid., 5.\n\n<sup>3</sup> Pier Gazette, 4 May 1903.\n",
        [("1", "Ada Moor, *Piers* (Quay Books, 1990), 4."), ("2", "Ibid., 5."), ("3", "Pier Gazette, 4 May 1903.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2"), ("stands.", "3", "3")],
    ),
    "raised marks, and a numbered list": Case(
        "The pier burned.<sup>1</sup> It was rebuilt.<sup>2</sup> It stands.<sup>3</sup>\n\n## Notes\n\n"
        "1. Ada Moor, *Piers* (Quay Books, 1990), 4.\n2. Ibid., 5.\n3. Pier Gazette, 4 May 1903.\n",
        [("1", "Ada Moor, *Piers* (Quay Books, 1990), 4."), ("2", "Ibid., 5."), ("3", "Pier Gazette, 4 May 1903.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2"), ("stands.", "3", "3")],
    ),
    "raised by carets, as Pandoc has it": Case(
        "The pier burned.^1^ It was rebuilt.^2^ It stands.^3^\n\n## Notes\n\n"
        "1. Ada Moor, *Piers* (Quay Books, 1990), 4.\n2. Ibid., 5.\n3. Pier Gazette, 4 May 1903.\n",
        [("1", "Ada Moor, *Piers* (Quay Books, 1990), 4."), ("2", "Ibid., 5."), ("3", "Pier Gazette, 4 May 1903.")],
        [("burned.", "1", "1"), ("rebuilt.", "2", "2"), ("stands.", "3", "3")],
    ),
    "nothing in code, comments and front matter": Case(
        "---\ntitle: Piers[^9]\n---\nThe pier burned.[^1]\n\n```\nrow[^2]\n\n[^2]: no note\n```\n\n    indented[^3]\n\n"
        "Type `[^4]` to call one. <!-- [^5] -->\n\n<!--\n[^6]: no note\n-->\n\n[^1]: Pier Gazette.\n",
        [("1", "Pier Gazette.")],
        [("burned.", "1", "1")],
    ),
    "brackets that are no marks": Case(
        "The pattern [^a-z] and \\[^1] and x^2^ are none, and [^1] is one.[^1]\n\n[^1]: Pier Gazette.\n",
        [("1", "Pier Gazette.")],
        [("and", "1", "1"), ("one.", "1", "1")],
    ),
}
# fmt: on


@pytest.mark.parametrize("case", PATTERNS.values(), ids=PATTERNS)
def test_notes_and_marks(case: Case) -> None:
    found = split(read(case.text))
    assert notes_of(found) == case.notes
    assert marks_of(found) == case.marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A **bold** and *slanted* ~~wrong~~ word.", ["A bold and slanted wrong word."]),
        ("Cut\nrows run\non.", ["Cut rows run on."]),
        ("Lamps &amp; moles&nbsp;&mdash; \\*two\\*.", ["Lamps & moles\xa0— *two*."]),
        ("See [the mole](https://mole.example/a \"The mole\") and [lamps][1].\n\n[1]: https://lamp.example 'Lamps'",
         ["See the mole and lamps."]),
        ("See <https://mole.example/a> now.", ["See https://mole.example/a now."]),
        ("A `code` word and $x_1$.", ["A code word and $x_1$."]),
        ("Seen. <!-- not seen --> Seen again.", ["Seen. Seen again."]),
        ("Seen.\n\n<!--\nnot seen\n\nnor this\n-->\n\nSeen again.", ["Seen.", "Seen again."]),
        ("Seen <b>bold</b><br>and <i>slanted</i>.", ["Seen bold and slanted."]),
        ("![The mole at night](mole.png)", ["The mole at night"]),
        ("The mole ![lamp](lamp.png) is lit.", ["The mole is lit."]),
        ("Title\n=====\n\nText.", ["Title", "Text."]),
        ("## Title ##\n\nText.", ["Title", "Text."]),
        ("> Quoted\n> twice.", ["Quoted twice."]),
        ("1. One lamp.\n2. Two lamps.", ["One lamp.", "Two lamps."]),
        ("- [x] One lamp.\n- [ ] Two lamps.", ["One lamp.", "Two lamps."]),
        ("::: {.box}\nText in a box.\n:::", ["Text in a box."]),
    ],
)  # fmt: skip
def test_text_as_it_is_shown(text: str, expected: list[str]) -> None:
    """With a note at the end, which makes it certain that signs are signs."""
    assert body(text + "\n\nEnd.[^1]\n\n[^1]: Pier Gazette.\n") == [*expected, "End."]


def test_nothing_is_lost() -> None:
    """Code is kept as text that is no running text; every other character is text or a sign."""
    text = "Text.[^1]\n\n```python\nlamps = 4\n```\n\n<div>\nin a box\n</div>\n\n---\n\n[^1]: Pier Gazette.\n"
    found = split(read(text))
    assert [(block.kind, text[block.spans[0].start : block.spans[-1].end]) for block in found.document.blocks] == [
        ("paragraph", "Text.[^1]"),
        ("furniture", "```python"),
        ("other", "lamps = 4"),
        ("furniture", "```"),
        ("furniture", "<div>"),
        ("paragraph", "in a box"),
        ("furniture", "</div>"),
        ("furniture", "---"),
        ("note", "[^1]: Pier Gazette."),
    ]


@pytest.mark.parametrize(
    ("head", "title", "authors", "day", "language"),
    [
        ("---\ntitle: The Mole\nauthor: Ada Moor\ndate: 2021-05-04\nlang: en\n---\n", "The Mole", ("Ada Moor",), "2021-05-04", "en"),
        ('---\ntitle: "The Mole: A History"\nauthor:\n  - Ada Moor\n  - Ben Quay\ndate: May 2021\n...\n', "The Mole: A History",
         ("Ada Moor", "Ben Quay"), "2021-05", None),
        ("---\ntitle: >\n  The\n  Mole\nauthors:\n  - name: Ada Moor\n    affiliation: Quay School\n  - given: Ben\n    family: Quay\n---\n",
         "The Mole", ("Ada Moor", "Ben Quay"), None, None),
        ("---\nauthor: [Ada Moor, Ben Quay]\n---\n", None, ("Ada Moor", "Ben Quay"), None, None),
        ('+++\ntitle = "The Mole"\nauthors = ["Ada Moor"]\ndate = 2021-05-04\n+++\n', "The Mole", ("Ada Moor",), "2021-05-04", None),
        ("% The Mole\n% Ada Moor; Ben Quay\n% 4 May 2021\n", "The Mole", ("Ada Moor", "Ben Quay"), "2021-05-04", None),
        ("Title: The Mole\nAuthor: Ada Moor\n  and Ben Quay\nDate: 4 May 2021\n", "The Mole", ("Ada Moor", "Ben Quay"), "2021-05-04", None),
        ("Note: this is a draft.\nAuthor: nobody\n", None, (), None, None),
        ("", None, (), None, None),
        ("---\n\nA rule is no front matter.\n\n---\n", None, (), None, None),
    ],
)  # fmt: skip
def test_front_matter(
    head: str, title: str | None, authors: tuple[str, ...], day: str | None, language: str | None
) -> None:
    found = read(head + "\nThe pier burned.[^1]\n\n[^1]: Pier Gazette.\n").metadata
    assert (found.title.value if found.title else None) == title
    assert (found.authors, found.date, found.language) == (authors, day, language)


def test_links() -> None:
    text = (
        "See [the mole](https://mole.example/a), [lamps][], [quays][q], <https://pier.example/b>, <mail@pier.example>, "
        '[here](#below) and <a href="https://tram.example/c?a=1&amp;b=2">trams</a>.\n\n[lamps]: <https://lamp.example/d e>\n'
        "[Q]: //quay.example/e\n"
    )
    found = read(text)
    assert [(text[link.span.start : link.span.end], link.url) for link in found.links] == [
        ("the mole", "https://mole.example/a"),
        ("lamps", "https://lamp.example/d%20e"),
        ("quays", "//quay.example/e"),
        ("https://pier.example/b", "https://pier.example/b"),
        ("trams", "https://tram.example/c?a=1&b=2"),
    ]


def test_places_are_line_and_column_of_the_file() -> None:
    text = "---\ntitle: Piers\n---\n\nThe **pier**\nburned.[^1]\n\n[^1]: Pier Gazette.\n"
    found = read(text)
    assert found.place(text.index("burned")) == Place(None, 6, 1)
    assert found.place(found.marks[0].span.start) == Place(None, 6, 8)
    assert found.place(text.index("Gazette")) == Place(None, 8, 12)


# Notes in another file


def beside(name: str, text: str, **others: str) -> list[tuple[str, str | None]]:
    """What is told of files beside, and the first mark that is meant."""
    found = markdown.read(
        text.encode(), name, {f"{key.replace('_', '-')}.md": value.encode() for key, value in others.items()}.get
    )
    return [
        (one.message, text[slice(*one.spans[0])] if one.spans else None)
        for one in found.troubles
        if one.rule == "unread-part"
    ]


LIST = "# Endnotes\n\n**4** Pier Gazette, 1903.\n\n**5** Ibid.\n"


@pytest.mark.parametrize(
    ("name", "text", "others", "expected"),
    [
        ("piers.md", "It burned.<sup>4</sup> It was rebuilt.<sup>5</sup>\n", {"endnotes": LIST},
         [("2 marks have their notes in endnotes.md, which is not read with this text; put both into one file", "<sup>4</sup>")]),
        ("isle-1-coast.md", "It burned.[^4] It was rebuilt.[^5]\n", {"isle_endnotes": "[^4]: Pier Gazette.\n[^5]: Ibid.\n"},
         [("2 marks have their notes in isle-endnotes.md, which is not read with this text; put both into one file", "[^4]")]),
        ("piers.md", "It burned.[^a] It was rebuilt.[^1]\n\n[^1]: Ibid.\n", {"piers_notes": "[^a]: Pier Gazette.\n"},
         [("1 mark has its note in piers-notes.md, which is not read with this text; put both into one file", "[^a]")]),
        # other numbers than those of the marks; a note list of its own; no marks; the file itself
        ("piers.md", "It burned.<sup>7</sup>\n", {"endnotes": LIST}, []),
        ("piers.md", "It burned.<sup>4</sup>\n\n<sup>4</sup> Pier Gazette.\n", {"endnotes": LIST}, []),
        ("piers.md", "It burned 4 times.\n", {"endnotes": LIST}, []),
        ("endnotes.md", "It burned.<sup>4</sup>\n\n**4** Pier Gazette.\n", {"endnotes": LIST}, []),
        ("piers.md", "It burned.<sup>4</sup>\n", {"notes": "\x00\x01\x02"}, []),
    ],
)  # fmt: skip
def test_a_list_of_notes_in_another_file_is_named(
    name: str, text: str, others: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert beside(name, text, **others) == expected


def test_a_list_beside_is_found_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "piers.md").write_text("It burned.[^4]\n", encoding="utf-8")
    (tmp_path / "endnotes.md").write_text("[^4]: Pier Gazette.\n", encoding="utf-8")
    found = scan(tmp_path / "piers.md", today=date(2026, 11, 22)).findings
    assert "1 mark has its note in endnotes.md, which is not read with this text; put both into one file" in [
        finding.message for finding in found
    ]


# Input that was made to hurt


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "![" * 30_000,
        "^[" * 30_000 + "a" + "]" * 30_000,
        "[^a]" * 20_000 + "\n\n[^a]: x",
        "`" + " `" * 30_000,
        "<!--" * 20_000,
        "*a_" * 30_000,
        "> " * 20_000 + "a",
        "- " * 5_000 + "a",
        "[^1]: a\n\n    " * 5_000,
        "\n".join(f"[^{n}]: a[^{n + 1}]" for n in range(5_000)),
        "---\n" + "a:\n" * 20_000,
        "<a " * 20_000,
        "|" * 50_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 2


WHOLE = (
    "---\ntitle: Piers\nauthor: Ada Moor\n---\n\n# Piers[^1]\n\nThe pier **burned** in 1903.[^fire] It was rebuilt.^[Ibid., "
    "<https://pier.example/1904>.]\n\n> It stands.[^2]\n\n| Pier | Length |\n| --- | --- |\n| North[^1] | 200 m |\n\n"
    '```\ncode\n```\n\n<div>In a box.<sup><a href="#n1" id="r1">a</a></sup></div>\n\n'
    "[^1]: A *word* for moles; see [the list][l].\n\n    Second paragraph – “quoted”.\n\n[^fire]: Pier Gazette.\n[^2]: Moor.\n\n"
    '<ol><li id="n1">Seen. <a href="#r1">↩</a></li></ol>\n\n[l]: https://mole.example/list "The list"\n'
).encode() * 3


def test_damaged_texts_are_read_or_refused() -> None:
    """Cut at twenty places, and with one bit flipped two hundred times."""
    chance = Random(20)
    cases = [WHOLE[: len(WHOLE) * place // 21] for place in range(1, 21)]
    for _ in range(200):
        at = chance.randrange(len(WHOLE))
        cases.append(WHOLE[:at] + bytes([WHOLE[at] ^ (1 << chance.randrange(8))]) + WHOLE[at + 1 :])
    start = time.process_time()
    refused: list[str] = []
    for data in cases:
        try:
            split(markdown.read(data, "text.md"))
        except UnreadableInput as error:
            refused.append(str(error))
    assert set(refused) <= {"text.md: it holds NUL bytes, so it is no plain text; save it as UTF-8 and try again"}
    assert time.process_time() - start < 60


def test_a_text_that_was_cut_has_marks_without_notes() -> None:
    """Nothing else tells that its end is missing."""
    text = "It burned.[^1] It was rebuilt.[^2] It stands.[^3]\n\n[^1]: Pier Gazette.\n\n[^2]: Ibid.\n"
    assert marks_of(split(read(text))) == [("burned.", "1", "1"), ("rebuilt.", "2", "2"), ("stands.", "3", None)]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 100])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        markdown.read(data, "text.md")
