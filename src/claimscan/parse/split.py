"""A note cut into signals, sources and commentary: the best reading of the whole row of its units.

Each unit begins a source, goes on with the one before, or is commentary. What a reading is worth is added up over the
row, so that a source may begin poorly and be completed later; the figures say how strong a reason is, 1 being a plain one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.parse import cuts, units
from claimscan.parse.cites import Cite
from claimscan.parse.cuts import Cut, Kind
from claimscan.parse.heads import Head
from claimscan.parse.scan import Scan
from claimscan.parse.units import Unit

# Where a reading stands behind a unit: in commentary; in a source of which there are only names, which lacks what
# completes it, or which is complete.
_State = Literal["out", "named", "open", "complete"]
_Action = Literal["new", "on", "out"]

# Behind a cut of a kind a new source is likelier (first figure), the old one going on less likely (second).
_CUTS: dict[Kind, tuple[float, float]] = {
    "start": (0.0, 0.0),
    "semicolon": (1.6, -0.4),
    "stop": (-0.6, 0.6),
    "join": (0.6, 0.3),
    "address": (0.8, 0.2),
    "signal": (2.2, -1.2),
    "cite": (1.4, -0.4),
    "resume": (-2.5, -2.4),
    "title": (-0.6, 0.4),
}
_BEGINNING = -1.6  # a source has to be spoken for
_LEFT_OPEN = -2.8  # a source without date, address or number is a poor source
_ONE_WORD = 0.6  # strength of a capitalised word before a comma behind a stop: a town or journal rather than a surname
_WEAK_HEAD = 1.0

# Separators and links that belong to no source, at its end.
_TRAILING = regex.compile(
    r"(?:[,;]?\s(?:and|und|sowie|et|y|&|or|oder|as\swell\sas|ebenso|ferner|with)(?:\s(?:auch|also|in|the|der|die|das))?"
    r"|\s\((?:see|vgl\.?)?)\s*$|[\s(]+$"
)


class Piece(NamedTuple):
    """One source of a note: ``start`` to ``end`` without signal and separators, the signal before it, how it begins."""

    start: int
    end: int
    signal: tuple[int, int] | None
    head: Head
    cite: Cite | None


def split(scan: Scan, cites: Sequence[Cite], *, whole: bool) -> tuple[Piece, ...]:
    """The sources of a note in order. ``whole``: an entry of a list of references, which is one source or none."""
    known = {cite.start: cite for cite in cites if cite.kind != "statute" or not cuts.goes_on(scan.plain, cite.end)}
    places = [Cut(0, "start")] if whole else cuts.find(scan, known)
    pieces = (_piece(scan, group, known) for group in _best(units.find(scan, places, known)))
    return tuple(piece for piece in pieces if piece.end > piece.start)


def whole(scan: Scan, start: int, end: int, cites: Sequence[Cite]) -> Piece | None:
    """A stretch that is known to be one source."""
    known = {cite.start: cite for cite in cites}
    units_found = units.find(scan, [Cut(start, "start"), *([Cut(end, "join")] if end < len(scan.text) else [])], known)
    inside = [unit for unit in units_found if unit.start < end]
    if not inside:
        return None
    piece = _piece(scan, inside[:1], known)
    return piece._replace(end=trimmed(scan, piece.start, end))


def trimmed(scan: Scan, start: int, end: int) -> int:
    """The end of a source without separators and links that belong to none."""
    trailing = _TRAILING.search(scan.plain, max(start, end - 24), end)
    if trailing:
        end = trailing.start()
    while end > start and scan.text[end - 1] in " ;,":
        end -= 1
    return end


def _best(row: Sequence[Unit]) -> list[list[Unit]]:
    """The units of each source in the best reading."""
    scores: dict[_State, float] = {"out": 0.0}
    ways: list[dict[_State, tuple[_State, _Action]]] = []
    for unit in row:
        reached: dict[_State, float] = {}
        way: dict[_State, tuple[_State, _Action]] = {}
        for state, score in scores.items():
            for action, new, worth in _moves(unit, state):
                if new not in reached or score + worth > reached[new]:
                    reached[new] = score + worth
                    way[new] = (state, action)
        scores = reached
        ways.append(way)
    state = max(scores, key=lambda name: scores[name] + _leaving(name))
    actions: list[_Action] = []
    for way in reversed(ways):
        state, action = way[state]
        actions.append(action)
    groups: list[list[Unit]] = []
    for unit, action in zip(row, reversed(actions), strict=True):
        if action == "new":
            groups.append([unit])
        elif action == "on":
            groups[-1].append(unit)
    return groups


def _leaving(state: _State) -> float:
    return _LEFT_OPEN if state in ("open", "named") else 0.0


def _moves(unit: Unit, state: _State) -> Iterator[tuple[_Action, _State, float]]:
    """The readings of a unit behind a state, each with the state after it and its worth."""
    complete: _State = "complete" if unit.anchor >= 1.0 else "open"
    after: _State = "named" if unit.bare_names else complete
    worth = _new(unit, state) + _leaving(state)
    if unit.cut == "cite" and unit.head.kind == "case" and unit.anchor == units.CASE_NAME:
        after, worth = "open", worth - 2.0  # running text speaks of a case
    yield "new", after, worth
    if state in ("open", "named"):
        # Going on is what a source does that is not complete.
        worth = _CUTS[unit.cut][1] + 1.0 + 0.9 * unit.anchor - 0.4 * unit.prose
        stays = state if unit.bare_date and state == "named" else complete
        yield "on", stays, worth + (0.8 if _strength(unit) < _WEAK_HEAD else 0.0)
    elif state == "complete":
        yield "on", "complete", _more(unit)
    yield "out", "out", _out(unit) + _leaving(state)


def _strength(unit: Unit) -> float:
    """The strength of its head; a surname alone is worth little behind a stop."""
    block = unit.head.block
    if unit.cut in ("stop", "title") and block is not None and block.people[0].style == "family":
        return unit.head.strength if unit.head.strength >= 2.6 else min(unit.head.strength, _ONE_WORD)
    return unit.head.strength


def _new(unit: Unit, state: _State) -> float:
    """A source begins here."""
    worth = _CUTS[unit.cut][0] + 1.3 * _strength(unit) + 0.9 * unit.anchor - 0.9 * unit.prose + _BEGINNING
    if unit.bare_names:
        worth -= 0.8
    if unit.head.kind == "address" and state != "out" and unit.cut != "semicolon":
        worth -= 3.0  # the address of the source before
    if unit.head.kind == "title" and unit.cut == "stop":
        worth -= 1.2  # the next part of a reference whose parts end in stops
    return worth


def _more(unit: Unit) -> float:
    """A complete source goes on: with an address, a series, a place."""
    worth = _CUTS[unit.cut][1] - 0.8 * unit.prose
    if unit.cut == "stop" and not unit.anchor:
        worth -= 0.4
    if unit.signal:
        worth -= 1.0
    if _strength(unit) <= _WEAK_HEAD:
        return worth + 0.8 + 0.3 * unit.anchor
    return worth - 0.5 * _strength(unit) if unit.anchor else worth


def _out(unit: Unit) -> float:
    """Commentary: the more running text and the less of a reference, the likelier. An address is never lost in it."""
    worth = 0.6 * unit.prose - 0.5 * _strength(unit) - (4.0 if unit.anchor >= units.ADDRESS else 0.6 * unit.anchor)
    if unit.signal:
        worth -= 0.8
    if unit.cut == "resume":
        worth += 1.0
    return worth + (0.4 if not unit.anchor else 0.0)


def _piece(scan: Scan, group: Sequence[Unit], cites: Mapping[int, Cite]) -> Piece:
    first, text = group[0], scan.text
    start, end = first.signal[1] if first.signal else first.start, group[-1].end
    while start < end and text[start] in " ,;:":
        start += 1
    end = trimmed(scan, start, end)
    closing = text.count(")", start, end) - text.count("(", start, end)
    while end > start and text[end - 1] == ")" and closing > 0:  # of a bracket that opened before the source
        end, closing = end - 1, closing - 1
    return Piece(start, end, first.signal, first.head, cites.get(start) or cites.get(start + 1))
