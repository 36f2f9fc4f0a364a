"""Whatever the text, it is read without loss, and everything found can be shown on the page."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimscan.errors import UnreadableInput
from claimscan.model import Article
from claimscan.report import report
from claimscan.scan import scan_bytes, scan_text
from invariants import check

TODAY = date(2026, 11, 22)
FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = sorted(path for suffix in ("txt", "md") for path in FIXTURES.glob(f"*/*.{suffix}"))
# the same examples in every run: a test must not fail by chance
still = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)

FRAGMENTS = st.sampled_from(
    [
        *"¹ ² ³ ¹² ¹²³ ¹⁴⁻¹⁶ * † ‡ ** [1] [2] [^1] [^1]: <sup>1</sup> $^{1}$ ^1 ^{2} 1 2 3 12 41 1. 2. (3) •".split(),
        *"word trams. bees, “curly” ‘single’ \" “ ” ' ( ) [ ] < > ; : , . ? ! — … initi- com- -ment".split(),
        *"Mr. U.S. No. vol. Ibid. id. supra cf. CO2 m2 COVID-19 1998 10.1 7.5% $2 \\$600 £1,205 3:16".split(),
        *"2019. n.d. # ## > - | --- Notes References https://www.harbour.org/a/2021/05/03/tram http://x.yz/?a=1&b=2".split(),
        "[12, 14–16]",
        "et al.",
        "p. 12",
        "Ibid., 4.",
        'Ada Lee, "A Tram," Harbour Post, May 3, 2021,',
        "“Bees,” *Hive*, 3 mars 2018,",
        "(2016): 12–14.",
        "April 31, 2020,",
        "<https://harbour.org/a- b/c>",
        "<https://www.north-\n\n[shore.com/a](https://www.northshore.com/a).",
        "doi:10.1234/ab.c",
        "ISBN 978-1-84555-021-9",
        "Chapter 1",
        "I. The Lamp",
    ]
)
GLUE = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", ". ", ".\n", "-\n", "\f", "\n\n\n\n", "\t", "    ", "\r\n"])
LIKE_AN_ARTICLE = st.lists(st.tuples(FRAGMENTS, GLUE), max_size=60).map(lambda pairs: "".join(a + b for a, b in pairs))
ANY = st.text(max_size=400)


def scanned(text: str) -> Article | None:
    """The article, or nothing where the text was refused: for NUL bytes, and where there is nothing to read."""
    try:
        return scan_text(text, today=TODAY)
    except UnreadableInput:
        assert "\0" in text or not text.strip("\ufeff").strip() or looks_binary(text)
        return None


def looks_binary(text: str) -> bool:
    """Short texts can begin like a file of another format."""
    return text.startswith(("%PDF", "PK\3\4", "GIF8", "\x7fELF")) or "\ud800" <= max(text) <= "\udfff"


@still
@given(ANY)
def test_any_text(text: str) -> None:
    article = scanned(text)
    if article:
        check(article)


@still
@given(LIKE_AN_ARTICLE)
def test_text_like_an_article(text: str) -> None:
    article = scanned(text)
    if article:
        check(article)


@still
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with suppress(UnreadableInput):
        check(scan_bytes(data, "any.txt", today=TODAY))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An article of the fixtures with a part cut out, doubled or moved, or with other line ends."""
    text = draw(st.sampled_from(ARTICLES)).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(1, 600)), len(text))
        place = draw(st.integers(0, len(text)))
        change = draw(st.sampled_from(["cut", "double", "move", "joined lines", "broken lines"]))
        part = text[start:end]
        if change in ("cut", "move"):
            text = text[:start] + text[end:]
        if change in ("double", "move"):
            text = text[:place] + part + text[place:]
        if change == "joined lines":
            text = text[:start] + part.replace("\n", " ") + text[end:]
        if change == "broken lines":
            text = text[:start] + part.replace(" ", "\n") + text[end:]
    return text


@settings(still, max_examples=40)
@given(damaged())
def test_damaged_articles(text: str) -> None:
    article = scanned(text)
    if article:
        check(article)


@settings(still, max_examples=40)
@given(LIKE_AN_ARTICLE)
def test_two_runs_give_the_same_bytes(text: str) -> None:
    first, second = scanned(text), scanned(text)
    if first and second:
        assert json.dumps(report(first)) == json.dumps(report(second))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixtures(path: Path) -> None:
    first = scan_bytes(path.read_bytes(), path.name, today=TODAY)
    check(first)
    second = scan_bytes(path.read_bytes(), path.name, today=TODAY)
    assert json.dumps(report(first)) == json.dumps(report(second))


@settings(still, max_examples=60)
@given(st.lists(st.sampled_from(["One tram ran.", "Two ran on.", "Was it late?"]), min_size=1, max_size=6))
def test_plain_sentences_are_claims(sentences: list[str]) -> None:
    """The simplest article there is: a paragraph of plain sentences without a mark."""
    article = scanned(" ".join(sentences))
    assert article is not None
    assert [claim.text for claim in article.claims] == sentences
    assert article.notes == ()
