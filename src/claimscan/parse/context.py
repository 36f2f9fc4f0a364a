"""What the rest of the document knows and a single note does not."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from claimscan import urls
from claimscan.model import Layout

# An address as far as its host can be told; the full grammar is for `urls`.
_ADDRESS = regex.compile(r"https?://[^\s<>()\[\]\"“”]{4,400}")
_WORD = regex.compile(r"\p{L}{4,}")


@dataclass(frozen=True, slots=True)
class Context:
    """Evidence for mending addresses: lower-case ``words`` of the document, ``hosts`` and ``urls`` of its addresses."""

    language: str | None = None
    words: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    urls: tuple[str, ...] = ()

    @classmethod
    def of(cls, layout: Layout) -> Context:
        """The context that a document gives to its notes."""
        addresses = [match.group().rstrip(".,;") for note in layout.notes for match in _ADDRESS.finditer(note.text)]
        hosts = frozenset(host for address in addresses if (host := urls.host(address)))
        words = frozenset(word.lower() for passage in layout.passages for word in _WORD.findall(passage.text))
        return cls(layout.document.metadata.language, words, hosts, tuple(addresses))
