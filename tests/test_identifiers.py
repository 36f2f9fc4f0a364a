"""DOI, ISBN, ISSN and arXiv ids as people print them; check digits computed by hand or from the standards' examples."""

from __future__ import annotations

import time
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscan import identifiers
from claimscan.identifiers import Identifier

DOIS = [
    ("doi:10.1234/lamp.2016.20.", "10.1234/lamp.2016.20"),
    ("(DOI 10.1234/lamp.2016.20)", "10.1234/lamp.2016.20"),
    ("10.1234/a(b)c, p. 4", "10.1234/a(b)c"),
    ("(10.1234/abc).", "10.1234/abc"),
    ("<https://doi.org/10.1000/xyz123>", "10.1000/xyz123"),
    ("http://dx.doi.org/10.1021/pq12345.", "10.1021/pq12345"),
    ("https://pier.example/10.12345/2022C7/", "10.12345/2022C7"),
    ("https://pier.example/doi/full/10.1002/abc.12345?x=1", "10.1002/abc.12345"),
    ("https://pier.example/doi/10.1080/1234.5678.pdf", "10.1080/1234.5678"),
    ("https://pier.example/doi/10.1080/1234.5678/abstract", "10.1080/1234.5678"),
    ("doi.org/10.1000/%28x%29", "10.1000/(x)"),
    ("doi.org/10.1000%2Fquay%2F12", "10.1000/quay/12"),
    ("doi:10.1000%2fquay.12", "10.1000/quay.12"),
    ("doi:10.1000.10/123", "10.1000.10/123"),
    ("doi: 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2; next", "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"),
    ("doi:10.2014/11.2014", "10.2014/11.2014"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doi"), DOIS)
def test_a_doi_is_found_without_what_surrounds_it(text: str, doi: str) -> None:
    (found,) = identifiers.dois(text)
    assert found.value == doi
    assert unquote(text[found.start : found.end]) == doi
    assert identifiers.valid_doi(found.value)


@pytest.mark.parametrize(
    "text", ["vom 10.2014/11.2014", "section 10.1/2", "110.1234/abc", "10.1234/ abc", "v1.10.1234/5"]
)
def test_numbers_with_strokes_are_no_doi(text: str) -> None:
    assert identifiers.dois(text) == ()


@pytest.mark.parametrize(
    ("doi", "valid"),
    [
        ("10.1000/182", True),
        ("DOI: 10.1000/182", True),
        ("https://doi.org/10.1000/182", True),
        ("10.1000", False),
        ("10.1/182", False),
        ("11.1000/182", False),
        ("10.1000/a b", False),
        ("10.1000/a.", False),
        ("", False),
    ],
)
def test_valid_doi(doi: str, valid: bool) -> None:
    assert identifiers.valid_doi(doi) is valid


ISBNS = [
    ("ISBN 0-306-40615-2.", Identifier(5, 18, "0306406152", True)),
    ("ISBN 0-306-40615-3", Identifier(5, 18, "0306406153", False)),
    ("ISBN-10: 080442957X, 1990", Identifier(9, 19, "080442957X", True)),
    ("ISBN-13: 978-0-306-40615-7", Identifier(9, 26, "9780306406157", True)),
    ("isbn 978 0 306 40615 7", Identifier(5, 22, "9780306406157", True)),
    ("London, 978-0-306-40615-8.", Identifier(8, 25, "9780306406158", False)),
    ("ISBN 0306406152 14", Identifier(5, 15, "0306406152", True)),
    ("ISBN 03064061", Identifier(5, 13, "03064061", False)),
]


@pytest.mark.parametrize(("text", "isbn"), ISBNS)
def test_isbns(text: str, isbn: Identifier) -> None:
    assert identifiers.isbns(text) == (isbn,)


@pytest.mark.parametrize("text", ["tel. 978-0306", "0-306-40615-2", "1978-0-306-40615-7", "ISBN to follow"])
def test_other_numbers_are_no_isbn(text: str) -> None:
    assert identifiers.isbns(text) == ()


@pytest.mark.parametrize(
    ("isbn", "valid"),
    [("0306406152", True), ("0-8044-2957-x", True), ("9780306406157", True), ("9770306406157", False), ("030640615", False), ("X306406152", False)],
)  # fmt: skip
def test_valid_isbn(isbn: str, valid: bool) -> None:
    assert identifiers.valid_isbn(isbn) is valid


def test_issns() -> None:
    text = "ISSN 0378-5955; eISSN: 2434-561X (ISSN 0378-5954)"
    assert identifiers.issns(text) == (
        Identifier(5, 14, "0378-5955", True),
        Identifier(23, 32, "2434-561X", True),
        Identifier(39, 48, "0378-5954", False),
    )


def test_arxiv_ids() -> None:
    text = "arXiv:2103.45241v2, https://arxiv.org/abs/hep-th/9901001 and arxiv.org/pdf/2101.00001"
    assert [found.value for found in identifiers.arxiv_ids(text)] == ["2103.45241v2", "hep-th/9901001", "2101.00001"]


@given(st.text(st.sampled_from("10./ABNS isbn-:X97<>;()%2"), max_size=60))
def test_any_text_is_survived_and_spans_hold(text: str) -> None:
    for read in (identifiers.dois, identifiers.isbns, identifiers.issns, identifiers.arxiv_ids):
        for found in read(text):
            assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text", ["10.1234/" * 20_000, "ISBN " + "1-" * 100_000, "978-" * 50_000, "http://a " + "10.1234/a" * 20_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.perf_counter()
    for read in (identifiers.dois, identifiers.isbns, identifiers.issns, identifiers.arxiv_ids):
        read(text)
    assert time.perf_counter() - start < 5
