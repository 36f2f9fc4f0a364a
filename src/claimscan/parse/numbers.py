"""Volume, issue and page numbers with all their punctuation, and the places in a work that a note points to."""

from __future__ import annotations

from typing import NamedTuple

from claimscan import patterns as regex

_DASH = r"[-–—‑‐−_]"
_NUM = r"[A-Za-z]?\d{1,6}[a-z]?"
_RANGE = rf"(?:{_NUM}(?:\s?{_DASH}{{1,2}}\s?{_NUM})?|(?:[ivxlc]{{1,7}})(?:\s?{_DASH}\s?[ivxlc]{{1,7}})?(?![\p{{L}}\d]))"
_FF = r"(?:\s?(?:ff?\b\.?|et\sseqq?\.|sqq?\.|passim))?"
_PAGE_LABEL = r"(?:[Pp]{1,2}\.?|[Pp]ages?|SS?\.|Seiten?|[Pp]ágs?\.|[Pp]áginas?|str\.|[Bb]lz\.|pagg?\.)"
_LOCATOR_LABEL = (
    rf"(?:{_PAGE_LABEL}|paras?\.?|[Pp]aragraphs?|¶{{1,2}}|§{{1,2}}|ss?\.?|sections?|secs?\.|Rn\.?|Rz\.?|Rdnr\.?|Rdn\.?|Tz\.|Abs\.|[Aa]rts?\.?|[Aa]rticles?|[Cc]h(?:ap)?s?\.|[Cc]hapters?"
    r"|nn?\.|notes?|[Ff]n\.?|Fußn\.|Anm\.|Kap\.|col\.|cols\.|Sp\.|lines?|fols?\.|ff?\.|Bl\.|[Tt]ables?|[Ff]ig(?:ure|s)?\.?|cl\.|regs?\.?|[Ss]ch\.|Ziff\.|Nr\.|Lfg\.)"
)
# "pp. 45-9", "S. 12 ff.", "p. ix"; not "s. 52" (a section) and no letter before it.
PAGES = regex.compile(
    rf"(?<![\p{{L}}\d.]){_PAGE_LABEL}\s{{0,2}}(?P<pages>{_RANGE}(?:(?:,|\sand|\set|\sund|\su\.)\s(?!(?:1[5-9]|20)\d\d\b){_RANGE}(?!\s?\p{{L}}{{2}}))*{_FF})"
)
# The extent of a book ("406 p.", "xii + 218 pp."), no place in it.
EXTENT = regex.compile(
    r"(?<![\p{L}\d.])(?:[ivxlc]+\s?[+,]\s?)?\d{2,4}\s?(?:pp?\.|pages|S\.|Seiten|páginas)(?!\s?\d)|(?<![\p{L}\d.])\d{1,2}\s(?:vols?\.|volumes|Bde\.|Bände|tomes|tomos)"
)
_VOLUME_LABEL = (
    r"(?:[Vv]ols?\.?|[Vv]olumes?|v\.|Bd\.?|Bde\.|Band|[Tt]om[eo]\.?|t\.|Jg\.|Jahrg\.|Jahrgang|[Rr]oč\.|årg\.|vuosik\.)"
)
_ISSUE_LABEL = r"(?:[Nn]os?\.?|[Nn]rs?\.?|[Nn][º°o]\.?|n\.º|[Nn]um\.|[Nn]úm\.|[Ii]ssue|[Ii]ss\.|Heft|H\.|[Ff]asc\.|[Cc]ahier|[Nn]umber|n\.)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}[A-Za-z]?|[IVXLCDM]{1,8})(?:\s?[-–/]\s?(?:\d{1,6}|[IVXLCDM]{1,8}))?"
VOLUME = rf"{_VOLUME_LABEL}\s{{0,2}}(?P<vol>{_NUMBER})(?![\p{{L}}\d])"
ISSUE = rf"{_ISSUE_LABEL}\s{{0,2}}(?P<iss>{_NUMBER})(?![\p{{L}}\d])"
_YEARLESS = r"(?!(?:1[5-9]|20)\d\d[,.;)\s]*$)"

