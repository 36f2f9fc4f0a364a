"""Named sets of settings for the usual occasions."""

from __future__ import annotations

from typing import NamedTuple

from claimscan.config import FailOn
from claimscan.config.settings import Layer
from claimscan.config.thresholds import Thresholds


class Preset(NamedTuple):
    """What a profile sets, and what it is for."""

    summary: str
    layer: Layer
    fail_on: FailOn = "error"
    thresholds: Thresholds = Thresholds()


PROFILES: dict[str, Preset] = {
    "draft": Preset(
        "while it is being written: only what is wrong however the text goes on",
        # What is unfinished is no fault yet: claims without notes, notes without marks, gaps, dates to be looked up.
        Layer(ignore=("C", "N102", "N105", "N106", "D2", "S101", "S102", "S104", "S105")),
    ),
    "print": Preset(
        "before it goes to press: what no reader should see fails",
        # A printed page has no second edition: the order of notes and a missing number are errors there, every figure,
        # quotation and report without a note is looked at once more, and an address that is too long to type or that
        # tracks its reader is worth a warning.
        Layer(
            severity=(
                *(("C101", "warning"), ("C102", "warning"), ("C103", "warning")),
                *(("N103", "error"), ("N104", "error"), ("N105", "error"), ("U104", "warning"), ("U105", "warning")),
            )
        ),
        "warning",
        Thresholds(asked=True, coverage=0.9),
    ),
    "academic": Preset(
        "papers and theses: works are dated by year, and every work is identified",
        # Journals and books are dated by year or issue; citing oneself is usual and no fault.
        Layer(ignore=("D202", "S106"), severity=(("S102", "warning"), ("S202", "warning"))),
        "error",
        Thresholds(asked=True, coverage=0.8, reliance=0.4),
    ),
}
