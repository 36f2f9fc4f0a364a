"""How often each rule is right: of the findings that were judged, how many an editor agreed with."""

from __future__ import annotations

from typing import Final, NamedTuple


class Judged(NamedTuple):
    """The findings of one rule that were looked at, and how many of them were right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of


JUDGED: Final[dict[str, Judged]] = {}  # by the rule's name; a rule that nobody has judged is not in it
