"""A sheet of sources that a person has mended, read as corrections of an article.

It may come from any spreadsheet: parted by commas, semicolons or tabs, with or without a byte order mark, in UTF-8,
UTF-16 or Windows' own encoding, with any line ends, with columns moved, added or taken away.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from claimscan.corrections import Correction, Fitting, Identity, cells, identities, read_identity
from claimscan.corrections.values import FIELDS, Refused, checked, date_of
from claimscan.errors import BadSettings
from claimscan.model import Article

ORIGIN = "origin"
MEMBER = "; "  # between the members of a cell, see `columns`
_DELIMITERS = ",;\t"
_CELL_LIMIT = 10_000_000  # characters; the library's own limit is less than a long note


class Line(NamedTuple):
    """A row of the sheet: its number in the file, its cells by column, and what its last column says of its source."""

    number: int
    cells: Mapping[str, str]
    identity: Identity
    seal: str


class Mended(NamedTuple):
    """What a sheet says: all corrections that hold now, how many fields it changed, and sentences on what was not taken."""

    corrections: tuple[Correction, ...]
    changed: int
    refused: tuple[str, ...]


def read(data: bytes, name: str) -> list[Line]:
    """The rows of a sheet. Raises ``BadSettings`` for what is no sheet of sources."""
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # what tells Excel the separator
        text, first = rest, rest.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(_CELL_LIMIT)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise BadSettings(f"{name}: is no sheet that can be read ({error})") from error
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if ORIGIN not in header:
        raise BadSettings(f"{name}: has no column '{ORIGIN}'; it must be a sheet that claimscan sources -f csv wrote")
    return list(_lines(header, rows[1:]))


def mended(
    lines: Sequence[Line], article: Article, now: Sequence[Mapping[str, str]], held: Sequence[Correction]
) -> Mended:
    """The corrections of ``article`` after those of a sheet are laid over ``held``, the ones before.

    ``article`` and ``now``, the cells of its sources, are as they are read without any correction. A cell that was
    changed back to what is read takes its correction away.
    """
    known = identities(article.notes, article.sources)
    fitting = Fitting(known)
    fields: dict[int, dict[str, Any]] = {}
    strays: list[Correction] = []
    for one in held:
        index = fitting.index(one.identity)
        if index is None:
            strays.append(one)
        else:
            fields.setdefault(index, {}).update(one.fields)
    refused: list[str] = []
    count = 0
    own = _of_article(lines, article.document.name)
    of_sheet = {line.cells["source"]: line.identity for line in own if line.cells.get("source")}
    for line in own:
        index = fitting.index(line.identity)
        edits = _Edits(line, now[index] if index is not None else {}, of_sheet)
        said = list(edits.found())
        if said and index is None:
            edits.refused = [f"its source is not in {article.document.name} any more"]
        elif index is not None:
            here = fields.setdefault(index, {})
            for field, value in said:
                count += 1
                here[field] = value
                if value == _read(field, now[index]) and field != "refers_to":
                    del here[field]
        refused += [f"row {line.number}: {sentence}" for sentence in edits.refused]
    whole = [
        Correction(known[index], _ordered(given), source.text, PurePath(article.document.name).name)
        for index, source in enumerate(article.sources)
        if (given := fields.get(index))
    ]
    return Mended((*whole, *strays), count, tuple(refused))


def _ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {field: fields[field] for field in FIELDS if field in fields}


class _Edits:
    """The cells of one row that a person changed, as values; ``refused`` says which of them make no sense."""

    def __init__(self, line: Line, now: Mapping[str, str], of_sheet: Mapping[str, Identity]) -> None:
        self._line = line
        self._now = now
        self._of_sheet = of_sheet
        self.refused: list[str] = []

    def found(self) -> Iterator[tuple[str, Any]]:
        own = {
            name: cell for name, cell in self._line.cells.items() if name in cells.CELLS and self._is_new(name, cell)
        }
        if "authors_json" in own:
            own.pop("authors", None)
        if "issued" in own:
            own.pop("year", None)
        for name, cell in own.items():
            text = cells.clean(cell)
            harm = cells.damage(text)
            field = {"year": "issued", "authors_json": "authors"}.get(name, name)
            try:
                if harm:
                    raise Refused(f"'{name}' {harm}")
                yield field, checked(field, self._value(name, text))
            except (Refused, ValueError) as error:
                self.refused.append(str(error) if isinstance(error, Refused) else f"'{name}' is no JSON")

    def _is_new(self, name: str, cell: str) -> bool:
        return cells.changed(name, cell, self._line.seal, self._now.get(name, ""))

    def _value(self, name: str, text: str) -> Any:
        if name == "authors_json":
            return json.loads(text or "[]")
        if name in ("authors", "editors", "translators", "urls"):
            return [part.strip() for part in text.split(MEMBER.strip()) if part.strip()]
        if name == "et_al":
            known = [value for value, words in ((True, cells.YES), (False, cells.NO)) if text.lower() in words]
            return known[0] if known else text
        if name == "refers_to" and text:
            meant = self._of_sheet.get(text)
            if meant is None:
                raise Refused(f"'refers_to' must be the id of a source of this sheet, not '{text}'")
            return str(meant)
        return text


def _read(field: str, now: Mapping[str, str]) -> Any:
    """The value that the field has without a correction."""
    cell = cells.clean(now[field])
    if field in ("issued", "accessed"):
        return date_of(cell) if cell else None
    if field == "et_al":
        return cell == "true"
    if field in ("authors", "editors", "translators", "urls"):
        return [part for part in cell.split(MEMBER) if part]
    return cell or None


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    for number, row in enumerate(rows, 2):
        own = dict(zip(header, row, strict=False))
        identity, _, sealed = own.get(ORIGIN, "").strip().partition(" ")
        known = read_identity(identity)
        if known is not None:
            yield Line(number, own, known, sealed)


def _of_article(lines: Sequence[Line], name: str) -> list[Line]:
    """The rows of this article, where the sheet holds those of several."""
    paths = {line.cells.get("path", "") for line in lines}
    if len(paths) < 2:
        return list(lines)
    file = PurePath(name).name
    return [line for line in lines if line.cells["path"] == name] or [
        line for line in lines if PurePath(line.cells["path"].replace("\\", "/")).name == file
    ]
