"""Running heads, running feet and page numbers: what stands at the edges of page after page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimscan import patterns as regex
from claimscan.model import Document

_DIGITS = regex.compile(r"\d+|\b[ivxlc]{1,6}\b")
_NUMBER = regex.compile(
    r"[-–—|\s]*(?:p(?:age|\.)?\s?)?(\d{1,4}|[ivxlc]{1,6})(?:\s?(?:of|/|von)\s?\d{1,4})?[-–—|.\s]*$", regex.I
)
_LETTERS = regex.compile(r"\p{L}{3}")
_PHRASE = regex.compile(r"\p{L}{3}.*\P{L}.*\p{L}{3}|://")
_NOTE_LIKE = regex.compile(
    r"[\[(^<$⁰¹²³⁴-⁹*†‡]|#?\s?(?:ibid|id\.|see\b|ebd)"
)  # short notes come again and again as well
_SENTENCE = regex.compile(r"(?:\S+\s+){8}.*[.?!]$")
_ADDRESS = regex.compile(r"https?://\S|www\.")
_MOST = 0.4  # of the pages: a foot on every second page, some of them without
EDGE = 2  # lines at the top and at the bottom of a page that may be furniture


def furniture(document: Document) -> set[int]:
    """Indexes of the lines that are furniture. A reader that sees pages tells all of it; a note at the foot is none."""
    lines = document.lines
    known = {i for i, line in enumerate(lines) if line.kind == "furniture"}
    open_lines = [i for i, line in enumerate(lines) if line.kind is None and not line.foot]
    if known or not open_lines or document.word_boxes:  # who knows where words stand has looked at the pages
        return known
    pages: dict[int, list[int]] = {}
    for index in open_lines:
        pages.setdefault(lines[index].page, []).append(index)
    if len(pages) >= 2:
        return _paged(document, list(pages.values()))
    return _unpaged(document, open_lines)


def _paged(document: Document, pages: Sequence[list[int]]) -> set[int]:
    edges = [page[:EDGE] + page[-EDGE:] if len(page) > 2 * EDGE else page for page in pages]
    shown: dict[str, dict[int, int]] = {}  # key -> page -> what is left of its number less the page's place
    for page, edge in enumerate(edges):
        for index in edge:
            text = _text(document, index)
            numbers = _DIGITS.findall(text)
            shown.setdefault(_key(text), {})[page] = (
                int(numbers[-1]) - page if numbers and numbers[-1].isdigit() else -1
            )
    counts = {key: _steady(pages_shown) for key, pages_shown in shown.items()}
    enough = min(3, max(2, (len(pages) + 1) // 2))
    numbers = _page_numbers(document, pages, edges)
    found = set(numbers)
    for edge in edges:
        for index in edge:
            key = _key(_text(document, index))
            if index == pages[0][0]:
                continue  # the first line of all is the title that the running heads repeat
            times = max(enough, _MOST * len(pages)) if _ADDRESS.match(key) else enough  # notes give it again and again
            if counts[key] >= times and _LETTERS.search(key) and "ibid" not in key:
                found.add(index)
    return found


def _steady(shown: Mapping[int, int]) -> int:
    """On how many pages a line stands that is the same but for a number that rises with the pages, or stays."""
    values = list(shown.values())
    rising = Counter(values).most_common(1)[0][1]
    staying = Counter(value + page for page, value in shown.items()).most_common(1)[0][1]
    return max(rising, staying)


def _page_numbers(document: Document, pages: Sequence[list[int]], edges: Sequence[list[int]]) -> set[int]:
    """Numbers alone on an edge that rise with the pages; the same number less the page's place is the evidence."""
    shown: list[tuple[int, int]] = []  # (line, number - page)
    for page, edge in enumerate(edges):
        for index in edge:
            match = _NUMBER.fullmatch(_text(document, index))
            if match:
                value = int(match[1]) if match[1].isdigit() else _roman(match[1])
                shown.append((index, value - page))
    counts = Counter(offset for _, offset in shown)
    most, times = counts.most_common(1)[0] if counts else (0, 0)
    last = {page[-1] for page in pages}
    return {index for index, offset in shown if (offset == most and times >= 2) or (index in last and times < 2)}


def _unpaged(document: Document, lines: Sequence[int]) -> set[int]:
    """Text without page breaks: lines that come again and again, and the numbers beside them."""
    keys = {
        i: _key(_text(document, i)) for i in lines if document.lines[i].span.end - document.lines[i].span.start < 100
    }
    counts = Counter(keys.values())
    found = {
        i
        for i, key in keys.items()
        if counts[key] >= 4 and _PHRASE.search(key) and not _NOTE_LIKE.match(key) and not _SENTENCE.search(key)
    }
    rising: list[tuple[int, int]] = []
    for i in lines:
        text = _text(document, i)
        if text.isdigit() and len(text) <= 4 and any(i + step in found for step in (-2, -1, 1, 2)):
            rising.append((i, int(text)))
    steady = sum(b[1] - a[1] == 1 for a, b in pairwise(rising))
    if rising and steady >= 0.6 * (len(rising) - 1):
        found.update(i for i, _ in rising)
    return found


def _text(document: Document, index: int) -> str:
    return document.words(document.lines[index].span).strip()


def _key(text: str) -> str:
    return str(_DIGITS.sub("#", text.casefold()))


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    numbers = [values[c] for c in text.lower()]
    for this, after in zip(numbers, [*numbers[1:], 0], strict=True):
        total += -this if this < after else this
    return total
