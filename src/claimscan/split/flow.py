"""Body or note, line by line: the best path through the document.

The state remembers whether the body's sentence and the last note are still open, so that after a page's notes the rest of
a cut sentence goes back to the body and the rest of a cut note to its note, also where both begin in lower case.
Weights are in nats of rough likelihood ratios: 1 is "three times as likely", 2.5 "a dozen times".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimscan.split.witness import Role, Witness


class State(NamedTuple):
    """What the path remembers after a line."""

    last: Role
    body: int  # openness of the running text: 0 complete, 1 perhaps cut, 2 surely cut
    note: int  # the same of the last note; -1 before the first and where it takes no more, 3 if only its label was seen
    zone: bool  # in a part that holds notes only


CITE = 0.7  # weight of a line's citation look, for the note and against the body
STAY = 8.0  # a line that no gap sets off goes on with what was before it
ZONE = 2.5  # in a part that holds notes only
FAR = 3.0  # the rest of a note stands on the next page or two, not farther
_START = State("heading", 0, -1, zone=False)


def roles(lines: Sequence[Witness]) -> tuple[list[Role], list[float]]:
    """The role of each line and how sure it is (the distance to the best other role)."""
    table: dict[State, float] = {_START: 0.0}
    back: list[dict[State, tuple[State, Role]]] = []
    sure: list[float] = []
    for line in lines:
        after: dict[State, tuple[float, State, Role]] = {}
        for state, score in table.items():
            for role, gain in _options(line, state):
                follow = _follow(state, role, line)
                total = score + gain
                if follow not in after or total > after[follow][0]:
                    after[follow] = (total, state, role)
        sure.append(_margin(after))
        back.append({state: (before, role) for state, (_, before, role) in after.items()})
        table = {state: score for state, (score, _, _) in after.items()}
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


def _options(line: Witness, state: State) -> list[tuple[Role, float]]:
    """The roles a line may take after ``state``, each with its gain."""
    if line.role is not None:
        return [(line.role, 0.0)]
    options: list[tuple[Role, float]] = [("body", _body(line, state))]
    if line.known:
        return options
    if state.note >= 0:
        options.append(("note", _note(line, state)))
    sign = 1.5 * line.marked  # a mark speaks against the note, for whatever else
    if line.look.heading > -3 and (not line.flows or state.last == "heading"):  # a heading may run over two lines
        options.append(("heading", _headed(line, state) + sign))
    if line.table:
        options.append(("table", line.table + STAY * line.flows))
    if line.look.caption > 0 and not line.flows:
        options.append(("caption", line.look.caption - 0.5 + 0.5 * (state.body > 0) + sign))
    return options


def _body(line: Witness, state: State) -> float:
    look = line.look
    own = (
        line.flows and state.last == "label"
    )  # in the paragraph that a label began: its lines are no independent witnesses
    score = -CITE * look.cite * (0.3 if own else 1) + 1.5 * line.marked
    if line.flows:
        score += STAY * (-1 if state.last in ("note", "label") else 1)
        score -= 2.0 * (look.lower and state.body == 0 and state.note == 2)
    elif look.lower:
        score += (-1.2, 1.2, 2.0)[state.body]
    else:
        score += (0.5, 0.3, 0.6)[state.body]
    if line.size and line.place >= 0:  # small print above the notes' zone is a table, a quotation or a caption
        score += 1.0 if line.size >= 0.95 else -1.5
    return score - 1.5 * line.place - ZONE * state.zone


def _note(line: Witness, state: State) -> float:
    look = line.look
    own = line.flows and state.last == "label"
    score = CITE * look.cite * (0.3 if own else 1) - 1.2 - 1.5 * line.marked - FAR * (line.far and not state.zone)
    # notes stand together, and the rest of a cut note stands before the page's own
    score += 0.8 * (line.before_label and (state.last in ("note", "label") or state.note == 2))
    if state.note == 3 and line.place >= 0:
        score += 5.0  # a label without any text is rare
    if line.flows:
        rest = (
            state.note == 2 and state.last == "body"
        )  # the rest of a cut note stands at the foot, before the page's own
        score += STAY * (1 if state.last in ("note", "label") or rest else -1) + (0.5 * look.lower - 1.0) * rest
    else:
        score += (-0.4, 0.3, 1.3, 0.0)[state.note] - 0.4 * (state.last == "body")
        if look.lower or look.digit:
            score += (-0.5 if look.lower else 0.0, 0.8, 1.0, 0.0)[state.note]
    if line.size and line.place >= 0:
        score += 1.2 if line.size < 0.93 else -1.0
    return score + 1.5 * line.place + ZONE * state.zone


def _headed(line: Witness, state: State) -> float:
    score = line.look.heading - 0.3 - (0.0, 1.0, 2.0)[state.body] - 4.0 * (state.note == 3)
    score += 0.4 * line.set_off + 0.5 * (0 < line.fill < 0.7 or line.size > 1.08) + 1.0 * (line.size > 1.15)
    return score - 1.0 * (line.place > 0) + (STAY - 0.5) * line.flows


def _follow(state: State, role: Role, line: Witness) -> State:
    """The state after the line."""
    zone = state.zone or line.zone
    if role == "body":
        return State(role, line.look.open or int(line.look.leads), state.note, zone)
    if role in ("note", "label"):
        kept: Role = "label" if state.last == "label" and (line.flows or state.note == 3) else role
        tail = line.tail or int(line.look.leads)  # behind a colon the quotation follows
        return State(kept, state.body, tail, zone)
    if role == "heading":
        return State(role, 0, state.note, zone and not line.leaves)
    return State(role if role in ("caption", "table") else state.last, state.body, state.note, zone)
