"""Cases, decisions of courts, and statutes, wherever they stand in a note."""

from __future__ import annotations

from collections.abc import Iterator

from claimscan import patterns as regex
from claimscan.parse import numbers, phrases
from claimscan.parse.cites import Cite
from claimscan.parse.scan import Scan

_VERSUS = regex.compile(r"(?<=[\p{L}\d.)’'*])\s\*?(?:v|vs|V)\.?\*?\s(?=\*?\p{Lu}|the\s)")
_RE_CASE = regex.compile(r"(?<![\p{L}\d])(?:In\sre|Re:?|Ex\sparte|Matter\sof)\s\p{Lu}[^\[\];]{0,90}?(?=\s\[\d{4}\])")
# A word of a party's name: capitals, initials, connectors.
_PARTY_WORD = regex.compile(
    r"[\p{Lu}(&][\p{L}\p{M}\d'’.&()-]*,?|of|the|and|for|de|la|van|von|du|on|in|ex|parte|rel\.|et|al\.?|&|an|a"
)
# "P, Q and R [1996]", "The Keeper, An Uncle and Z (by his Tutor) [1996]": parties in a row before a report.
_PARTIES = regex.compile(
    r"(?:an?\s)?\p{Lu}[\p{L}.'’-]*(?:,?\s(?:(?:and|&)\s)?(?:\p{Lu}[\p{L}.'’-]*|an?(?=\s)|of|the|for|and|\([^()\d]{1,40}\))){0,16}(?=,?\s[\[(]\d{4})"
)
# "Merrow Ferry, Inc. v. Keel": the comma belongs to the name.
_COMPANY = frozenset("inc ltd llc llp co corp plc gmbh ag sa bv nv lp limited jr sr".split())
# "R (on the application of Hill) v Keel", "R (Hill) v Keel".
_CROWN = regex.compile(r"(?:R|Regina|Rex)\s\([^()]{2,90}\)")
# "Case C-12/09 Hill v Keel", "Joined Cases T-1/04 and T-3/04 Hill v Keel".
_CASE_NUMBER = regex.compile(
    r"(?:[Jj]oined\s)?[Cc]ases?\s(?:[CTF][-–‑])?\d{1,4}/\d{2,4}(?:\sP)?(?:(?:,|\sand|\sto)\s(?:[CTF][-–‑])?\d{1,4}/\d{2,4}(?:\sP)?){0,6}[,:]?\s"
)
_STOPPED = frozenset("co ltd inc corp bros assn dept no st dr mr mrs rly gen comm commr etc et al ass'n".split())
_MOST_WORDS = 14
_REACH = 160
_LEADS = '*_([“‘"'

