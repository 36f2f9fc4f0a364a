"""The stretches of a note between its cuts, and what speaks for each being a source, a part of one, or commentary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.parse import dated, heads, lexicon, numbers, phrases
from claimscan.parse.cites import Cite
from claimscan.parse.cuts import WORD, Cut, Kind
from claimscan.parse.heads import Head
from claimscan.parse.names import Block
from claimscan.parse.scan import HIDDEN, Scan, between

# What completes a reference, on one scale.
ADDRESS = 3.0  # an address, a short form, a case or statute with its date
_DATED = 2.0  # more than a year, or a year in brackets
_YEAR = 1.2
CASE_NAME = 1.2  # the name of a case alone, where a source may begin
_PAGE = 1.0  # a page completes what names have begun
_MENTIONED = 0.4  # "in 1978 there were"

_NAMED = 1.5  # strength of a head whose names are taken for such
_LIKELY = 2.5  # strength of one whose words are no running text ("dies.")
_LEAD_IN = 2.0  # words that run into a signal or a citation are its introduction
_AFTER_CASE = 2.0  # what stands in a sentence of its own behind a case or statute speaks of it
_AHEAD = 160  # characters behind a unit that its head may look at
_EDGE = regex.compile(r"[\s;,]+")
# Where treaties and laws are published: "2161 UNTS 447", "BGBl. I S. 12", "OJ L 119/1".
_COLLECTED = regex.compile(
    r"(?<![\p{L}\d])(?:\d{1,4}\s(?:U\.?N\.?T\.?S|L\.?N\.?T\.?S|I\.?L\.?M|Stat)\.?\s\d{1,5}|C?ETS\sNo\.?\s\d{1,3}"
    r"|BGBl\.?\s(?:\d{4}\s)?I{1,3}\b|(?:OJ|ABl\.?)\s(?:\d{4}\s)?[LC]\s?\d{1,4})"
)
# "Box 4, Folder 12", "MS 33", "busta 12": where an archive keeps a paper.
_SHELVED = regex.compile(r"\b(?:[Bb]ox|[Ff]older|[Cc]arton|MSS?\.?|[Bb]usta|[Ll]egajo|[Cc]aja|[Kk]arton|[Mm]appe)\s\d")
_MARGIN = regex.compile(
    r",\s(?:§{1,2}|Art\.)\s?\d.{0,24}\b(?:Rn|Rz|Rdnr|Rdn)\b|,\s(?:Rn|Rz|Rdnr|Rdn)\.?\s\d"
)  # of a commentary
_IN_TIME = regex.compile(r"(?<!\p{L})(?:in|of|since|by|from|until|im|seit|en|de|nel)\s$")
# The same before a month or day, where no letter or newspaper is dated so; and of two years the later one.
_THEN = regex.compile(
    r"(?<!\p{L})(?:between|during|since|until|after|before|in|im|seit|bis|depuis|(?:1[5-9]|20)\d\d\sand)\s$"
)
_LAST_PAGE = regex.compile(
    r"(?<=[\p{L}”’\"*]),?\s(?:at\s)?\d{1,4}(?:\.\d{1,4}){0,2}(?:[-–]\d{1,4})?(?:\swith)?[.;,\s]*$"
)
# ", Old Lamps of the North.": a title in few words that begins with a capital.
_SHORT_TITLE = regex.compile(r",\s\p{Lu}[\p{L}\p{M}’'&:?!-]*+(?:,?\s[\p{L}\p{M}\d’'&:?!–-]++){0,10}[.;]?\s*")
# Words that a sentence begins with, and hardly a title.
_OPENERS = frozenset(
    "This That These Those It He She We They There Here However Although While Whereas For Despite Es Er Sie Wir Dies Diese Dieser Das "
    "Hier Il Elle Nous Cette Ces".split()
)


class Unit(NamedTuple):
    start: int
    end: int
    cut: Kind
    signal: tuple[int, int] | None
    head: Head
    anchor: float  # how much of what makes a reference complete
    prose: float  # how much of it is running text, 0 to 3 and more
    bare_names: bool  # nothing but names, perhaps with a date: the title is still to come
    bare_date: bool


def find(scan: Scan, cuts: Sequence[Cut], cites: Mapping[int, Cite]) -> list[Unit]:
    """The units in order; a cut inside a list of names ("Hill, A.; Oort, C.") is none."""
    plain = scan.plain
    units: list[Unit] = []
    known = tuple(cites.values())
    index = 0
    while index < len(cuts):
        cut = cuts[index]
        index += 1
        end = cuts[index].at if index < len(cuts) else len(plain)
        edge = _EDGE.match(plain, cut.at, end)
        start = edge.end() if edge else cut.at
        signal = phrases.SIGNAL.match(plain, start, end)
        head_at = signal.end() if signal else start
        if not plain[head_at:end].strip(" ,;.()"):
            continue
        head = heads.read(scan, head_at, min(len(plain), end + _AHEAD), cites)
        if head.block is not None and head.block.people[0].style != "family":
            while index < len(cuts) and cuts[index].at < head.block.end:
                index += 1
            end = max(end, cuts[index].at if index < len(cuts) else len(plain))
        following = cuts[index].kind if index < len(cuts) else "start"
        unit = Unit(start, end, cut.kind, signal.span() if signal else None, head, 0.0, 0.0, False, False)
        units.append(_weighed(scan, unit, following, units[-1] if units else None, known))
    return units


def _weighed(scan: Scan, unit: Unit, following: Kind, before: Unit | None, cites: tuple[Cite, ...]) -> Unit:
    """The unit with all that speaks for one reading of it or the other."""
    plain, head, end = scan.plain, unit.head, unit.end
    at = unit.signal[1] if unit.signal else unit.start
    named = _name_end(plain, head, at)
    anchor = _anchor(scan, at, end, cites, named if head.strength >= _NAMED else -1)
    prose = _prose(scan, named if head.block is not None and head.strength >= _LIKELY else at, end)
    if not anchor and following in ("start", "semicolon", "signal") and _ends_quoted(scan, named, end):
        anchor = _PAGE
    alone = unit.cut in ("start", "semicolon", "signal") and following in ("start", "semicolon", "signal")
    if not anchor and alone and head.block is not None and head.strength >= _NAMED and _short(plain, head.block, end):
        anchor = _PAGE
    stopped = plain[max(0, end - 4) : end].rstrip()[-1:] in (".", ";")
    if following in ("signal", "cite", "title") and not anchor and head.strength < _NAMED and not stopped:
        prose += _LEAD_IN
    if unit.cut == "stop" and before is not None and before.head.kind in ("case", "statute") and head.strength < _NAMED:
        prose += _AFTER_CASE
    people = head.block is not None and head.block.people[0].style != "family"
    bare = people and not plain[named:end].strip(" ,.;&")
    if people and anchor < ADDRESS and _only_date(scan, named, end):
        anchor, bare = 0.0, True
    return unit._replace(anchor=anchor, prose=prose, bare_names=bare, bare_date=_only_date(scan, at, end))


def _name_end(plain: str, head: Head, at: int) -> int:
    """Where the names at a head end; a body's name ends at its comma; -1 without names."""
    if head.block is not None:
        return head.block.end
    return plain.find(",", at) if head.kind == "body" else -1


