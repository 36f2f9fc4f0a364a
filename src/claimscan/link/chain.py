"""Short forms led back to the works they stand for: one walk through the notes in order.

A work is named only where exactly one candidate is left; else the short form stays alone, and the evidence says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from claimscan.link.candidates import (
    Candidate,
    Told,
    complete,
    early,
    fits,
    names_all,
    one_root,
    people,
    readings,
    surname,
    told,
)
from claimscan.model import Found, Name, Note, Source, Span, replace
from claimscan.references import (
    AMBIGUOUS,
    CORRECTED,
    CROSS_REFERENCE,
    NEW_PART,
    NOT_FOUND,
    NOTHING_BEFORE,
    SAME_AUTHOR,
    SEVERAL,
    UNCERTAIN_BEFORE,
    Reference,
    read,
    significant,
    words,
)

_UNCERTAIN = frozenset((AMBIGUOUS, SEVERAL, NOTHING_BEFORE, UNCERTAIN_BEFORE, CROSS_REFERENCE))
_THIN = ("container_title", "publisher", "publisher_place", "issued", "volume", "pages", "doi", "isbn")


def resolved(sources: Sequence[Source], notes: Sequence[Note], given: Mapping[str, str | None]) -> tuple[Source, ...]:
    """The sources with ``refers_to``, and with the evidence for it or for the refusal. Linear in their number but for namesakes.

    ``given`` are the links that a person made, by the ids of the sources; they are not judged.
    """
    walk = _Walk(sources, notes, given)
    return tuple(walk.step(source) for source in sources)


class _Walk:
    """What has been read so far, and what a list of references holds, wherever it stands."""

    def __init__(self, sources: Sequence[Source], notes: Sequence[Note], given: Mapping[str, str | None]) -> None:
        self._given = given
        self._notes = {note.id: (place, note) for place, note in enumerate(notes)}
        self._order = notes
        self._by_id = {source.id: source for source in sources}
        self._of_note: dict[str, list[Source]] = {}
        self._last_labelled: dict[tuple[str, str], str] = {}
        self._index: dict[str, list[Candidate]] = {}
        self._ahead: dict[str, list[Candidate]] = {}
        self._listed = any(note.kind != "reference" for note in notes)  # the references are a list beside the notes
        for source in sources:
            if source.form == "full" and not _thin(source):
                place, note = self._notes[source.note]
                listed = self._listed and note.kind == "reference"
                self._enter(self._index if listed else self._ahead, source, place, full=True)

    def step(self, source: Source) -> Source:
        place, note = self._notes[source.note]
        own = self._of_note.setdefault(note.id, [])
        self._last_labelled[note.kind, note.label] = note.id
        linked = self._linked(self._with_author(source, own, place), own, place, note)
        own.append(linked)
        self._by_id[linked.id] = linked
        full = linked.form == "full"
        entered = full and self._listed and note.kind == "reference" and not _thin(source)
        if not entered and (full or linked.refers_to is None and _names_a_work(linked)):
            self._enter(self._index, linked, place, full=full)
        return linked

    def _enter(self, index: dict[str, list[Candidate]], source: Source, place: int, *, full: bool) -> None:
        candidate = Candidate(source, source.refers_to or source.same_as or source.id, place, full)
        for key in _keys(source):
            index.setdefault(key, []).append(candidate)

    def _linked(self, source: Source, own: Sequence[Source], place: int, note: Note) -> Source:
        if source.id in self._given:
            return _said(source, self._given[source.id], CORRECTED)
        if source.form == "full" and (source.same_as or not _thin(source)):
            return source
        reference = read(source.text)
        if source.form == "full":
            return source if "form" in source.corrected else self._thin_full(source)
        if reference.notes:
            return self._numbered(source, reference, own, note)
        if reference.ibid and reference.bare or source.form == "ibid" or reference.work and reference.bare:
            return _said(source, *self._before(own, place))
        if reference.in_volume and source.title:
            return _said(source, None, NEW_PART)
        return self._named(source)

    def _thin_full(self, source: Source) -> Source:
        """A title alone, as a case is cited again: a short form if exactly one work before has that title."""
        short = told(source)
        if len(short.title) < 2 and not short.names:
            return source
        found = [c for c in self._fitting(short, self._index) if c.full and c.source.id != source.id]
        work, _ = one_root(found)
        if work is None or significant(work.source.title.value or "" if work.source.title else "") != short.title:
            return source
        return replace(_said(source, work.root, f"the title of {work.source.id}"), form="short")

    def _before(self, own: Sequence[Source], place: int) -> tuple[str | None, str]:
        """The work just before: the last source of this note, or the only work of the note before."""
        if own:
            return _through(own[-1], "the source before is")
        if place == 0:
            return None, NOTHING_BEFORE
        before = self._order[place - 1]
        if before.kind != self._order[place].kind:
            return None, NOTHING_BEFORE
        held = [source for source in self._of_note.get(before.id, ()) if CROSS_REFERENCE not in source.evidence]
        if not held:
            return None, NOTHING_BEFORE
        if len(held) > 1 and (
            len({source.refers_to or source.same_as or source.id for source in held}) > 1 or not _certain(held)
        ):
            return None, AMBIGUOUS
        return _through(held[0], f"the note before ({before.label}) holds only")

    def _numbered(self, source: Source, reference: Reference, own: Sequence[Source], note: Note) -> Source:
        """The work of that name in the note that is named; if that does not speak of it, the one work of that name before."""
        if reference.direction == "ahead" or reference.text_around:
            return _said(source, None, CROSS_REFERENCE)
        head = significant(reference.head)
        held = [entry for label in reference.notes for entry in self._held(label, note, own)]
        if not head:
            if len(reference.notes) > 1 or not held:
                return _said(source, None, CROSS_REFERENCE)
            work, count = one_root(held)
            if work is None:
                return _said(source, None, SEVERAL)
            return _said(source, *_through(work.source, f"note {reference.notes[0]} holds only"))
        if reference.in_volume and source.title and len(head) > 2:
            return _said(source, None, NEW_PART)
        tellings = readings(source)

        def fitting(entry: Candidate) -> bool:
            return any(short.names and fits(short, entry) for short in tellings)

        label = reference.notes[0]
        named = [entry for entry in held if names_all(head, entry) or fitting(entry)]
        work, count = one_root(named, fitting, lambda entry: entry.full, partial(early, head))
        if work is not None:
            return _said(source, *_through(work.source, f"note {label} names it:"))
        if count:
            return _said(source, None, SEVERAL)
        if self._mentioned(head, reference.notes, note):
            return _said(source, None, NOT_FOUND)  # the note speaks of it, but what it cites could not be read
        work, count = self._only(source, head)
        if work is None:
            return _said(source, None, SEVERAL if count else NOT_FOUND)
        return _said(source, work.root, f"note {label} does not name it; the only work that fits is {work.source.id}")

    def _held(self, label: str, note: Note, own: Sequence[Source]) -> Iterator[Candidate]:
        """The sources of the last note before with that label."""
        known = self._last_labelled.get((note.kind, label))
        if known is None:
            return
        place, _ = self._notes[known]
        for source in own if known == note.id else self._of_note.get(known, ()):
            yield Candidate(source, source.refers_to or source.same_as or source.id, place, full=source.form == "full")

    def _mentioned(self, head: Sequence[str], labels: Iterable[str], note: Note) -> bool:
        for label in labels:
            known = self._last_labelled.get((note.kind, label))
            if known and known != note.id and head[0] in words(self._notes[known][1].text):
                return True
        return False

    def _named(self, source: Source) -> Source:
        """The one work before that fits the names, title and year."""
        work, count = self._only(source, ())
        if work is None and not count:
            later, _ = one_root(self._fitting(told(source), self._ahead))
            if later is not None and (later.source.note != source.note or later.source.index > source.index):
                label = self._notes[later.source.note][1].label
                return _said(
                    source, later.root, f"nothing before fits; {later.source.id} in note {label}, further on, does"
                )
        if work is None:
            return _said(source, None, SEVERAL if count else NOT_FOUND)
        if not work.full:
            return _said(source, work.root, f"the same short form as {work.source.id}")
        return _said(source, work.root, f"the only work before that fits is {work.source.id}")

    def _only(self, source: Source, head: Sequence[str]) -> tuple[Candidate | None, int]:
        """The one work that the first reading of the short form leads to that leads to any."""
        for short in readings(source):
            found = [entry for entry in self._fitting(short, self._index) if not head or names_all(head, entry)]
            works = [entry for entry in found if entry.full]
            if works:
                return one_root(works, partial(complete, short))
            work, count = one_root([entry for entry in found if _alike(short, entry)])
            if count:
                return work, count
        return None, 0

    def _fitting(self, short: Told, index: dict[str, list[Candidate]]) -> list[Candidate]:
        key = surname(short.names[0])[-1:] if short.names else short.title[:1]
        return [entry for entry in index.get(key[0], ()) if fits(short, entry)] if key else []

    def _with_author(self, source: Source, own: Sequence[Source], place: int) -> Source:
        """Ders., dies., and "Idem" are the author of the source before."""
        match = SAME_AUTHOR.match(source.text)
        if match is None or not source.spans or "authors" in source.corrected:
            return source
        if own:
            before = own[-1]
        else:
            held = self._of_note.get(self._order[place - 1].id, []) if place else []
            if len(held) != 1:
                return source
            before = held[0]
        authors = self._authors_of(before)
        if not authors:
            return source
        start = source.spans[0].start
        spans = (Span(start, min(start + len(match.group()), source.spans[0].end)),)
        named = tuple(Found(match.group(), spans, name) for name in authors)
        title = source.title if source.title and SAME_AUTHOR.fullmatch(source.title.printed) is None else None
        evidence = (*source.evidence, f"{match.group()}: the author of {before.id}")
        form = "short" if source.form == "ibid" else source.form
        return replace(source, authors=named, title=title, form=form, evidence=evidence)

    def _authors_of(self, before: Source) -> tuple[Name, ...]:
        work = self._by_id.get(before.refers_to or "", before)
        return people(work) if work.authors else people(before) if before.authors else ()


def _said(source: Source, target: str | None, evidence: str) -> Source:
    return replace(source, refers_to=target, evidence=(*source.evidence, evidence))


def _through(before: Source, how: str) -> tuple[str | None, str]:
    """The work that ``before`` is or stands for; none if that is not certain itself."""
    if not _UNCERTAIN.isdisjoint(before.evidence):
        return None, UNCERTAIN_BEFORE
    return before.refers_to or before.id, f"{how} {before.id}"


def _certain(sources: Iterable[Source]) -> bool:
    return all(_UNCERTAIN.isdisjoint(source.evidence) for source in sources)


def _thin(source: Source) -> bool:
    """Nothing but a title, or names and a title: not enough for a reference in full, if the work was named before."""
    return not source.urls and all(getattr(source, field) is None for field in _THIN)


def _names_a_work(source: Source) -> bool:
    """Can a later short form be the same as this one? Names alone decide nothing (see ``_alike``)."""
    short = told(source)
    return bool(short.title or short.issued) and CROSS_REFERENCE not in source.evidence


def _keys(source: Source) -> set[str]:
    """The words under which a work is looked up: surnames, a case's first word, the words of the title."""
    keys = {key for name in people(source) for key in surname(name)[-1:]}
    if source.title:
        keys |= set(significant(source.title.value or ""))
    if not people(source):
        keys |= set(words(source.text[:60])[:1])
    return keys


def _alike(short: Told, entry: Candidate) -> bool:
    """The same short form again: the same names, title and year, and not the names alone."""
    other = told(entry.source)
    same = [surname(name) for name in short.names] == [surname(name) for name in other.names]
    return same and short.title == other.title and short.issued == other.issued and bool(short.title or short.issued)
