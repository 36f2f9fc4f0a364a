"""The blocks of a Markdown text, each with the places of its rows: what CommonMark, tables and definitions of notes say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from claimscan import patterns as regex
from claimscan.model import Span

# "[^12]: ..." at the beginning of a block; never a mark at the beginning of a sentence.
_DEFINITION = regex.compile(r"\[\^([^\]\[\s]{1,200})\]:")
_TAG = regex.compile(r"</?[A-Za-z][\w-]*[\s/>]|</?[A-Za-z][\w-]*$")
_SHORTCUT = regex.compile(
    r"(?<![\\!]|(?<!\[\d{1,4})\])\[(\d{1,4})\](?!\[(?!\d{1,4}\])|[(:])"
)  # a number alone that is a link
_NUMBER = regex.compile(r"\d{1,9}[.)]\s*$")
# The fence of a box, as Pandoc, Quarto and MyST have it: "::: {.note}", ":::: warning ::::", ":::".
# And a row of attributes as kramdown has it, or of a template's instructions: "{: .lead}", "{% include a.html %}".
_BOX = regex.compile(
    r"\{:[^{}\n]{1,300}\}\s*|\{%[^{}\n]{1,300}%\}\s*|:{3,}\s*(?:\{[^{}\n]{0,300}\}(?:[^\n:]{0,200})|[\w-]{1,60})?\s*:*\s*"
)
DEEPEST = 30  # containers in containers; what lies deeper is read as text

_BOX_NAME = regex.compile(r"[{\s]#([^\s{}]{1,300})")

Kind = Literal["paragraph", "heading", "underlined", "cell", "code", "html"]


class Leaf(NamedTuple):
    """A block that holds text and no other blocks. ``rows`` are its printed lines without what its containers put before them."""

    kind: Kind
    rows: tuple[Span, ...]
    level: int = 0  # of a heading
    definition: int = -1  # index of the definition of a note that it is a part of
    item: int = 0  # how deep it lies in lists
    quoted: bool = False
    number: Span | None = None  # of the item that it begins, with its stop
    bullet: str = ""  # the sign of the item that it begins


class Definition(NamedTuple):
    """The beginning of a note's definition; ``marker`` is ``[^label]:``, or ``[1]:``."""

    label: str
    marker: Span
    typed: bool = False  # it is an address under a number: ``[1]`` calls it, and not ``[^1]``

    @property
    def called(self) -> str:
        """What calls it: its folded label, or its number in brackets."""
        return f"[{self.label}]" if self.typed else folded(self.label)


@dataclass(slots=True)
class Blocks:
    """The leaves in the order of the text."""

    leaves: list[Leaf] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)  # of reference links, by folded label
    names: list[tuple[int, str]] = field(default_factory=list)  # of Pandoc's boxes, and where each begins
    silent: list[Span] = field(default_factory=list)  # definitions of addresses, which print nothing


def parse(text: str) -> Blocks:
    """The blocks of ``text``. Never fails: everything is Markdown."""
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    walk = _Walk(text)
    found = walk.walk(tokens)
    found.addresses = {folded(label): str(one["href"]) for label, one in env.get("references", {}).items()}
    found.names = [(walk.starts[line], name) for line, name in env.get("boxes", ())]
    return found


