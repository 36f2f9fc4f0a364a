"""What is found in a note before anything is decided, and then protected: addresses, identifiers, dates, quotations, brackets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

from claimscan import dates as date_grammar
from claimscan import identifiers, urls
from claimscan import patterns as regex
from claimscan.dates import DateMatch
from claimscan.model import Join
from claimscan.parse import quotes, targets
from claimscan.parse.context import Linked
from claimscan.parse.quotes import Fault, Quote
from claimscan.urls import UrlMatch

HIDDEN = "\ue000"  # stands for each character of an address or identifier, so that no pattern reads inside one

# *A title* or _a title_ : no blank behind the opening sign or before the closing one, and words outside.
_EMPHASIS = regex.compile(
    r"(?<![\w*])(\*{1,3})(?!\d+\*)(?=[^\s*])[^*]{1,400}(?<=[^\s*])\1(?![*\w])|(?<![\w_])_(?=[^\s_])[^_]{1,400}(?<=[^\s_])_(?![\w_])"
)
_BRACKET = regex.compile(r"[()\[\]]")
# Other identifiers: arXiv numbers, PubMed, ISSN, ECLI and CELEX numbers.
_OTHER_ID = regex.compile(
    r"\[?\b(?:arXiv|ArXiv|arxiv):\s?[\w.\-/]{4,40}(?:\s?\[[\w.\-]{2,12}\])?\]?|\bPMC?(?:I?D)?:?\s?(?:PMC)?\d{5,9}|\bISSN:?\s?\d{4}-\d{3}[\dXx]"
    r"|\bECLI:[A-Z]{2}:[\w:.]{4,40}|\bCELEX:?\s?\d{5}[\w()]{4,20}"
)
_DOI_LEAD = regex.compile(r"(?i)(?:\bdoi:?\s*(?:https?://(?:dx\.)?doi\.org/)?|\bhttps?://(?:dx\.)?doi\.org/)$")
_ISBN_LEAD = regex.compile(r"(?i)\be?-?ISBN(?:-1[03])?:?\s*$")
_LEAD_REACH = 40  # characters before an identifier in which its label stands


class Bracket(NamedTuple):
    """A matched pair of brackets or signs of emphasis; ``text[start]`` and ``text[end - 1]`` are its signs."""

    start: int
    end: int


class Identifier(NamedTuple):
    """``start`` is where its label ("doi:", "ISBN") begins, ``at`` to ``end`` the identifier itself."""

    start: int
    at: int
    end: int
    kind: str
    value: str


class Scan(NamedTuple):
    """A note's text and all that is certain about it. All offsets are into ``text``; ``plain`` has the same length."""

    text: str
    plain: str
    joins: tuple[Join, ...]
    urls: tuple[UrlMatch, ...]
    identifiers: tuple[Identifier, ...]
    dates: tuple[DateMatch, ...]
    quotes: tuple[Quote, ...]
    faults: tuple[tuple[Fault, int], ...]
    brackets: tuple[Bracket, ...]  # outermost ones only
    emphasis: tuple[Bracket, ...]
    links: tuple[Linked, ...]
    cover: bytes  # non-zero where a quotation (1), bracket (2), emphasis (3), address (4) or date (5) is: nothing splits there


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


def between(items: tuple[_P, ...], start: int, end: int) -> tuple[_P, ...]:
    """Those of ``items``, ascending in ``start``, that begin in ``start`` to ``end``."""
    return items[bisect_left(items, start, key=_begin) : bisect_left(items, end, key=_begin)]


def _begin(item: _Placed) -> int:
    return item.start


