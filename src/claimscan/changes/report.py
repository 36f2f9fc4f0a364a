"""Changes as plain dicts and lists: the JSON of a comparison, and rows for tables."""

from __future__ import annotations

from collections import Counter
from typing import Any

from claimscan import __version__
from claimscan.changes.kinds import KINDS, Change, Side
from claimscan.changes.matching import Matching
from claimscan.model import Document
from claimscan.report import document_record, first, offsets

SCHEMA_VERSION = 1


def report(found: Matching, every: tuple[Change, ...]) -> dict[str, Any]:
    """The comparison as one object: the two documents, the changes, and how often each kind occurs."""
    old, new = found.old.article, found.new.article
    counts = Counter(change.kind for change in every)
    same = {
        "claims": len(found.claims) - counts["claim-altered"] - counts["claim-rewritten"],
        "notes": len(found.notes) - counts["note-altered"],
        "sources": len(found.works) - counts["source-altered"],
    }
    return {
        "schema": SCHEMA_VERSION,
        "claimscan": __version__,
        "old": document_record(old.document),
        "new": document_record(new.document),
        "changes": [record(change, old.document, new.document) for change in every],
        "summary": {**{kind: counts[kind] for kind in KINDS}, "unchanged": same},
    }


def record(change: Change, old: Document, new: Document) -> dict[str, Any]:
    """One change. ``at`` stands in the new version, unless what hung on it is gone."""
    return {
        "kind": change.kind,
        "old": _side(change.old, old),
        "new": _side(change.new, new),
        "at": _side(change.at, old if change.new is None and change.kind == "note-dropped" else new),
        "fields": list(change.fields),
    }


def row(change: Change, old: Document, new: Document) -> dict[str, Any]:
    """The same, flat: a row of a table."""
    one = record(change, old, new)
    flat: dict[str, Any] = {"change": change.kind, "fields": one["fields"]}
    for name in ("old", "new", "at"):
        side = one[name] or {"id": None, "text": None, "label": None, "page": None, "line": None}
        flat |= {f"{name}_{key}": side[key] for key in ("id", "text", "label", "page", "line")}
    return flat


def _side(side: Side | None, document: Document) -> dict[str, Any] | None:
    if side is None:
        return None
    place = first(side.spans, document)
    return {
        "id": side.id,
        "text": side.text,
        "label": side.label or None,
        "page": place and place.page,
        "line": place and place.line,
        "spans": offsets(side.spans),
    }
