"""What rules leave unsaid, or say once and for information: where the file, not the author, may be at fault."""

from __future__ import annotations

from datetime import date

import pytest

from claimscan.model import Finding
from claimscan.scan import scan_text

TODAY = date(2026, 11, 22)
HOST = "https://harbournews.example"


def found(text: str, rule: str, name: str = "a.txt") -> list[Finding]:
    return [finding for finding in scan_text(text, name=name, today=TODAY).findings if finding.rule == rule]


def told(text: str, rule: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(finding.severity, finding.message) for finding in found(text, rule, name)]


def noted(*notes: str) -> str:
    """A text of one sentence for each note."""
    marks = "¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹".split()[: len(notes)]
    body = " ".join(f"The bridge has {number} towers by the river.{mark}" for number, mark in enumerate(marks, 1))
    return f"{body}\n\n" + "\n".join(f"{mark} {note}" for mark, note in zip(marks, notes, strict=True)) + "\n"


def endnotes(labels: list[int]) -> str:
    """A text with marks from 1 to the highest label, and notes with those labels only."""
    body = " ".join(f"It was lit in {1700 + number}.[{number}]" for number in range(1, max(labels) + 1))
    return f"{body}\n\n" + "\n".join(f"[{n}] Ada Moor, Lamps of the Coast (Harbour Press, 1988), {n}." for n in labels)


@pytest.mark.parametrize(
    ("printed", "address", "severities"),
    [
        ("March 4, 2021", "/2021/04/03/bridge", ["error"]),
        ("March 4, 2021", "/2021/03/bridge", []),
        ("April 2, 2021", "/2021/03/bridge", []),  # written at the end of a month
        ("April 20, 2021", "/2021/03/bridge", ["warning"]),
        ("March 21, 2021", "/2021/03/26/report.pdf", []),  # put up after its date
        ("March 26, 2021", "/2021/03/21/report.pdf", ["warning"]),
        ("March 30, 2021", "/2021_03_01_archive.html", []),
    ],
)
def test_a_date_in_an_address_may_be_near_the_printed_one(printed: str, address: str, severities: list[str]) -> None:
    text = noted(f'Ada Moss, "A Bridge for the Delta," Harbour News, {printed}, {HOST}{address}')
    assert [finding.severity for finding in found(text, "url-date-mismatch")] == severities


@pytest.mark.parametrize(
    ("note", "messages"),
    [
        ("Ada Moss, Bridges of the Delta (Harbour Press, forthcoming 2027).", []),
        ("Ada Moss, Bridges of the Delta (Harbour Press, im Erscheinen 2027).", []),
        ("Ada Moss, Bridges of the Delta (Harbour Press, 2072).", ['"2072" is in the future']),
    ],
)
def test_what_is_forthcoming_may_be_dated_in_the_future(note: str, messages: list[str]) -> None:
    assert [finding.message for finding in found(noted(note), "future-date")] == messages


def test_a_document_that_was_written_on_has_no_newer_sources() -> None:
    head = "The Bridges of the Delta\n\nMay 30, 2021\n\n"
    notes = [f'Ada Moss, "Tower {n}," Harbour News, March {n}, 2022, {HOST}/tower-{n}' for n in range(1, 5)]
    assert len(found(head + noted(*notes[:2]), "source-newer-than-document")) == 2
    assert found(head + noted(*notes), "source-newer-than-document") == []


def test_numbers_that_were_lost_are_told_once() -> None:
    assert told(endnotes([1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13]), "label-gap") == [("warning", "There is no note 4")]
    few = endnotes([1, 2, 3, 8, 9, 10, 15, 16])
    assert told(few, "label-gap") == [("info", "8 of the numbers 1 to 16 are missing, from 4 on")]


@pytest.mark.parametrize(
    ("second", "severities"),
    [
        ("Ben Orr, Lamps of the North (Merrow: Quay Books, 2004), 9.", []),  # another work
        ("Ada Fenn, Iron Piers (Aldmouth: Pier Press, 1999).", ["warning"]),
        ("Ada Fenn, Iron Piers (Aldmouth: Pier Press, 1999), 14.", []),  # another page
    ],
)
def test_a_work_is_cited_again_only_at_the_same_place(second: str, severities: list[str]) -> None:
    text = noted("Ada Fenn, Iron Piers (Aldmouth: Pier Press, 1999).", second)
    assert [finding.severity for finding in found(text, "duplicate-source")] == severities


def test_parts_of_a_page_are_other_places() -> None:
    page = f'"Tram Lines," City of Merrow, 2021, {HOST}/lines'
    assert len(found(noted(page, page), "duplicate-source")) == 1
    assert found(noted(f"{page}#north", f"{page}#south"), "duplicate-source") == []


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ('"Two Towers," Harbour News, June 7, 2021.', 1),
        ('Dan Ewer, "Report on Towers" (Merrow: Bridge Council, 2005).', 0),  # printed somewhere
        ('Bridge Council, "Report on Towers," BC/RES/2021/14, June 7, 2021.', 0),  # found by its number
    ],
)
def test_what_is_printed_or_filed_needs_no_address(note: str, count: int) -> None:
    linked = [f'Ada Moss, "Tower {n}," Harbour News, March {n}, 2021, {HOST}/tower-{n}' for n in range(1, 6)]
    assert len(found(noted(*linked, note), "source-without-url")) == count


def test_a_link_that_leads_to_nothing_but_a_scheme_is_none() -> None:
    text = (
        '<p>The bridge was opened.<sup><a href="#n1">1</a></sup></p><p id="n1">1. Ada Moss, "A Bridge," Harbour News, '
        'March 4, 2021, <a href="https://">https://</a> www.harbournews.example/bridge</p>'
    )
    article = scan_text(text, name="a.html", format="html", today=TODAY)
    assert [url.url for source in article.sources for url in source.urls] == ["https://www.harbournews.example/bridge"]


def test_a_coverage_that_nobody_asked_for_is_for_information() -> None:
    sentences = " ".join(f"It carries {number * 1000:,} people a day." for number in range(2, 9))
    assert told(
        f"The bridge is green.[1] {sentences}\n\n[1] Ada Moor, Lamps (Harbour Press, 1988), 4.\n",
        "coverage-below-threshold",
    ) == [("info", "0 of 7 claims that need a source have one")]
