"""Other files that an article takes in, read in their place."""

from __future__ import annotations

from itertools import chain

from claimscan.readers.latex.input import words
from claimscan.readers.latex.story import Handler, Story
from claimscan.readers.latex.tokens import Token, tokens

DEEPEST = 12  # files in files


def take_in(story: Story, token: Token) -> None:
    """``\\input`` and ``\\include``: the file is read in this place."""
    story.input.blanks()
    following = story.input.peek()
    bare = token.text == "input" and following is not None and following.kind == "text"
    name = words(story.input.argument())
    if bare:
        name = _without_braces(story, name)
    if not name:
        return
    shown = name if name.endswith(".tex") else f"{name}.tex"
    if shown in story.open_files or len(story.open_files) >= DEEPEST:
        story.files.left_out(
            shown, "takes in itself" if shown in story.open_files else "is taken in too deep in others"
        )
        return
    source = story.files.read(name, ".tex")
    if source is None:
        return
    begin, end = source.find("\\begin{document}"), source.rfind("\\end{document}")
    start = begin + len("\\begin{document}") if begin >= 0 else 0
    file = story.places.add(source, shown)
    story.open_files.append(shown)

    def close() -> None:
        story.open_files.pop()

    inner = (token for token in tokens(source, file) if token.at >= start and (end < 0 or token.at < end))
    story.input.open(chain(inner, [story.later(close)]))


def _without_braces(story: Story, name: str) -> str:
    """``\\input chapter`` as plain TeX writes it: the name goes up to the next blank."""
    while (token := story.input.peek()) is not None and token.kind in ("text", "_"):
        name += token.text
        story.input.next()
    return name


HANDLERS: dict[str, Handler] = dict.fromkeys(("input", "include", "subfile"), take_in)
