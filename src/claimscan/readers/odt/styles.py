"""What a paragraph is by its style, and which styles hide, raise, or begin a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from claimscan import patterns as regex
from claimscan.readers.styles import Look, look
from claimscan.readers.xml import descend

_ENCODED = regex.compile(r"_([0-9a-f]{1,4})_")  # a name's blanks and signs: Text_20_body


# Styles of marks, which are raised though a file need not say so; "symbol" is what comes of Word's.
_ANCHORS = frozenset({"footnote anchor", "endnote anchor", "footnote symbol", "endnote symbol"})


class Styles:
    """The styles of a document by their names; a style is looked up along its parents."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles = {style.get("style:name", ""): style for root in roots for style in root.iter("style:style")}
        self._looks: dict[str, Look] = {}
        self._hidden: dict[str, bool] = {}
        self._raised: dict[str, bool] = {}

    def _chain(self, key: str) -> Iterator[Element]:
        """A style and its parents, nearest first; a circle is left at once."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            yield style
            key = style.get("style:parent-style-name", "")

    def names(self, key: str) -> Iterator[str]:
        """The names of a style and of its parents, as people read them. Styles made for one paragraph have none."""
        found = False
        for style in self._chain(key):
            found = True
            name = style.get("style:display-name") or decoded(style.get("style:name", ""))
            yield name
        last = next(reversed(list(self._chain(key))), None)
        missing = last.get("style:parent-style-name", "") if last is not None else ""
        if not found or missing:
            yield decoded(missing or key)  # a built-in style that the file does not spell out

    def look(self, key: str) -> Look:
        """What a paragraph of this style is; no ``text:h``, which is a heading in any style."""
        if key not in self._looks:
            level = next((v for style in self._chain(key) if (v := style.get("style:default-outline-level"))), "")
            found = look(self.names(key))
            if level.isdecimal() and int(level) and (found is None or found.kind == "paragraph"):
                found = Look("heading", int(level))
            self._looks[key] = found or Look("paragraph")
        return self._looks[key]

    def hides(self, key: str) -> bool:
        """Whether text in this style is not shown."""
        if key not in self._hidden:
            shown = (_property(style, "text:display") for style in self._chain(key))
            self._hidden[key] = next((value for value in shown if value), "") == "none"
        return self._hidden[key]

    def raises(self, key: str) -> bool:
        """Whether text in this style stands above the line: by its position, or as the style of notes' marks."""
        if key not in self._raised:
            placed = (_property(style, "style:text-position") for style in self._chain(key))
            position = next((value for value in placed if value), "")
            up = position.startswith("super") or (position[:1].isdigit() and not position.startswith("0%"))
            self._raised[key] = up or any(name.casefold() in _ANCHORS for name in self.names(key))
        return self._raised[key]

    def turns(self, key: str) -> bool:
        """Whether a paragraph in this style begins a page."""
        style = self._styles.get(key)
        properties = descend(style, "style:paragraph-properties")
        named = style is not None and bool(style.get("style:master-page-name"))
        return named or (properties is not None and properties.get("fo:break-before") == "page")


def decoded(name: str) -> str:
    """``Text_20_body`` is ``Text body``."""
    return str(_ENCODED.sub(lambda match: chr(int(match[1], 16)), name))


def _property(style: Element, name: str) -> str:
    properties = descend(style, "style:text-properties")
    return properties.get(name, "") if properties is not None else ""
