"""The text of a page as it stands in its file, and the way back from the parsed text to line and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from claimscan import patterns as regex

# XHTML closes an element without content in its tag; HTML does not know this and would leave it open. Not so in drawings
# and formulas: there HTML knows it too. No "<" inside quotation marks, so that an open one cannot run to the page's end.
_EMPTY = regex.compile(
    r"""<([A-Za-z][\w:-]*+)((?:[^<>"'/]++|"[^"<]*+"|'[^'<]*+'|/(?!>))*+)/>|<(/?)(?:svg|math)\b""", regex.I
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_XHTML = regex.compile(r"""\s*<\?xml\b|<html\b[^<>]{0,400}xmlns\s*=\s*["']http://www\.w3\.org/1999/xhtml""", regex.I)
_DOCTYPE = regex.compile(r"<!DOCTYPE[^<>\[]{0,500}(?=\[)", regex.I)
_DECLARED = regex.compile(r"\[[^\]]*+\]\s*>")
_LINE = regex.compile(r"\n")
_HEAD = 4096  # code points in which a page says what it is


@dataclass(frozen=True, slots=True)
class Source:
    """What is given to the parser. ``text`` may have letters that the file has not: they were put in to close empty elements."""

    text: str
    lines: tuple[int, ...]  # where each line begins
    added: tuple[int, ...] = ()  # behind which offsets letters were put in
    total: tuple[int, ...] = ()  # how many up to and with that place

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file, counted from 1."""
        line = bisect_right(self.lines, offset)
        start = self.lines[line - 1]
        return line, offset - start + 1 - self._before(offset) + self._before(start)

    def _before(self, offset: int) -> int:
        count = bisect_right(self.added, offset)
        return self.total[count - 1] if count else 0


def source(text: str) -> Source:
    """The page made ready for a parser of HTML: without entities of its own, and XHTML's empty elements closed."""
    text = _undeclared(text)
    added: list[tuple[int, int]] = []
    if _XHTML.search(text, 0, _HEAD):
        text = _closed(text, added)
    starts = (0, *(match.end() for match in _LINE.finditer(text)))
    return Source(text, starts, tuple(at for at, _ in added), tuple(accumulate(size for _, size in added)))


def _undeclared(text: str) -> str:
    """Blanks in place of declarations inside the document type: what they define is never expanded, and places stay."""
    head = _DOCTYPE.search(text, 0, _HEAD)
    inside = _DECLARED.match(text, head.end()) if head else None
    if inside is None:
        return text
    blank = "".join("\n" if letter == "\n" else " " for letter in inside[0][:-1])
    return f"{text[: inside.start()]}{blank}>{text[inside.end() :]}"


def _closed(text: str, added: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = size = foreign = 0
    for match in _EMPTY.finditer(text):
        tag = match[1]
        if tag is None:
            foreign = max(foreign + (-1 if match[3] else 1), 0)
            continue
        if foreign or tag.lower() in _VOID or tag.lower() in ("svg", "math"):
            continue
        closed = f"<{tag}{match[2]}></{tag}>"
        parts += [text[done : match.start()], closed]
        size += len(closed) - len(match[0])
        added.append((match.end() + size, len(closed) - len(match[0])))
        done = match.end()
    return "".join((*parts, text[done:]))
