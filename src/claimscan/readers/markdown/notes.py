"""The notes of a Markdown text and the marks that lead to them, from all the ways in which they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimscan.model import Document, KnownNote, Mark, Markup, Span
from claimscan.readers.markdown.anchors import anchored
from claimscan.readers.markdown.blocks import Blocks, folded
from claimscan.readers.markdown.inline import Inline
from claimscan.readers.markdown.numbers import numbered


@dataclass(slots=True)
class Notes:
    """What is known of notes. Without any of them, ``mentions`` of notes that are nowhere defined are left to be guessed."""

    notes: list[KnownNote] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    signs: list[Markup] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)  # keys, in the order of the definitions
    asides: dict[int, str] = field(default_factory=dict)  # offset of the text of a note in the text -> key
    targets: dict[int, str] = field(default_factory=dict)  # offset of the tag that begins a note -> key


def known(page: Document, blocks: Blocks, found: Sequence[Inline]) -> Notes:
    """All notes that the text's own signs make certain. ``page`` knows the markup."""
    result = Notes(definitions=[f"d{number}" for number in range(len(blocks.definitions))])
    by_name: dict[str, str] = {}
    for key, definition in zip(result.definitions, blocks.definitions, strict=True):
        by_name.setdefault(folded(definition.label), key)
    mentioned: dict[str, str | None] = {}  # key -> its name, in the order of mention
    inside: dict[str, str | None] = {}  # the same for mentions in other notes, which are counted after the text
    marks: list[tuple[Span, str, str]] = []
    for leaf, inline in zip(blocks.leaves, found, strict=True):
        for span, name in sorted(
            [(one.span, one.label) for one in inline.mentions] + [(one.opening, "") for one in inline.asides]
        ):
            if not name:
                key = result.asides[span.end] = f"a{span.start}"
                (inside if leaf.definition >= 0 else mentioned).setdefault(key, None)
                marks.append((span, key, ""))
            elif leaf.definition >= 0 or any(one.inner.start <= span.start < one.inner.end for one in inline.asides):
                inside.setdefault(by_name.get(folded(name), f"?{name}"), name)
                result.signs.append(Markup(span))
            else:
                key = by_name.get(folded(name), f"?{name}")
                mentioned.setdefault(key, name)
                marks.append((span, key, name))
    html = anchored(page, [Span(leaf.rows[0].start, leaf.rows[-1].end) for leaf in blocks.leaves], found)
    if not (by_name or result.asides or html.labels):
        return Notes()
    labels = _labels(blocks, result.definitions, mentioned, inside)
    result.marks = [Mark(span, (labels.get(key, name),), key) for span, key, name in marks]
    result.marks += [Mark(span, (label,), key) for span, label, key in html.marks]
    result.notes = [
        KnownNote(key, labels[key], "footnote", definition.marker)
        for key, definition in zip(result.definitions, blocks.definitions, strict=True)
    ]
    result.notes += [KnownNote(key, labels[key]) for key in result.asides.values()]
    result.notes += [KnownNote(key, label, "footnote", html.label_spans.get(key)) for key, label in html.labels.items()]
    result.targets = html.targets
    result.signs += html.signs
    return result


def _labels(
    blocks: Blocks, definitions: Sequence[str], mentioned: dict[str, str | None], inside: dict[str, str | None]
) -> dict[str, str]:
    """The printed label of each note, by key. What is mentioned but defined nowhere is printed as it stands, and not counted."""
    order = {key: name for key, name in {**mentioned, **inside}.items() if not key.startswith("?")}
    others = [(key, one.label) for key, one in zip(definitions, blocks.definitions, strict=True) if key not in order]
    labels, rest = numbered(list(order.values()), [label for _, label in others])
    return dict(zip(order, labels, strict=True)) | {key: label for (key, _), label in zip(others, rest, strict=True)}
