"""Items of a list that run on in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimscan import patterns as regex
from claimscan.model import Join

_BULLETS = "•⁃▪◦‣●"
_BULLET = regex.compile(rf"(?<=\S)\s++(?=[{_BULLETS}])")
_HEAD = regex.compile(r"(\(?)(\d{1,3}|[a-z])([.)]{1,2})\s")
_STOP = regex.compile(r"(?<=\p{L}\p{L})[.!?…](?=\s|$)")


def item_starts(text: str, joins: Sequence[Join]) -> Iterator[int]:
    """Offsets where a further item begins: at a bullet, or at the next number or letter of a list that opened the paragraph.

    A number alone is weak (``as Article 2. says``): it counts where a line began with it, or where the list begins with its
    first item and no item has a stop of its own.
    """
    if any(bullet in text for bullet in _BULLETS):
        yield from (match.end() for match in _BULLET.finditer(text))
    head = _HEAD.match(text)
    if head is None:
        return
    lines = {join.at for join in joins}
    plain = head[2] in ("1", "a") and _STOP.search(text, head.end(), len(text.rstrip()) - 1) is None
    at, label = head.end(), head[2]
    while label := _next(label):
        at = text.find(f" {head[1]}{label}{head[3]} ", at)
        if at < 0:
            return
        at += 1
        if plain or at in lines:
            yield at


def _next(label: str) -> str:
    """The label after this one; empty behind ``z``."""
    if label.isdecimal():
        return str(int(label) + 1)
    return chr(ord(label) + 1) if label < "z" else ""
