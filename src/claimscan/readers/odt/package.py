"""The parts of an OpenDocument text (ISO/IEC 26300): a zip archive, or all in one XML file."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from claimscan.errors import UnreadableInput
from claimscan.model import Trouble
from claimscan.readers import xml
from claimscan.readers.archive import Archive
from claimscan.readers.properties import Properties, count
from claimscan.readers.xml import descend

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES: dict[str, str] = {
    **{f"{_ODF}:{name}:1.0": name for name in ("office", "text", "table", "style", "meta", "script")},
    f"{_ODF}:drawing:1.0": "draw",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",  # what LibreOffice keeps of Word's fields
    f"{_ODF}:svg-compatible:1.0": "svg",
    f"{_ODF}:xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1998/Math/MathML": "math",
}
# What is no text, and what is not printed: comments, descriptions of pictures, readings above ideographs.
_SKIP = frozenset(
    """office:font-face-decls office:scripts office:forms office:binary-data office:annotation office:master-styles
    svg:title svg:desc svg:font-face-src text:ruby-text script:event-listener style:graphic-properties style:tab-stops
    style:table-cell-properties style:table-properties style:table-column-properties math:annotation""".split()
)


class Package:
    """The trees of a document's parts."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.troubles: list[Trouble] = []
        if data.startswith(b"PK"):
            self._archive: Archive | None = Archive(data, name)
            self._whole = None
            self._refuse_encrypted(self._archive)
            self.content = self._tree("content.xml")
        else:
            self._archive = None
            self.content = self._whole = xml.parse(data, name, PREFIXES, _SKIP)

    def _refuse_encrypted(self, archive: Archive) -> None:
        """An encrypted document shows it in its manifest alone."""
        encrypted = "encrypted-package" in archive
        if not encrypted and "META-INF/manifest.xml" in archive:
            encrypted = b":encryption-data" in archive.read("META-INF/manifest.xml")
        if encrypted:
            raise UnreadableInput(
                f"{self.name}: the file is protected by a password; save it without one and try again"
            )

    def _tree(self, part: str) -> Element:
        if self._archive is None:
            raise UnreadableInput(f"{self.name}: its part {part} is missing")
        return xml.parse(self._archive.read(part), f"{self.name}: its part {part}", PREFIXES, _SKIP)

    def _optional(self, part: str) -> Element | None:
        if self._archive is None or part not in self._archive:
            return self._whole
        try:
            return self._tree(part)
        except UnreadableInput as error:
            message = str(error).removeprefix(f"{self.name}: ")
            self.troubles.append(Trouble("unread-part", f"{message}; the rest was read without it", severity="error"))
            return None

    def body(self) -> Element:
        """The text."""
        found = descend(self.content, "office:body", "office:text")
        if found is None:
            raise UnreadableInput(f"{self.name}: there is no text of a word processor in it")
        return found

    def styles(self) -> list[Element]:
        """The trees that hold styles; those of the text itself come last and count first."""
        common = self._optional("styles.xml")
        return [self.content] if common is None or common is self.content else [common, self.content]

    def properties(self) -> Properties:
        """What the document says of itself."""
        meta = descend(self._optional("meta.xml"), "office:meta")
        statistic = descend(meta, "meta:document-statistic")
        creator = _value(meta, "meta:initial-creator") or _value(meta, "dc:creator")
        return Properties(
            title=_value(meta, "dc:title"),
            creators=(creator,) if creator else (),
            pages=count(statistic.get("meta:page-count", "")) if statistic is not None else None,
        )


def _value(meta: Element | None, name: str) -> str:
    element = descend(meta, name)
    return " ".join((element.text or "").split()) if element is not None else ""
