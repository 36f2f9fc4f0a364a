"""What people know better: fields of sources mended in a sheet, kept in a file, and put in the place of what was read.

A correction is keyed by the words of its source and note, never by a number or a line, so that it survives edits
elsewhere. One that fits no source, or several, changes nothing and is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from claimscan.model import Note, Source
from claimscan.references import letters, significant

Reach = Literal["text", "note", "place"]
_DIGITS = 12  # hexadecimal: two of a million sources share them with a chance of one in five hundred


class Identity(NamedTuple):
    """Digests of a source's text, of its note's text, and of the notes around; and which of them tell it from all others.

    ``reach`` is the least that is needed: a source whose text stands there once is known by it, "Ibid." by its place.
    """

    text: str
    note: str
    place: str
    reach: Reach

    def __str__(self) -> str:
        return f"{self.text}.{self.note}.{self.place}.{self.reach}"

    @property
    def key(self) -> str:
        """The part of it by which a correction is reported."""
        return self.place


class Correction(NamedTuple):
    """The values of one source: field -> text, list of names, or ``None`` for what it does not have.

    Names are texts or mappings with the keys of CSL; ``refers_to`` is the identity of the source that is meant.
    """

    identity: Identity
    fields: Mapping[str, Any]
    text: str = ""  # of the source, for people who read the file
    article: str = ""  # name of its file, by which a file of corrections for several is shared out


def digest(*parts: str) -> str:
    """Of letters and digits alone, so that other quotation marks, spaces and hyphens at line ends change nothing."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def read_identity(text: str) -> Identity | None:
    """The identity that ``str`` has written; ``None`` for any other text."""
    parts = text.split(".")
    if len(parts) == 4 and all(len(part) == _DIGITS and part.isalnum() for part in parts[:3]):
        reach: Reach | None = next((reach for reach in ("text", "note", "place") if reach == parts[3]), None)
        return Identity(parts[0], parts[1], parts[2], reach) if reach else None
    return None


def identities(notes: Sequence[Note], sources: Sequence[Source]) -> list[Identity]:
    """The identity of each source, in their order."""
    printed = {note.id: letters(note.text) for note in notes}
    around = dict(zip(printed, _around(list(printed.values())), strict=True))
    twins: Counter[tuple[str, str]] = Counter()
    found: list[Identity] = []
    for source in sources:
        text = letters(source.text)
        before = twins[source.note, text]
        twins[source.note, text] += 1
        place = digest(text, printed[source.note], around[source.note], str(before))
        found.append(Identity(digest(text), digest(text, printed[source.note]), place, "place"))
    texts = Counter(one.text for one in found)
    pairs = Counter((one.text, one.note) for one in found)

    def reach(source: Source, one: Identity) -> Reach:
        if not significant(source.text):  # "Ibid." means what stands before it
            return "place"
        return "text" if texts[one.text] == 1 else "note" if pairs[one.text, one.note] == 1 else "place"

    return [one._replace(reach=reach(source, one)) for source, one in zip(sources, found, strict=True)]


def _around(texts: Sequence[str]) -> Iterator[str]:
    """What stands around each note: the other notes next to it, and its place in a row of notes that are alike."""
    start = 0
    while start < len(texts):
        end = start + 1
        while end < len(texts) and texts[end] == texts[start]:
            end += 1
        before = texts[start - 1] if start else ""
        behind = texts[end] if end < len(texts) else ""
        for at in range(start, end):
            yield f"{before}\n{behind}\n{at - start} {end - start}"
        start = end


class Fitting:
    """Which source of an article an identity means."""

    def __init__(self, known: Iterable[Identity]) -> None:
        self._by: dict[Reach, dict[tuple[str, ...], list[int]]] = {"text": {}, "note": {}, "place": {}}
        for index, one in enumerate(known):
            for reach, key in _keys(one).items():
                self._by[reach].setdefault(key, []).append(index)

    def index(self, wanted: Identity) -> int | None:
        """Its place among the sources; ``None`` where none fits, or more than one.

        The whole note decides first. If it was edited, the source's own text is enough where it was so from the beginning.
        """
        keys = _keys(wanted)
        near: tuple[Reach, ...] = ("place",) if wanted.reach == "place" else ("note", "place")
        for reach in near:
            found = self._by[reach].get(keys[reach], [])
            if len(found) == 1:
                return found[0]
        if wanted.reach == "text" and keys["note"] not in self._by["note"]:
            found = self._by["text"].get(keys["text"], [])
            return found[0] if len(found) == 1 else None
        return None


def _keys(one: Identity) -> dict[Reach, tuple[str, ...]]:
    return {"text": (one.text,), "note": (one.text, one.note), "place": (one.text, one.note, one.place)}
