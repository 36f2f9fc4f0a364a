"""The parts of an Office Open XML package and how they refer to each other (ECMA-376, part 2)."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element

from claimscan.errors import UnreadableInput
from claimscan.model import Trouble
from claimscan.readers import xml
from claimscan.readers.archive import Archive
from claimscan.readers.properties import Properties, count

_OOXML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
PREFIXES: dict[str, str] = {  # the strict and the transitional namespaces say the same
    f"{_OOXML}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OOXML}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OOXML}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OOXML}/markup-compatibility/2006": "mc",
    f"{_OOXML}/package/2006/relationships": "rel",
    f"{_OOXML}/package/2006/metadata/core-properties": "cp",
    f"{_OOXML}/officeDocument/2006/extended-properties": "app",
    f"{_STRICT}/officeDocument/extendedProperties": "app",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
# Formatting that says nothing about what the text is, and what a part was before a tracked change: two thirds of a file.
_SKIP = frozenset(
    """w:rFonts w:lang w:color w:sz w:szCs w:spacing w:kern w:shd w:highlight w:u w:bdr w:tblPr w:tblGrid w:tcW w:tcBorders w:tcMar
    w:pBdr w:tabs w:ind w:jc w:proofErr w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange
    w:rsids w:compat w:latentStyles""".split()
)


class Relationship(NamedTuple):
    """Where a part points: ``kind`` is the last word of the type's address; ``target`` a part, or an address if ``external``."""

    kind: str
    target: str
    external: bool


class Package:
    """A package and its parts. Nothing outside of it is ever opened; external targets are only told."""

    def __init__(self, data: bytes, name: str) -> None:
        self.archive = Archive(data, name)
        self.troubles: list[Trouble] = []
        self.main = self._part_of("", "officeDocument") or "word/document.xml"
        if self.main not in self.archive:
            raise UnreadableInput(f"{name}: there is no text of a word processor in it")

    def tree(self, part: str) -> Element:
        """The root of a part's tree."""
        return xml.parse(self.archive.read(part), f"{self.archive.name}: its part {part}", PREFIXES, _SKIP)

    def optional(self, part: str | None) -> Element | None:
        """The same for a part that may be missing or damaged; that it is damaged is a trouble, not the end."""
        if part is None or part not in self.archive:
            return None
        try:
            return self.tree(part)
        except UnreadableInput as error:
            message = str(error).removeprefix(f"{self.archive.name}: ")
            self.troubles.append(Trouble("unread-part", f"{message}; the rest was read without it", severity="error"))
            return None

    def of(self, kind: str) -> Element | None:
        """The tree of the part that the main part names as its ``styles``, ``footnotes`` …"""
        return self.optional(self._part_of(self.main, kind))

    def part(self, kind: str) -> str | None:
        """The name of that part."""
        return self._part_of(self.main, kind)

    def properties(self) -> Properties:
        """What the package says of itself."""
        core = self.optional(self._part_of("", "core-properties"))
        extended = self.optional(self._part_of("", "extended-properties"))
        creators = (name.strip() for name in _value(core, "dc:creator").split(";"))
        return Properties(
            title=_value(core, "dc:title"),
            creators=tuple(name for name in creators if name),
            pages=count(_value(extended, "app:Pages")),
        )

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Where a part points, by id; the package itself is ``""``."""
        folder = dirname(part)
        root = self.optional(join(folder, "_rels", f"{part[len(folder) :].lstrip('/')}.rels"))
        found: dict[str, Relationship] = {}
        for item in root if root is not None else ():
            if item.tag != "rel:Relationship":
                continue
            target, external = item.get("Target", ""), item.get("TargetMode") == "External"
            if not external:
                target = normpath(join("/", folder, target)).lstrip("/")
            found[item.get("Id", "")] = Relationship(item.get("Type", "").rpartition("/")[2], target, external)
        return found

    def _part_of(self, part: str, kind: str) -> str | None:
        targets = (r.target for r in self.relationships(part).values() if r.kind == kind and not r.external)
        return next(targets, None)


def _value(properties: Element | None, name: str) -> str:
    element = properties.find(name) if properties is not None else None
    return " ".join((element.text or "").split()) if element is not None else ""
