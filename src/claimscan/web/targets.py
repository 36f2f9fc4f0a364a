"""What of an article is to be checked: each address once, with the sources that cite it and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from claimscan import identifiers
from claimscan.claims.quotes import quoted
from claimscan.model import Article, Citation, Claim, Source, Span
from claimscan.web.fragments import fragment_of
from claimscan.web.identifiers import arxiv_target, doi_target
from claimscan.web.model import Target
from claimscan.web.normal import normalised


class Quotation(NamedTuple):
    """Somebody's words in a claim, and the sources that the note at its mark names."""

    text: str
    claim: str
    note: str
    spans: tuple[Span, ...]
    sources: tuple[str, ...]


class Reference(NamedTuple):
    """One address or identifier of one source."""

    source: str
    key: str  # of its target
    spans: tuple[Span, ...]
    fragment: str = ""


class Wanted(NamedTuple):
    """What is to be known of an article: targets by key, who refers to them, and what should stand in them."""

    targets: Mapping[str, Target]
    references: tuple[Reference, ...]
    quotations: tuple[Quotation, ...]


class Services(NamedTuple):
    """Who is asked for identifiers; other addresses than the usual ones are for tests and mirrors."""

    doi: str = ""
    arxiv: str = ""


def wanted(article: Article, services: Services | None = None) -> Wanted:
    """All that an article cites by address, in its order."""
    targets: dict[str, Target] = {}
    references: list[Reference] = []
    for source in article.sources:
        for target, spans, fragment in _of_source(source, services or Services()):
            known = targets.get(target.key)
            targets[target.key] = _merged(known, target) if known is not None else target
            references.append(Reference(source.id, target.key, spans, fragment))
    return Wanted(targets, tuple(references), tuple(_quotations(article)))


def together(several: Iterable[Wanted]) -> dict[str, Target]:
    """The targets of several articles, each once."""
    found: dict[str, Target] = {}
    for one in several:
        for key, target in one.targets.items():
            bare = target._replace(sources=())  # their ids are each article's own
            found[key] = _merged(found[key], bare) if key in found else bare
    return found


def _merged(one: Target, other: Target) -> Target:
    others = dict.fromkeys((*one.alternatives, *other.alternatives))
    return one._replace(sources=(*one.sources, *other.sources), alternatives=tuple(others))


def _of_source(source: Source, services: Services) -> Iterator[tuple[Target, tuple[Span, ...], str]]:
    """Its identifiers, then its addresses; an address that only shows an identifier is that identifier."""
    seen: set[str] = set()
    for target, spans, fragment in _each(source, services):
        if target.key not in seen:
            seen.add(target.key)
            yield target._replace(sources=(source.id,)), spans, fragment


def _each(source: Source, services: Services) -> Iterator[tuple[Target, tuple[Span, ...], str]]:
    if source.doi is not None and source.doi.value and identifiers.valid_doi(source.doi.value):
        yield _doi(source.doi.value, services), source.doi.spans, ""
    for url in source.urls:
        identified = _identified(url.url, services)
        if identified is not None:
            yield identified, url.spans or source.spans, ""
            continue
        key = normalised(url.url).partition("#")[0]
        others = tuple(other for other in map(normalised, url.alternatives) if other != key)
        yield Target(key, "url", key, url.printed, (), others), url.spans or source.spans, fragment_of(url.url)


def _doi(doi: str, services: Services) -> Target:
    return doi_target(doi, service=services.doi) if services.doi else doi_target(doi)


def _identified(url: str, services: Services) -> Target | None:
    """The identifier that an address of a resolver or of arXiv is made of."""
    bare = url.partition("://")[2].lower().removeprefix("www.").removeprefix("dx.")
    if bare.startswith("doi.org/10.") and (found := identifiers.dois(url)) and found[0].valid:
        return _doi(found[0].value, services)
    if bare.startswith("arxiv.org/") and (found := identifiers.arxiv_ids(url)):
        return arxiv_target(found[0].value, service=services.arxiv) if services.arxiv else arxiv_target(found[0].value)
    return None


def _quotations(article: Article) -> Iterator[Quotation]:
    """Quotations that are somebody's wording, each at the first mark behind it."""
    sources_of: dict[str, list[str]] = {}
    whole = {source.id: source for source in article.sources}
    for source in article.sources:
        sources_of.setdefault(source.note, []).append(_full(source, whole).id)
    claims = {claim.id: claim for claim in article.claims}
    for citation in article.citations:
        claim = claims.get(citation.claim or "")
        sources = sources_of.get(citation.note or "")
        if claim is not None and sources:
            for text in _spoken(citation):
                yield Quotation(text, claim.id, citation.note or "", _spans(text, claim, article), tuple(sources))


def _full(source: Source, whole: Mapping[str, Source]) -> Source:
    """The source that a short form stands for."""
    return whole.get(source.refers_to or "", source) if not source.urls else source


def _spoken(citation: Citation) -> Iterator[str]:
    for one in quoted(citation.scope):
        if one.long and not one.titled and not one.defines:
            yield citation.scope[one.start : one.end]


def _spans(text: str, claim: Claim, article: Article) -> tuple[Span, ...]:
    """Where the quotation stands on the page; the claim's place if its words do not stand there one by one."""
    passage = article.layout.passages[claim.passage]
    at = passage.text.find(text, claim.start, claim.end)
    return passage.spans(at, at + len(text)) if at >= 0 else claim.spans
