"""The bibliography behind the notes: all citations of one work as one record, with the best-attested value of each field."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import Article, Found, Name, Source, Url, replace
from claimscan.references import (
    AMBIGUOUS,
    CROSS_REFERENCE,
    NOTHING_BEFORE,
    SEVERAL,
    UNCERTAIN_BEFORE,
    letters,
    significant,
)

# A short form that was refused for these stands for a work that is in the list already, or for none.
_NO_WORK = frozenset((AMBIGUOUS, CROSS_REFERENCE, NOTHING_BEFORE, SEVERAL, UNCERTAIN_BEFORE))
_TEXTS = (
    "title",
    "container_title",
    "publisher",
    "publisher_place",
    "edition",
    "genre",
    "volume",
    "issue",
    "pages",
    "isbn",
)
_PEOPLE = ("authors", "editors", "translators")
_NO_KEY = regex.compile(r"[^a-z0-9]+")
_HASH = 6  # hexadecimal digits, for works whose names and titles are no ASCII, or that share their key


class Disagreement(NamedTuple):
    """A field in which the citations of a work differ: what each says, the chosen first, with the citations' ids."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Work(NamedTuple):
    """``source`` is the record: the first full citation, each field with its best-attested value. ``key`` is made of content alone."""

    key: str
    source: Source
    citations: tuple[Source, ...]
    disagreements: tuple[Disagreement, ...]


def roots(sources: Sequence[Source]) -> dict[str, str]:
    """For each source the one that stands for its work: the first full citation, else the first citation of all."""
    parent = {source.id: source.id for source in sources}

    def top(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for source in sources:
        other = source.same_as or source.refers_to
        if other in parent:
            parent[top(source.id)] = top(other)
    first: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: source.form != "full"):
        first.setdefault(top(source.id), source.id)
    return {source.id: first[top(source.id)] for source in sources}


def of(article: Article) -> tuple[Work, ...]:
    """The works of an article in the order in which they are first cited. No source is lost but cross-references and refused ones."""
    merged = [(_merged(root, group), group) for root, group in _groups(article).items()]
    keys = _keys([source for source, _ in merged])
    return tuple(
        Work(key, source, tuple(group), tuple(_disagreements(source, group)))
        for key, (source, group) in zip(keys, merged, strict=True)
    )


def count(article: Article) -> int:
    """How many works there are; their records are not made."""
    return len(_groups(article))


def _groups(article: Article) -> dict[str, list[Source]]:
    """The sources of each work, by the one that stands for it."""
    root = roots(article.sources)
    groups: dict[str, list[Source]] = {}
    for source in article.sources:
        groups.setdefault(root[source.id], []).append(source)
    return {one: group for one, group in groups.items() if any(_NO_WORK.isdisjoint(s.evidence) for s in group)}


def _full(group: Sequence[Source]) -> list[Source]:
    return [source for source in group if source.form == "full"] or list(group)


def _merged(root: str, group: Sequence[Source]) -> Source:
    """The first full citation with the best value of each field; short forms are asked only where there is nothing else."""
    full = _full(group)
    first = next(source for source in group if source.id == root)
    changes: dict[str, Any] = {field: _best(full, field, _plain) for field in _TEXTS}
    changes |= {field: _best(full, field, _persons) or () for field in _PEOPLE}
    changes["doi"] = _best(full, "doi", _plain)
    changes["issued"] = _most_precise(full, "issued")
    changes["accessed"] = _latest(full)
    changes["et_al"] = any(source.et_al for source in full if source.authors == changes["authors"])
    addresses: dict[str, Url] = {}
    linked = _corrected(full, "urls")
    for url in (url for source in linked for url in source.urls):
        addresses.setdefault(urls.fold(url.url), url)
    counts = Counter(key for source in linked for key in {urls.fold(url.url) for url in source.urls})
    changes["urls"] = tuple(addresses[key] for key in sorted(addresses, key=lambda key: -counts[key]))
    types = Counter(source.type for source in _corrected(full, "type") if source.type != "document")
    changes["type"] = types.most_common(1)[0][0] if types else first.type
    return replace(first, **changes)


