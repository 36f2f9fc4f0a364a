"""The whole pipeline on one screen: bytes → document → layout → claims, sources → article → findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from claimscan import check, claims, fixes, link, parse, readers, rules
from claimscan.corrections import Correction
from claimscan.model import Article, Document, Layout, Source, replace
from claimscan.split import split


def scan_bytes(
    data: bytes,
    name: str,
    *,
    format: str | None = None,
    today: date,
    beside: readers.Beside | None = None,
    corrections: Sequence[Correction] = (),
) -> Article:
    """The article in ``data``, with the findings of all rules. Raises ``UnreadableInput`` and ``UnknownFormat``.

    ``beside`` gives other files of the document's folder, as ``corpus.beside`` does. ``corrections`` win over what is
    read of the sources.
    """
    article = scan_document(readers.read(data, name, format, beside), today=today, corrections=corrections)
    return fixes.offered(article, data)


def scan_sources(
    data: bytes,
    name: str,
    *,
    format: str | None = None,
    beside: readers.Beside | None = None,
    corrections: Sequence[Correction] = (),
) -> Article:
    """Notes and sources alone, for those who ask nothing else: no claims, no findings. Raises as ``scan_bytes`` does."""
    layout, sources, meant = _noted(readers.read(data, name, format, beside), corrections)
    return link.link(layout, (), sources, meant)


def scan_text(text: str, name: str = "text.txt", *, format: str | None = None, today: date) -> Article:
    """The same for text at hand."""
    return scan_bytes(text.encode("utf-8", errors="surrogatepass"), name, format=format, today=today)


def scan_document(document: Document, *, today: date, corrections: Sequence[Correction] = ()) -> Article:
    """The article of a document that is read already."""
    layout, sources, meant = _noted(document, corrections)
    article = link.link(layout, claims.find(layout), sources, meant)
    return replace(article, findings=check.check(article, tuple(rules.RULES.values()), today))


def _noted(
    document: Document, corrections: Sequence[Correction]
) -> tuple[Layout, tuple[Source, ...], Mapping[int, int | None]]:
    """The notes, the sources in them, and which of those stand for others because a person said so."""
    layout = split(document)
    context = parse.Context.of(layout)
    sources = tuple(source for note in layout.notes for source in parse.parse(note, context))
    meant: Mapping[int, int | None] = {}
    if corrections:
        from claimscan.corrections.fit import corrected

        sources, meant, troubles = corrected(layout.notes, sources, corrections)
        layout = replace(layout, troubles=(*layout.troubles, *troubles))
    return layout, sources, meant
