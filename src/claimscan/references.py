"""What the words of a short form say of the work they stand for: "ibid.", "supra note 4", "op. cit.", "a.a.O. (Fn. 7)".

Only words are read here; which work is meant is decided by `link`, and judged by the rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from claimscan import patterns as regex

Direction = Literal["back", "ahead"]

# Why a short form was left alone; these stand in ``Source.evidence`` word for word.
AMBIGUOUS = "refused: the note before holds several works"
NOTHING_BEFORE = "refused: no source stands before"
UNCERTAIN_BEFORE = "refused: what the source before stands for is not certain"
NOT_FOUND = "refused: no work fits"
SEVERAL = "refused: several works fit"
CROSS_REFERENCE = "refers to a note, not to a work"
CORRECTED = "a person said so"
IN_WORDS = "the note is named in words"  # in ``Citation.evidence``: no mark stands there
NEW_PART = "a work of its own, in a volume cited before"

_NUMBERS = r"(?P<numbers>\d{1,4}(?:\s?(?:,|[-–]|and|&|und|u\.|et)\s?\d{1,4})*)(?![\p{L}\d])"
_NOTE = r"(?:nn?\.?|nos?\.\sof\snotes|notes?|fnn?\.?|Fnn?\.?|FNN?\.?|Fußn(?:oten?|\.)?|[Aa]nm(?:erkung(?:en)?|\.)?|voetnoot|nota|przyp\.)"
_BACK = r"(?:supra|above|oben|vorn[e]?|más\sarriba|ci-dessus|cit\.|wie)"
_AHEAD = r"(?:infra|below|unten|hinten|ci-dessous)"
_WORK = (
    r"(?:op\.?\s?cit\.?|art\.\s?cit\.?|loc\.?\s?cit\.?|ob\.\s?cit\.?|a\.\s?a\.\s?O\.|aaO\b|o\.c\.|cit\.(?=[\s,.;]|$))"
)
_IBID = r"(?:ibid(?:em)?\b\.?|id\.|ebd\.|ebenda\b|ebda\.|idem\b|iv[ií]\b|tamże)"

# A word that names the note: "supra note 4", "above n 12", "op. cit., n. 7", "wie Anm. 3", "(n 12)", "(Fn. 7)", "note 4 above".
# Not the note of a work that is pointed to: "at 3 n.4", "S. 89 Fn. 17".
NOTE = regex.compile(
    rf"""(?xi)(?<![\p{{L}}\d])(?:
      (?P<back>{_BACK}) [\s,.]{{1,3}}(?:(?:at|in|Teil)\s)?\(?(?:{_NOTE})\s{{0,2}}{_NUMBERS}
    | (?P<ahead>{_AHEAD}) [\s,.]{{1,3}}(?:(?:at|in)\s)?(?:{_NOTE})\s{{0,2}}{_NUMBERS}
    | (?P<work>{_WORK}) (?:\s\(\d{{4}}\))?[\s,]{{1,2}}[(\[]?(?:(?:oben|supra|above|wie|s\.|siehe)\s)?(?:{_NOTE})\s{{0,2}}{_NUMBERS}
    | [(\[](?:o\.\s|s\.\s)?(?:{_NOTE})\s{{0,2}}{_NUMBERS}
    | (?:{_NOTE})\s{{0,2}}{_NUMBERS},?\s(?:(?P<after>above|supra|oben)|(?P<later>below|infra|unten))\b
    )"""
)
# "Fenn, Fn. 7, S. 12": a bare note number behind names, no number before it.
_BARE = regex.compile(rf"(?i)^[^\d]{{2,80}}[,\s]\s?(?:{_NOTE})\s{{0,2}}{_NUMBERS}")
WORK = regex.compile(rf"(?i)(?<![\p{{L}}\d])(?:{_WORK}|supra\b)")
IBID = regex.compile(rf"(?i)(?<![\p{{L}}\d]){_IBID}")
# The author of the work before: "Ders.", "Dies.,", "Idem," at the beginning of a source.
SAME_AUTHOR = regex.compile(
    r"(?:[Dd]ers(?:elbe\b|\.)|[Dd]ies(?:elben?\b|\.)|[Ee]adem\b|[Ii]idem\b|[Ii]dem(?=,\s(?!pp?\.|S\.|nn?\.|art\.|págs?\.|pagg?\.)\p{L})|[Ii]d\.(?=,\s[\p{Lu}“\"„*_]))"
)
# "in Thornton, op. cit.", "in id.": only the volume is the one of before.
_IN_VOLUME = regex.compile(rf"(?i)(?<![\p{{L}}\d])in:?\s[^\d,;]{{0,40}},?\s?\(?(?:{_IBID}|{_WORK}|supra\b)")
_ACCOMPANYING = regex.compile(
    r"(?i)\baccompanying\stext\b|\band\stext\b|\btext\s(?:at|to|accompanying)\b|\bmit\sText\b"
)
# A note named in running text: "see note 12", "(siehe Fn. 3)", "cf. footnotes 4 and 5". Not "see note 3 of the report".
_IN_TEXT = regex.compile(
    rf"(?<![\p{{L}}\d])(?:[Ss]ee|[Cc]f\.|[Ss]iehe|[Vv]gl\.|[Vv]oir|[Vv]er|[Vv]edi)\s(?:(?:also|auch|aussi|above|supra|oben),?\s){{0,2}}"
    rf"(?:(?:foot|end)?notes?|nn?\.|fnn?\.|Fnn?\.|Fußnoten?|Anm\.|Anmerkung(?:en)?|nota)\s{{0,2}}{_NUMBERS}(?!\s(?:of|to|in|by|von|zu|des|der)\b)"
)
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_ACCENT = regex.compile(r"\p{M}+")
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’](?=\p{L})")
_PARTS = regex.compile(r"\d+|[-–]")
_NO_NAME = frozenset(
    "the a an of and und et y e in on at to for der die das des dem den von vom zu zur zum le la les de du el los il lo"
    " see also cf vgl siehe voir auch compare accord contra but generally hereinafter ed eds hrsg trans supra above oben wie"
    " note notes fn anm cit op loc art ibid id ebd ebenda ders dies idem al quoted cited".split()
)
_MOST = 40  # notes that a range may name; a longer one is no reference


class Reference(NamedTuple):
    """``notes`` are the labels that are named; ``head`` is what stands before the first word that refers, names mostly."""

    notes: tuple[str, ...]
    direction: Direction | None
    head: str
    ibid: bool  # a word that leads to the source just before
    work: bool  # a word that leads to a work named before, wherever: "op. cit."
    bare: bool  # no word of the work: "see supra note 4"
    in_volume: bool  # a work of its own in a volume named before
    text_around: bool  # "note 4 and accompanying text": the text is meant


def read(text: str) -> Reference:
    """What ``text``, the text of one source, says of the note or the work it stands for. Never fails; linear."""
    named = NOTE.search(text) or _BARE.search(text)
    ibid, work = IBID.search(text), WORK.search(text)
    begin = ibid.end() if ibid and named and ibid.start() < named.start() else 0  # "Id., Fenn, supra note 4"
    marks = (named, work) if begin else (named, work, ibid)
    starts = [match.start() if match.re is not _BARE else match.start("numbers") for match in marks if match]
    head = text[begin : min(starts)] if starts else text
    direction: Direction | None = None
    if named and named.re is NOTE:
        direction = "ahead" if named.group("ahead") or named.group("later") else "back"
    return Reference(
        notes=_labels(named.group("numbers")) if named else (),
        direction=direction,
        head=head,
        ibid=ibid is not None,
        work=work is not None,
        bare=not significant(head),
        in_volume=_IN_VOLUME.search(text) is not None,
        text_around=_ACCOMPANYING.search(text) is not None,
    )


def in_text(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The notes named in running text: offsets of the number, and the labels."""
    for match in _IN_TEXT.finditer(text):
        yield (*match.span("numbers"), _labels(match.group("numbers")))


def _labels(printed: str) -> tuple[str, ...]:
    """``41 and 44`` are two labels, ``45-47`` three."""
    labels: list[int] = []
    until = False
    for part in _PARTS.findall(printed):
        if not part.isdigit():
            until = True
            continue
        low, high = (labels[-1] + 1 if until and labels else int(part)), int(part)
        if high < low:  # "309-12"
            high = int(str(low - 1)[: -len(part)] + part) if len(part) < len(str(low - 1)) else high
        labels += range(low, min(high, low + _MOST) + 1)
        until = False
    return tuple(dict.fromkeys(map(str, labels)))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` without case and accents; ``O'Neil`` is one."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return tuple(_WORD.findall(_ACCENT.sub("", _APOSTROPHE.sub("", plain.casefold()))))


def letters(text: str) -> str:
    """Letters and digits alone, without case and accents: typography never decides."""
    return "".join(words(text))


def significant(text: str) -> tuple[str, ...]:
    """The words by which a work is known: no small words, initials, numbers, and none that only refers."""
    return tuple(word for word in words(text) if len(word) > 1 and word not in _NO_NAME and not word.isdecimal())
