"""Running heads, running feet and page numbers: known by their place on page after page, and by what changes in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.readers.pdf.pages import PrintedPage, Spot

_DIGITS = regex.compile(r"\d+|\b[ivxlc]{1,6}\b")
_NUMBER = regex.compile(r"(?<![\p{L}\d.,])(\d{1,4}|[ivxlc]{1,6})(?![\p{L}\d])", regex.I)
_ROMAN = regex.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_AROUND = " -–—|.[]()"  # what stands round a page number
_ROWS = 3  # lines from the page's edge that may be furniture
_BLOCK = 4  # lines that stand close together and may be furniture
_SHORT = 90  # letters; running heads are shorter than lines of text
_WHITE = 0.2  # of the size, beyond what is usual between two lines of text
_FAR = 0.5  # the same for heads that are known by nothing but their place
_NEAR = 2.5  # points by which the place of a running head differs between pages


class _Edge(NamedTuple):
    """A line near the head (or foot) of a page: its height, its text without its numbers, and the white towards the text."""

    page: int
    line: int
    y: float
    key: str
    white: float  # in sizes
    rows: int  # lines that stand close together up to that white
    noted: bool  # it, or a line close to it, has a raised character: it is text or a note


def furniture(pages: Sequence[PrintedPage]) -> set[Spot]:
    """(page, line) of all lines that are furniture, by their places in ``pages`` and in the pages' lines."""
    found: set[Spot] = set()
    usual = _step(pages)
    for foot in (False, True):
        for _ in range(_ROWS):
            edges = [edge for place, page in enumerate(pages) if (edge := _edge(place, page, foot, found, usual))]
            more = _repeated(edges, pages) | _placed(edges) | (set() if foot else _paged(edges, pages))
            if not more:
                break
            found |= more
    return found


def numbers(pages: Sequence[PrintedPage], found: set[Spot]) -> dict[int, str]:
    """The printed page number of each page whose furniture shows one: a number that runs on with the pages."""
    shown: list[tuple[int, str, int]] = []
    for page, line in sorted(found):
        text = pages[page].lines[line].text
        shown += [(page, printed, value - pages[page].number) for printed, value in _outer(text)]
    counts = Counter((offset, printed.isdigit()) for _, printed, offset in shown)
    best: dict[int, tuple[int, str]] = {}
    for page, printed, offset in shown:
        times = counts[offset, printed.isdigit()]
        if times >= 2 and times > best.get(page, (0, ""))[0]:
            best[page] = (times, printed)
    return {page: printed for page, (_, printed) in best.items()}


def _edge(place: int, page: PrintedPage, foot: bool, taken: set[Spot], usual: float) -> _Edge | None:
    """The outermost line of a page that is not yet known as furniture."""
    free = [i for i, line in enumerate(page.lines) if Spot(place, i) not in taken and not line.aside]
    if not free:
        return None
    sign = -1 if foot else 1
    order = sorted(free, key=lambda i: sign * page.lines[i].baseline)
    first = order[0]
    line = page.lines[first]
    if not _outside(line.baseline / page.height, foot):
        return None
    return _Edge(place, first, line.baseline, _DIGITS.sub("#", line.text.casefold()), *_set_off(page, order, usual))


def _step(pages: Sequence[PrintedPage]) -> float:
    """From line to line in running text, in sizes: some articles are set with half a line between."""
    steps = Counter(
        round((line.baseline - above.baseline) / line.size, 1)
        for page in pages
        for above, line in pairwise(page.lines)
        if above.region == line.region
        and above.size == line.size
        and line.size < line.baseline - above.baseline < 2.2 * line.size
    )
    return steps.most_common(1)[0][0] if steps else 1.2


def _set_off(page: PrintedPage, order: Sequence[int], usual: float) -> tuple[float, int, bool]:
    """The white between the outermost lines that stand close together and the rest, beyond the usual; none if they are many."""
    noted = False
    rows = 1
    for outer, inner in pairwise(order):
        one, other = page.lines[outer], page.lines[inner]
        noted = noted or bool(one.raised)
        step = abs(other.baseline - one.baseline) / max(one.size, other.size)
        if step - usual > _WHITE:
            return step - usual, rows, noted
        rows += step > 0.5
        if rows > _BLOCK:
            return 0.0, rows, noted
    return 99.0, rows, noted


def _outside(share: float, foot: bool) -> bool:
    return share > 0.85 if foot else share < 0.15


