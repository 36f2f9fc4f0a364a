"""Which characters of a Markdown text are signs, and what they show: put together from all that was found in its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claimscan import patterns as regex
from claimscan.model import Hyperlink, Markup, Span
from claimscan.readers.markdown.blocks import Blocks, Leaf
from claimscan.readers.markdown.inline import Inline, Tag
from claimscan.readers.markdown.tags import hidden

_ADDRESS = regex.compile(r"(?:https?|ftp)://\S|//\w[\w.-]*\.\w", regex.I)
_MARK = regex.compile(r"\[?(?:\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*|[*†‡§¶]{1,3}|[a-z])\]?")
_BOX = regex.compile(r"\[[ xX]\]\s")  # of a list of tasks
_COMPOUND = regex.compile(r"\p{L}[-\u2010]$")
_CJK = regex.compile(r"[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


def markup(
    text: str, blocks: Blocks, found: Sequence[Inline], extra: Iterable[Markup] = (), *, known: bool
) -> tuple[Markup, ...]:
    """All signs, ascending and apart. Where nothing is ``known`` of notes, whatever may be a label or mark is left to be
    read: raised numbers; asterisks and angle brackets, which are evidence of titles and of where addresses end."""
    signs = list(extra)
    for leaf, inline in zip(blocks.leaves, found, strict=True):
        signs += inline.signs
        signs += (Markup(span) for span in hidden(inline.tags))
        signs += (Markup(one.closing) for one in inline.asides)
        raised: frozenset[Span] = frozenset() if known else _raised(text, inline.tags)
        signs += (Markup(tag.span, " " if tag.name == "br" else "") for tag in inline.tags if tag.span not in raised)
        if leaf.bullet and (box := _BOX.match(text, leaf.rows[0].start)):
            signs.append(Markup(Span(*box.span())))
        if known:
            signs += inline.raised
            signs += inline.angles
            signs += _stress(leaf, inline)
            signs += _row_ends(text, leaf)
    return tuple(_apart(text, sorted(signs, key=lambda one: (one.span.start, -one.span.end))))


def _raised(text: str, tags: Sequence[Tag]) -> frozenset[Span]:
    """The tags around raised numbers and signs."""
    found: list[Span] = []
    opened: list[Tag] = []
    for tag in tags:
        if tag.name == "sup" and not tag.closing:
            opened = [tag]
        elif opened:
            opened.append(tag)
            if tag.name == "sup":
                inner = "".join(text[a.span.end : b.span.start] for a, b in pairwise(opened))
                if _MARK.fullmatch(inner.strip()):
                    found += [one.span for one in opened]
                opened = []
    return frozenset(found)


def _stress(leaf: Leaf, inline: Inline) -> Iterator[Markup]:
    """Signs of emphasis in running text; in notes the single ones stay, since they set off titles."""
    for sign in inline.stress:
        start, end = sign.span
        if end - start > 1 or not (leaf.definition >= 0 or inline.aside(start)):
            yield sign


def _row_ends(text: str, leaf: Leaf) -> Iterator[Markup]:
    """A row's end is a blank, but not behind a hyphen: no program cuts words in Markdown, and a break at a hyphen keeps it."""
    for row, following in pairwise(leaf.rows):
        before, behind = text[row.end - 1 : row.end], text[following.start : following.start + 1]
        glued = _COMPOUND.search(text, row.start, row.end) or (_CJK.match(before) and _CJK.match(behind))
        yield Markup(Span(row.end, following.start), "" if glued else " ")


def _apart(text: str, signs: Iterable[Markup]) -> Iterator[Markup]:
    """Signs in signs are one with the outer; a blank is shown once, and not beside one."""
    last = Markup(Span(0, 0))
    for sign in signs:
        start, end = sign.span
        if end <= last.span.end:
            continue
        start = max(start, last.span.end)
        shows = sign.shows
        if shows == " " and (
            (last.span.end == start and last.shows == " ")
            or (last.span.end < start and text[start - 1].isspace())
            or text[end : end + 1].isspace()
        ):
            shows = ""
        last = Markup(Span(start, end), shows)
        yield last


def pictures(text: str, blocks: Blocks, found: Sequence[Inline]) -> None:
    """Words for a picture are printed only where it stands alone, as its caption; elsewhere they are signs."""
    for leaf, inline in zip(blocks.leaves, found, strict=True):
        if not inline.images:
            continue
        at, rest = leaf.rows[0].start, ""
        for start, end in inline.images:
            rest += text[at:start]
            at = max(at, end)
        if (rest + text[at : leaf.rows[-1].end]).strip():
            for start, end in inline.images:  # with one of the two blanks around it
                blank = start > 0 and text[start - 1] == " " == text[end : end + 1]
                inline.signs.append(Markup(Span(start, end + blank)))
            inline.images.clear()


def hyperlinks(found: Sequence[Inline]) -> Iterator[Hyperlink]:
    """The links that lead out of the text."""
    for inline in found:
        for link in inline.links:
            if _ADDRESS.match(link.url):
                yield Hyperlink(link.span, link.url)
        opened: Tag | None = None
        for tag in inline.tags:
            if tag.name != "a":
                continue
            if opened is not None and opened.span.end < tag.span.start:
                yield Hyperlink(Span(opened.span.end, tag.span.start), opened.attributes["href"])
            opened = tag if not tag.closing and _ADDRESS.match(tag.attributes.get("href", "")) else None
