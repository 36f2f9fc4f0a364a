"""Patterns that are not tried on a text without the strings they need (``required`` finds those)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regex import Match, Pattern  # noqa: TID251 (types)

LONG = 2000  # characters of a text that is not read whole for each of its parts: that would take time by its square
KEPT = 4  # texts; a note's patterns are tried one behind the other, so the last one is asked for most


def collapsed(text: str) -> str:
    """``text`` between blanks, with a single one for all white space in a row."""
    return f" {' '.join(text.split())} "


_lower = lru_cache(KEPT)(str.lower)
_collapsed = lru_cache(KEPT)(collapsed)


@lru_cache(KEPT)
def _both(text: str) -> str:
    return collapsed(text).lower()


def _seen(strings: tuple[str, ...], fold: bool) -> Callable[[str], str] | None:
    """How a text is read before the strings are looked for; ``None`` is as it stands."""
    if any(character.isspace() for string in strings for character in string):
        return _both if fold else _collapsed
    return _lower if fold else None


class Guarded:
    """A pattern that is not tried on a text without the strings it needs. All else is the pattern's.

    Places in a long text are tried at once: many callers go through one in steps, and each would look through it all.
    """

    __slots__ = ("_pattern", "findall", "finditer", "fullmatch", "match", "search", "sub")

    def __init__(self, pattern: Pattern[str], strings: tuple[str, ...], fold: bool) -> None:
        self._pattern = pattern
        self.match = pattern.match
        self.fullmatch = pattern.fullmatch
        search: Callable[..., Match[str] | None] = pattern.search
        finditer: Callable[..., Iterator[Match[str]]] = pattern.finditer
        findall: Callable[..., list[Any]] = pattern.findall
        sub: Callable[..., str] = pattern.sub
        seen = _seen(strings, fold)

        def guarded_search(text: str, *places: int) -> Match[str] | None:
            if places and len(text) > LONG:
                return search(text, *places)
            read = seen(text) if seen else text
            for string in strings:
                if string in read:
                    return search(text, *places)
            return None

        def guarded_finditer(text: str, *places: int) -> Iterator[Match[str]]:
            if places and len(text) > LONG:
                return finditer(text, *places)
            read = seen(text) if seen else text
            for string in strings:
                if string in read:
                    return finditer(text, *places)
            return iter(())

        def guarded_findall(text: str, *places: int) -> list[Any]:
            if places and len(text) > LONG:
                return findall(text, *places)
            read = seen(text) if seen else text
            for string in strings:
                if string in read:
                    return findall(text, *places)
            return []

        def guarded_sub(replacement: Any, text: str, *limits: int, **named: int) -> str:
            read = seen(text) if seen else text
            for string in strings:
                if string in read:
                    return sub(replacement, text, *limits, **named)
            return text

        self.search, self.finditer, self.findall, self.sub = (
            guarded_search,
            guarded_finditer,
            guarded_findall,
            guarded_sub,
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)
