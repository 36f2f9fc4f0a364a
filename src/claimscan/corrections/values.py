"""The fields that can be corrected, and their values from plain text: checked when they come in, put into a source later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from claimscan import dates
from claimscan import patterns as regex
from claimscan.corrections import read_identity
from claimscan.model import Date, Form, Found, Name, Note, Source, Span, Url, replace
from claimscan.parse import names
from claimscan.parse.name_parts import is_body, parts

TEXTS = (
    "title", "container_title", "publisher", "publisher_place", "edition", "genre", "volume", "issue", "pages",
    "locator", "doi", "isbn", "signal",
)  # fmt: skip
PEOPLE = ("authors", "editors", "translators")
DATES = ("issued", "accessed")
FIELDS = ("type", "form", "refers_to", *PEOPLE, "et_al", *TEXTS, *DATES, "urls")
# The types of CSL 1.0.2.
TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage".split()
)
_FORMS: tuple[str, ...] = get_args(Form)
_PARTS = frozenset(Name._fields)
# EDTF as the report prints it: days, months, seasons and years, ranges of them, with a sign of doubt.
_EDTF = regex.compile(r"-?\d{4}(?:-\d\d){0,2}[~?%]?(?:/(?:-?\d{4}(?:-\d\d){0,2}[~?%]?|\.\.)?)?|\d{3}X|\d\dXX")
_MONTHS = range(1, 13)
_SEASONS = range(21, 25)
_ADDRESS = regex.compile(r"(?:https?|ftp)://[^\s/]+\S*")


class Refused(ValueError):
    """A value that a field cannot have; the message says why."""


def checked(field: str, value: Any) -> Any:
    """``value`` in the form in which it is kept; ``None`` stands for nothing. Raises ``Refused``."""
    if value is None or value in ([], ""):
        if field in ("type", "form"):
            raise Refused(f"'{field}' cannot be empty")
        return False if field == "et_al" else [] if field in PEOPLE or field == "urls" else None
    if field in PEOPLE:
        return [_checked_name(one) for one in _listed(field, value)]
    if field == "urls":
        return [_checked_address(one) for one in _listed(field, value)]
    if field == "et_al":
        return _one_of(field, value, (True, False))
    if not isinstance(value, str):
        raise Refused(f"'{field}' must be a text, not {value!r}")
    text = " ".join(value.split())
    if field in DATES:
        return _checked_date(field, text)
    if field == "refers_to" and read_identity(text) is None:
        raise Refused(f"'refers_to' must be the id of a source, not '{text}'")
    if field == "type":
        return _one_of(field, text, sorted(TYPES))
    return _one_of(field, text, _FORMS) if field == "form" else text


def put(source: Source, note: Note, fields: Mapping[str, Any]) -> Source:
    """``source`` with other values. What stands in its text gets its place there; the print of the others is left as it was."""
    changes: dict[str, Any] = {}
    for field, value in fields.items():
        if field in PEOPLE:
            held = {one.value.literal if one.value else one.printed: one for one in getattr(source, field)}
            changes[field] = tuple(
                held[one]
                if isinstance(one, str) and one in held
                else _found(source, note, (name := person(one)).literal, name, None)
                for one in value
            )
        elif field == "urls":
            known = {url.url: url for url in source.urls}
            changes[field] = tuple(known.get(one) or _url(source, note, one) for one in value)
        elif field in DATES:
            changes[field] = value and _found(source, note, value, Date(value), getattr(source, field))
        elif field in TEXTS:
            changes[field] = value and _found(source, note, value, value, getattr(source, field))
        elif field != "refers_to":  # which is a link, and put in by `link`
            changes[field] = value
    return replace(source, **changes, corrected=tuple(field for field in FIELDS if field in fields))


def person(value: Any) -> Name:
    """A name from its parts, or from text: "Fenn, Ada", "Ada Fenn", "Board of Bridges"."""
    if not isinstance(value, str):
        return Name(**value)
    text = value.strip()
    for block in () if is_body(text) else names.blocks(text, 0, len(text)):
        if len(block.people) == 1 and (block.start, block.end) == (0, len(text)):
            return parts(text, block.people[0].style)
    family, comma, given = text.partition(",")
    return Name(text, family.strip(), given.strip()) if comma and given.strip() else Name(text)


def date_of(text: str) -> str | None:
    """A date as EDTF, from EDTF or from words ("4 May 2019"); ``None`` for what is no date, or two."""
    if _EDTF.fullmatch(text) and all(_is_sound(part) for part in text.split("/")):
        return text
    found = dates.read(text)
    return found.iso if found else None


def _is_sound(part: str) -> bool:
    """No month 13; days are left to the calendar of `dates`."""
    numbers = [int(number) for number in part.strip("~?%").split("-") if number.isdecimal()]
    if len(numbers) == 3:
        found = dates.read(part.strip("~?%"))
        return found is not None and found.iso is not None
    return len(numbers) < 2 or numbers[1] in _MONTHS or numbers[1] in _SEASONS


def _found(source: Source, note: Note, text: str, value: Any, before: Found[Any] | None) -> Found[Any]:
    place = _place(source, note, text)
    if place is not None:
        return Found(text, place, value)
    return Found(before.printed, before.spans, value) if before else Found("", (), value)


def _url(source: Source, note: Note, url: str) -> Url:
    place = _place(source, note, url)
    return Url(url, url if place else "", place or ())


def _place(source: Source, note: Note, text: str) -> tuple[Span, ...] | None:
    """Where ``text`` stands in the source, if it does once."""
    start = note.text.find(source.text)
    while start >= 0 and note.passage.spans(start, start + len(source.text)) != source.spans:
        start = note.text.find(source.text, start + 1)
    at = source.text.find(text)
    if start < 0 or at < 0 or source.text.find(text, at + 1) >= 0:
        return None
    return note.passage.spans(start + at, start + at + len(text))


def _listed(field: str, value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise Refused(f"'{field}' must be a list, not {value!r}")
    return value


def _one_of(field: str, value: Any, known: Sequence[Any]) -> Any:
    if value not in known:
        raise Refused(f"'{field}' must be one of {', '.join(map(str, known))}, not '{value}'")
    return value


def _checked_date(field: str, text: str) -> str:
    iso = date_of(text)
    if iso is None:
        raise Refused(f"'{field}' must be a date as 2019-05-04, 2019-05 or 2019, not '{text}'")
    return iso


def _checked_address(value: Any) -> str:
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value.strip()):
        raise Refused(f"'urls' must be web addresses that begin with http, not '{value}'")
    return value.strip()


def _checked_name(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if (
        isinstance(value, dict)
        and set(value) <= _PARTS
        and all(one is None or isinstance(one, str) for one in value.values())
    ):
        named = {part: text for part, text in value.items() if text}
        shown = " ".join(text for part in ("given", "particle", "family", "suffix") if (text := named.get(part)))
        if named:
            return {"literal": named.get("literal") or shown, **named}
    raise Refused(f"a name must be a text, or literal, family, given, particle and suffix, not {value!r}")
