"""What changed between two versions of an article, by content: renumbering, moves and other formats are no changes."""

from __future__ import annotations

from claimscan.changes.kinds import KINDS, Change, Side, changes, settled
from claimscan.changes.matching import Matching, match

__all__ = ["KINDS", "Change", "Matching", "Side", "changes", "match", "settled"]
