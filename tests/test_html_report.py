"""The article as a page: everything of it is there and leads where it should, and nothing of it acts."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import claimscan
from claimscan.__main__ import main
from claimscan.model import Article, Citation, Date, Found, Name, Source, Url, replace
from claimscan.page import write
from claimscan.page.markup import doi_link, link, tag, text
from claimscan.scan import scan_text

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden" / "page.html"
STYLE = (Path(claimscan.__file__).parent / "page" / "style.css").read_text(encoding="utf-8")
TODAY = date(2026, 11, 22)
VOID = {"meta"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "section", "main", "footer", "div", "aside", "p", "span"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "sup", "mark", "b", "i", "bdi", "cite", "time", "blockquote", "details", "summary"),
}  # fmt: skip
ATTRIBUTES = {
    *("class", "id", "href", "rel", "title", "dir", "lang", "scope", "aria-label", "aria-hidden"),
    *("charset", "name", "content", "http-equiv"),
}
HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</style><style>body{display:none}",
    "</title></head><body onload=alert(1)>",
    "<!-- ",
    "-->",
    "]]><![CDATA[<img src=x onerror=alert(1)>",
    "<img src=http://tracker.example/x.png>",
    "&lt;script&gt; &amp; &#60;",
    "\x1b[2J\x00\x07\x9b",
    "\u202eevil\u202c\u2066x\u2069\ud800",
)


class Page(HTMLParser):
    """What a browser would see: elements, their attributes and the words, with the nesting checked on the way."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.others: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]

    @property
    def text(self) -> str:
        return "".join(self.words)


def page_of(article: Article) -> str:
    out = io.StringIO()
    write(article, out)
    return out.getvalue()


def without_style(source: str) -> str:
    """How the page looks is for eyes to judge, not for the golden file."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert source.count(digest) == source.count(STYLE) == 1
    return source.replace(STYLE, "STYLE").replace(digest, "DIGEST")


def with_marks(article: Article) -> Article:
    """The sample with its marks where they stand: behind the sentences."""
    places = {0: ((34, 0),), 2: ((34, 1), (34, 2))}
    passages = tuple(
        passage._replace(marks=places.get(number, ())) for number, passage in enumerate(article.layout.passages)
    )
    return replace(article, layout=replace(article.layout, passages=passages))


def hostile(article: Article, words: str) -> Article:
    """The sample with ``words`` wherever a stranger can put some."""
    found = Found(words, (), words)
    day = Found(words, (), Date(None, "ambiguous", (words, words)))
    source: Source = replace(
        article.sources[0], type=words, text=words, authors=(Found(words, (), Name(words)),), title=found, doi=found,
        container_title=found, publisher=Found(words, (), None), issued=day, accessed=day, isbn=found, locator=found,
        urls=(Url(words, words, (), (words,), (words,)), Url(f"https://e.example/{words}", words, ())),
    )  # fmt: skip
    unsure: Citation = replace(article.citations[2], mark=words, note=None, evidence=(words,))
    claims = tuple(
        replace(claim, section=words, triggers=tuple(replace(trigger, kind=words) for trigger in claim.triggers))
        for claim in article.claims
    )
    passages = tuple(replace(passage, text=passage.text + words, section=words) for passage in article.layout.passages)
    notes = tuple(
        replace(note, label=words, passage=replace(note.passage, text=note.passage.text + words))
        for note in article.notes
    )
    metadata = article.document.metadata._replace(title=found, authors=(words,), date=words, language=words)
    document = replace(article.document, name=words, format=words, metadata=metadata)
    findings = tuple(replace(one, message=words, expected=words, rule=words, code=words) for one in article.findings)
    return replace(
        article,
        layout=replace(article.layout, document=document, passages=passages, notes=notes),
        claims=claims, notes=notes, findings=findings,
        sources=(source, *article.sources[1:]), citations=(*article.citations[:2], unsure),
    )  # fmt: skip


def check_form(source: str) -> Page:
    """That a page is sound whatever is in it: known elements, one style sheet, ways that lead somewhere, no doubles."""
    page = Page(source)
    assert {name for name, _ in page.elements} <= TAGS
    assert {key for _, attributes in page.elements for key in attributes} <= ATTRIBUTES
    assert page.others == []
    assert source.count("<style") == 1
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    for name, attributes in page.elements:
        address = attributes.get("href")
        if address is None:
            continue
        assert name == "a"
        if address.startswith("#"):
            assert address[1:] in ids
        else:
            assert address.lower().startswith(("https://", "http://", "mailto:"))
            assert attributes["rel"] == "noopener noreferrer nofollow"
    return page


def test_the_page_is_the_golden_file(sample_article: Article) -> None:
    assert without_style(page_of(with_marks(sample_article))) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_the_article_acts(words: str, sample_article: Article) -> None:
    source = page_of(hostile(with_marks(sample_article), words))
    page = check_form(source)
    harmless = "".join(
        sign if sign.isprintable() else f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}"
        for sign in words
    )
    assert page.text.count(harmless) > 30
    assert not {sign for sign in source if not sign.isprintable()} - {"\n", "\u00a0"}


def test_the_policy_lets_nothing_in_but_the_style_sheet(sample_article: Article) -> None:
    source = page_of(sample_article)
    (policy,) = [
        a["content"] or "" for _, a in Page(source).elements if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("'; base-uri 'none'; form-action 'none'")
    assert "script" not in policy
    assert "unsafe" not in policy
    for loaded in ("url(", "@import", "src=", "<link", "<script"):
        assert loaded not in source


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://bridges.example/a?b=1&c=2", True),
        ("http://bridges.example/", True),
        ("HTTPS://bridges.example/", True),
        ("mailto:keeper@bridges.example", True),
        ("mailto:nobody", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("ftp://bridges.example/", False),
        ("//bridges.example/", False),
        ("https:bridges.example", False),
        ("https://bridges.example/\u202egpj.exe", False),
        ("https://bridges.example/\nx", False),
        ('https://bridges.example/"onmouseover="x', False),
        ("https://bridges.example\\@evil.example/", False),
        ("", False),
    ],
)
def test_what_becomes_a_link(address: str, leads: bool) -> None:
    (element,) = Page(link(address)).elements
    assert element[0] == ("a" if leads else "span")
    assert element[1].get("href") == (address if leads else None)


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1000/bees.12", "https://doi.org/10.1000/bees.12"),
        ("10.1000/(sici)1<2::aid>3#x?y", "https://doi.org/10.1000/(sici)1%3C2::aid%3E3%23x%3Fy"),
        ("javascript:alert(1)", None),
        ("10.1000/a b", None),
        ("10.1000/\u202ea", None),
    ],
)
def test_a_doi_leads_to_its_resolver(doi: str, address: str | None) -> None:
    ((_, attributes),) = Page(doi_link(doi)).elements
    assert attributes.get("href") == address


def test_attributes_are_escaped() -> None:
    assert tag("a", text("<x>"), title="\"a\" <b> & 'c'", aria_label=None) == (
        '<a title="&quot;a&quot; &lt;b&gt; &amp; &#39;c&#39;">&lt;x&gt;</a>'
    )


def shown(source: str) -> Iterator[str]:
    """The stretches of words between the tags, without those of the summary."""
    article = source[source.index("<main") :]
    yield from (" ".join(part.split()) for part in Page(article[: article.index("</main>")] + "</main>").words)


BRIDGES = """Tolls

