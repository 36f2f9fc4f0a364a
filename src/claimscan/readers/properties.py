"""Title, authors and date: printed in paragraphs of those styles, or named in a file's properties and printed as well.

The properties alone are no evidence: they keep the name of a template's author, the title of the article before, and the
language of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimscan import dates
from claimscan.model import Document, Found, Metadata, Span

_FRONT = 20  # paragraphs in which a title and its authors stand
_SHORTEST = 4  # letters; fewer are found anywhere


class Properties(NamedTuple):
    """What a file says of itself."""

    title: str = ""
    creators: tuple[str, ...] = ()
    pages: int | None = None  # when it was last saved


def metadata(document: Document, properties: Properties, named: Sequence[tuple[str, int]]) -> Metadata:
    """``named`` are the styles of the paragraphs around the text and the lines that these paragraphs are."""
    styled: dict[str, list[Span]] = {}
    for style, line in named:
        styled.setdefault(style, []).append(document.lines[line].span)
    title = styled.get("title", [])[:1] or _printed(document, properties.title)
    bylines = [
        document.text[a:b].removeprefix("By ") for a, b in (*styled.get("author", ()), *styled.get("byline", ()))
    ]
    day = next((dates.read(document.text[a:b]) for a, b in styled.get("date", ())), None)
    return Metadata(
        title=_title(document, title[0]) if title else None,
        authors=tuple(bylines or [name for name in properties.creators if _printed(document, name)]),
        date=day.iso if day else None,
    )


def count(pages: str) -> int | None:
    """A number of pages, if it is one."""
    return int(pages) if pages.isdecimal() and len(pages) < 6 and int(pages) else None


def _printed(document: Document, words: str) -> list[Span]:
    """Where one of the first paragraphs holds these words."""
    for line in document.lines[:_FRONT] if len(words) >= _SHORTEST else ():
        at = document.text.find(words, line.span.start, line.span.end)
        if at >= 0 and line.note is None:
            return [Span(at, at + len(words))]
    return []


def _title(document: Document, span: Span) -> Found[str]:
    """The title without the mark of a note that thanks somebody."""
    start, end = span
    for mark in reversed(document.marks):
        if mark.span.end == end and mark.span.start > start:
            end = mark.span.start
    printed = document.text[start:end]
    return Found(printed, (Span(start, end),), printed)
