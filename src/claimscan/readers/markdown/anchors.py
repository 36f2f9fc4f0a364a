"""Notes made of HTML: a number that links to a place of the same text, and what stands there.

A link is a mark if its words are a label, it stands in running text, and a raised position, a name or a link back says what
it is. The element that it leads to holds the note: a list's item, a paragraph, or what stands behind an anchor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from claimscan import patterns as regex
from claimscan.model import Document, Markup, Span
from claimscan.readers.markdown.inline import Inline, Tag
from claimscan.readers.markdown.tags import BLOCK, LISTS

_LABEL = regex.compile(r"[\[(]?(\d{1,4}|[*†‡§¶]{1,3}|[a-z]{1,2}|[ivxlc]{1,7})[\]).:]{0,2}")
_NAMED = regex.compile(r"fn|foot|note|ref|cite|endn|bib", regex.I)
_BEFORE = regex.compile(r"[\s\[(]*")
_BEHIND = regex.compile(r"[\]).:]{1,2}(?=\s|<|$)")
_CLOSING = regex.compile(r"(?:</[a-z]{1,10}>)+", regex.I)
_ITEM = regex.compile(r"</?li\b", regex.I)
_DIGITS = regex.compile(r"\d+")
_WORD = regex.compile(r"[\p{L}\p{N}]")
_LONGEST = 24  # characters of a link back: "back to the text"


class _Spot(NamedTuple):
    """A place with a name."""

    tag: Tag
    list: int  # where the list begins of which it is an item; -1 for none
    place: int  # in that list, from 1


class _Anchor(NamedTuple):
    """A link within the text."""

    outer: Span
    words: str
    name: str  # the place it leads to
    own: frozenset[str]  # its own names, by which it may be linked back to
    raised: bool
    fresh: bool
    kind: str  # what its attributes say of it


@dataclass(slots=True)
class Anchored:
    """The notes found, by key."""

    marks: list[tuple[Span, str, str]] = field(default_factory=list)  # (span, label, key)
    targets: dict[int, str] = field(default_factory=dict)  # offset of the tag that begins a note -> key
    labels: dict[str, str] = field(default_factory=dict)
    label_spans: dict[str, Span] = field(default_factory=dict)
    signs: list[Markup] = field(default_factory=list)  # links back


def anchored(page: Document, leaves: Sequence[Span], found: Sequence[Inline], noted: Collection[int]) -> Anchored:
    """``page`` knows the markup; ``leaves`` are the blocks' extents, ``found`` what is in each of them; those called in
    ``noted`` belong to notes already."""
    result = Anchored()
    spots: dict[str, _Spot] = {}
    anchors: list[_Anchor] = []
    lists: list[tuple[int, int]] = []
    for number, (leaf, inline) in enumerate(zip(leaves, found, strict=True)):
        for name, spot in () if number in noted else _spots(inline, lists):
            spots.setdefault(name, spot)
        anchors.extend(_anchors(page, leaf, inline))
    back = {anchor.name for anchor in anchors}
    lost: list[tuple[_Anchor, str]] = []  # raised, but what they lead to is not there
    series: set[str] = set()
    for anchor in sorted(anchors):
        place = spots.get(anchor.name)
        label = _LABEL.fullmatch(anchor.words)
        if label is None or anchor.fresh:
            continue
        if place is None:
            lost += [(anchor, label[1])] if anchor.raised else []
            continue
        linked = bool(anchor.own & back)
        named = _NAMED.search(f"{anchor.name} {anchor.kind}") is not None
        if not (linked or named or anchor.raised) or not (label[1].isdigit() or anchor.raised or linked):
            continue
        key = f"h{place.tag.span.start}"
        result.marks.append((anchor.outer, label[1], key))
        result.targets[place.tag.span.start] = key
        result.labels.setdefault(key, label[1])
        series.add(_series(anchor))
    result.marks += [(anchor.outer, label, f"?{anchor.name}") for anchor, label in lost if _series(anchor) in series]
    _unmarked(spots.values(), result)
    for key, label in result.labels.items():
        _own_label(page, label, key, result)
    _links_back(anchors, result)
    return result


def _series(anchor: _Anchor) -> str:
    """What the targets of one list of notes are called, but for the number."""
    return str(_DIGITS.sub("", anchor.name))


def _spots(inline: Inline, lists: list[tuple[int, int]]) -> Iterator[tuple[str, _Spot]]:
    """The named places of a block. ``lists`` are the open lists, with the number of their last item."""
    for tag in inline.tags:
        if tag.name in LISTS:
            if tag.closing:
                del lists[-1:]
            else:
                start = tag.attributes.get("start", "")
                lists.append((tag.span.start, int(start) - 1 if start.isdecimal() and len(start) < 6 else 0))
        elif tag.name == "li" and not tag.closing and lists:
            lists[-1] = (lists[-1][0], lists[-1][1] + 1)
        name = tag.attributes.get("id") or (tag.attributes.get("name") if tag.name == "a" else None)
        if not tag.closing and (name or tag.name == "li"):
            item = lists[-1] if tag.name == "li" and lists else (-1, 0)
            yield (
                name or f"\n{tag.span.start}",
                _Spot(tag, *item),
            )  # an item without a name has its place


def _anchors(page: Document, leaf: Span, inline: Inline) -> Iterator[_Anchor]:
    begun = leaf.start
    opened: int | None = None
    raised = 0  # elements around that raise what is in them
    for place, tag in enumerate(inline.tags):
        if tag.name in BLOCK:
            begun, raised = tag.span.end, 0
        elif tag.name == "sup":
            raised += -1 if tag.closing else 1
        if tag.name == "a" and not tag.closing and "href" in tag.attributes:
            opened = place
        elif tag.name == "a" and tag.closing and opened is not None:
            first = inline.tags[opened]
            href = first.attributes["href"]
            if href.startswith("#"):
                found = _anchor(page, inline.tags, (opened, place), begun, href)
                yield found._replace(raised=found.raised or raised > 0)
            opened = None
    for link in inline.links:
        if link.url.startswith("#"):
            around = [place for place, tag in enumerate(inline.tags) if tag.span.end == link.outer.start]
            raised = any(inline.tags[place].name == "sup" for place in around)
            outer = link.outer
            if raised and around[0] + 1 < len(inline.tags) and inline.tags[around[0] + 1].span.start == outer.end:
                outer = Span(inline.tags[around[0]].span.start, inline.tags[around[0] + 1].span.end)
            own = frozenset(inline.tags[place].attributes.get("id", "") for place in around) - {""}
            fresh = not page.words(Span(leaf.start, outer.start)).strip()
            yield _Anchor(outer, page.words(link.span).strip(), unquote(link.url[1:]), own, raised, fresh, "")


def _anchor(page: Document, tags: Sequence[Tag], places: tuple[int, int], begun: int, href: str) -> _Anchor:
    first, last = tags[places[0]], tags[places[1]]
    names = {first.attributes.get("id", ""), first.attributes.get("name", "")}
    kind = " ".join(first.attributes.get(key, "") for key in ("class", "role", "epub:type", "rel"))
    outer = Span(first.span.start, last.span.end)
    words = page.words(Span(first.span.end, last.span.start)).strip()
    inside = any(tag.name == "sup" for tag in tags[places[0] + 1 : places[1]])
    raised = inside
    if places[0] > 0 and places[1] + 1 < len(tags):
        before, behind = tags[places[0] - 1], tags[places[1] + 1]
        near = before.span.end >= first.span.start - 2 and behind.span.start <= last.span.end + 2
        if near and before.name == behind.name and before.name in ("sup", "span") and behind.closing:
            raised = inside or before.name == "sup"
            names.add(before.attributes.get("id", ""))
            kind += " " + before.attributes.get("class", "")
            outer = Span(before.span.start, behind.span.end)
    if page.text[outer.start - 1 : outer.start] == "[" and page.text[outer.end : outer.end + 1] == "]":
        outer = Span(outer.start - 1, outer.end + 1)
    fresh = not page.words(Span(begun, outer.start)).strip()
    return _Anchor(outer, words, unquote(href[1:]), frozenset(names - {""}), raised, fresh, kind)


def _unmarked(spots: Iterable[_Spot], result: Anchored) -> None:
    """The other items of a list of notes are notes as well, to which no mark leads."""
    items = [spot for spot in spots if spot.list >= 0]
    known = {spot.list for spot in items if spot.tag.span.start in result.targets}
    taken = set(result.labels.values())
    misnamed = {
        spot.list
        for spot in items
        if (key := result.targets.get(spot.tag.span.start)) and result.labels[key] != _digits(spot)
    }
    for spot in items:
        start = spot.tag.span.start
        if spot.list in known and start not in result.targets:
            digits = "" if spot.list in misnamed else _digits(spot)
            label = digits if digits and digits not in taken else str(spot.place)
            result.targets[start] = f"h{start}"
            result.labels[f"h{start}"] = label


def _digits(spot: _Spot) -> str:
    """The number in a place's name."""
    found = _DIGITS.search(spot.tag.attributes.get("id", ""))
    return found[0] if found else ""


