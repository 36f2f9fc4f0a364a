"""Title, authors and date as the first pages print them; what the file says of itself counts where the page says it too.

The document information is filled by programs: with the name of a template, of who owns the computer, of the day of a
conversion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from claimscan import patterns as regex
from claimscan.model import Found, Metadata, Span
from claimscan.readers.pdf.lines import PrintedLine

_LARGE = 1.15  # of the body's size: a title is set larger
_LINES = 60  # of the document in which title and authors are looked for
_BYLINE = 8  # lines below the title in which the authors are looked for
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_NAME = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,3}(?:(?:van|von|de|der|den|del|di|da|la|le|bin|al|zu)\s+){0,2}\p{Lu}[\p{L}\p{M}'’-]+"
)
_BODY = regex.compile(  # what stands in mastheads and has the form of a name
    r"\b(?:univ|depart|instit|facult|school|college|centre|center|journal|press|review|article|abstract|research|academy|law"
    r"|studies|report|volume|edition|publish|copyright|contents|introduction|society|foundation|ministr|office|summary|assessment"
    r"|executive|chapter|part|section|preface|foreword|draft|version)",
    regex.I,
)
_MARK = regex.compile(r"(?:\s?\[\s?(?:\d{1,3}|[*†‡]{1,3})\s?\]|[*†‡ ]){1,6}$")
_SEPARATOR = regex.compile(r"\s*[,;]\s+(?:and\s+)?|\s+(?:and|&|und|et|y|e)\s+")
_PUBLISHED = regex.compile(r"(?:published|publication|online|erschienen|veröffentlicht|publié)\D{0,30}", regex.I)
_CREATED = regex.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")


class FirstLine(NamedTuple):
    """A line of the first pages that is no furniture, and where it begins in the document's text."""

    start: int
    line: PrintedLine


def metadata(lines: Sequence[FirstLine], body: float, information: Mapping[str, Any]) -> Metadata:
    """What the first lines print, with the document information as a witness."""
    lines = lines[:_LINES]
    title = _named(lines, information.get("title")) or _largest(lines, body)
    behind = lines[title[1] : title[1] + _BYLINE] if title else []
    before = lines[max(title[1] - len(title[0].spans) - _BYLINE, 0) : title[1] - len(title[0].spans)] if title else []
    return Metadata(
        title=title[0] if title else None,
        authors=_authors(behind) or _authors(before) or _known(lines, information.get("author")),
        date=_date(lines, information.get("created")),
    )


def _named(lines: Sequence[FirstLine], title: object) -> tuple[Found[str], int] | None:
    """The lines that print the title of the document information, and the index behind them."""
    wanted = _letters(title) if isinstance(title, str) else ""
    if len(wanted) < 8:
        return None
    for first in range(len(lines)):
        text = ""
        for last in range(first, min(first + 6, len(lines))):
            text += _letters(_bare(lines[last].line))
            if not wanted.startswith(text):
                break
            if text == wanted or (last > first and len(text) > 0.9 * len(wanted)):
                return _found(lines[first : last + 1]), last + 1
    return None


def _largest(lines: Sequence[FirstLine], body: float) -> tuple[Found[str], int] | None:
    """The lines in the largest type that say enough to be a title; a logo has a word or two."""
    best: tuple[float, int, int] | None = None
    for first, last in _alike(lines):
        size = lines[first].line.size
        words = _WORD.findall(" ".join(_bare(item.line) for item in lines[first:last]))
        if size < _LARGE * body or len(words) < 3 or len(words) > 50:
            continue
        if best is None or size > best[0]:
            best = (size, first, last)
    return (_found(lines[best[1] : best[2]]), best[2]) if best else None


def _alike(lines: Sequence[FirstLine]) -> Iterator[tuple[int, int]]:
    """Runs of lines in one size that follow each other."""
    cuts = [
        index
        for index, ((_, above), (_, line)) in enumerate(pairwise(lines), 1)
        if abs(above.size - line.size) > 0.03 * line.size
        or (above.bold, above.italic) != (line.bold, line.italic)
        or not 0 < line.baseline - above.baseline < 2 * line.size
    ]
    yield from pairwise([0, *cuts, len(lines)] if lines else [])


def _found(lines: Sequence[FirstLine]) -> Found[str]:
    spans = tuple(Span(start, start + len(line.text)) for start, line in lines)
    printed = " ".join(line.text for _, line in lines)
    value = ""
    for _, line in lines:
        cut = value.endswith("-") and line.text[:1].islower()
        value = (value[:-1] if cut else f"{value} " if value else "") + _bare(line)
    return Found(printed, spans, value)


def _bare(line: PrintedLine) -> str:
    """The line without raised marks."""
    text = line.text
    for number in reversed(line.raised):
        piece = line.piece(number)
        text = text[: piece.start] + text[piece.end :]
    return str(_MARK.sub("", text)).rstrip()


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold().replace("-", "")


def _authors(lines: Sequence[FirstLine]) -> tuple[str, ...]:
    """The first line below the title that is a list of names."""
    for _, line in lines:
        text = regex.sub(r"^(?:by|von|par|por|di)\s+", "", _bare(line), flags=regex.I).strip(" ,")
        parts = [part.strip(" *†‡,") for part in _SEPARATOR.split(text)]
        if len(text) < 200 and not _BODY.search(text) and all(_NAME.fullmatch(part) for part in parts):
            return tuple(parts)
    return ()


def _known(lines: Sequence[FirstLine], author: object) -> tuple[str, ...]:
    """The author of the document information, if the first lines name that person."""
    if not isinstance(author, str) or not _NAME.fullmatch(author.strip()):
        return ()
    wanted = _letters(author)
    return (author.strip(),) if any(wanted in _letters(line.text) for _, line in lines) else ()


def _date(lines: Sequence[FirstLine], created: object) -> str | None:
    """The day of publication where it is printed as such, else that of the file if its year is printed on the first page."""
    from claimscan import dates

    text = "\n".join(line.text for _, line in lines)
    for printed in _PUBLISHED.finditer(text):
        rest = text[printed.end() : printed.end() + 40].split("\n")[0]
        for found in dates.find(rest):
            if found.start <= 2 and found.value.iso:
                return found.value.iso
    match = _CREATED.match(created) if isinstance(created, str) else None
    if match and regex.search(rf"(?<!\d){match[1]}(?!\d)", text):
        return str(match[1])
    return None