_SERIES = r"\p{Lu}[\p{L}.&'’]*(?:\s(?:of|and|for|the|in|on|de|des|du|la|und|für|der|del|&|\p{Lu}[\p{L}.&'’()]*|\([\p{L}. ]{1,20}\))){0,10}?"
# [1994] 1 A.C. 180 | (1979) 27 Political Studies 183 | [2019] UKSC 41 | [2013] EWHC 3064 (Fam)
REPORT = regex.compile(
    rf"(?:\[(?P<square>\d{{4}})(?:[-–]\d+)?\]|\((?P<round>\d{{4}})(?:[-–]\d+)?\))\s(?:(?P<vol>\d{{1,3}})(?:\(\d+\))?\s?)?"
    rf"(?P<series>{_SERIES})\s(?P<page>(?:[IVX]{{1,3}}[-–])?\d{{1,5}}(?:[-–]\d+)?)(?!\d)(?:\s\((?P<court>\p{{Lu}}[\p{{L}}. ]{{1,24}})\))?"
)
# 412 U.S. 88 (1973) | 71 U.S. (4 Wall) 22 (1866) | 512 F.3d 12, 15 (2d Cir. 2008)
US_REPORT = regex.compile(
    r"(?P<vol>\d{1,4})\s(?P<series>\p{Lu}[\p{L}.'’]*(?:\s?(?:\p{Lu}[\p{L}.'’]*|[23]d|&)|\s(?:of|on|and|the|for)(?=\s)){0,7})\s(?:\(\d+\s[\p{L}.]+\)\s)?(?:at\s)?"
    r"(?P<page>\d{1,5})(?:[-–]\d{1,5})?(?P<at>(?:[-–,]\s?\d{1,5}){0,4})(?:,\s\d{1,4}\s\p{Lu}[\p{L}.]*\s?(?:[23]d)?\s\d{1,5}(?:[-–,]\s?\d{1,5}){0,3}){0,2}(?:\sn\.\s?\d+)?\s\((?:[\p{L}\d. ]{1,30}\s)?(?P<year>\d{4})\)"
)
# "NJW 2004, 1798 (1800)", "JZ 1999, S. 612", "AcP 201 (2001), 345 (350)": capitals of a German journal, year, page.
JOURNAL_YEAR = regex.compile(
    r"(?<![\p{L}\d-])(?P<series>\p{Lu}\p{Ll}{0,6}\p{Lu}[\p{L}]{0,6}(?:-\p{Lu}{2})?)\s(?:(?P<vol>\d{1,3})\s\((?P<bracketed>(?:19|20)\d\d)\)|(?P<bare>(?:19|20)\d\d)),\s(?:S\.\s)?"
    r"(?P<page>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)(?!\d|\.\d)(?:\sff?\.|\s?(?:\(|,\s(?:hier\s)?(?:S\.\s)?)(?P<at>\d{1,5}(?:\s?[-–]\s?\d{1,5})?(?:\s?ff?\.?)?)\)?)?"
)
# 2161 UNTS 447 | 31 I.L.M. 849
TREATY = regex.compile(
    r"(?<![\p{L}\d])(?P<vol>\d{1,4})\s(?P<series>U\.?N\.?T\.?S\.?|L\.?N\.?T\.?S\.?|I\.?L\.?M\.?)\s(?P<page>\d{1,5})(?!\d)"
)
# ", Supreme Court of Ruritania, 26 August 1992 (unreported)": the court and the day stand for a report.
_UNREPORTED = regex.compile(
    r",\s(?:\(?unreported\)?,\s)?(?P<court>\p{Lu}[\p{L}.’']+(?:\s(?:\p{Lu}[\p{L}.’']+|of|for|and|the|de|du)){0,9}),\s"
    r"(?:\d{1,2}\s\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\s\d{1,2},)\s(?P<year>\d{4})"
)

# ", App no 1234/05 (ECtHR, 3 May 2009)", "(QB, 12 June 1999)": a number or a day in court stands for a report.
_APPLICATION = regex.compile(
    r"(?:,?\s\(?(?:[Aa]pp(?:l|lications?)?s?\.?\s[Nn]os?\.?)\s\d{1,6}/\d{2,4}(?:(?:,|\sand)\s\d{1,6}/\d{2,4}){0,6}\)?)?+"
    r",?\s\((?P<court>\p{Lu}[\p{L}. ]{1,40}),\s(?:\d{1,2}\s\p{Lu}\p{Ll}+\s)?(?P<year>(?:19|20)\d\d)\)"
)
# Behind a report: "[45]", "at [45]-[47]", " 351".
_PINPOINT = regex.compile(
    r",?\s(?:at\s)?(?P<at>\[\d{1,4}\](?:\s?[-–]\s?\[?\d{1,4}\]?)?(?:,\s\[\d{1,4}\]){0,4}|\d{1,4}(?:[-–]\d{1,4})?(?=\s\(\p{Lu}|[.;,]|$))"
)
_COURT = (
    r"(?:BVerfG|BVerwG|BGH|BAG|BSG|BFH|BPatG|RG|KG|OGH|VfGH|VwGH|BGer|EuGH|EuG|EGMR|EKMR|ECtHR|ECHR|ECJ|CJEU|IGH|ICJ|PCIJ|Hoge\sRaad"
    r"|(?:OLG|LG|AG|VG|OVG|VGH|LAG|ArbG|LSG|SG|FG)\s\p{Lu}[\p{L}.-]+)"
)
_DAY = r"\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}{3,9})\s?(?P<year>\d{4})|\d{1,2}\s\p{L}{3,9}\s(?P<year2>\d{4})"
_FILE = r"(?:[–—-]\s|Rs\.?\s|Case\s|Az\.:?\s|appl(?:ication|\.)?\sno\.?\s)?(?:[IVX]{1,4}\s)?(?:\p{Lu}{1,4}[\s-])?\d[\d.]{0,8}/\d{2,4}(?:\s\(?\p{L}{1,3}\)?(?=[,;.\s]))?"
# "BGH, Urteil vom 12.3.2004 – II ZR 12/03", "ECtHR 09.04.2024, Hill / Ruritania, application no 53/20".
_DECISION = regex.compile(
    rf"""(?<![\p{{L}}\d])(?P<court>{_COURT})(?:\s\([^()]{{1,40}}\))?,?\s
    (?:(?:Urt(?:eil|\.)|Beschl(?:uss|\.)|U\.|B\.|[Jj]udgment|[Aa]rrêt)\s(?:(?:vom|v\.|of|du)\s)?)?(?:{_DAY})
    (?:,\s(?P<name>\p{{Lu}}[^,;/]{{1,80}}\s/\s\p{{Lu}}[^,;/(]{{1,60}}))?
    (?:,?\s(?P<file>{_FILE}))?""",
    regex.VERBOSE,
)
# "BVerfGE 7, 198 (208)", "BGE 120 II 20".
_COLLECTION = regex.compile(
    r"(?<![\p{L}\d])(?P<series>BVerfGE|BGHZ|BGHSt|BVerwGE|BAGE|BSGE|BFHE|RGZ|RGSt|BGE|VfSlg\.?)\s(?P<vol>\d{1,5}(?:/\d{4})?)(?:,?\s(?:[IVX]{1,3}\s)?(?P<page>\d{1,4}))?"
    r"(?:\s?\(\d{1,4}(?:\s?ff?\.?|[-–]\d{1,4})?\)|\s?ff?\.)?"
)

