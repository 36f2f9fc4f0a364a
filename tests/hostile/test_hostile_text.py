"""Text made to hurt: it ends in time, with a report that can be believed, and nothing of it acts on a terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from claimscan.errors import UnreadableInput
from claimscan.report import report
from claimscan.scan import scan_bytes
from invariants import check

TODAY = date(2026, 11, 22)
SECONDS = 30  # generous: the slowest takes a fraction of it alone on a small machine; a quadratic scan takes minutes
SENTENCE = "The tram ran along the quay in the morning and came back at night. "
CONTROLS = "".join(chr(c) for c in [*range(1, 32), *range(127, 160)] if chr(c) not in "\n\r\f")
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufff9\ufffa\ufffb\U000e0001\U000e0041"


def sprinkled(characters: str) -> str:
    """Each character in words, before marks and in a note."""
    return "".join(f"Tram {c} r{c}an.{c}¹ " for c in characters) + f"\n\n¹ Ada{characters}Lee, “Tram.”"


TEXTS: dict[str, Callable[[], str]] = {
    "10,000 marks on a line": lambda: "Trams ran." + "¹" * 10_000 + "\n\n¹ A note.\n",
    "10,000 numbered marks on a line": lambda: "".join(f"Tram {n} ran.[{n}] " for n in range(1, 10_001)),
    "10,000 bracketed marks side by side": lambda: "Trams ran." + "[1]" * 10_000 + "\n\n[1] A note.\n",
    "10,000 raised tags": lambda: "Trams ran." + "<sup>1</sup>" * 10_000 + "\n\n<sup>1</sup> A note.\n",
    "a range of a million notes": lambda: "Trams ran.[1–1000000] Bees flew.[2-999999999999]\n\n[1] A note.\n",
    "5,000 notes": lambda: (
        "".join(f"Tram {n} ran.[{n}]\n" for n in range(1, 5_001))
        + "\nNotes\n\n"
        + "".join(f"[{n}] Ada Lee, “Tram {n},” Post, May 3, 2021, https://post.org/{n}\n\n" for n in range(1, 5_001))
    ),
    "a megabyte without a stop": lambda: "tram bell quay rain " * 50_000,
    "a megabyte without a blank": lambda: "tram" * 250_000,
    "a megabyte of stops": lambda: ". " * 500_000,
    "a megabyte of capitals and stops": lambda: "A. " * 330_000,
    "a megabyte of digits": lambda: "1234567890" * 100_000,
    "200,000 opening brackets": lambda: "[" * 200_000,
    "200,000 closing brackets": lambda: SENTENCE + "]" * 200_000,
    "200,000 nested pairs": lambda: "[" * 100_000 + "1" + "]" * 100_000,
    "200,000 round brackets": lambda: SENTENCE + "(" * 200_000,
    "200,000 angle brackets": lambda: SENTENCE + "<" * 200_000,
    "angle brackets round an address": lambda: "¹ " + "<" * 5_000 + "https://post.org/a" + ">" * 5_000,
    "unclosed raised tags": lambda: SENTENCE + "<sup>" * 50_000,
    "unclosed raised math": lambda: SENTENCE + "$^{" * 50_000,
    "carets": lambda: SENTENCE + "^" * 200_000,
    "unclosed quotation marks": lambda: SENTENCE + "“" * 100_000 + "\n\n¹ Ada Lee, " + '"' * 100_000,
    "quotation marks in a note": lambda: "Trams ran.¹\n\n¹ " + '“A” ‘B’ "C" ' * 20_000,
    "50,000 empty lines": lambda: SENTENCE + "\n" * 50_000 + SENTENCE,
    "50,000 form feeds": lambda: SENTENCE + "\f" * 50_000 + SENTENCE,
    "50,000 short lines": lambda: "tram\n" * 50_000,
    "50,000 hyphens at line ends": lambda: "tram-\n" * 50_000,
    "50,000 page numbers": lambda: "".join(f"{n}\n\n\f" for n in range(50_000)),
    "a megabyte of address": lambda: "Trams ran.¹\n\n¹ Ada Lee, “Tram,” <https://post.org/" + "a-b/" * 250_000 + ">",
    "an address cut 10,000 times": lambda: "Trams ran.¹\n\n¹ “Tram,” <https://post.org/" + "ab-\n" * 10_000 + "c>",
    "20,000 addresses in a note": lambda: "Trams ran.¹\n\n¹ " + "https://post.org/a; " * 20_000,
    "20,000 semicolons in a note": lambda: "Trams ran.¹\n\n¹ " + "a; " * 20_000,
    "20,000 authors": lambda: "Trams ran.¹\n\n¹ " + "Ada Lee, " * 20_000 + "“Tram,” Harbour Post, May 3, 2021.",
    "20,000 dates": lambda: "Trams ran.¹\n\n¹ " + "May 3, 2021, " * 20_000,
    "nearly dates": lambda: "Trams ran.¹\n\n¹ " + "May " * 50_000 + "1 " * 50_000,
    "Markdown links": lambda: "Trams ran.¹\n\n¹ " + "[a](" * 50_000,
    "table rules": lambda: "| --- " * 50_000 + "\n" + "| a " * 50_000,
    "dots": lambda: "Trams" + "." * 500_000 + " ran",
    "blanks": lambda: "Trams" + " " * 500_000 + "ran." + "\t" * 100_000 + "So.",
    "combining characters": lambda: "Trams e" + "\u0301" * 100_000 + " ran.",
    "every control character": lambda: sprinkled(CONTROLS),
    "every bidirectional character": lambda: sprinkled(BIDI),
    "every invisible character": lambda: sprinkled(INVISIBLE),
    "every assigned character": lambda: "".join(
        chr(c) for c in range(1, 0x30000) if unicodedata.category(chr(c)) not in ("Cs", "Cn")
    ),
    "noncharacters": lambda: "Tram \ufffe\uffff\ufdd0\U0010ffff ran.",
    "other line separators": lambda: "Trams ran.¹\u2028Bees flew.\u2029\x85¹ Ada Lee, “Tram.”",
    "only notes": lambda: "".join(f"{n} Ada Lee, “Tram {n},” Harbour Post, May 3, 2021.\n\n" for n in range(1, 40)),
    "only marks": lambda: "¹ ² ³ [4] [5] <sup>6</sup>\n\n⁷\n\n8\n",
    "only an address": lambda: "https://post.org/a",
    "one letter": lambda: "a",
    "only a heading": lambda: "Notes",
}
REFUSED: dict[str, bytes] = {
    "nothing": b"",
    "only blanks": b" \t\n\r\n\f \n",
    "NUL bytes": b"Trams ran.\0 Bees flew.",
    "UTF-16 without a mark": "Trams ran.".encode("utf-16-le"),
    "damaged UTF-16": b"\xff\xfeT\0r\0a",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "every byte": bytes(range(256)) * 4,
}
READ: dict[str, tuple[bytes, str]] = {  # data, its first claim
    "UTF-8": ("Trams ran — late.".encode(), "Trams ran — late."),
    "UTF-8 with a mark": ("Trams ran — late.".encode("utf-8-sig"), "Trams ran — late."),
    "UTF-16 with a mark": ("Trams ran — late.".encode("utf-16"), "Trams ran — late."),
    "UTF-16 big-endian with a mark": (b"\xfe\xff" + "Trams ran — late.".encode("utf-16-be"), "Trams ran — late."),
    "carriage returns alone": (b"Trams ran late.\r\rBees flew early.", "Trams ran late."),
    "carriage returns and line feeds": (
        b"The trams of the harbour ran late in the evening and early in\r\nthe morning.\r\n\r\nBees flew early.",
        "The trams of the harbour ran late in the evening and early in the morning.",
    ),
    "Windows-1252": ("Trams ran “late”.".encode("cp1252"), "Trams ran “late”."),
    "Latin-1": ("Die Straßenbahn fährt früh.".encode("latin-1"), "Die Straßenbahn fährt früh."),
}
OUTPUTS = [
    (command, form)
    for command in ("scan", "claims", "notes", "sources", "citations", "check")
    for form in ("table", "json", "jsonl", "csv", "tsv", "md")
]


@contextmanager
def limit(seconds: int) -> Iterator[None]:
    """Ends a scan that hangs, so that one bad pattern fails one test."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"no answer in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs an alarm clock")
