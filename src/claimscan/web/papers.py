"""PDF answers: what the file says of itself and prints first, read in the limited process that reads PDFs of articles."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from claimscan import patterns as regex
from claimscan.web.bodies import OPENING, Page, distinct
from claimscan.web.model import Answer

PATIENCE: Final = 10.0  # seconds for one page; what answers within a request's size is opened in one
# What programs put into the title: a file's name, a template's, nothing.
_NO_TITLE: Final = regex.compile(
    r"(?i)(?:microsoft\s\w+\s-\s.*|untitled.*|document\d*|\S+\.(?:docx?|indd|pdf|qxd|tex|dvi|ps|rtf|odt)|title|\W*)"
)


def paper(answer: Answer) -> Page:
    """Title, author and first words; of a file that is cut or cannot be opened only that it is a PDF."""
    information, lines = _read(answer.body) if not answer.truncated else ({}, ())
    title = information.get("title")
    author = information.get("author")
    return Page(
        "pdf",
        titles=distinct(one for one in (title,) if isinstance(one, str) and not _NO_TITLE.fullmatch(one.strip())),
        authors=distinct(iter([author] if isinstance(author, str) else [])),
        opening="\n".join(lines)[:OPENING],
    )


def text_of(answer: Answer) -> str | None:
    """The lines of all pages; ``None`` if there are none to be had."""
    if answer.truncated:
        return None
    lines = _read(answer.body)[1]
    return "\n".join(lines) if lines else None


@lru_cache(maxsize=4)  # title and quotations are asked for one after the other
def _read(data: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    from claimscan.readers.pdf.reading import Damaged, Locked
    from claimscan.readers.pdf.supervise import read

    try:
        reading = read(data, PATIENCE, processes=1)
    except (Damaged, Locked):
        return {}, ()
    return reading.information, tuple(line.text for page in reading.pages for line in page.lines)