# Family Law Act 1975 (Cth) | Data Protection Act 2018, s. 4 | Clean Air Act of 1970
_STATUTE = regex.compile(
    r"(?<=\p{L}\s|\)\s)(?P<word>Act|Code|Ordinance|Regulations?|Order|Rules|Statute|Bill|Law|Decree|Measure|Instrument)\s"
    r"(?:of\s)?(?P<year>(?:1[2-9]|20)\d\d)(?![\d/–-])(?:\s\((?P<place>[\p{L}. ]{1,24})\))?"
)
# "Crimes (Violence) 1991 (Vic.)": the word Act is left out, the jurisdiction tells.
_BARE_STATUTE = regex.compile(
    r"(?<=\)\s)(?P<year>(?:1[89]|20)\d\d)\s"
    r"\((?P<place>Cth|Cwlth|Cwth|N\.?S\.?W|Vic|Qld|S\.?A|W\.?A|Tas|N\.?T|A\.?C\.?T|U\.?K|N\.?Z)\.?\)"
)
_INSTRUMENT = regex.compile(r",?\s\(?S\.?(?:R\.?\s?&\s?O|S\.?I|I|R)\.?\s(?:No\.?\s)?\d{4}/\d{1,5}\)?")
# "Regulation (EU) 2016/123", "Council Directive 95/46/EC", "Decision No 406/2009/EC"; its own date may follow.
_EU_ACT = regex.compile(
    r"(?<![\p{L}\d])(?:(?:Council|Commission|Delegated|Implementing|Framework)\s){0,3}(?:Regulation|Directive|Decision)\s"
    r"(?:\((?:EU|EC|EEC|Euratom)(?:,\s\w+)?\)\s)?(?:No\.?\s)?\d{1,4}/\d{1,4}(?:/(?:EU|EC|EEC|CFSP|JHA))?(?![\d/])"
)
# What belongs to its name: "of the European Parliament and of the Council of 27 April 2016 on bridges".
_EU_TITLE = regex.compile(
    r"(?:\sof\sthe\s(?:European\sParliament(?:\sand\sof\sthe\sCouncil)?|Council|Commission))?(?:\sof\s\d{1,2}\s\p{L}{3,9}\s\d{4})?"
    r"(?:\s(?:on|concerning|amending|laying\sdown|establishing)\s[^;.,\[(]{1,200})?"
)
_STATUTE_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]*,?|\([^()]{1,60}\),?|of|and|the|for|on|to|in|&")
# "under the Trade Act": the name begins behind the article; "Protection of the Sea Act" keeps its own.
_ARTICLE = regex.compile(r".*(?<!\p{Lu}[\p{L}]{1,30}\s(?:of|for|and)\s)\b[Tt]he\s")


