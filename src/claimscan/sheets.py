"""What people see of a row, on a terminal and in Markdown: fewer columns than CSV has, and shorter cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from claimscan.config import Kind, View
    from claimscan.records import SummaryRecord
    from claimscan.rows import Row

SHOWN_LINES = 30  # of the claims that lack a source; a longer list is cut, and says so

WIDE = 120  # columns of a page on which addresses have a column of their own


class Field(NamedTuple):
    """One column for people. ``share`` of the width that is left over; 0: as wide as its widest cell."""

    header: str
    cell: Callable[[Row], str]
    share: int = 0
    right: bool = False
    link: bool = False  # the cell is an address
    below: Callable[[Row], str] | None = None  # a second line


def fields(view: View) -> tuple[Field, ...]:
    """The columns of a kind. On a narrow page an address stands under its source, where it is cut less often."""
    if view.kind == "changes":
        return CHANGES
    columns = _WORKS if view.kind == "sources" and view.unique else FIELDS[view.kind]
    if view.format == "table" and view.width < WIDE and columns[-1] is _URL:
        return (*columns[:-2], columns[-2]._replace(below=_URL.cell))
    return columns


def by_document(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each document with its path; rows that belong to none have the path ``""``."""
    for path, group in groupby(rows, key=lambda row: str(row.get("path", ""))):
        yield path, list(group)


def place(row: Row) -> str:
    """The line, after the page where there are pages; a dash for what stands nowhere."""
    if row["line"] is None:
        return "-"
    return str(row["line"]) if row["page"] is None else f"p. {row['page']}, {row['line']}"


def brief(source: Any) -> str:
    """A source in one line: authors, title, where and when it appeared; its text if neither of the first two is known."""
    names = [name["literal"] for name in source["authors"]]
    if not names and not source["title"]:
        return str(source["text"])
    people = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    title = source["title"] and f"“{source['title']}”"
    issued = source["issued"] and (source["issued"]["iso"] or source["issued"]["text"])
    parts = (people, title, source["container_title"] or source["publisher"], issued)
    return ", ".join(part for part in parts if part)


def status(row: Row) -> str:
    """The notes of a claim, or what it lacks."""
    if row["cited"]:
        return ", ".join(row["notes"])
    return "none" if row["needs_source"] else ""


def why(row: Row) -> str:
    return ", ".join(row["kinds"])


def support(row: Row) -> str:
    """What stands behind a claim: one source of one note, or that there is none."""
    if row["source"]:
        full = f" = {brief(row['stands_for'])}" if row["stands_for"] else ""
        return f"{brief(row['source'])}{full}"
    if row["label"]:
        return "(a note without a source)"
    if row["mark"]:
        return "(no certain note)"
    return f"needs a source: {why(row)}" if row["needs_source"] else ""


def fault(row: Row) -> str:
    """The message, and where it is to be looked for."""
    expected = f" (expected: {row['expected']})" if row["expected"] else ""
    where = f"note {row['label']}: " if row["label"] else ""
    return f"{where}{row['message']}{expected}"


def headline(summary: SummaryRecord) -> str:
    counts = (
        counted(summary["claims"], "claim"),
        counted(summary["notes"], "note"),
        counted(summary["sources"], "source"),
        counted(summary["works"], "work"),
    )
    return ", ".join(counts)


def coverage(summary: SummaryRecord) -> list[str]:
    """The sentences under a scan: how far the claims are covered, and the lines of those that are not."""
    share = "" if summary["coverage"] is None else f" ({summary['coverage']:.0%} covered)"
    needs = f"{summary['needs_source']} {'needs' if summary['needs_source'] == 1 else 'need'} a source"
    lacking = f"{summary['lacking']} of them {'has' if summary['lacking'] == 1 else 'have'} none"
    cited = f"{summary['cited']} of {counted(summary['claims'], 'claim')} cited"
    sentences = [f"{cited}; {needs}, {lacking}{share}."]
    if summary["lacks"]:
        lines = Counter(place({**lack}) for lack in summary["lacks"])
        shown = [line if count == 1 else f"{line} (×{count})" for line, count in lines.items()]
        more = f" and {len(shown) - SHOWN_LINES} more" if len(shown) > SHOWN_LINES else ""
        sentences.append(f"Without a source: line {', '.join(shown[:SHOWN_LINES])}{more}.")
    return sentences


