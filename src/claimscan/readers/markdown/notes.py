"""The notes of a Markdown text and the marks that lead to them, from all the ways in which they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimscan import patterns as regex
from claimscan.model import Document, KnownNote, Mark, Markup, Span, replace
from claimscan.readers.markdown.anchors import anchored
from claimscan.readers.markdown.blocks import Blocks, folded
from claimscan.readers.markdown.bookmarks import linked
from claimscan.readers.markdown.inline import Inline
from claimscan.readers.markdown.numbers import numbered

_BETWEEN = regex.compile(r"\s?[,;]\s?")  # between marks side by side
_RANGE = regex.compile(r"\s?[–-]\s?")  # between the ends of a range
_WIDEST = 50  # notes of a range that is printed by its ends; more are no range


@dataclass(slots=True)
class Notes:
    """What is known of notes. Without any of them, ``mentions`` of notes that are nowhere defined are left to be guessed."""

    notes: list[KnownNote] = field(default_factory=list)  # in the order in which they are printed
    marks: list[Mark] = field(default_factory=list)
    signs: list[Markup] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)  # keys, in the order of the definitions
    asides: dict[int, str] = field(default_factory=dict)  # offset of the text of a note in the text -> key
    leaves: dict[int, str] = field(default_factory=dict)  # number of a leaf that is a note -> key
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
                if leaf.definition >= 0:
                    inside.setdefault(key, None)
                    result.signs.append(Markup(span))
                else:
                    mentioned.setdefault(key, None)
                    marks.append((span, key, ""))
            elif leaf.definition >= 0 or inline.aside(span.start):
                inside.setdefault(by_name.get(folded(name), f"?{name}"), name)
                result.signs.append(Markup(span))
            else:
                key = by_name.get(folded(name), f"?{name}")
                mentioned.setdefault(key, name)
                marks.append((span, key, name))
    noted = {number for number, leaf in enumerate(blocks.leaves) if leaf.definition >= 0}
    html = anchored(page, [Span(leaf.rows[0].start, leaf.rows[-1].end) for leaf in blocks.leaves], found, noted)
    if not (by_name or result.asides):
        met = linked(page, blocks, found)
        if len(met.notes) > len(html.labels) or not html.labels:
            return Notes(met.notes, met.marks, met.signs, leaves=met.leaves)
    labels = _labels(blocks, result.definitions, by_name, {**mentioned, **inside})
    called = [Mark(span, (labels.get(key, name),), key) for span, key, name in marks]
    called += [Mark(span, (label,), key) for span, label, key in html.marks]
    markers = {key: one.marker for key, one in zip(result.definitions, blocks.definitions, strict=True)}
    result.notes = [KnownNote(key, label, "footnote", markers.get(key)) for key, label in labels.items()]
    result.notes += [KnownNote(key, label, "footnote", html.label_spans.get(key)) for key, label in html.labels.items()]
    result.targets = html.targets
    result.signs += html.signs
    result.marks = list(_whole(page, sorted(called, key=lambda mark: mark.span), {note.label for note in result.notes}))
    return result


def _whole(page: Document, marks: Sequence[Mark], labels: set[str]) -> Iterator[Mark]:
    """Marks side by side with the commas between them; the dash of a range is the mark of the notes inside it."""
    before: Mark | None = None
    for mark in marks:
        gap = Span(before.span.end, mark.span.start) if before else Span(0, 0)
        words = page.words(gap) if before and gap.start < gap.end <= gap.start + 200 else ""
        if before and _RANGE.fullmatch(words):
            first, last = before.labels[0], mark.labels[0]
            if first.isdecimal() and last.isdecimal() and int(last) - int(first) <= _WIDEST:
                inside = (str(number) for number in range(int(first) + 1, int(last)))
                if between := tuple(label for label in inside if label in labels):
                    yield Mark(gap, between)
        comma = bool(words) and _BETWEEN.fullmatch(words) is not None
        yield replace(mark, span=Span(gap.start, mark.span.end)) if comma else mark
        before = mark


def _labels(
    blocks: Blocks, definitions: Sequence[str], by_name: Mapping[str, str], mentioned: Mapping[str, str | None]
) -> dict[str, str]:
    """The printed label of each note, by key. What is mentioned but defined nowhere is printed as it stands, and not counted;
    a second definition of a name has the label of the first."""
    order = {key: name for key, name in mentioned.items() if not key.startswith("?")}
    named = {key: one.label for key, one in zip(definitions, blocks.definitions, strict=True)}
    single = [key for key, label in named.items() if key not in order and by_name[folded(label)] == key]
    labels, rest = numbered(list(order.values()), [named[key] for key in single])
    found = dict(zip([*order, *single], [*labels, *rest], strict=True))
    return found | {key: found[by_name[folded(label)]] for key, label in named.items() if key not in found}
