"""What the words before a date say of it: its weekday, what it is the date of, or that it is no date."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimscan.dates.grammar import ACCESSED_AFTER, BEFORE
from claimscan.dates.words import KINDS, Kind

Role = Literal["issued", "accessed", "updated"]
_REACH = 6  # words: "Date last accessed: on the Monday, 3 May 2020"


class Lead(NamedTuple):
    start: int  # of the date with its weekday and "ca."
    lead: int  # of the words of its role, else ``start``
    role: Role
    circa: bool
    number: bool  # counted as a page, a number, a section


def lead_of(text: str, floor: int, start: int, end: int) -> Lead:
    """The words between ``floor`` and ``start`` that belong to the date ``text[start:end]``.

    An unknown word ends the search, and so does any mark but a comma, a colon or the stop of an abbreviation.
    """
    at = lead = start
    role: Role = "accessed" if ACCESSED_AFTER.match(text, end) else "issued"
    circa = False
    for _ in range(_REACH):
        found = BEFORE.match(text, floor, at)
        if found is None:
            break
        word, stop = found["word"], found["stop"]
        kind = _kind(word, stop)
        at = found.start()
        if kind == "weekday" and lead == start:
            start = lead = at
        elif kind == "circa" and lead == start:
            start, lead, circa = at, at, True
        elif (kind == "counted." or (kind == "counted" and not stop)) and "," not in stop and found.end() == start:
            return Lead(start, start, "issued", circa, number=True)
        elif kind == "qualifier" and role != "issued":
            lead = at
        elif kind in ("accessed", "updated", "cited") and role == "issued" and "." not in stop:
            if kind == "cited" and text[at - 1 : at] not in ("[", "("):
                break
            role, lead = ("updated" if kind == "updated" else "accessed"), at
        elif kind != "link" or (stop and stop != ":"):
            break
    return Lead(start, lead, role, circa, number=False)


def _kind(word: str, stop: str) -> Kind | None:
    kind = KINDS.get(word.casefold())
    if len(word) > 2:
        return kind
    if kind == "weekday":  # "Do, 3. Mai" is a Thursday, "do 3 maio" is an article
        return kind if stop else "link"
    if kind == "counted." and len(word) == 1 and word.isupper() and word not in "SH":  # initials: "Reed, P. 1999"
        return None
    return None if word in ("c", "C") and stop != "." else kind
