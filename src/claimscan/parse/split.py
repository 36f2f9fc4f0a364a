"""A note cut into signals, sources and commentary.

Where a cut is possible is found first (``;``, ends of sentences, closed breaks, addresses, signals, citations inside prose); then the best
reading of the whole row of units is taken: each unit begins a source, goes on with the one before, or is commentary.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from claimscan.parse import heads, lexicon, names, numbers
from claimscan.parse.cites import Cite
from claimscan.parse.heads import Head
from claimscan.parse.scan import HIDDEN, Scan

Cut = Literal["start", "semicolon", "stop", "join", "address", "signal", "cite", "resume", "title"]

# A sentence's end outside quotations and brackets; closing marks may stand behind the stop.
_STOP = regex.compile(r"(?<=[\p{L}\p{M}\d)\]’”\"»'*>%\ue000])[.?!]+[\"”’»)\]']*(\s+)(?=[\p{Lu}\"“„«‘‚<*_(\[\d\ue000])")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}\d.&’'-]+$")
_WORD = regex.compile(r"[\p{L}\p{M}'’]+")
_LETTERS = regex.compile(r"(?:\p{L}\.)+\p{L}")  # "U.S", "z.B"
_EDGE = regex.compile(r"[\s;,]+")
# Separators of embedded citations: "O’Neil, op. cit., n. 2 and Hall, op. cit., n. 4".
_LINK = regex.compile(r"(?<=[\d)’”\"]|\bff?\.)(?:,\s|\s)(?:and|und|sowie|et|y|e|&|or|oder|as\swell\sas|ebenso|ferner)(?:\s(?:auch|also|in))?\s(?=\p{Lu})")
# A separator is missing: "(1996) 74 R. Collins, Title".
_RUN_ON = regex.compile(r"(?<=[\d)])\s(?=(?:\p{Lu}\.\s?){1,3}\p{Lu}[\p{L}'’-]+,?\s)")
# "the chapters in Ann Hill, Title": names behind a preposition in running text
_PREPOSITION = regex.compile(r"(?<=\p{Ll}{2})\s(?:in|by|from|von|bei)\s(?=\p{Lu}\p{Ll}*\.?\s\p{Lu})")
# "my paper on this: Title 1980"
_COLON = regex.compile(r"(?<=\p{Ll}{3}):\s(?=\p{Lu}\p{Ll})")
_PROSE_REST = regex.compile(r"(?:\s\(\p{Ll}+\))?\)?[,.]?\s(?=\p{Ll}{2,})")
_KEEP_ON = frozenset("at and especially esp throughout passim ff in see ed eds edited trans translated para paras und insbesondere hier on n p pp s vol no sowie available abrufbar accessed retrieved cited quoted with".split())
_BEHIND_SEMICOLON = (" ", "", '"', "“", "‘", "<", "*")  # "2013;122(2)" separates a year and a volume
_LONGEST = 600  # units; longer notes are hostile or lists, and are cut there


class Piece(NamedTuple):
    """One source of a note: ``start`` to ``end`` without signal and separators, the signal before it, and how it began."""

    start: int
    end: int
    signal: tuple[int, int] | None
    head: Head
    cite: Cite | None


class _Unit(NamedTuple):
    start: int
    end: int
    cut: Cut
    signal: tuple[int, int] | None
    head: Head
    anchor: float  # how much of what makes a reference complete: date, address, numbers, short form
    prose: float
    bare_names: bool  # nothing but names, perhaps with a date: the title is still to come
    bare_date: bool


def split(scan: Scan, cites: tuple[Cite, ...], whole: bool) -> tuple[Piece, ...]:
    """The sources of a note in order. ``whole``: an entry of a list of references, which is one source or none."""
    cites = tuple(cite for cite in cites if cite.kind != "statute" or not _mentioned(scan, cite))
    by_start = {cite.start: cite for cite in cites}
    if whole:
        cuts: list[tuple[int, Cut]] = [(0, "start")]
    else:
        cuts = _cuts(scan, cites, by_start)
    units = _units(scan, cuts, by_start, cites)
    return tuple(_piece(scan, group, by_start) for group in _best(units))


def _mentioned(scan: Scan, cite: Cite) -> bool:
    """A statute that running text speaks of: a small word goes on behind it in the same breath."""
    rest = _PROSE_REST.match(scan.plain, cite.end)
    return rest is not None and scan.plain[cite.end] == " " and _word_at(scan.plain, rest.end()) not in _KEEP_ON


def _cuts(scan: Scan, cites: tuple[Cite, ...], by_start: dict[int, Cite]) -> list[tuple[int, Cut]]:
    """Every place where a new unit may begin, ascending; the first kind found at a place counts."""
    plain, cover = scan.plain, scan.cover
    found: dict[int, Cut] = {0: "start"}
    at = plain.find(";")
    while at >= 0:
        if not cover[at] and plain[at + 1 : at + 2] in _BEHIND_SEMICOLON:
            found.setdefault(at + 1, "semicolon")
        at = plain.find(";", at + 1)
    for match in lexicon.SIGNALS.finditer(plain):
        if cover[match.start()] in (0, 2) and _introduces(scan, match, by_start):
            found.setdefault(match.start(), "signal")
    for match in _STOP.finditer(plain):
        if not cover[match.start()] or cover[match.start()] == 4 or match.end() - match.start() > 2:
            if not _abbreviated(plain, match.start()):
                found.setdefault(match.end(), "stop")
    for join in scan.joins:
        if join.how == "space" and not (cover[join.at : join.at + 1] == cover[join.at - 1 : join.at] != b"\0") and _ended(plain, join.at):
            found[join.at] = "join"
    for url in scan.urls:
        end = url.outer_end
        while plain[end : end + 1] in (".", ",", ")", ">") and plain[end : end + 1]:
            end += 1
        if plain[end : end + 1] == " ":
            found.setdefault(end + 1, "address")
    _embedded(scan, cites, by_start, found)
    return sorted((at, cut) for at, cut in found.items() if at < len(plain))[:_LONGEST]


def _ended(plain: str, at: int) -> bool:
    """What stands before ``at`` could be the end of a source."""
    return plain[:at].rstrip()[-1:] in (".", ">", ")", ";", "?", "!", HIDDEN) or plain[max(0, at - 3) : at].strip()[-1:].isdigit()


def _introduces(scan: Scan, match: regex.Match[str], by_start: dict[int, Cite]) -> bool:
    """A signal stands at the beginning of a sentence, or a head follows it at once."""
    if match.start() == 0 or scan.plain[: match.start()].rstrip()[-1:] in (".", ";", "(", ")", ":", "’", "”", '"'):
        return True
    word = match.group().lower()
    strength = heads.read(scan, match.end(), len(scan.plain), by_start).strength
    return strength >= (0.5 if word.startswith(("see", "vgl", "cf", "siehe")) else 1.5)


def _abbreviated(plain: str, stop: int) -> bool:
    """The stop belongs to an abbreviation or an initial."""
    match = _LAST_WORD.search(plain, max(0, stop - 16), stop)
    if match is None:
        return False
    word = match.group().lstrip("'’")
    if len(word) == 1 and word.isalpha():
        return True
    return word.lower().rstrip(".") in lexicon.ABBREVIATIONS or _LETTERS.fullmatch(word) is not None


def _embedded(scan: Scan, cites: tuple[Cite, ...], by_start: dict[int, Cite], found: dict[int, Cut]) -> None:
    """Cuts around citations in running text, behind links between them, and where prose goes on after one."""
    plain, cover = scan.plain, scan.cover
    for cite in cites:
        if cite.kind in ("case", "statute"):
            found.setdefault(cite.start, "cite")
            _resumed(plain, cite.end, found)
            if plain[cite.end : cite.end + 1] == ")" and cover[cite.start] == 2:
                found.setdefault(cite.end + 1, "resume")
        elif cite.kind in ("short", "ibid"):
            _resumed(plain, cite.end, found)
            owner = _OWNER.search(plain, max(0, cite.start - 60), cite.start)
            if owner and owner.group("before") not in ("in", "and"):
                found.setdefault(owner.start("name"), "cite")
    for pattern in (_LINK, _RUN_ON):
        for match in pattern.finditer(plain):
            if not cover[match.start()]:
                head = heads.read(scan, match.end(), len(plain), by_start)
                if head.strength >= 2.6 and head.kind in ("names", "short"):
                    found.setdefault(match.end(), "cite")
    for match in _PREPOSITION.finditer(plain):
        if not cover[match.start()] and _leads_in(plain, match.start(), found):
            begin = max(cut for cut in found if cut <= match.start())
            signal = lexicon.SIGNALS.match(plain, begin)
            head = heads.read(scan, match.end(), len(plain), by_start)
            if head.kind == "names" and head.strength >= 1.7 and heads.read(scan, signal.end() if signal else begin, len(plain), by_start).strength < 1.0:
                found.setdefault(match.end(), "cite")
    for match in _COLON.finditer(plain):
        if not cover[match.start()] and _leads_in(plain, match.start(), found):
            found.setdefault(match.end(), "title")
    _author_years(scan, found)
    for quote in scan.quotes:
        if plain[quote.start - 1 : quote.start] == " " and quote.start > 1 and plain[quote.start - 2].isalpha() or plain[quote.start - 2 : quote.start - 1] == ":":
            behind = quote.end + (plain[quote.end : quote.end + 1] == ",")
            if heads.YEAR_NEXT.match(plain, behind) or plain.startswith((" in ", ", in "), quote.end):
                found.setdefault(quote.start, "title")


# "examples are O’Neil, op. cit.": the name in running text that a short form belongs to
_OWNER = regex.compile(r"(?P<before>\p{Ll}+)\s(?P<name>(?:\p{Lu}\.\s?)*\p{Lu}[\p{L}’'-]+(?:\s(?:and|und|&)\s\p{Lu}[\p{L}’'-]+)?),?\s\(?$")


def _leads_in(plain: str, at: int, found: dict[int, Cut]) -> bool:
    """The words before a colon are running text about the source, not names, a title or a place."""
    begin = max(cut for cut in found if cut <= at)
    words = _WORD.findall(plain, begin, at)
    return words[-1:] != [] and words[-1][0].islower() and any(word in lexicon.PROSE for word in words) or lexicon.SIGNALS.match(plain, begin) is not None and words[-1].islower()


def _resumed(plain: str, at: int, found: dict[int, Cut]) -> None:
    """A cut where running text goes on behind a citation."""
    rest = _PROSE_REST.match(plain, at)
    if rest and (_word_at(plain, rest.end()) not in _KEEP_ON or plain.startswith(("in which", "at which"), rest.end())):
        found.setdefault(rest.end(), "resume")


# "Hill/Oort 1980", "Hill und Oort, 1980a": names and a year in running text.
_NAME_YEAR = regex.compile(r"(?<![\p{L}\d/.’'-])\p{Lu}[\p{L}’'-]+(?:(?:/|\s(?:und|and|&|et|u\.)\s|\s)\p{Lu}[\p{L}’'-]+){0,4},?\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?(?!\d)")
_BEFORE = regex.compile(r"([\p{L}.]+)[,:]?\s$")


def _author_years(scan: Scan, found: dict[int, Cut]) -> None:
    """Names and a year with its place, and where the text goes on behind them."""
    plain = scan.plain
    for match in _NAME_YEAR.finditer(plain):
        start, end = match.span()
        if scan.cover[start] not in (0, 2):
            continue
        words = _WORD.findall(match.group())
        if words[0].lower() in lexicon.PLACES or words[0].lower() in lexicon.ARTICLES:
            continue
        tail, places = numbers.locators_end(plain, end, len(plain))
        before = _BEFORE.search(plain, max(0, start - 24), start)
        word = before.group(1).lower() if before else ""
        if word in lexicon.WEAK_SIGNALS and word != "in" or places and (word in lexicon.PROSE or word.endswith("f.")):
            found.setdefault(start, "cite")
        if start in found:
            _resumed(plain, tail, found)
            if plain[tail : tail + 1] == " " and plain[tail + 1 : tail + 2].isupper():
                found.setdefault(tail + 1, "cite")


def _word_at(plain: str, at: int) -> str:
    match = _WORD.match(plain, at)
    return match.group().lower() if match else ""


def _units(scan: Scan, cuts: list[tuple[int, Cut]], by_start: dict[int, Cite], cites: tuple[Cite, ...]) -> list[_Unit]:
    """The stretches between the cuts; a cut inside a list of names ("Hill, A.; Oort, C.") is none."""
    plain = scan.plain
    units: list[_Unit] = []
    index = 0
    while index < len(cuts):
        at, cut = cuts[index]
        index += 1
        end = cuts[index][0] if index < len(cuts) else len(plain)
        edge = _EDGE.match(plain, at, end)
        start = edge.end() if edge else at
        signal = lexicon.SIGNALS.match(plain, start, end)
        head_at = signal.end() if signal else start
        if not plain[head_at:end].strip(" ,;.()"):
            continue
        head = heads.read(scan, head_at, min(len(plain), end + _AHEAD), by_start)
        block = head.block
        if block is not None and block.people[0].style != "family":
            while index < len(cuts) and cuts[index][0] < block.end:
                index += 1
            end = max(end, cuts[index][0] if index < len(cuts) else len(plain))
        following = cuts[index][1] if index < len(cuts) else "start"
        units.append(_unit(scan, (start, end), cut, signal.span() if signal else None, head, following, cites))
    return units


def _unit(scan: Scan, span: tuple[int, int], cut: Cut, signal: tuple[int, int] | None, head: Head, following: Cut, cites: tuple[Cite, ...]) -> _Unit:
    start, end = span
    head_at = signal[1] if signal else start
    plain, block = scan.plain, head.block
    anchor, prose = _anchor(scan, head_at, end, cites, _name_end(scan, head, head_at) if head.strength >= _NAMED else -1), _prose(scan, head_at, end)
    if not anchor and following in ("start", "semicolon", "signal") and _ends_quoted(scan, _name_end(scan, head, head_at), end):
        anchor = _PAGE
    if following in ("signal", "cite", "title") and not anchor and head.strength < 1.5 and plain[:end].rstrip()[-1:] not in (".", ";"):
        prose += _LEAD_IN
    named = block is not None and block.people[0].style != "family"
    bare = named and block is not None and not plain[block.end : end].strip(" ,.;&")
    if named and block is not None and anchor < 2.5 and _only_date(scan, block.end, end):
        anchor, bare = 0.0, True
    return _Unit(start, end, cut, signal, head, anchor, prose, bare, _only_date(scan, head_at, end))


_CASE_NAME = 1.2  # the name of a case alone, where a source may begin
_IN_TIME = regex.compile(r"(?<!\p{L})(?:in|of|since|by|from|until|im|seit|en|de|nel)\s$")
_AHEAD = 160  # characters behind a unit that its head may look at
_LEAD_IN = 2.0  # words that run into a signal or a citation are its introduction


def _only_date(scan: Scan, start: int, end: int) -> bool:
    """Nothing but a date stands between two offsets: the title is still to come."""
    rest = scan.plain[start:end]
    for date in scan.dates:
        if start <= date.start < end:
            rest = rest.replace(scan.plain[date.start : date.end], "", 1)
    return not rest.strip(" ,.:;()[]")


def _anchor(scan: Scan, start: int, end: int, cites: tuple[Cite, ...], named: int) -> float:
    """What completes a reference, between two offsets: 0 nothing, 3 an address or a short form."""
    strength = 0.0
    if HIDDEN in scan.plain[start:end] or any(start <= link.start < end for link in scan.links):
        return 3.0
    for cite in cites:
        if start <= cite.start < end:
            if cite.kind != "case" or cite.year:
                return 3.0
            if cite.start <= start + 2:
                strength = _CASE_NAME
    for date in scan.dates:
        if start <= date.start < end:
            if scan.cover[date.start] == 1:
                continue
            iso = date.value.iso or ""
            bracketed = scan.plain[date.start - 1 : date.start] in ("(", "[") or scan.plain[date.end : date.end + 1] in (")", "]")
            loose = scan.plain[date.end : date.end + 2].strip().islower() or _IN_TIME.search(scan.plain, max(0, date.start - 8), date.start)
            if len(iso) == 4 and date.start > named + 3 and loose:
                strength = max(strength, 0.4)  # "in 1978 there were"
                continue
            strength = max(strength, 2.0 if len(iso) > 4 and "/" not in iso or bracketed else 1.2)
    if strength < _PAGE and named > start and numbers.PAGES.search(scan.plain, start, end):
        return _PAGE
    if strength < _PAGE and named > start and _LAST_PAGE.search(scan.plain, named, end):
        return _PAGE
    return strength


def _name_end(scan: Scan, head: Head, at: int) -> int:
    """Where the names at a head end; a body's name ends at its comma."""
    if head.block is not None:
        return head.block.end
    return scan.plain.find(",", at) if head.kind == "body" else -1


