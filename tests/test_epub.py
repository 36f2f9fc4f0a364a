"""E-books: the order of the spine, notes in other files, places, metadata, and archives that are damaged or hostile."""

from __future__ import annotations

import resource
import time
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from claimscan.errors import UnreadableInput
from claimscan.model import Document, Layout, Place
from claimscan.readers import epub, read
from claimscan.split import split

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = (
    '<dc:title>The Lamps of Marrow</dc:title><dc:creator id="a">Ada Quill</dc:creator><dc:creator>Bo Finch</dc:creator>'
    "<dc:language>en-GB</dc:language><dc:date>2021-05-04T00:00:00Z</dc:date>"
)
XHTML = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'


def page(content: str, head: str = "") -> str:
    return f"{XHTML}<head><title>A file</title>{head}</head>\n<body>{content}</body></html>"


def opf(files: dict[str, str], linear: dict[str, str] | None = None, metadata: str = METADATA) -> str:
    spine = linear if linear is not None else dict.fromkeys((name for name in files if name.endswith(".xhtml")), "yes")
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(files)
    )
    ids = {name: f"i{n}" for n, name in enumerate(files)}
    refs = "".join(f'<itemref idref="{ids[name]}" linear="{how}"/>' for name, how in spine.items())
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'version="3.0"><metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{refs}</spine></package>'
    )


def zipped(members: dict[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content, method)
    return stream.getvalue()


def book(files: dict[str, str], linear: dict[str, str] | None = None, **more: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": opf(files, linear),
            **{f"OPS/{name}": content for name, content in files.items()},
            **more,
        }
    )


def layout(files: dict[str, str], linear: dict[str, str] | None = None) -> Layout:
    return split(epub.read(book(files, linear), "book.epub"))


def notes_of(found: Layout) -> list[tuple[str, str]]:
    return [(note.label, note.text) for note in found.notes]


def links_of(found: Layout) -> list[tuple[str, str | None]]:
    labels = {note.id: note.label for note in found.notes}
    return [(link.label, labels.get(link.note or "")) for link in found.links]


CHAPTERS = {
    "text/one.xhtml": page(
        '<section epub:type="chapter"><h2>I</h2><p>The lamps were lit.<a href="notes.xhtml#n1" id="r1" epub:type="noteref">1</a> It was'
        ' dark.<a id="anchor"/><a href="notes.xhtml#n2" id="r2" epub:type="noteref">2</a></p></section>'
    ),
    "text/two.xhtml": page(
        '<section epub:type="chapter"><h2>II</h2><p>The lamps went out.<a href="notes.xhtml#n3" id="r3" epub:type="noteref">3</a> Again.'
        '<a href="notes.xhtml#n1" epub:type="noteref">1</a></p></section>'
    ),
    "text/notes.xhtml": page(
        '<section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1" epub:type="endnote"><p>Lamp Office.</p><p>And more. <a '
        'href="one.xhtml#r1" epub:type="backlink">↩</a></p></li><li id="n2"><p>Night Survey. <a href="one.xhtml#r2" '
        'epub:type="se:referrer">↩</a></p></li><li id="n3"><p>See note <a href="#n2">2</a>. <a href="two.xhtml#r3">↩</a></p></li></ol>'
        "</section>"
    ),
    "text/colophon.xhtml": page(
        '<section epub:type="colophon"><p>Set in a typeface that was</p><p>drawn by hand</p></section>'
    ),
}
NOTES = [("1", "Lamp Office. And more."), ("2", "Night Survey."), ("3", "See note 2.")]
LINKS = [("1", "1"), ("2", "2"), ("3", "3"), ("1", "1")]


def test_notes_in_a_file_of_their_own() -> None:
    found = layout(CHAPTERS)
    assert notes_of(found) == NOTES
    assert [note.kind for note in found.notes] == ["endnote"] * 3
    assert links_of(found) == LINKS
    assert [passage.text for passage in found.passages if passage.kind == "other"] == [
        "Set in a typeface that was",
        "drawn by hand",
    ]


