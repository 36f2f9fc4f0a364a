"""What single elements hold: content controls, alternatives, frames, and the ends of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claimscan.readers.docx.styles import on
from claimscan.readers.xml import descend

# Elements that only stand around others: tracked insertions, smart tags, directions of writing.
TRANSPARENT = frozenset({"w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:dir", "w:bdo"})


def switched(element: Element, name: str) -> bool:
    """Whether a switch that is an attribute is set."""
    return element.get(name, "0") not in ("0", "false", "off")


def content(control: Element) -> Element:
    """What a content control holds; an invitation to type something is nothing."""
    if on(control.find("w:sdtPr"), "w:showingPlcHdr"):
        return Element("w:sdtContent")
    content = control.find("w:sdtContent")
    return content if content is not None else Element("w:sdtContent")


def gallery(control: Element) -> str:
    """The gallery of ready-made parts that a content control comes from: a table of contents, say."""
    named = descend(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return named.get("w:val", "") if named is not None else ""


def tag_of(control: Element) -> str:
    """The name that a program gave to a content control."""
    named = descend(control, "w:sdtPr", "w:tag")
    return named.get("w:val", "") if named is not None else ""


def choice(alternate: Element) -> Element:
    """The first of several renderings of the same."""
    choice = alternate.find("mc:Choice")
    fallback = alternate.find("mc:Fallback") if choice is None else choice
    return fallback if fallback is not None else alternate


def unwrapped(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those that stand in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == "w:sdt":
            yield from unwrapped(content(child), tag)
        elif child.tag in TRANSPARENT:
            yield from unwrapped(child, tag)


def cells(table: Element) -> Iterator[Element]:
    """The cells of a table, row by row, without those that were deleted."""
    for row in unwrapped(table, "w:tr"):
        if descend(row, "w:trPr", "w:del") is None:
            yield from (cell for cell in unwrapped(row, "w:tc") if descend(cell, "w:tcPr", "w:cellDel") is None)


def outermost(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, not those in them; of two renderings one."""
    for child in element:
        if child.tag == "w:txbxContent":
            yield child
        elif child.tag == "mc:AlternateContent":
            yield from outermost(choice(child))
        else:
            yield from outermost(child)


def goes_on(properties: Element) -> bool:
    """Is the paragraph's end a deleted one, or is the paragraph only the large first letter of the next?"""
    frame = properties.find("w:framePr")
    dropped = frame is not None and frame.get("w:dropCap", "none") != "none"
    return (
        dropped
        or descend(properties, "w:rPr", "w:del") is not None
        or descend(properties, "w:rPr", "w:moveFrom") is not None
    )


def chosen(character: Element) -> str:
    """What a form's list shows."""
    options = descend(character, "w:ffData", "w:ddList")
    if options is None:
        return ""
    result = options.find("w:result")
    place = result.get("w:val", "0") if result is not None else "0"
    entries = [entry.get("w:val", "") for entry in options.findall("w:listEntry")]
    return entries[int(place)] if place.isdecimal() and int(place) < len(entries) else ""
