"""How often each rule is right: of the findings that were judged, how many an editor agreed with."""

from __future__ import annotations

from typing import Final, NamedTuple

WORDS: Final = ((0.95, "very-high"), (0.85, "high"), (0.7, "medium"), (0.0, "low"))
FEWEST: Final = 3


class Judged(NamedTuple):
    """The findings of one rule that were looked at, and how many of them were right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of

    @property
    def word(self) -> str | None:
        """What code scanning of GitHub calls a rule that is right so often; ``None`` if too few were judged to tell."""
        return next(word for least, word in WORDS if self.share >= least) if self.of >= FEWEST else None


JUDGED: Final[dict[str, Judged]] = {  # by the rule's name; a rule that nobody has judged is not in it
    "accessed-before-issued": Judged(1, 1),
    "author-name-variant": Judged(3, 3),
    "broken-url-hyphen": Judged(10, 10),
    "coverage-below-threshold": Judged(13, 47),
    "dangling-short-form": Judged(1, 17),
    "duplicate-source": Judged(14, 16),
    "empty-note": Judged(35, 35),
    "encoding-assumed": Judged(1, 1),
    "hidden-text": Judged(3, 3),
    "label-gap": Judged(4, 5),
    "malformed-url": Judged(1, 1),
    "mark-style-unclear": Judged(1, 1),
    "mark-without-note": Judged(5, 6),
    "missing-date": Judged(4, 40),
    "note-without-mark": Judged(0, 2),
    "publisher-domain-mismatch": Judged(5, 5),
    "same-url-different-title": Judged(1, 1),
    "short-form-before-full": Judged(0, 12),
    "source-without-url": Judged(2, 2),
    "supra-number-mismatch": Judged(1, 1),
    "unbalanced-quote": Judged(12, 13),
    "uncited-attribution": Judged(24, 50),
    "uncited-quote": Judged(14, 45),
    "uncited-statistic": Judged(13, 44),
    "undecided-block": Judged(3, 12),
    "unread-part": Judged(6, 6),
    "url-date-mismatch": Judged(5, 5),
}
