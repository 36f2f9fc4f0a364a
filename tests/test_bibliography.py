"""The works behind the notes, and their export: read back by parsers that know nothing of this project, nothing lost."""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimscan import works
from claimscan.config import View
from claimscan.errors import BadSettings
from claimscan.model import Article, Found, Source, replace
from claimscan.scan import scan_bytes, scan_text
from claimscan.writers import write
from claimscan.writers.bibtex import escaped, url
from claimscan.writers.items import TYPES
from claimscan.writers.items import date as csl_date

TODAY = date(2026, 11, 22)
DEV = Path(__file__).parents[2] / "shared" / "dev"
DOCUMENTS = ("seed/article.txt", "pdf/cms-notes-sample.pdf", "notes/anystyle-core.notes.txt")
FENN = "Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12."
ORR = "Ben Orr, “Lamps of the North,” Coast Weekly, 11 May 2019, https://www.coastweekly.example/2019/05/11/lamps"

# The schema of CSL-JSON, as its specification has it: what an item, a name and a date may hold.
STRINGS = (
    "abstract annote archive archive_collection archive_location authority call-number collection-title container-title"
    " DOI edition event event-place genre ISBN ISSN jurisdiction keyword language medium note number number-of-pages"
    " original-publisher original-title page publisher publisher-place references section source status title"
    " title-short URL version volume issue locator"
).split()
ROLES = "author editor translator director interviewer composer container-author collection-editor recipient".split()
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": sorted(TYPES)},
            **{variable: {"type": "string"} for variable in STRINGS},
            **{role: {"type": "array", "items": {"$ref": "#/definitions/name"}} for role in ROLES},
            **{variable: {"$ref": "#/definitions/date"} for variable in ("accessed", "issued")},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
    "definitions": {
        "name": {
            "type": "object",
            "properties": {
                part: {"type": "string"}
                for part in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
            },
            "additionalProperties": False,
            "minProperties": 1,
        },
        "date": {
            "type": "object",
            "properties": {
                "date-parts": {
                    "type": "array",
                    "items": {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3},
                    "minItems": 1,
                    "maxItems": 2,
                },
                "season": {"type": ["string", "number"]},
                "circa": {"type": "boolean"},
                "raw": {"type": "string"},
            },
            "additionalProperties": False,
        },
    },
}
HOSTILE = (
    "\\input{/etc/passwd} 100% of {unbalanced",
    "}, title = {stolen}, x = {",
    "a\nER  - \nTY  - JOUR\nTI  - another",
    "a\r\n\u2028\u2029\x85\x0bER  - ",
    "@book{evil, title = {x}}",
    'quote " and \\" and # & _ $ ^ ~',
    "\x1b[2J\x00\ud800 end",
)


def notes(*texts: str) -> Article:
    return scan_text("".join(f"{n} {text}\n" for n, text in enumerate(texts, 1)), format="notes", today=TODAY)


@cache
def document(name: str) -> Article:
    path = DEV / name
    if not path.exists():
        pytest.skip("the documents are not here")
    format = "notes" if name.startswith("notes/") else None
    return scan_bytes(path.read_bytes(), path.name, format=format, today=TODAY)


def written(article: Article, format: str) -> str:
    out = io.StringIO(newline="")
    write([article], View("sources", format), out)
    return out.getvalue()


def items(article: Article) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written(article, "csl"))
    return found


def with_text(article: Article, text: str) -> Article:
    found = Found(text, (), text)
    source: Source = replace(
        article.sources[0], text=text, title=found, container_title=found, publisher=found, genre=found
    )
    return replace(article, sources=(source, *article.sources[1:]))


def test_all_citations_of_a_work_are_one_record() -> None:
    article = notes(FENN, ORR, "Fenn, Iron Piers, 14.", "Ibid., 15.", FENN.replace("12.", "40."), "Orr, “Lamps.”")
    assert [(work.key, [source.id for source in work.citations]) for work in works.of(article)] == [
        ("fenn-1999-iron-piers-aldmouth", ["s1", "s3", "s4", "s5"]),
        ("orr-2019-lamps-north", ["s2", "s6"]),
    ]


def test_the_best_attested_value_wins_and_the_others_are_told() -> None:
    article = notes(
        ORR,
        ORR.replace("Coast Weekly", "Coast Monthly"),
        ORR.replace("11 May 2019", "May 2019"),
        ORR.replace("Lamps of the North", "Lamps of the North and South"),
    )
    (work,) = works.of(article)
    source = work.source
    assert source.container_title
    assert source.container_title.value == "Coast Weekly"
    assert source.issued
    assert source.issued.value
    assert source.issued.value.iso == "2019-05-11"
    assert [(one.field, [value for value, _ in one.values]) for one in work.disagreements] == [
        ("container_title", ["Coast Weekly", "Coast Monthly"])
    ]


