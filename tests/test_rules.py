"""Every rule keeps the promises of its page: the examples in its docstring are scanned, and judged as it says."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pytest
import regex

from claimscan import rules
from claimscan.errors import BadSettings
from claimscan.model import (
    Article,
    Date,
    Document,
    Finding,
    Found,
    Layout,
    Name,
    Note,
    Passage,
    Rule,
    Source,
    Span,
    Url,
)
from claimscan.rules import RULES, mark_order, numbering, periods
from claimscan.scan import scan_text
from web_answers import seen_live

TODAY = date(2026, 11, 22)
SOURCE = Path(rules.__file__).parents[1]
HEADING = regex.compile(r"(OK|Not OK):")
EXPECTED = regex.compile(r"\s+-> (note|claim) (\S+?)(?: source (\d+))?: (.+)")
MODULES = {
    module.RULE.name: module
    for info in pkgutil.iter_modules(rules.__path__)
    if hasattr(module := importlib.import_module(f"claimscan.rules.{info.name}"), "RULE")
}


class Expected(NamedTuple):
    """One line ``-> note 3: words of the message``."""

    kind: str
    number: str
    source: str | None
    words: str


class Example(NamedTuple):
    """A block under ``OK:`` or ``Not OK:``; an ``OK`` block expects nothing."""

    rule: str
    text: str
    expected: tuple[Expected, ...]


def examples(name: str, page: str) -> list[Example]:
    found: list[tuple[list[str], list[Expected]]] = []
    inside = False
    for line in page.splitlines():
        expected = EXPECTED.fullmatch(line)
        if HEADING.fullmatch(line):
            found.append(([], []))
            inside = True
        elif line and not line.startswith(" "):
            inside = False
        elif inside and expected:
            found[-1][1].append(Expected(*expected.groups()))
        elif inside:
            found[-1][0].append(line.removeprefix("    "))
    return [Example(name, "\n".join(lines).strip() + "\n", tuple(wanted)) for lines, wanted in found]


EXAMPLES = [example for name, module in MODULES.items() for example in examples(name, module.__doc__ or "")]


def split_answers(text: str) -> tuple[str, str]:
    """The text, and what the web answers: lines ``<- URL STATUS HTML``, see ``web_answers.Told``."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if line[:3] != "<- "), "".join(line for line in lines if line[:3] == "<- ")


def place(article: Article, finding: Finding) -> tuple[str, str, str]:
    notes = {note.id: note.label for note in article.notes}
    sources = {source.id: source for source in article.sources}
    claims = {claim.id: str(number) for number, claim in enumerate(article.claims, 1)}
    if finding.note:
        source = sources.get(finding.source or "")
        return "note", notes[finding.note], str(source.index + 1) if source else ""
    return "claim", claims.get(finding.claim or "", ""), ""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{'not-ok' if e.expected else 'ok'}")
def test_the_examples_of_a_rule_are_judged_as_its_page_says(example: Example) -> None:
    text, answers = split_answers(example.text)
    article = scan_text(text, name="example.txt", today=TODAY)
    article = seen_live(article, answers) if answers else article
    found = [finding for finding in article.findings if finding.rule == example.rule]
    wanted = list(example.expected)
    assert len(found) == len(wanted), [finding.message for finding in found]
    for finding, expected in zip(found, wanted, strict=True):
        kind, number, source = place(article, finding)
        assert (kind, number) == (expected.kind, expected.number)
        assert expected.source in (None, source)
        assert expected.words in finding.message
        assert finding.spans


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_says_what_it_finds_why_it_matters_and_shows_both(rule: Rule) -> None:
    page = MODULES[rule.name].__doc__ or ""
    first, blank, rest = page.split("\n", 2)
    assert first.endswith(".")
    assert not blank
    assert len(rest) > 40
    if not rule.code.startswith("R"):  # what cannot be read cannot be shown in a text
        assert {bool(example.expected) for example in examples(rule.name, page)} == {True, False}


def test_every_rule_is_in_the_table() -> None:
    assert set(MODULES) == set(RULES)
    for name, module in MODULES.items():
        assert module.__name__.rpartition(".")[2] == name.replace("-", "_")
        assert RULES[name] is module.RULE


def test_codes_are_unique_and_in_families() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert len(set(codes)) == len(codes)
    assert all(regex.fullmatch(r"[CNSUDLR]\d{3}", code) for code in codes)
    families = [code[0] for code in codes]
    assert sorted(set(families), key=families.index) == ["C", "N", "S", "U", "D", "L", "R"]
    assert families == sorted(families, key=["C", "N", "S", "U", "D", "L", "R"].index)


def test_whatever_a_stage_reports_has_a_rule() -> None:
    names = {
        node.args[0].value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Trouble"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert names <= set(RULES)


@pytest.mark.parametrize(
    ("select", "ignore", "names"),
    [
        (["D101"], [], ["url-date-mismatch"]),
        (["future-date", "d101"], [], ["url-date-mismatch", "future-date"]),
        (["C1"], ["C104", "uncited-quote"], ["uncited-statistic", "uncited-attribution"]),
        (["C"], ["C"], []),
    ],
)
def test_rules_are_selected_by_code_prefix_and_name(select: list[str], ignore: list[str], names: list[str]) -> None:
    assert [rule.name for rule in rules.select(select, ignore)] == names


def test_nothing_selected_means_all() -> None:
    assert rules.select() == tuple(RULES.values())
    assert {rule.code[0] for rule in rules.select(ignore=["C", "N", "R"])} == {"S", "U", "D", "L"}


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("url-date-missmatch", "; did you mean url-date-mismatch?"),
        ("D1O1", "; did you mean D101?"),
        ("zzzzzz", ""),
        ("", ""),
    ],
)
def test_an_unknown_rule_is_refused_with_the_likeliest_one(word: str, hint: str) -> None:
    with pytest.raises(BadSettings) as caught:
        rules.select([word])
    assert str(caught.value) == f"no rule is called {word!r}{hint}"


