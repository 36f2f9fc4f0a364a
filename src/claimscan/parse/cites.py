"""Citations with a grammar of their own, found anywhere in a note: cases, statutes, short forms."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from claimscan.parse import numbers, phrases
from claimscan.parse.scan import Scan

Kind = Literal["case", "statute", "ibid", "short"]

_VERSUS = regex.compile(r"(?<=[\p{L}\d.)’'])\s(?:v|vs|V)\.?\s(?=\p{Lu}|the\s)")
_RE_CASE = regex.compile(r"(?<![\p{L}\d])(?:In\sre|Re:?|Ex\sparte|Matter\sof)\s\p{Lu}[^\[\];]{0,90}?(?=\s\[\d{4}\])")
# A word of a party's name: capitals, initials, connectors. Backward and forward from "v.".
_PARTY_WORD = regex.compile(r"[\p{Lu}(&][\p{L}\p{M}\d'’.&()-]*,?|of|the|and|for|de|la|van|von|du|on|in|ex|parte|rel\.|et|al\.?|&|an|a")
_STOPPED = frozenset("co ltd inc corp bros assn dept no st dr mr mrs rly gen comm commr etc et al ass'n".split())
_MOST_WORDS = 14
_REACH = 160

# [1994] 1 A.C. 180 | (1979) 27 Political Studies 183 | [2019] UKSC 41 | [2013] EWHC 3064 (Fam)
_SERIES = r"\p{Lu}[\p{L}.&'’]*(?:\s(?:of|and|for|the|in|on|de|des|du|la|und|für|der|del|&|\p{Lu}[\p{L}.&'’()]*|\([\p{L}. ]{1,20}\))){0,10}?"
REPORT = regex.compile(
    rf"(?:\[(?P<square>\d{{4}})(?:[-–]\d+)?\]|\((?P<round>\d{{4}})(?:[-–]\d+)?\))\s(?:(?P<vol>\d{{1,3}})(?:\(\d+\))?\s?)?(?P<series>{_SERIES})\s(?P<page>\d{{1,5}}(?:[-–]\d+)?)(?!\d)"
    r"(?:\s\((?P<court>\p{Lu}[\p{L}. ]{1,24})\))?"
)
# 347 U.S. 483 (1954) | 83 U.S. (16 Wall) 130 (1873) | 512 F.3d 12, 15 (2d Cir. 2008)
US_REPORT = regex.compile(
    r"(?P<vol>\d{1,4})\s(?P<series>\p{Lu}[\p{L}.'’]*(?:\s?(?:\p{Lu}[\p{L}.'’]*|[23]d|&)){0,5})\s(?:\(\d+\s[\p{L}.]+\)\s)?(?:at\s)?(?P<page>\d{1,5})(?:[-–,]\s?\d{1,5}){0,4}(?:\sn\.\s?\d+)?"
    r"\s\((?:[\p{L}\d. ]{1,30}\s)?(?P<year>\d{4})\)"
)
# Family Law Act 1975 (Cth) | Data Protection Act 2018, s. 4 | Clean Air Act of 1970
_STATUTE = regex.compile(
    r"(?<=\p{L}\s|\)\s)(?P<word>Act|Code|Ordinance|Regulations?|Order|Rules|Statute|Bill|Law|Decree|Measure|Instrument)\s(?:of\s)?(?P<year>(?:1[2-9]|20)\d\d)(?![\d/–-])(?:\s\((?P<place>[\p{L}. ]{1,24})\))?"
)
# "Crimes (Violence) 1991 (Vic.)": the word Act is left out, the jurisdiction tells
_BARE_STATUTE = regex.compile(r"(?<=\)\s)(?P<year>(?:1[89]|20)\d\d)\s\((?P<place>Cth|Cwlth|Cwth|N\.?S\.?W|Vic|Qld|S\.?A|W\.?A|Tas|N\.?T|A\.?C\.?T|U\.?K|N\.?Z)\.?\)")
_STATUTE_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]*,?|\([^()]{1,60}\),?|of|and|the|for|on|to|in|&")

IBID = regex.compile(
    r"(?<![\p{L}\d])(?:[Ii]bid(?:em)?\b\.?|[Ii]d\.|[Ee]bd\.|[Ee]benda\b|[Ee]bda\.|[Ii]dem\b|[Ii]v[ií]\b|[Tt]amże|[Ll]oc\.\s?cit\.|[Aa]\.\s?a\.\s?O\.(?=\s*(?:[,(]|S\.|$)))"
)
_OP_CIT = r"(?:op\.?\s?cit\.?|art\.\s?cit\.?|loc\.?\s?cit\.?|ob\.\s?cit\.|a\.\s?a\.\s?O\.|aaO\b|o\.c\.|cit\.(?=[\s,.;]|$))"
_NOTE_REF = r"(?:nn?\.?|notes?|fn\.?|Fn\.?|FN|Fußn(?:ote|\.)?|Anm\.?|voetnoot|nota|note)\s{0,2}\d{1,4}"
BACK = regex.compile(
    rf"(?<![\p{{L}}\d])(?:{_OP_CIT}(?:\s\(\d{{4}}\))?(?:,?\s\(?{_NOTE_REF}\)?)?|(?:[Ss]upra|[Ii]nfra|[Aa]bove|[Bb]elow|[Oo]ben|[Uu]nten|[Hh]ier)\b\.?,?\s(?:(?:at|in|Teil)\s)?{_NOTE_REF}|[Ss]upra\b(?=[\s,.]|$)"
    rf"|\((?:n|fn|Fn\.|oben\s(?:Fn|Anm)\.|above\sn|supra\sn(?:ote)?\.?|wie\s(?:Fn|Anm)\.|Anm\.)\s?\d{{1,4}}\))"
)


class Cite(NamedTuple):
    """A citation of a known form: its name ends at ``name_end``, all of it with its places at ``end``."""

    kind: Kind
    start: int
    name_end: int
    end: int
    tail: int  # where the name and its date end and the places begin
    year: tuple[int, int] | None = None
    volume: tuple[int, int] | None = None
    series: tuple[int, int] | None = None
    page: tuple[int, int] | None = None
    court: tuple[int, int] | None = None


def find(scan: Scan) -> tuple[Cite, ...]:
    """All cases, statutes and short forms of a note outside its quotations, ascending; the first of two that overlap."""
    found: list[Cite] = []
    plain = scan.plain
    if " v" in plain or "Re" in plain or "Ex parte" in plain or "In re" in plain:
        found += _cases(scan)
    if any(word in plain for word in ("Act ", "Code ", "Regulation", "Order ", "Rules ", " Law ", "Ordinance", "Bill ", "Statute")) or ") 1" in plain:
        found += _statutes(scan)
    for match in IBID.finditer(plain):
        if scan.cover[match.start()] not in (1, 4):
            end, _ = numbers.locators_end(plain, match.end(), len(plain))
            found.append(Cite("ibid", match.start(), match.end(), end, match.end()))
    for match in BACK.finditer(plain):
        if scan.cover[match.start()] not in (1, 4):
            end, _ = numbers.locators_end(plain, match.end(), len(plain))
            found.append(Cite("short", match.start(), match.end(), end, match.end()))
    kept: list[Cite] = []
    for cite in sorted(found, key=lambda cite: (cite.start, -cite.end)):
        if not kept or cite.start >= kept[-1].end:
            kept.append(cite)
    return tuple(kept)


def _cases(scan: Scan) -> list[Cite]:
    plain = scan.plain
    found = []
    for match in _VERSUS.finditer(plain):
        if scan.cover[match.start()] == 1:
            continue
        start = _party_start(plain, match.start())
        if start < match.start():
            found.append(_case(plain, start, _party_end(plain, match.end())))
    found += [_case(plain, match.start(), match.end()) for match in _RE_CASE.finditer(plain) if scan.cover[match.start()] != 1]
    return found


# ", Supreme Court of Ruritania, 26 August 1992 (unreported)": the court and the day stand for a report.
_UNREPORTED = regex.compile(
    r",\s(?:\(?unreported\)?,\s)?(?P<court>\p{Lu}[\p{L}.’']+(?:\s(?:\p{Lu}[\p{L}.’']+|of|for|and|the|de|du)){0,9}),\s(?:\d{1,2}\s\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\s\d{1,2},)\s(?P<year>\d{4})"
)


def _case(plain: str, start: int, name_end: int) -> Cite:
    report, at = _report(plain, name_end)
    if report is None:
        heard = _UNREPORTED.match(plain, name_end)
        if heard is None:
            return Cite("case", start, name_end, name_end, name_end)
        return Cite("case", start, name_end, heard.end(), heard.end(), heard.span("year"), court=heard.span("court"))
    year = next(name for name in ("square", "round", "year") if report.groupdict().get(name))
    court = report.span("court") if report.groupdict().get("court") else None
    volume = report.span("vol") if report.group("vol") else None
    end = report.end()
    again = REPORT.match(plain, end + 1) or REPORT.match(plain, end + 2)
    if again and plain[end] in " ,;":
        end = again.end()
    end, _ = numbers.locators_end(plain, end, len(plain))
    bare = numbers.BARE_LOCATOR.match(plain, end)
    if bare and plain[end] == ",":
        end = bare.end()
    return Cite("case", start, name_end, end, report.end(), report.span(year), volume, report.span("series"), report.span("page"), court)


def _report(plain: str, at: int) -> tuple[regex.Match[str] | None, int]:
    while plain[at : at + 1] in (" ", ",", "*") and plain[at : at + 1]:
        at += 1
    return REPORT.match(plain, at) or US_REPORT.match(plain, at), at


def _party_start(plain: str, end: int) -> int:
    """Where the first party's name begins: back over capitals and connectors to a stop, comma or small word."""
    start = end
    low = max(0, end - _REACH)
    words = plain[low:end].split(" ")
    at = end + 1
    for count, word in enumerate(reversed(words)):
        at -= len(word) + 1
        if count >= _MOST_WORDS or not _PARTY_WORD.fullmatch(word.lstrip("*_([“‘\"")):
            break
        if count and (word.endswith((",", ";", ":")) or word.endswith(".") and not _keeps_on(word)):
            break
        if phrases.SIGNAL.match(word + " ") or word in ("In", "The") and start < end and plain[start : start + 1].islower():
            break
        if word[:1].isupper() or word[:1] in "*_":
            start = at
        elif word[:1] in "([“‘\"" and word[1:2].isupper():
            return at + 1
    return start


