"""The printed numbers of list items, which a file does not hold (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from claimscan import patterns as regex
from claimscan.readers.docx import labels
from claimscan.readers.xml import descend

_PLACE = regex.compile(r"%([1-9])")  # in a level's pattern: the number of that level
_BEHIND = {"tab": "\t", "space": " ", "nothing": ""}


class Lists:
    """Counts the items of all lists while the text is read."""

    def __init__(self, root: Element | None) -> None:
        children = list(root) if root is not None else []
        self._levels: dict[str, dict[int, Element]] = {
            item.get("w:abstractNumId", ""): {_number(level.get("w:ilvl")): level for level in item.findall("w:lvl")}
            for item in children
            if item.tag == "w:abstractNum"
        }
        self._lists = {item.get("w:numId", ""): item for item in children if item.tag == "w:num"}
        self._counts: dict[str, dict[int, int]] = {}  # of a list's definition, which several lists may share
        self._started: set[tuple[str, int]] = set()

    def label(self, list_id: str, level: int) -> str:
        """The number or bullet of the next item, with what stands between it and the text; empty for what is no list."""
        item = self._lists.get(list_id)
        if item is None:
            return ""
        shared = item.find("w:abstractNumId")
        key = shared.get("w:val", "") if shared is not None else ""
        levels = {**self._levels.get(key, {}), **_overridden(item)}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(key, {})
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        first = self._first(item, list_id, level)
        counts[level] = counts[level] + 1 if level in counts and first is None else _start(levels[level], first)
        return self._printed(levels, level, counts)

    def _first(self, item: Element, list_id: str, level: int) -> int | None:
        """Where a list that shares its definition says that it starts anew; once."""
        for change in item.findall("w:lvlOverride"):
            start = change.find("w:startOverride")
            if start is not None and _number(change.get("w:ilvl")) == level and (list_id, level) not in self._started:
                self._started.add((list_id, level))
                return _number(start.get("w:val"))
        return None

    def _printed(self, levels: dict[int, Element], level: int, counts: dict[int, int]) -> str:
        def number(match: regex.Match[str]) -> str:
            place = int(match[1]) - 1
            if place not in levels:
                return ""
            return labels.printed(
                counts.get(place, _start(levels[place], None)), _value(levels[place], "w:numFmt", "decimal")
            )

        if _value(levels[level], "w:numFmt", "decimal") in ("bullet", "none"):
            return ""
        text = _PLACE.sub(number, _value(levels[level], "w:lvlText", ""))
        return text + _BEHIND.get(_value(levels[level], "w:suff", "tab"), "\t") if text else ""


def _overridden(item: Element) -> dict[int, Element]:
    found = ((change.get("w:ilvl"), descend(change, "w:lvl")) for change in item.findall("w:lvlOverride"))
    return {_number(place): level for place, level in found if level is not None}


def _start(level: Element, first: int | None) -> int:
    return first if first is not None else _number(_value(level, "w:start", "1"))


def _value(element: Element, name: str, default: str) -> str:
    found = element.find(name)
    return found.get("w:val", default) if found is not None else default


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