def _ends_quoted(scan: Scan, start: int, end: int) -> bool:
    """A title in quotation marks follows the names, and nothing else: "Hill, 'Old Bridges'."."""
    return any(
        start < quote.start <= start + 4 and not scan.plain[quote.end : end].strip(" .,;") for quote in scan.quotes
    )


_NAMED = 1.5  # strength of a head whose names are taken for such
_PAGE = 1.0  # a page completes what names have begun
_LAST_PAGE = regex.compile(r"(?<=[\p{L}”’\"*]),?\s(?:at\s)?\d{1,4}(?:[-–]\d{1,4})?[.;,\s]*$")
_OPENERS = frozenset("This That These Those It He She We They There Here However Although While Whereas For Es Er Sie Wir Dies Diese Dieser Das Hier Il Elle Nous Cette Ces".split())


def _prose(scan: Scan, start: int, end: int) -> float:
    """How much of the unit is running text outside quotations, 0 to 3: verbs and pronouns count, and small words in a row."""
    words = count = small = 0
    for match in _WORD.finditer(scan.plain, start, end):
        if scan.cover[match.start()] in (1, 3, 4):
            continue
        word = match.group()
        words += 1
        count += word in lexicon.PROSE or words == 1 and word in _OPENERS
        small += word[0].islower() and word not in lexicon.FUNCTION_WORDS
    if not words:
        return 0.0
    return min(3.0, 14.0 * count / (words + 3) + max(0.0, 2.5 * small / (words + 3) - 0.8))


