"""What may be a note mark in running text, and what may be a note's label at the start of a line.

Everything here is a candidate: only ``sequence`` decides, from the whole document, which of them are real.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.model import Document, Span

Family = Literal["known", "sup", "html", "math", "caret", "bracket", "ref", "bold", "symbol", "plain", "dotted"]

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_LIST = r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*"
_SYMBOLS = r"\*{1,3}|†{1,2}|‡{1,2}|§{1,2}|¶"

# Tried where `_SIGN` allows; the group that matched names its family.
_MARK = regex.compile(
    r"""
      (?P<sup>[⁰¹²³⁴-⁹]{1,4}(?:[,⁻˒˙·–-]\s?[⁰¹²³⁴-⁹]{1,4}){0,20})          # region.¹²
    | <sup[^<>]{0,80}>\s*(?:<a[^<>]{0,200}>)?\[?(?P<html>LIST|SYMBOLS|[a-z])\]?(?:</a>)?\s*</sup>
    | \$\s*\{?\}?\^\s*\{?\s*(?P<math>LIST|SYMBOLS|\\\w{1,10})\s*\}?\s*\$
    | (?<=\S)\^\{?(?P<caret>LIST|SYMBOLS)\}?(?![\w$])                     # never x^2y or $^{2}$
    | \[(?P<bracket>LIST|SYMBOLS)\]                                       # [12], [12, 14-16]; years are sorted out by the sequence
    | \[\^(?P<ref>[^\]\s^]{1,60})\](?!:)
    | (?<=[^\s*†‡§¶\d])(?P<symbol>†{1,2}|‡{1,2}|(?<![*])\*{1,3})(?=[\s\p{P}]|$)
    | (?<=[\p{L}%)\]]["'”’»]{0,2}[.,;:!?…]{0,3}["'”’»)\]]{0,2}|(?:\d{4}|\p{L}\d)[.,;:!?]["'”’»)\]]{0,2}|\d["'”’»)\]]{1,2})  # never 10.1 or 38:11
      (?P<plain>\d{1,4}(?:[,–-]\s?\d{1,4}|\s\d{1,3}(?=\s|$)){0,3})(?=[\s,;:)\]"'”’»—–]|[.](?:\s|$)|$)(?![.,]\d)
    | (?<=(?<!\d)(?:1[5-9]|20)\d\d)(?P<year>[1-9]\d{0,2})(?=[\s,;:.)"”’]|$)(?![.,]\d)  # "Act 201812": a mark glued to a year
    | (?<=[\p{L}\d][.,;:!?…]["'”’»)\]]{0,2}\s)(?P<spaced>\d{1,4})(?=\s+[\p{L}"'“‘«([]|\s*$)
    """.replace("LIST", _LIST).replace("SYMBOLS", _SYMBOLS),
    regex.VERBOSE,
)

_SIGN = regex.compile(
    r"[⁰¹²³⁴-⁹<$^\[*†‡]|(?<!\d)\d|(?<=\d{4})\d"
)  # where a mark can begin; cheap, so that prose costs little

_LABEL = regex.compile(
    r"""
      (?P<sup>[⁰¹²³⁴-⁹]{1,6}+)(?:\s{0,3}(?=\S)|\s*$)             # also alone: an empty note
    | <sup[^<>]{0,80}>\s*\[?(?P<html>\d{1,4}|SYMBOLS|[a-z])\]?\s*</sup>[.:)]?\s{0,3}
    | \$\s*\{?\}?\^\s*\{?\s*(?P<math>\d{1,4}|SYMBOLS|\\\w{1,10})\s*\}?\s*\$\s{0,3}
    | \^\{?(?P<caret>\d{1,4}+|SYMBOLS)\}?(?:\s{0,3}(?=\S)|\s*$)
    | \[\s?(?P<bracket>\d{1,4}|SYMBOLS)\s?\][.:]?\s{0,3}
    | \[\^(?P<ref>[^\]\s^]{1,60})\]:\s{0,3}
    | \*\*(?P<bold>\d{1,4})[.:]?\*\*[.:]?\s{1,3}
    | (?P<symbol>†{1,2}|‡{1,2}|\*{1,3}(?![^*\n]{1,200}\*))[.)]?\s{0,3}
    | \(?(?P<plain>\d{1,4})(?P<dot>[.):]{0,2})(?:\s{1,4}(?=[^\s%°])|\s*$)
    """.replace("SYMBOLS", _SYMBOLS),
    regex.VERBOSE,
)
_PARTS = regex.compile(r"\s*[,;˙·]\s*|\s+(?=\d)")
_ENDS = regex.compile(r"\s?[–-]\s?")
_BEFORE = regex.compile(r"[\p{L}%]+$")
_TAIL = regex.compile(r"\p{Ll}(\d{1,3})$")
_NAMED = {"\\dagger": "†", "\\ddagger": "‡", "\\ast": "*", "\\star": "*", "\\S": "§", "\\P": "¶"}
_UNITS = frozenset("m km cm mm dm ft in CO NO SO H O PM x R s n".split())  # m2, CO2, PM10, x2: no marks


class Candidate(NamedTuple):
    """A possible mark or label. ``span`` covers all that is not text; ``number`` is None for symbols and names."""

    span: Span
    labels: tuple[str, ...]
    family: Family
    line: int  # index into ``Document.lines``
    weight: float  # how mark-like it is by itself, 0..1
    inner: Span  # the label's own characters
    at: int  # its place in reading order, in code points; columns side by side make offsets run otherwise
    key: str | None = None  # of the known note: this one begins it (a label) or leads to it (a mark)

    stray: int | None = None  # the line of a label that the text layer put away from its note
    tail: Span | None = None  # the label's digits where they were glued to the end of the line before

    @property
    def number(self) -> int | None:
        return int(self.labels[0]) if self.labels[0].isdigit() else None


def spread(printed: str) -> tuple[str, ...]:
    """``12, 14–16`` is 12, 14, 15 and 16; a range that does not rise or is wider than 30 is kept as its two ends."""
    printed = printed.translate(_SUPERSCRIPTS)
    if printed in _NAMED:
        return (_NAMED[printed],)
    if not printed[:1].isdigit():
        return (printed,)
    if printed.isdecimal():
        return (str(int(printed)),)
    labels: list[str] = []
    for part in _PARTS.split(printed):
        ends = [int(end) for end in _ENDS.split(part) if end.isdigit()]
        if len(ends) == 2 and 0 < ends[1] - ends[0] <= 30:
            labels.extend(str(n) for n in range(ends[0], ends[1] + 1))
        else:
            labels.extend(str(n) for n in ends)
    return tuple(dict.fromkeys(labels)) or (printed,)


def reading(document: Document) -> list[int]:
    """For each line, how many code points of lines are read before it."""
    return list(accumulate((line.span.end - line.span.start + 1 for line in document.lines), initial=0))


def at_feet(document: Document, labels: Collection[int]) -> bool:
    """Do most of the lines that begin a note stand in zones at the feet of columns? Then notes are hardly anywhere else."""
    return sum(document.lines[line].foot for line in labels) > 0.5 * len(labels)


def labels(document: Document) -> Iterator[Candidate]:
    """The candidate label of each line that begins with one (a number alone on its line too), and all known notes."""
    text = document.text
    raised = {mark.span.start: mark for mark in document.marks if mark.target is None}
    known = {note.key: note for note in document.notes}
    read = reading(document)
    for index, line in enumerate(document.lines):
        if line.note in known:
            note = known.pop(line.note)
            own = note.label_span or Span(line.span.start, line.span.start)
            yield Candidate(
                Span(line.span.start, own.end), (note.label,), "known", index, 1.0, own, read[index], note.key
            )
        if line.kind not in (None, "note", "item") or line.note:
            continue
        start, end = line.span
        if start in raised:
            mark = raised[start]
            yield Candidate(mark.span, mark.labels, "known", index, 1.0, mark.span, read[index])
            continue
        if index and not raised and (tail := _tail(document, index)):
            label = text[tail.start : tail.end]
            yield Candidate(Span(start, start), (label,), "plain", index, 1.0, tail, read[index], tail=tail)
        match = None if text[start : start + 1].isalpha() else _LABEL.match(text, start, end)
        if not match:
            continue
        group = match.lastgroup if match.lastgroup not in (None, "dot") else "plain"
        family = "dotted" if group == "plain" and match["dot"] else group
        inner = Span(*match.span(group))
        printed = match[group].translate(_SUPERSCRIPTS)
        label = _NAMED.get(printed, printed)
        yield Candidate(Span(*match.span()), (label,), family, index, 1.0, inner, read[index])  # type: ignore[arg-type]


def _tail(document: Document, index: int) -> Span | None:
    """Digits glued to a word cut at the end of the line before: a text layer that lost the hyphen puts the next label there."""
    before = document.lines[index - 1]
    if before.kind or before.note or before.page != document.lines[index].page:
        return None
    if not document.text[max(before.span.end - 1, 0) : before.span.end].isdecimal():  # as with most lines
        return None
    match = _TAIL.search(document.text, before.span.start, before.span.end)
    return Span(*match.span(1)) if match else None


def marks(document: Document) -> Iterator[Candidate]:
    """All candidate marks in the lines, in document order. Marks that the format knows come as they are."""
    text = document.text
    known = sorted(document.marks, key=lambda mark: mark.span)
    read = reading(document)
    at = 0
    for index, line in enumerate(document.lines):
        start, end = line.span
        while at < len(known) and known[at].span.start < end:
            mark = known[at]
            at += 1
            if mark.target or not (line.note or (line.foot and mark.span.start == start)):
                at_mark = read[index] + mark.span.start - start
                yield Candidate(mark.span, mark.labels, "known", index, 1.0, mark.span, at_mark, mark.target)
        if known or line.note or line.kind in ("note", "furniture"):
            continue  # where the format tells which digits are marks, the others are text
        done = start  # a mark at the line's very start would be its label
        for sign in _SIGN.finditer(text, start, end):
            if sign.start() <= done:
                continue
            if (match := _MARK.match(text, sign.start(), end)) and not any(document.markup_in(Span(*match.span()))):
                done = match.end() - 1
                yield _candidate(text, match, index, read[index] - start)


def _candidate(text: str, match: regex.Match[str], line: int, shift: int) -> Candidate:
    group = match.lastgroup or "plain"
    inner = Span(*match.span(group))
    weight = 1.0
    if group == "plain":
        weight = _plain_weight(text, match.start())
    elif group == "spaced":
        weight = 0.35
    elif group == "year":
        weight = 0.5
    family = "plain" if group in ("spaced", "year") else group
    start = match.start()
    if group == "spaced":
        start -= 1  # the space before it belongs to the mark
    return Candidate(Span(start, match.end()), spread(match[group]), family, line, weight, inner, start + shift)  # type: ignore[arg-type]


def _plain_weight(text: str, start: int) -> float:
    """How likely digits glued to what stands before are a mark: after a stop surely, after a unit or a code hardly."""
    before = text[start - 1]
    if before in ".,;:!?…\"'”’»)]":
        return 0.9
    word = _BEFORE.search(text, max(start - 24, 0), start)
    if not word or word[0] in _UNITS:
        return 0.1
    if word[0].isupper() and len(word[0]) <= 3:
        return 0.2  # F16, A4, COVID is longer but hyphenated
    return 0.7
