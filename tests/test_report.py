"""The report: its keys and their order, what is where, and the figures of the summary."""

from __future__ import annotations

import json

import pytest

from claimscan.model import Article, Date, Found, Name, Source, Span, replace
from claimscan.report import report
from claimscan.works import roots

ORDER = {
    "report": "schema claimscan document claims notes sources citations findings summary",
    "document": "path format sha256 title authors date language pages words",
    "claims": "id text section spans page line kinds needs_source cited citations triggers",
    "notes": "id label kind text spans page line sources",
    "sources": (
        "id note index text spans type authors title container_title publisher issued accessed volume issue pages"
        " locator doi isbn urls form refers_to same_as editors translators et_al publisher_place edition genre signal"
        " evidence corrected"
    ),
    "citations": "id mark note claim context scope spans page line evidence",
    "findings": "rule code severity message expected claim note source spans page line column end_line end_column fingerprint fix",
    "summary": (
        "claims cited needs_source lacking coverage notes sources works citations findings errors warnings infos lacks"
        " sections rules"
    ),
}


def source(id: str, **values: object) -> Source:
    return replace(Source(id, "n1", 0, "text", ()), **values)


def test_keys_and_their_order(sample_article: Article) -> None:
    full = report(sample_article)
    assert " ".join(full) == ORDER["report"]
    assert " ".join(full["document"]) == ORDER["document"]
    assert " ".join(full["summary"]) == ORDER["summary"]
    for claim in full["claims"]:
        assert " ".join(claim) == ORDER["claims"]
    for note in full["notes"]:
        assert " ".join(note) == ORDER["notes"]
    for cited in full["sources"]:
        assert " ".join(cited) == ORDER["sources"]
    for citation in full["citations"]:
        assert " ".join(citation) == ORDER["citations"]
    for finding in full["findings"]:
        assert " ".join(finding) == ORDER["findings"]


def test_one_source_in_full(sample_article: Article) -> None:
    assert report(sample_article)["sources"][0] == {
        "id": "s1",
        "note": "n1",
        "index": 0,
        "text": (
            'Ann Rey and Bo Lund, "Hives by the Sea," Merrow Gazette, April 24, 2023,'
            " https://gazette.example/2023/01/27/hives-by-the-sea"
        ),
        "spans": [[190, 311], [312, 315]],
        "type": "article-newspaper",
        "authors": [
            {"literal": "Ann Rey", "family": "Rey", "given": "Ann", "particle": None, "suffix": None},
            {"literal": "Bo Lund", "family": "Lund", "given": "Bo", "particle": None, "suffix": None},
        ],
        "title": "Hives by the Sea",
        "container_title": "Merrow Gazette",
        "publisher": None,
        "issued": {"iso": "2023-04-24", "text": "April 24, 2023", "fault": None, "alternatives": []},
        "accessed": None,
        "volume": None,
        "issue": None,
        "pages": None,
        "locator": None,
        "doi": None,
        "isbn": None,
        "urls": [
            {
                "url": "https://gazette.example/2023/01/27/hives-by-the-sea",
                "printed": "https://gazette.example/2023/01/27/hives-by-the-\nsea",
                "spans": [[263, 311], [312, 315]],
                "repairs": ["line-break"],
                "alternatives": ["https://gazette.example/2023/01/27/hives-by-thesea"],
            }
        ],
        "form": "full",
        "refers_to": None,
        "same_as": None,
        "editors": [],
        "translators": [],
        "et_al": False,
        "publisher_place": None,
        "edition": None,
        "genre": None,
        "signal": None,
        "evidence": [],
        "corrected": [],
    }


def test_findings_say_where(sample_article: Article) -> None:
    places = [(f["code"], f["page"], f["line"], f["column"]) for f in report(sample_article)["findings"]]
    assert places == [
        ("R101", None, None, None),
        ("C101", None, 10, 16),
        ("D101", None, 12, 60),
        ("U103", None, 15, 53),
    ]


def test_summary(sample_article: Article) -> None:
    assert report(sample_article)["summary"] == {
        "claims": 4,
        "cited": 2,
        "needs_source": 3,
        "lacking": 1,
        "coverage": 0.6667,
        "notes": 3,
        "sources": 4,
        "works": 3,
        "citations": 3,
        "findings": 4,
        "errors": 1,
        "warnings": 1,
        "infos": 2,
        "lacks": [{"claim": "c4", "page": None, "line": 10, "kinds": ["statistic"]}],
        "sections": [
            {"section": "Counting", "claims": 3, "cited": 2, "needs_source": 2, "lacking": 0},
            {"section": "Losses", "claims": 1, "cited": 0, "needs_source": 1, "lacking": 1},
        ],
        "rules": [
            {"rule": "url-date-mismatch", "code": "D101", "severity": "error", "count": 1},
            {"rule": "uncited-statistic", "code": "C101", "severity": "warning", "count": 1},
            {"rule": "unread-page", "code": "R101", "severity": "info", "count": 1},
            {"rule": "insecure-url", "code": "U103", "severity": "info", "count": 1},
        ],
    }


def test_coverage_of_an_article_that_needs_no_source_is_unknown(sample_article: Article) -> None:
    quiet = replace(sample_article, claims=(sample_article.claims[1],))
    assert report(quiet)["summary"]["coverage"] is None


def test_the_report_is_plain_json(sample_article: Article) -> None:
    full = report(sample_article)
    assert json.loads(json.dumps(full)) == full


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Date(None, "impossible"), {"iso": None, "text": "x", "fault": "impossible", "alternatives": []}),
        (Date(None, "undated"), {"iso": None, "text": "x", "fault": "undated", "alternatives": []}),
        (
            Date(None, "ambiguous", ("2019-03-04", "2019-04-03")),
            {"iso": None, "text": "x", "fault": "ambiguous", "alternatives": ["2019-03-04", "2019-04-03"]},
        ),
        (None, {"iso": None, "text": "x", "fault": None, "alternatives": []}),
    ],
)
def test_dates_that_could_not_be_understood(date: Date | None, expected: object, sample_article: Article) -> None:
    article = replace(sample_article, sources=(source("s1", issued=Found("x", (Span(0, 1),), date)),))
    assert report(article)["sources"][0]["issued"] == expected


def test_a_name_that_could_not_be_taken_apart_is_printed(sample_article: Article) -> None:
    unread: Found[Name] = Found("?? Rey", (Span(0, 6),), None)
    full = report(replace(sample_article, sources=(source("s1", authors=(unread,)),)))
    assert full["sources"][0]["authors"] == [
        {"literal": "?? Rey", "family": None, "given": None, "particle": None, "suffix": None}
    ]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], {}),
        ([source("s1"), source("s2", same_as="s1")], {"s1": "s1", "s2": "s1"}),
        (
            [source("s1"), source("s2", form="ibid", refers_to="s1"), source("s3", form="ibid", refers_to="s2")],
            {"s1": "s1", "s2": "s1", "s3": "s1"},
        ),
        ([source("s1", same_as="s2"), source("s2", same_as="s1")], {"s1": "s1", "s2": "s1"}),  # none is lost
        ([source("s1", refers_to="gone")], {"s1": "s1"}),
    ],
)
def test_roots(sources: list[Source], expected: dict[str, str]) -> None:
    assert roots(sources) == expected