@pytest.mark.parametrize("name", TEXTS)
def test_ends_in_time(name: str) -> None:
    data = TEXTS[name]().encode()
    with limit(SECONDS):
        article = scan_bytes(data, "hostile.txt", today=TODAY)
        check(article)
        size = len(json.dumps(report(article)))
    # a report is as long as what it says, and a mark of three characters takes some 200 to say
    assert size < 200 * len(data) + 100_000


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_sentence(name: str) -> None:
    with pytest.raises(UnreadableInput) as error:
        scan_bytes(REFUSED[name], "hostile.txt", today=TODAY)
    message = str(error.value)
    assert message.startswith("hostile.txt: ")
    assert "\n" not in message


@pytest.mark.parametrize("name", READ)
def test_encodings(name: str) -> None:
    data, claim = READ[name]
    article = scan_bytes(data, "hostile.txt", today=TODAY)
    assert article.claims[0].text == claim


def test_an_encoding_that_was_assumed_is_reported() -> None:
    article = scan_bytes("Trams ran “late”.".encode("cp1252"), "hostile.txt", today=TODAY)
    assert [finding.rule for finding in article.findings if finding.rule.startswith("encoding")] == ["encoding-assumed"]


def acting(text: str) -> set[str]:
    """The characters that make a terminal do something, or turn what is read round."""
    return {character for character in text if character in BIDI or unicodedata.category(character) == "Cc"} - {"\n"}


