"""What stands in the rows of one block: which characters are signs, where links lead, and where notes are mentioned.

The rules are CommonMark's, with notes (``[^name]``, ``^[text]``), strikeout, raised text and attributes as GFM and Pandoc have
them. Work is linear: each sign is looked at once, and what is searched for ahead is near or remembered as missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Markup, Span
from claimscan.readers.markdown.blocks import folded
from claimscan.readers.markdown.emphasis import Run, paired, run

_SPECIAL = regex.compile(r"[\\`<&!\[\]*_~^$:]")
_ESCAPED = regex.compile(r"\\([!-/:-@\[-`{-~])")
_TICKS = regex.compile(r"`+")
_ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = regex.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>")
# A tag. No angle brackets in quoted values: a lost quotation mark must not swallow the text up to the next one.
_TAG = regex.compile(r"""<(/?)([A-Za-z][\w:-]{0,60})((?:\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*+)?)/?>""")
_DECLARATION = regex.compile(r"<[?!](?!--)[^<>]{0,500}>")
_ATTRIBUTE = regex.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_MENTION = regex.compile(r"\[\^([^\]\[\s^]{1,200})\]")
_TYPED = regex.compile(r"\[(\d{1,4})\](?!\[(?!\d{1,4}\])|[(:])")  # a link by its number, where such links are marks
_NAMED = regex.compile(
    r"(?!\w-\w$)[\p{L}\p{M}\p{N}_.:*†‡§¶-]+"
)  # what an undefined mark may be called; never a set of a pattern
_RAISED = regex.compile(r"\^([^\s^\[\]]{1,30})\^")
_BARE = regex.compile(
    r"(?<=[hH][tT][tT][pP][sS]?|[fF][tT][pP])://[^\s<>\[\]()*\\&`\"]+(?<!_)"
)  # signs in an address are its own
_MATH = regex.compile(r"\$(?=[^\s$])[^$]{0,200}[\\^_{*][^$]{0,200}(?<=[^\s$])\$(?!\d)")
_TARGET = regex.compile(
    r"""\(\s*(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<bare>(?:[^\s()\\<]|\\.|(?<!\()<|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){0,500}\)){0,2000}+))
    (?:\s+(?:"(?:[^"\\]|\\.){0,1000}"|'(?:[^'\\]|\\.){0,1000}'|\((?:[^()\\]|\\.){0,1000}\)))?\s*\)""",
    regex.VERBOSE,
)
_LABEL = regex.compile(r"\[([^\[\]]{0,400})\]")
_ATTRIBUTES = regex.compile(r"\{:?\s?(?:[#.][\w-]|[\w:-]{1,40}=)[^{}]{0,300}\}")
_NAME = regex.compile(r"\{:?\s?(?:\.[\w-]{1,60}\s){0,5}+#([^\s{}]{1,300})")
_LETTER = regex.compile(r"\p{L}")


class Target(NamedTuple):
    """The words of a link, where it leads, and the words with all its signs."""

    span: Span
    url: str
    outer: Span


class Mention(NamedTuple):
    """``[^label]`` in running text."""

    span: Span
    label: str


class Aside(NamedTuple):
    """A note printed in the text: the signs before it, its text, and the closing bracket."""

    opening: Span
    inner: Span
    closing: Span


class Tag(NamedTuple):
    """An HTML tag."""

    span: Span
    name: str
    closing: bool
    attributes: Mapping[str, str]


@dataclass(slots=True)
class Inline:
    """All that was found, in the offsets of the document."""

    signs: list[Markup] = field(default_factory=list)
    stress: list[Markup] = field(default_factory=list)  # signs of emphasis
    raised: list[Markup] = field(default_factory=list)  # signs around raised text
    angles: list[Markup] = field(default_factory=list)  # signs around addresses
    links: list[Target] = field(default_factory=list)
    images: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)  # ascending and apart
    tags: list[Tag] = field(default_factory=list)
    names: list[tuple[int, str]] = field(default_factory=list)  # where an element with a name of Pandoc's begins

    def aside(self, offset: int) -> bool:
        """Is this in a note that is printed in the text?"""
        place = bisect_right(self.asides, offset, key=lambda one: one.inner.start) - 1
        return place >= 0 and offset < self.asides[place].inner.end


class _Bracket(NamedTuple):
    """An opening bracket that waits for its closing one."""

    start: int
    inner: int
    image: bool = False
    note: bool = False


