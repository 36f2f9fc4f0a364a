"""Does a printed publisher, newspaper or institution fit the host of an address? Letters, initials, general knowledge."""

from __future__ import annotations

from claimscan.hosts.fit import agreement
from claimscan.hosts.labels import Labels, labels
from claimscan.hosts.sites import REPOSITORIES, is_repository

__all__ = ["REPOSITORIES", "Labels", "agreement", "is_repository", "labels"]
