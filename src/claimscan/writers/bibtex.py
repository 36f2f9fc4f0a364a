"""BibTeX: one entry for each work; no value can end its field, call a command or begin a comment."""

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
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "pamphlet": "booklet",
    "manuscript": "unpublished",
}
_HOLDER = {"chapter": "booktitle", "paper-conference": "booktitle", "report": "series", "book": "series"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_ESCAPED = regex.compile(r"[\\{}~^%&$#_]")
_IN_URL = regex.compile(r"[\\{}\s\"<>|^`]")  # no address has these unescaped


def write(articles: Iterable[Article], view: View, out: TextIO) -> None:
    write_rows(bibliography(articles, view), view, out)


def write_rows(rows: Iterable[Row], view: View, out: TextIO) -> None:
    for item in items(rows, view):
        entry(_TYPES.get(item["type"], "misc"), item["id"], _fields(item), out)


def entry(type: str, key: str, fields: Iterable[tuple[str, str]], out: TextIO) -> None:
    """One entry; the values are already escaped, with their delimiters."""
    out.write(f"@{type}{{{key},\n")
    out.writelines(f"  {field} = {value},\n" for field, value in fields)
    out.write("}\n\n")


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield from people(item)
    holder = _HOLDER.get(item["type"], "journal" if item["type"].startswith("article-") else "howpublished")
    publisher = {"thesis": "school", "report": "institution"}.get(item["type"], "publisher")
    yield from texts(item, {"container-title": holder, "publisher": publisher, "publisher-place": "address"})
    issued = item.get("issued", {})
    if "date-parts" in issued:
        year, month, day = (*issued["date-parts"][0], 0, 0)[:3]
        yield "year", f"{{{year:04}}}"
        if 1 <= month <= 12:
            yield "month", _MONTHS[month - 1]
        if day:
            yield "day", f"{{{day}}}"
    elif issued:
        yield "year", f"{{{escaped(issued['raw'])}}}"


def people(item: Item) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor", "translator"):
        if role in item:
            others = " and others" if role == "author" and "With further authors" in item["note"] else ""
            yield role, f"{{{' and '.join(_name(name) for name in item[role])}{others}}}"


def texts(item: Item, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that are text, under BibTeX's names or those in ``named``."""
    yield "title", f"{{{{{escaped(item['title'])}}}}}"  # a second pair of braces keeps its capitals
    names = {
        **named,
        "edition": "edition",
        "genre": "type",
        "volume": "volume",
        "issue": "number",
        "page": "pages",
        "DOI": "doi",
        "ISBN": "isbn",
        "note": "note",
    }
    for variable, field in names.items():
        if item.get(variable):
            yield field, f"{{{escaped(item[variable])}}}"
    if "URL" in item:
        yield "url", f"{{{url(item['URL'])}}}"
    if "accessed" in item:
        yield "urldate", f"{{{escaped(day(item['accessed']))}}}"


def escaped(text: str) -> str:
    """``text`` as TeX prints it. Braces become commands, for BibTeX counts them even behind a backslash."""
    return str(_ESCAPED.sub(lambda match: _SPECIAL[match[0]], text))


def url(text: str) -> str:
    """An address as it is, but for what would end its field."""
    return str(_IN_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text))


def day(date: Item) -> str:
    """``YYYY-MM-DD`` as far as it is known, two of them for a range; else as printed."""
    if "date-parts" not in date:
        return str(date["raw"])
    return "/".join("-".join(f"{part:02}" for part in parts) for parts in date["date-parts"])


def _name(name: Item) -> str:
    if "literal" in name:
        return f"{{{escaped(name['literal'])}}}"
    family = escaped(" ".join(part for part in (name.get("non-dropping-particle"), name["family"]) if part))
    if " and " in f" {family} " or "," in family:
        family = f"{{{family}}}"
    rest = [_part(name[part]) for part in ("suffix", "given") if part in name]
    return ", ".join([family, *rest])


def _part(text: str) -> str:
    return f"{{{escaped(text)}}}" if "," in text or " and " in f" {text} " else escaped(text)
