"""PDF: the text in reading order, and what only a page shows: raised digits, small print, columns, rules, links."""

from __future__ import annotations

from claimscan.errors import UnreadableInput
from claimscan.model import Document


def read(data: bytes, name: str) -> Document:
    """The document in ``data``. Raises ``UnreadableInput`` for what is no PDF, cannot be opened, or holds no text."""
    from claimscan.readers.pdf.reading import Damaged, Locked
    from claimscan.readers.pdf.supervise import read as pages
    from claimscan.readers.pdf.troubles import troubles

    try:
        reading = pages(data)
    except Locked as error:
        raise UnreadableInput(
            f"{name}: this PDF opens with a password only; save it without one and try again"
        ) from error
    except Damaged as error:
        raise UnreadableInput(f"{name}: this is no PDF, or one that is damaged beyond reading") from error
    if not any(page.lines for page in reading.pages):
        if reading.failed or reading.damaged:
            raise UnreadableInput(f"{name}: this PDF is damaged, and no text could be read from it")
        bare = "its only page holds no text" if reading.count == 1 else f"none of its {reading.count} pages holds text"
        raise UnreadableInput(f"{name}: {bare}; run OCR (ocrmypdf, for one) and try again")
    from claimscan.readers.pdf.document import document

    return document(reading.pages, name, data, reading.information, troubles(reading))
