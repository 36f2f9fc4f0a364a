"""What was judged of the rules' findings: the table, the package and the judgements tell the same, and no rule is graver than it is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.rule_precision import (
    JUDGEMENTS,
    PACKAGED,
    TABLE,
    Told,
    counted,
    distinct,
    documents,
    in_turn,
    packaged,
    page,
)
from benchmarks.rule_precision import table as written
from claimscan.rules import RULES
from claimscan.rules.precision import JUDGED, Judged

LEAST = {"error": 0.9, "warning": 0.75, "info": 0.0}
TOLD = [
    Told("url-date-mismatch", "bridge", "b1", "error", "…"),
    Told("url-date-mismatch", "bridge", "b2", "error", "…"),
    Told("url-date-mismatch", "lamp", "a9", "warning", "…"),
    Told("url-date-mismatch", "lamp", "a9", "warning", "in another format"),
    Told("insecure-url", "lamp", "c1", "info", "…"),
]
VERDICTS = {("url-date-mismatch", "b1"): True, ("url-date-mismatch", "a9"): False, ("insecure-url", "c1"): True}


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")][2:]


def test_no_rule_is_graver_than_it_is_right() -> None:
    assert [
        (name, severity)
        for _, name, severity, _, judged, agreed, _ in rows()
        if int(judged) and int(agreed) / int(judged) < LEAST[severity]
    ] == []


def test_thirty_findings_of_every_error_and_warning_are_judged_or_all() -> None:
    graver = [row for row in rows() if row[2] != "info"]
    assert graver
    assert [name for _, name, _, found, judged, _, _ in graver if int(judged) < min(int(found), 30)] == []


def test_the_package_says_what_the_table_says() -> None:
    graver = {row[1] for row in rows() if row[2] != "info" and int(row[4])}
    told: dict[str, Judged] = {}
    for _, name, severity, _, judged, agreed, _ in rows():
        if int(judged) and (severity != "info" or name not in graver):
            before = told.get(name, Judged(0, 0))
            told[name] = Judged(before.right + int(agreed), before.of + int(judged))
    assert told == JUDGED


def test_judgements_are_of_rules_and_keep_no_text() -> None:
    lines = [line.split("\t") for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines()[1:]]
    assert {rule for rule, *_ in lines} <= set(RULES)
    assert all(len(key) == 16 and int(key, 16) >= 0 for _, _, key, _, _ in lines)
    assert {verdict for _, _, _, verdict, _ in lines} == {"yes", "no"}
    assert all(why.isalpha() for *_, why in lines)
    assert len({(rule, key) for rule, _, key, _, _ in lines}) == len(lines)


def test_findings_are_counted_once_and_by_severity() -> None:
    assert list(map(tuple, counted(distinct(TOLD), VERDICTS))) == [
        ("url-date-mismatch", "error", 2, 1, 1),
        ("url-date-mismatch", "warning", 1, 1, 0),
        ("insecure-url", "info", 1, 1, 1),
    ]
    assert written(counted(distinct(TOLD), VERDICTS)).splitlines()[2:] == [
        "| D101 | url-date-mismatch | error | 2 | 1 | 1 | 1.00 |",
        "| D101 | url-date-mismatch | warning | 1 | 1 | 0 | 0.00 |",
        "| U103 | insecure-url | info | 1 | 1 | 1 | 1.00 |",
    ]


def test_the_package_counts_what_is_graver_than_information() -> None:
    text = packaged(counted(distinct([*TOLD, Told("url-date-mismatch", "bee", "d1", "info", "…")]), VERDICTS))
    assert text.startswith(PACKAGED.read_text(encoding="utf-8").partition("JUDGED: Final")[0])
    assert '    "insecure-url": Judged(1, 1),\n    "url-date-mismatch": Judged(1, 2),\n}' in text


def test_the_page_names_its_command() -> None:
    assert "rule_precision.py DIR --write" in page([])


def test_judging_goes_from_document_to_document() -> None:
    order = [one.key for one in in_turn(distinct(TOLD), "url-date-mismatch")]
    assert order == ["b1", "a9", "b2"]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["ocr/bridge.one.txt", "ocr/bridge.two.txt"], ["ocr/bridge.one.txt"]),
        (["md/bridge.en.md", "md/bridge.fr.md"], ["md/bridge.en.md", "md/bridge.fr.md"]),
        (["seed/article.txt", "seed/annotation.md", "gold/seed/article.txt.json"], ["seed/article.txt"]),
        (
            ["html/book/one.xhtml", "html/book/two.xhtml", "html/book.bib"],
            ["html/book/one.xhtml", "html/book/two.xhtml"],
        ),
    ],
)
def test_which_files_are_documents(files: list[str], found: list[str], tmp_path: Path) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf-8")
    assert [str(path.relative_to(tmp_path)) for path, _ in documents(tmp_path)] == found
