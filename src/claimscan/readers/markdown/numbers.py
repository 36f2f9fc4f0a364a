"""The numbers that notes called by names are printed with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from claimscan import patterns as regex

_SIGN = regex.compile(r"[*†‡§¶#]{1,3}")


def numbered(mentioned: Sequence[str | None], unmentioned: Iterable[str]) -> tuple[list[str], list[str]]:
    """Labels for the names in the order of their first mention (``None``: a note printed in the text), and for the others.

    The notes are counted, as GFM and Pandoc count them; a sign that stands among numbers is meant to be printed. A note that
    is not mentioned is printed by neither and keeps its name.
    """
    numbers = (str(number) for number in count(1))
    own = all(name and (name.isdecimal() or _SIGN.fullmatch(name)) for name in mentioned)
    labels = [name if own and name and not name.isdecimal() else next(numbers) for name in mentioned]
    taken = set(labels)
    return labels, [f"^{name}" if name in taken else name for name in unmentioned]
