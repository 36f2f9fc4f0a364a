"""LaTeX read from token to token: text goes to paragraphs, commands do what they do, notes wait for the end.

Reading is done in one of three ways: text is written; the preamble defines; the text of a heading, caption or note is read
by itself, in a paragraph of its own kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import BlockKind, KnownNote, Span
from claimscan.readers.latex.bibliography import Bibliography
from claimscan.readers.latex.commands import SKIPPED
from claimscan.readers.latex.folder import Files
from claimscan.readers.latex.input import Budget, Input
from claimscan.readers.latex.macros import Environment, Macro, expanded
from claimscan.readers.latex.numbering import Sections
from claimscan.readers.latex.page import Context, Page
from claimscan.readers.latex.places import Places
from claimscan.readers.latex.scopes import Scopes
from claimscan.readers.latex.signs import ACCENTS, MATHEMATICS, SYMBOLS, accented
from claimscan.readers.latex.tokens import Token, tokens

_SIGN = regex.compile(r"[\\{}$~&%#^_`'\"-]")  # what a piece of LaTeX may hold that prints otherwise
_TYPED_MARK = regex.compile(r"\d{1,4}|[*†‡§¶]{1,3}")
DEEPEST = 40  # texts in texts: a note in a caption in a float in a list


class Pending(NamedTuple):
    """A note whose text is written after the article's."""

    token: Token
    tokens: Sequence[Token]


@dataclass(slots=True)
class Unknown:
    """A command that nobody defined."""

    times: int
    line: int
    at: int  # in the text


Handler = Callable[["Story", Token], None]


