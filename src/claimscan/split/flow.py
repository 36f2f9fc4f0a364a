"""Body or note, line by line: the best path through the document.

The state remembers whether the body's sentence and the last note are still open, so that after a page's notes the rest of
a cut sentence goes back to the body and the rest of a cut note to its note, also where both begin in lower case.
Weights are in nats of rough likelihood ratios: 1 is "three times as likely", 2.5 "a dozen times".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from claimscan.model import Document, Line
from claimscan.split.candidates import at_feet
from claimscan.split.features import NOTES_HEADING, Features, openness

Role = Literal["body", "note", "label", "heading", "caption", "furniture"]


class State(NamedTuple):
    """What the path remembers after a line."""

    last: Role
    body: int  # openness of the running text: 0 complete, 1 perhaps cut, 2 surely cut
    note: int  # the same of the last note; -1 before the first, 3 if only its label was seen
    zone: bool  # in a part that holds notes only


CITE = 0.7  # weight of a line's citation look, for the note and against the body
_STAY = 8.0  # a line that no gap sets off goes on with what was before it


def roles(
    document: Document, features: Sequence[Features], labels: Collection[int], furniture: Collection[int], marked: Collection[int],
    tails: Mapping[int, int], endnotes: int | None,
) -> tuple[list[Role], list[float]]:
    """The role of each line and how sure it is (the distance to the best other role).

    ``labels``: lines that begin a note. ``marked``: lines with a sure mark. ``tails``: openness of a label line's text where it
    differs from the line's. ``endnotes``: the first line of the part that holds notes only.
    """
    zoned = at_feet(document, labels)
    table: dict[State, float] = {State("heading", 0, -1, False): 0.0}
    back: list[dict[State, tuple[State, Role]]] = []
    sure: list[float] = []
    for index, line in enumerate(document.lines):
        after: dict[State, tuple[float, State, Role]] = {}
        for state, score in table.items():
            for role, gain in _options(document, line, index, state, features, labels, furniture, marked, zoned):
                follow = _follow(state, role, line, index, document, features, tails, endnotes)
                total = score + gain
                if follow not in after or total > after[follow][0]:
                    after[follow] = (total, state, role)
        sure.append(_margin(after))
        back.append({state: (before, role) for state, (_, before, role) in after.items()})
        table = {state: score for state, (score, _, _) in after.items()}
    if not back:
        return [], []
    end = max(table, key=lambda state: table[state] - 0.7 * (state.body > 0))
    path: list[Role] = []
    for step in reversed(back):
        end, role = step[end]
        path.append(role)
    return path[::-1], sure


def _margin(after: Mapping[State, tuple[float, State, Role]]) -> float:
    best: dict[Role, float] = {}
    for score, _, role in after.values():
        best[role] = max(score, best.get(role, score))
    first, *rest = sorted(best.values(), reverse=True)
    return first - rest[0] if rest else 9.0


def _options(
    document: Document, line: Line, index: int, state: State, features: Sequence[Features], labels: Collection[int],
    furniture: Collection[int], marked: Collection[int], zoned: bool,
) -> list[tuple[Role, float]]:
    """The roles a line may take after ``state``, each with its gain. ``zoned``: notes stand at the feet of columns only."""
    if index in furniture:
        return [("furniture", 0.0)]
    if line.kind == "note" or line.note or index in labels:
        return [("label", 0.0)]
    if line.kind in ("heading", "caption"):
        return [("heading" if line.kind == "heading" else "caption", 0.0)]
    this = features[index]
    previous = document.lines[index - 1] if index else None
    flows = previous is not None and not line.gap and (previous.page, previous.column) == (line.page, line.column)
    place = 1 if line.foot else -1 if zoned else 0
    options: list[tuple[Role, float]] = [("body", _body(this, line, place, state, flows, index in marked))]
    if line.kind is not None:
        return options
    if state.note >= 0:
        # notes stand together, and the rest of a cut note stands before the page's own
        between = index + 1 in labels and (state.last in ("note", "label") or state.note == 2)
        options.append(("note", _note(this, line, place, state, flows, index in marked, between)))
    sign = 1.5 * (index in marked)  # a mark speaks against the note, for whatever else
    if this.heading > -3 and (not flows or state.last == "heading"):  # a heading may run over two lines
        options.append(("heading", _headed(this, line, state, document, index) + (_STAY - 0.5) * flows + sign))
    if this.caption > 0 and not flows:
        options.append(("caption", this.caption - 0.5 + 0.5 * (state.body > 0) + sign))
    return options


def _body(this: Features, line: Line, place: int, state: State, flows: bool, marked: bool) -> float:
    own = flows and state.last == "label"  # in the paragraph that a label began: its lines are no independent witnesses
    score = -CITE * this.cite * (0.3 if own else 1) + 1.5 * marked
    if flows:
        score += _STAY * (-1 if state.last in ("note", "label") else 1)
        score -= 2.0 * (this.lower and state.body == 0 and state.note == 2)
    elif this.lower:
        score += (-1.2, 1.2, 2.0)[state.body]
    else:
        score += (0.5, 0.3, 0.6)[state.body]
    if line.size and place >= 0:  # small print above the notes' zone is a table, a quotation or a caption
        score += 1.0 if line.size >= 0.95 else -1.5
    return score - 1.5 * place - 2.0 * state.zone


def _note(this: Features, line: Line, place: int, state: State, flows: bool, marked: bool, between: bool) -> float:
    own = flows and state.last == "label"
    score = CITE * this.cite * (0.3 if own else 1) - 1.2 - 1.5 * marked + 0.8 * between
    if state.note == 3 and place >= 0:
        score += 5.0  # a label without any text is rare
    if flows:
        rest = state.note == 2 and state.last == "body"  # the rest of a cut note stands at the foot, before the page's own
        score += _STAY * (1 if state.last in ("note", "label") or rest else -1) + (0.5 * this.lower - 1.0) * rest
    else:
        score += (-0.4, 0.3, 1.3, 0.0)[state.note]
        if this.lower or this.digit:
            score += (-0.5 if this.lower else 0.0, 0.8, 1.0, 0.0)[state.note]
        if state.last == "body":
            score -= 0.4
    if line.size and place >= 0:
        score += 1.2 if line.size < 0.93 else -1.0
    return score + 1.5 * place + 2.0 * state.zone


def _headed(this: Features, line: Line, state: State, document: Document, index: int) -> float:
    score = this.heading - 0.3 - (0.0, 1.0, 2.0)[state.body] - 4.0 * (state.note == 3)
    following = document.lines[index + 1] if index + 1 < len(document.lines) else None
    if following is None or following.gap or following.column != line.column:
        score += 0.4
    if 0 < line.fill < 0.7 or line.size > 1.08:
        score += 0.5
    if line.size > 1.15:
        score += 1.0
    return score - 1.0 * line.foot


def _follow(
    state: State, role: Role, line: Line, index: int, document: Document, features: Sequence[Features], tails: Mapping[int, int],
    endnotes: int | None,
) -> State:
    """The state after the line."""
    zone = state.zone
    if endnotes is not None and index >= endnotes:
        zone = True
    if role == "body":
        return State(role, features[index].open, state.note, zone)
    if role in ("note", "label"):
        kept: Role = "label" if state.last == "label" and (not line.gap or state.note == 3) else role
        complete = features[index].url_end and features[index].open < 2
        return State(kept, state.body, 0 if complete else tails.get(index, features[index].open), zone)
    if role == "heading":
        text = document.words(line.span)
        leaves = endnotes is not None and index > endnotes and not NOTES_HEADING.match(text) and features[index].heading >= 1.5
        return State(role, 0, state.note, zone and not leaves)
    return State(role if role == "caption" else state.last, state.body, state.note, zone)


__all__ = ["Role", "State", "openness", "roles"]
