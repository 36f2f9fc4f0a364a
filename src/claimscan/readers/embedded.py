"""Source data that a reference manager left in a document: better than anything read off the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimscan import patterns as regex
from claimscan.model import Document, Embedded, replace
from claimscan.readers import endnote

# Zotero, Mendeley and others write their citations as JSON behind these words, into a field or the name of a mark.
_CITATION = regex.compile(r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")


def cited(document: Document, embedded: Sequence[Embedded]) -> Document:
    """The document with that data, in the order of the text."""
    return replace(document, embedded=tuple(sorted(embedded, key=lambda citation: citation.span)))


def citation(instruction: str) -> tuple[dict[str, Any], ...]:
    """The works that a reference manager's instruction cites, as CSL items, ``()`` if it is none; what it cites of them is added under its own keys.

    ``locator``, ``label``, ``prefix`` and ``suffix`` are CSL's names for the place and the words around a citation.
    """
    match = _CITATION.match(instruction)
    if not match:
        return endnote.citation(instruction)
    try:
        cited, _ = json.JSONDecoder().raw_decode(instruction, match.end())
    except (ValueError, RecursionError):
        return ()
    items = cited.get("citationItems") if isinstance(cited, dict) else None
    found: list[dict[str, Any]] = []
    for item in items if isinstance(items, list) else ():
        data = item.get("itemData") if isinstance(item, dict) else None
        if isinstance(data, dict):
            around = {key: item[key] for key in ("locator", "label", "prefix", "suffix") if item.get(key)}
            found.append({**data, **around})
    return tuple(found)
