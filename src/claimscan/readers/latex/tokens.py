"""LaTeX source cut into tokens as TeX would: comments gone, blanks counted once, what is verbatim kept as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from claimscan import patterns as regex

Kind = Literal["text", "space", "par", "command", "{", "}", "$", "~", "&", "#", "^", "_", "raw", "verbatim", "done"]


class Token(NamedTuple):
    """``text`` of a command is its name with a star if it has one; ``at`` is where it begins in file number ``file``."""

    kind: Kind
    text: str
    at: int
    file: int


# Names of commands swallow the blanks behind them, comments the end of their line; an empty line ends a paragraph.
_TOKEN = regex.compile(
    r"""
      %[^\n]*+(?:\n[ \t]*+(?P<after>\n\s*+)?)?
    | (?P<par>[ \t\r\f]*+\n[ \t\r\f]*+\n\s*+)
    | (?P<space>\s++)
    | \\(?P<name>[A-Za-z]++\*?)(?:[ \t]*+(?:\n(?![ \t]*\n)[ \t]*+)?)
    | \\(?P<symbol>.|\n|$)
    | (?P<text>[^\\{}$&#^_~%\s\[\]]++|[\[\]])
    | (?P<math>\${1,2})
    | \#(?P<parameter>\#{0,3}\d?)
    | (?P<sign>[{}&^_~])
    """,
    regex.VERBOSE | regex.DOTALL,
)
_AT_NAME = regex.compile(r"\\([A-Za-z@]++\*?)\s*+")
_VERB = regex.compile(
    r"\\(?:verb|Verb|lstinline|mintinline|path)\*?(?:\[[^\]\n]{0,500}\])?(?P<d>[^\sA-Za-z*{\[\\])(?P<inner>[^\n]{0,2000}?)(?P=d)"
)
_VERB_GROUP = regex.compile(
    r"\\(?:lstinline|mintinline|Verb)\*?(?:\[[^\]\n]{0,500}\])?(?:\{\w+\})?\{(?P<inner>[^{}\n]*)\}"
)
_VERBATIM = regex.compile(
    r"\\begin\s*\{(?P<name>verbatim\*?|[BL]?Verbatim\*?|lstlisting|minted|alltt|comment|filecontents\*?)\}"
)
_SAVED = regex.compile(
    r"\\SaveVerb(?:\[[^\]\n]{0,500}\])?\{(?P<key>[^{}\n]*)\}(?P<d>[^\sA-Za-z*{\[\\])(?P<inner>[^\n]{0,2000}?)(?P=d)"
)
_NO_TEXT = frozenset({"comment", "filecontents", "filecontents*"})
_ADDRESS = regex.compile(
    r"\\(?P<name>url|nolinkurl|path|href)\s*(?:\[[^\]\n]{0,500}\]\s*)?\{(?P<inner>(?:[^{}\\]|\\.|\{[^{}]{0,1000}\}){0,5000}+)\}",
    regex.DOTALL,
)
_BARE_ADDRESS = regex.compile(r"\\(?:url|nolinkurl)(?P<d>[^\sA-Za-z*{\[\\])(?P<inner>[^\n]{0,2000}?)(?P=d)")
_ESCAPED = regex.compile(r"\\([%#&_{}$~^])(?:\{\})?")


def tokens(source: str, file: int = 0) -> Iterator[Token]:
    """The tokens of ``source``, one after the other. Everything has some: what is wrong is read as text."""
    at, end = 0, len(source)
    letters = False  # "@" belongs to names
    missing: set[str] = set()  # environments whose end does not come any more
    while at < end:
        if source.startswith("\\", at) and (special := _special(source, at, missing)):
            found, at = special
            yield from (token._replace(file=file) for token in found)
            continue
        if letters and source.startswith("\\", at) and (match := _AT_NAME.match(source, at)):
            letters = match[1] != "makeatother"
            yield Token("command", match[1], at, file)
            at = match.end()
            continue
        match = _TOKEN.match(source, at)
        if not match:  # nothing is left out: each character begins a token
            at += 1
            continue
        group, start, at = match.lastgroup, at, match.end()
        if group is not None:
            token = _token(group, match, start, file)
            letters = token.kind == "command" and token.text == "makeatletter" or letters
            yield token


def _token(group: str, match: regex.Match[str], start: int, file: int) -> Token:
    if group in ("after", "par"):
        return Token("par", "\n\n", start, file)
    if group == "space":
        return Token("space", " ", start, file)
    if group in ("name", "symbol"):
        return Token("command", match[group], start, file)
    if group == "math":
        return Token("$", match[group], start, file)
    if group == "parameter":
        return Token("#", match[group], start, file)
    if group == "sign":
        return Token(match[group], match[group], start, file)
    return Token("text", match[group], start, file)


def _special(source: str, at: int, missing: set[str]) -> tuple[list[Token], int] | None:
    """What has rules of its own: text in verbatim, and addresses, in which percent signs are no comments."""
    following = source[at + 1 : at + 2]
    if following in ("v", "V", "l", "m", "p") and (match := _VERB.match(source, at) or _VERB_GROUP.match(source, at)):
        return [Token("raw", match["inner"], match.start("inner"), 0)], match.end()
    if following == "S" and (match := _SAVED.match(source, at)):
        saved = [Token("raw", match[group], match.start(group), 0) for group in ("key", "inner")]
        return [Token("command", "SaveVerb", at, 0), *saved], match.end()
    if following == "b" and (match := _VERBATIM.match(source, at)):
        name = match["name"]
        close = -1 if name in missing else source.find(f"\\end{{{name}}}", match.end())
        if close < 0:
            missing.add(name)
            return None
        inner = [] if name in _NO_TEXT else [Token("verbatim", source[match.end() : close], match.end(), 0)]
        return inner, close + len(name) + 6
    if following in ("u", "n", "p", "h"):
        if (match := _BARE_ADDRESS.match(source, at)) is not None:
            return [Token("command", "url", at, 0), Token("raw", match["inner"], match.start("inner"), 0)], match.end()
        if (match := _ADDRESS.match(source, at)) is not None:
            address = _ESCAPED.sub(r"\1", "".join(match["inner"].split()))
            return [
                Token("command", match["name"], at, 0),
                Token("raw", str(address), match.start("inner"), 0),
            ], match.end()
    return None
