"""How a work of a bibliography is printed in a note, and what it is in CSL's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from claimscan import patterns as regex
from claimscan.readers.latex.bibtex import Person, Work, people

_DATE = regex.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?!\d)")
_DASHES = regex.compile(r"[-–—]+")
_LINKED = regex.compile(r"https?://[^\s{}]+")
_MONTHS = "January February March April May June July August September October November December".split()
_TYPES = {
    "article": "article-journal", "book": "book", "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "collection": "book", "mvbook": "book", "manual": "report",
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "misc": "document", "unpublished": "manuscript",
    "patent": "patent", "legislation": "legislation", "jurisdiction": "legal_case", "newspaper": "article-newspaper",
    "dataset": "dataset", "software": "software", "booklet": "pamphlet", "letter": "personal_communication",
}  # fmt: skip
_WHOLE = frozenset({"book", "proceedings", "collection", "mvbook", "manual", "techreport", "report", "booklet"})
_BOOKS = _WHOLE - {"manual", "techreport", "report"}  # whose titles are set in italics, others in quotation marks
_PARTS = frozenset({"inbook", "incollection", "inproceedings", "conference", "suppbook", "inreference"})
_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
SEVERAL = 3  # authors that are all named; of more only the first is

Plain = Callable[[str], str]  # LaTeX → what it prints


class Printer:
    """Prints works as notes do: names in their natural order, titles in quotation marks but those of books."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain

    def full(self, work: Work, locator: str = "") -> str:
        """The work with all that is known of it."""
        raw = ("url", "doi", "file", "howpublished")
        fields = {name: value if name in raw else self._plain(value) for name, value in work.fields.items()}
        whole = work.type in _WHOLE
        title = self._title(fields)
        text = _add(self._responsible(work, fields), title if work.type in _BOOKS or not title else f"“{title}”")
        journal = fields.get("journal") or fields.get("journaltitle")
        if journal:
            text = _behind(text, _in_journal(journal, fields))
        elif work.type in _PARTS:
            editors = self._names(work.fields.get("editor", ""))
            text = _add(_add(text, f"in {fields.get('booktitle', '')}"), f"ed. {editors}" if editors else "")
            text += _imprint(fields)
        elif "thesis" in work.type:
            kind = fields.get("type") or _THESES.get(work.type, "thesis")
            text += f" ({_listing(kind, fields.get('school') or fields.get('institution', ''), _printed_day(fields))})"
        elif whole:
            text = _add(text, _edition(work, fields)) + _imprint(fields)
        else:
            place = fields.get("publisher") or fields.get("organization") or fields.get("howpublished", "")
            text = _add(_add(text, "" if "http" in place else self._plain(place)), _printed_day(fields))
        pages = locator or _range(fields.get("pages", ""))
        counted = journal and (fields.get("volume") or fields.get("number") or fields.get("issue"))
        text = f"{text}: {pages}" if counted and pages else _add(text, pages)
        seen = _day(fields.get("urldate", ""))
        return _add(text, _address(work.fields)) + (f" (accessed {seen})" if seen else "")

    def _responsible(self, work: Work, fields: Mapping[str, str]) -> str:
        if names := self._names(work.fields.get("author", "")):
            return names
        if work.type not in _PARTS and (editors := self._names(work.fields.get("editor", ""))):
            return f"{editors}, {'ed.' if len(people(work.fields['editor'])) == 1 else 'eds.'}"
        return fields.get("organization" if work.type in ("online", "www", "misc") else "institution", "")

    def short(self, work: Work, locator: str = "") -> str:
        """The work named again: family names, short title, place."""
        persons = people(work.fields.get("author", "")) or people(work.fields.get("editor", ""))
        families = [self._plain(f"{person.particle} {person.family}".strip()) for person in persons]
        title = self._plain(work.fields.get("shorttitle") or work.fields.get("title", "")).partition(":")[0]
        return _add(_add(_listed(families), title if work.type in _BOOKS or not title else f"“{title}”"), locator)

    def author(self, work: Work) -> str:
        """Whom the work is by: the family names."""
        persons = people(work.fields.get("author", "")) or people(work.fields.get("editor", ""))
        return _listed([self._plain(f"{person.particle} {person.family}".strip()) for person in persons])

    def year(self, work: Work) -> str:
        """The year of publication, as it is printed."""
        match = _DATE.search(work.fields.get("date", "") or work.fields.get("year", ""))
        return match[1] if match else self._plain(work.fields.get("year", "")) or "n.d."

    def _title(self, fields: Mapping[str, str]) -> str:
        title, rest = fields.get("title", ""), fields.get("subtitle", "")
        return f"{title}{'' if title.endswith(('?', '!')) else ':'} {rest}" if rest else title

    def _names(self, names: str) -> str:
        printed = [self._plain(_natural(person)) for person in people(names)]
        if names.split()[-1:] == ["others"] and printed:
            return f"{printed[0]} et al."
        return _listed(printed)

    def csl(self, work: Work) -> dict[str, Any]:
        """The work as a CSL item."""
        fields = {name: self._plain(value) for name, value in work.fields.items()}
        item: dict[str, Any] = {"id": work.key, "type": _TYPES.get(work.type, "document"), "title": self._title(fields)}
        named = {
            "container-title": fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle"),
            "publisher": fields.get("publisher")
            or fields.get("institution")
            or fields.get("school")
            or fields.get("organization"),
            "publisher-place": fields.get("address") or fields.get("location"),
            "volume": fields.get("volume"),
            "issue": fields.get("number") or fields.get("issue"),
            "page": _range(fields.get("pages", "")),
            "edition": fields.get("edition"),
            "DOI": _doi(work.fields),
            "ISBN": fields.get("isbn"),
            "URL": work.fields.get("url", "").replace("\\", "") or None,
        }
        item |= {name: value for name, value in named.items() if value}
        for name in ("author", "editor"):
            persons = [_csl_name(person, self._plain) for person in people(work.fields.get(name, ""))]
            if persons:
                more = [{"literal": "others"}] if work.fields[name].split()[-1:] == ["others"] else []
                item[name] = [*persons, *more]
        for name, value in (("issued", fields.get("date") or _iso(fields)), ("accessed", fields.get("urldate"))):
            if value and (match := _DATE.match(value)):
                item[name] = {"date-parts": [[int(part) for part in match.groups() if part]]}
        return item


