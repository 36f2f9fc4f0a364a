"""Archives and XML from strangers: what is damaged, swollen or sly is refused in one sentence, and nothing outside is opened."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from claimscan import readers
from claimscan.errors import UnreadableInput
from claimscan.readers import archive as limits
from claimscan.readers import xml
from claimscan.readers.archive import Archive
from office import HEAD, NAMES, archive, docx, odt, p

PREFIXES = {"urn:a": "a"}


def test_members_are_found_by_name_and_read() -> None:
    zipped = Archive(archive({"word/document.xml": "lamp", "mimetype": "pier"}), "a.docx")
    assert zipped.members == ("word/document.xml", "mimetype")
    assert zipped.read("word/document.xml") == b"lamp"
    assert zipped.read("Word/Document.XML") == b"lamp"
    assert "WORD/document.xml" in zipped
    assert "word/other.xml" not in zipped


def test_names_with_backslashes_are_those_with_strokes() -> None:
    assert Archive(archive({"word\\document.xml": "lamp"}), "a.docx").read("word/document.xml") == b"lamp"


@pytest.mark.parametrize("sly", ["../a.xml", "word/../../a.xml", "/etc/a.xml", "c:/a.xml", "..\\a.xml"])
def test_names_that_point_out_of_the_archive_are_refused(sly: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.docx: an entry of the archive points out of it"):
        Archive(archive({"word/document.xml": "lamp", sly: "x"}), "a.docx")


def test_two_entries_of_one_name_are_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as target:
        target.writestr("word/document.xml", "lamp")
        with pytest.warns(UserWarning, match="Duplicate name"):
            target.writestr("word/document.xml", "pier")
    with pytest.raises(UnreadableInput, match=r"two entries called 'word/document\.xml'"):
        Archive(stream.getvalue(), "a.docx")


def test_twenty_thousand_entries_are_refused_before_they_fill_the_memory() -> None:
    data = archive({f"{number}": "" for number in range(limits.ENTRIES + 1)})
    with pytest.raises(UnreadableInput, match="more than 10000 entries"):
        Archive(data, "a.docx")
    data += b"PK\x01\x02" * (2 * limits.ENTRIES)
    with pytest.raises(UnreadableInput, match="more than 10000 entries"):
        Archive(data, "a.docx")


def test_a_bomb_that_says_so_is_refused() -> None:
    data = archive({"word/document.xml": b"a" * (limits.MEMBER + 1)})
    assert len(data) < 100_000
    with pytest.raises(UnreadableInput, match="unpacks to more than a document holds"):
        Archive(data, "a.docx").read("word/document.xml")


def test_the_ratio_counts_from_a_megabyte_on() -> None:
    small = archive({"word/document.xml": b"a" * limits.SMALL})
    assert len(Archive(small, "a.docx").read("word/document.xml")) == limits.SMALL
    large = archive({"word/document.xml": b"a" * (limits.SMALL + 1)})
    with pytest.raises(UnreadableInput, match="or 200 times its packed size"):
        Archive(large, "a.docx").read("word/document.xml")


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    packed = bytearray(archive({"word/document.xml": b"a" * (limits.MEMBER + 1)}))
    small = struct.pack("<I", 1000)
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = packed.index(sign)
        packed[at + offset : at + offset + 4] = small
    tracemalloc.start()
    with pytest.raises(UnreadableInput, match="damaged"):
        Archive(bytes(packed), "a.docx").read("word/document.xml")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TOTAL", 1000)
    zipped = Archive(archive({"a": b"a" * 600, "b": b"b" * 600}, stored=("a", "b")), "a.docx")
    zipped.read("a")
    with pytest.raises(UnreadableInput, match="its part b unpacks to more"):
        zipped.read("b")


def test_entries_that_share_their_bytes_count_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bomb whose entries overlap: every reading is paid for, whatever the bytes are."""
    monkeypatch.setattr(limits, "TOTAL", 1000)
    zipped = Archive(archive({"a": b"a" * 400}, stored=("a",)), "a.docx")
    zipped.read("a")
    zipped.read("a")
    with pytest.raises(UnreadableInput, match="unpacks to more"):
        zipped.read("a")


