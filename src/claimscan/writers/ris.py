"""RIS: one record for each work, each value on one line, so that no value can end a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from claimscan import patterns as regex
from claimscan.writers.items import Item, bibliography, items

if TYPE_CHECKING:
    from claimscan.config import View
    from claimscan.model import Article
    from claimscan.rows import Row

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "SOUND",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_TEXTS = (
    ("TI", "title"),
    ("T2", "container-title"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("ET", "edition"),
    ("M3", "genre"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("SN", "ISBN"),
    ("DO", "DOI"),
    ("UR", "URL"),
    ("N1", "note"),
)
_ROLES = (("AU", "author"), ("ED", "editor"), ("A4", "translator"))
_RANGE = regex.compile(r"([^\s–—-]+)\s?[-–—]\s?([^\s–—-]+)")


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    write_rows(bibliography(articles, view), view, out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    for item in items(rows, view):
        out.write(f"TY  - {_TYPES.get(item['type'], 'GEN')}\n")
        out.writelines(f"{tag}  - {value}\n" for tag, value in _tags(item) if value)
        out.write("ER  - \n\n")


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item["id"]
    for tag, role in _ROLES:
        for name in item.get(role, ()):
            yield tag, _name(name)
    for tag, variable in _TEXTS:
        yield tag, item.get(variable, "")
    pages = _RANGE.fullmatch(item.get("page", ""))
    if pages:
        yield "SP", pages[1]
        yield "EP", pages[2]
    else:
        yield "SP", item.get("page", "")
    issued = item.get("issued", {})
    if issued:
        yield "PY", str(issued["date-parts"][0][0]) if "date-parts" in issued else ""
        yield "DA", _date(issued)
    if "accessed" in item:
        yield "Y2", _date(item["accessed"])


def _name(name: Item) -> str:
    if "literal" in name:
        return str(name["literal"])
    family = " ".join(part for part in (name.get("non-dropping-particle"), name["family"]) if part)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)


def _date(date: Item) -> str:
    """``YYYY/MM/DD/``; what could not be understood stands behind the last stroke, as the format has it."""
    if "date-parts" not in date:
        return f"///{date['raw']}"
    year, month, day = (*date["date-parts"][0], 0, 0)[:3]
    return f"{year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"
