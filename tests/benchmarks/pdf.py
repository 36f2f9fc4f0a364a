"""How fast PDF files are read, as ratios inside one run.

    python tests/benchmarks/pdf.py                 all figures
    python tests/benchmarks/pdf.py glyphs memory   some of them

    glyphs     pages a second through PDFium against pdfplumber's ``page.chars``, on the same pages, in turn
    scan       CPU time of a whole scan against that of the glyphs alone, and against pdfplumber's ``page.chars``
    processes  time on the clock with one process for the pages and with two
    memory     peak of the largest process for all pages against that for ten

Uses a long development document where it is at hand, else one that is made. The bounds are what is aimed at.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

from run import DEVELOPMENT, ROOT, TODAY, Figure, cpu, environment  # type: ignore[import-not-found]  # stands beside it

LONG = DEVELOPMENT / "pdf" / "mueller-vol-1.pdf"
SOME = 12  # pages through pdfplumber, which is slow
ROUNDS = 5


def document() -> bytes:
    """The file that is measured."""
    if LONG.exists():
        return bytes(LONG.read_bytes())
    from pdf_pages import Sheet, pdf

    line = "The keeper of the northern lamp wrote down the hours of every night, and of every boat."
    sheets = [Sheet().lines(72, 60, [line] * 48).marked(72, 640, "The boat came home.^1^") for _ in range(190)]
    for sheet in sheets:
        sheet.stroke(72, 172, 690).marked(84, 702, "^1^Harbour Office, Annual Report (Merrow, 1911), p. 14.", 8)
    return pdf(*sheets)


def glyphs() -> Iterator[Figure]:
    fast, slow = seconds_of_glyphs(document(), SOME)
    yield Figure(f"glyphs of {SOME} pages", SOME / fast, "pages/s", "")
    yield Figure("glyphs against page.chars", slow / fast, "x", "8 or more", slow >= 8 * fast)


def seconds_of_glyphs(data: bytes, count: int) -> tuple[float, float]:
    """CPU seconds for the first pages through PDFium and through pdfplumber, medians of runs in turn."""
    import pdfplumber

    from claimscan.readers.pdf import pdfium

    def through_pdfium() -> None:
        opened = pdfium.Document(data)
        for number in range(count):
            opened.page(number)

    def through_pdfplumber() -> None:
        with pdfplumber.open(BytesIO(data)) as opened:
            for page in opened.pages[:count]:
                assert page.chars
                page.close()

    through_pdfium()
    pairs = [(cpu(through_pdfium), cpu(through_pdfplumber)) for _ in range(3)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def scan() -> Iterator[Figure]:
    """Reading is done in this process, so that its time is counted; a scan has children for it."""
    from claimscan.readers.pdf import pdfium
    from claimscan.readers.pdf.document import document as read
    from claimscan.readers.pdf.pages import printed
    from claimscan.scan import scan_document

    data = document()
    opened = pdfium.Document(data)
    count = opened.pages

    def alone() -> None:
        for number in range(count):
            opened.page(number)

    def whole() -> None:
        pages = [printed(opened.page(number)) for number in range(count)]
        scan_document(read(pages, "long.pdf", data, opened.information()), today=TODAY)

    whole()
    pairs = [(cpu(alone), cpu(whole)) for _ in range(ROUNDS)]
    ratio = median(pair[1] / pair[0] for pair in pairs)
    yield Figure(f"whole scan of {count} pages", median(pair[1] for pair in pairs), "s", "")
    yield Figure("whole scan against its glyphs", ratio, "x", "1.6 or less", ratio <= 1.6)
    fast, slow = seconds_of_glyphs(data, SOME)
    yield Figure("page.chars alone against the whole scan", slow / fast / ratio, "x", "")


def processes() -> Iterator[Figure]:
    from claimscan.readers.pdf import supervise

    data = document()

    def clock(work: Callable[[], object]) -> float:
        start = time.monotonic()
        work()
        return time.monotonic() - start

    pairs = [
        (clock(lambda: supervise.read(data, processes=1)), clock(lambda: supervise.read(data, processes=2)))
        for _ in range(ROUNDS)
    ]
    ratio = median(one / two for one, two in pairs)
    yield Figure("two processes against one", ratio, "x", "1.7 or more", ratio >= 1.7)


def memory() -> Iterator[Figure]:
    import pypdfium2

    data = document()
    whole = pypdfium2.PdfDocument(data)
    part = pypdfium2.PdfDocument.new()
    part.import_pages(whole, range(10))
    with tempfile.TemporaryDirectory() as folder:
        some, all_of_them = Path(folder, "some.pdf"), Path(folder, "all.pdf")
        part.save(some)
        all_of_them.write_bytes(data)
        few, many = peak(some), peak(all_of_them)
    yield Figure("peak for 10 pages", few, "MB", "")
    yield Figure(f"peak for {len(whole)} pages against that", many / few, "x", "1.5 or less", many <= 1.5 * few)


def peak(path: Path) -> float:
    """Megabytes of the largest process of ``claimscan scan``."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'claimscan', 'scan', sys.argv[1], '-f', 'json'], check=True, stdout=-3)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True, env=environment())
    return float(done.stdout)


FIGURES: dict[str, Callable[[], Iterator[Figure]]] = {
    "glyphs": glyphs,
    "scan": scan,
    "processes": processes,
    "memory": memory,
}


def main(arguments: list[str]) -> int:
    if set(arguments) - set(FIGURES):
        print(__doc__)
        return 2
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    broken = 0
    for name in arguments or FIGURES:
        for figure in FIGURES[name]():
            said = f"   {figure.bound}{'' if figure.kept else '   NOT KEPT'}" if figure.bound else ""
            print(f"{figure.name:52}{figure.value:10.2f} {figure.unit}{said}", flush=True)
            broken += not figure.kept
    return bool(broken)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