def part(whole: Scan, start: int, end: int, limit: int) -> Scan:
    """The same text with only what is found in ``start`` to ``end``; of dates, quotations and the like only up to
    ``limit``, so that reading one endless source does not take endless time."""
    faults = whole.faults
    if faults:
        low, high = bisect_left(faults, start, key=_place), bisect_left(faults, limit, key=_place)
        faults = faults[low:high]
    return whole._replace(
        urls=between(whole.urls, start, end),
        links=between(whole.links, start, end),
        identifiers=between(whole.identifiers, start, end),
        dates=between(whole.dates, start, limit),
        quotes=between(whole.quotes, start, limit),
        brackets=between(whole.brackets, start, limit),
        emphasis=between(whole.emphasis, start, limit),
        faults=faults,
    )


def _place(fault: tuple[Fault, int]) -> int:
    return fault[1]


def scan(text: str, joins: tuple[Join, ...] = (), links: tuple[Linked, ...] = ()) -> Scan:
    """Everything protected in ``text``, each kind ascending and free of overlaps within its kind."""
    found_urls = targets.placed(urls.find(text, joins), links, text) if links else tuple(urls.find(text, joins))
    marked = _identifiers(text, found_urls)
    plain = _hide(
        text, [(match.outer_start, match.outer_end) for match in found_urls] + [(item.at, item.end) for item in marked]
    )
    marks = quotes.find(plain)
    brackets = _brackets(plain)
    emphasis = (
        tuple(Bracket(*match.span()) for match in _EMPHASIS.finditer(plain)) if "*" in plain or "_" in plain else ()
    )
    cover = bytearray(len(text))
    for code, spans in (
        (1, marks.spans),
        (2, brackets),
        (3, emphasis),
        (4, [match[2:4] for match in found_urls]),
        (4, [item[1:3] for item in marked]),
    ):
        for item in spans:
            cover[item[0] : item[1]] = bytes([code]) * (item[1] - item[0])
    dates = tuple(date for date in date_grammar.find(plain, bare_years=True) if date.end <= len(text))
    for date in dates:
        if not cover[date.start]:
            cover[date.start : date.end] = bytes([5]) * (date.end - date.start)
    return Scan(
        text,
        plain,
        joins,
        found_urls,
        marked,
        dates,
        marks.spans,
        marks.faults,
        brackets,
        emphasis,
        links,
        bytes(cover),
    )


def _hide(text: str, spans: Sequence[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in sorted(spans):
        if start < done:
            continue
        parts += [text[done:start], HIDDEN * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _identifiers(text: str, found: Sequence[UrlMatch]) -> tuple[Identifier, ...]:
    items = []
    if "10." in text:
        items += [_labelled(text, hit.start, hit.end, "doi", hit.value, _DOI_LEAD) for hit in identifiers.dois(text)]
    if "ISBN" in text or "isbn" in text:
        items += [_labelled(text, hit.start, hit.end, "isbn", hit.value, _ISBN_LEAD) for hit in identifiers.isbns(text)]
    items += [Identifier(m.start(), m.start(), m.end(), "other", m.group()) for m in _OTHER_ID.finditer(text)]
    return tuple(sorted(items))


def _labelled(text: str, start: int, end: int, kind: str, value: str, lead: regex.Pattern[str]) -> Identifier:
    label = lead.search(text, max(0, start - _LEAD_REACH), start)
    return Identifier(label.start() if label else start, start, end, kind, value)


def _brackets(plain: str) -> tuple[Bracket, ...]:
    """Outermost matched pairs; a sign without its partner protects nothing."""
    stack: list[int] = []
    pairs: list[Bracket] = []
    for match in _BRACKET.finditer(plain):
        sign = match.group()
        if sign in "([":
            stack.append(match.start())
            continue
        wanted = "(" if sign == ")" else "["
        if stack and plain[stack[-1]] == wanted:
            start = stack.pop()
            while pairs and pairs[-1].start > start:
                pairs.pop()
            pairs.append(Bracket(start, match.end()))
        elif len(stack) > 1 and plain[stack[-2]] == wanted:
            stack.pop()
            start = stack.pop()
            while pairs and pairs[-1].start > start:
                pairs.pop()
            pairs.append(Bracket(start, match.end()))
    return tuple(pairs)
