"""Pieces of lines put together into running text: cuts closed, layout hyphens dropped, marks taken out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from claimscan import patterns as regex
from claimscan.model import BlockKind, Document, Hyperlink, Join, Passage, Piece, Span
from claimscan.urls import glue

_HYPHEN = regex.compile(r"[\p{L}\p{M}][\u00ad\u2010-]$")
_RANGE = regex.compile(r"\d[\u2010-\u2013-]$")  # a range or the number of a book, cut behind its dash
_SEAM = 8  # characters on either side of a cut that tell its place in an address
_CLOSING = " .,;:!?)]”’»"
_SOFT = "\u00ad"
_LAST = regex.compile(r"[\p{L}\p{M}]+(?=[\u00ad\u2010-]$)")
_FIRST = regex.compile(r"^[\p{L}\p{M}]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)+|[\p{L}\p{M}]{3,}")
_GOES_BEFORE = regex.compile(r"(?r)[\p{L}\p{M}]-?")  # read from its end
_GOES_ON = regex.compile(r"-?[\p{L}\p{M}]")
_TRIES = 100  # places where a word may stand; together they take less time than cutting a text of an article's length
_YEAR_CUT = regex.compile(r"/(?:1\d?\d?-\||2-\|0|20-\|[0-4]|20[0-4]-\|)\d{1,3}/")  # 2-|014/11: a year in a path
_URL_CUT = regex.compile(r"\bht{0,2}p?s?$")  # an address that is begun and cut


class Words:
    """The document's own vocabulary, which tells a hyphen of the layout from one of the language, and its links. Read only when needed."""

    def __init__(self, text: str, links: Sequence[Hyperlink] = ()) -> None:
        self._text = text
        self._lower = ""
        self._words: frozenset[str] | None = None
        self._tries = _TRIES
        self._links = sorted(links)

    def __contains__(self, word: str) -> bool:
        """The first few words are looked for one by one: most texts are asked for no more, and cutting a whole text takes longer."""
        lower = word.lower()
        self._lower = self._lower or self._text.lower()
        if self._words is None and self._tries:
            stands = self._stands(lower)
            if stands is not None:
                return stands
        if self._words is None:
            self._words = frozenset(_WORD.findall(self._lower))
        return lower in self._words

    def _stands(self, word: str) -> bool | None:
        """Is it a whole word of the text, as ``_WORD`` cuts them? ``None`` where that would take too many tries."""
        at = self._lower.find(word) if _WORD.fullmatch(word) else -1
        while at >= 0 and self._tries:
            self._tries -= 1
            end = at + len(word)
            if not _GOES_BEFORE.match(self._lower, 0, at) and not _GOES_ON.match(self._lower, end):
                return True
            at = self._lower.find(word, at + 1)
        self._tries -= bool(self._tries)
        return False if at < 0 else None

    def link(self, offset: int) -> Hyperlink | None:
        """The link that lies on a character."""
        at = bisect_right(self._links, offset, key=lambda link: link.span.start) - 1
        return self._links[at] if at >= 0 and offset < self._links[at].span.end else None


