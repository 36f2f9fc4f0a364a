"""From an ``Article`` to its report: plain dicts and lists, ready for JSON, in a fixed order of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from claimscan import __version__
from claimscan.fingerprint import fingerprints
from claimscan.model import Date, Found, Name, Place, Span
from claimscan.summary import summary

if TYPE_CHECKING:  # the shapes cost start-up time and are needed by the type checker and ``schema`` alone
    from claimscan.model import Article, Citation, Claim, Document, Edit, Finding, Note, Source, Url
    from claimscan.records import (
        CitationRecord,
        ClaimRecord,
        DateRecord,
        DocumentRecord,
        EditRecord,
        FindingRecord,
        NameRecord,
        NoteRecord,
        Report,
        SourceRecord,
        UrlRecord,
    )

T = TypeVar("T")


def report(article: Article) -> Report:
    """Everything that was found in one document. Places are counted from 1, offsets are code points from 0."""
    document = article.document
    sources_of: dict[str, list[str]] = {}
    for source in article.sources:
        sources_of.setdefault(source.note, []).append(source.id)
    return {
        "schema": 1,
        "claimscan": __version__,
        "document": document_record(document),
        "claims": [claim_record(claim, document) for claim in article.claims],
        "notes": [note_record(note, document, sources_of.get(note.id, [])) for note in article.notes],
        "sources": [source_record(source) for source in article.sources],
        "citations": [citation_record(citation, document) for citation in article.citations],
        "findings": [
            finding_record(finding, document, key)
            for finding, key in zip(article.findings, fingerprints(article, article.findings), strict=True)
        ],
        "summary": summary(article),
    }


def document_record(document: Document) -> DocumentRecord:
    metadata = document.metadata
    return {
        "path": document.name,
        "format": document.format,
        "sha256": document.sha256,
        "title": value(metadata.title),
        "authors": list(metadata.authors),
        "date": metadata.date,
        "language": metadata.language,
        "pages": document.pages,
        "words": len(document.text.split()),
    }


def claim_record(claim: Claim, document: Document) -> ClaimRecord:
    place = first(claim.spans, document)
    return {
        "id": claim.id,
        "text": claim.text,
        "section": claim.section,
        "spans": offsets(claim.spans),
        "page": place and place.page,
        "line": place and place.line,
        "kinds": list(claim.kinds),
        "needs_source": claim.needs_source,
        "cited": bool(claim.citations),
        "citations": list(claim.citations),
        "triggers": [{"kind": t.kind, "text": t.text, "spans": offsets(t.spans)} for t in claim.triggers],
    }


def note_record(note: Note, document: Document, sources: list[str]) -> NoteRecord:
    place = first(note.spans, document)
    return {
        "id": note.id,
        "label": note.label,
        "kind": note.kind,
        "text": note.text,
        "spans": offsets(note.spans),
        "page": place and place.page,
        "line": place and place.line,
        "sources": sources,
    }


def source_record(source: Source) -> SourceRecord:
    return {
        "id": source.id,
        "note": source.note,
        "index": source.index,
        "text": source.text,
        "spans": offsets(source.spans),
        "type": source.type,
        "authors": names(source.authors),
        "title": value(source.title),
        "container_title": value(source.container_title),
        "publisher": value(source.publisher),
        "issued": date_record(source.issued),
        "accessed": date_record(source.accessed),
        "volume": value(source.volume),
        "issue": value(source.issue),
        "pages": value(source.pages),
        "locator": value(source.locator),
        "doi": value(source.doi),
        "isbn": value(source.isbn),
        "urls": [url_record(url) for url in source.urls],
        "form": source.form,
        "refers_to": source.refers_to,
        "same_as": source.same_as,
        "editors": names(source.editors),
        "translators": names(source.translators),
        "et_al": source.et_al,
        "publisher_place": value(source.publisher_place),
        "edition": value(source.edition),
        "genre": value(source.genre),
        "signal": value(source.signal),
        "evidence": list(source.evidence),
        "corrected": list(source.corrected),
    }


def citation_record(citation: Citation, document: Document) -> CitationRecord:
    place = first(citation.spans, document)
    return {
        "id": citation.id,
        "mark": citation.mark,
        "note": citation.note,
        "claim": citation.claim,
        "context": citation.context,
        "scope": citation.scope,
        "spans": offsets(citation.spans),
        "page": place and place.page,
        "line": place and place.line,
        "evidence": list(citation.evidence),
    }


def finding_record(finding: Finding, document: Document, fingerprint: str) -> FindingRecord:
    place = first(finding.spans, document)
    end = document.end(finding.spans[0]) if finding.spans else None
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "expected": finding.expected,
        "claim": finding.claim,
        "note": finding.note,
        "source": finding.source,
        "spans": offsets(finding.spans),
        "page": place and place.page,
        "line": place and place.line,
        "column": place and place.column,
        "end_line": end and end.line,
        "end_column": end and end.column,
        "fingerprint": fingerprint,
        "fix": finding.fix and {"what": finding.fix.what, "edits": [edit_record(edit) for edit in finding.fix.edits]},
    }


def edit_record(edit: Edit) -> EditRecord:
    return {
        "line": edit.line,
        "column": edit.column,
        "end_line": edit.end_line,
        "end_column": edit.end_column,
        "text": edit.text,
    }


def names(found: tuple[Found[Name], ...]) -> list[NameRecord]:
    """Persons in order; a name that could not be taken apart is its printed characters."""
    return [
        {
            "literal": name.literal,
            "family": name.family,
            "given": name.given,
            "particle": name.particle,
            "suffix": name.suffix,
        }
        for name in (one.value or Name(one.printed) for one in found)
    ]


def date_record(found: Found[Date] | None) -> DateRecord | None:
    if found is None:
        return None
    date = found.value or Date(None)
    return {"iso": date.iso, "text": found.printed, "fault": date.fault, "alternatives": list(date.alternatives)}


def url_record(url: Url) -> UrlRecord:
    return {
        "url": url.url,
        "printed": url.printed,
        "spans": offsets(url.spans),
        "repairs": list(url.repairs),
        "alternatives": list(url.alternatives),
    }


def value(found: Found[T] | None) -> T | None:
    return found.value if found else None


def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def first(spans: tuple[Span, ...], document: Document) -> Place | None:
    """Where the first of ``spans`` begins; ``None`` for what has no place in the text."""
    return document.place(spans[0].start) if spans else None