def scan(
    text: str, rows: Sequence[Span], addresses: Mapping[str, str], defined: Mapping[str, object], html: bool = False
) -> Inline:
    """What is in the rows. ``addresses``: of reference links; ``defined``: names of notes; ``html``: no Markdown in it."""
    return _Scanner(text, rows, addresses, defined).scan(html)


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, with entities read; names in small letters."""
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(text)}


class _Scanner:
    """The rows as one string, and the way back from its offsets to those of the document."""

    def __init__(
        self, text: str, rows: Sequence[Span], addresses: Mapping[str, str], defined: Mapping[str, object]
    ) -> None:
        self.text = "\n".join(text[start:end] for start, end in rows)
        self.places: list[tuple[int, int]] = []
        at = 0
        for start, end in rows:
            self.places.append((at, start))
            at += end - start + 1
        self.addresses = addresses
        self.defined = defined
        self.found = Inline()
        self.runs: list[Run] = []
        self.brackets: list[_Bracket] = []
        self.dead = 0  # brackets below this place hold a link already, and are none themselves
        self.ticks: dict[int, list[int]] | None = None
        self.comments = True  # there may be an end of a comment ahead

    def place(self, offset: int) -> int:
        logical, real = self.places[bisect_right(self.places, (offset, len(self.text) << 40)) - 1]
        return real + offset - logical

    def span(self, start: int, end: int) -> Span:
        return (
            Span(self.place(start), self.place(end - 1) + 1)
            if end > start
            else Span(self.place(start), self.place(start))
        )

    def sign(self, start: int, end: int, shows: str = "") -> None:
        if end > start:
            self.found.signs.append(Markup(self.span(start, end), shows))

    def scan(self, html: bool) -> Inline:
        at = 0
        while (match := _SPECIAL.search(self.text, at)) is not None:
            start = match.start()
            at = self._tag(start) if match[0] == "<" else self._entity(start) if match[0] == "&" else start + 1
            if html and match[0] == "[":  # Pandoc and kramdown read notes in HTML too
                at = max(at, self._mention(start, sure=True))
            elif not html and at == start + 1:
                at = self._markdown(start, match[0])
        for start, end in paired(self.runs):
            self.found.stress.append(Markup(self.span(start, end)))
        return self.found

    def _markdown(self, start: int, sign: str) -> int:
        """What a sign of Markdown means; the offset behind it."""
        match sign:
            case "\\":
                return self._escape(start)
            case "`":
                return self._code(start)
            case "*" | "_" | "~":
                found = run(self.text, start)
                self.runs.append(found)
                return found.start + found.size
            case "!" if (end := self._mention(start + 1, sure=True)) > start + 1:
                return end  # "at all![^36]" is no picture
            case "!" if self.text.startswith("![", start):
                self.brackets.append(_Bracket(start, start + 2, image=True))
                return start + 2
            case "[":
                return self._open(start)
            case "]":
                return self._close(start)
            case "^":
                return self._caret(start)
            case "$" if (math := _MATH.match(self.text, start)) is not None:
                return int(math.end())
            case ":" if (bare := _BARE.match(self.text, start)) is not None:
                return int(bare.end())
        return start + 1

    def _escape(self, start: int) -> int:
        if self.text.startswith("\\\n", start):
            self.sign(start, start + 1)
            return start + 1
        if _ESCAPED.match(self.text, start):
            self.sign(start, start + 1)
            return start + 2
        return start + 1

    def _entity(self, start: int) -> int:
        match = _ENTITY.match(self.text, start)
        if not match or (shown := unescape(match[0])) == match[0]:
            return start + 1
        self.sign(start, match.end(), shown)
        return int(match.end())

    def _code(self, start: int) -> int:
        """Code between equally many ticks; its words stay, its signs are none."""
        if self.ticks is None:
            self.ticks = {}
            for match in _TICKS.finditer(self.text):
                self.ticks.setdefault(len(match[0]), []).append(match.start())
        opening = _TICKS.match(self.text, start)
        size = len(opening[0]) if opening else 1
        same = self.ticks.get(size, [])
        after = bisect_right(same, start)
        if after == len(same):
            return start + size
        self.sign(start, start + size)
        self.sign(same[after], same[after] + size)
        return same[after] + size

    def _tag(self, start: int) -> int:
        """A tag, comment, declaration or address in angle brackets."""
        if self.text.startswith("<!--", start):
            end = self.text.find("-->", start + 4) if self.comments else -1
            self.comments = end >= 0
            if end >= 0:
                end += 3 + (start > 0 and self.text[start - 1] == " " == self.text[end + 3 : end + 4])
                self.sign(start, end)  # with one of the two blanks around it
                return end
        if match := _AUTOLINK.match(self.text, start):
            self.found.angles.append(Markup(self.span(start, start + 1)))
            self.found.angles.append(Markup(self.span(match.end() - 1, match.end())))
            url = unescape(match[1])
            url = url if ":" in url else f"mailto:{url}"
            self.found.links.append(Target(self.span(*match.span(1)), url, self.span(*match.span())))
            return int(match.end())
        if match := _TAG.match(self.text, start):
            tag = Tag(self.span(*match.span()), match[2].lower(), bool(match[1]), attributes(match[3]))
            self.found.tags.append(tag)
            return int(match.end())
        if match := _DECLARATION.match(self.text, start):
            self.sign(*match.span())
            return int(match.end())
        return start + 1

    def _caret(self, start: int) -> int:
        if self.text.startswith("^[", start) and not self.text.startswith("^[^", start):
            self.brackets.append(_Bracket(start, start + 2, note=True))
            return start + 2
        if match := _RAISED.match(self.text, start):
            self.found.raised.append(Markup(self.span(start, start + 1)))
            self.found.raised.append(Markup(self.span(match.end() - 1, match.end())))
            return int(match.end())
        return start + 1

    def _open(self, start: int) -> int:
        if (end := self._mention(start, sure=False)) > start:
            return end
        self.brackets.append(_Bracket(start, start + 1))
        return start + 1

    def _mention(self, start: int, *, sure: bool) -> int:
        """``[^name]``, and where it ends; ``sure``: only of notes that there are."""
        if (typed := _TYPED.match(self.text, start)) and typed[0] in self.defined:
            self.found.mentions.append(Mention(self.span(*typed.span()), typed[1]))
            return int(typed.end())
        match = _MENTION.match(self.text, start)
        if not match or not (folded(match[1]) in self.defined or (not sure and _NAMED.fullmatch(match[1]))):
            return start
        self.found.mentions.append(Mention(self.span(*match.span()), match[1]))
        return int(match.end())

    def _close(self, start: int) -> int:
        """A closing bracket: of a note, an image, a link, or of nothing."""
        if not self.brackets:
            return start + 1
        bracket = self.brackets.pop()
        alive = len(self.brackets) >= self.dead
        self.dead = min(self.dead, len(self.brackets))
        if bracket.note:
            return self._raised_link(bracket, start) or self._aside(bracket, start)
        found = self._leads(bracket, start) if alive or bracket.image else self._attached(start)
        if found is None:
            return start + 1
        url, end = found
        if attached := _ATTRIBUTES.match(self.text, end):
            end = attached.end()
        self._name(bracket, start, end)
        if bracket.image:
            self.found.images.append(self.span(bracket.start, end))
        elif url is not None:
            self.found.links.append(Target(self.span(bracket.inner, start), url, self.span(bracket.start, end)))
            self.dead = len(self.brackets)
        self.sign(bracket.start, bracket.inner)
        self.sign(start, end)
        return end

    def _name(self, bracket: _Bracket, start: int, end: int) -> None:
        """The name in the braces behind what is closed at ``start``."""
        brace = self.text.rfind("{", start, end)
        if brace >= 0 and (match := _NAME.match(self.text, brace, end)):
            self.found.names.append((self.place(bracket.start), match[1]))

    def _raised_link(self, bracket: _Bracket, start: int) -> int | None:
        """``^[1](#n1)^`` is a link above the line, and no note in the text; gives where it ends."""
        match = _TARGET.match(self.text, start + 1)
        if not match or not (match["bare"] or "").startswith("#"):
            return None
        attached = _ATTRIBUTES.match(self.text, match.end())
        end = attached.end() if attached else match.end()
        if not self.text.startswith("^", end):
            return None
        self._name(bracket, start, end)
        outer = self.span(bracket.start, end + 1)
        self.found.links.append(Target(self.span(bracket.inner, start), _unescaped(match["bare"]), outer))
        self.found.raised += (Markup(self.span(bracket.start, bracket.inner)), Markup(self.span(start, end + 1)))
        return int(end) + 1

    def _aside(self, bracket: _Bracket, start: int) -> int:
        if _LETTER.search(self.text, bracket.inner, start):  # "^[12]" is a mark that somebody typed
            outer = self.place(bracket.start)
            while self.found.asides and self.found.asides[-1].opening.start > outer:
                self.found.asides.pop()  # notes have no notes
            self.found.asides.append(
                Aside(
                    self.span(bracket.start, bracket.inner),
                    self.span(bracket.inner, start),
                    self.span(start, start + 1),
                )
            )
        return start + 1

    def _leads(self, bracket: _Bracket, start: int) -> tuple[str | None, int] | None:
        """Where the link that is closed at ``start`` leads, and where all of it ends; attributes alone lead nowhere."""
        if match := _TARGET.match(self.text, start + 1):
            return _unescaped(match["angled"] if match["angled"] is not None else match["bare"] or ""), match.end()
        own = self.text[bracket.inner : start]
        match = _LABEL.match(self.text, start + 1)
        label = folded(match[1]) if match and match[1].strip() else folded(own) if len(own) < 400 else ""
        if label in self.addresses:
            return self.addresses[label], match.end() if match else start + 1
        return self._attached(start)

    def _attached(self, start: int) -> tuple[None, int] | None:
        """Attributes behind a bracket, which may hold links."""
        attached = _ATTRIBUTES.match(self.text, start + 1)
        return (None, int(attached.end())) if attached else None


def _unescaped(url: str) -> str:
    return unescape(str(_ESCAPED.sub(r"\1", url)))