def _keeps_on(word: str) -> bool:
    bare = word.strip("().,").lower()
    return len(bare) <= 2 or "." in bare or bare in _STOPPED


def _party_end(plain: str, start: int) -> int:
    """Where the second party's name ends: before a date, a bracket, a comma or a small word."""
    at = end = start
    for count, word in enumerate(plain[start : start + _REACH].split(" ")):
        bare = word.rstrip(".,;:*_)")
        if count >= _MOST_WORDS or not bare or not _PARTY_WORD.fullmatch(bare) or word[0] in "([" and word[1:5].strip(")]").isdigit():
            break
        if word[0] == "(" and count and not word[1:2].isupper():
            break
        if bare[:1].isupper() or bare == "&":
            end = at + len(bare) + (1 if word[len(bare) :].startswith(".") and _keeps_on(bare) and len(bare) < 5 else 0)
        if word[-1] in ",;:" or word[-1] == "." and not _keeps_on(word):
            break
        at += len(word) + 1
    return end


def _statutes(scan: Scan) -> list[Cite]:
    plain = scan.plain
    found = []
    for match in (*_STATUTE.finditer(plain), *_BARE_STATUTE.finditer(plain)):
        if scan.cover[match.start()] in (1, 4):
            continue
        start = _statute_start(plain, match.start())
        if start == match.start():
            continue
        name_end = match.end("word") if "word" in match.re.groupindex else match.start() - 1
        end, _ = numbers.locators_end(plain, match.end(), len(plain))
        court = match.span("place") if match.group("place") else None
        found.append(Cite("statute", start, name_end, end, match.end(), match.span("year"), court=court))
    return found


# "under the Trade Act": the name begins behind the article; "Protection of the Sea Act" keeps its own.
_ARTICLE = regex.compile(r".*(?<!\p{Lu}[\p{L}]{1,30}\s(?:of|for|and)\s)\b[Tt]he\s")


def _statute_start(plain: str, end: int) -> int:
    start = end
    at = end
    low = max(0, end - _REACH)
    depth = 0
    for word in reversed(plain[low:end].rstrip().split(" ")):
        at -= len(word) + 1
        depth += word.count(")") - word.count("(")
        if depth > 0 or word.startswith("("):
            if depth < 0:
                break
            continue
        if not _STATUTE_WORD.fullmatch(word) or word.endswith((".", ";", ":")) or phrases.SIGNAL.match(word + " ") or word in ("on", "in", "to") and not start < end:
            break
        if word[0].isupper():
            start = at
    article = _ARTICLE.search(plain, start, end)
    return article.end() if article else max(start, 0)
