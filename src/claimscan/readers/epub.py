"""E-books: the files of the package in the order of its spine, with notes wherever in it they are kept (EPUB 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput
from claimscan.model import Document, Metadata, Trouble, replace
from claimscan.readers.archive import Archive
from claimscan.readers.html import cut_short, not_given
from claimscan.readers.html.decode import decode
from claimscan.readers.html.document import write
from claimscan.readers.html.metadata import day_of, language_of, name_of, title_of
from claimscan.readers.html.plan import Plan, plan
from claimscan.readers.html.tree import Page, parse
from claimscan.readers.xml import parse as parse_xml

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "",
    "http://www.w3.org/2001/04/xmlenc#": "",
    "http://www.idpf.org/2007/opf": "",
    "http://openebook.org/namespaces/oeb-package/1.0/": "",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
}
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"  # says which files are locked; fonts may be, in any book
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_SUFFIXES = (".xhtml", ".html", ".htm")
_DOCTYPE = regex.compile(
    r"<!DOCTYPE[^<>\[]{0,500}>", regex.I
)  # old packages name one; with declarations inside it stays, and is refused
_ENCODING = regex.compile(r"\s*<\?xml[^<>]{0,200}\?>")  # said of the bytes, which are decoded by then
_HEAD = 4096  # code points in which it stands


def read(data: bytes, name: str) -> Document:
    """The document in ``data``. Raises ``UnreadableInput`` for what is damaged, locked or no e-book."""
    archive = Archive(data, name)
    root, spine = _package(archive)
    troubles: list[Trouble] = []
    pages = _pages(archive, spine, 0, troubles)
    if not pages:
        raise UnreadableInput(f"{name}: no page of the book could be read")
    made = plan(pages)
    beside = _pages(archive, [file for file in made.missing if file in archive], pages[-1].root.last + 1, troubles)
    if beside:
        made = plan([*pages, *beside])
    if _is_split(pages):
        _count_through(made)
    document = write(
        pages, beside, made, name, "epub", data, [*troubles, *cut_short([*pages, *beside]), *not_given(made)]
    )
    return replace(document, metadata=_metadata(document, root))


def _pages(archive: Archive, files: Iterable[str], first: int, troubles: list[Trouble]) -> list[Page]:
    """The pages in these files. What cannot be read is a trouble, since the others can."""
    pages: list[Page] = []
    for file in files:
        try:
            text, assumed = decode(archive.read(file), file)
            pages.append(parse(text, file, pages[-1].root.last + 1 if pages else first))
            troubles.extend(assumed)
        except UnreadableInput as error:
            troubles.append(Trouble("unread-part", str(error), severity="error"))
    return pages


def _is_split(pages: Iterable[Page]) -> bool:
    """Was the book cut into files by pandoc? It then counts the notes of each file anew, though the text counts through, and
    so do all other formats that it writes of it."""
    return all(
        any(
            head.attributes.get("name") == "generator" and head.attributes.get("content") == "pandoc"
            for head in page.head
        )
        for page in pages
    )


def _count_through(made: Plan) -> None:
    """Notes that begin with 1 in each file get the numbers that they have in the whole text."""
    of_file: dict[str, list[str]] = {}
    for note in made.notes:
        of_file.setdefault(note.target.page.file, []).append(note.label)
    if len(of_file) < 2 or any(labels != [str(n + 1) for n in range(len(labels))] for labels in of_file.values()):
        return
    numbers: dict[str, str] = {}
    for number, note in enumerate(made.notes, 1):
        note.label = numbers[note.key] = str(number)
    for element, called in made.marks.items():
        made.marks[element] = called._replace(label=numbers.get(called.key, called.label))


def _package(archive: Archive) -> tuple[Element, list[str]]:
    """The package document, and its pages in reading order: first those that are read one after the other."""
    container = _tree(archive, _CONTAINER)
    path = next((element.get("full-path", "") for element in container.iter("rootfile")), "")
    root = _tree(archive, path)
    files = {
        element.get("id", ""): normpath(join(dirname(path), unquote(element.get("href", ""))))
        for element in root.iter("item")
        if element.get("media-type") in _PAGES or element.get("href", "").lower().endswith(_SUFFIXES)
    }
    listed = [(element.get("linear") == "no", element.get("idref", "")) for element in root.iter("itemref")]
    spine = [files[id] for _, id in sorted(listed, key=lambda item: item[0]) if id in files]
    pages = list(dict.fromkeys(spine)) or list(files.values())
    locked = set(_locked(archive))
    if locked & set(pages):
        raise UnreadableInput(f"{archive.name}: the book is protected against copying and cannot be read")
    return root, pages


def _locked(archive: Archive) -> Iterator[str]:
    if _ENCRYPTION in archive:
        for element in _tree(archive, _ENCRYPTION).iter("CipherReference"):
            yield unquote(element.get("URI", ""))


def _tree(archive: Archive, path: str) -> Element:
    name = f"{archive.name}, {path}"
    data = archive.read(path)
    text, _ = decode(data, name)
    bare = _DOCTYPE.sub("", text[:_HEAD], 1) + text[_HEAD:]
    return parse_xml(_ENCODING.sub("", bare, 1).strip().encode(), name, _PREFIXES)


def _metadata(document: Document, root: Element) -> Metadata:
    """What the package says of the book."""
    said: dict[str, list[str]] = {}
    for element in root.iter():
        if element.tag.startswith("dc:") and element.text and element.text.strip():
            said.setdefault(element.tag[3:].lower(), []).append(" ".join(element.text.split()))
    day = next((iso for text in said.get("date", ()) if (iso := day_of(text))), None)
    return Metadata(
        title=title_of(document, said.get("title", [])[:1]),
        authors=tuple(dict.fromkeys(filter(None, map(name_of, said.get("creator", ()))))),
        date=day,
        language=language_of(said.get("language", [])),
    )
