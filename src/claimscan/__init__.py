"""claimscan: which statements of an article have a source, which need one, and whether the notes are in order.

    import claimscan
    article = claimscan.scan("article.txt")
    uncited = [claim.text for claim in article.claims if claim.needs_source and not claim.citations]
    claimscan.write([article], claimscan.View("sources", "csv"), sys.stdout)

Names are loaded when they are first used, so that ``import claimscan`` costs next to nothing.
"""

import sys
from types import ModuleType

TYPE_CHECKING = False  # type checkers take it for true; importing ``typing`` would double the time of ``--version``
__version__ = "0.1.0"  # a literal: asking ``importlib.metadata`` takes longer than scanning an article

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.corpus import scan
    from claimscan.errors import BadSettings, ClaimscanError, UnknownFormat, UnreadableInput
    from claimscan.model import Article, Citation, Claim, Document, Finding, Found, Note, Rule, Source, Span
    from claimscan.readers import read
    from claimscan.writers import write

__all__ = [
    "Article",
    "BadSettings",
    "Citation",
    "Claim",
    "ClaimscanError",
    "Document",
    "Finding",
    "Found",
    "Note",
    "Rule",
    "Source",
    "Span",
    "UnknownFormat",
    "UnreadableInput",
    "View",
    "read",
    "scan",
    "write",
]

_ELSEWHERE = {  # what does not live in ``claimscan.model``
    "BadSettings": "errors",
    "ClaimscanError": "errors",
    "UnknownFormat": "errors",
    "UnreadableInput": "errors",
    "View": "config",
    "read": "readers",
    "scan": "corpus",  # the module ``claimscan.scan`` knows bytes, not files
    "write": "writers",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'model')}"), name)


class _Package(ModuleType):
    """Keeps ``claimscan.scan`` the function: importing the module ``claimscan.scan`` would else put itself there."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
