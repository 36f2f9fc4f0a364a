"""What the words before a date say of it: its weekday, what it is the date of, or that it is no date."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from claimscan.dates.grammar import ACCESSED_AFTER, BEFORE
from claimscan.dates.words import KINDS, Kind
from claimscan.patterns import Match

Role = Literal["issued", "accessed", "updated"]
_REACH = 6  # words: "Date last accessed: on the Monday, 3 May 2020"


class Lead(NamedTuple):
    start: int  # of the date with its weekday and "ca."
    lead: int  # of the words of its role, else ``start``
    role: Role
    circa: bool
    number: bool  # counted as a page, a number, a section


_ROLES: Final[dict[Kind | None, Role]] = {
    "accessed": "accessed",
    "access": "accessed",
    "cited": "accessed",
    "updated": "updated",
    "update": "updated",
}


def lead_of(text: str, floor: int, start: int, end: int) -> Lead:
    """The words between ``floor`` and ``start`` that belong to the date ``text[start:end]``.

    An unknown word ends the search, and so does any mark but a comma, a colon or the stop of an abbreviation.
    """
    at = lead = start
    role: Role = "accessed" if ACCESSED_AFTER.match(text, end) else "issued"
    said: Kind | None = None
    circa = False
    for _ in range(_REACH):
        found = BEFORE.match(text, floor, at)
        if found is None:
            break
        stop = found["stop"]
        kind = _kind(text, found, start)
        at = found.start()
        if kind in ("counted", "counted."):
            if found.end() == start:
                return Lead(start, start, "issued", circa, number=True)
            break
        if kind == "weekday" and lead == start:
            start = lead = at
        elif kind == "circa" and lead == start:
            start, lead, circa = at, at, True
        elif kind == "qualifier" and role != "issued":
            lead = at
        elif kind in _ROLES and said is None and "." not in stop:
            said, role, lead = kind, _ROLES[kind], at
        elif kind not in ("link", "at") or stop not in ("", ":"):
            break
    if said is not None and not _believed(text, floor, lead, said):
        return Lead(start, start, "issued", circa, number=False)
    return Lead(start, lead, role, circa, number=False)


def _believed(text: str, floor: int, lead: int, said: Kind) -> bool:
    """Participles say by themselves what a date is; nouns only at the head of a field, "cited" only in a bracket."""
    before = text[floor:lead][-2:].rstrip()
    if said == "cited":
        return before[-1:] in ("[", "(")
    return said in ("accessed", "updated") or not before or before[-1] in "([,;.:>"


def _kind(text: str, found: Match[str], start: int) -> Kind | None:
    word, stop = found["word"], found["stop"]
    kind = KINDS.get(word.casefold())
    if kind == "circa":  # not "D.C. 2018", "Oakland, CA, 1990", "vitamin C 1999"
        sure = len(word) > 2 or word in ("ca", "Ca", "um", "Um") or word + stop == "c."
        return kind if sure and stop in ("", ".") else None
    if kind == "at":  # "Id. at 1722" is a page, "as at 3 May 2020" a day
        return "counted" if text[start : start + 4].isdigit() and found.end() == start else kind
    if kind == "weekday" and len(word) <= 2:  # "Do, 3. Mai" is a Thursday, "do 3 maio" is an article
        return kind if stop else "link"
    if kind == "counted.":  # not the initial in "Reed, P. 1999"; "Fol., 1999" ends a field
        return None if "," in stop or (len(word) == 1 and word.isupper() and word not in "SH") else kind
    if kind == "counted":  # "Page. 1912" is an author and a year
        return None if stop else kind
    return kind
