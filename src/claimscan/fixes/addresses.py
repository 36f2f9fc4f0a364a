"""The characters of one printed address that have to go or come, so that it says what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimscan import patterns as regex
from claimscan import urls
from claimscan.urls.printed import understood

_LAYOUT: Final = frozenset("-‐‑\u00ad\u200b\u2060\ufeff")  # with blanks, what a line's end leaves in an address
_SEPARATOR: Final = regex.compile(r"&amp;|\\?&")  # as a page, LaTeX and plain text write it
_FRAGMENT: Final = regex.compile(r"\\?#")
_ESCAPE: Final = regex.compile(r"\\([_%#&~])")


class Patch(NamedTuple):
    """Characters ``start:end`` of the printed address, and what stands there instead."""

    start: int
    end: int
    text: str = ""


def rejoined(printed: str, meant: str) -> tuple[Patch, ...]:
    """What must go so that ``printed`` reads ``meant``; nothing if more than blanks and hyphens of a layout would have to.

    A blank between two letters is left to a person: in its place a sign may be missing.
    """
    gone: list[int] = []
    at = 0
    for index, sign in enumerate(printed):
        if meant[at : at + 1] == sign:
            at += 1
        elif sign.isspace() or sign in _LAYOUT:
            gone.append(index)
        else:
            return ()
    patches = tuple(_runs(gone))
    doubt = any(
        printed[a:b].isspace() and printed[a - 1 : a].isalnum() and printed[b : b + 1].isalnum() for a, b, _ in patches
    )
    return patches if at == len(meant) and not doubt else ()


def _runs(indices: Sequence[int]) -> Iterator[Patch]:
    start = last = -2
    for index in indices:
        if index != last + 1:
            if start >= 0:
                yield Patch(start, last + 1)
            start = index
        last = index
    if start >= 0:
        yield Patch(start, last + 1)


def secured(printed: str) -> tuple[Patch, ...]:
    """``https:`` for ``http:``."""
    return (Patch(4, 4, "s"),) if printed[:5].lower() == "http:" else ()


def untracked(printed: str) -> tuple[Patch, ...]:
    """What tells only where a reader came from, taken out; nothing if that cannot be done cleanly.

    A fragment that looks made by chance may be a place in the page, and stays.
    """
    if any(sign.isspace() for sign in printed) or "&#" in printed:
        return ()
    url, _ = understood(printed)
    tracked = {tracker for tracker in urls.tracking(url) if not tracker.startswith("#") or ":~:" in tracker}
    hash_ = _FRAGMENT.search(printed)
    body, tail = (hash_.start(), hash_.end()) if hash_ else (len(printed), len(printed))
    patches = [*_of_query(printed, printed.find("?", 0, body), body, tracked)]
    if hash_:
        patches += _of_fragment(printed, body, tail, tracked)
    left = patched(printed, patches)
    clean = tracked.isdisjoint(urls.tracking(understood(left)[0])) and urls.same(understood(left)[0], url)
    return tuple(patches) if clean else ()


def _of_query(printed: str, mark: int, end: int, tracked: set[str]) -> Iterator[Patch]:
    if mark < 0:
        return
    parts = _parts(printed, mark + 1, end)
    if all(_plain(printed[slice(*part)]) in tracked for part in parts):
        yield Patch(mark, end)
    else:
        yield from _without(printed, parts, tracked)


def _of_fragment(printed: str, mark: int, start: int, tracked: set[str]) -> Iterator[Patch]:
    browsers = printed.find(":~:", start)
    if browsers >= 0 and any(":~:" in tracker for tracker in tracked):
        yield Patch(mark if browsers == start else browsers, len(printed))
        return
    parts = _parts(printed, start, len(printed))
    if all(_plain(printed[slice(*part)]) in tracked for part in parts):
        yield Patch(mark, len(printed))
    else:
        yield from _without(printed, parts, tracked)


def _parts(printed: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parameters between ``start`` and ``end``, without what parts them."""
    found = []
    for separator in _SEPARATOR.finditer(printed, start, end):
        found.append((start, separator.start()))
        start = separator.end()
    return [*found, (start, end)]


def _without(printed: str, parts: Sequence[tuple[int, int]], tracked: set[str]) -> Iterator[Patch]:
    """Each tracked parameter goes with the sign before it, or with the one behind it if nothing is left before it."""
    kept = False
    for number, (start, end) in enumerate(parts):
        if _plain(printed[start:end]) not in tracked:
            kept = True
        elif kept:
            yield Patch(parts[number - 1][1], end)
        else:
            yield Patch(start, parts[number + 1][0])


def _plain(parameter: str) -> str:
    return str(_ESCAPE.sub(lambda escape: str(escape[1]), parameter))


def patched(text: str, patches: Sequence[Patch]) -> str:
    """``text`` with ``patches`` done; they must not overlap."""
    for start, end, instead in sorted(patches, reverse=True):
        text = text[:start] + instead + text[end:]
    return text
