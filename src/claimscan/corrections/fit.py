"""Corrections put into the sources of an article, and those that fit none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from claimscan.corrections import Correction, Fitting, identities, read_identity
from claimscan.corrections.values import put
from claimscan.model import Note, Source, Trouble

RULE = "stale-correction"
_SHOWN = 60  # characters of a source by which people know it again


class Corrected(NamedTuple):
    """The sources with the values that people gave; whom short forms mean, by index; and what fits no source."""

    sources: tuple[Source, ...]
    meant: Mapping[int, int | None]
    troubles: tuple[Trouble, ...]


def corrected(notes: Sequence[Note], sources: Sequence[Source], corrections: Iterable[Correction]) -> Corrected:
    """Each correction at the one source that it fits. One that fits none, or several, becomes a trouble."""
    fitting = Fitting(identities(notes, sources))
    note_of = {note.id: note for note in notes}
    mended = list(sources)
    meant: dict[int, int | None] = {}
    troubles: list[Trouble] = []
    for one in corrections:
        index = fitting.index(one.identity)
        if index is None:
            troubles.append(_stale(one, "no source"))
            continue
        fields = dict(one.fields)
        if fields.get("refers_to"):
            target = read_identity(fields["refers_to"])
            place = fitting.index(target) if target else None
            if place is None:
                troubles.append(_stale(one._replace(fields={"refers_to": None}), "no source that it could refer to"))
                del fields["refers_to"]
            else:
                meant[index] = place
        elif "refers_to" in fields:
            meant[index] = None
        mended[index] = put(mended[index], note_of[mended[index].note], fields)
    return Corrected(tuple(mended), meant, tuple(troubles))


def _stale(one: Correction, what: str) -> Trouble:
    shown = one.text if len(one.text) <= _SHOWN else f"{one.text[: _SHOWN - 1].rstrip()}…"
    return Trouble(RULE, f"Correction {one.identity.key} ({', '.join(one.fields)}) of “{shown}” fits {what} any more")
