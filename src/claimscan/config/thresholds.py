"""The figures that rules compare with."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Thresholds(NamedTuple):
    """Shares from 0 to 1."""

    asked: bool = False  # somebody asked for a coverage, and did not only leave it as it is
    coverage: float = 0.5  # least share of a document's claims in need of a source that must have one
    section_coverage: float = 0.0  # the same for each section; 0 asks nothing
    coverage_by: Literal["sentence", "paragraph"] = "sentence"
    reliance: float = 0.5  # greatest share of all citations that may rest on one work or host
