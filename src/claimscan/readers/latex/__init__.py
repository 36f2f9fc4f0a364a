"""LaTeX: the text that would be printed, with its notes, read from the source without running it.

The tokenizer and the expansion of macros are this project's own: of the parsers there are, none expands macros or gives back
the places of what it read, and the best-kept one takes six seconds for a megabyte and fails on groups in groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimscan.model import Document, Span, Trouble
from claimscan.readers.latex import files, footnotes, front, phrases, structure
from claimscan.readers.latex.files import Files
from claimscan.readers.latex.input import Budget
from claimscan.readers.latex.places import Places
from claimscan.readers.latex.story import Story
from claimscan.readers.latex.tokens import tokens
from claimscan.readers.text.decode import decode

Neighbours = Callable[[str], bytes | None]
_HANDLERS = structure.HANDLERS | footnotes.HANDLERS | phrases.HANDLERS | front.HANDLERS | files.HANDLERS
_NAMED = 30  # unknown commands that are reported one by one


def read(data: bytes, name: str, neighbours: Neighbours | None = None) -> Document:
    """The document in ``data``. ``neighbours`` gives the bytes of a file in the same folder: of what is taken in, and of
    bibliographies. Raises ``UnreadableInput`` for what is no text.
    """
    source, troubles = decode(data, name)
    story = _told(source, neighbours, {})
    if story.referred and story.found:
        story = _told(source, neighbours, story.found)
    document = story.out.document(name, "latex", data, notes=story.notes, troubles=troubles)
    return document._replace(
        anchors=story.places.anchors(),
        metadata=front.metadata(story, document),
        troubles=(*document.troubles, *story.files.troubles(), *_unexpanded(story, len(document.text))),
    )


def _told(source: str, neighbours: Neighbours | None, labels: dict[str, str]) -> Story:
    places = Places()
    story = Story(_HANDLERS, places, Budget(len(source)), Files(neighbours), labels)
    story.preamble = "\\begin{document}" in source
    story.run(tokens(source, places.add(source, None)))
    story.write_notes()
    return story


def _unexpanded(story: Story, size: int) -> Iterator[Trouble]:
    """The commands that nobody defined, and what became of their words."""
    for name, known in list(story.unknown.items())[:_NAMED]:
        times = f", {known.times} times" if known.times > 1 else ""
        message = f"\\{name} is not known (line {known.line}{times}); what stands in its braces is read as text"
        at = min(known.at, size - 1)
        yield Trouble("unexpanded-macro", message, (Span(at, at + 1),) if size else ())
    more = len(story.unknown) - _NAMED
    if more > 0:
        yield Trouble("unexpanded-macro", f"{more} other commands are not known either")
    if story.budget.left <= 0:
        yield Trouble("unexpanded-macro", "macros call themselves or grow beyond measure; they were left as they are")
