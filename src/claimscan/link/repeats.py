"""Full citations of one work recognised as such."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan import urls
from claimscan.model import Source, replace
from claimscan.references import letters


def found(sources: Sequence[Source]) -> list[Source]:
    """``same_as``: the first source with the same DOI or address, or the same authors, title and year."""
    first: dict[tuple[str, ...], Source] = {}
    checked: list[Source] = []
    for source in sources:
        if source.form != "full":
            checked.append(source)
            continue
        keys = list(_keys(source))
        earlier = next((first[key] for key in keys if key in first), None)
        again = earlier is not None and _compatible(earlier, source)
        known = replace(source, same_as=earlier.same_as or earlier.id) if earlier is not None and again else source
        for key in keys:
            first.setdefault(key, known)
        checked.append(known)
    return checked


def _keys(source: Source) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    if source.doi and source.doi.value:
        keys.append(("doi", source.doi.value.lower()))
    keys.extend(("url", urls.fold(url.url)) for url in source.urls if not urls.is_homepage(url.url))
    if source.title and source.title.value:
        names = ";".join(name.value.family or name.value.literal for name in source.authors if name.value)
        year = source.issued.value.iso[:4] if source.issued and source.issued.value and source.issued.value.iso else ""
        keys.append(("work", letters(source.title.value), letters(names), year))
    return keys


def _compatible(first: Source, second: Source) -> bool:
    """The same address under two quite different titles is a fault to report, not the same work."""
    if not (first.title and first.title.value and second.title and second.title.value):
        return True
    a, b = letters(first.title.value), letters(second.title.value)
    return a[:12] == b[:12] or a in b or b in a