def test_notes_in_a_file_that_is_not_read_by_itself() -> None:
    """In the manifest, but not in the spine; or in the spine, but not one of those that are read one after the other."""
    chapters = {"text/one.xhtml": "yes", "text/two.xhtml": "yes"}
    for spine in (chapters, {"text/notes.xhtml": "no", **chapters}):
        found = layout(CHAPTERS, spine)
        assert notes_of(found) == NOTES
        assert links_of(found) == LINKS


def test_each_note_in_a_file_of_its_own() -> None:
    mark = '<span class="footnote-mark"><a href="{0}.xhtml#fn{0}x0"><sup class="textsuperscript">{0}</sup></a></span>'
    note = (
        '<div class="footnote-text"><p class="indent"><span class="footnote-mark"><a id="fn{0}x0"><sup class="textsuperscript">{0}</sup>'
        "</a></span><span>{1}</span></p></div>"
    )
    files = {
        "main.xhtml": page(f"<p>The dam held.{mark.format(1)} It leaked.{mark.format(2)}</p>"),
        "1.xhtml": page(note.format(1, "12/3/18 Letter, at 3.")),
        "2.xhtml": page(note.format(2, "_____")),
    }
    found = layout(files, {"main.xhtml": "yes", "1.xhtml": "no", "2.xhtml": "no"})
    assert notes_of(found) == [("1", "12/3/18 Letter, at 3."), ("2", "_____")]
    assert links_of(found) == [("1", "1"), ("2", "2")]


def chapter(notes: dict[str, str], head: str) -> str:
    body = "".join(f'<p>Words.<a href="#fn{n}" id="fnref{n}" epub:type="noteref">{n}</a></p>' for n in notes)
    asides = "".join(
        f'<aside epub:type="footnote" id="fn{n}"><p><a href="#fnref{n}">{n}.</a> {text}</p></aside>'
        for n, text in notes.items()
    )
    return page(f"{body}<section>{asides}</section>", head)


def test_numbers_that_begin_anew_in_each_chapter() -> None:
    found = layout({"1.xhtml": chapter({"1": "A.", "2": "B."}, ""), "2.xhtml": chapter({"1": "C."}, "")})
    assert notes_of(found) == [("1", "A."), ("2", "B."), ("1", "C.")]
    assert links_of(found) == [("1", "1"), ("2", "2"), ("1", "1")]


def test_numbers_that_begin_anew_only_because_pandoc_cut_the_book() -> None:
    head = '<meta name="generator" content="pandoc" />'
    found = layout({"1.xhtml": chapter({"1": "A.", "2": "B."}, head), "2.xhtml": chapter({"1": "C."}, head)})
    assert notes_of(found) == [("1", "A."), ("2", "B."), ("3", "C.")]
    assert links_of(found) == [("1", "1"), ("2", "2"), ("3", "3")]


def test_the_order_is_that_of_the_spine() -> None:
    files = {"b.xhtml": page("<p>second</p>"), "a.xhtml": page("<p>first</p>"), "c.xhtml": page("<p>third</p>")}
    document = epub.read(book(files, {"a.xhtml": "yes", "c.xhtml": "no", "b.xhtml": "yes"}), "book.epub")
    assert document.text.split() == ["first", "second", "third"]


def test_places_name_file_and_element() -> None:
    document = epub.read(book(CHAPTERS), "book.epub")
    assert document.place(document.text.index("went")) == Place(None, 3, 60, "OPS/text/two.xhtml")
    assert document.place(document.text.index("Night")) == Place(None, 3, 192, "OPS/text/notes.xhtml#n2")


def test_metadata() -> None:
    data = epub.read(book(CHAPTERS), "book.epub").metadata
    assert (data.title.value if data.title else None, data.authors) == (
        "The Lamps of Marrow",
        ("Ada Quill", "Bo Finch"),
    )
    assert (data.date, data.language) == ("2021-05-04", "en-GB")


def test_the_format_is_told_from_the_content() -> None:
    assert read(book(CHAPTERS), "book.zip").format == "epub"


# What cannot be read