def test_a_rule_is_explained_by_its_page() -> None:
    assert rules.explain("D101").startswith("A URL carries another date than the one printed beside it.\n")
    assert rules.explain("url-date-mismatch") == rules.explain("d101")
    with pytest.raises(BadSettings, match="names 4 rules"):
        rules.explain("C1")


@pytest.mark.parametrize(
    ("iso", "days"),
    [
        ("2023-04-24", (date(2023, 4, 24), date(2023, 4, 24))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2020", (date(2020, 1, 1), date(2020, 12, 31))),
        ("2003-22", (date(2003, 6, 1), date(2003, 8, 31))),
        ("1998/1999", (date(1998, 1, 1), date(1999, 12, 31))),
        ("199X", (date(1990, 1, 1), date(1999, 12, 31))),
        ("2020-05/2020-07-03", (date(2020, 5, 1), date(2020, 7, 3))),
        ("1850~", None),
        ("2020/..", None),
        ("2020/", None),
        ("2023-02-30", None),
        ("2023-13", None),
        ("0000", None),
        ("", None),
        ("soon", None),
    ],
)
def test_a_date_covers_days(iso: str, days: tuple[date, date] | None) -> None:
    assert periods.bounds(iso) == days


@pytest.mark.parametrize(
    ("ranks", "kept"),
    [
        ([], []),
        ([0, 1, 2], [0, 1, 2]),
        ([0, 2, 1, 3], [0, 2, 3]),
        ([5, 0, 1, 2], [1, 2, 3]),
        ([0, 1, 9, 2, 3], [0, 1, 3, 4]),
    ],
)
def test_the_fewest_marks_are_blamed_for_a_broken_order(ranks: list[int], kept: list[int]) -> None:
    assert mark_order.rising(ranks) == kept


@pytest.mark.parametrize(
    ("labels", "runs"),
    [
        ("1 2 3", [[1, 2, 3]]),
        ("1 2 3 1 2", [[1, 2, 3], [1, 2]]),
        ("1 2 * 3 †", [[1, 2, 3]]),
        ("10 1 12", [[10, 1, 12]]),
        ("1 1 2", [[1], [1, 2]]),
        ("32 33 1", [[32, 33], [1]]),
        ("a b", []),
    ],
)
def test_numbers_run_on_or_begin_again(labels: str, runs: list[list[int]]) -> None:
    notes = [Note(f"n{i}", label, "footnote", Passage("", ()), ()) for i, label in enumerate(labels.split(), 1)]
    assert [[number for number, _ in run] for run in numbering.runs(notes)] == runs


def crowd(size: int, title: str) -> Article:
    """An article of nothing but sources of nearly one title."""
    text = "x"
    here = (Span(0, 1),)
    sources = tuple(
        Source(
            id=f"s{number}",
            note=f"n{number}",
            index=0,
            text="x",
            spans=here,
            type="article-newspaper",
            authors=(Found("Ada Moss", here, Name("Ada Moss", f"Moss{number}", "Ada")),),
            title=Found(title, here, title.format(number)),
            container_title=Found("Harbour News", here, "Harbour News"),
            issued=Found("2021", here, Date("2021")),
            urls=(Url(f"https://harbour{number % 50}.example/{number % 700}", "", here),),
        )
        for number in range(size)
    )
    notes = tuple(Note(f"n{number}", str(number + 1), "footnote", Passage("x", ()), here) for number in range(size))
    document = Document("crowd.txt", "text", text, ())
    return Article(Layout(document, (), notes, (), ()), (), notes, sources, ())


@pytest.mark.parametrize(
    "title", ["The {} bridges of the wide delta and their keepers", "One and the same title of a work"]
)
def test_thousands_of_sources_take_seconds(title: str) -> None:
    article = crowd(4000, title)
    start = perf_counter()
    for rule in RULES.values():
        list(rule.run(article, TODAY))
    assert perf_counter() - start < 10


def test_a_mark_of_three_digits_is_printed_like_one_of_a_single_digit() -> None:
    notes = range(97, 105)
    text = " ".join(f"It was lit in {1700 + n}.[{n}]" for n in notes) + "\n\n"
    text += "\n".join(f"[{n}] Ada Moor, Lamps of the Coast (Harbour Press, 1988), {n}." for n in notes)
    article = scan_text(text, today=TODAY)
    assert [citation.mark for citation in article.citations] == [str(n) for n in notes]
    assert [finding for finding in article.findings if finding.rule == "mark-style-drift"] == []


def test_a_document_without_notes_is_told_so_once() -> None:
    article = scan_text(
        "The bees hum.[^4] They came by tram.[^5]\n\nNobody counts them.[^6]\n", name="a.txt", today=TODAY
    )
    found = [finding for finding in article.findings if finding.rule == "mark-without-note"]
    assert [(finding.message, finding.severity) for finding in found] == [
        ("The document has 3 marks (4 to 6) and no notes", "warning")
    ]
