"""PDF: the text in reading order, and what only a page shows: raised digits, small print, columns, rules, links."""

from __future__ import annotations

from claimscan.errors import UnreadableInput
from claimscan.model import Document


def read(data: bytes, name: str) -> Document:
    """The document in ``data``. Raises ``UnreadableInput`` for what is no PDF, or cannot be opened."""
    from claimscan.readers.pdf import pdfium
    from claimscan.readers.pdf.document import document
    from claimscan.readers.pdf.pages import printed

    try:
        source = pdfium.Document(data)
    except pdfium.Locked as error:
        raise UnreadableInput(f"{name}: the PDF opens with a password only") from error
    except pdfium.Damaged as error:
        raise UnreadableInput(f"{name}: not a PDF, or damaged beyond reading") from error
    return document([printed(source.page(number)) for number in range(source.pages)], name, data)
