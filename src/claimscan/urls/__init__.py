"""URLs in running text: found, joined over line ends, mended, compared and judged. Nothing here touches the network."""

from __future__ import annotations

from claimscan.urls.address import (
    decoded,
    fold,
    host,
    is_homepage,
    is_private,
    is_short,
    malformed,
    same,
    tracking,
)
from claimscan.urls.cuts import glue
from claimscan.urls.hyphens import mend
from claimscan.urls.matches import UrlMatch, find

__all__ = [
    "UrlMatch",
    "decoded",
    "find",
    "fold",
    "glue",
    "host",
    "is_homepage",
    "is_private",
    "is_short",
    "malformed",
    "mend",
    "same",
    "tracking",
]
