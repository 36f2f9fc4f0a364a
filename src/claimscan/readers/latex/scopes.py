"""Groups: what is defined in one is defined until it ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

T = TypeVar("T")


class Scopes:
    """The open groups, and what the end of each takes back."""

    def __init__(self) -> None:
        self._undo: list[list[Callable[[], None]]] = []

    def enter(self) -> None:
        """A group begins."""
        self._undo.append([])

    def leave(self) -> None:
        """A group ends; one that never began is passed over."""
        for undo in reversed(self._undo.pop() if self._undo else ()):
            undo()

    def assign(self, table: dict[str, T], name: str, value: T) -> None:
        """A definition in the group that is open."""
        if self._undo:
            self._undo[-1].append(partial(_restore, table, name, table.get(name)))
        table[name] = value


def _restore(table: dict[str, T], name: str, value: T | None) -> None:
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value