def tally(summary: SummaryRecord) -> str:
    parts = (
        counted(summary["errors"], "error"),
        counted(summary["warnings"], "warning"),
        f"{summary['infos']} for information",
    )
    return ", ".join(parts)


def arrow(before: str, after: str) -> str:
    """``3 → 5``; once where both are the same, alone where one is missing."""
    return " → ".join(dict.fromkeys(part for part in (before, after) if part not in ("", "-")))


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_LINE = Field("Line", place, right=True)
_URL = Field("URL", lambda row: row["urls"][0]["url"] if row["urls"] else "", share=2, link=True)

FIELDS: dict[Kind, tuple[Field, ...]] = {
    "scan": (
        _LINE,
        Field("Claim", lambda row: row["text"], share=5),
        Field("Note", lambda row: row["label"] or row["mark"] or "", right=True),
        Field("Source", support, share=4),
    ),
    "claims": (
        _LINE,
        Field("Claim", lambda row: row["text"], share=4),
        Field("Needs a source for", lambda row: why(row) if row["needs_source"] else "", share=1),
        Field("Notes", status),
    ),
    "notes": (
        Field("Note", lambda row: row["label"], right=True),
        _LINE,
        Field("Text", lambda row: row["text"], share=1),
        Field("Sources", lambda row: str(len(row["sources"])), right=True),
        Field("Claims", lambda row: str(len(row["claims"])), right=True),
    ),
    "sources": (
        Field("Note", lambda row: row["label"] or "", right=True),
        Field("Source", brief, share=3),
        _URL,
    ),
    "citations": (
        Field("Mark", lambda row: row["mark"], right=True),
        _LINE,
        Field("Vouches for", lambda row: row["scope"], share=1),
        Field("Stands in", lambda row: row["claim"] or row["context"]),
        Field("Leads to", lambda row: f"note {row['label']}" if row["label"] else "nowhere certain"),
    ),
    "findings": (
        _LINE,
        Field("Severity", lambda row: row["severity"]),
        Field("Rule", lambda row: f"{row['code']} {row['rule']}", share=1),
        Field("What is wrong", fault, share=2),
    ),
    "urls": (
        Field("Notes", lambda row: ", ".join(row["where"])),
        Field("URL", lambda row: row["url"], share=3, link=True),
        Field("Why", lambda row: row["explanation"], share=3, below=lambda row: row["archived"] or ""),
        Field("Title", lambda row: row["title"] or "", share=2),
    ),
    "rules": (
        Field("Code", lambda row: row["code"]),
        Field("Rule", lambda row: row["rule"]),
        Field("Severity", lambda row: row["severity"]),
        Field("Finds", lambda row: row["summary"], share=1),
    ),
}
CHANGES = (  # of each kind of change by itself
    Field(
        "Line",
        lambda row: arrow(
            *(place({"page": row[f"{side}_page"], "line": row[f"{side}_line"]}) for side in ("old", "new"))
        ),
    ),
    Field("Note", lambda row: arrow(row["old_label"] or "", row["new_label"] or "")),
    Field("Before", lambda row: row["old_text"] or "", share=3),
    Field("After", lambda row: row["new_text"] or "", share=3),
    Field("At", lambda row: row["at_text"] or ", ".join(row["fields"]), share=2),
)
_WORKS = (
    Field("Notes", lambda row: ", ".join(row["cited_in"]), share=1),
    Field("Work", brief, share=4),
    _URL,
)
SECTIONS = (
    Field("Section", lambda row: row["section"] or "(before the first heading)"),
    Field("Claims", lambda row: str(row["claims"]), right=True),
    Field("Cited", lambda row: str(row["cited"]), right=True),
    Field("Need a source", lambda row: str(row["needs_source"]), right=True),
    Field("Lack one", lambda row: str(row["lacking"]), right=True),
)
RULES_BROKEN = (
    Field("Rule", lambda row: f"{row['code']} {row['rule']}"),
    Field("Severity", lambda row: row["severity"]),
    Field("Findings", lambda row: str(row["count"]), right=True),
)
