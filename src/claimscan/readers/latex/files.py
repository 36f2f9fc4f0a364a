"""Other files that an article takes in: only those of its own folder, and each within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from claimscan.errors import UnreadableInput
from claimscan.model import Trouble
from claimscan.readers.latex.input import words
from claimscan.readers.latex.story import Handler, Story
from claimscan.readers.latex.tokens import Token, tokens
from claimscan.readers.text.decode import decode

MOST = 200  # files of one article
LARGEST = 64 * 2**20  # characters in all of them
DEEPEST = 12  # files in files


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

    def troubles(self) -> Iterator[Trouble]:
        """What was not read, and why."""
        for name, why in self._missing.items():
            yield Trouble("unread-part", f"{name} {why}", severity="error")


def take_in(story: Story, token: Token) -> None:
    """``\\input`` and ``\\include``: the file is read in this place."""
    name = words(story.input.argument())
    following = story.input.peek()
    if name and token.text == "input" and following is not None and following.kind == "text":
        name = _without_braces(story, name)
    if not name or story.open_files >= DEEPEST:
        return
    source = story.files.read(name, ".tex")
    if source is None:
        return
    begin, end = source.find("\\begin{document}"), source.rfind("\\end{document}")
    start = begin + len("\\begin{document}") if begin >= 0 else 0
    file = story.places.add(source, name if name.endswith(".tex") else f"{name}.tex")
    story.open_files += 1

    def close() -> None:
        story.open_files -= 1

    inner = (token for token in tokens(source, file) if token.at >= start and (end < 0 or token.at < end))
    story.input.open(chain(inner, [story.later(close)]))


def _without_braces(story: Story, name: str) -> str:
    """``\\input chapter`` as plain TeX writes it: the name goes up to the next blank."""
    while (token := story.input.peek()) is not None and token.kind in ("text", "_"):
        name += token.text
        story.input.next()
    return name


HANDLERS: dict[str, Handler] = dict.fromkeys(("input", "include", "subfile"), take_in)
