"""The other files of the article's folder: no other folder is looked into, and there are limits to all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimscan.errors import UnreadableInput
from claimscan.model import Trouble
from claimscan.readers.text.decode import decode

MOST = 200  # files of one article
LARGEST = 16 * 2**20  # characters in all of them


class Files:
    """The files of the article's folder, as far as they were asked for."""

    def __init__(self, neighbours: Callable[[str], bytes | None] | None) -> None:
        self._neighbours = neighbours
        self._missing: dict[str, str] = {}  # name -> why it was not read
        self._left = LARGEST
        self._count = 0

    def read(self, name: str, suffix: str) -> str | None:
        """The text of a file; ``None``, and a trouble, if there is none in this folder."""
        name = name.removeprefix("./")
        shown = name if name.endswith(suffix) else name + suffix
        if not name or "/" in name or "\\" in name or ":" in name or name.startswith("."):
            self._missing[shown] = "is not in the article's folder, and files of other folders are not read"
            return None
        if self._count >= MOST or self._left <= 0:
            self._missing[shown] = "was not read: the article takes in more than an article does"
            return None
        data = self._neighbours(shown) if self._neighbours else None
        if data is None and shown != name and self._neighbours:
            data = self._neighbours(name)
        if data is None:
            self._missing[shown] = "is not there, or was not given"
            return None
        self._count += 1
        self._left -= len(data)
        try:
            return decode(data, shown)[0]
        except UnreadableInput as error:
            self._missing[shown] = f"cannot be read ({error})"
            return None

    def left_out(self, name: str, why: str) -> None:
        """A file that is not read, though it may be there."""
        self._missing[name] = f"{why}; it was left out there"

    def troubles(self) -> Iterator[Trouble]:
        """What was not read, and why."""
        for name, why in self._missing.items():
            yield Trouble("unread-part", f"{name} {why}", severity="error")
