"""A work as an item of CSL-JSON, from which each format of a bibliography takes its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from claimscan import patterns as regex
from claimscan.errors import BadSettings

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row

Item = dict[str, Any]

# Types that every reader of CSL-JSON knows: Zotero rejects the whole file for one that it does not.
TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter dataset entry"
    " entry-dictionary entry-encyclopedia figure graphic interview legal_case legislation manuscript map motion_picture"
    " musical_score pamphlet paper-conference patent personal_communication post post-weblog report review review-book"
    " song speech thesis treaty webpage".split()
)
_OLDER = {
    "document": "article",
    "software": "book",
    "regulation": "legislation",
    "hearing": "report",
    "standard": "report",
    "performance": "speech",
    "event": "speech",
    "periodical": "book",
    "collection": "book",
    "classic": "book",
}
_FIELDS = {
    "container_title": "container-title",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "edition": "edition",
    "genre": "genre",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "doi": "DOI",
    "isbn": "ISBN",
}
_ROLES = {"authors": "author", "editors": "editor", "translators": "translator"}
_DAY = regex.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?")
# Whatever ends a line or drives a terminal, and halves of characters.
_CONTROL = regex.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_SEASONS = range(21, 25)


def items(rows: Iterable[Row], view: View) -> Iterator[Item]:
    """An item for each row of ``sources``. Raises ``BadSettings`` for rows of another kind."""
    if view.kind not in ("sources", "scan"):
        raise BadSettings(f"-f {view.format} is a bibliography: it goes with the command sources")
    seen: dict[str, int] = {}
    for row in rows:
        key = row["key"]
        seen[key] = seen.get(key, 0) + 1  # of several documents, two may cite one work
        yield item(row, key if seen[key] == 1 else f"{key}-{seen[key]}")


def bibliography(articles: Iterable[Article], view: View) -> Iterator[Row]:
    """The works of each article."""
    from claimscan.rows import rows

    for article in articles:
        yield from rows(article, view._replace(kind="sources", unique=True))


def item(row: Row, key: str) -> Item:
    """The item of one work. A source that could not be read has its text for a title, so that it is not lost."""
    found: Item = {"id": key, "type": row["type"] if row["type"] in TYPES else _OLDER.get(row["type"], "article")}
    found["title"] = plain(row["title"] or row["text"])
    for field, variable in _ROLES.items():
        if row[field]:
            found[variable] = [name(one) for one in row[field]]
    found |= {variable: plain(row[field]) for field, variable in _FIELDS.items() if row[field]}
    for field in ("issued", "accessed"):
        if row[field]:
            found[field] = date(row[field])
    if row["urls"]:
        found["URL"] = plain(row["urls"][0]["url"])
    found["note"] = ". ".join(_notes(row))
    return found


def _notes(row: Row) -> Iterator[str]:
    cited = [plain(label) for label in row["cited_in"] if label]
    if cited:
        yield f"Cited in {'note' if len(cited) == 1 else 'notes'} {', '.join(cited)}"
    if not row["title"]:
        yield "The title is the text of the note"
    if row["et_al"]:
        yield "With further authors"
    if row["issued"] and "/" in (row["issued"]["iso"] or ""):
        yield f"Issued {row['issued']['iso']}"
    for url in row["urls"][1:]:
        yield f"Also at {plain(url['url'])}"


def plain(text: str) -> str:
    """One line without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def name(record: Any) -> Item:
    """A name of CSL: its parts, or ``literal`` for a body."""
    if not record["family"]:
        return {"literal": plain(record["literal"])}
    parts = {
        "family": record["family"],
        "given": record["given"],
        "non-dropping-particle": record["particle"],
        "suffix": record["suffix"],
    }
    return {part: plain(text) for part, text in parts.items() if text}


def date(record: Any) -> Item:
    """A date of CSL: parts where it is understood, else ``raw`` as printed."""
    iso = record["iso"] or ""
    found = [_DAY.fullmatch(part) for part in iso.split("/")] if iso else [None]
    if not all(found) or len(found) > 2:
        return {"raw": plain(record["text"])}
    matches = [match for match in found if match]
    months = [int(match[2]) for match in matches if match[2]]
    parts = [[int(part) for part in match.groups()[:3] if part] for match in matches]
    if any(month in _SEASONS for month in months):
        return {"date-parts": [part[:1] for part in parts], "season": months[0] - _SEASONS.start + 1}
    circa = {"circa": True} if any(match[4] for match in matches) else {}
    return {"date-parts": parts} | circa
