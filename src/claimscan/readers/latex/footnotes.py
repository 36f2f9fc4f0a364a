"""Footnotes and endnotes, with their texts beside the marks or apart from them, and the numbers that are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimscan import patterns as regex
from claimscan.model import KnownNote, NoteKind
from claimscan.readers.latex.input import words
from claimscan.readers.latex.numbering import printed
from claimscan.readers.latex.story import Handler, Story
from claimscan.readers.latex.tokens import Token

_NOTES = ("footnote", "sidenote", "tablefootnote", "verbfootnote", "endnote", "pagenote", "sidefootnote", "thanks")
_MARKS = ("footnotemark", "sidenotemark", "endnotemark", "sidefootnotemark")
_TEXTS = ("footnotetext", "sidenotetext", "endnotetext", "sidefootnotetext")
_COUNTERS: dict[str, tuple[str, NoteKind]] = {
    **dict.fromkeys((*_NOTES, *_MARKS, *_TEXTS), ("footnote", "footnote")),
    **dict.fromkeys(("endnote", "endnotemark", "endnotetext"), ("endnote", "endnote")),
    "pagenote": ("pagenote", "endnote"),
    **dict.fromkeys(("sidefootnote", "sidefootnotemark", "sidefootnotetext"), ("sidefootnote", "footnote")),
    "thanks": ("thanks", "footnote"),
}
_SERIES = regex.compile(r"^footnote(?:mark|text)")
_STYLES = frozenset({"arabic", "roman", "Roman", "alph", "Alph", "fnsymbol"})


def note(story: Story, token: Token) -> None:
    """A note with its text. ``[7]`` gives it a number out of turn."""
    own = story.input.optional()
    if own is not None:
        story.input.optional()  # how far a note in the margin is moved
    tokens = story.input.argument()
    if story.preamble:
        return
    if story.note is not None:  # LaTeX prints no notes to notes; their text is not lost
        story.input.push([Token("space", " ", token.at, token.file), *tokens])
        return
    counter, kind = _counter(token.text.rstrip("*"))
    label = _label(story, counter, own)
    key = f"{counter}{len(story.notes) + 1}"
    for name in _labels(tokens):
        story.found[name], story.noted[name] = label, key
    story.mark(label, key, token)
    story.keys[counter, label] = key
    story.add(token, KnownNote(key, label, kind), tokens)


def mark(story: Story, token: Token) -> None:
    """A mark whose note comes elsewhere; with a number of its own it may be there already."""
    own = story.input.optional()
    if story.preamble:
        return
    counter, _ = _counter(token.text)
    label = _label(story, counter, own)
    if own is None or (counter, label) not in story.keys:
        story.keys[counter, label] = f"{counter} {label} {len(story.out.marks)}"
    story.waiting.setdefault((counter, label), []).append(len(story.out.marks))
    story.mark(label, story.keys[counter, label], token)


def text(story: Story, token: Token) -> None:
    """The text of a note whose mark stands elsewhere: that of the number given, or of the last mark."""
    own, tokens = story.input.optional(), story.input.argument()
    if story.preamble:
        return
    counter, kind = _counter(token.text)
    value = words(own) if own else str(story.counts.get(counter, 0))
    label = printed(int(value), story.styles.get(counter, "arabic")) if value.isdecimal() and len(value) < 6 else value
    key = story.keys.setdefault((counter, label), f"{counter} {label} text {len(story.notes)}")
    waiting = story.waiting.pop((counter, label), [])
    if key in story.told:  # a second text under one number: the marks since then are its own
        key = story.keys[counter, label] = f"{key} {len(story.notes)}"
        for place in waiting:
            if place < len(story.out.marks):
                story.out.marks[place] = story.out.marks[place]._replace(target=key)
    for name in _labels(tokens):
        story.found[name], story.noted[name] = label, key
    story.add(token, KnownNote(key, label, kind), tokens)


def _counter(name: str) -> tuple[str, NoteKind]:
    """What counts the notes of a command, and their kind; a further series of footnotes has a counter of its own."""
    return _COUNTERS.get(name) or (_SERIES.sub("footnote", name), "footnote")


def series(story: Story, token: Token) -> None:
    """``\\DeclareNewFootnote{B}[alph]`` and ``\\newfootnote{B}``: further series of notes, ``\\footnoteB`` and ``\\FootnoteB{mark}``."""
    story.input.optional()
    name = words(story.input.argument())
    how = words(story.input.optional() or ())
    if how in _STYLES:
        story.styles[f"footnote{name}"] = how
    made: dict[str, Handler] = {f"footnote{name}": note, f"footnotemark{name}": mark, f"footnotetext{name}": text}
    story.handlers = {**story.handlers, **made, f"Footnote{name}": marked, "Footnote": marked}


def marked(story: Story, token: Token) -> None:
    """``\\Footnote{a}{Text}``: a note whose mark the author gives."""
    own, tokens = story.input.argument(), story.input.argument()
    if story.preamble:
        return
    if story.note is not None:
        story.input.push([Token("space", " ", token.at, token.file), *tokens])
        return
    label, key = words(own), f"{token.text}{len(story.notes) + 1}"
    story.mark(label, key, token)
    story.add(token, KnownNote(key, label, "footnote"), tokens)


def margin(story: Story, token: Token) -> None:
    """A note in the margin without a mark: words beside the text, and none of a sentence in it."""
    story.input.optional()
    tokens = story.input.argument()
    story.input.optional()
    if not story.preamble:
        story.margins.append(tokens)


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    """The names that a note's text gives to its number."""
    for place, token in enumerate(tokens):
        if token.kind == "command" and token.text == "label":
            yield words(tokens[place + 2 : place + 3])


def _label(story: Story, counter: str, own: Sequence[Token] | None) -> str:
    given = words(own) if own else ""
    value = int(given) if given.isdecimal() and len(given) < 6 else story.step(counter)
    return printed(value, story.styles.get(counter, "fnsymbol" if counter == "thanks" else "arabic"))


def again(story: Story, token: Token) -> None:
    """``\\footref``: the mark of a note that has a label; one that no note has is shown in brackets."""
    name = words(story.input.argument())
    label, key = story.labels.get(name) or story.found.get(name), story.noted.get(name)
    if label is None or key is None:
        story.referred = True
        story.write(f"[{name}]", token)
    else:
        story.mark(label, key, token)


def set_counter(story: Story, token: Token) -> None:
    """A counter set, or moved on."""
    name, value = words(story.input.argument()), words(story.input.argument())
    if value.lstrip("-").isdecimal() and len(value) < 7:
        before = story.counts.get(name, 0) if token.text == "addtocounter" else 0
        story.counts[name] = before + int(value)


def style(story: Story, name: str, body: Sequence[Token]) -> None:
    """``\\renewcommand{\\thefootnote}{\\fnsymbol{footnote}}``: how the numbers of notes are printed."""
    counter = name.removeprefix("the")
    found = next((token.text for token in body if token.kind == "command" and token.text in _STYLES), None)
    if counter in ("footnote", "endnote") and found:
        story.scopes.assign(story.styles, counter, found)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_NOTES, note),
    **dict.fromkeys(_MARKS, mark),
    **dict.fromkeys(_TEXTS, text),
    **dict.fromkeys(("DeclareNewFootnote", "newfootnote"), series),
    **dict.fromkeys(("marginnote", "marginpar", "marginnotetext"), margin),
    **dict.fromkeys(("setcounter", "addtocounter"), set_counter),
    "footref": again,
}
