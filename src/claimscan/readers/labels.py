"""What is printed as the label of a note or mark, and what as the way back from a note to its mark."""

from __future__ import annotations

from claimscan import patterns as regex

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ", "0123456789abcde")
# Numbers, signs, single letters, small Roman numerals, and the names that groups of notes bear ("note 3", "nb 1").
_LABEL = regex.compile(
    r"(?:(?:foot|end)note\s?)?(\d{1,4}[a-z]?|[*∗⁎†‡§¶‖#※⊕]{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|(?:note|nb|n|fn|anm\.?|lower-alpha)\s?\d{1,3})",
    regex.I,
)
_AGAIN = regex.compile(r"^(\d{1,4}):\d{1,2}$")  # [3:1], as markdown-it prints the second mark of note 3
_EDGE = regex.compile(r"^[\s\[({<⟨]*|[\s\])}>⟩]*[.:,]?[\s\])}>⟩]*$")
_BRACKETED = regex.compile(r"\s*[\[({⟨].*[\])}⟩]\s*", regex.DOTALL)
# [Knu84], [notes 3]: labels of lists of references, and of groups of notes; no figures and sections.
_KEY = regex.compile(
    r"""[\p{L}+]{1,8}\d{2,4}[a-z]?
    | (?!(?:fig(?:ure)?s?|tab(?:le)?s?|eqn?s?|equations?|sec(?:tion)?s?|ch(?:ap(?:ter)?)?s?|pp?|pg|pages?|vols?|volumes?|nos?|parts?
      |plates?|box|steps?|lines?)\.?\s)[\p{L}-]{1,15}\s\d{1,3}""",
    regex.I | regex.VERBOSE,
)
_LEADING = regex.compile(
    r"[\s^↑]*(?:\[([^\[\]]{1,12})\]|\(([^()]{1,5})\)|(\d{1,4}|[*†‡§¶]{1,3}|[a-z])[.)\]:]|([⁰¹²³⁴-⁹]+|[*†‡§¶]{1,3}))\s?"
)
_LEAD = regex.compile(r"[\s^↑]*([\[({⟨]?\s*(?:(?:foot|end)?note\s)?)", regex.I)
_STOP = regex.compile(r"\s*([\])}⟩.:]++)|(?!\w)")
_WIDEST = 30  # notes in one range; a wider one is no range of notes
_START = 200  # letters in which a note's label stands
_BACK = regex.compile(
    r"[\W\da-z\ufe0e\ufe0f]{0,8}(?:[↩↑⤴⤶⏎⬆←⇑▲^⮐⮌⇧☝«]|\bup\b)[\W\da-z\ufe0e\ufe0f]{0,8}"
    r"|\W*(?:(?:jump|go|return|back|zurück|retour|volver|torna|terug)\b.{0,40}|top)\W*",
    regex.I,
)


def label(printed: str) -> str | None:
    """The label in ``[12]``, ``(a)``, ``†`` or ``³``; ``None`` for what is no label."""
    if len(printed) > 40:
        return None
    bare = _AGAIN.sub(r"\1", _EDGE.sub("", printed.translate(_RAISED)))
    match = _LABEL.fullmatch(bare)
    if match:
        return " ".join(match[1].split())
    return bare if is_bracketed(printed) and _KEY.fullmatch(bare) else None


def is_bracketed(printed: str) -> bool:
    """Does it stand in brackets of its own?"""
    return _BRACKETED.fullmatch(printed) is not None


def is_raised(printed: str) -> bool:
    """Is it made of letters that are raised by themselves, or a sign that marks notes?"""
    bare = printed.strip()
    return bool(bare) and (bare != bare.translate(_RAISED) or not any(c.isalnum() for c in bare))


def leads_back(printed: str) -> bool:
    """Is it the text of a way back: an arrow, "Jump up"?"""
    return len(printed) <= 60 and _BACK.fullmatch(printed) is not None


def printed_length(text: str, wanted: str, plain: bool) -> int:
    """How many letters, not counting blanks, the label ``wanted`` takes at the start of a note; 0 if it is not printed there.

    ``plain``: a label may stand there with nothing but a blank to set it off.
    """
    bare = text[:_START].translate(_RAISED)
    lead = _LEAD.match(bare)
    start, end = (lead.start(1), lead.end()) if lead else (0, 0)
    if bare[end : end + len(wanted)].lower() != wanted.lower():
        return 0
    stop = _STOP.match(bare, end + len(wanted))
    if stop is None or not (stop[1] or plain):
        return 0
    return sum(not letter.isspace() for letter in bare[start : stop.end()])


def leading_label(text: str) -> str | None:
    """The label with which a text begins, if what follows sets it off from the words; a year or a quantity does not."""
    match = _LEADING.match(text)
    printed = next((group for group in match.groups() if group), None) if match else None
    return label(printed) if printed else None


def labels(printed: str) -> tuple[str, ...]:
    """The notes that a printed mark names: ``12, 14–16`` are four."""
    found: list[str] = []
    for part in regex.split(r"\s?[,;]\s?", printed):
        ends = regex.split(r"\s?[–-]\s?", part)
        if len(ends) == 2 and 0 < int(ends[1]) - int(ends[0]) <= _WIDEST:
            found.extend(str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        else:
            found.extend(ends)
    return tuple(dict.fromkeys(found))