def test_what_is_not_asked_for_is_not_unpacked() -> None:
    data = docx(p("The lamp was lit."), more={"word/media/image1.bmp": b"\0" * (2 * limits.MEMBER)})
    assert readers.read(data, "a.docx").text == "The lamp was lit.\n"


def test_an_archive_in_an_archive_stays_shut() -> None:
    inner = archive({"word/document.xml": b"a" * limits.MEMBER})
    data = docx(p("The lamp was lit."), more={"word/embeddings/inner.docx": inner})
    assert readers.read(data, "a.docx").text == "The lamp was lit.\n"


def test_methods_that_no_document_uses_are_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as target:
        target.writestr("word/document.xml", "lamp", ZIP_BZIP2)
    with pytest.raises(UnreadableInput, match="packed by a method that no document uses"):
        Archive(stream.getvalue(), "a.docx").read("word/document.xml")


def test_a_password_is_named() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as target:
        target.writestr(ZipInfo("word/document.xml"), "lamp", ZIP_STORED)
    data = bytearray(stream.getvalue())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableInput, match="protected by a password"):
        Archive(bytes(data), "a.docx").read("word/document.xml")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:10],
        lambda data: data.replace(b"PK\x05\x06", b"PK\x05\x07"),
        lambda data: data[:-4] + b"\xff\xff\xff\xff",
    ],
    ids=["half", "head", "no end", "wrong comment"],
)
def test_a_cut_archive_is_one_sentence(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.docx: the file is damaged") as caught:
        readers.read(spoil(docx(p("The lamp was lit."))), "a.docx")
    assert "\n" not in str(caught.value)


def test_a_flipped_byte_in_a_member_is_one_sentence() -> None:
    data = bytearray(archive({"word/document.xml": "The lamp was lit." * 100}))
    data[60] ^= 0xFF
    with pytest.raises(UnreadableInput, match=r"its part word/document\.xml cannot be unpacked"):
        Archive(bytes(data), "a.docx").read("word/document.xml")


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"\x05Clara" + b"\0" * 156, "~$draft.docx", "the lock that Word keeps beside an open one"),
        (b",clara,desk,01.02.2024 10:00;", ".~lock.draft.odt#", "the lock that LibreOffice keeps beside an open one"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "a.doc",
            "an old Word document (.doc)",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "protected by a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.docx", "an old Office file"),
        (b"{\\rtf1\\ansi The lamp was lit.}", "a.docx", "this is RTF"),
        (archive({"xl/workbook.xml": "<a/>"}), "a.docx", "this is a spreadsheet"),
        (archive({"ppt/presentation.xml": "<a/>"}), "a.docx", "this is a presentation"),
        (
            odt("<text:p>x</text:p>", more={"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "a.odt",
            "protected by a password",
        ),
        (
            archive({"mimetype": "application/vnd.oasis.opendocument.text", "encrypted-package": "x"}),
            "a.odt",
            "password",
        ),
    ],
)
def test_what_is_no_readable_document_is_named_for_what_it_is(data: bytes, name: str, what: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        readers.read(data, name)
    assert what in str(caught.value)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (docx(p("The lamp was lit.")), "docx"),
        (odt("<text:p>The lamp was lit.</text:p>"), "odt"),
        (b"The lamp was lit.\n", "text"),
    ],
)
def test_the_format_is_told_from_the_content(data: bytes, format: str) -> None:
    assert readers.read(data, "letter.txt").format == format
    assert readers.read(data, "-").format == format


# XML


def test_names_get_the_prefixes_by_which_they_are_asked_for() -> None:
    root = xml.parse(b'<x:p xmlns:x="urn:a" xmlns="urn:b" x:n="1" m="2"><q/><x:r>lamp</x:r></x:p>', "a", PREFIXES)
    assert root.tag == "a:p"
    assert dict(root.attrib) == {"a:n": "1", "m": "2"}
    assert [child.tag for child in root] == ["{urn:b}q", "a:r"]
    assert root[1].text == "lamp"


