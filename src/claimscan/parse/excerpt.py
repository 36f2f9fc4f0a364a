"""One source cut out of a note while it is read: its limits, and the way from offsets back to the page."""

from __future__ import annotations

from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.dates import DateMatch
from claimscan.model import Date, Found, Name, Note, Span
from claimscan.parse import chunks, name_parts
from claimscan.parse.cites import Cite
from claimscan.parse.context import Context
from claimscan.parse.names import Person
from claimscan.parse.scan import Scan, between, part
from claimscan.parse.split import Piece

_QUOTES = frozenset("\"“”„‟«»‹›‘’‚‛'`")
_COMMA_INSIDE = regex.compile(r",(?=['’\"”»]*$)")
_OTHER_SCRIPT = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
LONGEST = 4000  # characters of a source that are read for fields
_BEFORE = " \t,;:*_<"
_BEHIND = " \t,;:*_>"


class Excerpt(NamedTuple):
    """``scan.text[start:end]`` is the source, and ``scan`` holds what was found in it. All offsets are into the note's text."""

    scan: Scan
    piece: Piece
    note: Note
    cites: tuple[Cite, ...]
    context: Context

    @classmethod
    def of(cls, scan: Scan, piece: Piece, note: Note, cites: tuple[Cite, ...], context: Context) -> Excerpt:
        own = part(scan, piece.start, piece.end, min(piece.end, piece.start + LONGEST))
        return cls(own, piece, note, between(cites, piece.start, piece.end), context)

    @property
    def start(self) -> int:
        return self.piece.start

    @property
    def end(self) -> int:
        """Where its fields end; no reference is longer, only hostile text."""
        return min(self.piece.end, self.piece.start + LONGEST)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        return self.note.passage.spans(start, end)

    def found(self, start: int, end: int, value: str | None = None) -> Found[str]:
        """A field as printed between two offsets; its value is the cleaned print if none is given."""
        printed = self.scan.text[start:end]
        return Found(printed, self.spans(start, end), clean(printed) if value is None else value)

    def field(self, start: int, end: int) -> Found[str]:
        """The same without the signs around it: quotation marks, emphasis, separators, a closing stop."""
        return self.found(*self.trimmed(start, end))

    def name(self, person: Person) -> Found[Name]:
        printed = self.scan.text[person.start : person.end].rstrip(" ,;")
        whole = name_parts.is_body(printed) or _OTHER_SCRIPT.search(printed)  # "Hu Lan 胡蘭": the family comes first
        name = Name(printed) if whole else name_parts.parts(printed, person.style)
        return Found(printed, self.spans(person.start, person.start + len(printed)), name)

    def body(self, start: int, end: int) -> Found[Name]:
        """A corporate author."""
        start, end = self.trimmed(start, end)
        printed = self.scan.text[start:end]
        return Found(printed, self.spans(start, end), Name(clean(printed)))

    def date(self, match: DateMatch) -> Found[Date]:
        return Found(self.scan.text[match.start : match.end], self.spans(match.start, match.end), match.value)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The offsets without the quotation marks or emphasis around the whole, and without separators at the edges."""
        text = self.scan.text
        for quote in between(self.scan.quotes, start, start + 1):
            if quote.end == end or quote.end < end and not text[quote.end : end].strip(" .,)]"):
                start, end = quote.inner_start, quote.inner_end
        while start < end and text[start] in _BEFORE:
            start += 1
        while end > start and (text[end - 1] in _BEHIND or self._stopped(end - 1)):
            end -= 1
        return start, end

    def _stopped(self, at: int) -> bool:
        """A full stop that ends the field, and no abbreviation or ellipsis."""
        text = self.scan.text
        return text[at] == "." and text[at - 1 : at] != "." and not chunks.abbreviates(text, at)


def clean(printed: str) -> str:
    """A field's value: no emphasis signs, no comma before a closing mark, no quotation marks around the whole."""
    text = printed.replace("*", "").strip(" \t,;:_")
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES and not any(sign in _QUOTES for sign in text[1:-1]):
        text = text[1:-1].strip(" ,")
    return str(_COMMA_INSIDE.sub("", text)).strip(" \t,;")