def _only_date(scan: Scan, start: int, end: int) -> bool:
    """Nothing but a date stands between two offsets."""
    rest = scan.plain[start:end]
    for date in between(scan.dates, start, end):
        rest = rest.replace(scan.plain[date.start : date.end], "", 1)
    return not rest.strip(" ,.:;()[]")


def _ends_quoted(scan: Scan, start: int, end: int) -> bool:
    """A title in quotation marks follows the names, and nothing else: "Hill, 'Old Bridges'."."""
    return start >= 0 and any(
        not scan.plain[quote.end : end].strip(" .,;") for quote in between(scan.quotes, start, start + 5)
    )


def _short(plain: str, block: Block, end: int) -> bool:
    """A surname and a short title, and nothing else: "Hill, Old Lamps."."""
    if block.people[0].style != "family" or not _SHORT_TITLE.fullmatch(plain, block.end, end):
        return False
    return lexicon.PROSE.isdisjoint(WORD.findall(plain, block.end, end))


def _anchor(scan: Scan, start: int, end: int, cites: tuple[Cite, ...], named: int) -> float:
    """What completes a reference, between two offsets. ``named``: where its names end, -1 without."""
    plain = scan.plain
    if plain.find(HIDDEN, start, end) >= 0 or any(between(scan.links, start, end)):
        return ADDRESS
    strength = 0.0
    for cite in between(cites, start, end):
        if cite.kind != "case" or cite.year:
            return ADDRESS
        if cite.start <= start + 2:
            strength = CASE_NAME
    if _COLLECTED.search(plain, start, end):
        strength = max(strength, _DATED)
    for date in between(scan.dates, start, end):
        if scan.cover[date.start] != 1 and dated.is_number(plain, date):
            strength = max(strength, _PAGE if named > start else 0.0)
        elif scan.cover[date.start] != 1:
            strength = max(strength, _date_worth(plain, date.start, date.end, date.value.iso or "", named))
    if strength < _PAGE and named > start and _MARGIN.search(plain, named, end):
        strength = _PAGE
    if strength < _PAGE and _SHELVED.search(plain, start, end):
        strength = _PAGE
    if strength >= _PAGE or named <= start:
        return strength
    paged = numbers.PAGES.search(plain, start, end) or _LAST_PAGE.search(plain, named, end)
    return _PAGE if paged else strength


def _date_worth(plain: str, start: int, end: int, iso: str, named: int) -> float:
    """How much a date does to complete a reference."""
    loose = plain[end : end + 2].strip().islower() or _IN_TIME.search(plain, max(0, start - 8), start)
    if len(iso) == 4 and loose and start > named + 3:
        return _MENTIONED
    if named < 0 and _THEN.search(plain, max(0, start - 12), start):
        return _MENTIONED
    bracketed = plain[start - 1 : start] in ("(", "[") or plain[end : end + 1] in (")", "]")
    return _DATED if bracketed or len(iso) > 4 and "/" not in iso else _YEAR


def _prose(scan: Scan, start: int, end: int) -> float:
    """How much is running text outside quotations, 0 to 3: verbs and pronouns count, and many small words in a row."""
    words = count = small = 0
    for match in WORD.finditer(scan.plain, start, end):
        if scan.cover[match.start()] in (1, 3, 4):
            continue
        word = match.group()
        words += 1
        count += word in lexicon.PROSE or words == 1 and word in _OPENERS
        small += word[0].islower() and word not in lexicon.FUNCTION_WORDS
    if not words:
        return 0.0
    return min(3.0, 14.0 * count / (words + 3) + max(0.0, 2.5 * small / (words + 3) - 0.8))
