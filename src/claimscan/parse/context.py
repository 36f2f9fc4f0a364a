"""What the rest of the document knows and a single note does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, NamedTuple

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import Embedded, Hyperlink, Layout, Passage

_SCHEMES = frozenset({"http", "https", "ftp"})
# An address as far as its host can be told; the full grammar is for `urls`.
_ADDRESS = regex.compile(r"https?://[^\s<>()\[\]\"“”]{4,400}")
_WORD = regex.compile(r"\p{L}+")


class Linked(NamedTuple):
    """Characters of a note that the format links to an address."""

    start: int
    end: int
    url: str


class Cited(NamedTuple):
    """Characters of a note that print the works of ``items``, as CSL data in the document says."""

    start: int
    end: int
    items: tuple[Mapping[str, Any], ...]


class Context(NamedTuple):
    """Evidence for mending addresses: lower-case ``words`` of the document, ``hosts`` and ``urls`` of its addresses; and
    the ``links`` and ``embedded`` data of the format, ascending."""

    language: str | None = None
    words: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    urls: tuple[str, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    embedded: tuple[Embedded, ...] = ()

    @classmethod
    def of(cls, layout: Layout) -> Context:
        """The context that a document gives to its notes."""
        addresses = [match.group().rstrip(".,;") for note in layout.notes for match in _ADDRESS.finditer(note.text)]
        hosts = frozenset(host for address in addresses if (host := urls.host(address)))
        words = frozenset(word.lower() for passage in layout.passages for word in _WORD.findall(passage.text))
        document = layout.document
        # a link that leads to "https://" was made of the beginning of an address that a line's end cut
        links = tuple(
            sorted((link for link in document.links if link.url.rstrip("/:").lower() not in _SCHEMES), key=_start)
        )
        return cls(document.metadata.language, words, hosts, tuple(addresses), links, document.embedded)

    def linked(self, passage: Passage) -> tuple[Linked, ...]:
        """The links of a passage by its own offsets, ascending; a link over a line's end is one."""
        found: list[Linked] = []
        for at, span in passage.pieces if self.links else ():
            for link in self.links[bisect_left(self.links, span.start, key=_end) :]:
                if link.span.start >= span.end:
                    break
                start = at + max(link.span.start - span.start, 0)
                end = at + min(link.span.end, span.end) - span.start
                if found and found[-1].url == link.url and link.span.start < span.start:
                    found[-1] = found[-1]._replace(end=end)
                elif start < end:
                    found.append(Linked(start, end, link.url))
        return tuple(found)

    def cited(self, passage: Passage) -> tuple[Cited, ...]:
        """The embedded data of a passage by its own offsets, ascending."""
        found: list[Cited] = []
        for at, span in passage.pieces if self.embedded else ():
            for one in self.embedded[bisect_left(self.embedded, span.start, key=_end) :]:
                if one.span.start >= span.end:
                    break
                start = at + max(one.span.start - span.start, 0)
                end = at + min(one.span.end, span.end) - span.start
                if found and one.span.start < span.start and found[-1].items is one.items:
                    found[-1] = found[-1]._replace(end=end)
                elif start < end:
                    found.append(Cited(start, end, one.items))
        return tuple(found)


def _start(link: Hyperlink) -> int:
    return link.span.start


def _end(one: Hyperlink | Embedded) -> int:
    return one.span.end
