"""The article's head: title, authors and date, printed where ``\\maketitle`` stands."""

from __future__ import annotations

from collections.abc import Sequence

from claimscan import dates
from claimscan import patterns as regex
from claimscan.model import Document, Found, Metadata, Span
from claimscan.readers.latex.story import Handler, Story
from claimscan.readers.latex.tokens import Token

_BLANKS = regex.compile(r"\s+")
_AUTHORS = frozenset({"and", "And", "AND"})
_LINES = frozenset({"\\", "newline", "par"})


def maketitle(story: Story, token: Token) -> None:
    """Print the head: each author's name and each line below it in a paragraph of its own."""
    if story.preamble:
        return
    for part in ("title", "subtitle"):
        _print(story, part, story.front.get(part, ()))
    for author in _split(story.front.get("author", ()), _AUTHORS):
        first, *lines = _split(author, _LINES)
        _print(story, "author", first)
        for line in lines:
            _print(story, "", line)
    _print(story, "date", story.front.get("date", ()))


def _print(story: Story, part: str, tokens: Sequence[Token]) -> None:
    span = story.inside(tokens, "other")
    if span.start < span.end:
        story.printed.setdefault(part, []).append(span)


def _split(tokens: Sequence[Token], at: frozenset[str]) -> list[list[Token]]:
    """The parts between some commands; those within braces cut nothing."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.kind == "{") - (token.kind == "}")
        if depth == 0 and token.kind == "command" and token.text in at:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def metadata(story: Story, document: Document) -> Metadata:
    """What the printed head says; the first line of each author is the name."""
    title = story.printed.get("title", [])
    names = [_words(document, span) for span in story.printed.get("author", ())]
    day = next((dates.read(_words(document, span)) for span in story.printed.get("date", ())), None)
    return Metadata(
        title=_found(document, title[0]) if title and title[0].start < title[0].end else None,
        authors=tuple(name for name in names if name),
        date=day.iso if day else None,
    )


def _words(document: Document, span: Span) -> str:
    return str(_BLANKS.sub(" ", document.words(span))).strip(" ,")


def _found(document: Document, span: Span) -> Found[str]:
    printed = _words(document, span)
    return Found(printed, (span,), printed)


HANDLERS: dict[str, Handler] = {"maketitle": maketitle}
