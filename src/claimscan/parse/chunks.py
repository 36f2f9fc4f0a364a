"""A source cut into chunks: what is certain (dates, numbers, addresses, editors) and the pieces of text between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias

from claimscan import patterns as regex
from claimscan.dates import DateMatch
from claimscan.parse import dated, imprint, lexicon, numbers, phrases
from claimscan.parse.law import JOURNAL_YEAR, REPORT, TREATY, US_REPORT
from claimscan.parse.numbers import Numbers
from claimscan.parse.papers import ARCHIVE, SHELVED
from claimscan.parse.roles import Group
from claimscan.parse.scan import Identifier, Scan
from claimscan.urls import UrlMatch

Kind = Literal[
    "text",
    "quote",
    "emphasis",
    "date",
    "numbers",
    "locator",
    "url",
    "identifier",
    "role",
    "edition",
    "report",
    "medium",
    "account",
    "paper",
    "shelf",
    "book",
    "script",
]
Data: TypeAlias = DateMatch | Numbers | UrlMatch | Identifier | Group | regex.Match[str] | None

# Separators between pieces of text. A stop counts only behind a whole word; `_pieces` looks at the word.
_SEPARATOR = regex.compile(
    r"(?P<in>(?<=[.,;:?!)\]”\"’»'*]\s{1,2}|^)(?:[Ii]n|[Dd]ans)\s?:?\s+(?=[\p{Lu}\"“„«‘*`\[_\d]|the\s\p{Lu}|$))"
    r"|(?P<mark>[,;:])(?=\s|$|[\"“”‘’*])|(?P<stop>[.?!]+)(?=[\s\"”’'»*)\]]|$)|(?P<dash>\s[-–—|]{1,2}\s)|(?P<bracket>[()\[\]<>\"“”„«»])"
)
_LAST_WORD = regex.compile(r"[\p{L}\p{M}.&’'-]+$")
_MEDIUM = regex.compile(
    r"\[(?:[Dd]vd|DVD|CD(?:-ROM)?|[Mm]otion\spicture|[Ff]ilm|[Vv]ideo(?:\sfile)?|[Pp]odcast|[Bb]log(?:\s(?:post|comment))?|[Tt]weet|[Dd]ata\s?(?:set|file)|[Cc]omputer\ssoftware|[Ss]oftware|[Ss]ound\srecording|[Aa]udio(?:\spodcast)?|[Tt]elevision\s(?:series|broadcast)|[Pp]ress\srelease|[Ll]etter|[Ii]nterview|[Pp]reprint|[Bb]rochure|[Oo]nline|[Ii]nternet|journal|PowerPoint\sslides)\]"
)
# "Ann Hill Twitter account": the platform holds what is cited.
_ACCOUNT = regex.compile(
    r"\b(?P<platform>Twitter|X|Facebook|Instagram|YouTube|LinkedIn|Telegram|TikTok)\s(?:[Aa]ccount|[Pp]age|[Pp]rofile|[Ff]eed|[Cc]hannel)\b"
)
# "Cm 8842", "HC 412-I", "HC 2005–06, 412", "Law Com No 12", "UN Doc. A/61/88", "COM(2004) 12 final": the number of a body's paper.
_PAPER = regex.compile(
    r"(?<![\p{L}\d])(?:(?:Cm|Cmd|Cmnd|Cd|CP|H[CL](?:\sPaper|\s\d{4}[-–]\d{2,4},)?|Law\sCom|Scot\sLaw\sCom|SP\sPaper)\.?\s(?:No\.?\s)?\d{1,5}(?:-[IVX]{1,4})?(?![\d–-])"
    r"|U\.?N\.?\sDoc\.?\s[A-Z]/[\w/.()-]{2,40}\w|(?:U\.?S\.?|European|EP|British|German|GB|DE)\s[Pp]atent\s(?:[Aa]pplication\s)?(?:[Nn]o\.?\s)?[A-Z]{0,2}\s?\d[\d,./ ]{3,14}\d"
    r"|(?:COM|SEC|SWD|JOIN)\s?\(?\d{4}\)?\s?\d{1,4}(?:\sfinal)?)"
)
_NUMBERED_PAPERS: tuple[tuple[regex.Pattern[str], Kind], ...] = (
    (_PAPER, "paper"),
    (ARCHIVE, "shelf"),
    (SHELVED, "shelf"),
)
# “Deng yu ta” 燈與塔: a title once more, as its own language writes it.
_OTHER_SCRIPT = regex.compile(
    r"(?<=[”\"’»*]\s?)[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}《「“][^\p{Latin}\d,;.()\[\]]*(?<=[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}》」”])"
)
_OF_DAY = regex.compile(r"(?<=\s)(?:vom|v\.|dated|du|del|de)\s$")
_FIGURE = regex.compile(r"\d")
_ROMAN = regex.compile(r"(?<!\p{L})[IVXLCDMivxlc]{1,8}+(?!\p{L})")
_TRIM = " \t,;:.–—-|<>*_"


class Chunk(NamedTuple):
    """A piece of a source. ``before`` is the separator in front of it, ``depth`` whether it stands in brackets."""

    start: int
    end: int
    kind: Kind
    before: str
    depth: int
    data: Data = None


class Item(NamedTuple):
    start: int
    end: int
    kind: Kind
    data: Data


def cut(scan: Scan, start: int, end: int, groups: Sequence[Group], *, named: bool) -> list[Chunk]:
    """The chunks of ``scan.text[start:end]``, ascending. ``named``: names stood before ``start``."""
    books = imprint.titles(scan, start, end, groups, named=named)
    items = _items(scan, start, end, groups, books)
    chunks: list[Chunk] = []
    at = start
    for item in [*items, None]:
        stop = item.start if item else end
        before = _pieces(scan, at, stop, chunks)
        if item is None:
            break
        chunks.append(Chunk(item.start, item.end, item.kind, before, _depth(scan, item.start), item.data))
        at = item.end
    return chunks


def _items(scan: Scan, start: int, end: int, groups: Sequence[Group], books: Sequence[tuple[int, int]]) -> list[Item]:
    """What is certain, in the order of trust; of two that overlap the first stays."""
    plain = scan.plain
    found: list[Item] = []

    def add(new: Iterable[tuple[int, int, Kind, Data]]) -> None:
        for low, high, kind, data in new:
            if start <= low and high <= end and not any(low < other.end and other.start < high for other in found):
                found.append(Item(low, high, kind, data))

    add((url.outer_start, url.outer_end, "url", url) for url in scan.urls)
    add((item.start, item.end, "identifier", item) for item in scan.identifiers)
    add((low, high, "book", None) for low, high in books)
    add((quote.start, quote.end, "quote", None) for quote in scan.quotes)
    if scan.quotes:
        add((match.start(), match.end(), "script", match) for match in _OTHER_SCRIPT.finditer(plain, start, end))
    add((low, high, "emphasis", None) for low, high in scan.emphasis)
    add((date.lead, date.end, "date", date) for date in scan.dates if date.role == "accessed")
    add(
        (match.start(), match.end(), "report", match)
        for match in REPORT.finditer(plain, start, end)
        if scan.cover[match.start()] == 2
        and (match.group("vol") or "." in match.group("series") or match.group("series").isupper())
    )
    for pattern in (US_REPORT, TREATY, JOURNAL_YEAR):
        add((match.start(), match.end(), "report", match) for match in pattern.finditer(plain, start, end))
    for pattern, kind in _NUMBERED_PAPERS:
        add(
            (match.start(), match.end(), kind, match)
            for match in pattern.finditer(plain, start, end)
            if match.start() > start or scan.quotes  # else it is all that the source says
        )
    add((group.start, group.end, "role", group) for group in groups)
    add((match.start(), match.end(), "edition", match) for match in phrases.EDITION.finditer(plain, start, end))
    if "[" in plain:
        add((match.start(), match.end(), "medium", match) for match in _MEDIUM.finditer(plain, start, end))
    add((match.start(), match.end(), "account", match) for match in _ACCOUNT.finditer(plain, start, end))
    add((_dated_from(plain, date), date.end, "date", date) for date in scan.dates if dated.full(scan, date))
    if _numbers_left(plain, start, end, found):
        if numbers.PARTED.search(plain, start, end):
            add(_places(scan, numbers.SECTION, start, end))
        add(_places(scan, numbers.CAPITALS_PAGE, start, end))
        add((item.start, item.end, "numbers", item) for item in numbers.find(plain, start, end))
        add(_places(scan, numbers.LOCATOR, start, end))
    add((date.lead, date.end, "date", date) for date in scan.dates if dated.stands_alone(scan, date, start, end))
    return sorted(found, key=itemgetter(0, 1))


def _dated_from(plain: str, date: DateMatch) -> int:
    """Where a date begins with the preposition before it: "Küstenbote vom 3. Mai 1931"."""
    before = _OF_DAY.search(plain, max(0, date.lead - 8), date.lead)
    return int(before.start()) if before else date.lead


def _numbers_left(plain: str, start: int, end: int, found: Sequence[Item]) -> bool:
    """A figure or Roman number stands outside of what is found; else no volume and no page can be left."""
    return any(
        not any(item.start <= match.start() < item.end for item in found)
        for pattern in (_FIGURE, _ROMAN)
        for match in pattern.finditer(plain, start, end)
    )


def _places(scan: Scan, pattern: regex.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int, Kind, Data]]:
    """Places of the work that a pattern finds, outside of brackets."""
    for match in pattern.finditer(scan.plain, start, end):
        if not scan.cover[match.start()]:
            yield match.start(), match.end(), "locator", match


def _depth(scan: Scan, at: int) -> int:
    return int(any(bracket.start <= at < bracket.end for bracket in scan.brackets))


def _pieces(scan: Scan, start: int, end: int, chunks: list[Chunk]) -> str:
    """Append the text chunks between two offsets; give the separator that stands before ``end``."""
    plain = scan.plain
    before = " " if chunks else ""
    at = begin = start
    while True:
        match = _SEPARATOR.search(plain, at, end)
        if match is None:
            break
        at = match.end()
        sign, kind = match.group(), match.lastgroup
        if kind == "bracket" and sign in "([" and plain[begin : match.start()].strip(_TRIM):
            closing = _glued(scan, match.start(), end)
            if closing:
                at = closing
                continue
        if kind == "stop" and "." in sign and abbreviates(plain, match.start()):
            continue
        if _append(scan, begin, at if sign[0] in "?!" else match.start(), before, chunks):
            before = ""
        before = _stronger(before, "in" if kind == "in" else "-" if kind == "dash" else sign[-1])
        begin = at
    if _append(scan, begin, end, before, chunks):
        before = " "
    return before


def _glued(scan: Scan, start: int, end: int) -> int:
    """Behind the closing sign of a bracket that belongs to the words before it; 0 for one that opens a part of its own."""
    plain = scan.plain
    closing = plain.find(")" if plain[start] == "(" else "]", start, end)
    if closing < 0 or plain.find("(", start + 1, closing) >= 0:
        return 0
    inside = plain[start + 1 : closing]
    words = {word.strip(".,;:").lower() for word in inside.split()}
    if (
        len(words) > 1
        and words & (lexicon.INSTITUTIONS | lexicon.PUBLISHERS)
        or phrases.GENRE.search(inside)
        or phrases.SERIES.search(inside)
        or ": " in inside
    ):
        return 0
    return closing + 1


def _stronger(old: str, new: str) -> str:
    """The separator that tells more, of two in a row."""
    if old == "in" or not new:
        return old
    return new if new == "in" or _ORDER.find(new) >= _ORDER.find(old) else old


_ORDER = ' <>"“”„«»,;-.?!)(][:'


def _append(scan: Scan, start: int, end: int, before: str, chunks: list[Chunk]) -> bool:
    text = scan.plain
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM and not (text[end - 1] == "." and abbreviates(text, end - 1)):
        end -= 1
    if start >= end or not any(sign.isalnum() for sign in text[start:end]):
        return False
    if text[start:end].lower() in _EMPTY_WORDS:
        return False
    kind: Kind = (
        "locator" if _PLACE_ONLY.fullmatch(text, start, end) and not _TIME.fullmatch(text, start, end) else "text"
    )
    chunks.append(Chunk(start, end, kind, before, _depth(scan, start)))
    return True


_TIME = regex.compile(r"(?:1[0-9]|20)\d\d\s?[-–—]\s?(?:(?:1[0-9]|20)\d\d|\d\d)")  # the time that a title speaks of
_EMPTY_WORDS = frozenset(
    "in at and und et & of insbesondere insb. hier dort especially esp. esp here see vol no sowie u. y e from on".split()
)
# A piece that is nothing but a place in the work: "77", "125–6", "ix", "347 ff.", "especially 43–59", "127 and throughout".
_PLACE_ONLY = regex.compile(
    r"(?:(?:at|especially|esp\.|insb\.|insbesondere|hier|here)\s)?\[?(?:\d{1,4}[a-z]?|[ivxlc]{1,7})(?:\s?[-–—]\s?(?:\d{1,4}|[ivxlc]{1,7}))?\]?(?:\s?ff?\.?)?(?:\s(?:and\sthroughout|passim|n\.?\s?\d+|et\sseqq?\.?))?"
)


# "Trans. Electr. Dev.": short capitalised words with stops in a row are a journal's name.
_STOPPED_BEFORE = regex.compile(r"(?<!\p{L})(\p{Lu}\p{Ll}{0,8})\.\s$")
_STOPPED_BEHIND = regex.compile(r"\.\s\p{Lu}\p{Ll}{1,8}\.(?=[,;\s]|$)")


def abbreviates(plain: str, stop: int) -> bool:
    """The stop ends an abbreviation or an initial, not a piece."""
    match = _LAST_WORD.search(plain, max(0, stop - 16), stop)
    if match is None:
        return False
    word = match.group().strip("'’&-")
    if len(word) == 1 and word.isupper() or "." in word or word.lower() in lexicon.ABBREVIATIONS:
        return True
    if not 1 < len(word) <= 7 or not word[0].isupper():
        return False
    begin = stop - len(word)
    before = _STOPPED_BEFORE.search(plain, max(0, begin - 12), begin)
    if before and (len(before[1]) < 5 or before[1].lower() in lexicon.ABBREVIATIONS):
        return True
    return len(word) <= 5 and _STOPPED_BEHIND.match(plain, stop) is not None