@dataclass(slots=True, kw_only=True)
class Story(Page):
    """The state of reading."""

    handlers: Mapping[str, Handler]
    budget: Budget
    files: Files
    bibliography: Bibliography
    labels: Mapping[str, str]  # of the reading before: what `\ref` prints
    input: Input = field(init=False)
    macros: dict[str, Macro] = field(default_factory=dict)
    environments: dict[str, Environment] = field(default_factory=dict)
    unknown: dict[str, Unknown] = field(default_factory=dict)
    notes: list[KnownNote] = field(default_factory=list)
    told: set[str] = field(default_factory=set)  # their keys
    pending: list[Pending] = field(default_factory=list)
    margins: list[Sequence[Token]] = field(default_factory=list)  # what stands in the margin without a mark
    found: dict[str, str] = field(default_factory=dict)  # label -> what a reference to it prints
    sections: Sections = field(default_factory=Sections)
    counts: dict[str, int] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)  # counter -> how it is printed
    flags: dict[str, bool] = field(default_factory=dict)
    scopes: Scopes = field(default_factory=Scopes)
    closers: list[Callable[[], None]] = field(default_factory=list)
    noted: dict[str, str] = field(default_factory=dict)  # label -> key of the note that it stands in
    keys: dict[tuple[str, str], str] = field(default_factory=dict)  # (counter, label) -> key of the note
    waiting: dict[tuple[str, str], list[int]] = field(
        default_factory=dict
    )  # the same -> marks made since its last text
    front: dict[str, list[Token]] = field(default_factory=dict)  # title, author, date: for `\\maketitle`
    printed: dict[str, list[Span]] = field(default_factory=dict)  # the same, where they stand
    notes_in_text: list[KnownNote] = field(default_factory=list)  # entries of a typed list of works
    listed: set[str] = field(default_factory=set)  # their keys
    cited_before: set[str] = field(default_factory=set)
    saved: dict[str, str] = field(default_factory=dict)  # name -> verbatim text
    packages: dict[str, str] = field(default_factory=dict)  # name -> options
    endless: set[str] = field(default_factory=set)  # environments whose end does not come any more
    current: str = ""  # what a label that comes now stands for
    depth: int = 0
    open_files: list[str] = field(default_factory=list)
    quotes: int = 0
    cut: bool = False  # the article has a beginning, and its end was not read
    referred: bool = False  # a reference was made to a label that was not known

    def run(self, stream: Iterable[Token]) -> None:
        """Read everything."""
        self.input = Input(stream, self.budget)
        while (token := self.input.next()) is not None:
            self.read(token)
        self.end()

    def inside(self, tokens: Sequence[Token], kind: BlockKind | None, level: int = 0, note: str | None = None) -> Span:
        """Read a text by itself, in a paragraph of its own; gives where it stands."""
        if self.depth >= DEEPEST:
            self.input.push(tokens)
            return Span(self.out.at, self.out.at)
        kept = self.input, self.contexts, self.note, self.math
        self.end()
        start = self.out.at
        self.contexts, self.math = [Context("", kind, level)], False
        self.note = note or self.note
        self.depth += 1
        self.input = Input(tokens, self.budget)
        while (token := self.input.next()) is not None:
            self.read(token)
        self.end()
        self.depth -= 1
        self.input, self.contexts, self.note, self.math = kept
        return Span(start, max(start, self.out.at - 1))

    def plain(self, source: str) -> str:
        """What a piece of LaTeX prints, in one line."""
        return self.plain_tokens(list(tokens(source))) if _SIGN.search(source) else source.strip()

    def plain_tokens(self, stream: Sequence[Token]) -> str:
        """The same for tokens; they stand where they will."""
        places = Places()
        places.add("", None)
        aside = Story(
            places=places,
            handlers=self.handlers,
            budget=self.budget,
            files=self.files,
            bibliography=Bibliography({}),
            labels=self.labels,
        )
        aside.macros, aside.flags, aside.german, aside.note = self.macros, self.flags, self.german, ""
        aside.run([token._replace(at=0, file=0) for token in stream])
        return " ".join(aside.out.text.split())

    def later(self, run: Callable[[], None]) -> Token:
        """A token that does something when it is read: put behind tokens that are given back."""
        self.closers.append(run)
        return Token("done", str(len(self.closers) - 1), 0, 0)

    def read(self, token: Token) -> None:
        """Do what one token says."""
        match token.kind:
            case "text":
                self.text(token)
            case "space" | "~":  # which line it may not break at is no matter here
                self.blank(token)
            case "par":
                self.math = self.displayed = False  # no formula goes on over an empty line, whatever its signs say
                self.end()
            case "command":
                self.command(token)
            case "raw":
                self.write(token.text, token)
            case "$":
                self._dollars(token)
            case "&":
                self.handlers["&"](self, token)
            case "^" | "_":
                self._raised(token)
            case "verbatim":
                self.handlers["verbatim"](self, token)
            case "{":
                self.scopes.enter()
            case "}":
                self.scopes.leave()
            case "done":
                self.closers[int(token.text)]()

    def add(self, token: Token, note: KnownNote, tokens: Sequence[Token]) -> None:
        """A note, to be written after the text; ``token`` is where it was made."""
        self.notes.append(note)
        self.told.add(note.key)
        self.pending.append(Pending(token, tokens))

    def write_notes(self) -> None:
        """The notes, each with its number. They have no notes themselves."""
        self.preamble = False
        for beside in self.margins:
            self.inside(beside, "other")
        for place, (token, text) in enumerate(self.pending):
            note = self.notes[place]
            self.note = note.key
            self.begin()
            self.places.note(self.out.at, token.file, token.at)
            self.notes[place] = note._replace(label_span=self.out.write(note.label))
            self.out.write(" ")
            self.input = Input(text, self.budget)
            while (following := self.input.next()) is not None:
                self.read(following)
            self.end()
        self.note = None

    def step(self, counter: str) -> int:
        """The next value of a counter."""
        self.counts[counter] = self.counts.get(counter, 0) + 1
        return self.counts[counter]

    def command(self, token: Token) -> None:
        """A macro of the document's, a command with rules of its own, a sign, or a command that prints nothing."""
        name = token.text
        plain = name.rstrip("*") if len(name) > 1 else name
        if (macro := self.macros.get(name)) is not None and self.budget.left > 0:
            self.input.push(expanded(macro, token, self.input))
        elif (handler := self.handlers.get(plain)) is not None:
            handler(self, token)
        elif self._flag(name, token):
            pass
        elif self.preamble:
            self.input.skip(SKIPPED.get(plain, ""))
        elif self.math and (plain in MATHEMATICS or plain in ACCENTS):
            self.write(MATHEMATICS.get(plain, ""), token)
        elif name in SYMBOLS:
            self.write(SYMBOLS[name], token)
            if name.isalpha():
                self._empty_group()
        elif name in ACCENTS:
            self._accent(token)
        elif plain in SKIPPED:
            self.input.skip(SKIPPED[plain])
        elif plain in MATHEMATICS:
            self.write(MATHEMATICS[plain], token)
        elif not self.math:
            self._unknown(token)

    def _flag(self, name: str, token: Token) -> bool:
        """``\\drafttrue``, ``\\draftfalse`` or ``\\ifdraft`` of a flag that the document made."""
        if name.removeprefix("if") in self.flags and name.startswith("if"):
            self.handlers["iffalse"](self, token)
            return True
        for ending, value in (("true", True), ("false", False)):
            if name.endswith(ending) and name.removesuffix(ending) in self.flags:
                self.flags[name.removesuffix(ending)] = value
                return True
        return False

    def _empty_group(self) -> None:
        """``\\LaTeX{} is``: the group keeps the blank behind it."""
        token = self.input.peek()
        if token is not None and token.kind == "{":
            opening = self.input.next()
            token = self.input.peek()
            if token is not None and token.kind == "}":
                self.input.next()
            elif opening is not None:
                self.input.push([opening])

    def _accent(self, token: Token) -> None:
        letters = self.input.argument()
        if letters and letters[0].kind == "command":
            first = SYMBOLS.get(letters[0].text, "")
        else:
            first = letters[0].text if letters else ""
        self.write(accented(token.text, first) if first else "", token)
        self.input.push(letters[1:])

    def _dollars(self, token: Token) -> None:
        """``$`` and ``$$``; two of them inside a formula of the text are its end and the beginning of the next one."""
        if self.displayed or (self.math and token.text == "$"):
            self.undisplay(token)
        elif token.text == "$$" and not self.math:
            self.display(token)
        else:
            self.math = True

    def _raised(self, token: Token) -> None:
        """Raised or lowered text in mathematics; a number above the line may be a mark that somebody typed."""
        if not self.math:
            self.write(token.kind, token)
            return
        letters = self.input.argument()
        typed = "".join(MATHEMATICS.get(one.text, "") if one.kind == "command" else one.text for one in letters)
        self.input.push(letters)
        if token.kind == "^" and _TYPED_MARK.fullmatch(typed):
            self.raise_up(len(letters))

    def raise_up(self, count: int) -> None:
        """The next ``count`` tokens are written above the line."""
        self.begin()
        start = self.out.at
        tokens = [token for _ in range(count) if (token := self.input.next()) is not None]
        self.input.push([*tokens, self.later(lambda: self.out.raised.append(Span(start, self.out.at)))])

    def unexpanded(self, token: Token) -> None:
        """Remember a command that is not known."""
        name = token.text.rstrip("*")
        if name.isalpha():
            known = self.unknown.setdefault(name, Unknown(0, self.places.place(token.file, token.at).line, self.out.at))
            known.times += 1

    def _unknown(self, token: Token) -> None:
        """A command that nobody defined: what stands in its braces is read as text, what stands in brackets is an option."""
        self.unexpanded(token)
        self.input.optional()
        found: list[Token] = []
        while self.budget.left > 0 and (group := self.input.peek()) is not None and group.kind == "{":
            found += [Token("space", " ", group.at, group.file)] if found else []
            found += self.input.argument()
        self.input.push(found)