def replaced(member: str, content: str | bytes | None) -> bytes:
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf(CHAPTERS),
        **{f"OPS/{name}": text for name, text in CHAPTERS.items()},
    }
    members.pop(member, None)
    return zipped(members if content is None else {**members, member: content})


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
    '<enc:EncryptedData><enc:CipherData><enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>'
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (replaced("META-INF/container.xml", None), "its part META-INF/container.xml is missing"),
        (replaced("META-INF/container.xml", "<container"), "META-INF/container.xml: it is damaged: no well-formed XML"),
        (replaced("META-INF/container.xml", "<container/>"), "its part  is missing"),
        (replaced("OPS/book.opf", None), "its part OPS/book.opf is missing"),
        (replaced("OPS/book.opf", "<package/>"), "no page of the book could be read"),
        (replaced("META-INF/encryption.xml", ENCRYPTED.format("OPS/text/one.xhtml")), "protected against copying"),
        (zipped({"../x.xhtml": "x"}), "points out of it"),
        (b"PK\x03\x04 no archive", "damaged or cut"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        epub.read(data, "book.epub")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_locked_fonts_lock_no_book() -> None:
    data = replaced("META-INF/encryption.xml", ENCRYPTED.format("OPS/font.otf"))
    assert len(split(epub.read(data, "book.epub")).notes) == 3


def test_a_page_that_is_missing_is_a_trouble() -> None:
    document = epub.read(replaced("OPS/text/two.xhtml", None), "book.epub")
    assert "The lamps were lit" in document.text
    assert [(trouble.rule, trouble.message) for trouble in document.troubles] == [
        ("unread-part", "book.epub: its part OPS/text/two.xhtml is missing")
    ]


def test_old_packages_may_name_their_type_but_declare_nothing() -> None:
    named = opf(CHAPTERS).replace(
        "<package", '<!DOCTYPE package PUBLIC "+//ISBN 0//DTD OEB 1.2//EN" "http://a.example/oeb12.dtd"><package'
    )
    assert len(split(epub.read(replaced("OPS/book.opf", named), "book.epub")).notes) == 3
    bomb = opf(CHAPTERS).replace(
        "<package", '<!DOCTYPE package [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/hostname">]><package'
    )
    with pytest.raises(UnreadableInput, match="declares a document type"):
        epub.read(replaced("OPS/book.opf", bomb), "book.epub")


def test_pages_that_swell_are_refused() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = replaced("OPS/text/two.xhtml", page("<p>" + "x" * 30_000_000 + "</p>"))
    document = epub.read(data, "book.epub")
    assert [trouble.rule for trouble in document.troubles] == ["unread-part"]
    assert "unpacks to more than a document holds" in document.troubles[0].message
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 500 * 1024


def test_links_out_of_the_archive_are_never_followed() -> None:
    files = {"a.xhtml": page('<p>Words.<a epub:type="noteref" href="../../../etc/passwd#n1">1</a></p>')}
    found = layout(files)
    assert links_of(found) == [("1", None)]
    assert [trouble.rule for trouble in found.document.troubles] == ["unread-part"]


def damaged() -> list[bytes]:
    """The book cut at twenty places, and with bytes changed at random, two hundred times; packed and not."""
    chance = Random(2024)
    cut: list[bytes] = []
    for whole in (
        book(CHAPTERS),
        zipped(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": CONTAINER,
                "OPS/book.opf": opf(CHAPTERS),
                **{f"OPS/{n}": t for n, t in CHAPTERS.items()},
            },
            ZIP_STORED,
        ),
    ):
        cut += [whole[: len(whole) * n // 10] for n in range(10)]
        for _ in range(100):
            data = bytearray(whole)
            for _ in range(chance.randrange(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            cut.append(bytes(data))
    return cut


def test_damaged_books_are_read_or_refused() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    whole = 0
    for data in damaged():
        try:
            document: Document = read(data, "book.epub", "epub")
        except UnreadableInput as error:
            message = str(error)
        else:
            message = ""
            whole += 1
            split(document)
        assert not message or (message.startswith("book.epub") and "\n" not in message)
    assert 20 < whole < 200
    assert time.process_time() - start < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 500 * 1024
