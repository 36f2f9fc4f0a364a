"""Identifiers are asked of those who give them out, not of publishers, who keep robots off; ISBNs are not asked at all."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import quote

from claimscan.web.model import Answer, Target

HANDLES: Final = "https://doi.org/api/handles/"  # https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation
ARXIV: Final = "https://export.arxiv.org/abs/"  # the host that arXiv keeps for programs

#: What a handle service says (RFC 3651, 2.2.2.3): 1 found, 100 no such handle, 200 it exists without such values.
_CODES: Final[dict[int, bool]] = {1: True, 100: False, 200: True}


def doi_target(doi: str, sources: tuple[str, ...] = (), service: str = HANDLES) -> Target:
    """A DOI as a thing to check; equal for all spellings, since case says nothing in a DOI (ISO 26324)."""
    name = doi.strip().lower()
    return Target(f"doi:{name}", "doi", service + quote(name, safe="/:;()."), doi, sources)


def arxiv_target(identifier: str, sources: tuple[str, ...] = (), service: str = ARXIV) -> Target:
    """An id of arXiv, with or without its version, as a thing to check."""
    name = identifier.strip()
    return Target(f"arxiv:{name.lower()}", "arxiv", service + quote(name, safe="/."), identifier, sources)


def doi_exists(answer: Answer) -> bool | None:
    """Whether the handle service knows the DOI; ``None`` if it did not say."""
    found = _handle(answer)
    return _CODES.get(code) if found and isinstance(code := found.get("responseCode"), int) else None


def doi_leads_to(answer: Answer) -> str | None:
    """The address that the DOI stands for, as its owner has registered it."""
    values = (_handle(answer) or {}).get("values")
    for value in values if isinstance(values, list) else ():
        data = value.get("data") if isinstance(value, dict) and value.get("type") == "URL" else None
        if isinstance(data, dict) and isinstance(data.get("value"), str):
            return str(data["value"])
    return None


def _handle(answer: Answer) -> dict[str, object] | None:
    if answer.failure is not None:
        return None
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
