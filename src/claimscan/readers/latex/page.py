"""What is written: text with its ligatures into paragraphs, marks, and where each of them was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import BlockKind, Mark, Span, replace
from claimscan.readers.latex.places import Places
from claimscan.readers.latex.tokens import Token
from claimscan.readers.paragraphs import Paragraphs

_LIGATURE = regex.compile(r"---|--|``|''|`|'|[!?]`")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’", "!`": "¡", "?`": "¿"}
_GERMAN = regex.compile(r"\"[`'=~\-/|]")
_GERMANS = {'"`': "„", "\"'": "“", '"=': "-", '"~': "-", '"-': "", '"/': "/", '"|': ""}
DEEPEST = 200  # environments in environments


class Context(NamedTuple):
    """An open environment, and the kind of block that it makes of a paragraph."""

    name: str
    kind: BlockKind | None = None
    level: int = 0
    number: int = 0  # of the last item
    closing: tuple[Token, ...] = ()  # what an environment of the document's own ends with


@dataclass(slots=True, kw_only=True)
class Page:
    """Where writing stands."""

    places: Places
    out: Paragraphs = field(default_factory=Paragraphs)
    contexts: list[Context] = field(default_factory=list)
    note: str | None = None  # key of the note that is being written
    preamble: bool = False  # nothing is printed yet
    math: bool = False
    german: bool = False
    paragraph: bool = False  # one is open
    written: bool = False  # something stands in it
    displayed: bool = False  # what is being written is a formula set apart
    worded: bool = False  # something else stands in the paragraph
    last: str = " "  # the character written last

    def write(self, text: str, token: Token) -> None:
        """Text that was read from where ``token`` stands."""
        if self.preamble or not text:
            return
        self.begin()
        self.places.note(self.out.at, token.file, token.at)
        self.out.write(text)
        self.last, self.written = text[-1], True
        self.worded = self.worded or not (self.displayed or text.isspace())

    def text(self, token: Token) -> None:
        """Text with its ligatures; a stretch of it for each, so that all stand where they were read."""
        if self.math or self.preamble:
            self.write(token.text, token)
            return
        if self.german and '"' in token.text:
            self._pieces(token, _GERMAN, _GERMANS)
        else:
            self._pieces(token, _LIGATURE, _LIGATURES)

    def _pieces(self, token: Token, pattern: regex.Pattern[str], shown: Mapping[str, str]) -> None:
        at = 0
        for match in pattern.finditer(token.text):
            self.write(token.text[at : match.start()], token._replace(at=token.at + at))
            self.write(shown.get(match[0], match[0]), token._replace(at=token.at + match.start()))
            at = match.end()
        self.write(token.text[at:], token._replace(at=token.at + at))

    def blank(self, token: Token) -> None:
        """One blank, but not at a beginning, behind another one, or in mathematics."""
        if self.paragraph and not self.math and not self.last.isspace():
            self.write(" ", token)

    def display(self, token: Token) -> None:
        """A formula begins that is set apart: one word of the sentence in which it stands."""
        self.blank(token)
        self.displayed = self.math = True

    def undisplay(self, token: Token) -> None:
        """A formula ends, set apart or not."""
        self.math = False
        if self.displayed:
            self.blank(token)
            self.displayed = False

    def enter(self, context: Context) -> None:
        """An environment begins; what is nested deeper than any article nests belongs to the one around it."""
        if len(self.contexts) < DEEPEST:
            self.contexts.append(context)

    def begin(self) -> None:
        """A paragraph of the kind that the environments around it make, if none is open."""
        if self.paragraph or self.preamble:
            return
        self.paragraph = True
        self.last, self.written, self.worded = " ", False, False
        if self.note is not None:
            self.out.begin("note", note=self.note)
            return
        context = next((one for one in reversed(self.contexts) if one.kind), Context("", "paragraph"))
        self.out.begin(context.kind, context.level)

    def end(self) -> None:
        """The paragraph is complete."""
        if self.paragraph:
            self.paragraph = False
            before = len(self.out.lines)
            self.out.end()
            for at in range(before, len(self.out.lines) if not self.worded and self.note is None else before):
                if self.out.lines[at].kind == "paragraph":
                    self.out.lines[at] = replace(self.out.lines[at], kind="other")  # a formula alone is no sentence

    def mark(self, printed: str, key: str, token: Token, label: str | None = None) -> None:
        """A mark that leads to the note ``key``, with the blank before it; in a note it is none."""
        if self.preamble or self.note is not None:
            return
        self.begin()
        self.places.note(self.out.at, token.file, token.at)
        blank = self.last.isspace() and self.written
        start, end = self.out.write(printed)
        self.out.marks.append(Mark(Span(start - blank, end), (label or printed,), key))
        self.last = printed[-1:]