def find(scan: Scan) -> Iterator[Cite]:
    """Cases, decisions and statutes outside quotations, in no order."""
    for match in _VERSUS.finditer(scan.plain):
        start = _party_start(scan.plain, match.start())
        if scan.cover[match.start()] != 1 and start < match.start():
            yield _case(scan.plain, start, _party_end(scan.plain, match.end()))
    for match in _RE_CASE.finditer(scan.plain):
        if scan.cover[match.start()] != 1:
            yield _case(scan.plain, match.start(), match.end())
    for pattern in (_DECISION, _COLLECTION):
        for match in pattern.finditer(scan.plain):
            if scan.cover[match.start()] not in (1, 4):
                yield _decision(scan.plain, match)
    for match in _EU_ACT.finditer(scan.plain):
        if scan.cover[match.start()] not in (1, 4):
            named = _EU_TITLE.match(scan.plain, match.end())
            tail = named.end() if named else match.end()
            end, _ = numbers.locators_end(scan.plain, tail, len(scan.plain))
            yield Cite("statute", match.start(), match.end(), tail, end)
    for pattern in (_STATUTE, _BARE_STATUTE):
        for match in pattern.finditer(scan.plain):
            start = _statute_start(scan.plain, match.start())
            if scan.cover[match.start()] not in (1, 4) and start < match.start():
                yield _statute(scan.plain, match, start)


def _span(match: regex.Match[str], *names: str) -> tuple[int, int] | None:
    """The first of these groups that took part."""
    for name in names:
        if name in match.re.groupindex and match.start(name) >= 0:
            return int(match.start(name)), int(match.end(name))
    return None


def _case(plain: str, start: int, name_end: int) -> Cite:
    """A case by its parties, with the report or the court that follows."""
    if plain[name_end : name_end + 2] == ".,":  # "Keel v. Port Auth., 512 F.3d 1024"
        name_end += 1
    name_start, start = start, _numbered(plain, start)
    at = name_end
    while plain[at : at + 1] in (" ", ",", "*"):
        at += 1
    report = REPORT.match(plain, at) or US_REPORT.match(plain, at)
    if report is None:
        heard = _UNREPORTED.match(plain, name_end) or _APPLICATION.match(plain, name_end)
        if heard is None:
            return Cite("case", start, name_end, name_end, name_end, name_start=name_start)
        end, _ = numbers.locators_end(plain, heard.end(), len(plain))
        court = _span(heard, "court")
        return Cite("case", start, name_end, heard.end(), end, _span(heard, "year"), court=court, name_start=name_start)
    tail = report.end()
    parallel = REPORT.match(plain, tail + 1) or REPORT.match(plain, tail + 2)
    if parallel and plain[tail] in " ,;":
        tail = parallel.end()
    end, places = numbers.locators_end(plain, tail, len(plain))
    bare = (
        None
        if places
        else _PINPOINT.match(plain, end) or plain[end : end + 1] == "," and numbers.BARE_LOCATOR.match(plain, end)
    )
    place = _span(report, "at") if report.re is US_REPORT else None
    if bare:
        place, end = bare.span(1), bare.end()
    year = _span(report, "square", "round", "year")
    parts = (_span(report, "vol"), _span(report, "series"), _span(report, "page"), _span(report, "court"))
    return Cite("case", start, name_end, tail, end, year, *parts, place=place, name_start=name_start)


def _numbered(plain: str, start: int) -> int:
    """Where the number of a case begins that stands before its name; else ``start``."""
    at = max(plain.rfind("Case", max(0, start - _REACH), start), plain.rfind("case", max(0, start - _REACH), start))
    for begin in (at - len("Joined "), at):
        if at >= 0 <= begin and _CASE_NUMBER.fullmatch(plain, begin, start):
            return begin
    return start


def _party_start(plain: str, end: int) -> int:
    """Where the first party's name begins: back over capitals and connectors to a stop, comma or small word."""
    crown = plain.rfind("R", max(0, end - _REACH), plain.rfind(" (", max(0, end - _REACH), end) + 1)
    if crown >= 0 and _CROWN.fullmatch(plain, crown, end):
        return crown
    start = end
    at = end + 1
    before = ""
    for count, word in enumerate(reversed(plain[max(0, end - _REACH) : end].split(" "))):
        at -= len(word) + 1
        if count >= _MOST_WORDS or not _PARTY_WORD.fullmatch(word.lstrip(_LEADS).rstrip("*_")):
            break
        parted = word.endswith((",", ";", ":")) and before not in _COMPANY
        if count and (parted or word.endswith(".") and not _keeps_on(word)):
            break
        before = word.strip(".,").lower()
        if phrases.SIGNAL.match(word + " ") or word == "In" or word == "The" and plain[start : start + 1].islower():
            break
        if word[:1].isupper() or word[:1] in "*_":
            start = at
        elif word[:1] in _LEADS and word[1:2].isupper():
            return at + 1
    return start


