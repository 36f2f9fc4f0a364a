"""Fixes: offered where the answer is certain, done by `check --fix` in files of text alone, shown by `--diff-only`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from claimscan.fixes.addresses import patched, rejoined, secured, untracked
from claimscan.fixes.file import changed, put
from claimscan.model import Edit
from claimscan.scan import scan_bytes

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
MARKDOWN = """# The Bridge

It was opened in 1931.[^1] It is old.[^2]

[^1]: Ada Moss, "A Bridge," Merrow Gazette, May 9, 2021, http://gazette.example/a?page=2&utm_source=mail&b=é#top
[^2]: Cleo Oak, "Iron," Merrow Gazette, May 10, 2021, <https://gazette.example/iron?fbclid=abc>
"""
MENDED = MARKDOWN.replace("http:", "https:").replace("&utm_source=mail", "").replace("?fbclid=abc", "")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("https://a.example/b?utm_source=x", "https://a.example/b"),
        ("https://a.example/b?utm_source=x&c=1", "https://a.example/b?c=1"),
        ("https://a.example/b?c=1&utm_source=x", "https://a.example/b?c=1"),
        ("https://a.example/b?utm_source=x&c=1&utm_medium=y&d=2", "https://a.example/b?c=1&d=2"),
        ("https://a.example/b?utm_source=x&utm_medium=y#top", "https://a.example/b#top"),
        ("https://a.example/b?c=1&amp;utm_source=x&amp;d=2", "https://a.example/b?c=1&amp;d=2"),
        (r"https://a.example/b?c=1\&utm\_source=x\&d=2", r"https://a.example/b?c=1\&d=2"),
        ("https://a.example/b#:~:text=bridge", "https://a.example/b"),
        ("https://a.example/b#top:~:text=bridge", "https://a.example/b#top"),
        ("https://a.example/b?c=1#utm_source=x", "https://a.example/b?c=1"),
        ("https://x.com/a/status/1?s=20&t=q", "https://x.com/a/status/1"),
        ("https://a.example/b#k4w9xq2m", "https://a.example/b#k4w9xq2m"),  # may be a place in the page
        ("https://a.example/b?c=1 &utm_source=x", "https://a.example/b?c=1 &utm_source=x"),
    ],
)
def test_tracking_parameters_go(printed: str, expected: str) -> None:
    assert patched(printed, untracked(printed)) == expected


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [
        ("https://a.example/the-\n  bridge", "https://a.example/the-bridge", "https://a.example/the-bridge"),
        ("https://harbour-news.example/a", "https://harbournews.example/a", "https://harbournews.example/a"),
        ("https://a.example/b-\nridge-x", "https://a.example/bridge-x", "https://a.example/bridge-x"),
        ("https://a.example/the bridge-of", "https://a.example/thebridge-of", "https://a.example/the bridge-of"),
        ("https:// a.example/the/ bridge", "https://a.example/the/bridge", "https://a.example/the/bridge"),
        ("https://a.example/b-\n3 ridge", "https://a.example/bridge", "https://a.example/b-\n3 ridge"),
        ("https://a.example/b&amp;c", "https://a.example/b&c", "https://a.example/b&amp;c"),
    ],
)
def test_only_blanks_and_hyphens_go_from_a_broken_address(printed: str, meant: str, expected: str) -> None:
    assert patched(printed, rejoined(printed, meant)) == expected


def test_https() -> None:
    assert patched("HTTP://a.example", secured("HTTP://a.example")) == "HTTPs://a.example"
    assert secured("www.a.example") == ()


def fixed(text: str | bytes, name: str) -> str | None:
    """The file's text after all fixes; ``None`` if nothing changes."""
    data = text.encode() if isinstance(text, str) else text
    article = scan_bytes(data, name, today=TODAY)
    edits = [edit for finding in article.findings if finding.fix for edit in finding.fix.edits]
    after, _, told = changed(article.document, data, edits)
    return told if after != data else None


