"""Identifiers are asked of those who give them out, not of publishers, who keep robots off; ISBNs are not asked at all."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from claimscan.web.model import Target

HANDLES: Final = "https://doi.org/api/handles/"  # https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation
ARXIV: Final = "https://export.arxiv.org/abs/"  # the host that arXiv keeps for programs


def doi_target(doi: str, sources: tuple[str, ...] = (), service: str = HANDLES) -> Target:
    """A DOI as a thing to check; equal for all spellings, since case says nothing in a DOI (ISO 26324)."""
    name = doi.strip().lower()
    return Target(f"doi:{name}", "doi", service + quote(name, safe="/:;()."), doi, sources)


def arxiv_target(identifier: str, sources: tuple[str, ...] = (), service: str = ARXIV) -> Target:
    """An id of arXiv, with or without its version, as a thing to check."""
    name = identifier.strip()
    return Target(f"arxiv:{name.lower()}", "arxiv", service + quote(name, safe="/."), identifier, sources)
