"""Source data that a reference manager left in a document: better than anything read off the page."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from claimscan import patterns as regex
from claimscan.model import Document, Embedded, replace
from claimscan.readers import endnote

# Mendeley Cite names a content control so: behind these words the same JSON in base64.
_TAG = regex.compile(r"\s*MENDELEY_CITATION_v\d{1,2}_([A-Za-z\d+/=_-]++)\s*")
# Zotero, Mendeley and others write their citations as JSON behind these words, into a field or the name of a mark.
_CITATION = regex.compile(r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")


def cited(document: Document, embedded: Sequence[Embedded]) -> Document:
    """The document with that data, in the order of the text."""
    return replace(document, embedded=tuple(sorted(embedded, key=lambda citation: citation.span)))


def citation(instruction: str) -> tuple[dict[str, Any], ...]:
    """The works that a reference manager's instruction cites, as CSL items, ``()`` if it is none; what it cites of them is added under its own keys.

    ``locator``, ``label``, ``prefix`` and ``suffix`` are CSL's names for the place and the words around a citation.
    """
    try:
        if tagged := _TAG.fullmatch(instruction):
            return _items(json.loads(_decoded(tagged[1])))
        if match := _CITATION.match(instruction):
            return _items(json.JSONDecoder().raw_decode(instruction, match.end())[0])
    except (ValueError, RecursionError):
        return ()
    return endnote.citation(instruction)


def _items(cited: Any) -> tuple[dict[str, Any], ...]:
    items = cited.get("citationItems") if isinstance(cited, dict) else None
    found: list[dict[str, Any]] = []
    for item in items if isinstance(items, list) else ():
        data = item.get("itemData") if isinstance(item, dict) else None
        if isinstance(data, dict):
            around = {key: item[key] for key in ("locator", "label", "prefix", "suffix") if item.get(key)}
            found.append({**data, **around})
    return tuple(found)


def _decoded(packed: str) -> str:
    """Text packed as base64, in either alphabet, with or without its padding."""
    plain = packed.rstrip("=").replace("-", "+").replace("_", "/")
    return b64decode(plain + "=" * (-len(plain) % 4)).decode()
