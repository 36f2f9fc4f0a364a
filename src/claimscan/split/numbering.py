"""The notes' labels and the marks that lead to them, chosen for the whole document at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from claimscan.model import Document, Span
from claimscan.split.candidates import Candidate, Family, reading
from claimscan.split.features import Features
from claimscan.split.ownership import begins
from claimscan.split.sequence import chain, pair, rising, support

NEAR = 12_000  # code points: some three printed pages; a footnote stands no farther from its mark
_CERTAIN: frozenset[Family] = frozenset({"known", "sup", "html", "math", "caret", "ref"})


def strengthen(marks: Sequence[Candidate]) -> list[Candidate]:
    """Digits that only look like marks, made credible where their numbers run on: chance does not count 4, 5, 6."""
    plain = [mark for mark in marks if mark.family == "plain" and len(mark.labels) == 1]
    run, _ = chain(plain, lambda mark: mark.weight)
    sure: set[Candidate] = set()
    for before, mark, after in zip(run, run[1:], run[2:], strict=False):
        if (mark.number or 0) - (before.number or 0) == 1 == (after.number or 0) - (mark.number or 0):
            sure.update((before, mark, after))
    return [mark._replace(weight=max(mark.weight, 0.9)) if mark in sure else mark for mark in marks]


def passed_over(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Lines numbered like notes, in runs of three and more, that no mark leads to and that were left as text."""
    taken = {label.line for label in chosen}
    run, _ = chain([c for c in candidates if c.family == "plain" and c.line not in taken], lambda c: 0.4)
    found = []
    for before, label, after in zip(run, run[1:], run[2:], strict=False):
        if (label.number or 0) - (before.number or 0) == 1 == (after.number or 0) - (label.number or 0):
            found.append(label)
    return found


def choose(
    document: Document, candidates: Sequence[Candidate], marks: Sequence[Candidate], features: Sequence[Features]
) -> list[Candidate]:
    """The labels that begin a note, in document order."""
    stands = support([mark for mark in marks if mark.weight >= 0.3])
    first_line = _page_starts(document)
    chosen: list[Candidate] = [c for c in candidates if c.key or (c.number is None and c.family == "ref")]
    candidates = [c for c in candidates if not c.key]
    taken: set[int] = {c.line for c in chosen}

    def weigh(candidate: Candidate) -> float:
        return _weight(candidate, document, features, stands, first_line)

    families = {family: [c for c in candidates if c.family == family] for family in Counter(c.family for c in candidates)}
    runs = []
    for family, members in families.items():
        run, worth = chain(_by_page(document, members) if family == "plain" else members, weigh)
        if _enough(family, run, worth, weigh):
            runs.append((worth, run))
    for _, run in sorted(runs, key=lambda item: -item[0]):
        fresh = [c for c in _placed(document, run, features) if c.line not in taken]
        if chosen and _clashes(fresh, chosen):
            continue
        chosen.extend(fresh)
        taken.update(c.line for c in fresh)
    chosen.extend(_symbols(candidates, marks, features, document, taken))
    return sorted(chosen, key=lambda c: c.at)


def _weight(
    candidate: Candidate,
    document: Document,
    features: Sequence[Features],
    stands: Callable[[str, int, int], float],
    first_line: Sequence[int],
) -> float:
    """What a candidate label is worth: its own look, a mark of its number before it, the look of its line, its place."""
    line = document.lines[candidate.line]
    start, label = candidate.at, candidate.labels[0]
    near = stands(label, max(first_line[candidate.line], start - NEAR), start)
    ever = near or 0.3 * stands(label, 0, start)
    if candidate.family in _CERTAIN:
        return 1.0 if line.gap or ever else 0.5
    look = features[candidate.line].cite
    if alone(document, candidate) and candidate.line + 1 < len(features):
        look = features[candidate.line + 1].cite
    score = 1.1 * ever + max(min(0.4 * look, 0.6), -0.2)
    score += 0.4 * line.foot + 0.4 * (0 < line.size < 0.93) + 0.5 * (line.kind == "note")
    if candidate.family in ("bracket", "bold"):
        return score + 0.2
    return score - (0.3 if line.gap else 0.45) - 0.2 * (candidate.tail is not None)


def alone(document: Document, candidate: Candidate) -> bool:
    """Does the label stand alone on its line?"""
    return candidate.tail is None and candidate.span.end >= document.lines[candidate.line].span.end - 1


