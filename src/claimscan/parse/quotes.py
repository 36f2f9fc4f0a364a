"""Quotation marks: which belong together, and which have lost their partner.

Straight, curly, German, French and TeX marks, nested; an apostrophe is none of them. One pass with a stack.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from claimscan import patterns as regex

# Every mark that can open or close; TeX's doubled ones are taken as one.
_MARK = regex.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'`]")
_CLOSERS = {
    '"': '"”“',
    "“": '”"',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "``": "''\"”",
    "‘": "’'",
    "‚": "‘’'",
    "‛": "’'",
    "'": "'’",
    "`": "'’",
    "‹": "›",
    "›": "‹",
}
_PURE = {
    ('"', '"'),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("»", "«"),
    ("``", "''"),
    ("‘", "’"),
    ("‚", "‘"),
    ("‚", "’"),
    ("'", "'"),
    ("`", "'"),
    ("‹", "›"),
    ("›", "‹"),
    ("”", "”"),
    ("‛", "’"),
}
_SINGLE = frozenset("‘’‚‛'`‹›")
_BEFORE_OPENER = frozenset(" \t([{<-–—/\"“„«‘‚'*_:…")
_AFTER_CLOSER = frozenset(" \t,.;:?!)]}>-–—/\"”»’'*_…\u2029")
# What may follow a closing single mark that is no plural's apostrophe ("the workers' party").
_STRONG_AFTER = regex.compile(r"[,.;:?!)\]”\"»’'*]|$|\s(?:[(\[<«“\"]|in\b|\d|https?:)")
_REACH = 12  # marks looked ahead; more than any title nests, and it keeps hostile text linear

Fault = Literal["open", "close", "mixed"]


class Quote(NamedTuple):
    """``text[start:end]`` with its marks; ``inner_start`` to ``inner_end`` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


class Quotes(NamedTuple):
    """The outermost quotations, and the marks that are alone (``open``, ``close``) or ill-matched (``mixed``)."""

    spans: tuple[Quote, ...]
    faults: tuple[tuple[Fault, int], ...]


_WORD = regex.compile(r"\p{L}+")
_SENTENCE, _SMALL = 12, 0.75  # words of a sentence, and how many of them are small


def is_sentence(plain: str, start: int, end: int) -> bool:
    """A sentence quoted whole rather than a title: long, its stop inside the marks, its words small."""
    if "." not in plain[max(start, end - 4) : end]:
        return False
    words = _WORD.findall(plain, start, end)
    return len(words) >= _SENTENCE and sum(word.islower() for word in words) > _SMALL * len(words)


class _Mark(NamedTuple):
    at: int
    text: str
    opens: bool
    closes: bool


def find(text: str) -> Quotes:
    """The outermost quotations of ``text``, ascending, and the faults of its quotation marks."""
    marks = [mark for mark in _classified(text) if mark.opens or mark.closes]
    stack: list[_Mark] = []
    pairs: list[tuple[int, int, int, int]] = []
    faults: list[tuple[Fault, int]] = []
    for index, mark in enumerate(marks):
        partner = _partner(stack, mark, marks, index, text) if mark.closes else None
        if partner is not None:
            opener = stack[partner]
            faults += [("open", lost.at) for lost in stack[partner + 1 :] if lost.text not in _SINGLE]
            del stack[partner:]
            pairs.append((opener.at, mark.at + len(mark.text), opener.at + len(opener.text), mark.at))
            if (opener.text, mark.text) not in _PURE:
                faults.append(("mixed", mark.at))
        elif mark.opens:
            _open(stack, mark, marks, index, faults)
        elif mark.text not in _SINGLE:
            faults.append(("close", mark.at))
    faults += [("open", lost.at) for lost in stack if lost.text not in _SINGLE or _title_like(text, lost.at)]
    return Quotes(_outermost(pairs), tuple(sorted(faults, key=lambda fault: fault[1])))


