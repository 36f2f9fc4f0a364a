"""The columns of CSV and TSV: fixed, documented, and only ever added to at the end.

A cell is text: ``true`` and ``false``, numbers in digits, nothing for what is not there, lists joined by ``; ``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from claimscan.corrections import cells
from claimscan.display import harmless

if TYPE_CHECKING:
    from claimscan.config import Kind
    from claimscan.rows import Row

SEPARATOR = "; "


class Column(NamedTuple):
    """One column: its name in the header, what it means, and its cell of a row."""

    name: str
    meaning: str
    value: Callable[[Row], object] | None = None  # None: the row's entry of that name

    def cell(self, row: Row) -> str:
        return text(self.value(row) if self.value else row[self.name])


def text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return SEPARATOR.join(str(item) for item in value)
    return str(value)


def year(date: Any) -> int | None:
    """The year of a date record as a number: of a range the first; ``None`` where it is not certain to the year."""
    digits = (date or {}).get("iso") or ""
    return int(digits[:4]) if digits[:4].isdecimal() else None


def names_json(names: list[Any]) -> str:
    import json

    return json.dumps(names, ensure_ascii=False)


def _literals(key: str) -> Callable[[Row], list[str]]:
    return lambda row: [name["literal"] for name in row[key]]


def _iso(key: str) -> Callable[[Row], str | None]:
    return lambda row: row[key] and row[key]["iso"]


def _printed(key: str) -> Callable[[Row], str | None]:
    return lambda row: row[key] and row[key]["text"]


def _origin(row: Row) -> str:
    return f"{row['identity']} {cells.seal(mendable(row))}"


def mendable(row: Row) -> dict[str, str]:
    """The cells of a row of ``sources`` that can be mended in a sheet, as CSV has them."""
    return {column.name: harmless(column.cell(row)) for column in COLUMNS["sources"] if column.name in cells.CELLS}


_PATH = Column("path", "the document, as it was given")
_PLACE = (
    Column("page", "page, counted from 1; empty where the format has no pages"),
    Column("line", "line, counted from 1"),
)
_AUDIT = (
    Column("raw", "the printed characters, pieces parted by a space"),
    Column("char_start", "where it begins, in code points from 0", lambda row: row["spans"] and row["spans"][0][0]),
    Column("char_end", "where it ends (exclusive)", lambda row: row["spans"] and row["spans"][-1][1]),
)
_REFERENCE = (
    Column("type", "type of work (CSL)"),
    Column("authors", "as printed, joined by '; '", _literals("authors")),
    Column("title", "title"),
    Column("container_title", "newspaper, journal, book or site it appeared in"),
    Column("publisher", "publisher or institution"),
    Column("issued", "date of publication (EDTF, in the printed precision)", _iso("issued")),
    Column("year", "its year as a number", lambda row: year(row["issued"])),
    Column("accessed", "date of access (EDTF)", _iso("accessed")),
    Column("doi", "DOI"),
    Column("urls", "addresses as they are meant, joined by '; '", lambda row: [url["url"] for url in row["urls"]]),
)


def _of_source(column: Column) -> Column:
    """The same column where the source is but a part of the row, or missing."""
    return column._replace(value=lambda row: column.cell(row["source"]) if row["source"] else None)


COLUMNS: dict[Kind, tuple[Column, ...]] = {
    "scan": (
        _PATH,
        Column("claim", "id of the claim", lambda row: row["id"]),
        Column("section", "heading it stands under"),
        *_PLACE,
        Column("text", "the claim, repaired and without marks"),
        Column("kinds", "why it needs a source: statistic, quotation ..."),
        Column("needs_source", "whether it needs one"),
        Column("cited", "whether it has a mark"),
        Column("mark", "label of the mark"),
        Column("note", "label of the note it leads to", lambda row: row["label"]),
        Column("source", "id of the source", lambda row: row["source"] and row["source"]["id"]),
        *(_of_source(column) for column in _REFERENCE),
    ),
    "claims": (
        _PATH,
        Column("claim", "id", lambda row: row["id"]),
        Column("section", "heading it stands under"),
        *_PLACE,
        Column("text", "repaired and without marks"),
        Column("kinds", "why it needs a source: statistic, quotation ..."),
        Column("triggers", "the words that say so", lambda row: [trigger["text"] for trigger in row["triggers"]]),
        Column("needs_source", "whether it needs one"),
        Column("cited", "whether it has a mark"),
        Column("notes", "labels of its notes; '5?' is a mark whose note is not certain"),
        Column("citations", "ids of its citations"),
        *_AUDIT,
        Column("works", "keys of the works that its notes cite"),
    ),
    "notes": (
        _PATH,
        Column("note", "id", lambda row: row["id"]),
        Column("label", "number or sign as printed"),
        Column("kind", "footnote, endnote or reference"),
        *_PLACE,
        Column("text", "repaired, without its label"),
        Column("sources", "ids of its sources"),
        Column("claims", "ids of the claims it stands for"),
        *_AUDIT,
    ),
    "sources": (
        _PATH,
        Column("source", "id", lambda row: row["id"]),
        Column("note", "id of its note"),
        Column("label", "label of its note"),
        Column("index", "its place in the note, from 0"),
        *_PLACE,
        *_REFERENCE,
        Column(
            "authors_json",
            "authors as JSON: literal, family, given, particle, suffix",
            lambda r: names_json(r["authors"]),
        ),
        Column("et_al", "more authors than are printed"),
        Column("editors", "as printed, joined by '; '", _literals("editors")),
        Column("translators", "as printed, joined by '; '", _literals("translators")),
        Column("issued_text", "date of publication as printed", _printed("issued")),
        Column("accessed_text", "date of access as printed", _printed("accessed")),
        Column("volume", "volume"),
        Column("issue", "issue or number"),
        Column("pages", "pages of the work"),
        Column("locator", "the place in it that is cited"),
        Column("isbn", "ISBN"),
        Column("publisher_place", "place of publication"),
        Column("edition", "edition"),
        Column("genre", "kind of report, thesis, post ..."),
        Column("signal", "See, Cf., quoted in ..."),
        Column("form", "full, short, ibid or supra"),
        Column("refers_to", "id of the source that a short form stands for"),
        Column("same_as", "id of the first source that cites the same work"),
        Column("work", "id of the first source of the same work, itself if it is that"),
        Column("times", "how often the work is cited in the document"),
        Column("cited_in", "labels of the notes that cite it"),
        Column("urls_printed", "addresses as printed", lambda row: [url["printed"] for url in row["urls"]]),
        Column("repairs", "what was mended in them", lambda row: [r for url in row["urls"] for r in url["repairs"]]),
        Column("text", "its part of the note, repaired"),
        *_AUDIT,
        Column("key", "key of its work, made of its content: the same in every run"),
        Column("differs", "fields in which the citations of the work differ (with --unique)"),
        Column("corrected", "fields whose value a person gave"),
        Column("origin", "by which claimscan apply knows the source, and which cells were changed", _origin),
    ),
    "citations": (
        _PATH,
        Column("citation", "id", lambda row: row["id"]),
        Column("mark", "label of the mark"),
        Column("note", "id of the note it leads to; empty if that is not certain"),
        Column("label", "label of that note"),
        Column("claim", "id of its claim"),
        Column("context", "claim, or the kind of the block it stands in"),
        *_PLACE,
        Column("scope", "the text it vouches for"),
        Column("evidence", "what the link rests on"),
        *_AUDIT,
        Column("works", "keys of the works that its note cites"),
    ),
    "findings": (
        _PATH,
        *_PLACE,
        Column("column", "column, counted from 1 in code points"),
        Column("severity", "error, warning or info"),
        Column("code", "code of the rule"),
        Column("rule", "name of the rule"),
        Column("message", "what is wrong"),
        Column("expected", "what would be right"),
        Column("claim", "id of the claim"),
        Column("note", "id of the note"),
        Column("label", "label of that note"),
        Column("source", "id of the source"),
        *_AUDIT,
        Column("end_line", "line in which its first place ends"),
        Column("end_column", "column behind its end"),
        Column("fingerprint", "the same in every run while the words it is about stay the same"),
        Column("fix", "what check --fix does", lambda row: row["fix"] and row["fix"]["what"]),
    ),
    "changes": (
        Column("change", "kind of change: claim-altered, mark-redirected, note-moved ..."),
        *(
            Column(f"{side}_{key}", f"{meaning} {version}")
            for side, version in (
                ("old", "in the old version"),
                ("new", "in the new version"),
                ("at", "of what it hangs on: the claim of a mark or note, the note that moved"),
            )
            for key, meaning in (
                ("id", "id of the claim, note or source"),
                ("label", "label of its notes"),
                ("page", "page"),
                ("line", "line"),
                ("text", "its text"),
            )
        ),
        Column("fields", "of a source: which of its parts differ"),
    ),
    "urls": (
        Column("verdict", "alive, moved, soft-dead, dead, blocked, unreachable or unchecked"),
        Column("reason", "why, as a code"),
        Column("explanation", "why, as a sentence"),
        Column("url", "the address, DOI or id of arXiv"),
        Column("kind", "url, doi or arxiv"),
        Column("asked", "the address that was asked, another reading of it where that answers"),
        Column("final", "where it leads"),
        Column("status", "HTTP status of the last response"),
        Column("hops", "statuses of all responses, in their order", lambda row: [hop["status"] for hop in row["hops"]]),
        Column("title", "what the page calls itself"),
        Column("detail", "what the verdict rests on"),
        Column("at", "when it was asked (UTC)"),
        Column("confirmed", "a death that was seen twice"),
        Column("strikes", "failed runs in a row"),
        Column("first_failed", "when the first of them was"),
        Column("last_alive", "when it was last alive"),
        Column("cached", "known from an earlier run"),
        Column("archived", "address of the copy in an archive nearest to the note's date"),
        Column("archived_at", "day of that copy"),
        Column("labels", "labels of the notes that cite it", lambda row: [one["label"] for one in row["cited_in"]]),
        Column("paths", "their documents", lambda row: list(dict.fromkeys(one["path"] for one in row["cited_in"]))),
    ),
    "rules": (
        Column("code", "code of the rule"),
        Column("rule", "its name"),
        Column("severity", "how grave its findings are"),
        Column("summary", "what it finds"),
        Column("documentation", "its page"),
        Column("fixable", "whether check --fix can mend some of its findings"),
        Column("precision", "very-high, high, medium or low, as SARIF has it; empty if too few findings were judged"),
        Column("judged", "how many of its findings on real documents were judged"),
        Column("agreed", "with how many of these an editor agreed"),
    ),
}