_NO_TIME = r"(?!\d{1,2}[:.]\d\d\s?(?:[ap]\.?\s?m\b|[AP]\.?M\b|Uhr|GMT|UTC|E[SD]T))"  # "10:15 a.m."
_NO_YEAR = r"(?!(?:1[5-9]|20)\d\d(?!\d))"

# The numbers of a periodical. Each alternative is one way of writing them; no year may be taken for a page.
_FORMS = (
    # 12(3), 45-67 | 12 (3): 45 | 23 (2, 3, 4) | 64(6-A); the bracket holds a number, not a date
    rf"(?<vol>\d{{1,4}})\*?\s?\((?!(?:1[5-9]|20)\d\d\))(?<iss>(?:\d{{1,4}}|[A-Z]\d?)(?:\s?(?:{_DASH}|/|,\s)\s?[\w]{{1,4}}){{0,4}}|(?:[Ss]uppl|[Ss]pec)[^()]{{0,14}})\)(?:\s?[,:.;]?\s?(?:pp?\.\s?|pages\s|S\.\s)?(?<pages>{_NUM}\s?{_DASH}\s?{_NUM}|(?!(?:1[5-9]|20)\d\d\b){_NUM})(?!\d))?",
    # 2012, 3:45-67 | 2012;3:e45: the year stands before them
    rf"(?<=(?:1[5-9]|20)\d\d(?:,\s|;\s?))(?<vol>\d{{1,4}})\s?:\s?(?<pages>{_NUM}(?:\s?{_DASH}\s?{_NUM})?)(?![\d:])",
    # 30:1: 16-20
    rf"(?<vol>\d{{1,3}}):(?<iss>\d{{1,3}})(?:-\d+)?\s?[:,]\s?(?:pp?\.\s)?(?<pages>{_RANGE})",
    # 9, 2 (Oct. 1988), 211-230 | 21, no. 4
    rf"(?<vol>{_NO_YEAR}\d{{1,4}}),?\s{_ISSUE_LABEL}\s?(?<iss>{_NUMBER})(?![\p{{L}}\d])",
    rf"(?<![-–])(?<vol>\d{{1,4}}),\s(?<iss>\d{{1,3}}|\d{{1,2}}(?:{_DASH}|/)\d{{1,2}})(?=\s\([^()]{{4,20}}\))",
    # 400 (12 August): 675 | XLIII (January-February, 1965)
    r"(?<vol>(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,4}|[IVXLC]{1,8})(?=\s\((?:\d{1,2}\s)?\p{Lu}\p{Ll}{2,8}\.?(?:[-–/]\p{Lu}\p{Ll}{2,8})?,?(?:\s\d{4})?\)\s?[:,])",
    # Bridge Review 12 (1999): 45 | Jahrbuch 12 (1999), S. 4
    r"(?<=[\p{L}*”’\"](?:\s|,\s(?!(?:1[5-9]|20)\d\d\s)))(?<vol>\d{1,4})(?=\s\((?:1[5-9]|20)\d\d\)(?:\s?[,:]|\s\d))",
    # Bridge Review 12, 1999, no. 2 | Bridge Policy 42:2 (1999)
    r"(?<=[\p{L}*”’\"]\s)(?<vol>\d{1,3})(?=,\s(?:1[5-9]|20)\d\d,\s(?:[Nn]os?\.|[Nn]r\.|[Ii]ssue|H\.|Heft|z\.|pp?\.|S\.)\s?\d)",
    r"(?<vol>\d{1,3}):(?<iss>\d{1,2})(?=,?\s\((?:1[5-9]|20)\d\d\))",
    # 28: 66-86 | 14, 57-71 | 17 416 - 429 | 6 : 114-119
    rf"(?<!\d[,.]\s|\d|[-–])(?<vol>{_NO_YEAR}\d{{1,4}})(?:\s?[:,]\s?|\s)(?:pp?\.\s?)?(?<pages>{_NUM}\s?{_DASH}\s?{_NUM})(?![\d\p{{L}}])",
    # 114: 341, 1987 | 14: 508
    rf"(?<vol>{_NO_YEAR}\d{{1,4}})\s?:\s?(?<pages>\d{{1,5}})(?![\d:])(?!\p{{L}})",
    # 45-3, 2001 (year's volume and issue)
    r"(?<=,\s)(?<vol>\d{1,3})[-/](?<iss>\d{1,2})(?=,\s)",
    rf"{VOLUME}(?:,?\s{{0,2}}(?:{ISSUE}))?",
    ISSUE,
    # Rivista di storia, XII, 1999 | 2005, I, 123
    r"(?<=\p{L},\s)(?<vol>[IVXLC]{1,8})(?=,\s\(?(?:1[5-9]|20)\d\d)|(?<=(?:1[89]|20)\d\d,\s)(?<vol>[IVX]{1,4}),\s(?<pages>\d{1,5})(?!\d)",
    # 13.2 (1989): 287
    r"(?<vol>\d{1,3})\.(?<iss>\d{1,3})(?=\s\(|:)",
)
# Each alternative must carry its own group names once only; `regex` allows the same name again.
NUMERATION = regex.compile(rf"(?<![\p{{L}}\d§.]){_NO_TIME}(?:{'|'.join(_FORMS)})")
# The first page behind the year: "Bridge Review 12 (1999) 331 (337 f)".
YEAR_PAGE = regex.compile(
    r"(?<=(?<!\d)\d{1,3}\s\((?:1[5-9]|20)\d\d\)\s)(?<pages>\d{1,5}(?:\s?[-–]\s?\d{1,5}|\s?ff?\b\.?)?)(?=\s*(?:[.,;)]|$|\(\d))"
)
# Pages without a label: behind a colon or a date's bracket, or last of all. "(63-78)".
BARE_PAGES = regex.compile(
    rf"(?<=[:,)]\s{{0,2}}|\()(?<pages>{_NUM}\s?[-–—‑‐−_]\s?{_NUM}(?:,\s{_NUM}\s?[-–—‑‐−]\s?{_NUM})*)(?=\s*(?:[.,;)\]]|$))"
)
_YEARS = regex.compile(r"(?:1[0-9]|20)\d\d\s?[-–—]\s?(?:(?:1[0-9]|20)\d\d|\d\d)")
# Numbers at the very end: ", 29, 300." ", 83, 3370"
VOLUME_AND_PAGE = regex.compile(
    rf"(?<=[,.\p{{L}}\d]\s)(?<vol>{_NO_YEAR}\d{{1,4}}),\s?(?<pages>(?!(?:1[5-9]|20)\d\d\b){_NUM}|[A-Z]\d+)(?=[\s.,;)]*(?:$|\(|\[))"
)
# A place pointed to, behind the whole reference: "77", "125–6", "56, 61", "ix", "347 ff.", "especially 43–59".
BARE_LOCATOR = regex.compile(
    rf"[,:]?\s(?:(?:at|especially|esp\.|insb\.|insbesondere|hier|here|and)[:]?\s)?(?P<locator>\[?{_RANGE}\]?{_FF}(?:(?:,|\sand|\s&)\s{_RANGE}{_FF}(?!\s?\p{{L}}))*)(?![\p{{L}}\d])"
)
_SECTION = r"\d{1,4}[a-z]?(?:\.\d{1,4}){0,3}(?:\(\w{1,4}\)){0,4}"
# The same with its label; chained: ", pp. 80–1", ", S. 24 und S. 49", ", insbesondere S. 170—183", " at [12]", ", n. 4".
LOCATOR = regex.compile(
    rf"[,;:]?\s\(?(?:(?:at|per|insbesondere|insb\.|especially|esp\.|hier|dort|v\.\s?a\.|in\sparticular|and|und|u\.|sowie|&)[:]?\s)?"
    rf"(?:{_LOCATOR_LABEL}\s{{0,2}}|at\s(?:pages?\s)?)(?P<locator>\[?{_RANGE}\]?{_FF}(?:(?:,|\sand|\sund|\sto|\s&)\s(?:{_PAGE_LABEL}\s?)?\[?{_RANGE}\]?{_FF}(?!\s?\p{{L}}{{2}}))*)\)?(?![\p{{L}}\d])"
)
# Parts of a statute, whose figures have points and brackets: "s. 4(2)(a)", "§§ 10.1–10.3", "Art. 6(1)".
SECTION = regex.compile(
    rf"[,;:]?\s\(?(?:§{{1,2}}|ss?\.?|[Ss]ections?|[Aa]rts?\.?|[Aa]rticles?|[Pp]aras?\.?|[Pp]aragraphs?|regs?\.?|cl\.|[Ss]ch\.|[Rr]ules?)\s?"
    rf"{_SECTION}(?:\s?{_DASH}\s?{_SECTION}|(?:,|\sand|\sund)\s{_SECTION}(?!\s?\p{{L}})){{0,6}}(?![\p{{L}}\d])"
)
# "OLD LAMPS 25 (1998)": the page stands before the year.
CAPITALS_PAGE = regex.compile(
    r"(?<=\p{Lu}{2}\s)\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?){0,4}"
    r"(?=\s\((?:[^()]{1,60}\s)?(?:1[5-9]|20)\d\d\)(?:\s\([\d,\s–-]{4,14}\))?\W*$)"
)
PARTED = regex.compile(r"\d[a-z]?(?:\.\d|\(\w)")  # without one, `LOCATOR` finds as much
_MOST_LOCATORS = 6


