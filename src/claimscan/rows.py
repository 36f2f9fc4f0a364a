"""What one table shows: the report's records of one kind, each with what it needs to be read alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from claimscan import corrections, works
from claimscan.report import report, source_record

if TYPE_CHECKING:
    from claimscan.config import Kind, View
    from claimscan.model import Article, Document
    from claimscan.records import CitationRecord, Report, SourceRecord

Row = dict[str, Any]  # a record of the report, with ``path`` before and what it points to behind


def rows(article: Article, view: View) -> Iterator[Row]:
    """The rows of ``view.kind`` that its filters let through, in the order of the document."""
    if view.kind == "sources" and view.unique:
        return bibliography(article, report(article))
    return (row for row in _ROWS[view.kind](article, report(article)) if _wanted(row, view))


def _wanted(row: Row, view: View) -> bool:
    if view.kind != "claims":
        return True
    return not (view.uncited and row["cited"]) and (row["needs_source"] or not view.needs_source)


def claims(article: Article, full: Report) -> Iterator[Row]:
    labels, cited = _labels(full), _works_of_notes(article)
    note_of = {citation["id"]: citation["note"] or "" for citation in full["citations"]}
    for claim in full["claims"]:
        behind = [work for key in claim["citations"] for work in cited.get(note_of.get(key, ""), ())]
        yield _row(article.document, claim) | {
            "notes": [labels[key] for key in claim["citations"]],
            "works": list(dict.fromkeys(behind)),
        }


def notes(article: Article, full: Report) -> Iterator[Row]:
    claims_of: dict[str | None, list[str]] = {}
    for citation in full["citations"]:
        if citation["claim"]:
            claims_of.setdefault(citation["note"], []).append(citation["claim"])
    for note in full["notes"]:
        yield _row(article.document, note) | {"claims": list(dict.fromkeys(claims_of.get(note["id"], [])))}


def sources(article: Article, full: Report) -> Iterator[Row]:
    """``times`` and ``cited_in`` tell how often and in which notes the same work is cited in the whole document."""
    label_of = {note["id"]: note["label"] for note in full["notes"]}
    work_of = works.roots(article.sources)
    key_of = {source.id: work.key for work in works.of(article) for source in work.citations}
    times = Counter(work_of.values())
    cited_in: dict[str, list[str]] = {}
    for source in full["sources"]:
        cited_in.setdefault(work_of[source["id"]], []).append(label_of.get(source["note"], ""))
    identities = corrections.identities(article.notes, article.sources)
    for source, identity in zip(full["sources"], identities, strict=True):
        work = work_of[source["id"]]
        place = article.document.place(source["spans"][0][0]) if source["spans"] else None
        yield _row(article.document, source) | {
            "page": place and place.page,
            "line": place and place.line,
            "label": label_of.get(source["note"]),
            "work": work,
            "times": times[work],
            "cited_in": list(dict.fromkeys(cited_in[work])),
            "key": key_of.get(source["id"]),
            "differs": [],
            "identity": str(identity),
        }


def bibliography(article: Article, full: Report) -> Iterator[Row]:
    """Each work once: the row of its first full citation, with the best-attested value of each field."""
    rows = {row["id"]: row for row in sources(article, full)}
    for work in works.of(article):
        differs = [f"{one.field}: {' | '.join(value for value, _ in one.values)}" for one in work.disagreements]
        yield rows[work.source.id] | source_record(work.source) | {"differs": differs}


def citations(article: Article, full: Report) -> Iterator[Row]:
    label_of = {note["id"]: note["label"] for note in full["notes"]}
    cited = _works_of_notes(article)
    for citation in full["citations"]:
        note = citation["note"] or ""
        yield _row(article.document, citation) | {"label": label_of.get(note), "works": cited.get(note, [])}


def findings(article: Article, full: Report) -> Iterator[Row]:
    label_of = {note["id"]: note["label"] for note in full["notes"]}
    for finding in full["findings"]:
        yield _row(article.document, finding) | {"label": label_of.get(finding["note"] or "")}


def statements(article: Article, full: Report) -> Iterator[Row]:
    """Each claim with each source of each of its notes; a claim without one has a row of its own."""
    sources_of: dict[str, list[SourceRecord | None]] = {}
    for source in full["sources"]:
        sources_of.setdefault(source["note"], []).append(source)
    source_of = {source["id"]: source for source in full["sources"]}
    label_of = {note["id"]: note["label"] for note in full["notes"]}
    by_id = {citation["id"]: citation for citation in full["citations"]}
    unmarked: list[CitationRecord | None] = [None]
    for claim in full["claims"]:
        row = _row(article.document, claim)
        for citation in [by_id.get(key) for key in claim["citations"]] or unmarked:
            note = (citation and citation["note"]) or ""
            for cited in sources_of.get(note, [None]):
                yield row | {
                    "mark": citation and citation["mark"],
                    "label": label_of.get(note),
                    "source": cited,
                    "stands_for": source_of.get((cited and cited["refers_to"]) or ""),
                }


def _works_of_notes(article: Article) -> dict[str, list[str]]:
    """The keys of the works that each note cites, in its order."""
    key_of = {source.id: work.key for work in works.of(article) for source in work.citations}
    found: dict[str, dict[str, None]] = {}
    for source in article.sources:
        if source.id in key_of:
            found.setdefault(source.note, {})[key_of[source.id]] = None
    return {note: list(keys) for note, keys in found.items()}


def _labels(full: Report) -> dict[str, str]:
    """For each citation the label of its note or, where that is not certain, its mark with a question mark."""
    label_of = {note["id"]: note["label"] for note in full["notes"]}
    return {c["id"]: label_of.get(c["note"] or "", f"{c['mark']}?") for c in full["citations"]}


def _row(document: Document, record: Any) -> Row:
    """``path``, the record, and the printed characters that it rests on, pieces parted by a space."""
    raw = " ".join(document.text[start:end] for start, end in record["spans"])
    return {"path": document.name, **record, "raw": raw}


_ROWS: dict[Kind, Callable[[Article, Report], Iterator[Row]]] = {
    "scan": statements,
    "claims": claims,
    "notes": notes,
    "sources": sources,
    "citations": citations,
    "findings": findings,
}