def _by_page(document: Document, members: Sequence[Candidate]) -> list[Candidate]:
    """Labels that stand alone, put in order within their page: a PDF's text layer may give the raised ones late."""

    def key(candidate: Candidate) -> tuple[int, int]:
        return document.lines[candidate.line].page, candidate.number or 0

    apart = iter(sorted((c for c in members if alone(document, c)), key=key))
    return [next(apart) if alone(document, candidate) else candidate for candidate in members]


def _placed(document: Document, run: Sequence[Candidate], features: Sequence[Features]) -> list[Candidate]:
    """The run with each label at the line where its text begins, also where the label itself was put elsewhere."""
    steady = rising(run)
    read = reading(document)
    found: list[Candidate] = []
    for index, candidate in enumerate(run):
        if index in steady:
            found.append(candidate)
            continue
        after = next((run[i] for i in range(index + 1, len(run)) if i in steady), None)
        before = found[-1].line if found else candidate.line
        page = document.lines[candidate.line].page
        end = after.line if after else len(document.lines)
        first = before + (2 if found and alone(document, found[-1]) else 1)
        inside = [i for i in range(first, end) if document.lines[i].page == page and document.lines[i].kind is None]
        inside = [i for i in inside if i != candidate.line and i not in {c.line for c in run}]
        if not inside:
            continue
        line = max(inside, key=lambda i: begins(document, features, i, i - 1))
        start = document.lines[line].span.start
        found.append(candidate._replace(line=line, span=Span(start, start), at=read[line], stray=candidate.line))
    return found


def _page_starts(document: Document) -> list[int]:
    """For each line, where the page before its own begins: the earliest place for its footnote's mark."""
    if not document.lines or document.lines[-1].page == document.lines[0].page:
        return [0] * len(document.lines)
    starts: dict[int, int] = {}
    for line, at in zip(document.lines, reading(document), strict=False):
        starts.setdefault(line.page, at)
    return [starts.get(line.page - 1, starts[line.page]) for line in document.lines]


def _enough(family: Family, run: Sequence[Candidate], worth: float, weigh: Callable[[Candidate], float]) -> bool:
    """Is the run as a whole believable? Numbered lists and paragraphs are runs as well, but nothing points to them."""
    if not run:
        return False
    if family in _CERTAIN:
        return True
    good = sum(weigh(candidate) >= 0.5 for candidate in run)
    return worth >= 0.9 and good >= 0.5 * len(run)


def _clashes(run: Sequence[Candidate], chosen: Sequence[Candidate]) -> bool:
    """A second run whose notes would stand inside the first one's (a numbered list in a note) is none."""
    if not run:
        return True
    first, last = min(c.line for c in chosen), max(c.line for c in chosen)
    inside = sum(first < c.line < last for c in run)
    return inside > 0.3 * len(run)


def _symbols(
    candidates: Sequence[Candidate],
    marks: Sequence[Candidate],
    features: Sequence[Features],
    document: Document,
    taken: Collection[int],
) -> list[Candidate]:
    """Notes with ``*``, ``†``: a line that begins with the symbol, and the same symbol as a mark shortly before."""
    stands = support([mark for mark in marks if mark.family == "symbol" or not mark.labels[0].isdigit()])
    found = []
    for candidate in candidates:
        if candidate.number is not None or candidate.family == "ref" or candidate.line in taken:
            continue
        if features[candidate.line].bullet and candidate.labels[0] == "*":
            continue
        start = candidate.at
        if stands(candidate.labels[0], max(start - NEAR, 0), start):
            found.append(candidate)
    return found


class Pairing(NamedTuple):
    """Which marks are real, and the index of the note each of their labels leads to (None: to none, or to more than one)."""

    marks: list[Candidate]
    links: list[tuple[int, str, int | None, tuple[str, ...]]]  # (mark, label, note, evidence)


