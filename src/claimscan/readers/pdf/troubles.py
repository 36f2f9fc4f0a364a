"""Pages that gave no text, or none to be relied on, as troubles of the document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from claimscan.model import Trouble
from claimscan.readers.pdf.supervise import MOST, Reading

_PICTURE = 0.3  # of a page under pictures, and no text: a scan
_DARK = 0.3  # of the glyphs whose fonts do not say which characters they are


def troubles(reading: Reading) -> tuple[Trouble, ...]:
    """One trouble for each reason, with the pages it holds for."""
    bare = [page for page in reading.pages if not page.lines]
    scans = [page.number for page in bare if page.pictures >= _PICTURE]
    empty = [page.number for page in bare if page.pictures < _PICTURE]
    dark = [
        page.number
        for page in reading.pages
        if page.lines and page.unmapped > _DARK * sum(len(line.text) for line in page.lines)
    ]
    found = [
        (sorted(reading.failed), "could not be read", "warning"),
        (scans, "is a picture without text: run OCR to have it read", "warning"),
        (empty, "holds no text", "info"),
        (dark, "is set in fonts that do not say which characters they show; its text may be wrong", "warning"),
    ]
    if reading.count > MOST:
        found.append(
            (list(range(MOST, reading.count)), f"was left out: only {MOST} pages of a file are read", "warning")
        )
    unread = (
        Trouble("unread-page", f"{_pages(numbers)} {_agreeing(what, len(numbers))}", severity=severity)  # type: ignore[arg-type]
        for numbers, what, severity in found
        if numbers
    )
    return (*([_damage(reading.damaged)] if reading.damaged else []), *unread)


def _damage(parts: int) -> Trouble:
    many = f"{parts} parts of the file are damaged" if parts > 1 else "a part of the file is damaged"
    return Trouble("unread-part", f"{many}: text may be missing or wrong; if you can, get the file once more")


def _pages(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 3, 5-9 and 12``: as people count them."""
    runs: list[str] = []
    for _, group in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        run = [number + 1 for _, number in group]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    listed = ", ".join(runs[:-1]) + f" and {runs[-1]}" if len(runs) > 1 else runs[0]
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"


def _agreeing(what: str, count: int) -> str:
    if count == 1:
        return what
    for one, many in (
        ("is a picture", "are pictures"),
        ("is set", "are set"),
        ("holds", "hold"),
        ("was left", "were left"),
    ):
        what = what.replace(one, many)
    return what.replace("to have it read", "to have them read").replace("its text", "their text")
