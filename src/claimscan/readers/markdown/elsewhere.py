"""Marks whose notes are in another file of the folder: the file is named, since its notes are not read with this text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from claimscan import patterns as regex
from claimscan.errors import UnreadableInput
from claimscan.model import Mark, Span, Trouble
from claimscan.readers.text.decode import decode

Neighbours = Callable[[str], bytes | None]

_NAMES = ("endnotes", "footnotes", "notes", "references", "sources")
_JOINTS = regex.compile(r"[-_. ]+")
_TYPED = regex.compile(r"(?<=\S)(?:<sup>|\$\^\{?|\[\^?)(\d{1,3}|\p{L}[\w-]{0,30})(?:</sup>|\}?\$|\])(?![(\[:])")
# A row that begins with a label: "[^4]: ", "<sup>4</sup> ", "**4** ", "4. "; a year or quantity in running text has no sign.
_LABEL = regex.compile(r"(?m)^ {0,3}(?:[-*] )?[\[(^<*$\\{]{0,3}(?:sup>)?(\d{1,3}|(?<=\[\^)[\w-]{1,30})[\])}*$<:.]")


def elsewhere(text: str, name: str, marks: Sequence[Mark], known: bool, neighbours: Neighbours) -> Iterator[Trouble]:
    """A trouble that names the file beside ``name`` which has the notes of marks that have none in ``text``.

    ``known``: the text has notes by its own signs, so that only ``marks`` without one are meant, else typed ones too.
    """
    own = set(_LABEL.findall(text))
    open_marks = [(mark.labels[0], mark.span) for mark in marks if (mark.target or "?").startswith("?")]
    if not known:
        open_marks += [(found[1], Span(*found.span())) for found in _TYPED.finditer(text)]
    named = dict(reversed(open_marks))
    wanted = {label: span for label, span in named.items() if label not in own}
    if 2 * len(wanted) <= len(named):  # most have theirs here, typed by hand
        return
    for file in _candidates(name):
        data = neighbours(file)
        if data is None:
            continue
        try:
            labels = set(_LABEL.findall(decode(data, file)[0]))
        except UnreadableInput:
            continue
        if there := [span for label, span in wanted.items() if label in labels]:
            marked = "1 mark has its note" if len(there) == 1 else f"{len(there)} marks have their notes"
            message = f"{marked} in {file}, which is not read with this text; put both into one file"
            yield Trouble("unread-part", message, (min(there),), "error")
            return


def _candidates(name: str) -> Iterator[str]:
    """What a list of notes beside the file is called: ``endnotes.md``; for ``isle-1-coast.md`` ``isle-endnotes.md`` too."""
    path = PurePath(name)
    starts = (
        [""] + [path.stem[: joint.end()] for joint in _JOINTS.finditer(path.stem)] + [path.stem + "-", path.stem + "."]
    )
    for start in reversed(starts[-8:]):
        for word in _NAMES:
            for shown in (word, word.title()):
                if start + shown != path.stem:
                    yield start + shown + path.suffix