NOTE = 'Ada Moss, "A Bridge," Merrow Gazette, May 9, 2021, '
PAGE = """<!DOCTYPE html><html><body><p>The bridge was opened in 1931.<sup><a href="#n1" id="r1">1</a></sup></p>
<p>It is old.<sup><a href="#n2" id="r2">2</a></sup></p>
<ol><li id="n1">Ada Moss, “A Bridge,” Merrow Gazette, May 9, 2021, <a href="{0}">{0}</a>. <a href="#r1">↩</a></li>
<li id="n2">Cleo Oak, “Iron,” Merrow Gazette, May 10, 2021, <a href="https://gazette.example/iron">https://gazette.example/iron</a>. <a href="#r2">↩</a></li></ol>
<!-- http://gazette.example/a/longer --></body></html>
"""
LATEX = r"""\documentclass{article}
\begin{document}
The bridge was opened in 1931.\footnote{Ada Moss, ``A Bridge,'' Merrow Gazette, May 9, 2021, \url{%s}.}
It is old.\footnote{Cleo Oak, ``Iron,'' Merrow Gazette, May 10, 2021, \url{https://gazette.example/iron}.}
\end{document}
"""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", MARKDOWN, MENDED),
        ("a.md", MARKDOWN.replace("https:", "http:").replace("?fbclid=abc", "").replace("&utm_source=mail", ""), None),
        ("a.md", MARKDOWN.replace("https://gazette", "https://www.gazette").replace("?fbclid=abc", "").replace("&utm_source=mail", ""), None),
        ("a.html", PAGE.format("http://gazette.example/a?b=1&amp;utm_source=x"), PAGE.format("https://gazette.example/a?b=1")),
        ("a.html", PAGE.format("http://gazette.example/a"), PAGE.format("https://gazette.example/a")),
        ("a.tex", LATEX % "http://gazette.example/a_b?c=1&utm_source=x", LATEX % "https://gazette.example/a_b?c=1"),
        ("a.tex", LATEX % r"http://gazette.example/a\_b", LATEX % r"https://gazette.example/a\_b"),
    ],
)  # fmt: skip
def test_what_is_changed_in_a_file(name: str, text: str, expected: str | None) -> None:
    assert fixed(text, name) == expected
    if expected:
        assert fixed(expected, name) is None


WRAPPED = """The bridge was opened in 1931.¹ It is old.²

¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, https://www.harbour-news.example/a-bridge-
over-the-delta

² Cleo Oak, "Iron," Harbour News, May 10, 2021, https://www.harbournews.example/iron
"""


def test_a_broken_address_in_a_text_is_rejoined() -> None:
    """The other note prints the host as it is; where the line ends is no matter any more."""
    after = WRAPPED.replace("harbour-news", "harbournews").replace("bridge-\nover", "bridge-over")
    assert fixed(WRAPPED, "a.txt") == after
    assert fixed(after, "a.txt") is None
    assert fixed(after.replace("bridge-over", "bridge-\nover"), "a.txt") is None  # a line of print may end there


def test_a_broken_address_in_markdown_is_rejoined() -> None:
    broken = MENDED.replace("gazette.example/iron", "gazette.example/iron-\nand-rivets")
    assert fixed(broken, "a.md") == MENDED.replace("gazette.example/iron", "gazette.example/iron-and-rivets")


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("cp1252", b"")]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(encoding: str, mark: bytes, ends: str) -> None:
    data = mark + MARKDOWN.replace("\n", ends).encode(encoding)
    article = scan_bytes(data, "a.md", today=TODAY)
    edits = [edit for finding in article.findings if finding.fix for edit in finding.fix.edits]
    assert changed(article.document, data, edits)[0] == mark + MENDED.replace("\n", ends).encode(encoding)


def test_bytes_that_could_not_be_written_back_are_left_alone() -> None:
    data = MARKDOWN.encode() + b"caf\x81\xe9"  # no UTF-8, and a byte that Windows-1252 has not
    article = scan_bytes(data, "a.md", today=TODAY)
    assert changed(article.document, data, [Edit(1, 1, 1, 2, "")])[0] == data


def test_edits_that_fall_into_each_other_wait() -> None:
    data = b"one two three\n"
    document = scan_bytes(data, "a.txt", today=TODAY).document
    edits = [Edit(1, 1, 1, 8, "1"), Edit(1, 5, 1, 8, "2"), Edit(1, 9, 1, 14, "3"), Edit(1, 9, 1, 14, "3")]
    assert changed(document, data, edits)[0] == b"1 3\n"


def test_a_file_is_replaced_at_once_with_its_mode_and_through_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    assert not put(link, b"other", b"new")
    assert real.read_bytes() == b"old"
    assert put(link, b"old", b"new")
    assert (real.read_bytes(), link.is_symlink(), real.stat().st_mode & 0o777) == (b"new", True, 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "real.md"]