def test_refused_short_forms_are_no_works_and_dangling_ones_are() -> None:
    article = notes(FENN + "; " + ORR, "Ibid.", "Lund, supra note 1, at 4.")
    assert [work.source.text for work in works.of(article)][2:] == ["Lund, supra note 1, at 4."]


def test_keys_do_not_depend_on_the_place() -> None:
    one, two = (works.of(article) for article in (notes(FENN, ORR), notes(ORR, FENN)))
    assert {work.key for work in one} == {work.key for work in two}


def test_a_format_of_bibliographies_goes_with_sources(sample_article: Article) -> None:
    with pytest.raises(BadSettings, match="goes with the command sources"):
        write([sample_article], View("findings", "ris"), io.StringIO())


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-05", {"date-parts": [[2019, 5]]}),
        ("2019-05-04", {"date-parts": [[2019, 5, 4]]}),
        ("2019-21", {"date-parts": [[2019]], "season": 1}),
        ("1998/2001", {"date-parts": [[1998], [2001]]}),
        ("1998~", {"date-parts": [[1998]], "circa": True}),
        ("199X", {"raw": "printed"}),
        (None, {"raw": "printed"}),
    ],
)
def test_dates_of_csl(iso: str | None, expected: dict[str, Any]) -> None:
    assert csl_date({"iso": iso, "text": "printed"}) == expected


def test_tex_is_printed_and_not_obeyed() -> None:
    assert escaped("\\input{x} 5% & #1_a $ ~ ^") == (
        r"\textbackslash{}input\textbraceleft{}x\textbraceright{} 5\% \& \#1\_a \$ \textasciitilde{} \textasciicircum{}"
    )
    assert url("https://a.example/b_c?d=1%20&e={f}") == "https://a.example/b_c?d=1%20&e=%7Bf%7D"


def articles() -> Iterator[str]:
    yield "sample"
    yield from DOCUMENTS
    yield from (f"hostile {number}" for number in range(len(HOSTILE)))


@pytest.fixture(params=list(articles()))
def article(request: pytest.FixtureRequest, sample_article: Article) -> Article:
    name = str(request.param)
    if name.startswith("hostile"):
        return with_text(sample_article, HOSTILE[int(name.split()[1])])
    return sample_article if name == "sample" else document(name)


def test_csl_keeps_to_its_schema(article: Article) -> None:
    import jsonschema

    found = items(article)
    jsonschema.validate(found, SCHEMA)
    assert len(found) == len(works.of(article)) == len({item["id"] for item in found})


def test_bibtex_is_read_back_by_two_parsers(article: Article) -> None:
    from bibtexparser.entrypoint import parse_string as parse_bibtex
    from pybtex.database import parse_string

    text, found = written(article, "bibtex"), items(article)
    library = parse_bibtex(text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [item["id"] for item in found]
    assert not library.comments
    again = parse_string(text, "bibtex")
    assert list(again.entries) == [item["id"] for item in found]
    for item in found:
        entry = again.entries[item["id"]]
        assert entry.fields["title"] == "{" + escaped(item["title"]) + "}"
        assert len(entry.persons.get("author", ())) >= len(item.get("author", ()))
        assert set(fields_of(item)) <= set(entry.fields)


def fields_of(item: dict[str, Any]) -> Iterator[str]:
    named = {"DOI": "doi", "ISBN": "isbn", "URL": "url", "issue": "number", "volume": "volume", "page": "pages"}
    yield from (field for variable, field in named.items() if variable in item)
    if "accessed" in item:
        yield "urldate"
    if "issued" in item:
        yield "year"


def test_biblatex_is_read_back(article: Article) -> None:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(written(article, "biblatex"))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [item["id"] for item in items(article)]


def test_ris_is_read_back(article: Article) -> None:
    import rispy

    found = items(article)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own
        records = rispy.loads(written(article, "ris"))
    assert [record["id"] for record in records] == [item["id"] for item in found]
    for record, item in zip(records, found, strict=True):
        assert record["title"] == item["title"]
        assert len(record.get("authors", ())) == len(item.get("author", ()))
        assert record.get("doi") == item.get("DOI")
        assert item.get("URL", "") in "".join(record.get("urls", ()))
        assert record.get("volume") == item.get("volume")
        assert record.get("secondary_title") == item.get("container-title")


def test_a_citation_processor_renders_every_item(article: Article) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the processor's own making
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        found = items(article)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(found), formatter.plain)
        for item in found:
            bibliography.register(Citation([CitationItem(item["id"])]))
        rendered = [str(entry) for entry in bibliography.bibliography()]
    assert len(rendered) == len(found)
    assert all(any(character.isalnum() for character in entry) for entry in rendered)
