"""What a document's own data says of the works it cites: it gives the fields, and the print gives their places."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date
from html import escape
from typing import Any

import pytest

from claimscan import readers
from claimscan.model import Embedded, Found, Source, Span
from claimscan.parse import Context, parse
from claimscan.readers.embedded import citation
from claimscan.scan import scan_bytes
from office import call, docx, field, p, run
from printed import note_of

TODAY = date(2026, 11, 22)
OORT: dict[str, Any] = {
    "type": "book",
    "author": [{"family": "Oort", "given": "Carl"}, {"family": "Vries", "given": "Ida", "non-dropping-particle": "de"}],
    "title": "The Keeper’s Year: A Calendar",
    "title-short": "Keeper's Year",
    "publisher": "Tower Press",
    "publisher-place": "Ostend",
    "issued": {"date-parts": [["1998"]]},
    "ISBN": "978-1-84555-021-9 9781845550226",
}
HILL: dict[str, Any] = {
    "type": "article-newspaper",
    "author": [{"family": "Hill", "given": "Ann"}],
    "title": "Old Lamps",
    "container-title": "Harbour Post",
    "issued": {"date-parts": [[2021, 5, 3]]},
    "URL": "https://post.example/lamps",
}
GUILD: dict[str, Any] = {
    "type": "report",
    "author": [{"literal": "Guild of Keepers"}],
    "title": "Lamps; Oil; Wicks",
    "issued": {"date-parts": [[2019, 3], [2019, 6]]},
    "accessed": {"date-parts": [[2024, 1, 2]]},
}


def sources(printed: str, *cited: tuple[str, tuple[dict[str, Any], ...]]) -> tuple[Source, ...]:
    """The sources of a note in which the words of ``cited`` stand for its items."""
    spans = [(printed.index(words), words, items) for words, items in cited]
    embedded = tuple(Embedded(Span(at, at + len(words)), items) for at, words, items in spans)
    return parse(note_of(printed), Context(embedded=embedded))


def shown(source: Source) -> dict[str, Any]:
    """The values of a source that are there, people by their parts."""
    found: dict[str, Any] = {"text": source.text, "type": source.type}
    for name in ("authors", "editors"):
        people = [
            (one.value.family or one.value.literal, one.value.given) for one in getattr(source, name) if one.value
        ]
        found |= {name: people} if people else {}
    for name in (
        "title",
        "container_title",
        "publisher",
        "publisher_place",
        "volume",
        "issue",
        "pages",
        "locator",
        "doi",
        "isbn",
    ):
        value: Found[str] | None = getattr(source, name)
        found |= {name: value.value} if value else {}
    for name in ("issued", "accessed"):
        day = getattr(source, name)
        found |= {name: day.value.iso} if day else {}
    return found | ({"urls": [url.url for url in source.urls]} if source.urls else {})


OORT_FIELDS = {
    "type": "book",
    "authors": [("Oort", "Carl"), ("Vries", "Ida")],
    "title": "The Keeper’s Year: A Calendar",
    "publisher": "Tower Press",
    "publisher_place": "Ostend",
    "issued": "1998",
    "isbn": "9781845550219",
}
HILL_FIELDS = {
    "type": "article-newspaper",
    "authors": [("Hill", "Ann")],
    "title": "Old Lamps",
    "container_title": "Harbour Post",
    "issued": "2021-05-03",
    "urls": ["https://post.example/lamps"],
}
GUILD_FIELDS = {
    "type": "report",
    "authors": [("Guild of Keepers", None)],
    "title": "Lamps; Oil; Wicks",
    "issued": "2019-03/2019-06",
    "accessed": "2024-01-02",
}
LONG_OORT = "C. Oort and I. de Vries, The Keeper’s Year: A Calendar (Ostend: Tower Press, 1998), 12"
LONG_HILL = "Ann Hill, “Old Lamps,” Harbour Post, 3 May 2021"

NOTES: dict[str, tuple[str, list[tuple[str, tuple[dict[str, Any], ...]]], list[dict[str, Any]]]] = {
    # why -> the note, its words that stand for items, the sources
    "printed in full: what is not printed is filled in": (
        f"{LONG_OORT}.",
        [(LONG_OORT, (OORT,))],
        [{"text": f"{LONG_OORT}.", **OORT_FIELDS, "locator": "12"}],
    ),
    "a style of abbreviations": (
        "Oort C, de Vries I. Keeper’s Year. 1998.",
        [("Oort C, de Vries I. Keeper’s Year. 1998", (OORT,))],
        [{"text": "Oort C, de Vries I. Keeper’s Year. 1998.", **OORT_FIELDS}],
    ),
    "signs inside of a title do not cut it": (
        "Lamps; Oil; Wicks. Guild of Keepers 2019.",
        [("Lamps; Oil; Wicks. Guild of Keepers 2019", (GUILD,))],
        [{"text": "Lamps; Oil; Wicks. Guild of Keepers 2019.", **GUILD_FIELDS}],
    ),
    "two works that the words between them join": (
        f"See {LONG_OORT}, and {LONG_HILL}.",
        [(LONG_OORT, (OORT,)), (LONG_HILL, (HILL,))],
        [{"text": LONG_OORT, **OORT_FIELDS, "locator": "12"}, {"text": f"{LONG_HILL}.", **HILL_FIELDS}],
    ),
    "several works in one citation, in their order": (
        f"{LONG_OORT}; {LONG_HILL}.",
        [(f"{LONG_OORT}; {LONG_HILL}", (OORT, HILL))],
        [{"text": LONG_OORT, **OORT_FIELDS, "locator": "12"}, {"text": f"{LONG_HILL}.", **HILL_FIELDS}],
    ),
    "the place that is cited, and words of the author's own behind it": (
        f"{LONG_HILL}, p. 4, which errs.",
        [(LONG_HILL, ({**HILL, "locator": "4", "label": "page"},))],
        [{"text": f"{LONG_HILL}, p. 4, which errs.", **HILL_FIELDS, "locator": "4"}],
    ),
    "a printed date that says more stands, one that says less does not": (
        "Ann Hill, “Old Lamps,” Harbour Post, 3 May 2021; Guild of Keepers, “Lamps,” 2019.",
        [
            ("Ann Hill, “Old Lamps,” Harbour Post, 3 May 2021", ({**HILL, "issued": {"date-parts": [[2021]]}},)),
            ("Guild of Keepers, “Lamps,” 2019", (GUILD,)),
        ],
        [
            {"text": LONG_HILL, **HILL_FIELDS},
            {"text": "Guild of Keepers, “Lamps,” 2019.", **GUILD_FIELDS},
        ],
    ),
    "an address that is printed is the one that counts": (
        f"{LONG_HILL}, https://post.example/2021/lamps.",
        [(f"{LONG_HILL}, https://post.example/2021/lamps", (HILL,))],
        [{"text": f"{LONG_HILL}, https://post.example/2021/lamps.", **HILL_FIELDS, "urls": ["https://post.example/2021/lamps"]}],
    ),
    "words without data beside words with it": (
        f"Bo Lind, Wicks (Ostend: Quay, 2001), 3; {LONG_HILL}.",
        [(LONG_HILL, (HILL,))],
        [
            {
                "text": "Bo Lind, Wicks (Ostend: Quay, 2001), 3",
                "type": "book",
                "authors": [("Lind", "Bo")],
                "title": "Wicks",
                "publisher": "Quay",
                "publisher_place": "Ostend",
                "issued": "2001",
                "locator": "3",
            },
            {"text": f"{LONG_HILL}.", **HILL_FIELDS},
        ],
    ),
    "pages that the parser took for a place; more authors than are named": (
        "Ann Hill et al., “Lamps,” 704.",
        [("Ann Hill et al., “Lamps,” 704", ({"author": [*HILL["author"], {"literal": "others"}], "title": "Lamps", "page": "704"},))],
        [
            {
                "text": "Ann Hill et al., “Lamps,” 704.",
                "type": "document",
                "authors": [("Hill", "Ann")],
                "title": "Lamps",
                "pages": "704",
            }
        ],
    ),
    "ibid. stays what it is": (
        "Ibid., 14.",
        [("Ibid., 14", (OORT,))],
        [{"text": "Ibid., 14.", "type": "document", "locator": "14"}],
    ),
    "an item that says nothing that can be used": (
        f"{LONG_HILL}.",
        [(LONG_HILL, ({"type": 4, "title": [], "author": "Hill", "issued": "2021", "URL": "file:///etc/passwd", "DOI": True},))],
        [
            {
                "text": f"{LONG_HILL}.",
                "type": "article-newspaper",
                "authors": [("Hill", "Ann")],
                "title": "Old Lamps",
                "container_title": "Harbour Post",
                "issued": "2021-05-03",
            }
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", NOTES)
def test_fields_come_from_the_data(why: str) -> None:
    printed, cited, expected = NOTES[why]
    assert [shown(source) for source in sources(printed, *cited)] == expected


def test_more_sources_than_items_are_told_apart_by_their_words_or_not_at_all() -> None:
    printed = f"{LONG_OORT}; {LONG_HILL}; Bo Lind, Wicks (Ostend: Quay, 2001), 3."
    found = sources(printed, (printed, (HILL, OORT)))
    assert [source.title.value if source.title else None for source in found] == [
        "The Keeper’s Year: A Calendar",
        "Old Lamps",
        "Wicks",
    ]
    assert [source.isbn is not None for source in found] == [True, False, False]
    twins = ({**HILL, "DOI": "10.5555/a"}, {**HILL, "DOI": "10.5555/b"}, {**HILL, "DOI": "10.5555/c"})
    assert [source.doi for source in sources(f"{LONG_HILL}.", (LONG_HILL, twins))] == [None]


def test_places_are_those_of_the_print() -> None:
    """A value that is printed nowhere has no place, one that is abbreviated has the place of its short form."""
    printed = "Oort and de Vries, Keeper’s Year, 12."
    (source,) = sources(printed, (printed[:-1], (OORT,)))
    assert source.form == "short"
    assert source.title is not None
    assert (source.title.printed, source.title.value) == ("Keeper’s Year", "The Keeper’s Year: A Calendar")
    assert printed[slice(*source.title.spans[0])] == "Keeper’s Year"
    assert [(one.printed, one.value.literal if one.value else None) for one in source.authors] == [
        ("Oort", "Oort"),
        ("de Vries", "de Vries"),
    ]
    assert source.publisher == Found("", (), "Tower Press")
    assert source.locator is not None
    assert source.locator.printed == "12"


DATES: list[tuple[Any, str | None]] = [
    ({"date-parts": [[2021, 5, 3]]}, "2021-05-03"),
    ({"date-parts": [["2021", "05"]]}, "2021-05"),
    ({"date-parts": [[2021]], "season": 2}, "2021-22"),
    ({"date-parts": [[2021]], "circa": True}, "2021~"),
    ({"date-parts": [[2020], [2021]]}, "2020/2021"),
    ({"date-parts": [[2021, 13, 41]]}, "2021"),
    ({"date-parts": [[]]}, None),
    ({"date-parts": [["soon"]]}, None),
    ({"raw": "3 May 2021"}, "2021-05-03"),
    ({"literal": "n.d."}, None),
    ({"date-parts": {"a": 1}}, None),
    ([2021], None),
]


@pytest.mark.parametrize(("value", "iso"), DATES)
def test_dates_of_an_item(value: Any, iso: str | None) -> None:
    (source,) = sources(
        "Ann Hill, “Old Lamps,” Harbour Post.", ("Ann Hill, “Old Lamps,” Harbour Post", ({**HILL, "issued": value},))
    )
    assert (source.issued.value.iso if source.issued and source.issued.value else None) == iso


def test_titles_of_an_item_lose_their_markup() -> None:
    item = {**HILL, "title": 'Old <i>Lamps</i> &amp; <span class="nocase">Oil</span><script>'}
    (source,) = sources(f"{LONG_HILL}.", (LONG_HILL, (item,)))
    assert source.title is not None
    assert source.title.value == "Old Lamps &amp; Oil<script>"


def test_a_word_document_with_a_reference_managers_fields() -> None:
    data = {"citationItems": [{"id": 1, "locator": "12", "itemData": OORT}]}
    instruction = escape(f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(data)} ")
    cited = p("See ", field(instruction, run("Oort and de Vries, Keeper’s Year, 12")), ".")
    body = p("The keepers wrote it all down.", call(2))
    article = scan_bytes(docx(body, footnotes=f'<w:footnote w:id="2">{cited}</w:footnote>'), "a.docx", today=TODAY)
    (source,) = article.sources
    assert shown(source) == {**OORT_FIELDS, "text": "Oort and de Vries, Keeper’s Year, 12.", "locator": "12"}
    assert source.title is not None
    assert article.document.text[slice(*source.title.spans[0])] == "Keeper’s Year"


@pytest.mark.parametrize("padding", ["", "="])
def test_a_word_document_with_named_content_controls(padding: str) -> None:
    """Mendeley Cite keeps its data in the name of the control around a citation."""
    data = {"citationID": "c1", "citationItems": [{"id": 1, "locator": "12", "itemData": OORT}]}
    packed = b64encode(json.dumps(data).encode()).decode().rstrip("=") + padding
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{packed}"/></w:sdtPr><w:sdtContent>'
        f"{run('Oort and de Vries, Keeper’s Year, 12')}</w:sdtContent></w:sdt>"
    )
    body = p("The keepers wrote it all down.", call(2))
    cited = f'<w:footnote w:id="2">{p("See ", control, ".")}</w:footnote>'
    (source,) = scan_bytes(docx(body, footnotes=cited), "a.docx", today=TODAY).sources
    assert shown(source) == {**OORT_FIELDS, "text": "Oort and de Vries, Keeper’s Year, 12.", "locator": "12"}


@pytest.mark.parametrize("packed", ["e30=", "bnVsbA", "not-json", "e", "eyJjaXRhdGlvbkl0ZW1zIjogW3sibm8iOiAxfV19"])
def test_a_content_control_with_other_data_cites_nothing(packed: str) -> None:
    assert citation(f"MENDELEY_CITATION_v3_{packed}") == ()


ENDNOTE = (
    "<EndNote><Cite><Author>Hill</Author><Year>2021</Year><Pages>4</Pages><DisplayText>(Hill 2021)</DisplayText><record>"
    '<ref-type name="Newspaper Article">23</ref-type><contributors><authors><author><style face="normal">Hill, Ann</style></author>'
    "<author>Guild of Keepers,</author></authors></contributors><titles><title><style>Old </style><style>Lamps</style></title>"
    "<secondary-title>Harbour Post</secondary-title></titles><dates><year>2021</year><pub-dates><date>May 3</date></pub-dates></dates>"
    "<urls><related-urls><url>https://post.example/lamps</url></related-urls></urls></record></Cite></EndNote>"
)


def test_a_word_document_with_endnotes_fields() -> None:
    cited = p(field(escape(f" ADDIN EN.CITE {ENDNOTE}"), run("Hill, “Old Lamps,” 2021, 4")), ".")
    body = p("The lamps were old.", call(2))
    article = scan_bytes(docx(body, footnotes=f'<w:footnote w:id="2">{cited}</w:footnote>'), "a.docx", today=TODAY)
    (source,) = article.sources
    expected = {**HILL_FIELDS, "authors": [("Hill", "Ann"), ("Guild of Keepers", None)], "locator": "4"}
    assert shown(source) == {"text": "Hill, “Old Lamps,” 2021, 4.", **expected}


@pytest.mark.parametrize(
    "data",
    [
        "",
        "<EndNote>",
        "<EndNote><Cite></EndNote>",
        "<EndNote><Cite/></EndNote>",
        "<!DOCTYPE a><EndNote></EndNote>",
        ENDNOTE[:-40],
    ],
)
def test_data_of_endnote_that_is_none(data: str) -> None:
    body = p("Lit.", field(escape(f" ADDIN EN.CITE {data}"), run(" (Hill)")))
    assert readers.read(docx(body), "a.docx").embedded == ()


def test_much_data_is_read_in_linear_time() -> None:
    """A citation of two thousand works, whose print names none of them, and one with as many authors."""
    many = tuple({**HILL, "title": f"Lamps {number}"} for number in range(2000))
    crowd = {**OORT, "author": [{"family": f"Oort{number}", "given": "A."} for number in range(5000)]}
    printed = "; ".join([LONG_OORT] * 200) + "."
    found = sources(printed, (printed, many))
    assert all(source.type == "book" for source in found)
    (source,) = sources(f"{LONG_OORT}.", (LONG_OORT, (crowd,)))
    assert len(source.authors) == 5000