def _natural(person: Person) -> str:
    return " ".join(part for part in (person.given, person.particle, person.family, person.suffix) if part)


def _csl_name(person: Person, plain: Plain) -> dict[str, str]:
    if not person.given and not person.particle:
        return {"literal": plain(person.family)}
    named = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {name: plain(value) for name, value in named.items() if value}


def _listed(names: list[str]) -> str:
    if len(names) > SEVERAL:
        return f"{names[0]} et al."
    if len(names) == SEVERAL:
        return f"{names[0]}, {names[1]}, and {names[2]}"
    return " and ".join(names)


def _listing(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _add(text: str, part: str) -> str:
    """A further part behind a comma."""
    return _behind(text, f", {part}") if text and part else text or part


def _behind(text: str, rest: str) -> str:
    """What follows; a comma goes inside of closing quotation marks, and not behind another stop."""
    if text.endswith("”") and rest.startswith(","):
        stop = "" if text[-2:-1] in "?!.,…" else ","
        return f"{text[:-1]}{stop}”{rest[1:]}"
    return text + rest


def _in_journal(journal: str, fields: Mapping[str, str]) -> str:
    volume, issue, day = fields.get("volume", ""), fields.get("number") or fields.get("issue", ""), _printed_day(fields)
    if not volume and not issue:
        return f", {_listing(journal, day)}"
    numbers = _listing(f"{journal} {volume}".strip(), f"no. {issue}" if issue else "")
    return f", {numbers} ({day})" if day else f", {numbers}"


def _edition(work: Work, fields: Mapping[str, str]) -> str:
    edition = fields.get("edition", "")
    if edition.isdecimal():
        ending = {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th") if edition[-2:-1] != "1" else "th"
        edition = f"{edition}{ending}"
    number = fields.get("number", "") if work.type in ("techreport", "report") else ""
    return _listing(edition if not edition or "ed" in edition else f"{edition} ed.", number)


def _range(pages: str) -> str:
    """``80--97`` and ``80 - 97`` as they are printed."""
    return "–".join(end.strip() for end in _DASHES.split(pages)) if pages else ""


def _doi(fields: Mapping[str, str]) -> str:
    """The DOI without LaTeX's and addresses' ways of writing its signs."""
    return unquote(fields.get("doi", "").replace("\\", "").strip())


def _address(fields: Mapping[str, str]) -> str:
    doi = _doi(fields)
    found = (
        doi
        if doi.startswith("http")
        else f"https://doi.org/{doi}"
        if doi
        else fields.get("url", "").replace("\\", "").strip()
    )
    if not found and (match := _LINKED.search(fields.get("howpublished", "") or fields.get("note", ""))):
        found = match[0]
    return found


def _imprint(fields: Mapping[str, str]) -> str:
    publisher = fields.get("publisher") or fields.get("institution") or fields.get("organization") or ""
    place = fields.get("address") or fields.get("location") or ""
    inner = _listing(f"{place}: {publisher}" if place and publisher else place or publisher, _printed_day(fields))
    return f" ({inner})" if inner else ""


def _iso(fields: Mapping[str, str]) -> str:
    year, month = fields.get("year", ""), fields.get("month", "")
    return f"{year}-{int(month):02}" if month.isdecimal() and 0 < int(month) < 13 else year


def _printed_day(fields: Mapping[str, str]) -> str:
    if fields.get("date"):
        return _day(fields["date"])
    month = fields.get("month", "")
    if month and not month.isdecimal():
        return f"{month} {fields.get('year', '')}".strip()
    return _day(_iso(fields)) or fields.get("year", "")


def _day(iso: str) -> str:
    """``2023-04-24`` as it is printed; what is no date stays as it is."""
    match = _DATE.fullmatch(iso)
    if not match:
        return iso.replace("/", "–")
    year, month, day = match.groups()
    if not month or not 0 < int(month) < 13:
        return str(year)
    name = _MONTHS[int(month) - 1]
    return f"{name} {int(day)}, {year}" if day else f"{name} {year}"