_DIGIT = regex.compile(r"\d|\b[ivxlcIVXLC]+\b")


class Numbers(NamedTuple):
    """Offsets of what was found; ``None`` where a form has no such part."""

    start: int
    end: int
    volume: tuple[int, int] | None
    issue: tuple[int, int] | None
    pages: tuple[int, int] | None


def _numbers(match: regex.Match[str]) -> Numbers:
    names = match.re.groupindex

    def group(name: str) -> tuple[int, int] | None:
        if name not in names:
            return None
        span: tuple[int, int] = match.span(name)
        return span if span[0] >= 0 else None

    return Numbers(match.start(), match.end(), group("vol"), group("iss"), group("pages"))


def find(plain: str, start: int, end: int) -> list[Numbers]:
    """The volume, issue and page numbers in ``plain[start:end]``, ascending, without overlaps."""
    found: list[Numbers] = []
    if not _DIGIT.search(plain, start, end):
        return found
    for pattern in (NUMERATION, PAGES, YEAR_PAGE, VOLUME_AND_PAGE, BARE_PAGES, EXTENT):
        for match in pattern.finditer(plain, start, end):
            item = _numbers(match)
            if any(item.start < other.end and other.start < item.end for other in found):
                continue
            if (
                pattern is BARE_PAGES
                and _YEARS.fullmatch(plain, match.start(), match.end())
                and (plain[match.end() : match.end() + 2] in (" (", ". ", ", ") or plain[match.end()] == ")")
            ):
                continue  # "Bridges, 1780–1860 (1977)": the time that a title speaks of
            found.append(item)
    return sorted(found)


def locators_end(plain: str, at: int, limit: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """How far the labelled places run on from ``at``, and the offsets of each with its label."""
    places: list[tuple[int, int]] = []
    while len(places) < _MOST_LOCATORS:
        match = LOCATOR.match(plain, at, limit)
        if match is None:
            break
        places.append((match.start(), match.end()))
        at = match.end()
        if plain[at : at + 1] == "." and plain[at - 1] == "f":
            at += 1
    return at, tuple(places)
