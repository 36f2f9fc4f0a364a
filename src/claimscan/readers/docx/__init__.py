"""Word documents (Office Open XML): paragraphs by style, notes with their printed numbers, links, fields, tracked changes.

The text is what is printed once all changes are accepted: insertions count, deletions and comments do not, hidden text is
left out and reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from claimscan.errors import UnreadableInput
from claimscan.model import Document, KnownNote, Trouble, replace
from claimscan.readers.docx.lists import Lists
from claimscan.readers.docx.notes import KINDS, Called, Notes
from claimscan.readers.docx.package import Package
from claimscan.readers.docx.story import Story
from claimscan.readers.docx.styles import Styles
from claimscan.readers.embedded import cited
from claimscan.readers.paragraphs import Paragraphs
from claimscan.readers.properties import metadata

_CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def read(data: bytes, name: str) -> Document:
    """The document in ``data``. Raises ``UnreadableInput`` for what is damaged, encrypted or no Word document."""
    package = Package(data, name)
    root = package.tree(package.main)
    out = Paragraphs()
    paged = any(True for _ in root.iter("w:lastRenderedPageBreak"))
    out.page = 1 if paged else None
    notes = Notes(package.of("settings"), list(root.iter("w:sectPr")))
    called = any(True for kind in KINDS for _ in root.iter(f"w:{kind}Reference"))
    lists = None if called else Lists(package.of("numbering"))  # without notes of its own, it may have numbered ones
    story = Story(out, Styles(package.of("styles")), notes, lists)
    story.body(root, package.relationships(package.main))
    out.page = None
    known, missing = _write_notes(package, story, notes)
    out.marks.extend(notes.repeated())
    if not out.lines:
        raise UnreadableInput(f"{name}: there is no text in it")
    troubles = [*package.troubles, *missing, *notes.troubles(paged)]
    troubles += [*_changed(root), *_foreign(story.foreign)]
    properties = package.properties()
    pages = (
        properties.pages if paged or (properties.pages or 0) > 1 else None
    )  # 1 is also what a file says that was never laid out
    document = out.document(name, "docx", data, notes=known, pages=pages, troubles=troubles)
    document = replace(document, metadata=metadata(document, properties, story.named))
    return cited(document, story.embedded)


def _write_notes(package: Package, story: Story, notes: Notes) -> tuple[list[KnownNote], list[Trouble]]:
    """The text of all notes that the body calls, footnotes first. What is not called is not printed either."""
    known: list[KnownNote] = []
    missing: list[Called] = []
    for kind in KINDS:
        called = notes.called(kind)
        part = package.part(f"{kind}s")
        if not called:
            continue
        root = package.optional(part)
        relationships = package.relationships(part) if part else {}
        texts: dict[str, Element] = {
            element.get("w:id", ""): element
            for element in (root if root is not None else ())
            if element.tag == f"w:{kind}"
        }
        for note in called:
            if note.id not in texts:
                missing.append(note)
                continue
            label = story.note(note, texts[note.id], relationships)
            known.append(KnownNote(note.key, note.label, kind, label))
    if missing and not package.troubles:
        labels = ", ".join(note.label for note in missing[:5])
        message = f"{len(missing)} notes that the text calls are not in the file ({labels})"
        return known, [Trouble("unread-part", message, severity="error")]
    return known, []


def _changed(root: Element) -> Iterable[Trouble]:
    """Tracked changes that nobody has accepted yet."""
    count = sum(1 for tag in _CHANGES for _ in root.iter(tag))
    if not count:
        return []
    changes = "1 tracked change" if count == 1 else f"{count} tracked changes"
    message = f"the document has {changes}, read as if accepted"
    return [Trouble("tracked-changes", message, severity="info")]


def _foreign(count: int) -> Iterable[Trouble]:
    if not count:
        return []
    return [Trouble("unread-part", f"{count} parts in another format are put in at opening; they were not read")]
