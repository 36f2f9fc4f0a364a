"""Two versions of an article set side by side: which works, claims and notes are the same ones, whatever their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from claimscan import urls, works
from claimscan.changes.fold import fold, unnumbered, without_addresses
from claimscan.changes.pairs import Pairs, alike, equal
from claimscan.model import Article, Note
from claimscan.works import Work

T = TypeVar("T")


class Stand(NamedTuple):
    """One mark at a claim: what it prints, and the note it leads to as an index into the article's notes."""

    label: str
    note: int | None


class Version(NamedTuple):
    """An article with what is asked of it again and again, by index."""

    article: Article
    works: tuple[Work, ...]
    marks: tuple[tuple[Stand, ...], ...]  # of each claim
    claims_of: tuple[tuple[int, ...], ...]  # of each note: the claims at which it stands
    cites: tuple[tuple[int, ...], ...]  # of each note: the works it cites


class Matching(NamedTuple):
    """What is the same in both versions, as indices into their works, claims and notes."""

    old: Version
    new: Version
    works: Pairs
    claims: Pairs
    notes: Pairs


def match(old: Article, new: Article) -> Matching:
    """``old`` and ``new`` side by side. Pure renumbering, moves and other line ends part nothing."""
    before, after = version(old), version(new)
    of_works = _works(before.works, after.works)
    of_claims = _claims(before.article, after.article)
    return Matching(before, after, of_works, of_claims, _notes(before, after, of_works, of_claims))


def version(article: Article) -> Version:
    """The article with its marks, and what its notes cite, resolved."""
    note_at = {note.id: index for index, note in enumerate(article.notes)}
    claim_at = {claim.id: index for index, claim in enumerate(article.claims)}
    found = works.of(article)
    work_at = {source.id: index for index, work in enumerate(found) for source in work.citations}
    marks: list[list[Stand]] = [[] for _ in article.claims]
    stands: list[list[int]] = [[] for _ in article.notes]
    for citation in article.citations:
        note, claim = note_at.get(citation.note or ""), claim_at.get(citation.claim or "")
        if claim is not None:
            marks[claim].append(Stand(citation.mark, note))
            if note is not None:
                stands[note].append(claim)
    cites: list[list[int]] = [[] for _ in article.notes]
    for source in article.sources:
        if source.id in work_at and source.note in note_at:
            cites[note_at[source.note]].append(work_at[source.id])
    return Version(article, found, _frozen(marks), _frozen(stands), _frozen(cites))


def _frozen(lists: Sequence[list[T]]) -> tuple[tuple[T, ...], ...]:
    return tuple(tuple(dict.fromkeys(one)) for one in lists)


def _works(old: Sequence[Work], new: Sequence[Work]) -> Pairs:
    """By their words, by what identifies them, and then by likeness."""
    pairs: Pairs = {}
    equal([fold(work.source.text) for work in old], [fold(work.source.text) for work in new], pairs)
    equal([_doi(work) for work in old], [_doi(work) for work in new], pairs)
    equal([_address(work) for work in old], [_address(work) for work in new], pairs)
    equal([work.key for work in old], [work.key for work in new], pairs)
    alike(
        [without_addresses(work.source.text) for work in old],
        [without_addresses(work.source.text) for work in new],
        pairs,
    )
    return pairs


def _doi(work: Work) -> str:
    return (work.source.doi.value or "").casefold() if work.source.doi else ""


def _address(work: Work) -> str:
    """The first address, unless it is a site's front page, which many works may name."""
    first = work.source.urls[0].url if work.source.urls else ""
    return urls.fold(first) if first and not urls.is_homepage(first) else ""


def _claims(old: Article, new: Article) -> Pairs:
    pairs: Pairs = {}
    ours, theirs = _words_of(old), _words_of(new)
    equal(list(zip(ours, _sections(old), strict=True)), list(zip(theirs, _sections(new), strict=True)), pairs)
    equal(ours, theirs, pairs)
    alike([claim.text for claim in old.claims], [claim.text for claim in new.claims], pairs)
    return pairs


def _words_of(article: Article) -> list[str]:
    return [unnumbered(claim.text) for claim in article.claims]


def _sections(article: Article) -> list[str]:
    return [fold(claim.section or "") for claim in article.claims]


def _notes(old: Version, new: Version, of_works: Pairs, of_claims: Pairs) -> Pairs:
    """A note is known by its words and the works it cites: one “Ibid.” is not another. Of several that are the same the
    ones at the same claim are taken; what is left is paired by likeness, and last by its place at a claim."""
    pairs: Pairs = {}
    work_back = {after: before for before, after in of_works.items()}
    claim_back = {after: before for before, after in of_claims.items()}
    ours = [(unnumbered(note.text), cited) for note, cited in zip(old.article.notes, old.cites, strict=True)]
    cited_now = _known(new.cites, work_back)
    theirs = [(unnumbered(note.text), cited) for note, cited in zip(new.article.notes, cited_now, strict=True)]
    stands_now = _known(new.claims_of, claim_back)
    equal(list(zip(ours, old.claims_of, strict=True)), list(zip(theirs, stands_now, strict=True)), pairs)
    equal(ours, theirs, pairs)
    alike(_told(old.article.notes, old.cites), _told(new.article.notes, new.cites), pairs)
    _by_place(old, new, of_claims, pairs)
    return pairs


def _known(lists: Sequence[Sequence[int]], back: Pairs) -> list[tuple[int, ...]]:
    """Indices of the new version as those of the old one; what is new gets one that no old one has."""
    return [tuple(back.get(index, -1 - index) for index in one) for one in lists]


def _told(notes: Sequence[Note], cites: Sequence[Sequence[int]]) -> list[str]:
    """The words of notes that say something of themselves; a short form alone says nothing."""
    return [
        note.text if len(note.text.split()) > 3 or not cited else "" for note, cited in zip(notes, cites, strict=True)
    ]


def _by_place(old: Version, new: Version, of_claims: Pairs, pairs: Pairs) -> None:
    """Notes that are left over at the same claim, one each, are one note that was written anew."""
    taken = set(pairs.values())
    for before, after in of_claims.items():
        lost = [mark.note for mark in old.marks[before] if mark.note is not None and mark.note not in pairs]
        gained = [mark.note for mark in new.marks[after] if mark.note is not None and mark.note not in taken]
        for one, other in zip(lost, gained, strict=False) if len(lost) == len(gained) else ():
            if one not in pairs and other not in taken:
                pairs[one] = other
                taken.add(other)
