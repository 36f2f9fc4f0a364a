"""The words of each language that make a sentence a claim of a kind: general lexicons, one file a language."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from claimscan.claims.lexicon.entry import Lexicon

_MODULES = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}


def of(language: str) -> Lexicon:
    """The lexicon of a language tag (``de``, ``de-AT``), loaded when first asked for; English for one that is not known."""
    return _loaded(_MODULES.get(language[:2].lower(), "english"))


@cache
def _loaded(module: str) -> Lexicon:
    lexicon: Lexicon = import_module(f"{__name__}.{module}").LEXICON
    return lexicon.completed()


def known(language: str) -> bool:
    return language[:2].lower() in _MODULES
