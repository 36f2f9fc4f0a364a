"""BibTeX files: the works in them, field by field, with names taken apart."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from claimscan import patterns as regex

_SIGN = regex.compile(r'\\.|[{}"#]', regex.DOTALL)
_MONTHS = dict(zip("jan feb mar apr may jun jul aug sep oct nov dec".split(), map(str, range(1, 13)), strict=True))
LONGEST = 20_000  # characters of a value that is put together: abbreviations of abbreviations double at each step


class Work(NamedTuple):
    """One entry. ``fields`` hold LaTeX, by names in small letters."""

    key: str
    type: str
    fields: Mapping[str, str]


class Works(NamedTuple):
    """The works of a file by their keys, and the lines (from 1) of the entries that could not be read."""

    works: dict[str, Work]
    failed: tuple[int, ...] = ()


class Person(NamedTuple):
    """A name taken apart; a body has all of its name in ``family``, and nothing else."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""


def works(source: str) -> Works:
    """The works of a file; of two with one key, and of two fields with one name, the first, as BibTeX does it."""
    from bibtexparser import model  # for articles that have a bibliography
    from bibtexparser.entrypoint import parse_string

    with _silent():
        library = parse_string(source, parse_stack=[])
    strings = dict(_MONTHS)
    found: dict[str, Work] = {}
    failed: list[int] = []
    for block in library.blocks:
        entry = block.ignore_error_block if isinstance(block, model.DuplicateFieldKeyBlock) else block
        if isinstance(entry, model.String):
            strings.setdefault(entry.key.lower(), _value(entry.value, strings))
        elif isinstance(entry, model.Entry):
            fields: dict[str, str] = {}
            for field in entry.fields:
                fields.setdefault(field.key.lower(), _value(field.value, strings))
            found.setdefault(entry.key, Work(entry.key, entry.entry_type.lower(), fields))
        elif isinstance(entry, model.ParsingFailedBlock) and not isinstance(entry, model.DuplicateBlockKeyBlock):
            failed.append((entry.start_line or 0) + 1)
    return Works({key: _inherited(work, found) for key, work in found.items()}, tuple(failed))


@contextmanager
def _silent() -> Iterator[None]:
    """The parser logs what it cannot read, which is told in the report instead."""
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _inherited(work: Work, found: Mapping[str, Work]) -> Work:
    """A chapter has what its book has, where it says nothing itself."""
    parent = found.get(work.fields.get("crossref", ""))
    if parent is None or parent.key == work.key:
        return work
    fields = {name: value for name, value in parent.fields.items() if name not in ("title", "crossref", "pages")}
    if "title" in parent.fields:
        fields.setdefault("booktitle", parent.fields["title"])
    return work._replace(fields={**fields, **work.fields})


def _value(printed: str, strings: Mapping[str, str]) -> str:
    """``{Quay} # " Echo" # jan``: pieces in braces or quotation marks, and abbreviations, one behind the other."""
    parts: list[str] = []
    start = depth = 0
    quoted = False
    for match in _SIGN.finditer(printed):
        sign = match[0]
        if sign == "#" and depth == 0 and not quoted:
            parts.append(printed[start : match.start()])
            start = match.end()
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
    pieces = (part.strip() for part in (*parts, printed[start:]))
    return "".join(piece[1:-1] if piece[:1] in ("{", '"') else strings.get(piece.lower(), piece) for piece in pieces)[
        :LONGEST
    ]


def people(names: str) -> list[Person]:
    """``Last, First and von Last, Jr., First and {A Body} and others``; the last of these is left out."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    found: list[Person] = []
    for name in split_multiple_persons_names(" ".join(names.split())):
        if name.strip() and name.lower() != "others":
            parts = parse_single_name_into_parts(name, strict=False)
            found.append(Person(*(" ".join(part) for part in (parts.last, parts.first, parts.von, parts.jr))))
    return [person for person in found if person.family]