def _best(group: Iterable[Source], field: str, fold: Callable[[Any], str]) -> Any:
    """The value that a person gave, else the one that most citations give; of those that say it, the longest print, then the first."""
    values = [value for value in (getattr(source, field) for source in _corrected(group, field)) if value]
    if not values:
        return None
    counts = Counter(fold(value) for value in values)
    # A value that only shortens another is its witness: "Iron Piers" for "The Iron Piers of Aldmouth".
    most = max(
        values,
        key=lambda value: (sum(n for text, n in counts.items() if text and text in fold(value)), len(fold(value))),
    )
    return next(value for value in values if fold(value) == fold(most))


def _corrected(group: Iterable[Source], field: str) -> list[Source]:
    """The citations in which a person gave the field, whatever the others print; all of them where none was corrected."""
    known = list(group)
    return [source for source in known if field in source.corrected] or known


def _plain(found: Found[str]) -> str:
    return letters(found.value or found.printed)


def _persons(found: Sequence[Found[Name]]) -> str:
    return " ".join(letters(one.value.literal if one.value else one.printed) for one in found)


def _most_precise(group: Iterable[Source], field: str) -> Any:
    """The date that most citations agree with; of those, the one to the day."""
    dates = [date for date in (getattr(source, field) for source in _corrected(group, field)) if date]
    known = [date for date in dates if date.value and date.value.iso]
    if not known:
        return dates[0] if dates else None
    isos = [date.value.iso for date in known]
    return max(known, key=lambda date: (sum(date.value.iso.startswith(iso) for iso in isos), len(date.value.iso)))


def _latest(group: Iterable[Source]) -> Any:
    dates = [source.accessed for source in _corrected(group, "accessed") if source.accessed]
    return max(dates, key=lambda date: (date.value and date.value.iso) or "", default=None)


def _disagreements(best: Source, group: Sequence[Source]) -> Iterable[Disagreement]:
    """Fields of full citations that neither equal nor shorten one another."""
    full = _full(group)
    for field in (*_TEXTS, "doi", "issued"):
        said: dict[str, tuple[str, list[str]]] = {}
        for source in full:
            found = getattr(source, field)
            if found is None:
                continue
            text = (found.value.iso if field == "issued" and found.value else found.value) or found.printed
            said.setdefault(letters(text), (text, []))[1].append(source.id)
        kept = [key for key in said if not any(key != other and key in other for other in said)]
        if len(kept) > 1:
            chosen = letters(_shown(getattr(best, field)))
            order = sorted(kept, key=lambda key: key != chosen)
            yield Disagreement(field, tuple((said[key][0], tuple(said[key][1])) for key in order))


def _shown(found: Any) -> str:
    value = getattr(found.value, "iso", found.value) if found.value else None
    return str(value or found.printed)


def _keys(sources: Sequence[Source]) -> list[str]:
    """A key for each: author, year, words of the title; a digest of the content where that is not enough or not alone."""
    stems = [_stem(source) for source in sources]
    counts = Counter(stems)
    return [
        stem if stem and counts[stem] == 1 else f"{stem or 'work'}-{_digest(source)}"
        for stem, source in zip(stems, sources, strict=True)
    ]


def _stem(source: Source) -> str:
    people = source.authors or source.editors
    name = people[0].value if people else None
    author = (name.family or name.literal) if name else ""
    issued = source.issued.value.iso[:4] if source.issued and source.issued.value and source.issued.value.iso else ""
    title = (source.title.value or "") if source.title else ""
    shown = " ".join((author.split(",")[0], issued, *significant(title)[:3]))
    return "-".join(word for word in _NO_KEY.split(_ascii(shown)) if word)[:60].strip("-") if title else ""


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss")).encode("ascii", "ignore").decode()


def _digest(source: Source) -> str:
    address = urls.fold(source.urls[0].url) if source.urls else ""
    parts = (source.doi.value or "" if source.doi else "", address, letters(source.text))
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