class Builder:
    """Collects the pieces of one passage. A value of its own, because joins depend on all that came before."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._joins: list[Join] = []
        self._marks: list[tuple[int, int]] = []
        self._tail = ""
        self._cut = False  # the last word lost its hyphen to a label that was glued on
        self._end = 0  # of the last line

    def __bool__(self) -> bool:
        return bool(self._pieces or self._marks)

    def add(self, span: Span, kind: str, marks: Sequence[tuple[int, Span]], rest: str = "") -> None:
        """One line. ``marks`` (index, span) are left out, one of index -1 is no mark. ``kind`` is the break before it (``line`` or ``block``), ``rest`` what follows it in the same note."""
        if self._pieces and not self._same_row(span):
            self._join(span, kind, rest)
        self._end = span.end
        at = span.start
        for index, mark in marks:
            self._take(Span(at, max(at, self._before(mark, span.end)) if index >= 0 else mark.start))
            if index >= 0:
                self._marks.append((self._length, index))
            else:
                self._cut = True
            at = mark.end
        self._take(Span(at, span.end))

    def _before(self, mark: Span, end: int) -> int:
        """Where the text before a mark ends: a blank belongs to the mark that has another, or a stop, behind it."""
        text = self._document.text
        loose = text[mark.start - 1 : mark.start] == " " and (mark.end >= end or text[mark.end] in _CLOSING)
        return mark.start - loose

    def _same_row(self, span: Span) -> bool:
        """Does the line go on in the row where the one before ended, as around a note that is printed in the text?"""
        return self._end <= span.start and self._document.text.find("\n", self._end, span.start) < 0

    def _take(self, span: Span) -> None:
        at = span.start
        for (start, end), shows in self._document.markup_in(span):
            self._copy(Span(at, start))
            self._show(shows if self._pieces else shows.lstrip())
            at = end
        self._copy(Span(at, span.end))

    def _copy(self, span: Span) -> None:
        text = self._document.text[span.start : span.end]
        blank = 0 if self._pieces else len(text) - len(text.lstrip())
        if blank < len(text):
            self._pieces.append(Piece(self._length, Span(span.start + blank, span.end)))
            self._show(text[blank:])

    def _show(self, text: str) -> None:
        if not text:
            return
        self._parts.append(text)
        self._length += len(text)
        self._tail = (self._tail + text[-600:])[-600:]

    def _join(self, span: Span, kind: str, rest: str) -> None:
        line = self._document.words(span)
        how = self._linked(span) or self._how(line, rest)
        last = self._pieces[-1]
        if how == "hyphen" and last.at + last.span.end - last.span.start < self._length:
            how = "none"  # the hyphen is markup's, as `&shy;`
        if how == "hyphen":
            self._pieces[-1] = Piece(last.at, Span(last.span.start, last.span.end - 1))
            self._parts[-1] = self._parts[-1][:-1]
            self._tail = self._tail[:-1]
            self._length -= 1
        elif how == "space" and not self._tail.endswith(" "):
            self._parts.append(" ")
            self._tail += " "
            self._length += 1
        self._joins.append(Join(self._length, "block" if kind == "block" else "line", how))

    def _linked(self, span: Span) -> Literal["none", "hyphen"] | None:
        """How two lines of one link join, as its address has them."""
        link = self._words.link(span.start)
        before = self._words.link(self._pieces[-1].span.end - 1) if link else None
        if link is None or before is None or link.url != before.url or not self._tail.strip():
            return None
        left = self._tail.split()[-1][-_SEAM:]
        right = self._document.text[span.start : min(span.end, link.span.end, span.start + _SEAM)]
        if left + right in link.url:
            return "none"
        return "hyphen" if left.endswith("-") and left[:-1] + right in link.url else None

    def _how(self, line: str, rest: str) -> Literal["space", "none", "hyphen"]:
        if self._cut:
            self._cut = False
            return "none" if line[:1].islower() else "space"
        tail = self._tail[-500:]
        if _may_be_cut(tail) and glue(self._tail, f"{line}\n{rest}") == "none":
            return "hyphen" if self._layout_hyphen(line) else "none"
        if not _HYPHEN.search(tail[-2:]):
            return "none" if _ends_in_cjk(tail) or (line[:1].isdigit() and _RANGE.search(tail[-2:])) else "space"
        if self._tail.endswith(_SOFT):
            return "hyphen"
        if self._marks and self._marks[-1][0] == self._length:
            return "space"
        last, first = _LAST.search(self._tail), _FIRST.match(line)
        if not last or not first:
            return "none" if first or line[:1].isdigit() else "space"
        whole, compound = last[0] + first[0], f"{last[0]}-{first[0]}"
        if not first[0][0].islower():
            return "none"
        if compound in self._words and whole not in self._words:
            return "none"
        return "hyphen"

    def _layout_hyphen(self, line: str) -> bool:
        """Is the hyphen at the end of an address's line the layout's? Only the document's own words, or a year in a path, prove it."""
        if not self._tail.endswith(("-", "\u2010")):
            return False
        last, first = _LAST.search(self._tail), _FIRST.match(line)
        if last and first:
            whole = last[0] + first[0]
            return whole in self._words and not (last[0] in self._words and first[0] in self._words)
        return bool(_YEAR_CUT.search(self._tail[-5:] + "|" + line[:6]))

    def build(self, kind: BlockKind, section: str | None = None) -> Passage:
        """The passage, without blanks at its ends."""
        text = "".join(self._parts).rstrip()
        pieces = (Piece(at, Span(span.start, min(span.end, span.start + len(text) - at))) for at, span in self._pieces)
        kept = tuple(piece for piece in pieces if piece.span.end > piece.span.start)
        marks = tuple((min(at, len(text)), mark) for at, mark in self._marks)
        joins = tuple(join for join in self._joins if join.at < len(text))
        return Passage(text, kept, joins, marks, kind, section)


def _may_be_cut(tail: str) -> bool:
    """Is there an address in it, or the beginning of one? Most lines have none, and are asked in the fastest way."""
    return "http" in tail or "www." in tail or "<" in tail or _URL_CUT.search(tail[-6:]) is not None


def _ends_in_cjk(text: str) -> bool:
    return bool(text) and "\u3000" <= text[-1] <= "\u9fff"
