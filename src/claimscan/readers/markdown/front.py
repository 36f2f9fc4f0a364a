"""What a text says of itself before it begins: YAML between ``---``, TOML between ``+++``, Pandoc's lines with ``%``, or
MultiMarkdown's keys up to the first empty line.

Only what an article's head holds is read (title, authors, date, language), by the few forms of YAML that people type; the
rest may be anything.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from claimscan import dates
from claimscan import patterns as regex
from claimscan.model import Found, Metadata, Span

_YAML = regex.compile(r"\s{0,100}---[ \t]*\n(?P<inner>.*?)^(?:---|\.\.\.)[ \t]*$", regex.DOTALL | regex.MULTILINE)
_TOML = regex.compile(r"\s{0,100}\+\+\+[ \t]*\n(?P<inner>.*?)^\+\+\+[ \t]*$", regex.DOTALL | regex.MULTILINE)
_PANDOC = regex.compile(r"%(?: .*)?\n(?:[ \t]+\S.*\n)*(?:%.*\n(?:[ \t]+\S.*\n)*){0,2}")
# Every row a key with its value, or indented below one.
_MULTI = regex.compile(r"(?:[A-Za-z_][\w-]{0,30}:[ \t]+\S.*\n(?:[ \t]+\S.*\n){0,20}+){2,40}+(?=[ \t]*\n)")
_KEY = regex.compile(r"([A-Za-z_][\w-]*):(?=\s|$)[ \t]*(.*)")
_BELOW = regex.compile(r"\s|-\s|-?$")  # a row that belongs to the key above
_ITEM = regex.compile(r"\s*-(?:\s+|$)(.*)")
_NAME = regex.compile(r"(?:name|literal|full[-_]?name):\s*(.*)")
_HALF = regex.compile(r"(given|family)(?:[-_]names?)?:\s*(.*)")
_COMMENT = regex.compile(r"\s+#.*$")
_SEPARATOR = regex.compile(r"\s*;\s*|\s+(?:and|&)\s+")


class Front(NamedTuple):
    """How much of the text it takes, and what it says."""

    end: int
    metadata: Metadata


class _Entry(NamedTuple):
    """A key at the left edge: where its value begins, what stands behind the colon, and the indented rows below."""

    start: int
    value: str
    below: tuple[str, ...]


def front(text: str) -> Front:
    """The front matter of ``text``; an empty one if there is none."""
    if match := _YAML.match(text):
        entries = dict(_entries(match["inner"], match.start("inner")))
        if entries:  # else it is a rule above the text
            return Front(match.end(), _metadata(text, entries))
    if match := _TOML.match(text):
        return Front(match.end(), _toml(text, match["inner"], match.end()))
    if match := _PANDOC.match(text):
        return Front(match.end(), _percent(match[0]))
    if match := _MULTI.match(text):
        entries = dict(_entries(match[0], 0))
        if "title" in entries and len(entries) > 1:
            return Front(match.end(), _metadata(text, entries))
    return Front(0, Metadata())


def _entries(inner: str, at: int) -> Iterator[tuple[str, _Entry]]:
    rows = inner.split("\n")
    starts = [at]
    for row in rows:
        starts.append(starts[-1] + len(row) + 1)
    keys = [(number, match) for number, row in enumerate(rows) if (match := _KEY.match(row))]
    for place, (number, match) in enumerate(keys):
        end = keys[place + 1][0] if place + 1 < len(keys) else len(rows)
        below = tuple(takewhile(_BELOW.match, rows[number + 1 : end]))
        yield match[1].lower(), _Entry(starts[number] + match.start(2), match[2].strip(), below)


def _metadata(text: str, entries: Mapping[str, _Entry]) -> Metadata:
    title = entries.get("title")
    authors = next((entries[key] for key in ("author", "authors", "byline", "creator") if key in entries), None)
    day = next((entries[key] for key in ("date", "published", "pubdate", "issued") if key in entries), None)
    language = next((entries[key] for key in ("lang", "language", "locale") if key in entries), None)
    return Metadata(
        title=_found(text, title.start, _scalar(title)) if title else None,
        authors=tuple(_names(authors)) if authors else (),
        date=_day(_scalar(day)) if day else None,
        language=_scalar(language) or None if language else None,
    )


def _found(text: str, start: int, value: str) -> Found[str] | None:
    """The value in its place, where its words may stand in several rows."""
    words = value.split()
    at = text.find(words[0], start, start + len(value) + 200) if words else -1
    if at < 0:
        return None
    end = at
    for word in words:
        while text[end : end + 1].isspace():
            end += 1
        if not text.startswith(word, end):
            return None
        end += len(word)
    return Found(text[at:end], (Span(at, end),), value)


def _scalar(entry: _Entry) -> str:
    """A value: plain, in quotation marks, or in the rows below."""
    value = entry.value
    if value[:1] in ("|", ">"):
        value = ""
    rows = [row.strip() for row in entry.below if row.strip() and row[0].isspace()]
    return _plain(" ".join([value, *rows]).strip())


def _plain(value: str) -> str:
    if value[:1] in ("'", '"') and value.find(value[0], 1) > 0:
        quote = value[0]
        return value[1 : value.rfind(quote)].replace("\\" + quote, quote).replace("''", "'").strip()
    return str(_COMMENT.sub("", value)).strip()


def _names(entry: _Entry) -> Iterator[str]:
    """Authors as one value, as a list in brackets or in rows, or as records with their names."""
    if entry.value.startswith("["):
        whole = " ".join([entry.value, *(row.strip() for row in entry.below)])
        yield from filter(None, (_plain(part.strip()) for part in whole[1 : whole.rfind("]")].split(",")))
        return
    if entry.value:
        yield from filter(None, (name.strip() for name in _SEPARATOR.split(_scalar(entry))))
        return
    half: dict[str, str] = {}
    for row in (*entry.below, "-"):
        item = _ITEM.match(row)
        if item and half:
            yield " ".join(filter(None, (half.get("given", ""), half.get("family", ""))))
            half = {}
        inner = (item[1] if item else row).strip()
        if match := _HALF.match(inner):
            half[match[1]] = _plain(match[2])
        elif match := _NAME.match(inner):
            yield _plain(match[1])
        elif item and inner and not _KEY.match(inner):
            yield _plain(inner)


def _day(value: str) -> str | None:
    found = dates.read(value.partition("T")[0].strip()) or dates.read(value[:10])
    return found.iso if found else None


def _toml(text: str, inner: str, end: int) -> Metadata:
    try:
        values: Mapping[str, Any] = tomllib.loads(inner)
    except tomllib.TOMLDecodeError:
        return Metadata()
    title, day = values.get("title"), values.get("date")
    authors = values.get("authors") or values.get("author") or []
    listed: Sequence[Any] = authors if isinstance(authors, list) else [authors]
    names = (one.get("name") if isinstance(one, dict) else one for one in listed)
    language = values.get("language") or values.get("lang")
    return Metadata(
        title=_found(text[:end], 0, title) if isinstance(title, str) and len(title) < 200 else None,
        authors=tuple(name for name in names if isinstance(name, str) and name),
        date=_day(str(day)) if day is not None else None,
        language=language if isinstance(language, str) else None,
    )


def _percent(block: str) -> Metadata:
    """Title, authors and date, each behind a percent sign; a value may go on in indented rows."""
    fields: list[tuple[int, str]] = []
    at = 0
    for row in block.splitlines(keepends=True):
        if row.startswith("%"):
            fields.append((at, row[1:].strip()))
        elif fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]}; {row.strip()}" if len(fields) == 2 else fields[-1][1])
        at += len(row)
    names = _SEPARATOR.split(fields[1][1]) if len(fields) > 1 else []
    return Metadata(
        title=_found(block, fields[0][0], fields[0][1]) if fields else None,
        authors=tuple(name for name in names if name),
        date=_day(fields[2][1]) if len(fields) > 2 else None,
    )
