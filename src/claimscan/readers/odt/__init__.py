"""OpenDocument texts: paragraphs by style, notes with the numbers they were last printed with, links, tracked changes.

The text is what is printed: insertions count, deletions and comments do not, hidden text is left out and reported.
"""

from __future__ import annotations

from claimscan.errors import UnreadableInput
from claimscan.model import Document, KnownNote, Trouble, replace
from claimscan.readers.embedded import cited
from claimscan.readers.odt.package import Package
from claimscan.readers.odt.story import Setting, Story
from claimscan.readers.odt.styles import Styles
from claimscan.readers.paragraphs import Paragraphs
from claimscan.readers.properties import metadata


def read(data: bytes, name: str) -> Document:
    """The document in ``data``. Raises ``UnreadableInput`` for what is damaged, encrypted or no OpenDocument text."""
    package = Package(data, name)
    body = package.body()
    paged = any(True for _ in body.iter("text:soft-page-break"))
    out = Paragraphs()
    out.page = 1 if paged else None
    story = Story(out, Styles(package.styles()), paged)
    story.blocks(body, Setting())
    if not out.lines:
        raise UnreadableInput(f"{name}: there is no text in it")
    out.marks.extend(story.notes.repeated(out.text))
    out.page = None
    known = [
        KnownNote(note.key, note.label, note.kind, story.note(note))
        for kind in ("footnote", "endnote")
        for note in story.notes.called
        if note.kind == kind
    ]
    troubles = list(package.troubles)
    count = sum(1 for _ in body.iter("text:changed-region"))
    if count:
        changes = "1 tracked change" if count == 1 else f"{count} tracked changes"
        message = f"the document has {changes}, read as if accepted"
        troubles.append(Trouble("tracked-changes", message, severity="info"))
    properties = package.properties()
    document = out.document(name, "odt", data, notes=known, pages=properties.pages, troubles=troubles)
    return cited(replace(document, metadata=metadata(document, properties, story.named)), story.embedded)
