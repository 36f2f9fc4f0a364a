"""PDF files cut, flipped and made to hurt: one sentence or a result that says what is missing, in time, within memory."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from claimscan.errors import UnreadableInput
from claimscan.readers.pdf import supervise
from claimscan.readers.pdf.overlay import Overlay, pictures
from claimscan.scan import scan_bytes
from invariants import check
from pdf_pages import Sheet, pdf, uri

FIXTURES = Path(__file__).parents[2] / "fixtures" / "bees"
TODAY = date(2026, 11, 22)
TYPESET = ("article.chromium.pdf", "article.libreoffice.2col.pdf", "article.typst.pdf")
MEGABYTES = 700
SECONDS = 30  # of the clock, on a machine that does much else; nothing takes more than a few
BODY = ["The first lamp on the northern pier was lit in the spring.", "Its keeper wrote down the hours of every night."]


def page(content: bytes = b"", entries: str = "/MediaBox [0 0 595 842]", more: bytes = b"", filters: str = "") -> bytes:
    """A file of one page, with ``content`` as it stands, and ``more`` objects from number 5 on."""
    font = "/Resources << /Font << /R << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> /XObject << /X 5 0 R >> >>"
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        + f"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R {font} {entries} >>\nendobj\n".encode()
        + f"4 0 obj\n<< /Length {len(content)} {filters} >>\nstream\n".encode()
        + content
        + b"\nendstream\nendobj\n"
        + more
        + b"trailer\n<< /Size 9 /Root 1 0 R >>\n%%EOF\n"
    )


def packed(content: bytes, size: int) -> bytes:
    """``content`` again and again, packed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(content) for _ in range(size // len(content))) + packer.flush()


def linked(count: int) -> Sheet:
    sheet = Sheet().lines(72, 100, BODY)
    for _ in range(count):
        sheet.link(72, 90, 300, 112, uri("https://piers.example/"))
    return sheet


TEXT = b"BT /R 10 Tf 72 700 Td (The lamp was lit.) Tj ET "
FLATE = "/Filter /FlateDecode"
GOOD = pdf(Sheet().lines(72, 100, BODY), Sheet().lines(72, 100, BODY))
DEEP = 100_000

BOMBS: dict[str, bytes] = {
    "nothing": b"",
    "a head alone": b"%PDF-1.7\n",
    "two thousand million pages": GOOD.replace(b"/Count 2", b"/Count 2000000000"),
    "fewer pages than none": GOOD.replace(b"/Count 2", b"/Count -2"),
    "a page tree that is its own child": GOOD.replace(b"/Kids [4 0 R 6 0 R]", b"/Kids [2 0 R 2 0 R]"),
    "a page that is its own parent": GOOD.replace(b"/Parent 2 0 R", b"/Parent 4 0 R"),
    "a cross-reference table that leads to itself": GOOD.replace(b"/Size", b"/Prev 9 /Size"),
    "arrays in arrays": page(TEXT, entries="/MediaBox [0 0 595 842] /Deep " + "[" * DEEP + "]" * DEEP),
    "dictionaries in dictionaries": page(TEXT, entries="/MediaBox [0 0 595 842]" + "/D << " * DEEP + ">> " * DEEP),
    "states in states": page(b"q " * DEEP + TEXT),
    "a drawing that draws itself": page(
        b"/X Do " + TEXT,
        more=b"5 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 12"
        b" >>\nstream\n/X Do /X Do \nendstream\nendobj\n",
    ),
    "a length that asks for itself": page(TEXT).replace(b"/Length 50", b"/Length 4 0 R"),
    "300 megabytes of blanks": page(packed(b" " * 1_000_000, 300_000_000), filters=FLATE),
    "a million words on one spot": page(packed(TEXT * 1000, 50_000_000), filters=FLATE),
    "a page without a size": page(TEXT, entries="/MediaBox [0 0 0 0]"),
    "a page as wide as the world": page(TEXT, entries="/MediaBox [0 0 1e30 1e30]"),
    "a page turned inside out": page(TEXT, entries="/MediaBox [595 842 0 0]"),
    "letters as high as mountains": page(b"BT /R 1000000000 Tf 72 700 Td (The lamp) Tj ET " * 2000 + TEXT),
    "letters of no height": page(b"BT /R 0 Tf 72 700 Td (The lamp was) Tj 0 -1 Td (lit.) Tj ET " + TEXT),
    "letters far away": page(b"BT /R 10 Tf 1e20 1e20 Td (The lamp) Tj -1e38 0 Td (was lit.) Tj ET " + TEXT),
    "numbers that are none": page(b"BT /R nan Tf inf 700 Td (The lamp) Tj ET " + TEXT),
    "twenty thousand strokes": page(b"72 700 m 200 700 l S " * 20_000 + TEXT * 2000),
    "a hundred thousand columns": page(
        b"BT /R 1 Tf 1 0 0 1 10 800 Tm "
        + b"".join(b"(ab) Tj 9 %d Td " % (-1 if n % 60 == 0 else 0) for n in range(20_000))
        + b"ET"
    ),
    "ten thousand links": pdf(linked(10_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        supervise, "read", partial(supervise.read, patience=5.0)
    )  # what takes longer here takes for ever
    start = time.monotonic()
    try:
        article = scan_bytes(BOMBS[name], "bomb.pdf", today=TODAY)
    except UnreadableInput as error:
        assert one_sentence(str(error), "bomb.pdf")  # noqa: PT017 (whether there is one is what varies)
    else:
        check(article)
        assert article.document.text
    assert time.monotonic() - start < SECONDS
    assert peak() < MEGABYTES


def one_sentence(text: str, name: str) -> bool:
    return text.startswith(f"{name}: ") and "\n" not in text and len(text) < 200


def peak() -> float:
    """Megabytes that this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def test_a_bomb_is_not_drawn_and_does_no_harm() -> None:
    data = BOMBS["a drawing that draws itself"]
    start = time.monotonic()
    assert len(list(pictures(data, [Overlay(0, "")], patience=5.0))) == 1
    assert time.monotonic() - start < SECONDS


# A process of its own, so that what it takes of memory can be told. What children would do it does itself: to start 300 of
# them would take minutes. Where it dies the case goes through a real child, and it is started again behind it.
DAMAGE = """
import json, random, resource, sys, time
from io import BytesIO
from pathlib import Path
from claimscan.errors import UnreadableInput
from claimscan.readers import read
from claimscan.readers.pdf import child, supervise
from claimscan.readers.pdf.transfer import receive
import test_damaged_pdf as test

def listen(arguments, feed, take, patience, until):
    stream, out = BytesIO(), BytesIO()
    feed(stream)
    child.read(stream.getvalue(), int(arguments[0]), int(arguments[1]), arguments[2], out)
    out.seek(0)
    while (message := receive(out.read)) is not None:
        take(*message)
    return True

supervise.listen = listen
for number, (name, data) in enumerate(test.cases()):
    if number < int(sys.argv[1]):
        continue
    start = time.process_time()
    try:
        document = read(data, name)
    except UnreadableInput as error:
        result = str(error)
    else:
        result = [trouble.rule for trouble in document.troubles]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps([name, result, time.process_time() - start, peak]), flush=True)
"""


def cases() -> Iterator[tuple[str, bytes]]:
    """300 files: of six each, ten that were cut, twenty with a bit that is wrong, twenty with forty of them."""
    chance = random.Random(300)
    for name, data in files().items():
        for part in range(10):
            yield name, data[: len(data) * (part + 1) // 11]
        for bits in [1] * 20 + [40] * 20:
            flipped = bytearray(data)
            for _ in range(bits):
                flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            yield name, bytes(flipped)


def files() -> dict[str, bytes]:
    sheets = [Sheet().lines(72, 60, BODY * 6).marked(72, 240, "The boat came home.^1^") for _ in range(3)]
    for sheet in sheets:
        sheet.stroke(72, 172, 690).marked(84, 702, "^1^Harbour Office, Annual Report, p. 14.", 8)
        sheet.link(84, 692, 172, 704, uri("https://piers.example/report"))
    lines = b"".join(b"BT /R 10 Tf 72 %d Td (%s) Tj ET " % (700 - 12 * n, BODY[n % 2].encode()) for n in range(40))
    made = {
        "made.pdf": pdf(*sheets),
        "locked.pdf": pdf(*sheets, password=""),
        "packed.pdf": page(zlib.compress(lines), filters=FLATE),
    }
    return made | {name: (FIXTURES / name).read_bytes() for name in TYPESET if (FIXTURES / name).exists()}


def test_damaged_files() -> None:
    results: list[list[Any]] = []
    crashes = 0
    everything = list(cases())
    while len(results) < len(everything):
        done = subprocess.run(
            [sys.executable, "-c", DAMAGE, str(len(results))],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parent,
        )
        results += [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode > 0:
            pytest.fail(done.stderr)
        if len(results) < len(everything):  # a fault of native code
            name, data = everything[len(results)]
            crashes += 1
            try:
                result: object = [trouble.rule for trouble in scan_bytes(data, name, today=TODAY).document.troubles]
            except UnreadableInput as error:
                result = str(error)
            results.append([name, result, 0.0, 0.0])
    assert len(results) == 50 * len(files())
    assert crashes < 5
    sentences = [(name, result) for name, result, _, _ in results if isinstance(result, str)]
    assert [text for name, text in sentences if not one_sentence(text, name)] == []
    assert max(seconds for _, _, seconds, _ in results) < SECONDS
    assert max(megabytes for _, _, _, megabytes in results) < MEGABYTES