def _own_label(page: Document, label: str, key: str, result: Anchored) -> None:
    """The label that a note prints itself before its text, in whatever tags."""
    at = page.text.find(">", int(key[1:])) + 1
    inside = page.markup_in(Span(at, min(at + 500, len(page.text))))
    for (low, high), _ in inside:
        gap = _BEFORE.match(page.text, at, low)
        if gap is None or gap.end() < low or _ITEM.match(page.text, low):
            break
        at = high
    gap = _BEFORE.match(page.text, at)
    at = gap.end() if gap else at
    end = at + len(label)
    if page.text.startswith(label, at) and not _WORD.match(page.text, end):
        result.label_spans[key] = Span(at, end)
        if closing := _CLOSING.match(page.text, end):
            end = closing.end()
        if behind := _BEHIND.match(page.text, end):
            result.signs.append(Markup(Span(*behind.span())))


def _links_back(anchors: Sequence[_Anchor], result: Anchored) -> None:
    """Links from notes to their marks are no text: arrows, and words that say so."""
    own = {name for anchor in anchors for span, _, _ in result.marks if span == anchor.outer for name in anchor.own}
    marks = {span for span, _, _ in result.marks}
    for anchor in anchors:
        if anchor.outer in marks:
            continue
        back = anchor.name in own and len(anchor.words) <= _LONGEST and not _LABEL.fullmatch(anchor.words)
        if back or not _WORD.search(anchor.words):
            result.signs.append(Markup(anchor.outer))
