"""A host taken apart: what was registered, what stands before it, and the ending."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

# Second labels that belong to the ending in countries (``co.uk``, ``gov.au``, ``waw.pl`` is told from its length).
_SECOND: Final = frozenset(
    "ac asn co com edu go gob gob gouv gov govt gv info int ltd mil ne net nhs nom or org parliament plc police sch".split()
)
# Labels that stand for no name.
EMPTY_LABELS: Final = frozenset(
    "www www1 www2 ww2 m en de fr es it ru pt nl ar eu us uk int edition english news blog blogs mobile web home archive "
    "archives static media cdn assets files docs publications library data public app apps".split()
)


class Labels(NamedTuple):
    """A host's parts: ``names`` from the one that was registered outwards, without empty ones; ``ending`` (``co.uk``)."""

    names: tuple[str, ...]
    ending: str
    registrable: str  # ``harbour.co.uk``


@lru_cache(maxsize=4096)
def labels(host: str) -> Labels:
    """The labels of a host. Endings of two labels (``co.uk``) are told by rule: a country's two letters behind a label that
    countries use for kinds of bodies."""
    parts = host.lower().strip(".").removeprefix("www.").split(".")
    size = 2 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND else 1
    names, ending = parts[:-size], ".".join(parts[-size:])
    if not names:
        return Labels((), ending, ending)
    telling = [name for name in reversed(names) if name == names[-1] or name not in EMPTY_LABELS]
    return Labels(tuple(telling), ending, f"{names[-1]}.{ending}")