The bridge carries 412 trams a day.¹ It cost 12 million crowns, or so "the whole town believed." ² ³

Nobody counts the carts (see note 2). Ferries were cheaper in 1790.

¹ Ada Moss, "The River and its Bridges," Harbour Post, 03/04/2019, https://harbour.example/2019/bridges.
² Ada Moss, "Trams," Harbour Post, 4 May 2021, https://harbour.example/trams; Ben Carr, Carts (Quay Books, 1994), 12.
³ Ibid.
⁴ Cleo Dunn, Fares and Tolls (Quay Books, 2001).
"""


def test_claims_are_marked_in_words_and_signs() -> None:
    article = scan_text(BRIDGES, "bridges.txt", today=TODAY)
    page = check_form(page_of(article))
    states = {
        a["id"]: (a["class"] or "").split()[1]
        for _, a in page.elements
        if (a.get("class") or "").startswith("claim ") and "id" in a
    }
    assert states == {
        claim.id: "cited" if claim.citations else "lacking" if claim.needs_source else "free"
        for claim in article.claims
    }
    assert list(states.values()) == ["cited", "cited", "cited", "lacking"]
    assert "no source: dated-event" in page.words
    assert page.words[page.words.index("1790") - 1].endswith("Ferries were cheaper in ")


def test_what_could_not_be_decided_is_said() -> None:
    page = check_form(page_of(scan_text(BRIDGES, "bridges.txt", today=TODAY)))
    told = page.text.partition("What could not be decided")[2].partition("Coverage by section")[0]
    assert told.split("\n") == [
        "",
        "Notes that no mark leads to: 4",
        "Short forms whose work is not certain, in notes: 3",
        "Dates that could not be read for certain, in notes: 1",
        "Of the file itself: R103 1 of 4 notes found no mark in the text; the numbering is read with doubt",
        "",
        "",
    ]
    assert "ambiguous: 2019-04-03 or 2019-03-04" in page.words


@pytest.mark.parametrize(
    "name",
    [
        "article.unicode.txt", "article.footnotes.md", "article.html", "article.tex", "article.docx", "article.odt",
        "article.epub", "article.typst.2col.pdf",
    ],
)  # fmt: skip
def test_everything_of_an_article_is_on_its_page(name: str) -> None:
    article = claimscan.scan(str(ROOT / "fixtures" / "bees" / name), today=TODAY)
    source = page_of(article)
    page = check_form(source)
    assert source == page_of(article)
    kept = {one.id for part in (article.claims, article.notes, article.sources, article.citations) for one in part}
    kept |= {f"f{number}" for number in range(1, len(article.findings) + 1)}
    assert kept <= set(page.values("id"))
    letters = "".join("".join(shown(source)).split())
    for passage in article.layout.passages:
        words = passage.text.split()
        assert all("".join(word.split()) in letters for word in words)
    for note in article.notes:
        assert "".join(note.text.split()) in "".join(page.text.split())


def test_a_page_of_pdf_names_its_pages() -> None:
    article = claimscan.scan(str(ROOT / "fixtures" / "bees" / "article.typst.2col.pdf"), today=TODAY)
    words = check_form(page_of(article)).words
    assert [word for word in words if word.startswith("p. ") and word[3:].isdigit()] == ["p. 1", "p. 2"]


def test_an_article_without_anything_has_a_page(sample_article: Article) -> None:
    empty = replace(sample_article, claims=(), notes=(), sources=(), citations=(), findings=())
    words = check_form(page_of(empty)).words
    assert "Every claim that needs a source has one." in words
    assert "No source was found." in words
    assert "Nothing was left open." in words


def test_a_long_article_takes_time_in_proportion() -> None:
    """Counted in characters written, which any second look at all notes or claims would multiply."""
    sentences = " ".join(f"The bridge carries {number} trams a day.[{number}]" for number in range(1, 401))
    notes = "\n".join(f"[{number}] Ada Moss, Trams {number} (Quay Books, 1994)." for number in range(1, 401))
    article = scan_text(f"Tolls\n\n{sentences}\n\n{notes}\n", "long.txt", today=TODAY)
    assert len(page_of(article)) < 60 * len(article.document.text)


# The command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "bridges.txt").write_text(BRIDGES, encoding="utf-8")
    (tmp_path / "drafts" / "trams.txt").write_text(BRIDGES.replace("bridge", "tram"), encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_one_document_is_one_file(here: Path) -> None:
    assert main(["report", "drafts/bridges.txt", "-o", "report.html"]) == 0
    assert "Tolls" in check_form((here / "report.html").read_text(encoding="utf-8")).text


def test_without_a_file_it_goes_to_standard_output(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "drafts/bridges.txt"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>\n")


def test_a_folder_has_a_page_for_each_and_one_that_leads_to_them(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "drafts", "-o", "pages"]) == 0
    assert files(here / "pages") == ["bridges.txt.html", "index.html", "trams.txt.html"]
    index = Page((here / "pages" / "index.html").read_text(encoding="utf-8"))
    assert index.values("href") == ["./bridges.txt.html", "./trams.txt.html"]
    assert capsys.readouterr().err == ""


def test_pages_that_lie_among_the_documents_are_not_read_again(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["report", "drafts", "-o", "drafts"]) == 0
    assert files(here / "drafts") == ["bridges.txt", "bridges.txt.html", "index.html", "trams.txt", "trams.txt.html"]
    assert capsys.readouterr().err == "claimscan: drafts: left out: 3 pages of an earlier report\n"


def test_settings_hold_for_the_page_too(here: Path) -> None:
    (here / "drafts" / "claimscan.toml").write_text('ignore = ["C", "S401"]\n', encoding="utf-8")
    for arguments, expected in (([], False), (["--isolated"], True)):
        main(["report", "drafts/bridges.txt", "-o", "report.html", *arguments])
        assert ("S401 ambiguous-ibid" in (here / "report.html").read_text(encoding="utf-8")) is expected


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["drafts"], "drafts: several documents need a folder, as in -o reports/"),
        (["drafts", "-o", "all.html"], "drafts: all.html is one file; several documents need a folder, as in -o reports/"),
        (["drafts/bridges.txt", "-o", "drafts/bridges.txt"], "drafts/bridges.txt: would be overwritten before it is read; write to another file"),
        (["drafts", "-o", "own"], "own/index.html: is no report of claimscan and would be overwritten; name another folder"),
        (["missing.txt", "-o", "x.html"], "missing.txt: there is no such file or folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "own").mkdir()
    (here / "own" / "index.html").write_text("<p>mine</p>", encoding="utf-8")
    assert main(["report", *arguments]) == 2
    assert capsys.readouterr().err == f"claimscan: {told}\n"
    assert (here / "own" / "index.html").read_text(encoding="utf-8") == "<p>mine</p>"
