"""The notes' labels and the marks that lead to them, chosen for the whole document at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate

from claimscan.model import Document, Span
from claimscan.split.candidates import Candidate, Family, at_feet, reading
from claimscan.split.features import Features
from claimscan.split.ownership import begins
from claimscan.split.sequence import chain, rising, support

NEAR = 12_000  # code points: some three printed pages; a footnote stands no farther from its mark
SURE = 0.9  # of a mark behind a stop, or one of three that count on
CERTAIN: frozenset[Family] = frozenset({"known", "sup", "html", "math", "caret", "ref"})


def strengthen(marks: Sequence[Candidate]) -> list[Candidate]:
    """Digits that only look like marks, made credible where their numbers run on: chance does not count 4, 5, 6."""
    plain = [mark for mark in marks if mark.family == "plain"]
    run, _ = chain(plain, lambda mark: mark.weight)
    sure = {mark for three in _counting(run) for mark in three}
    return [mark._replace(weight=max(mark.weight, SURE)) if mark in sure else mark for mark in marks]


def passed_over(candidates: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Lines numbered like notes, in runs of three and more, that no mark leads to and that were left as text."""
    taken = {label.line for label in chosen}
    run, _ = chain([c for c in candidates if c.family == "plain" and c.line not in taken], lambda _: 0.4)
    return [label for _, label, _ in _counting(run)]


def _counting(run: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate, Candidate]]:
    """Each three of a run whose numbers follow one another."""
    for before, this, after in zip(run, run[1:], run[2:], strict=False):
        if _follows(before, this) and _follows(this, after):
            yield before, this, after


def _follows(before: Candidate, after: Candidate) -> bool:
    """Does a mark's first number come next after the last one of the mark before, as 9 after "7, 8"?"""
    last, first = before.labels[-1], after.labels[0]
    return last.isdigit() and first.isdigit() and int(first) == int(last) + 1


def choose(
    document: Document, candidates: Sequence[Candidate], marks: Sequence[Candidate], features: Sequence[Features]
) -> list[Candidate]:
    """The labels that begin a note, in document order."""
    stands = support([mark for mark in marks if mark.weight >= 0.3])
    first_line = _page_starts(document)
    chosen: list[Candidate] = [c for c in candidates if c.key or (c.number is None and c.family == "ref")]
    candidates = [c for c in candidates if not c.key]
    taken: set[int] = {c.line for c in chosen}
    zoned = at_feet(document, [c.line for c in candidates if c.family in CERTAIN])

    def weigh(candidate: Candidate) -> float:
        return _weight(candidate, document, features, stands, first_line, zoned)

    def pointed(candidate: Candidate) -> bool:
        earliest = max(first_line[candidate.line], candidate.at - NEAR)
        return stands(candidate.labels[0], earliest, candidate.at) >= SURE

    families = {
        family: [c for c in candidates if c.family == family] for family in Counter(c.family for c in candidates)
    }
    runs = []
    for family, members in families.items():
        run, worth = chain(_by_page(document, members) if family == "plain" else members, weigh)
        if _enough(family, run, worth, weigh, pointed):
            runs.append((worth, _filled(document, run, members)))
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
    zoned: bool,
) -> float:
    """What a candidate label is worth: its own look, a mark of its number before it, the look of its line, its place."""
    line = document.lines[candidate.line]
    start, label = candidate.at, candidate.labels[0]
    near = stands(label, max(first_line[candidate.line], start - NEAR), start)
    ever = near or 0.3 * stands(label, 0, start)
    if candidate.family == "known" and not (line.gap or line.foot):
        return 0.3  # in the middle of a paragraph: a mark that happens to begin its line
    if candidate.family in CERTAIN:
        return (1.0 if line.gap or ever else 0.5) - (0.8 if zoned and not line.foot else 0.0)
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


def _filled(document: Document, run: Sequence[Candidate], members: Sequence[Candidate]) -> list[Candidate]:
    """The run with the numbers that it left out, where they begin lines among its notes' own, although no mark was seen.

    Such a line stands in one block with the note before or after, no gap between; above the notes of a page lies its text.
    """
    if not run or run[0].family != "plain":
        return list(run)
    blocks = list(accumulate(int(line.gap) for line in document.lines))
    found: list[Candidate] = []
    for this, after in zip(run, [*run[1:], None], strict=True):
        found.append(this)
        if this.number is None or (after and (after.number or 0) <= this.number):
            continue
        for index in range(bisect_right(members, this.line, key=lambda member: member.line), len(members)):
            candidate = members[index]
            if after and candidate.line >= after.line:
                break
            if candidate.number != (found[-1].number or 0) + 1 or (after and candidate.number == after.number):
                continue
            near = {blocks[other.line] for other in (found[-1], after) if other}
            if (
                document.lines[candidate.line].page == document.lines[found[-1].line].page
                and blocks[candidate.line] in near
            ):
                found.append(candidate)
    return found


def _page_starts(document: Document) -> list[int]:
    """For each line, where the page before its own begins: the earliest place for its footnote's mark."""
    if not document.lines or document.lines[-1].page == document.lines[0].page:
        return [0] * len(document.lines)
    starts: dict[int, int] = {}
    for line, at in zip(document.lines, reading(document), strict=False):
        starts.setdefault(line.page, at)
    return [starts.get(line.page - 1, starts[line.page]) for line in document.lines]


def _enough(
    family: Family,
    run: Sequence[Candidate],
    worth: float,
    weigh: Callable[[Candidate], float],
    pointed: Callable[[Candidate], bool],
) -> bool:
    """Is the run as a whole believable? Numbered lists and paragraphs are runs as well, but nothing points to them.

    Notes need not look like notes, as remarks do not, where marks whose own numbers run on lead to most of them.
    """
    if not run:
        return False
    if family in CERTAIN:
        return True
    if sum(map(pointed, run)) >= max(3, 0.6 * len(run)):
        return True
    good = sum(weigh(candidate) >= 0.5 for candidate in run)
    return worth >= 0.9 and good >= 0.5 * len(run)


def _clashes(run: Sequence[Candidate], chosen: Sequence[Candidate]) -> bool:
    """A second run whose notes would stand inside the first one's (a numbered list in a note) is none."""
    if not run:
        return True
    known = {c.labels[0] for c in chosen}
    if run[0].family in ("plain", "dotted") and sum(c.labels[0] in known for c in run) > 0.8 * len(run):
        return True  # numbered headings: the marks that seem to lead to them lead to the notes that are known
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
    signs = [mark for mark in marks if mark.family == "symbol" or not mark.labels[0].isdigit()]
    stands = support(signs)
    bullets = sum(c.labels[0] == "*" and features[c.line].bullet for c in candidates)
    listed = bullets > sum(mark.labels[0] == "*" for mark in signs)  # stars that begin the items of a list
    found = []
    for candidate in candidates:
        if candidate.number is not None or candidate.family == "ref" or candidate.line in taken:
            continue
        if listed and features[candidate.line].bullet and candidate.labels[0] == "*":
            continue
        start = candidate.at
        if stands(candidate.labels[0], max(start - NEAR, 0), start):
            found.append(candidate)
    return found
