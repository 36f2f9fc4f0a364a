"""Citations of a bibliography beside a LaTeX article: the notes, marks and lists that its packages print, and the sources' fields."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

import pytest

from claimscan.model import Article, Found
from claimscan.readers.latex.bibtex import Person, people, works
from claimscan.scan import scan_bytes
from test_latex import body, notes, read

TODAY = date(2026, 11, 22)
WORKS = r"""
@string{qs = "Quay Studies"}
@book{oort98, author = {Oort, Carl and de Vries, Ida}, title = {The {Keeper's} Year}, subtitle = {A Calendar},
  publisher = {Tower Press}, address = {Ostend}, year = 1998, edition = {2}, isbn = {978-1-84555-021-9}}
@article{hill17, author = "Ann Hill", title = "Whales \& Oil", journal = qs, volume = 4, number = 2, year = 2017,
  month = mar, pages = {80--97}, doi = {10.5555/qs.4.2}}
@online{tides, author = {{Harbour Board}}, title = {Tides of Fr\"uhjahr}, url = {https://harbour.example/a_b},
  date = {2020-05-03}, urldate = {2024-01-02}}
@incollection{lind, author = {Bo Lind and Eva Sund and Max Ek and Jo Aa}, title = {Wicks}, booktitle = {Of Lamps},
  editor = {Ann Hill}, publisher = {Quay}, year = {2001}, pages = {3--9}}
@phdthesis{sund, author = {Sund, Eva and others}, title = {On Oil}, school = {School of Quays}, year = {1999}}
@techreport{guild, institution = {Guild of Keepers}, title = {Lamps in {1881}}, number = {Report 12}, year = {1882}}
@misc{web, title = {Old Lamps}, howpublished = {\url{https://lamps.example/old%20lamps}}, year = {2019}}
"""
VERBOSE = "\\usepackage[style=verbose]{biblatex}\\addbibresource{works.bib}\\begin{document}"
NUMERIC = "\\usepackage[sorting=none]{biblatex}\\addbibresource{works.bib}\\begin{document}"
YEARS = "\\usepackage[style=authoryear]{biblatex}\\addbibresource{works.bib}\\begin{document}"
OORT = "Carl Oort and Ida de Vries, The Keeper’s Year: A Calendar, 2nd ed. (Ostend: Tower Press, 1998)"
HILL = "Ann Hill, “Whales & Oil,” Quay Studies 4, no. 2 (March 2017): 80–97, https://doi.org/10.5555/qs.4.2"
TIDES = "Harbour Board, “Tides of Frühjahr,” May 3, 2020, https://harbour.example/a_b (accessed January 2, 2024)"

CITED: dict[str, tuple[str, list[str], list[tuple[str, str]]]] = {
    # what -> source, the paragraphs, the notes
    "a citation in a footnote": ("A.\\footcite{tides}", ["A.{1}"], [("1", f"{TIDES}.")]),
    "a class that says what is printed": (
        "\\documentclass{quaystudies}\\usepackage{hyperref}\\addbibresource{works.bib}\\begin{document}A.\\autocite{tides}",
        ["A.{1}"],
        [("1", f"{TIDES}.")],
    ),
    "an article of notes": (f"{VERBOSE}A.\\autocite{{tides}}", ["A.{1}"], [("1", f"{TIDES}.")]),
    "the sign that follows is printed before the mark": (
        f"{VERBOSE}A lamp \\autocite{{tides}}. B \\autocite{{gone}}; C\\footcite{{gone}}.",
        ["A lamp.{1} B;{2} C{3}."],
        [("1", f"{TIDES}."), ("2", "[gone]."), ("3", "[gone].")],
    ),
    "with a place and words before it": (
        f"{VERBOSE}A.\\autocite[see][12]{{oort98}} B.\\autocite[3--5]{{oort98}}",
        ["A.{1} B.{2}"],
        [("1", f"see {OORT}, 12."), ("2", "Oort and de Vries, The Keeper’s Year, 3–5.")],
    ),
    "of several works": (
        f"{VERBOSE}A.\\autocite{{tides,hill17}} B.\\footcites[12]{{oort98}}[see][]{{tides}}",
        ["A.{1} B.{2}"],
        [("1", f"{TIDES}; {HILL}."), ("2", f"{OORT}, 12; see Harbour Board, “Tides of Frühjahr”.")],
    ),
    "in the sentence": (
        f"{VERBOSE}As \\textcite{{hill17}} says, so be it.",
        ["As Hill{1} says, so be it."],
        [("1", f"{HILL}.")],
    ),
    "within a note": (
        f"{VERBOSE}A.\\footnote{{See \\cite[4]{{hill17}}, and \\cite{{tides}}.}}",
        ["A.{1}"],
        [("1", f"See {HILL.replace('80–97', '4')}, and {TIDES}.")],
    ),
    "other kinds of works": (
        "A.\\footcite{lind} B.\\footcite{sund} C.\\footcite{guild} D.\\footcite{web}",
        ["A.{1} B.{2} C.{3} D.{4}"],
        [
            ("1", "Bo Lind et al., “Wicks,” in Of Lamps, ed. Ann Hill (Quay, 2001), 3–9."),
            ("2", "Eva Sund et al., “On Oil” (PhD thesis, School of Quays, 1999)."),
            ("3", "Guild of Keepers, “Lamps in 1881,” Report 12 (Guild of Keepers, 1882)."),
            ("4", "“Old Lamps,” 2019, https://lamps.example/old%20lamps."),
        ],
    ),
    "an article of numbers": (
        f"{NUMERIC}A \\cite{{tides}}, B \\parencite[4]{{hill17,tides}}.\\printbibliography",
        ["A{1}, B{2}{1}."],
        [("1", f"{TIDES}."), ("2", f"{HILL}.")],
    ),
    "an article of years": (
        f"{YEARS}A \\parencite{{tides}}. \\textcite[4]{{hill17}} says B.",
        ["A{Harbour Board 2020}. Hill{Hill 2017} says B."],
        [("Harbour Board 2020", f"{TIDES}."), ("Hill 2017", f"{HILL}.")],
    ),
    "natbib": (
        "\\usepackage{natbib}\\begin{document}A \\citep{tides}. \\citet[4]{hill17} says B.\\bibliography{works}",
        ["A{Harbour Board 2020}. Hill{Hill 2017} says B."],
        [("Harbour Board 2020", f"{TIDES}."), ("Hill 2017", f"{HILL}.")],
    ),
    "old BibTeX, whose bibliography is named at the end": (
        "A \\cite{tides}.\\bibliographystyle{unsrt}\\bibliography{works}",
        ["A{1}."],
        [("1", f"{TIDES}.")],
    ),
    "a part of a work in the sentence": (
        f"{VERBOSE}\\citeauthor{{hill17}} wrote \\citetitle{{hill17}} in \\citeyear{{hill17}}.",
        ["Hill wrote Whales & Oil in 2017."],
        [],
    ),
}


@pytest.mark.parametrize("what", CITED)
def test_citations_are_what_is_printed(what: str) -> None:
    source, paragraphs, expected = CITED[what]
    if "bibliography" not in source and "addbibresource" not in source:
        source = f"\\addbibresource{{works.bib}}\\begin{{document}}{source}"
    document = read(f"{source}\\end{{document}}" if "begin{document}" in source else source, {"works.bib": WORKS})
    assert body(document) == paragraphs
    assert notes(document) == expected
    assert [trouble.message for trouble in document.troubles if "gone" not in trouble.message] == []


def test_no_bibliography_and_no_entry_are_told() -> None:
    source = "\\addbibresource{works.bib}\\addbibresource{../all.bib}\\begin{document}A.\\footcite{gone}\\footcite[4]{tides}\\end{document}"
    alone = read(source)
    assert notes(alone) == [("1", "[gone]."), ("2", "[tides], 4.")]
    assert [trouble.message for trouble in alone.troubles] == [
        "works.bib is not there, or was not given",
        "../all.bib is not in the article's folder, and files of other folders are not read",
    ]
    given = read(source, {"works.bib": f"{WORKS}\n@book{{cut, title = {{Cut"})
    assert notes(given) == [("1", "[gone]."), ("2", f"{TIDES.replace(', https', ', 4, https')}.")]
    assert [trouble.message for trouble in given.troubles] == [
        "../all.bib is not in the article's folder, and files of other folders are not read",
        "works.bib: the entry in line 15 cannot be read",
        "the bibliography has no entry for gone",
    ]


def scanned(source: str) -> Article:
    files = {"works.bib": WORKS.encode()}
    return scan_bytes(source.encode(), "a.tex", today=TODAY, beside=lambda _, name: files.get(name))


def field(found: Found[Any] | None) -> Any:
    return found.value if found else None


def test_the_fields_of_sources_are_those_of_the_bibliography() -> None:
    article = scanned(
        f"{VERBOSE}The oil was sold.\\autocite[88]{{hill17}} The lamp was lit.\\autocite{{oort98,tides}} It went out.\\autocite[3]{{oort98}}\\end{{document}}"
    )
    hill, oort, tides, again = article.sources
    assert [source.type for source in article.sources] == ["article-journal", "book", "webpage", "book"]
    assert [source.form for source in article.sources] == ["full", "full", "full", "short"]
    assert [
        [(one.value.family, one.value.given) for one in source.authors if one.value] for source in article.sources
    ] == [
        [("Hill", "Ann")],
        [("Oort", "Carl"), ("Vries", "Ida")],
        [(None, None)],
        [("Oort", "Carl"), ("Vries", "Ida")],
    ]
    assert (field(hill.title), field(hill.container_title), field(hill.volume), field(hill.issue)) == (
        "Whales & Oil",
        "Quay Studies",
        "4",
        "2",
    )
    assert (field(hill.pages), field(hill.locator), field(hill.doi)) == ("80–97", "88", "10.5555/qs.4.2")
    assert hill.pages == Found("", (), "80–97")  # the place that is cited is printed in its stead
    assert (field(oort.title), field(oort.publisher), field(oort.isbn)) == (
        "The Keeper’s Year: A Calendar",
        "Tower Press",
        "9781845550219",
    )
    assert [day.iso if (day := field(one)) else None for one in (tides.issued, tides.accessed, oort.issued)] == [
        "2020-05-03",
        "2024-01-02",
        "1998",
    ]
    assert (field(again.title), again.refers_to, again.urls) == ("The Keeper’s Year: A Calendar", oort.id, ())
    text = article.document.text
    assert again.title is not None
    assert text[slice(*again.title.spans[0])] == "The Keeper’s Year"
    assert article.findings == ()


FILES: dict[str, tuple[str, dict[str, dict[str, str]], tuple[int, ...]]] = {
    # what -> source, fields by key, lines that could not be read
    "braces, quotation marks, figures, abbreviations": (
        '@misc{a, title={A {B} c}, note = "x {"} y", year=1999, month = 3 # " " # mar}',
        {"a": {"title": "A {B} c", "note": 'x {"} y', "year": "1999", "month": "3 3"}},
        (),
    ),
    "round brackets, capitals, comments": (
        "% x\n@Comment{a}\n@MISC(a, TITLE = {A})\nnotes of the owner\n@preamble{{x}}",
        {"a": {"title": "A"}},
        (),
    ),
    "abbreviations of abbreviations": (
        "@string{q = {Quay}}\n@string{qs = q # { Studies}}\n@misc{a, journal = qs}",
        {"a": {"journal": "Quay Studies"}},
        (),
    ),
    "one key, or one field, twice": (
        "@misc{a, title={A}, title={B}}\n@misc{a, title={C}}",
        {"a": {"title": "A"}},
        (),
    ),
    "a chapter has what its book has": (
        "@incollection{a, title={A}, crossref={b}}\n@book{b, title={B}, year=1999, pages={1--9}}",
        {"a": {"title": "A", "crossref": "b", "booktitle": "B", "year": "1999"}, "b": {"title": "B", "year": "1999", "pages": "1--9"}},
        (),
    ),
    "a brace that is lost": ("@misc{a, title={A\n@misc{b, title={B}}", {"b": {"title": "B"}}, (1,)),
    "nothing": ("", {}, ()),
    "no bibliography": ("PK\x03\x04 \x00 @ {{{ ,,, = = }}", {}, (1,)),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_bibtex(what: str, caplog: pytest.LogCaptureFixture) -> None:
    source, fields, failed = FILES[what]
    found = works(source)
    assert {key: dict(work.fields) for key, work in found.works.items()} == fields
    assert found.failed == failed
    assert caplog.records == []
    assert logging.getLogger("bibtexparser").level == logging.NOTSET


NAMES: list[tuple[str, list[Person]]] = [
    ("Hill, Ann and Carl Oort", [Person("Hill", "Ann"), Person("Oort", "Carl")]),
    ("de la Mare, Otto and Ida van der Velde", [Person("Mare", "Otto", "de la"), Person("Velde", "Ida", "van der")]),
    ("King, Jr., M. L.", [Person("King", "M. L.", "", "Jr.")]),
    ("{Harbour Board and Guild} and others", [Person("{Harbour Board and Guild}")]),
    ("", []),
    (",", []),
]


@pytest.mark.parametrize(("names", "expected"), NAMES)
def test_names(names: str, expected: list[Person]) -> None:
    assert people(names) == expected