def _classified(text: str) -> list[_Mark]:
    """Each mark with what its neighbours allow it to be; an apostrophe is allowed nothing."""
    marks = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found.group()
        before = text[at - 1] if at else " "
        after = text[found.end()] if found.end() < len(text) else " "
        left, right = before in _BEFORE_OPENER, after in _AFTER_CLOSER
        inside = before.isalnum() and after.isalnum()
        if mark in _SINGLE and inside:
            continue
        if mark in "“„«``‟‚":
            marks.append(_Mark(at, mark, not (right and not left), mark in "“«" and not left))
        elif mark in "”''":
            marks.append(_Mark(at, mark, left and not right and mark == "”", not (left and not right) or mark == "''"))
        elif mark == "»":
            marks.append(_Mark(at, mark, left and not right, not left or right))
        elif mark == "’":
            marks.append(_Mark(at, mark, False, not left or before in "\"”’'*"))
        elif mark == "‘":
            marks.append(_Mark(at, mark, left or not right, right and not left))
        elif mark == '"' and before.isdigit() and not right:
            continue  # inches and seconds of arc
        else:  # the straight marks and the rest: the side with the blank decides, else both are possible
            marks.append(_Mark(at, mark, left and not right or left == right, right and not left or left == right))
    return marks


def _partner(stack: Sequence[_Mark], mark: _Mark, marks: Sequence[_Mark], index: int, text: str) -> int | None:
    """Index in ``stack`` of the opening mark that ``mark`` closes."""
    for depth in range(len(stack) - 1, max(len(stack) - 5, -1), -1):
        opener = stack[depth]
        if mark.text in _CLOSERS[opener.text] and len(mark.text) == (2 if mark.text == "''" else 1):
            if mark.text in _SINGLE and _is_plural(mark, marks, index, text):
                return None
            return depth
        if opener.text not in _SINGLE and mark.text in _SINGLE:
            return None  # an apostrophe inside double marks
    return None


def _is_plural(mark: _Mark, marks: Sequence[_Mark], index: int, text: str) -> bool:
    """A genitive's apostrophe: behind an s, running on into the sentence, with a better closing mark still to come."""
    if text[mark.at - 1 : mark.at] not in ("s", "S", "z", "x") or _STRONG_AFTER.match(text, mark.at + 1):
        return False
    for later in marks[index + 1 : index + _REACH]:
        if later.text in _SINGLE and later.opens and not later.closes:
            return False
        if later.text in "’'" and _STRONG_AFTER.match(text, later.at + 1):
            return True
    return False


def _open(stack: list[_Mark], mark: _Mark, marks: Sequence[_Mark], index: int, faults: list[tuple[Fault, int]]) -> None:
    """Push an opening mark; one of the same kind that is still open has lost its closing mark unless the new one nests."""
    same = [depth for depth, opener in enumerate(stack) if opener.text == mark.text]
    if same and not (mark.text != '"' and _nests(mark, marks, index)):
        faults += [("open", lost.at) for lost in stack[same[-1] :] if lost.text not in _SINGLE]
        del stack[same[-1] :]
    stack.append(mark)


def _nests(mark: _Mark, marks: Sequence[_Mark], index: int) -> bool:
    """Both this and the open mark of its kind find their closing marks before the next opening one."""
    depth = 2
    for later in marks[index + 1 : index + _REACH]:
        if later.text in _CLOSERS[mark.text] and later.closes:
            depth -= 1
        elif later.text == mark.text:
            depth += 1
        if depth == 0:
            return True
    return False


def _title_like(text: str, at: int) -> bool:
    """A lone single mark is a fault only where a title begins: behind a comma or colon, before a capital."""
    return text[at : at + 1] in "‘‚" and text[at - 2 : at - 1] in (",", ":") and text[at + 1 : at + 2].isupper()


def _outermost(pairs: list[tuple[int, int, int, int]]) -> tuple[Quote, ...]:
    found: list[Quote] = []
    for start, end, inner_start, inner_end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not found or start >= found[-1].end:
            found.append(Quote(start, end, inner_start, inner_end))
    return tuple(found)