# Through the command


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimscan", "check", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    Path("a.md").write_text(MARKDOWN, encoding="utf-8")
    return tmp_path


def test_fix_and_diff_only(folder: Path) -> None:
    shown = check("a.md", "--diff-only")
    assert (shown.returncode, Path("a.md").read_text(encoding="utf-8")) == (0, MARKDOWN)
    if patch := shutil.which("patch"):
        shutil.copy("a.md", "b.md")
        subprocess.run([patch, "-s", "b.md"], input=shown.stdout, encoding="utf-8", check=True)
        assert Path("b.md").read_text(encoding="utf-8") == MENDED
        Path("b.md").unlink()
    done = check("a.md", "--fix", "-f", "concise", "--fail-on", "info")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "claimscan: 3 findings fixed in 1 file\nclaimscan: 0 findings in 1 document\n"
    assert Path("a.md").read_text(encoding="utf-8") == MENDED
    again = check("a.md", "--fix", "--diff-only")
    assert (again.returncode, again.stdout) == (0, "")
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_only_what_counts_is_fixed(folder: Path) -> None:
    check("a.md", "--fix", "--select", "U103")
    assert Path("a.md").read_text(encoding="utf-8") == MARKDOWN.replace("http:", "https:")
    ignored = MARKDOWN.replace("#top\n", "#top <!-- claimscan: ignore[U] -->\n")
    Path("a.md").write_text(ignored, encoding="utf-8")
    check("a.md", "--fix", "--ignore", "U105")
    assert Path("a.md").read_text(encoding="utf-8") == ignored


def test_what_is_no_text_is_never_written(folder: Path) -> None:
    for source in (ROOT / "fixtures" / "bees").glob("article.*"):
        shutil.copy(source, folder)
    kept = {
        path.name: path.read_bytes() for path in folder.glob("article.*") if path.suffix in (".docx", ".odt", ".epub")
    }
    assert kept
    check(*kept, "--fix")
    assert {name: Path(name).read_bytes() for name in kept} == kept


def test_a_folder_that_cannot_be_written_is_told(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to the superuser")
    folder.chmod(0o555)
    done = check("a.md", "--fix")
    folder.chmod(0o755)
    assert (done.returncode, Path("a.md").read_text(encoding="utf-8")) == (2, MARKDOWN)
    assert "a.md: cannot be written" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-", "--fix"), "standard input is none"),
        (("a.md", "--fix", "--write-baseline", "b.json"), "--write-baseline goes without --fix"),
    ],
)
def test_what_makes_no_sense(arguments: tuple[str, ...], message: str, folder: Path) -> None:
    done = check(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_fixes_stand_in_the_forms_for_programs(folder: Path) -> None:
    """Each reads the same change out of it: characters of a line, or bytes."""
    lines = MARKDOWN.split("\n")
    rows = json.loads(check("a.md", "-f", "json", "--select", "U103").stdout)
    assert rows[0]["fix"] == {
        "what": "https: as elsewhere for gazette.example",
        "edits": [{"line": 5, "column": 62, "end_line": 5, "end_column": 62, "text": "s"}],
    }
    assert (rows[0]["line"], rows[0]["column"], rows[0]["end_line"], rows[0]["end_column"]) == (
        5,
        58,
        5,
        len(lines[4]) + 1,
    )
    assert len(rows[0]["fingerprint"]) == 32
    run = json.loads(check("a.md", "-f", "sarif", "--select", "U105").stdout)["runs"][0]
    change = run["results"][0]["fixes"][0]["artifactChanges"][0]
    region = change["replacements"][0]["deletedRegion"]
    assert change["artifactLocation"] == {"uri": "a.md"}
    assert lines[4][region["startColumn"] - 1 : region["endColumn"] - 1] == "&utm_source=mail"
    assert "insertedContent" not in change["replacements"][0]
    found = json.loads(check("a.md", "-f", "rdjson", "--select", "U105").stdout)["diagnostics"]
    place = found[0]["suggestions"][0]["range"]
    line = lines[4].encode()
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"&utm_source=mail"
    assert "--fix: https: as elsewhere for gazette.example" in check("a.md", "-f", "full", "--select", "U103").stdout