def _keeps_on(word: str) -> bool:
    """A stop behind this word of a party's name ends no sentence."""
    bare = word.strip("().,").lower()
    return len(bare) <= 2 or "." in bare or bare in _STOPPED


def _party_end(plain: str, start: int) -> int:
    """Where the second party's name ends: before a date, a bracket, a comma or a small word."""
    several = _PARTIES.match(plain, start, start + _REACH)
    if several:
        return int(several.end())
    at = end = start
    words = plain[start : start + _REACH].split(" ")
    for count, word in enumerate(words):
        bare = word.rstrip(".,;:*_)").lstrip("*_")
        dated = word[:1] in ("(", "[") and word[1:5].strip(")]").isdigit()
        remark = word[:1] == "(" and count > 0 and not word[1:2].isupper()
        if count >= _MOST_WORDS or not bare or dated or remark or not _PARTY_WORD.fullmatch(bare):
            break
        if bare[:1].isupper() or bare == "&":
            length = len(word.rstrip(".,;:*_)"))
            stopped = word[length : length + 1] == "." and _keeps_on(bare) and len(bare) < 5
            end = at + length + stopped
        company = word[-1] == "," and count + 1 < len(words) and words[count + 1].strip(".,;:").lower() in _COMPANY
        if word[-1] in ",;:" and not company or word[-1] == "." and not _keeps_on(word):
            break
        at += len(word) + 1
    return end


def _decision(plain: str, match: regex.Match[str]) -> Cite:
    """A decision by its court, day and file, or by its place in a collection."""
    name = _span(match, "name", "file", "series")
    printed = JOURNAL_YEAR.match(plain, match.end() + 2) if plain.startswith((", ", "; ", " = "), match.end()) else None
    if printed:  # "BGH, Urteil vom 3.2.2004 – II ZR 12/03, NJW 2004, 1798 (1800)"
        held = (_span(printed, "vol"), _span(printed, "series"), _span(printed, "page"), _span(match, "court"))
        year = _span(match, "year", "year2") or _span(printed, "bare", "bracketed")
        named = name[1] if name else match.end()
        place = _span(printed, "at")
        return Cite("decision", match.start(), named, match.end(), printed.end(), year, *held, place=place)
    end, _ = numbers.locators_end(plain, match.end(), len(plain))
    parts = (_span(match, "vol"), _span(match, "series"), _span(match, "page"), _span(match, "court"))
    return Cite(
        "decision",
        match.start(),
        name[1] if name else match.end(),
        match.end(),
        end,
        _span(match, "year", "year2"),
        *parts,
    )


def _statute(plain: str, match: regex.Match[str], start: int) -> Cite:
    word = _span(match, "word")
    number = _INSTRUMENT.match(plain, match.end())
    tail = number.end() if number else match.end()
    section = numbers.SECTION.match(plain, tail)
    end, _ = numbers.locators_end(plain, section.end() if section else tail, len(plain))
    name_end = word[1] if word else match.start() - 1
    return Cite("statute", start, name_end, tail, end, _span(match, "year"), court=_span(match, "place"))


def _statute_start(plain: str, end: int) -> int:
    """Where a statute's name begins: back over capitals, connectors and brackets."""
    start = at = end
    depth = 0
    for word in reversed(plain[max(0, end - _REACH) : end].rstrip().split(" ")):
        at -= len(word) + 1
        depth += word.count(")") - word.count("(")
        if depth < 0:
            break
        if depth > 0 or word.startswith("("):
            continue
        if not _STATUTE_WORD.fullmatch(word) or word.endswith((".", ";", ":")) or phrases.SIGNAL.match(word + " "):
            break
        if word[0].isupper():
            start = at
    article = _ARTICLE.search(plain, start, end)
    return int(article.end()) if article else max(start, 0)
