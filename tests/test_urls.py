"""URLs: found as printed, joined over line ends, mended on evidence, compared and judged."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from claimscan import urls
from claimscan.model import Join

DEV = Path(__file__).parents[2] / "shared" / "dev"

FOUND = [
    # how it stands in the text, the address meant, with its brackets, what was mended
    ("See https://www.lamps.example/a-b.", "https://www.lamps.example/a-b", "https://www.lamps.example/a-b", ()),
    ("<https://lamps.example/a>; and", "https://lamps.example/a", "<https://lamps.example/a>", ()),
    ("Oct. 4, (<https://lamps.example/a>)", "https://lamps.example/a", "(<https://lamps.example/a>)", ()),
    ("<https://lamps.example/a.>", "https://lamps.example/a", "<https://lamps.example/a.>", ()),
    ("(https://lamps.example/a), next", "https://lamps.example/a", "(https://lamps.example/a)", ()),
    ("“https://lamps.example/a,” he", "https://lamps.example/a", "https://lamps.example/a", ()),
    ("*https://lamps.example/a*.", "https://lamps.example/a", "https://lamps.example/a", ()),
    ("_https://lamps.example/a_", "https://lamps.example/a", "https://lamps.example/a", ()),
    ("<https://lamps.example/a, which is never closed", "https://lamps.example/a", "<https://lamps.example/a", ()),
    ("at https://lamps.example/Pier_(bridge).", "https://lamps.example/Pier_(bridge)", None, ()),
    ("(see https://lamps.example/Pier_(bridge))", "https://lamps.example/Pier_(bridge)", None, ()),
    ("https://lamps.example/a;b=2; then", "https://lamps.example/a;b=2", None, ()),
    ("https://lamps.example/0,12,B-42,00.html, 3", "https://lamps.example/0,12,B-42,00.html", None, ()),
    ("https://lamps.example/?q=a&b=c#part-2.", "https://lamps.example/?q=a&b=c#part-2", None, ()),
    ("https://lamps.example/a#:~:text=two%20lamps", "https://lamps.example/a#:~:text=two%20lamps", None, ()),
    ("https://lamps.example/x[]=1?a[0]=2 z", "https://lamps.example/x[]=1?a[0]=2", None, ()),
    ("https://lamps.example/a¹² The", "https://lamps.example/a", None, ()),
    ("https://lamps.example/a[12] The", "https://lamps.example/a", None, ()),
    ("https://lamps.example—jointly with", "https://lamps.example", None, ()),
    ("https://web.archive.example/2021/http://lamps.example/a ", "https://web.archive.example/2021/http://lamps.example/a", None, ()),
    ("https://лампы.example/Вечный_свет — и", "https://лампы.example/Вечный_свет", None, ()),
    ("www.lamps.example/a.", "https://www.lamps.example/a", "www.lamps.example/a", ("scheme-added",)),
    ("lamps.org/works/pier.htm, 2", "https://lamps.org/works/pier.htm", None, ("scheme-added",)),
    ("https:// www.lamps.example/a.", "https://www.lamps.example/a", None, ("space-removed",)),
    ("http:/ /www.lamps.example/a", "http://www.lamps.example/a", None, ("space-removed",)),
    ("HTTP://lamps.example/A", "http://lamps.example/A", None, ()),
    ("https:/lamps.example/a", "https://lamps.example/a", None, ("scheme-mended",)),
    ("<https://> www.lamps.example/a.", "https://www.lamps.example/a", "<https://> www.lamps.example/a", ("space-removed",)),
    ("https://lamps.example/two- arch- bridge.", "https://lamps.example/two-arch-bridge", None, ("space-removed",)),
    ("https://lamps.example/no- 471105.", "https://lamps.example/no-471105", None, ("space-removed",)),
    ("https://lamps.example/en/ works/w77/the-two-arch", "https://lamps.example/en/works/w77/the-two-arch", None, ("space-removed",)),
    ("https://lamps.example/a% 20b", "https://lamps.example/a%20b", None, ("space-removed",)),
    ("<http://lamps.example:8080 /~ann/>", "http://lamps.example:8080/~ann/", None, ("space-removed",)),
    (r"https://lamps.example/a\_b\&c", "https://lamps.example/a_b&c", None, ("markdown-escape",)),
    ("https://lamps.example/?a=1&amp;b=2", "https://lamps.example/?a=1&b=2", None, ("entity",)),
    ("https://lamps.example/?a=1&copy=2", "https://lamps.example/?a=1&copy=2", None, ()),
    ("https://lamps.example/ﬁsh∼ann", "https://lamps.example/fish~ann", None, ("typography",)),
    ("https://lamps.ex\u00adample/a", "https://lamps.example/a", None, ("invisible-removed",)),
    (r"\url{https://lamps.example/a}, p. 2", "https://lamps.example/a", "{https://lamps.example/a}", ()),
    ("[The pier](https://lamps.example/a_(b)), 3", "https://lamps.example/a_(b)", "[The pier](https://lamps.example/a_(b))", ()),
    ('[The pier](<https://lamps.example/a> "Pier")', "https://lamps.example/a", '[The pier](<https://lamps.example/a> "Pier")', ()),
    ("[https://lamps.example/a](https://lamps.example/a)", "https://lamps.example/a", "[https://lamps.example/a](https://lamps.example/a)", ()),
    ("file:///home/ann/pier.pdf", "file:///home/ann/pier.pdf", None, ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "url", "outer", "repairs"), FOUND)
def test_one_address_is_found_as_it_is_meant(text: str, url: str, outer: str | None, repairs: tuple[str, ...]) -> None:
    (match,) = urls.find(text)
    assert (match.url, match.repairs, match.alternatives) == (url, repairs, ())
    assert match.printed == text[match.start : match.end]
    if outer is not None:
        assert text[match.outer_start : match.outer_end] == outer


@pytest.mark.parametrize(
    "text",
    [
        "e.g./i.e., and/or, A.M./P.M., U.S./EU, 30 km/h, w/o, 1/2, s.v./ann",
        "Harbour News, Pier.ge, doi:10.1234/lamps.4, vol. 3/4, ann@lamps.org/x",
        "https:// is a scheme, http: too, and https://[name].example is a pattern; www. alone, xhttps://a.b/c",
    ],
)
def test_abbreviations_and_names_are_no_addresses(text: str) -> None:
    assert urls.find(text) == ()


def test_addresses_that_touch_are_told_apart() -> None:
    text = "https://a.example/b,https://c.example/d;https://e.example/f https://g.example/h."
    assert [match.url for match in urls.find(text)] == [
        "https://a.example/b", "https://c.example/d", "https://e.example/f", "https://g.example/h",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "half", ["<https://www.lam->", "<https://www.lam-", "<https://www.lam->\n\n", "https://www.lam- "]
)
def test_a_half_address_and_the_link_with_the_whole_one_are_one(half: str) -> None:
    text = f'"Two Piers," {half}[ps.example/pier-2](https://www.lamps.example/pier-2), p. 4'
    (match,) = urls.find(text)
    assert match.url == "https://www.lamps.example/pier-2"
    assert match.repairs == ("link-target", "hyphen-dropped")
    assert text[match.outer_start : match.outer_end] == text[len('"Two Piers," ') : -len(", p. 4")]


def test_a_link_that_shows_another_address_than_it_leads_to_keeps_both() -> None:
    (match,) = urls.find("[https://lamps.example/a](https://lamps.example/b)")
    assert (match.url, match.repairs, match.alternatives) == (
        "https://lamps.example/b", ("link-target",), ("https://lamps.example/a",),
    )  # fmt: skip


def test_a_closed_line_end_inside_is_named() -> None:
    text = "See https://lamps.example/a-b and https://lamps.example/c"
    joins = (Join(20, "line", "none"), Join(34, "line", "space"))
    assert [match.repairs for match in urls.find(text, joins)] == [("joined-line",), ()]


CUT = [
    # inside angle brackets; a line that is all address
    ("x, <https://lamps.example", "/pier/two.html>, y"),
    ("x, <https://lamps.example/the-two-ar", "ched-bridge>."),
    ("x, <https://lamps.example/the-two-arched-", "bridge-of-the-delta-and-its\nlamps>"),
    ("<https://www.lam->", "[ps.example/a](https://www.lamps.example/a)."),
    # the scheme and the host
    ("See ht", "tps://lamps.example/a"),
    ("See https", "://lamps.example/a"),
    ("See https:", "//www.lamps.example/data"),
    ("See https://", "www.lamps.example/data"),
    ("See https://www.", "lamps.example/data"),
    ("See https://ww", "w.lamps.example/data"),
    ("See https://www.lamps.", "example/data/12"),
    ("See https://www.lam", "ps.example/data"),
    ("See http://www.lamps", ".example/data"),
    # the path
    ("See https://lamps.example/pier/", "two-arches/data"),
    ("See https://lamps.example/pier", "/two/2019"),
    ("See https://lamps.example/2019/", "10/25/pier-of-the-delta."),
    ("See https://lamps.example/the-", "pier-of-the-delta."),
    ("See https://lamps.example/new-", "bridges accessed 3 May"),
    ("See https://lamps.example/a/REP", "ORT_PIER.TWO.2.PDF."),
    ("See https://lamps.example/a/REPORT.PD", "F."),
    ("See https://lamps.example/12/sur", "veyed\n2\nThe next note"),
    ("See https://lamps.example/?q=two", "&page=3"),
    ("See https://lamps.example/a?", "page=3"),
    ("See https://lamps.example/a#:~:", "text=The%20pier"),
    ("See https://lamps.example/a%20b%", "20c"),
    ("See https://web.archive.example/web/20210304/", "https://lamps.example/a"),
    ("https://www.\nlamps.example/publications", "/bridge-analysis/2019"),
]
WHOLE = [
    ("See https://lamps.example/a.", "The next sentence goes on."),
    ("See https://lamps.example/a", "The next sentence goes on."),
    ("See https://lamps.example/a/", "12 Ada Moss, Piers, 1931"),
    ("See https://lamps.example/a-", "12 Ada Moss, Piers, 1931"),
    ("See https://lamps.example/a", "¹² Ada Moss"),
    ("See https://lamps.example/a", "[12] Ada Moss"),
    ("See https://lamps.example/a", "“Two Piers,” Harbour News"),
    ("See https://lamps.example/a", "accessed 3 May 2020"),
    ("See https://lamps.example/a/", "(last visited May 3, 2020)"),
    ("See https://lamps.example/a", "https://lamps.example/b"),
    ("See https://lamps.example/12345/", "https://lamps.example/b"),
    ("See https://lamps.example/a", "<https://lamps.example/b>"),
    ("See https://lamps.example/a.html", "long-term effects of light"),
    ("See https://lamps.example/a", "and/or two lamps"),
    ("See https://lamps.example/a", "harbours, lamps and piers"),
    ("See https://lamps.example/a", "vis-à-vis the harbour"),
    ("See https://lamps.example/a,", "lamps and piers"),
    ("<https://lamps.example/a>", "/b is another"),
    ("<https://lamps.example/a", "and a bracket that is never closed"),
    ("The two-arched", "bridge of the delta"),
    ("A line without an address:", "//comment"),
]


@pytest.mark.parametrize(("left", "right"), CUT)
def test_an_address_cut_by_a_line_end_is_glued(left: str, right: str) -> None:
    assert urls.glue(left, right) == "none"


@pytest.mark.parametrize(("left", "right"), WHOLE)
def test_a_whole_address_is_left_alone(left: str, right: str) -> None:
    assert urls.glue(left, right) is None


WORDS = frozenset({"lighthouse", "two", "arched", "bridge", "delta", "keeper"})
OTHERS = (
    "https://www.tramnews.example/idHARB12X3",
    "https://www.tramnews.example/a-idPIER77Q",
    "https://beekeeping.example/a",
)
HYPHENS = [
    # address, names printed, places of hyphens at a line's end; what is meant, why, other readings
    ("https://bee-keeping.example/b", (), (), "https://beekeeping.example/b", "same-host-elsewhere", 1),
    ("https://harbo-urnews.example/b", ("Harbour News",), (), "https://harbournews.example/b", "printed-name", 1),
    ("https://harbour-news.example/b", ("Harbour News",), (), "https://harbour-news.example/b", None, 1),
    ("https://harbour-news.example/b", ("Harbour-News",), (), "https://harbour-news.example/b", None, 0),
    ("https://quay-news.example/b", ("Quaynew.com",), (), "https://quaynews.example/b", "printed-name", 1),
    ("https://delta-lamps.example/b", ("Ferry Post",), (), "https://delta-lamps.example/b", None, 0),
    ("https://www.lamps.exam-ple/b", (), (), "https://www.lamps.example/b", "broken-host-label", 1),
    ("https://lamps.example/the-illu-minating-of", ("The Illuminating of Piers",), (), "https://lamps.example/the-illu-minating-of", None, 1),
    ("https://lamps.example/the-illu-minating-of", ("The Illuminating of Piers",), (30,), "https://lamps.example/the-illuminating-of", "title-word", 1),
    ("https://lamps.example/light-house", ("A Lighthouse",), (), "https://lamps.example/light-house", None, 1),
    ("https://lamps.example/two-arched", ("Two Arched Piers",), (), "https://lamps.example/two-arched", None, 0),
    ("https://www.tramnews.example/b-idHARB-QUAY51G1", (), (), "https://www.tramnews.example/b-idHARBQUAY51G1", "same-id-scheme", 1),
    ("https://lamps.example/light-house", (), (27,), "https://lamps.example/lighthouse", "document-word", 1),
    ("https://lamps.example/two-arched", (), (25,), "https://lamps.example/two-arched", None, 0),
    ("https://lamps.example/weir-gate", (), (26,), "https://lamps.example/weir-gate", None, 1),
    ("https://lamps.example/sta-tion", (), (25,), "https://lamps.example/station", "line-end", 1),
    ("https://lamps.example/20-14/05/", (), (24,), "https://lamps.example/2014/05/", "line-end", 1),
    ("https://lamps.example/2014-/05/", (), (26,), "https://lamps.example/2014/05/", "line-end", 1),
    ("https://lamps.example/en-gb/a", (), (24,), "https://lamps.example/en-gb/a", None, 1),
    ("https://lamps.example/a--b", (), (), "https://lamps.example/a--b", None, 0),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "names", "ends", "url", "why", "readings"), HYPHENS)
def test_a_hyphen_goes_only_on_evidence(
    printed: str, names: tuple[str, ...], ends: tuple[int, ...], url: str, why: str | None, readings: int
) -> None:
    (match,) = urls.find(printed)
    mended = urls.mend(match, names, WORDS, {"beekeeping.example"}, ends, OTHERS)
    assert mended.url == url
    assert mended.repairs == (("hyphen-dropped", why) if why else ())
    assert len(mended.alternatives) == readings
    assert (printed in mended.alternatives) == (why is not None)
    assert mended.printed == printed


def test_a_host_that_stands_twice_keeps_its_hyphen() -> None:
    (match,) = urls.find("https://harbo-urnews.example/b")
    others = ("https://harbo-urnews.example/b", "https://harbo-urnews.example/c")
    mended = urls.mend(match, ("Harbour News",), WORDS, (), (), others)
    assert (mended.url, mended.alternatives) == ("https://harbo-urnews.example/b", ("https://harbournews.example/b",))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Lamps.example/a", "lamps.example"),
        ("http://ann:pw@news.lamps.example.:8080/a", "news.lamps.example"),
        ("www.lamps.example", "lamps.example"),
        ("https://[2001:db8::1]:80/a", "[2001:db8::1]"),
        ("https://www.example", "www.example"),
        ("", None),
        ("/a/b", None),
    ],
)
def test_host(url: str, host: str | None) -> None:
    assert urls.host(url) == host


SAME = [
    ("http://www.lamps.example/a/", "https://lamps.example/a", True),
    ("https://lamps.example/a#part", "https://lamps.example/a", True),
    ("https://lamps.example/a?utm_source=x&id=2", "https://lamps.example/a?id=2", True),
    ("https://lamps.example/a_%28b%29", "https://lamps.example/a_(b)", True),
    ("https://lamps.example:443/a", "https://lamps.example/a", True),
    ("https://lamps.example/a?id=2", "https://lamps.example/a?id=3", False),
    ("https://lamps.example/a", "https://lamps.example/A", False),
    ("https://lamps.example/#/pier", "https://lamps.example/#/quay", False),
    ("https://lamps.example:8080/a", "https://lamps.example/a", False),
]


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_same(a: str, b: str, expected: bool) -> None:
    assert urls.same(a, b) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://lamps.example", True),
        ("https://lamps.example/", True),
        ("https://lamps.example/index.html", True),
        ("https://lamps.example/en/", True),
        ("https://lamps.example/?p=12", False),
        ("https://lamps.example/pier", False),
    ],
)
def test_is_homepage(url: str, expected: bool) -> None:
    assert urls.is_homepage(url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://lamps.example/a?utm_source=n&id=2&fbclid=9", ("utm_source=n", "fbclid=9")),
        ("https://twitter.com/ann/status/12?s=20", ("s=20",)),
        ("https://lamps.example/?s=20", ()),
        ("https://lamps.example/a#k4w9xq2m", ("#k4w9xq2m",)),
        ("https://lamps.example/a#section", ()),
        ("https://lamps.example/a#c1234567890123456789", ()),
        ("https://lamps.example/a#comment-41", ()),
        ("https://lamps.example/a#:~:text=two%20lamps", ("#:~:text=two%20lamps",)),
        ("https://lamps.example/a#part:~:text=two", ("#:~:text=two",)),
    ],
)
def test_tracking(url: str, expected: tuple[str, ...]) -> None:
    assert urls.tracking(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bit.ly/3abc", True),
        ("https://t.co/AbC", True),
        ("https://lamps.example/en/tiny/pier-12", True),
        ("https://lamps.example/tiny", False),
        ("https://tidbit.lyre.example/a", False),
    ],
)
def test_is_short(url: str, expected: bool) -> None:
    assert urls.is_short(url) is expected


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/a", "http://192.168.1.4/a", "http://10.0.0.1", "http://127.1/", "http://2130706433/",
        "http://0x7f.1/", "http://[::1]/", "http://[fe80::1%25eth0]/", "http://169.254.169.254/", "http://100.64.0.1/",
        "http://224.0.0.1/", "http://intranet/a", "https://wiki.harbour.local/a", "file:///home/ann/a.pdf",
    ],
)  # fmt: skip
def test_is_private(url: str) -> None:
    assert urls.is_private(url)


@pytest.mark.parametrize(
    "url", ["https://lamps.example/a", "http://8.8.8.8/", "http://[2606:4700::1111]/", "https://local.example/"]
)
def test_is_not_private(url: str) -> None:
    assert not urls.is_private(url)


MALFORMED = [
    ("https://lamps.example/a", None),
    ("https://лампы.example/Вечный", None),
    ("https://web.archive.example/web/2021/https://lamps.example/a", None),
    ("https://lamps.example/?u=https://quay.example", None),
    ("https://lamps.example/pier_(bridge)?a[]=1&b=%20", None),
    ("https://lamps.example/index.php/page.am", None),
    ("http://192.168.1.4/a", None),
    ("https://https://lamps.example/a", "a second http inside"),
    ("https://lamps.example/ahttps://quay.example/b", "a second http inside"),
    ("https://lamps/a", "the host 'lamps' has no ending such as .org"),
    ("https://www.lam-", "the host 'www.lam-' has no ending such as .org"),
    ("https://lamps-.example/a", "the host label 'lamps-'"),
    ("https://lamps..example/a", "the host label ''"),
    ("https://lamps.exam-ple/a", "the host ends in '.exam-ple'"),
    ("https://lamps.example/news/87/lamps.example", "the host 'lamps.example' once more at the end"),
    ("https://lamps.example/a b", "a space inside"),
    ("https://lamps.example/a>b", "the character '>'"),
    ("https://lamps.example/100%", "a % that is no escape"),
    ("https://lamps.example/pier_(bridge", "an unbalanced ("),
    ("https://lamps.example/pier)", "an unbalanced )"),
]


@pytest.mark.parametrize(("url", "reason"), MALFORMED)
def test_malformed(url: str, reason: str | None) -> None:
    assert urls.malformed(url) == reason


ADDRESSISH = st.text(st.sampled_from("htps:/w.a-b_<>()[]# \n%2F&;,¹\\…"), max_size=80)


@given(ADDRESSISH, ADDRESSISH)
@settings(max_examples=300, deadline=None)
def test_any_text_is_survived_and_spans_hold(left: str, right: str) -> None:
    text = left + "https://lamps.example/" + right
    free = 0
    for match in urls.find(text):
        assert free <= match.outer_start <= match.start < match.end <= match.outer_end <= len(text)
        assert match.printed == text[match.start : match.end]
        free = match.outer_end
        mended = urls.mend(match, ("Lamp Post",), WORDS, (), range(len(text)), (match.url,))
        assert mended.printed == match.printed
        for judge in (urls.host, urls.fold, urls.tracking, urls.malformed, urls.is_private, urls.is_short):
            judge(mended.url)
    assert urls.glue(left, right) in ("none", None)


@pytest.mark.parametrize(
    "text",
    [
        "http://a" * 20_000, "http://a.b/c " * 8_000, "[" * 100_000, "](http" * 20_000, "a." * 100_000, "<http://a" * 8_000,
        "http://a.b/" + "(" * 80_000, "http://a.b/c\\" * 8_000, "http://a.b/" + "a- " * 30_000, "http://a.b/" + "&amp;" * 20_000,
        "<https://a-" * 500 + "[b](https://ab)" * 3_000, "http" + " " * 100_000,
    ],
    ids=range(12),
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.perf_counter()
    urls.find(text)
    urls.glue(text, text)
    assert time.perf_counter() - start < 5


def _gold(name: str) -> dict[str, Any]:
    path = DEV / "gold" / name
    if not path.exists():
        pytest.skip("the development documents are not here")
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def test_all_addresses_of_the_seed_are_found_as_printed() -> None:
    want: list[str] = []
    got: list[str] = []
    for note in _gold("seed/article.txt.json")["notes"]:
        for source in note["sources"]:
            want += source.get("urls_printed") or source["urls"]
            got += [match.url for match in urls.find(source["raw"])]
    assert got == want


@pytest.mark.parametrize(
    "name", ["hudson-report.ocr-unicode.txt", "hudson-report.pdftotext.txt", "scot-islands-assessment.pdftotext.txt"]
)
def test_real_cuts_are_glued_and_nothing_else(name: str) -> None:
    text = (DEV / "ocr" / name).read_text(encoding="utf-8") if (DEV / "ocr" / name).exists() else ""
    cuts: set[int] = set()
    for address in {url for note in _gold(f"ocr/{name}.json")["notes"] for url in note["urls"] if len(url) > 12}:
        signs = (r"-?\s?" if sign == "-" else regex.escape(sign) for sign in address)
        for found in regex.finditer(r"(?:-?[ \t]*\n\s*)?".join(signs), text):
            cuts |= {at for at in range(found.start(), found.end()) if text[at] == "\n"}
    glued = {
        at for at in (found.start() for found in regex.finditer(r"\n\s*", text)) if urls.glue(text[:at], text[at + 1 :])
    }
    assert len(cuts) >= 6
    assert cuts <= glued
    assert len(glued - cuts) <= 2  # addresses that a page's end cuts
