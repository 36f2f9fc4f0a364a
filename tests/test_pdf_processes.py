"""The processes that read strangers' files: what they send, what becomes of a page they die of, of locks and of rubbish."""

from __future__ import annotations

import io
import json
import struct

import pytest

from claimscan import readers
from claimscan.errors import UnreadableInput
from claimscan.readers.pdf import child, pdfium, process, supervise
from claimscan.readers.pdf.pages import printed
from claimscan.readers.pdf.transfer import Garbled, pack, receive, send, unpack
from pdf_pages import Sheet, pdf, uri

BODY = ["The first lamp on the northern pier was lit in the spring.", "Its keeper wrote down the hours of every night."]


def pages(count: int) -> bytes:
    return pdf(*(Sheet().text(72, 60, f"Page {number}").lines(72, 100, BODY) for number in range(1, count + 1)))


def test_a_page_comes_out_as_it_went_in() -> None:
    sheet = (
        Sheet()
        .marked(72, 100, "The lamp was lit.^1^")
        .stroke(72, 172, 700)
        .link(72, 90, 100, 102, uri("https://a.example"))
    )
    page = printed(pdfium.Document(pdf(sheet)).page(0))
    stream = io.BytesIO()
    send(stream, b"P", *pack(page))
    stream.seek(0)
    message = receive(stream.read)
    assert message is not None
    kind, value, numbers = message
    again = unpack(value, numbers)
    assert kind == b"P"
    assert again == page
    assert list(again.lines[0].pieces()) == list(page.lines[0].pieces())
    assert receive(stream.read) is None


@pytest.mark.parametrize(
    "message",
    [
        b"P",
        struct.pack("<cII", b"P", 10, 0) + b"[1",
        struct.pack("<cII", b"P", 2, 0) + b"{]",
        struct.pack("<cII", b"P", 1 << 31, 0),
    ],
)
def test_what_is_no_message_is_refused(message: bytes) -> None:
    with pytest.raises(Garbled):
        receive(io.BytesIO(message).read)


@pytest.mark.parametrize("value", [None, [], [1, 2], [0, 1, 1, [], [], [], 0, 0, None, [["x", 0, 9, []]], [], []]])
def test_what_is_no_page_is_refused(value: object) -> None:
    with pytest.raises(Garbled):
        unpack(json.loads(json.dumps(value)), b"")


@pytest.mark.parametrize("processes", [1, 2])
def test_pages_come_in_order_from_one_process_or_two(processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervise, "LARGE", 1)
    reading = supervise.read(pages(child.LONG + 20), processes=processes)
    heads = [page.lines[0].text for page in reading.pages]
    assert heads == [f"Page {number}" for number in range(1, child.LONG + 21)]
    assert reading.failed == {}


def start(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """From now on children that use PDFium come to grief on page 3."""
    doing = (
        "import sys; sys.path[:] = {path!r}; from claimscan.readers.pdf import child, pdfium\n"
        "real = pdfium.Document.page\n"
        f"def page(self, number): return {way} if number == 2 else real(self, number)\n"
        "pdfium.Document.page = page\n"
        "child.main()"
    )
    monkeypatch.setattr(process, "_START", doing)


def test_a_crash_costs_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is read in the other way, the others by another process."""
    start(monkeypatch, "__import__('os').abort()")
    reading = supervise.read(pages(5), processes=1)
    assert [page.lines[0].text for page in reading.pages] == [f"Page {number}" for number in range(1, 6)]
    assert reading.failed == {}


def test_a_page_that_takes_too_long_costs_no_other_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not tried in the other way, which takes ten times as long."""
    start(monkeypatch, "__import__('time').sleep(60)")
    reading = supervise.read(pages(4), patience=4.0, processes=1)
    assert [page.number for page in reading.pages] == [0, 1, 3]
    assert reading.failed == {2: "slow"}


def test_a_page_that_fails_in_both_ways_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    doing = (
        "import sys; sys.path[:] = {path!r}; from claimscan.readers.pdf import child, pdfium, plumber\n"
        "for way in (pdfium, plumber):\n"
        "    def page(self, number, real=way.Document.page):\n"
        "        return 1 / 0 if number == 1 else real(self, number)\n"
        "    way.Document.page = page\n"
        "child.main()"
    )
    monkeypatch.setattr(process, "_START", doing)
    document = readers.read(pages(3), "pier.pdf")
    assert [trouble.message for trouble in document.troubles] == ["page 2 could not be read"]
    assert "Page 3" in document.text


def test_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    start(monkeypatch, "bytearray(8 << 30)")
    reading = supervise.read(pages(4), processes=1)
    assert [page.number for page in reading.pages] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7\nnothing", "pier.pdf: this is no PDF, or one that is damaged beyond reading"),
        (pages(2)[:300], "pier.pdf: this is no PDF, or one that is damaged beyond reading"),
        (b"", "pier.pdf: this is no PDF, or one that is damaged beyond reading"),
        (b"Lamps and keepers.\n", "pier.pdf: this is no PDF, or one that is damaged beyond reading"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        readers.read(data, "pier.pdf")
    assert str(caught.value) == sentence


def test_a_locked_file_says_so_and_one_with_an_empty_password_opens() -> None:
    sheet = Sheet().lines(72, 100, BODY)
    with pytest.raises(UnreadableInput) as caught:
        readers.read(pdf(sheet, password="lamp"), "pier.pdf")
    assert str(caught.value) == "pier.pdf: this PDF opens with a password only; save it without one and try again"
    assert readers.read(pdf(sheet, password=""), "pier.pdf").text == "\n".join(BODY)


def test_a_page_tree_that_bites_its_tail_ends() -> None:
    data = pages(2).replace(b"/Kids [4 0 R 6 0 R]", b"/Kids [4 0 R 2 0 R]")
    document = readers.read(data, "pier.pdf")
    assert "Page 1" in document.text


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    assert readers.read(pages(1), "pier.txt").format == "pdf"
