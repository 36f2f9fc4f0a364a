"""Citations that EndNote left in a field of a word processor, as CSL items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput
from claimscan.readers import xml

_CITATION = regex.compile(r"\s*ADDIN\s+EN\.CITE\s*(?=<EndNote>)")
_END = "</EndNote>"
_TYPES = {  # EndNote's names of reference types
    "Journal Article": "article-journal",
    "Magazine Article": "article-magazine",
    "Newspaper Article": "article-newspaper",
    "Book": "book",
    "Edited Book": "book",
    "Book Section": "chapter",
    "Conference Paper": "paper-conference",
    "Conference Proceedings": "paper-conference",
    "Report": "report",
    "Thesis": "thesis",
    "Web Page": "webpage",
    "Blog": "post-weblog",
    "Case": "legal_case",
    "Statute": "legislation",
    "Bill": "bill",
    "Patent": "patent",
    "Dataset": "dataset",
    "Manuscript": "manuscript",
    "Personal Communication": "personal_communication",
}
_WITHOUT_CONTAINER = frozenset({"book", "thesis", "report", "patent"})  # their second title is that of a series
_FIELDS = {
    "title": "titles/title",
    "container-title": "titles/secondary-title",
    "publisher": "publisher",
    "publisher-place": "pub-location",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "DOI": "electronic-resource-num",
    "ISBN": "isbn",
    "URL": "urls/related-urls/url",
}
_PEOPLE = {"author": "authors", "editor": "secondary-authors", "translator": "subsidiary-authors"}


def citation(instruction: str) -> tuple[dict[str, Any], ...]:
    """The works that EndNote's instruction cites, ``()`` if it is none."""
    match = _CITATION.match(instruction)
    end = instruction.find(_END) + len(_END)
    if not match or end < len(_END):
        return ()
    try:
        root = xml.parse(instruction[match.end() : end].encode(), "EndNote", {})
    except UnreadableInput:
        return ()
    return tuple(_item(cite, record) for cite in root.iter("Cite") if (record := cite.find("record")) is not None)


def _item(cite: Element, record: Element) -> dict[str, Any]:
    kind = record.find("ref-type")
    item: dict[str, Any] = {"type": _TYPES.get(kind.get("name", "") if kind is not None else "", "document")}
    item |= {name: words for name, path in _FIELDS.items() if (words := _text(record, path))}
    if item["type"] in _WITHOUT_CONTAINER:
        item.pop("container-title", None)
    for role, group in _PEOPLE.items():
        if people := list(_people(record, f"contributors/{group}/author")):
            item[role] = people
    year, day = _text(record, "dates/year"), _text(record, "dates/pub-dates/date")
    if year:
        item["issued"] = {"raw": f"{day} {year}" if day and year not in day else day or year}
    if place := _text(cite, "Pages"):
        item["locator"] = place
    return item


def _text(element: Element, path: str) -> str:
    """The words of a part, which EndNote wraps into styles."""
    found = element.find(path)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _people(record: Element, path: str) -> Iterator[dict[str, str]]:
    """``Hill, Ann``; a comma at the end says that a name is a body's."""
    for person in record.iterfind(path):
        family, comma, given = (part.strip() for part in "".join(person.itertext()).partition(","))
        if family:
            yield {"family": family, "given": given} if comma and given else {"literal": family}
