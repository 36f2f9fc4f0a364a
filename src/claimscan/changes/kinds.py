"""From two versions side by side to the list of changes that an editor has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimscan.changes.fold import fold, unnumbered
from claimscan.changes.matching import Matching, Stand, Version
from claimscan.model import Span
from claimscan.works import Work

KINDS: Final = {  # gravest first; what each is called above its table
    "claim-altered": "Claims whose text changed while their note stayed",
    "mark-redirected": "Marks that lead elsewhere",
    "note-moved": "Notes that moved to another claim",
    "note-altered": "Notes whose text or work changed",
    "source-dropped": "Sources dropped",
    "source-added": "Sources added",
    "source-altered": "Sources cited otherwise",
    "note-dropped": "Notes dropped",
    "note-added": "Notes added",
    "claim-rewritten": "Claims whose text changed, without a note or together with it",
    "claim-dropped": "Claims dropped",
    "claim-added": "Claims added",
}
_FIELDS: Final = (
    *("authors", "editors", "title", "container_title", "publisher", "publisher_place", "edition", "issued"),
    *("volume", "issue", "pages", "doi", "isbn", "urls"),
)


class Side(NamedTuple):
    """A claim, note or source in one version. ``label``: of the note, or of the notes at the claim, joined by commas."""

    id: str
    text: str
    label: str
    spans: tuple[Span, ...]


class Change(NamedTuple):
    """One change. ``old`` and ``new`` are what the kind names (of a moved note the claims); ``at`` is what it hangs on in the
    new version, or in the old one if it is gone: the claim of a mark or note, the note that moved."""

    kind: str
    old: Side | None
    new: Side | None
    at: Side | None = None
    fields: tuple[str, ...] = ()  # of a source: which parts of it differ


def changes(found: Matching) -> tuple[Change, ...]:
    """All changes, by kind and then in the order of the new version."""
    redirected = list(_redirected(found))
    every = [*_claims(found), *(change for change, _ in redirected), *_moved(found, [lost for _, lost in redirected])]
    every += [*_notes(found), *_sources(found)]
    order = list(KINDS)
    return tuple(sorted(every, key=lambda change: (order.index(change.kind), _start(change))))


def settled(found: Matching) -> tuple[set[int], set[int]]:
    """The claims and the notes of the new version that say what they said, as indices."""
    old, new = found.old.article.claims, found.new.article.claims
    claims = {
        after for before, after in found.claims.items() if unnumbered(old[before].text) == unnumbered(new[after].text)
    }
    return claims, {after for before, after in found.notes.items() if not _note_differs(found, before, after)}


def _start(change: Change) -> int:
    side = change.new or change.old
    return side.spans[0].start if side and side.spans else 0


def _claims(found: Matching) -> Iterator[Change]:
    old, new = found.old.article.claims, found.new.article.claims
    for before, after in found.claims.items():
        if unnumbered(old[before].text) != unnumbered(new[after].text):
            kind = "claim-altered" if _stayed(found, before, after) else "claim-rewritten"
            yield Change(kind, claim(found.old, before), claim(found.new, after))
    taken = set(found.claims.values())
    yield from (
        Change("claim-dropped", claim(found.old, one), None) for one in range(len(old)) if one not in found.claims
    )
    yield from (Change("claim-added", None, claim(found.new, one)) for one in range(len(new)) if one not in taken)


def _stayed(found: Matching, before: int, after: int) -> bool:
    """Whether a note of the claim is still there and says what it said."""
    now = {mark.note for mark in found.new.marks[after]}
    kept = [
        mark.note for mark in found.old.marks[before] if mark.note is not None and found.notes.get(mark.note, -1) in now
    ]
    return any(not _note_differs(found, note, found.notes[note]) for note in kept)


def _redirected(found: Matching) -> Iterator[tuple[Change, tuple[int, int]]]:
    """Marks at the same claim that lead to another note than before, each with the claim and the note it lost (old indices)."""
    for before, after in found.claims.items():
        lost, gained = _exchanged(found, before, after)
        for was, now in _by_label(lost, gained):
            if was.note is not None:
                there = note(found.new, now.note) if now.note is not None else None
                yield (
                    Change("mark-redirected", note(found.old, was.note), there, claim(found.new, after)),
                    (before, was.note),
                )


def _exchanged(found: Matching, before: int, after: int) -> tuple[list[Stand], list[Stand]]:
    """The marks of a claim whose notes are gone from it, and those whose notes are new at it."""
    now = {mark.note for mark in found.new.marks[after]}
    was = {found.notes.get(mark.note, -1) for mark in found.old.marks[before] if mark.note is not None}
    lost = [m for m in found.old.marks[before] if m.note is not None and found.notes.get(m.note, -1) not in now]
    gained = [m for m in found.new.marks[after] if m.note is None or m.note not in was]
    return lost, gained


def _by_label(lost: Sequence[Stand], gained: Sequence[Stand]) -> list[tuple[Stand, Stand]]:
    """Marks of the same number belong together; the others in their order, if they are as many."""
    labels = {mark.label: mark for mark in gained}
    pairs = [(mark, labels[mark.label]) for mark in lost if mark.label in labels]
    rest = [mark for mark in lost if mark.label not in labels]
    others = [mark for mark in gained if mark.label not in {one.label for one in lost}]
    return [*pairs, *(zip(rest, others, strict=True) if len(rest) == len(others) else ())]


def _moved(found: Matching, redirected: Sequence[tuple[int, int]]) -> Iterator[Change]:
    """Notes that left one claim and stand at another; a mark that leads elsewhere does not move its note."""
    explained = set(redirected)
    claim_back = {after: before for before, after in found.claims.items()}
    for before, after in found.notes.items():
        was, now = found.old.claims_of[before], found.new.claims_of[after]
        left = [one for one in was if found.claims.get(one, -1) not in now and (one, before) not in explained]
        reached = [one for one in now if claim_back.get(one, -1) not in was]
        if left and reached:
            yield Change("note-moved", claim(found.old, left[0]), claim(found.new, reached[0]), note(found.new, after))


def _notes(found: Matching) -> Iterator[Change]:
    for before, after in found.notes.items():
        if _note_differs(found, before, after):
            yield Change("note-altered", note(found.old, before), note(found.new, after), _place(found.new, after))
    taken = set(found.notes.values())
    for index in range(len(found.old.article.notes)):
        if index not in found.notes:
            yield Change("note-dropped", note(found.old, index), None, _place(found.old, index))
    for index in range(len(found.new.article.notes)):
        if index not in taken:
            yield Change("note-added", None, note(found.new, index), _place(found.new, index))


def _note_differs(found: Matching, before: int, after: int) -> bool:
    """Whether two versions of a note differ in their words or, as “Ibid.” may, in the works that these stand for."""
    if unnumbered(found.old.article.notes[before].text) != unnumbered(found.new.article.notes[after].text):
        return True
    works = tuple(found.works.get(one, -1) for one in found.old.cites[before])
    key = found.new.article.notes[after].id
    short = any(source.form != "full" for source in found.new.article.sources if source.note == key)
    return short and works != found.new.cites[after]


def _sources(found: Matching) -> Iterator[Change]:
    """Works of notes that did not change are left alone: two formats may show different parts of the same words."""
    same = [(before, after) for before, after in found.notes.items() if not _note_differs(found, before, after)]
    old_same = {work for note, _ in same for work in found.old.cites[note]}
    new_same = {work for _, note in same for work in found.new.cites[note]}
    for before, after in found.works.items():
        old, new = found.old.works[before], found.new.works[after]
        if _printed(old).isdisjoint(_printed(new)) and not (before in old_same and after in new_same):
            yield Change("source-altered", source(found.old, old), source(found.new, new), fields=_differing(old, new))
    taken = set(found.works.values())
    for index, work in enumerate(found.old.works):
        if index not in found.works and index not in old_same:
            yield Change("source-dropped", source(found.old, work), None)
    for index, work in enumerate(found.new.works):
        if index not in taken and index not in new_same:
            yield Change("source-added", None, source(found.new, work))


def _printed(work: Work) -> set[str]:
    """What its full citations say; which of them comes first may change."""
    return {fold(one.text) for one in work.citations if one.form == "full"} or {fold(work.source.text)}


def _differing(old: Work, new: Work) -> tuple[str, ...]:
    return tuple(name for name in _FIELDS if _shown(getattr(old.source, name)) != _shown(getattr(new.source, name)))


def _shown(value: object) -> str:
    """A field as it is printed."""
    if isinstance(value, tuple) and not hasattr(value, "printed"):
        return " ".join(_shown(one) for one in value)
    return fold(str(getattr(value, "url", None) or getattr(value, "printed", None) or ""))


def claim(version: Version, index: int) -> Side:
    one = version.article.claims[index]
    labels = (mark.label for mark in version.marks[index])
    return Side(one.id, one.text, ", ".join(dict.fromkeys(labels)), one.spans)


def note(version: Version, index: int) -> Side:
    """A note; behind a short form stands the work that is meant."""
    one = version.article.notes[index]
    own = {source.id for source in version.article.sources if source.note == one.id and source.form != "full"}
    meant = [version.works[work].source.text for work in version.cites[index] if own & _ids(version.works[work])]
    text = one.text + (f" [= {'; '.join(meant)}]" if meant else "")
    return Side(one.id, text, one.label, one.spans)


def _ids(work: Work) -> set[str]:
    return {source.id for source in work.citations}


def _place(version: Version, index: int) -> Side | None:
    stands = version.claims_of[index]
    return claim(version, stands[0]) if stands else None


def source(version: Version, work: Work) -> Side:
    labels = {one.id: one.label for one in version.article.notes}
    cited = dict.fromkeys(labels.get(one.note, "") for one in work.citations)
    return Side(work.source.id, work.source.text, ", ".join(cited), work.source.spans)
