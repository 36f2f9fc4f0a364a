"""Word and OpenDocument files cut, flipped and swollen: one sentence or a result, in time, within memory, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimscan.errors import UnreadableInput
from claimscan.scan import scan_bytes
from invariants import check
from office import archive, call, docx, field, hundred_pages, note, odt, p, run

BEES = Path(__file__).parents[2] / "fixtures" / "bees"
FILES = ("article.docx", "article.odt", "article.libreoffice.docx", "article.libreoffice.odt")
TODAY = date(2026, 11, 22)
MEGABYTES = 500
SECONDS = 10  # for one file; the slowest takes a fifth of one

# A process of its own, so that what it takes of memory can be told. It cuts a file at 20 places, flips 200 of its bytes,
# and flips 200 bytes inside its parts, with their checksums made right again: what a word processor that fails would write.
DAMAGE = """
import json, random, resource, sys, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile
from claimscan import readers
from claimscan.errors import UnreadableInput

data, name = Path(sys.argv[1]).read_bytes(), sys.argv[2]
chance = random.Random(20)

def flipped(data):
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1:]

def inside(data):
    members = {info.filename: ZipFile(BytesIO(data)).read(info) for info in ZipFile(BytesIO(data)).infolist()}
    chosen = chance.choice([name for name in sorted(members) if len(members[name]) > 50 and name.endswith(("xml", "rels"))])
    members[chosen] = flipped(members[chosen])
    stream = BytesIO()
    with ZipFile(stream, "w") as target:
        for member, content in members.items():
            target.writestr(member, content)
    return stream.getvalue()

cases = [data[: len(data) * n // 21] for n in range(1, 21)]
cases += [flipped(data) for _ in range(200)] + [inside(data) for _ in range(200)]
sentences, slowest, read = [], 0, 0
for case in cases:
    start = time.process_time()
    try:
        readers.read(case, name)
    except UnreadableInput as error:
        sentences.append(str(error))
    else:
        read += 1
    slowest = max(slowest, time.process_time() - start)
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps([sentences, slowest, read, megabytes]))
"""


@pytest.mark.parametrize("name", FILES)
def test_damaged_files(name: str) -> None:
    path = BEES / name
    done = subprocess.run([sys.executable, "-c", DAMAGE, path, name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sentences, slowest, read, megabytes = json.loads(done.stdout)
    assert len(sentences) + read == 420
    assert len(sentences) >= 20  # all that were cut, at least
    assert read >= 10
    assert [text for text in sentences if not text.startswith(f"{name}: ") or "\n" in text or len(text) > 300] == []
    assert slowest < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_short_says_so_and_exits_with_2(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((BEES / name).read_bytes()[:5000])
    command = [sys.executable, "-m", "claimscan", "scan", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "the file is damaged or cut" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


DEEP = "<w:tbl><w:tr><w:tc>" * 45 + p("Lit.") + "</w:tc></w:tr></w:tbl>" * 45
HOSTILE: dict[str, Callable[[], bytes]] = {
    "10,000 marks in a paragraph": lambda: docx(p("Lit.", call(2) * 10_000), footnotes=note(2, "Echo, 4.")),
    "10,000 notes": lambda: docx(
        p("Lit.", *(call(n) for n in range(10_000))), footnotes="".join(note(n, "Echo, 4.") for n in range(10_000))
    ),
    "10,000 hidden runs": lambda: docx(p("Lit.", *[run("a b ", "<w:vanish/>")] * 10_000)),
    "10,000 fields that never end": lambda: docx(
        p("Lit.", '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK</w:instrText></w:r>' * 10_000, "lost")
    ),
    "2,000 cross-references to nothing": lambda: docx(
        p("Lit.", call(2), field(" NOTEREF x \\f ", run("1")) * 2_000), footnotes=note(2, "Echo, 4.")
    ),
    "an instruction of a megabyte": lambda: docx(p("Lit.", field('HYPERLINK "' + "\\a" * 500_000, run("x")))),
    "a formatted megabyte": lambda: docx("".join(p(run("The lamp was lit. ") * 20) for _ in range(600))),
    "bookmarks that overlap": lambda: docx(
        p(*(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>' for n in range(3_000)), "Lit.", call(2)),
        footnotes=note(2, "x"),
    ),
    "tables in tables": lambda: docx(DEEP + p("Lit.", call(2)), footnotes=note(2, "Echo, 4.")),
    "paragraphs joined for ever": lambda: docx(p("lit ", properties="<w:rPr><w:del/></w:rPr>") * 5_000),
    "5,000 raised letters in a paragraph": lambda: docx(
        p(*[run("x", '<w:vertAlign w:val="superscript"/>') + run("y")] * 5_000)
    ),
    "20,000 blanks, odt": lambda: odt("<text:p>Lit." + '<text:s text:c="999"/>' * 500 + "</text:p>"),
    "10,000 spans in each other's place, odt": lambda: odt(
        "<text:p>" + "<text:span>lit </text:span>" * 10_000 + "</text:p>"
    ),
    "no paragraph around the text, odt": lambda: odt("Lit.<text:p>Lit.</text:p>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_documents_made_to_hurt(name: str) -> None:
    data = HOSTILE[name]()
    code = (
        "import json, resource, sys, time\n"
        "from datetime import date\n"
        "from claimscan.scan import scan_bytes\n"
        "scan_bytes(sys.stdin.buffer.read(), 'a', today=date(2026, 11, 22))\n"
        "print(json.dumps([time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-500:]
    seconds, megabytes = json.loads(done.stdout)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("name", [*FILES])
def test_what_holds_for_every_article_holds_for_these(name: str) -> None:
    check(scan_bytes((BEES / name).read_bytes(), name, today=TODAY))


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_largest_parts_that_are_read_stay_within_memory(kind: str) -> None:
    """Sixty megabytes of the emptiest elements: refused before a tree of them has grown."""
    code = (
        "import resource, sys\n"
        "from claimscan import readers\n"
        "from claimscan.errors import UnreadableInput\n"
        "try:\n    readers.read(sys.stdin.buffer.read(), 'a')\n"
        "except UnreadableInput as error:\n    print(error)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)\n"
    )
    part = "word/document.xml" if kind == "docx" else "content.xml"
    members: dict[str, str | bytes] = {part: b"<a>" + b'<b c="d"/>' * 6_000_000 + b"</a>"}
    if kind == "odt":
        members["mimetype"] = "application/vnd.oasis.opendocument.text"
    data = archive(members, stored=(part, "mimetype"))
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=False, timeout=120)
    sentence, megabytes = done.stdout.decode().splitlines()
    assert "has more parts in it" in sentence
    assert float(megabytes) < MEGABYTES + 2 * len(data) / 1e6  # the file itself comes on top


def test_a_hundred_pages_with_400_notes(tmp_path: Path) -> None:
    """Under 200 MB for the whole command; how long it takes, the benchmarks tell."""
    path = tmp_path / "long.docx"
    path.write_bytes(hundred_pages())
    code = (
        "import os, resource, subprocess, sys\n"
        "with open(os.devnull, 'w') as sink:\n"
        "    done = subprocess.run([sys.executable, '-m', 'claimscan', 'scan', sys.argv[1], '-f', 'json'], stdout=sink)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(done.returncode, used.ru_maxrss / 1000)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    status, megabytes = done.stdout.split()
    assert status == "0"
    assert float(megabytes) < 200


def test_a_refused_document_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.docx: its part word/document\.xml: it is damaged"):
        scan_bytes(docx("<w:p>"), "a.docx", today=TODAY)