def test_what_is_skipped_is_left_out_with_all_that_is_in_it() -> None:
    root = xml.parse(b'<p xmlns="urn:a">a<s>b<t>c</t>d</s>e</p>', "a", PREFIXES, {"a:s"})
    assert list(root) == []
    assert root.text == "ae"


OUTSIDE = "file:///etc/passwd"
TYPES = {
    "outside": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{OUTSIDE}">]><a>&x;</a>',
    "parameter": f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{OUTSIDE}"> %x;]><a/>',
    "external": '<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>',
    "laughs": '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><a>&m;</a>",
    "harmless": "<!DOCTYPE a><a/>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
@pytest.mark.parametrize("kind", TYPES)
def test_document_types_are_refused_whatever_they_declare(kind: str, encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>{TYPES[kind]}'.encode(encoding)
    with pytest.raises(UnreadableInput, match="it declares a document type"):
        xml.parse(data, "a.docx", PREFIXES)


@pytest.mark.parametrize("encoding", ["utf-7", "hex", "no-such-code", "utf-32"])
def test_encodings_that_hide_a_declaration_are_refused(encoding: str) -> None:
    with pytest.raises(UnreadableInput, match="no well-formed XML"):
        xml.parse(f'<?xml version="1.0" encoding="{encoding}"?>{TYPES["laughs"]}'.encode("ascii"), "a.docx", PREFIXES)


@pytest.mark.parametrize("data", [b"", b"lamp", b"<a>", b"<a></b>", b"<a>&x;</a>", b"<a>\x00</a>", b"\xff\xfe<\x00"])
def test_what_is_no_xml_is_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.docx: it is damaged") as caught:
        xml.parse(data, "a.docx", PREFIXES)
    assert "\n" not in str(caught.value)


def test_depth_is_limited() -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    with pytest.raises(UnreadableInput, match="deeper ones"):
        xml.parse(deep, "a.docx", PREFIXES)
    assert xml.parse(b"<a>" * xml.DEPTH + b"</a>" * xml.DEPTH, "a.docx", PREFIXES).tag == "a"


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "ELEMENTS", 100)
    with pytest.raises(UnreadableInput, match="has more parts in it"):
        xml.parse(b"<a>" + b"<b/>" * 100 + b"</a>", "a.docx", PREFIXES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_document_with_a_document_type_is_refused(kind: str, tmp_path: Path) -> None:
    body = TYPES[kind].replace("<a>", f"<w:document {NAMES}>").replace("</a>", "</w:document>")
    with pytest.raises(UnreadableInput, match="declares a document type"):
        readers.read(docx("", more={"word/document.xml": HEAD + body}), "a.docx")


def test_external_parts_are_never_opened(tmp_path: Path) -> None:
    """Notes, pictures and templates that lie outside: the file named by the relationship is not looked at."""
    secret = tmp_path / "secret.xml"
    secret.write_text(
        f'<w:footnotes {NAMES}><w:footnote w:id="2"><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kinds = ("footnotes", "styles", "settings", "image", "attachedTemplate", "subDocument")
    items = "".join(
        f'<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{secret.as_uri()}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
    )
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )
    body = p("The lamp was lit.", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:subDoc r:id="r5"/>')
    document = readers.read(docx(body, more={"word/_rels/document.xml.rels": rels}), "a.docx")
    assert document.text == "The lamp was lit.1\n"
    assert [trouble.rule for trouble in document.troubles] == ["unread-part"]


def test_deflate_is_not_the_only_way_to_hide_zeros() -> None:
    """A member that is itself compressed data is bytes like any other."""
    data = docx(p("The lamp was lit."), more={"word/styles.xml": zlib.compress(b"a" * 1000)})
    assert readers.read(data, "a.docx").text == "The lamp was lit.\n"


def test_zip_deflated_is_what_documents_use() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as target:
        target.writestr("word/document.xml", "lamp", ZIP_DEFLATED)
    assert Archive(stream.getvalue(), "a.docx").read("word/document.xml") == b"lamp"
