"""Each writer on the one sample article, against files that were read by a person before they were kept."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import get_args

import pytest

from claimscan.columns import COLUMNS
from claimscan.config import Format, Kind, View
from claimscan.errors import UnknownFormat
from claimscan.model import Article, Found, Source, replace
from claimscan.writers import BIBLIOGRAPHIES, WRITERS, write, writer
from claimscan.writers.csv import disarm

GOLDEN = Path(__file__).parent / "golden" / "writers"
OF_ARTICLES: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind not in ("rules", "changes", "urls"))
VIEWS = {
    **{
        f"{kind}.{format}": View(kind, format)
        for kind in ("scan", "claims")
        for format in WRITERS
        if format != "table" and format not in BIBLIOGRAPHIES
    },
    **{f"sources.{format}": View("sources", format) for format in sorted(BIBLIOGRAPHIES)},
    **{f"{kind}.{width}.txt": View(kind, width=width) for kind in OF_ARTICLES for width in (80, 200)},
    **{f"{kind}.{format}": View(kind, format) for kind in OF_ARTICLES[2:] for format in ("csv", "json", "md")},
    "claims.lacking.csv": View("claims", "csv", uncited=True, needs_source=True),
    "findings.excel.csv": View("findings", "csv", excel=True),
    "findings.several.md": View("findings", "md", several=True),
    "scan.several.json": View("scan", "json", several=True),
    "scan.terminal.json": View("scan", "json", terminal=True),
    "sources.unique.80.txt": View("sources", unique=True),
}
HOSTILE = (
    "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\r\x08\x7f",
    "\u202eevil\u202c \u2066x\u2069 \u200b\u200d\ufeff\u2028",
    "\ud800",
    "[sic] [bold]x [/b] [link=https://evil.example]y[/link] :smile:",
    "| `x` <script>alert(1)</script> ![](http://tracker.example) *a* _b_ &lt;",
    "line\nbreak\ttab",
)


def written(article: Article, view: View) -> str:
    out = io.StringIO(newline="")
    write([article], view, out)
    return out.getvalue()


def with_text(article: Article, text: str) -> Article:
    """The sample with ``text`` wherever an article can put words."""
    found = Found(text, (), text)
    source: Source = replace(article.sources[0], text=text, title=found, container_title=found)
    finding = replace(article.findings[0], message=text, expected=text)
    claims = tuple(replace(claim, text=text, section=text) for claim in article.claims)
    document = replace(article.document, name=text)
    return replace(
        article,
        layout=replace(article.layout, document=document),
        claims=claims,
        sources=(source, *article.sources[1:]),
        findings=(finding,),
    )


@pytest.mark.parametrize("name", VIEWS)
def test_output_is_the_golden_file(name: str, sample_article: Article) -> None:
    assert written(sample_article, VIEWS[name]) == (GOLDEN / name).read_bytes().decode()


def test_each_golden_file_is_used() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(VIEWS)


def test_the_command_line_offers_each_writer() -> None:
    assert get_args(Format) == tuple(WRITERS)


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(
        UnknownFormat, match="no output format 'xml'; known formats are table, json, jsonl, csv, tsv, md, bibtex"
    ):
        writer("xml")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", OF_ARTICLES)
@pytest.mark.parametrize("format", ["table", "md", "csv", "json"])
def test_nothing_of_the_article_acts_on_a_terminal(text: str, kind: Kind, format: str, sample_article: Article) -> None:
    output = written(with_text(sample_article, text), View(kind, format, width=80, terminal=True))
    acting = {character for character in output if character < " " or "\x7f" <= character <= "\x9f"}
    assert acting <= {"\n"}
    assert not set(output) & set("\u202e\u202c\u2066\u2069\u200b\u200d\u2028\ufeff\ud800")


def test_controls_are_shown_and_not_dropped(sample_article: Article) -> None:
    output = written(with_text(sample_article, "a\x1b[2Jb\x9bc\u202ed\ud800e\rf"), View("claims"))
    assert r"a\x1b[2Jb\x9bc\u202ed\ud800e\x0df" in output


def test_letters_of_other_scripts_are_left_alone(sample_article: Article) -> None:
    words = "نمی\u200cدانم 👩\u200d🚀 naïve café Ōsaka"
    assert words in written(with_text(sample_article, words), View("claims", width=200))


def test_square_brackets_are_no_markup(sample_article: Article) -> None:
    output = written(with_text(sample_article, "so [sic] [bold]x[/b] :smile:"), View("claims", width=200))
    assert "so [sic] [bold]x[/b] :smile:" in output


def test_markdown_shows_exactly_the_characters(sample_article: Article) -> None:
    output = written(with_text(sample_article, "a|b `c` <b> ![d](http://e.example) *f*"), View("claims", "md"))
    assert r"a\|b \`c\` \<b\> \!\[d\](http://e.example) \*f\*" in output


def test_json_keeps_every_character(sample_article: Article) -> None:
    text = "".join(HOSTILE) + "\U000e0041 ¹²"
    output = written(with_text(sample_article, text), View("claims", "json"))
    assert json.loads(output)[0]["text"] == text
    assert "¹²" in output
    assert r"\u001b[2J" in output


def test_json_lines_are_one_line_each(sample_article: Article) -> None:
    output = written(with_text(sample_article, "a\u2028b\u2029c\x85d\ne"), View("claims", "jsonl"))
    assert len(output.splitlines()) == len(sample_article.claims)


def test_csv_shows_controls_and_leaves_all_else_alone(sample_article: Article) -> None:
    text = "=1+1\x1b\u202e\u200f\n\tx"
    output = written(with_text(sample_article, text), View("claims", "csv"))
    assert next(csv.DictReader(io.StringIO(output, newline="")))["text"] == "=1+1\\x1b\\u202e\u200f\n\tx"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-SUM(A1)", "'-SUM(A1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        ("＋1x", "'＋1x"),
        ("－x", "'－x"),
        ("＠x", "'＠x"),
        (' "=1+1"', '\' "=1+1"'),
        ("“=x”", "'“=x”"),
        ("'=x", "''=x"),
        ("a\n=1+1", "a\n'=1+1"),
        ("a\r=1+1", "a\r'=1+1"),
        ("-1+cmd|x", "'-1+cmd|x"),
        ("- a point of a list", "'- a point of a list"),
        ("-5", "-5"),
        ("+5", "+5"),
        ("-1,234.50", "-1,234.50"),
        ("-12 %", "-12 %"),
        ("-5-10", "-5-10"),
        ("-44–-1", "'-44–-1"),
        ("1998-2003", "1998-2003"),
        ("-", "-"),
        ("", ""),
        ("a = b", "a = b"),
        ("mail@example.org", "mail@example.org"),
        ('"quoted"', '"quoted"'),
    ],
)
def test_formulas_are_disarmed_for_spreadsheets(cell: str, expected: str) -> None:
    assert disarm(cell) == expected


def test_excel_has_a_byte_order_mark_and_crlf(sample_article: Article) -> None:
    output = written(sample_article, View("claims", "csv", excel=True))
    assert output.startswith("\ufeffpath,claim,")
    assert output.count("\r\n") == output.count("\n") == 5


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
@pytest.mark.parametrize("kind", OF_ARTICLES)
def test_tables_keep_to_the_page(width: int, kind: Kind, sample_article: Article) -> None:
    lines = written(sample_article, View(kind, width=width)).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_no_column_goes_or_moves() -> None:
    """Columns are only added at the end: whoever reads a table by position keeps reading the same thing."""
    assert [column.name for column in COLUMNS["sources"]][:20] == [
        *("path", "source", "note", "label", "index", "page", "line", "type", "authors", "title", "container_title"),
        *("publisher", "issued", "year", "accessed", "doi", "urls", "authors_json", "et_al", "editors"),
    ]
    assert all(len(set(names)) == len(names) for names in ([c.name for c in columns] for columns in COLUMNS.values()))


def test_an_article_without_anything_is_written(sample_article: Article) -> None:
    empty = replace(sample_article, claims=(), notes=(), sources=(), citations=(), findings=())
    for format in WRITERS:
        for kind in OF_ARTICLES:
            if format not in BIBLIOGRAPHIES or kind in ("scan", "sources"):
                written(empty, View(kind, format))
    assert "0 of 0 claims cited; 0 need a source, 0 of them have none." in written(empty, View())
