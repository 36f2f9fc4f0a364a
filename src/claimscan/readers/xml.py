"""XML read into a tree, without what makes it dangerous: no declarations of types or entities, no outside, no abyss.

The parser is the standard library's expat. It resolves nothing by itself; here it also stops at the first sign of a
document type, so that there are no entities to expand. A tree of limited size and depth can be walked by recursion.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from claimscan.errors import UnreadableInput

ELEMENTS = 1_000_000  # a page of a word processor has 200 to 900; kept as a tree, one takes up to 400 bytes
DEPTH = 200  # tables in tables in text boxes reach 50
_BETWEEN = "\x1f"  # between a namespace and a name; no XML can hold it


class _Refused(Exception):
    """Raised inside the parser to stop it."""


class _Builder:
    """What the parser calls. Names of known namespaces get their short form: ``w:p``, or ``p`` for an empty prefix."""

    def __init__(self, prefixes: Mapping[str, str], skip: Collection[str]) -> None:
        self.tree = TreeBuilder()
        self.depth = 0
        self.count = 0
        self._prefixes = prefixes
        self._skip = frozenset(skip)
        self._inside = 0  # depth within something skipped
        self._names: dict[str, str] = {}

    def short(self, name: str) -> str:
        found = self._names.get(name)
        if found is None:
            namespace, _, local = name.rpartition(_BETWEEN)
            prefix = self._prefixes.get(namespace) if namespace else ""
            found = f"{{{namespace}}}{local}" if prefix is None else f"{prefix}:{local}" if prefix else local
            self._names[name] = found
        return found

    def start(self, name: str, attributes: list[str]) -> None:
        self.depth += 1
        if self._inside or (tag := self.short(name)) in self._skip:
            self._inside += 1
            return
        self.count += 1
        if self.count > ELEMENTS or self.depth > DEPTH:
            raise _Refused("has more parts in it, or deeper ones, than a document has")
        short = self.short
        self.tree.start(tag, {short(attributes[i]): attributes[i + 1] for i in range(0, len(attributes), 2)})

    def end(self, name: str) -> None:
        self.depth -= 1
        if self._inside:
            self._inside -= 1
        else:
            self.tree.end(self.short(name))

    def data(self, text: str) -> None:
        if not self._inside:
            self.tree.data(text)

    def refuse(self, *_: object) -> None:
        raise _Refused("declares a document type, which no honest document of this format does")


def parse(data: bytes, name: str, prefixes: Mapping[str, str], skip: Collection[str] = ()) -> Element:
    """The root of the tree in ``data``. ``name`` is what messages call it: the file, and the part of it.

    ``prefixes`` gives namespaces a prefix to be known by, whatever the file calls them; several may share one. Elements
    called in ``skip`` are left out with all that is in them. Raises ``UnreadableInput`` for what is no well-formed XML,
    declares a document type, or is beyond the limits.
    """
    builder = _Builder(prefixes, skip)
    try:
        parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = builder.start
        parser.EndElementHandler = builder.end
        parser.CharacterDataHandler = builder.data
        parser.StartDoctypeDeclHandler = builder.refuse
        parser.EntityDeclHandler = builder.refuse
        parser.Parse(data, True)
        root = builder.tree.close()
    except _Refused as error:
        raise UnreadableInput(f"{name}: it {error}") from None
    except (expat.ExpatError, ValueError, LookupError, AssertionError) as error:
        raise UnreadableInput(f"{name}: it is damaged: no well-formed XML ({error})") from error
    return root


def descend(element: Element | None, *tags: str) -> Element | None:
    """The first child called ``tags[0]``, its first child called ``tags[1]`` …; ``None`` where there is none."""
    for tag in tags:
        if element is None:
            return None
        element = element.find(tag)
    return element
