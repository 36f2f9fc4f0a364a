"""When two texts say the same: what typography, layout and formats do to a text is no change of it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from claimscan import patterns as regex
from claimscan import references

_INVISIBLE: Final = regex.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
# A hyphen between letters may be one of the layout: ``sea-side`` and ``seaside``. Must not match one between figures.
_HYPHEN: Final = regex.compile(r"(?<=\p{L})[-‐‑]\s*(?=\p{L})")
_DASHES: Final = regex.compile(r"-{2,3}")  # as typed for the dashes of print
_EMPHASIS: Final = regex.compile(r"(?<![\p{L}\p{N}])[_*]+|[_*]+(?![\p{L}\p{N}])")  # not the sign inside ``a_b``
_ADDRESS: Final = regex.compile(r"(?:https?://|www\.)\S+")
_SIGNS: Final = str.maketrans("“”„‟«»‘’‚‛‹›`´–—―−", "\"\"\"\"\"\"''''''''----")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A key that is equal for texts that differ in nothing but blanks, forms of quotation marks and dashes, ligatures, signs of
    emphasis, and hyphens between letters. Case, figures and stops count."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_SIGNS)
    plain = _EMPHASIS.sub("", _DASHES.sub("-", text))
    return "".join(_HYPHEN.sub("", plain).split())


def without_addresses(text: str) -> str:
    """``text`` without its web addresses, whose many words are those of a site and of nothing else."""
    return str(_ADDRESS.sub(" ", text))


@lru_cache(maxsize=8192)
def unnumbered(text: str) -> str:
    """As ``fold``, without the numbers of notes that the text names: “supra note 4” is renumbered with the notes."""
    for start, end, _ in reversed(list(references.in_text(text))):
        text = text[:start] + text[end:]
    return fold(references.NOTE.sub("", text))
