"""What a page says of itself, and whether that is the work in the note."""

from __future__ import annotations

from datetime import date

import pytest

from claimscan.model import Source
from claimscan.scan import scan_text
from claimscan.web import fragments, pages
from claimscan.web.bodies import Page
from claimscan.web.identity import identity
from pdf_pages import Sheet, pdf
from web_answers import PROSE, URL, answer, page

TODAY = date(2026, 11, 22)
SCHOLARLY = """<meta name="citation_title" content="Bridges of the Delta"><meta name="citation_author" content="Moss, Ada">
<meta name="citation_author" content="Lind, Ole"><meta name="citation_publication_date" content="2021/03/04">
<meta name="citation_journal_title" content="Journal of Rivers"><meta property="og:title" content="Delta bridges">"""
NEWS = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"Page"},
{"@type":"NewsArticle","headline":"A Bridge for the Delta","author":[{"@type":"Person","name":"Ada Moss"}],
"datePublished":"2021-03-04T08:00:00+01:00","publisher":{"name":"Harbour News"},"isAccessibleForFree":"False"}]}</script>
<meta property="og:site_name" content="Harbour News"><link rel="canonical" href="https://harbour.example/bridge">"""


def test_a_scholarly_page() -> None:
    found = pages.read(answer(page("Bridges | Journal of Rivers", "<h1>Bridges of the Delta</h1>", SCHOLARLY)))
    assert found.titles == ("Bridges of the Delta", "Delta bridges", "Bridges | Journal of Rivers")
    assert found.authors == ("Moss, Ada", "Lind, Ole")
    assert found.published == ("2021-03-04",)
    assert found.sites == ("Journal of Rivers",)


def test_a_newspaper_page() -> None:
    found = pages.read(answer(page("A Bridge - Harbour News", "<h1>A  Bridge</h1>", NEWS)))
    assert found.titles == ("A Bridge for the Delta", "Page", "A Bridge", "A Bridge - Harbour News")
    assert (found.heading, found.head) == ("A Bridge", "A Bridge - Harbour News")
    assert (found.authors, found.published) == (("Ada Moss",), ("2021-03-04",))
    assert (found.sites, found.canonical) == (("Harbour News",), "https://harbour.example/bridge")
    assert (found.language, found.free, found.password) == ("en", False, False)


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time datetime="2021-03-04">4 March</time>', ("2021-03-04",)),
        ('<time datetime="2021-03-04">a</time><time datetime="2022-05-06">b</time>', ()),
        ('<time itemprop="datePublished" datetime="2021-03-04">a</time><time datetime="2022-05-06">b</time>', ("2021-03-04",)),
        ('<meta name="dc.date" content="4 March 2021">', ("2021-03-04",)),
        ('<meta name="date" content="soon">', ()),
    ],
)  # fmt: skip
def test_days_of_publication(body: str, published: tuple[str, ...]) -> None:
    assert pages.read(answer(page("A Bridge", body))).published == published


@pytest.mark.parametrize(
    ("body", "kind", "title"),
    [
        ("<title>Brücke</title>".encode(), "text/html; charset=iso-8859-1", "Brücke"),
        ("<title>Brücke</title>".encode("latin-1"), "text/html; charset=iso-8859-1", "Brücke"),
        ("<title>Мост</title>".encode("cp1251"), "text/html; charset=windows-1251", "Мост"),
        ("<meta charset=shift_jis><title>橋</title>".encode("shift_jis"), "text/html", "橋"),
        ("<title>Brücke</title>".encode("latin-1"), "text/html; charset=nonsense", "Brücke"),
        ("<title>Brücke</title><p>ü".encode()[:-1], "text/html; charset=iso-8859-1", "Brücke"),
        (b"\xff\xfe" + "<title>Br\u00fccke</title>".encode("utf-16-le"), "text/html", "Brücke"),
        (b"<!doctype html><title>A</title>", "text/plain", "A"),
        (b"<html><title>A</title>", "", "A"),
    ],
)
def test_letters(body: bytes, kind: str, title: str) -> None:
    assert pages.read(answer(body, headers=(("content-type", kind),))).title == title


@pytest.mark.parametrize(
    "name", ["idna", "zlib_codec", "rot13", "punycode", "undefined", "utf-7", "nonsense", "base64", ""]
)
def test_encodings_that_are_none(name: str) -> None:
    given = answer(
        "The bridge \xe9\udc80".encode("utf-8", "replace"), headers=(("content-type", f"text/plain; charset={name}"),)
    )
    assert (pages.text(given) or "").startswith("The bridge")


def test_words_of_a_page() -> None:
    body = "<script>var x</script><nav>Menu</nav><p>One <b>t</b>wo</p><table><tr><td>a<td>b</table><p>Three<br>four"
    assert pages.text(answer(page("Title", body))) == "Menu\nOne two\na\nb\nThree\nfour"
    assert pages.read(answer(page("Title", body))).opening == "One two\na\nb\nThree\nfour"


def test_a_table_makes_no_large_text() -> None:
    body = b"<table>" + b"<tr><td>a<td>b" * 7000 + b"<tr><td>" + b"x" * 100_000
    assert len(pages.text(answer(body)) or "") < len(body)


def test_papers() -> None:
    data = pdf(Sheet().text(72, 150, "Bridges of the Delta"), info={"Title": "report.docx", "Author": "Ada Moss"})
    given = answer(data, headers=(("content-type", "application/octet-stream"),))
    found = pages.read(given)
    assert (found.kind, found.titles, found.authors) == ("pdf", (), ("Ada Moss",))
    assert "Bridges of the Delta" in found.opening
    assert pages.text(given) == "Bridges of the Delta"
    cut = given._replace(truncated=True)
    assert (pages.read(cut), pages.text(cut)) == (Page("pdf"), None)
    assert pages.text(answer(b"%PDF-1.4 nothing")) is None


def source(title: str, day: str = "March 4, 2021", url: str = URL, author: str = "Ada Moss") -> Source:
    note = f'{author}, "{title}," Harbour News, {day}, {url}'
    return scan_text(f"The bridge carries 12 trams.¹\n\n¹ {note}\n", today=TODAY).sources[0]


TITLES: list[tuple[str, str, str, str]] = [
    # printed, <title>, other HTML, title is the work's
    ("A Bridge for the Delta", "A Bridge for the Delta | Harbour News", "", "yes"),
    ("A Bridge for the Delta", "Harbour News — A bridge for the delta", "", "yes"),
    ("A Bridge for the Delta", "A Bridge for the Delta: How It Was Built", "", "yes"),
    ("A Bridge for the Delta: How It Was Built", "A Bridge for the Delta", "", "yes"),
    ("A Bridge for the Delta and Its People", "A Bridge for the Delta and Its Pe…", "", "yes"),
    ("A Brigde for the Delta", "A Bridge for the Delta", "", "yes"),
    ("Voina i mir na reke", "Война и мир на реке", "", "yes"),
    ("Ein neuer Bahnhof für die große Stadt", "Ein neuer Bahnhof fur die grosse Stadt", "", "yes"),
    ("A Bridge for the Delta", "Ten recipes with rhubarb | Harbour News", "", "no"),
    ("A Bridge for the Delta", "Buy cheap watches online", "", "no"),
    ("A Bridge for the Delta", "Delta bridge opens after years of delay", "", "unknown"),  # reworded
    ("A Bridge for the Delta", "Harbour", "", "unknown"),  # the site's own name
    ("A Bridge for the Delta", "Home", "", "unknown"),
    ("A Bridge for the Delta", "", "", "unknown"),
    ("A Bridge for the Delta", "三角洲的新桥和它的居民", "", "unknown"),
    ("A Bridge for the Delta", "Zehn Rezepte mit Rhabarber", "de", "unknown"),
    ("A Bridge for the Delta", "Ten recipes", "<h1>A bridge for the delta</h1>", "yes"),
    ("A Bridge for the Delta", "Ten recipes", "<p>BRIDGE FOR THE DELTA. From our archives.</p>", "unknown"),
]


@pytest.mark.parametrize(("printed", "title", "html", "expected"), TITLES, ids=[f"{row[0]}-{row[1]}" for row in TITLES])
def test_titles(printed: str, title: str, html: str, expected: str) -> None:
    prose = "Rhubarb grows in gardens and is sour, and so one takes sugar. " * 10
    language, html = (html, "") if len(html) == 2 else ("en", html)
    found = pages.read(answer(page(title, f"{html}<p>{prose}</p>", language=language)))
    assert identity(source(printed), found, URL, "en").title == expected


def test_a_page_without_words_is_no_other_work() -> None:
    found = pages.read(answer(page("Ten recipes with rhubarb", "<div id=app></div>")))
    assert identity(source("A Bridge for the Delta"), found, URL, "en").title == "unknown"


def test_author_and_day_outweigh_another_headline() -> None:
    head = '<meta name="author" content="Ada Moss"><meta property="article:published_time" content="2021-03-04">'
    found = pages.read(answer(page("Rivers, rhubarb and trams", f"<p>{PROSE}</p>", head)))
    assert identity(source("Small Wonders in Merrow Valley"), found, URL, "en").title == "unknown"


@pytest.mark.parametrize(
    ("day", "published", "url", "expected", "gap"),
    [
        ("March 4, 2021", "2021-03-04T23:30:00Z", URL, "yes", 0),
        ("March 4, 2021", "2021-03-05T00:30:00Z", URL, "yes", 1),
        ("March 2021", "2021-03-31", URL, "yes", 0),
        ("March 4, 2021", "2021-04-03", URL, "no", 30),
        ("March 4, 2021", "2020", URL, "no", 63),
        ("March 4, 2021", "2023-05-06", "https://harbour.example/2021/03/04/bridge", "unknown", 793),
        ("March 4, 2021", "", URL, "unknown", 0),
    ],
)
def test_dates(day: str, published: str, url: str, expected: str, gap: int) -> None:
    head = f'<meta property="article:published_time" content="{published}">'
    found = pages.read(answer(page("A Bridge for the Delta", PROSE, head), url=url))
    known = identity(source("A Bridge for the Delta", day, url), found, url, "en")
    assert (known.title, known.date, known.gap) == ("yes", expected, gap)


@pytest.mark.parametrize(
    ("url", "fragment"),
    [
        ("https://a.example/b#part-2", "part-2"),
        ("https://a.example/b#!/part", ""),
        ("https://a.example/b#/part", ""),
        ("https://a.example/b.pdf#page=4", ""),
        ("https://a.example/b#L10-L12", ""),
        ("https://a.example/b#top", ""),
        ("https://a.example/b", ""),
        ("https://a.example/b#:~:text=two%20men", ":~:text=two%20men"),
    ],
)
def test_fragments_of_addresses(url: str, fragment: str) -> None:
    assert fragments.fragment_of(url) == fragment


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("part-2", True),
        ("named", True),
        ("readme", True),
        ("Br%C3%BCcke", True),
        ("missing", False),
        (":~:text=two%20hundred%20men", True),
        (":~:text=The%20bridge,the%20hills", True),
        (":~:text=before-,two%20hundred%20men,-after", True),
        (":~:text=three%20hundred%20elephants", False),
        ("part-2:~:text=two%20hundred%20men", True),
    ],
)
def test_fragments(fragment: str, expected: bool) -> None:
    body = f"<h2 id=part-2>2</h2><a name=named></a><p id=user-content-readme>x<p id=Brücke>{PROSE}"
    given = answer(page("A Bridge", body))
    assert fragments.has(given, fragment) is expected


def test_fragments_that_nobody_can_tell() -> None:
    assert fragments.has(answer(page("A", PROSE), truncated=True), "missing") is None
    assert fragments.has(answer(page("A", "<div id=app></div>")), "missing") is None
    assert fragments.has(answer(b"%PDF-1.4"), "missing") is None