def _repeated(edges: Sequence[_Edge], pages: Sequence[PrintedPage]) -> set[Spot]:
    """The same text at the same height on several pages, or a number alone that runs on with them."""
    enough = 3 if len(pages) > 4 else 2
    found: set[Spot] = set()
    offsets: Counter[int] = Counter()
    alone: dict[Spot, int] = {}
    heights = _heights(edges, pages)
    for edge in edges:
        line = pages[edge.page].lines[edge.line]
        bare = line.text.strip(_AROUND)
        value = _value(bare)
        if value is not None:
            alone[Spot(edge.page, edge.line)] = value - pages[edge.page].number
            offsets[value - pages[edge.page].number] += 1
        else:
            times = _steady(edge, heights, pages)
            apart = edge.white > _WHITE and not edge.noted
            counted = edge.key.endswith("#") and edge.key[0].isalpha() and times >= max(3, 0.5 * len(pages))  # "Page 7"
            if (apart and times >= enough) or counted:
                found.add(Spot(edge.page, edge.line))
    return found | {place for place, offset in alone.items() if offsets[offset] >= 2 or len(pages) == 1}


def _heights(edges: Sequence[_Edge], pages: Sequence[PrintedPage]) -> dict[tuple[str, str | int], list[float]]:
    """The heights, in order, of the lines with the same key and text, and of those whose number is as far from the page's."""
    found: dict[tuple[str, str | int], list[float]] = {}
    for edge in sorted(edges, key=lambda edge: edge.y):
        text = pages[edge.page].lines[edge.line].text
        for same in _sames(text, pages[edge.page].number):
            found.setdefault((edge.key, same), []).append(edge.y)
    return found


def _steady(edge: _Edge, heights: Mapping[tuple[str, str | int], Sequence[float]], pages: Sequence[PrintedPage]) -> int:
    """On how many pages the line stands at its height, but for a number that runs on with the pages; ``12 Ibid.`` does not."""
    text = pages[edge.page].lines[edge.line].text
    same = [heights[edge.key, one] for one in _sames(text, pages[edge.page].number)]
    return max(len(ys) if len(text) > 20 else _around(ys, edge.y) for ys in same)


def _around(heights: Sequence[float], y: float) -> int:
    """How many of these heights, which are in order, are that of ``y``."""
    return bisect_left(heights, y + _NEAR) - bisect_right(heights, y - _NEAR)


def _sames(text: str, page: int) -> list[str | int]:
    """What running heads have in common: their text, or a number that runs on with the pages."""
    return [text, *{value - page for match in _NUMBER.finditer(text) if (value := _value(match[1])) is not None}]


def _placed(edges: Sequence[_Edge]) -> set[Spot]:
    """Lines at one height on most pages, each set off by white: running heads that change with the chapter."""
    found: set[Spot] = set()
    for parity in (0, 1):
        side = [edge for edge in edges if edge.page % 2 == parity]
        if len(side) < 4:
            continue
        heights = sorted(edge.y for edge in side)
        set_off = sorted(edge.y for edge in side if edge.white > _FAR and edge.rows <= 2)
        for edge in side:
            like, off = _around(heights, edge.y), _around(set_off, edge.y)
            short = edge.rows <= 2 and len(edge.key) <= _SHORT
            if short and edge.white > _FAR and not edge.noted and like >= 0.5 * len(side) and off >= 0.8 * like:
                found.add(Spot(edge.page, edge.line))
    return found


def _paged(edges: Sequence[_Edge], pages: Sequence[PrintedPage]) -> set[Spot]:
    """Lines at the heads of most pages, at one height, that begin or end with a number that runs on with the pages.

    Heads only: notes at the foot begin with numbers as well, and may run on with the pages by chance.
    """
    heads: dict[int, list[_Edge]] = {}
    for edge in edges:
        page = pages[edge.page]
        if edge.white > _WHITE and not edge.noted and len(edge.key) <= _SHORT:
            for _, value in _outer(page.lines[edge.line].text):
                heads.setdefault(value - page.number, []).append(edge)
    return {
        Spot(edge.page, edge.line)
        for side in heads.values()
        for heights in [sorted(edge.y for edge in side)]
        for edge in side
        if _around(heights, edge.y) >= max(2, 0.5 * len(pages))
    }


def _outer(text: str) -> list[tuple[str, int]]:
    """The numbers that a line begins or ends with, as printed and as they count."""
    return [
        (match[1], value)
        for match in _NUMBER.finditer(text)
        if (not text[: match.start()].strip(_AROUND) or not text[match.end() :].strip(_AROUND))
        and (value := _value(match[1])) is not None
    ]


def _value(text: str) -> int | None:
    if text.isdecimal() and len(text) <= 4:
        return int(text)
    if _ROMAN.fullmatch(text.lower()):
        values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
        numerals = [values[c] for c in text.lower()]
        return sum(-a if a < b else a for a, b in zip(numerals, [*numerals[1:], 0], strict=True))
    return None