def folded(label: str) -> str:
    """A label as it is compared: in small letters, with single blanks."""
    return " ".join(label.split()).casefold()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "inline_definitions": True}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.before("reference", "note", _note, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("code", "indented_html", _indented_html)
    parser.block.ruler.before("paragraph", "box", _box, {"alt": ["paragraph"]})
    return parser


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A definition of a note: what stands behind its label, and all that is indented by four below it."""
    if state.is_code_block(start):
        return False
    first = state.bMarks[start] + state.tShift[start]
    match = _DEFINITION.match(state.src, first, state.eMarks[start])
    if not match:
        return False
    if silent:
        return True
    token = state.push("note_open", "", 1)
    token.meta = {"label": match[1]}
    token.map = [start, start]
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    at = match.end()
    while at < state.eMarks[start] and state.src[at] in " \t":
        at += 1
    state.bMarks[start], state.tShift[start] = match.end(), at - match.end()
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent  # the rest of the row belongs to the note, however far it stands
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = kept
    state.line = max(state.line, start + 1)
    state.push("note_close", "", -1)
    return True


def _indented_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Tags that are indented like code but stand behind other HTML: the items of a list, spread over the page."""
    if silent or not state.is_code_block(start) or not state.tokens or state.tokens[-1].type != "html_block":
        return False
    if not _TAG.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start]):
        return False
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    token = state.push("html_block", "", 0)
    token.map = [start, line]
    token.content = state.getLines(start, line, state.blkIndent, True)
    state.line = line
    return True


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The row that begins or ends a box; what is in the box is text like any other."""
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not _BOX.fullmatch(state.src, first, state.eMarks[start]):
        return False
    if not silent:
        if name := _BOX_NAME.search(state.src, first, state.eMarks[start]):
            state.env.setdefault("boxes", []).append((start, name[1]))
        state.line = start + 1
    return True


class _Walk:
    """Goes through the tokens with the containers they lie in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Blocks()
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.addressed: list[tuple[str, int, int]] = []  # label of an address, and its first and last row
        self.lists: list[Token] = []
        self.items: list[Token] = []
        self.notes: list[int] = []
        self.quotes = 0
        self.fresh = False  # the item has not shown any text yet
        self.cell = False
        self.row_done = 0  # how far the row of a table has been read

    def walk(self, tokens: Sequence[Token]) -> Blocks:
        heading: Token | None = None
        for token in tokens:
            match token.type:
                case "blockquote_open":
                    self.quotes += 1
                case "blockquote_close":
                    self.quotes -= 1
                case "list_item_open":
                    self.items.append(token)
                    self.fresh = True
                case "list_item_close":
                    self.items.pop()
                case "note_open":
                    self._define(token)
                case "note_close":
                    self.notes.pop()
                case "heading_open":
                    heading = token
                case "heading_close":
                    heading = None
                case "inline" if token.content.strip():
                    self._text(token, heading)
                case "td_open" | "th_open":
                    self.cell = True
                case "fence" | "code_block":
                    self._add("code", self._rows(token, int(token.type == "fence")))
                case "html_block":
                    self._add("html", self._rows(token))
                case "tr_open":
                    self.row_done = 0
                case "definition" if token.map:
                    self.addressed.append((str(token.meta["label"]), token.map[0], token.map[1]))
        self._addresses()
        return self.found

    def _addresses(self) -> None:
        """Definitions of addresses print nothing; but where numbers alone lead to them, they are a list of notes."""
        numbers = {label for label, *_ in self.addressed if label.isdecimal()}
        called = numbers & {match[1] for match in _SHORTCUT.finditer(self.text)}
        noted = bool(called) and 2 * len(called) >= len(numbers) and not self.found.definitions
        for label, first, behind in self.addressed:
            span = Span(self.starts[first], self._end(behind - 1))
            marker = self.text.find(f"[{label}]:", *span) if noted and label in numbers else -1
            if marker < 0:
                self.found.silent.append(span)
                continue
            definition = Definition(label, Span(marker, marker + len(label) + 3), typed=True)
            start = definition.marker.end
            row = self.text[start : span.end]
            start += len(row) - len(row.lstrip())
            self.found.leaves.append(
                Leaf("paragraph", (Span(start, span.end),), definition=len(self.found.definitions))
            )
            self.found.definitions.append(definition)
        if noted:
            self.found.leaves.sort(key=lambda leaf: leaf.rows[0].start)

    def _define(self, token: Token) -> None:
        line = token.map[0] if token.map else 0
        at = self.text.find("[^", self.starts[line])
        for definition in self.found.definitions[-1:]:  # two in one row: the second stands in the first
            at = self.text.find("[^", max(self.starts[line], definition.marker.end))
        self.notes.append(len(self.found.definitions))
        label = str(token.meta["label"])
        self.found.definitions.append(Definition(label, Span(at, at + len(label) + 4)))

    def _text(self, token: Token, heading: Token | None) -> None:
        if self.cell:
            self.cell = False
            self._cell(token)
        elif heading is None:
            self._add("paragraph", self._rows(token))
        elif heading.markup.startswith("#"):
            self._add("heading", self._rows(token), int(heading.tag[1:]))
        else:
            self._add("underlined", self._rows(token), int(heading.tag[1:]))

    def _cell(self, token: Token) -> None:
        if not token.map:
            return
        start = max(self.starts[token.map[0]], self.row_done)
        for content in (token.content, token.content.replace("|", "\\|")):
            at = self.text.find(content, start, self._end(token.map[0]))
            if at >= 0:
                self.row_done = at + len(content)
                self._add("cell", (Span(at, self.row_done),))
                return

    def _end(self, line: int) -> int:
        return self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)

    def _rows(self, token: Token, skip: int = 0) -> tuple[Span, ...]:
        """Where the lines of a token's content stand: each is the end of its line, since containers put signs before it."""
        return tuple(self._placed(token, skip))

    def _placed(self, token: Token, skip: int) -> Iterator[Span]:
        first = (token.map or [0, 0])[0] + skip
        for line, content in enumerate(token.content.split("\n"), first):
            inner = content.strip()
            if not inner or line >= len(self.starts):
                continue
            start, end = self.starts[line], self._end(line)
            at = self.text.rfind(inner, start, end)
            if at >= 0:
                yield Span(at, at + len(inner))

    def _add(self, kind: Kind, rows: tuple[Span, ...], level: int = 0) -> None:
        if not rows:
            return
        number: Span | None = None
        bullet = ""
        if self.fresh and self.items:
            self.fresh = False
            item = self.items[-1]
            bullet = item.markup
            line = self.starts[bisect_right(self.starts, rows[0].start) - 1]
            if item.info and (match := _NUMBER.search(self.text, line, rows[0].start)):
                number = Span(*match.span())
        self.found.leaves.append(
            Leaf(
                kind,
                rows,
                level,
                self.notes[-1] if self.notes else -1,
                len(self.items),
                self.quotes > 0,
                number,
                bullet,
            )
        )