def hostile_article() -> str:
    steps = [
        "Trams \x1b[2Jran \x1b]0;title\x07late.¹",
        "Bees \x9b31mflew\x08\x08 early.²",
        "Keepers\u202e drowssap \u2066slept\u2069 on 61 roofs.",
        "[bold]So[/bold] [link=https://evil.example]said[/link] :smile: they.³",
    ]
    notes = [
        "¹ Ada\x1b[31m Lee, “Tram\x1b]8;;https://post.org\x1b\\s,” Harbour\x7f Post, May 3, 2021, https://post.org/a\x1b[0m",
        "² Ben\u202eLee, “[/red]Bees,” Hive\x9c Post, May 4, 2021, https://post.org/b",
        "³ =cmd|' /C calc'!A0, “=1+1,” @Post, May 5, 2021, https://post.org/c",
    ]
    return "The \x1b[1mTrams\x1b[0m\n\n" + " ".join(steps) + "\n\n" + "\n\n".join(notes) + "\n"


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "trams.txt"
    path.write_text(hostile_article(), encoding="utf-8")
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "claimscan", *arguments],
        capture_output=True,
        timeout=SECONDS,
        check=False,
        env=environment,
    )


@pytest.mark.parametrize(("command", "form"), OUTPUTS, ids=lambda value: value)
def test_nothing_printed_acts_on_a_terminal(command: str, form: str, hostile_file: Path) -> None:
    done = run(command, str(hostile_file), "-f", form)
    assert done.returncode in (0, 1), done.stderr.decode()
    out = done.stdout.decode("utf-8")
    assert acting(out) - ({"\t"} if form == "tsv" else set()) - ({"\r"} if form == "csv" else set()) == set()
    assert acting(done.stderr.decode("utf-8")) == set()
    if form == "json":  # escaped, not lost
        assert json.loads(out)


def test_markup_is_printed_as_it_stands(hostile_file: Path) -> None:
    out = run("claims", str(hostile_file), "-f", "table").stdout.decode("utf-8")
    assert "[bold]So[/bold]" in out
    assert ":smile:" in out


def test_a_name_made_to_hurt(tmp_path: Path) -> None:
    path = tmp_path / "trams\x1b[2J\u202e.txt"
    path.write_bytes(b"Trams\0ran.")
    done = run("scan", str(path))
    assert done.returncode == 2
    assert acting(done.stderr.decode("utf-8", errors="surrogateescape")) == set()


def test_json_keeps_control_characters(hostile_file: Path) -> None:
    """The report is for programs: what stands in the article stands in it, escaped."""
    claims = json.loads(run("scan", str(hostile_file), "-f", "json").stdout)["claims"]
    assert "\x1b" in "".join(claim["text"] for claim in claims)
