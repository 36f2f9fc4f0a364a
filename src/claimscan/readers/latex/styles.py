"""How the packages of an article print its citations: as notes, as numbers, or as names with years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Style = Literal["notes", "numbers", "years"]
_NUMBERED = ("numeric", "ieee", "nature", "science", "phys", "chem", "vancouver", "trad-", "alphabetic")
_DATED = ("authoryear", "apa", "authordate", "harvard", "ext-authoryear")
_DATED_BIBTEX = (
    "plainnat",
    "apalike",
    "chicago",
    "agsm",
    "abbrvnat",
    "unsrtnat",
    "apa",
    "dcu",
    "harvard",
    "aer",
    "econ",
)


def style_of(packages: Mapping[str, str]) -> Style:
    """What the options of the packages say; by default numbers, as BibTeX prints them."""
    chicago = packages.get("biblatex-chicago")
    if chicago is not None:
        return "years" if "authordate" in chicago else "notes"
    options = packages.get("biblatex")
    if options is not None:
        named = [
            part.partition("=")[2].strip(" {}")
            for part in options.split(",")
            if part.strip().startswith(("style", "citestyle"))
        ]
        if "autocite=footnote" in options.replace(" ", ""):
            return "notes"
        if any(style.startswith(_DATED) for style in named):
            return "years"
        return "numbers" if not named or any(style.startswith(_NUMBERED) for style in named) else "notes"
    if "natbib" in packages:
        return "numbers" if any(word in packages["natbib"] for word in ("numbers", "super")) else "years"
    if packages.get("bibliography style", "").startswith(_DATED_BIBTEX):
        return "years"
    return "numbers"
