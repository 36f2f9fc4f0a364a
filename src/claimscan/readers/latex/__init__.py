"""LaTeX: the text that would be printed, with its notes, read from the source without running it.

The tokenizer and the expansion of macros are this project's own: of the parsers there are, none expands macros or gives back
the places of what it read, and the best-kept one takes six seconds for a megabyte and fails on groups in groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimscan import patterns as regex
from claimscan.model import Document, Span, Trouble
from claimscan.readers.latex import citations, files, footnotes, front, phrases, structure
from claimscan.readers.latex.bibliography import Bibliography
from claimscan.readers.latex.folder import Files
from claimscan.readers.latex.input import Budget
from claimscan.readers.latex.places import Places
from claimscan.readers.latex.story import Story
from claimscan.readers.latex.tokens import tokens
from claimscan.readers.text.decode import decode

Neighbours = Callable[[str], bytes | None]
_HANDLERS = (
    structure.HANDLERS | footnotes.HANDLERS | phrases.HANDLERS | front.HANDLERS | files.HANDLERS | citations.HANDLERS
)
_BEGIN = regex.compile(
    r"(?m)^(?:[^%\\\n]|\\(?!begin[ \t]*\{document\})[^\n])*+\\begin[ \t]*\{document\}"
)  # not in a comment
_AGAIN = 2  # readings more, as LaTeX is run until its references stand still
_NAMED = 30  # unknown commands that are reported one by one


def read(data: bytes, name: str, neighbours: Neighbours | None = None) -> Document:
    """The document in ``data``. ``neighbours`` gives the bytes of a file in the same folder: of what is taken in, and of
    bibliographies. Raises ``UnreadableInput`` for what is no text.
    """
    source, troubles = decode(data, name)
    story = _told(source, Files(neighbours), None)
    for _ in range(_AGAIN):
        if not _wants_more(story):
            break
        story = _told(source, Files(neighbours), story)
    if story.cut:
        message = "there is no \\end{document}: the file has been cut, or it is not closed as LaTeX asks"
        troubles = (*troubles, Trouble("unread-part", message, severity="error"))
    document = story.out.document(name, "latex", data, notes=[*story.notes, *story.notes_in_text], troubles=troubles)
    reported = (*story.files.troubles(), *story.bibliography.troubles(), *_unexpanded(story, len(document.text)))
    return document._replace(
        anchors=story.places.anchors(),
        metadata=front.metadata(story, document),
        embedded=tuple(sorted(story.bibliography.embedded, key=lambda one: one.span)),
        troubles=(*document.troubles, *reported),
    )


def _told(source: str, folder: Files, before: Story | None) -> Story:
    """The source read once; ``before`` knows what stands behind labels, and the works that are named at the end."""
    places = Places()
    works = dict(before.bibliography.loaded) if before else {}
    labels = dict(before.found) if before else {}
    story = Story(
        places=places,
        handlers=_HANDLERS,
        budget=Budget(len(source)),
        files=folder,
        bibliography=Bibliography(works),
        labels=labels,
        noted=dict(before.noted) if before else {},
    )
    story.preamble = _BEGIN.search(source) is not None
    story.cut = story.preamble or "\\documentclass" in source  # until its end is read
    story.run(tokens(source, places.add(source, None)))
    citations.numbers(story)
    citations.references(story)
    story.write_notes()
    return story


def _wants_more(story: Story) -> bool:
    """Were there references to what came only later?"""
    late = story.bibliography.missed and any(key in story.bibliography.loaded for key in story.bibliography.cited)
    return late or (story.referred and story.found != story.labels)


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