def match(document: Document, marks: Sequence[Candidate], notes: Sequence[Candidate], endnotes: bool) -> Pairing:
    """Pair the marks in the body with the notes: in order, each note once, then repeats and what is left over."""
    flat = [(index, label) for index, mark in enumerate(marks) if not mark.key for label in mark.labels]
    labels = [note.labels[0] for note in notes]
    keys = {note.key: index for index, note in enumerate(notes) if note.key}
    pages = [document.lines[note.line].page for note in notes]

    def worth(item: int, note: int) -> float:
        mark = marks[flat[item][0]]
        after = notes[note].at - mark.at
        if endnotes:
            return 0.2 if after > 0 else 0.0
        if after < 0:
            return -0.5 if mark.family in _CERTAIN else -1.0
        same = document.lines[mark.line].page == pages[note]
        return 0.4 if same or after < NEAR // 3 else 0.2 if after < NEAR else -0.3

    weights = [(label, marks[index].weight) for index, label in flat]
    pairs = dict(pair(weights, labels, worth))
    family = Counter(marks[flat[item][0]].family for item in pairs).most_common(1)
    main: Family | None = family[0][0] if family else None
    links: list[tuple[int, str, int | None, tuple[str, ...]]] = []
    real: list[Candidate] = []
    place: dict[int, int] = {}
    paired_marks = {flat[item][0] for item in pairs}
    items = {(index, label): item for item, (index, label) in enumerate(flat)}
    for index, label in ((index, label) for index, mark in enumerate(marks) for label in mark.labels):
        mark = marks[index]
        if mark.key:
            place.setdefault(index, len(real))
            real.append(mark)
            links.append((place[index], label, keys.get(mark.key), ("format",)))
            continue
        note = pairs.get(items[index, label])
        evidence: tuple[str, ...] = ("sequence", "unique" if labels.count(label) == 1 else "nearest")
        if note is None:
            if index not in paired_marks and not _stands_alone(mark, main, label, labels):
                continue
            note, evidence = _leftover(mark, label, notes, labels, endnotes)
        if index not in place:
            place[index] = len(real)
            real.append(mark)
        links.append((place[index], label, note, (mark.family, *evidence)))
    return Pairing(real, links)


def _stands_alone(mark: Candidate, main: Family | None, label: str, labels: Sequence[str]) -> bool:
    """Is a mark that found no note in order still a mark? Raised ones are; digits that only look so are text."""
    if mark.family in ("sup", "html", "math", "known", "ref"):
        return True
    if mark.family in ("bracket", "caret", "symbol"):
        return mark.family == main and (label in labels or mark.family != "bracket" or int(label) <= len(labels) + 5)
    return False


def _leftover(
    mark: Candidate, label: str, notes: Sequence[Candidate], labels: Sequence[str], endnotes: bool
) -> tuple[int | None, tuple[str, ...]]:
    """The note of a mark that repeats an earlier one, if only one can be meant."""
    same = [i for i, other in enumerate(labels) if other == label]
    if len(same) == 1:
        return same[0], ("repeated", "unique")
    if not same:
        return None, ("no-note",)
    near = [i for i in same if abs(notes[i].at - mark.at) < NEAR]
    if len(near) == 1 and not endnotes:
        return near[0], ("repeated", "near")
    return None, ("several-notes",)


def endnotes_from(document: Document, notes: Sequence[Candidate], marks: Sequence[Candidate]) -> int | None:
    """The line from which on there are only notes: all of them stand behind (nearly) all marks."""
    if len(notes) < 3:
        return None
    first = notes[0].line
    numbers = {label for note in notes for label in note.labels}
    own = {note.line for note in notes}
    real = [m for m in marks if m.line not in own and m.weight >= 0.5 and any(label in numbers for label in m.labels)]
    if not real:
        return None
    before = sum(mark.line < first for mark in real)
    spread_out = notes[-1].line - first > 6 * len(notes)  # notes with much between them stand at the feet of pages
    return first if before >= 0.9 * len(real) and not spread_out else None


def sure_lines(marks: Sequence[Candidate], notes: Sequence[Candidate]) -> set[int]:
    """Lines that hold a mark of the kind this document uses, which speaks for body text."""
    numbers = Counter(label for note in notes for label in note.labels)
    families = Counter(m.family for m in marks if any(label in numbers for label in m.labels))
    if not families:
        return set()
    main = families.most_common(1)[0][0]
    return {m.line for m in marks if m.family == main and m.weight >= 0.7 and any(label in numbers for label in m.labels)}


def tails(document: Document, notes: Sequence[Candidate], features: Sequence[Features]) -> dict[int, int]:
    """Openness of label lines: a label alone (3) waits for its text; and where notes mostly end without a stop, that is no sign."""
    found: dict[int, int] = {}
    followed = [
        features[b.line - 1].open for _, b in zip(notes, notes[1:], strict=False) if b.line - 1 in {n.line for n in notes}
    ]
    loose = len(followed) >= 4 and sum(o == 1 for o in followed) > 0.3 * len(followed)
    for note in notes:
        if alone(document, note):
            found[note.line] = 3
        elif loose and features[note.line].open == 1:
            found[note.line] = 0
    return found
