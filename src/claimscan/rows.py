"""What one table shows: the report's records of one kind, each with what it needs to be read alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from claimscan.report import report
from claimscan.summary import works

if TYPE_CHECKING:
    from claimscan.config import Kind, View
    from claimscan.model import Article, Document
    from claimscan.records import CitationRecord, Report, SourceRecord

Row = dict[str, Any]  # a record of the report, with ``path`` before and what it points to behind


def rows(article: Article, view: View) -> Iterator[Row]:
    """The rows of ``view.kind`` that its filters let through, in the order of the document."""
    return (row for row in _ROWS[view.kind](article, report(article)) if _wanted(row, view))


def _wanted(row: Row, view: View) -> bool:
    if view.kind == "claims":
        return not (view.uncited and row["cited"]) and (row["needs_source"] or not view.needs_source)
    return not (view.kind == "sources" and view.unique) or row["work"] == row["id"]


def claims(article: Article, full: Report) -> Iterator[Row]:
    labels = _labels(full)
    for claim in full["claims"]:
        yield _row(article.document, claim) | {"notes": [labels[key] for key in claim["citations"]]}


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
    work_of = works(article.sources)
    times = Counter(work_of.values())
    cited_in: dict[str, list[str]] = {}
    for source in full["sources"]:
        cited_in.setdefault(work_of[source["id"]], []).append(label_of.get(source["note"], ""))
    for source in full["sources"]:
        work = work_of[source["id"]]
        place = article.document.place(source["spans"][0][0]) if source["spans"] else None
        yield _row(article.document, source) | {
            "page": place and place.page,
            "line": place and place.line,
            "label": label_of.get(source["note"]),
            "work": work,
            "times": times[work],
            "cited_in": list(dict.fromkeys(cited_in[work])),
        }


def citations(article: Article, full: Report) -> Iterator[Row]:
    label_of = {note["id"]: note["label"] for note in full["notes"]}
    for citation in full["citations"]:
        yield _row(article.document, citation) | {"label": label_of.get(citation["note"] or "")}


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
