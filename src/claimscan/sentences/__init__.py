"""Where the sentences of a paragraph end: offsets, not strings.

One linear pattern finds the places where a sentence may end; what stands on both sides decides. Three questions in turn:

1. Does the stop belong to the word before it (``Mr.``, ``U.S.``, ``p. 12``, ``J. R.``, ``3. Mai``)? Words that never end a
   sentence, words that need a number, and words that may end one are kept apart; for the last, the word that follows
   decides: a function word with a capital (``The``, ``In``) begins a sentence, a name goes on with it.
2. Does what follows begin a sentence: a capital, a digit, an opening quotation mark, a letter of a script without case?
3. Is the stop inside a quotation or bracket that the sentence has opened? Then the sentence goes on to its end, since a
   mark behind a quotation vouches for all of it.

A note mark right behind a stop is evidence for an end: nobody hangs a note on a title such as ``Mr.``.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimscan import patterns as regex
from claimscan.model import Join
from claimscan.sentences.context import CLOSERS, RAISED, STOPS, Context
from claimscan.sentences.lists import item_starts

# A run of stops, spaced ones too (``. . .``), with the quotes and brackets that close behind it, before white space.
# Must NOT match inside numbers, addresses and file names (no space follows), and never starts inside a run (a megabyte of
# dots is one candidate). The glued ``bees.The`` is a candidate of its own; ideographic stops need no space. A mark that was left in the text
# (``bees.¹² The``, ``bees.†``, ``bees.12 The``, ``bees.[12] The``) counts with what closes.
_BREAK = regex.compile(
    rf"(?|(?<![{STOPS}])([{STOPS}]++(?: \.++(?=[\s{CLOSERS}]|$))*+)([{CLOSERS}]*+"
    rf"(?:[ \u00a0\u202f]»(?=\s|$)|[{RAISED}]++|(?<=\p{{Ll}}[.\"”’]{{1,2}})(?:\d{{1,3}}|\[\d{{1,3}}\])(?=\s))?+)"
    r"(?=\s|$|(?<=[\p{Ll}\d]\.)\p{Lu}\p{Ll}*+\.?\s)"
    r"|([。！？｡]++)([”’」』）】》]*+))"
)
_STOPPED = regex.compile(rf"([{STOPS}]++)[{CLOSERS}]*+$")
_TAIL = 8  # more closing characters than this between a stop and its mark are no end of a sentence


def split(text: str, marks: Sequence[int] = (), joins: Sequence[Join] = ()) -> list[tuple[int, int]]:
    """The sentences of a paragraph as ascending pairs of offsets into ``text``, without the blanks around them.

    ``text`` has its note marks taken out; ``marks`` are the offsets where they stood, ``joins`` the line and block breaks
    that were closed. Every character that is no blank is in exactly one sentence. A fragment is a sentence of its own.
    """
    context = Context(text, marks)
    cuts = [_cut(match) for match in _BREAK.finditer(text)]
    extra = [*_glued_by_marks(text, marks), *((at, at, at) for at in item_starts(text, joins))]
    if extra:
        cuts = sorted({*cuts, *extra})
    found: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for at, stop, end in cuts:
        if at < start or (at == end and not text[start:at].strip()):
            continue
        if at == end or context.ends(start, at, stop, end):
            found.append((start, start + len(text[start:end].rstrip())))
            start = _skip(text, end)
    if start < len(text):
        found.append((start, start + len(text[start:].rstrip())))
    return found


def _cut(match: regex.Match[str]) -> tuple[int, int, int]:
    """Where the stops begin and end, and where the sentence would.

    In ``wax. . . . The`` the first stop is the sentence's, the other three stand for what was left out behind it.
    """
    at, stop, end = match.start(), match.end(1), match.end()
    if match[1] == ". . . ." and stop == end < len(match.string) and at and not match.string[at - 1].isspace():
        return at, at + 1, at + 1
    return at, stop, end


def _skip(text: str, at: int) -> int:
    """The first offset from ``at`` on that is no blank."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _glued_by_marks(text: str, marks: Sequence[int]) -> list[tuple[int, int, int]]:
    """Candidates without a space behind them, as in ``built in 1890.¹²The``: the mark was the only thing between."""
    found = []
    for mark in marks:
        if 0 < mark < len(text) and not text[mark].isspace():
            low = max(mark - _TAIL, 0)
            if match := _STOPPED.search(text[low:mark]):
                found.append((low + match.start(), low + match.end(1), mark))
    return found