def _best(units: list[_Unit]) -> list[list[_Unit]]:
    """The best reading: groups of units, each group one source."""
    # States behind a unit: in a source that lacks what completes it, in a complete one, in commentary.
    back: list[dict[str, tuple[str, str]]] = []
    scores = {"out": 0.0}
    for unit in units:
        step: dict[str, tuple[str, str]] = {}
        after: dict[str, float] = {}
        for state, score in scores.items():
            for action, new, value in _moves(unit, state):
                total = score + value
                if new not in after or total > after[new]:
                    after[new] = total
                    step[new] = (state, action)
        back.append(step)
        scores = after
    if not units:
        return []
    state = max(scores, key=lambda name: scores[name] + (_LEFT_OPEN if name in ("open", "named") else 0.0))
    actions = []
    for step in reversed(back):
        state, action = step[state]
        actions.append(action)
    groups: list[list[_Unit]] = []
    for unit, action in zip(units, reversed(actions)):
        if action == "new":
            groups.append([unit])
        elif action == "on":
            groups[-1].append(unit)
    return groups


# Behind these a new source is likelier (first), going on less likely (second).
_CUT_WEIGHT: dict[Cut, tuple[float, float]] = {
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


_ONE_WORD = 0.6  # behind a stop a capitalised word before a comma is a town or a journal rather than a surname
_LEFT_OPEN = -2.8  # a source without date, address or number is a poor source


def _moves(unit: _Unit, state: str) -> list[tuple[str, str, float]]:
    """The readings of a unit behind a state, each with the state after it and its worth."""
    new_weight, on_weight = _CUT_WEIGHT[unit.cut]
    strength, anchor, prose = unit.head.strength, unit.anchor, unit.prose
    block = unit.head.block
    if unit.cut in ("stop", "title") and block is not None and block.people[0].style == "family" and strength < 2.6:
        strength = min(strength, _ONE_WORD)
    complete = "complete" if anchor >= 1.0 else "open"
    leaving = _LEFT_OPEN if state in ("open", "named") else 0.0
    value = new_weight + 1.3 * strength + 0.9 * anchor - 0.9 * prose - 1.6 + leaving
    if unit.bare_names:
        value -= 0.8
    if unit.head.kind == "address" and state != "out" and unit.cut != "semicolon":
        value -= 3.0  # the address of the source before
    if unit.head.kind == "title" and unit.cut == "stop":
        value -= 1.2  # the next part of a reference whose parts end in stops
    moves = [("new", "named" if unit.bare_names else complete, value)]
    if unit.cut == "cite" and anchor == _CASE_NAME and unit.head.kind == "case":
        moves[0] = ("new", "open", value - 2.0)  # running text speaks of a case
    if state in ("open", "named"):
        stays = state if unit.bare_date and state == "named" else complete
        moves.append(("on", stays, on_weight + 1.0 + 0.9 * anchor - 0.4 * prose + (0.8 if strength < 1.0 else 0.0)))
    elif state == "complete":
        value = on_weight - 0.8 * prose - (0.4 if unit.cut == "stop" and anchor == 0 else 0.0) + (0.8 + 0.3 * anchor if strength <= 1.0 else -0.5 * strength if anchor else 0.0)
        moves.append(("on", "complete", value - (1.0 if unit.signal else 0.0)))
    value = 0.6 * prose - (0.8 if unit.signal else 0.0) - (4.0 if anchor >= 3.0 else 0.6 * anchor) - 0.5 * strength + (1.0 if unit.cut == "resume" else 0.0) + leaving
    moves.append(("out", "out", value + (0.4 if anchor == 0 else 0.0)))
    return moves


def _piece(scan: Scan, group: list[_Unit], by_start: dict[int, Cite]) -> Piece:
    first = group[0]
    start = first.signal[1] if first.signal else first.start
    text = scan.text
    while start < group[-1].end and text[start] in " ,;:":
        start += 1
    end = group[-1].end
    link = _TRAILING_LINK.search(scan.plain, max(start, end - 24), end)
    if link:
        end = link.start()
    while end > start and text[end - 1] in " ;,":
        end -= 1
    while end > start and text[end - 1] == ")" and text.count(")", start, end) > text.count("(", start, end):
        end -= 1
    cite = by_start.get(start) or by_start.get(start + 1)
    return Piece(start, end, first.signal, first.head, cite)


_TRAILING_LINK = regex.compile(r"(?:[,;]?\s(?:and|und|sowie|et|y|&|or|oder|as\swell\sas|ebenso|ferner)(?:\s(?:auch|also|in|the|der|die|das))?|\s\((?:see|vgl\.?)?)\s*$|[\s(]+$")
