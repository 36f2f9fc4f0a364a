"""What a paragraph is by its style and its own properties, and what of a run is hidden or raised."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claimscan.readers.styles import Look, look, role
from claimscan.readers.xml import descend

_OFF = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL = 9  # the outline level of what is no heading


def on(properties: Element | None, name: str) -> bool | None:
    """A switch such as ``w:vanish``: set, unset, or not named."""
    element = properties.find(name) if properties is not None else None
    return None if element is None else element.get("w:val", "1") not in _OFF


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {
            style.get("w:styleId", ""): style for style in (root.iter("w:style") if root is not None else ())
        }
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get("w:type") == "paragraph" and _set(style, "w:default")
            ),
            "",
        )
        self._looks: dict[str, tuple[Look | None, bool]] = {}
        self._runs: dict[str, tuple[bool | None, bool]] = {}

    def _chain(self, key: str) -> Iterator[Element]:
        """A style and those it is based on, nearest first; a circle is left at once."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            yield style
            based = style.find("w:basedOn")
            key = based.get("w:val", "") if based is not None else ""

    def role(self, properties: Element | None) -> str:
        """What a paragraph around the text tells by its style."""
        return role(_name(style) for style in self._chain(self._key(properties)))

    def look(self, properties: Element | None) -> Look:
        """What a paragraph with these ``w:pPr`` is."""
        key = self._key(properties)
        if key not in self._looks:
            self._looks[key] = self._of_style(key)
        found, listed = self._looks[key]
        if properties is not None:
            level = _level(properties)
            if level is not None:
                found = Look("heading", level + 1) if level < _BODY_LEVEL else None
            numbered = _numbered(properties)
            listed = listed if numbered is None else numbered
        if found and found.kind != "paragraph":
            return found
        return Look("item") if listed else Look("paragraph")

    def _key(self, properties: Element | None) -> str:
        named = properties.find("w:pStyle") if properties is not None else None
        return named.get("w:val", "") if named is not None else self._default

    def _of_style(self, key: str) -> tuple[Look | None, bool]:
        chain = list(self._chain(key))
        # the outline's level is what makes a heading in the navigation; a name alone is as good where there is none
        levels = [level for style in chain if (level := _level(style.find("w:pPr"))) is not None]
        numbered = [number for style in chain if (number := _numbered(style.find("w:pPr"))) is not None]
        found = look(_name(style) for style in chain) if chain else look([key])
        if levels and (found is None or found.kind in ("paragraph", "heading")):
            found = Look("heading", levels[0] + 1) if levels[0] < _BODY_LEVEL else None
        return found, bool(numbered and numbered[0])

    def place(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level in it of a paragraph that is an item; its own word counts before its style's."""
        holders = [properties, *(style.find("w:pPr") for style in self._chain(self._key(properties)))]
        found = [number for holder in holders if (number := descend(holder, "w:numPr")) is not None]
        list_id = next((value for number in found if (value := _inner(number, "w:numId"))), "")
        level = next((value for number in found if (value := _inner(number, "w:ilvl"))), "0")
        return (list_id, int(level)) if list_id and level.isdecimal() else None

    def hides(self, properties: Element | None) -> bool:
        """Whether a paragraph with these ``w:pPr`` is in a style that hides its text."""
        return self._run_style(self._key(properties))[0] or False

    def run(self, properties: Element | None, concealed: bool) -> tuple[bool, bool]:
        """Whether a run with these ``w:rPr`` is hidden, and whether it is raised; ``concealed`` is what its paragraph says."""
        if properties is None:
            return concealed, False
        named = properties.find("w:rStyle")
        hidden, raised = self._run_style(named.get("w:val", "")) if named is not None else (None, False)
        own = on(properties, "w:vanish")
        hidden = hidden if own is None else own
        placed = properties.find("w:vertAlign")
        return concealed if hidden is None else hidden, raised if placed is None else placed.get(
            "w:val"
        ) == "superscript"

    def _run_style(self, key: str) -> tuple[bool | None, bool]:
        if key not in self._runs:
            hidden: list[bool] = []
            raised: list[bool] = []
            for style in self._chain(key):
                properties = style.find("w:rPr")
                own = on(properties, "w:vanish")
                placed = properties.find("w:vertAlign") if properties is not None else None
                hidden += [own] if own is not None else []
                raised += [placed.get("w:val") == "superscript"] if placed is not None else []
            self._runs[key] = (hidden[0] if hidden else None, bool(raised and raised[0]))
        return self._runs[key]


def _set(element: Element, attribute: str) -> bool:
    return element.get(attribute, "0") not in _OFF


def _name(style: Element) -> str:
    name = style.find("w:name")
    return name.get("w:val", "") if name is not None else ""


def _level(properties: Element | None) -> int | None:
    element = properties.find("w:outlineLvl") if properties is not None else None
    value = element.get("w:val", "") if element is not None else ""
    return int(value) if value.isdecimal() else None


def _inner(element: Element, name: str) -> str:
    found = element.find(name)
    return found.get("w:val", "") if found is not None else ""


def _numbered(properties: Element | None) -> bool | None:
    """In a list? A list of id 0 takes a paragraph out of its style's list."""
    element = descend(properties, "w:numPr", "w:numId")
    return None if element is None else element.get("w:val", "0") != "0"
