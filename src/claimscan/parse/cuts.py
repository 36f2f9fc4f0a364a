"""Every place of a note where a source, or commentary, may begin. Which of them counts, `split` decides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import islice
from typing import Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.parse import heads, lexicon, numbers, phrases
from claimscan.parse.cites import Cite
from claimscan.parse.heads import Head
from claimscan.parse.scan import HIDDEN, Scan

Kind = Literal["start", "semicolon", "stop", "join", "address", "signal", "cite", "resume", "title"]

WORD = regex.compile(r"[\p{L}\p{M}'’]+")
# A sentence's end; closing marks may stand behind the stop.
_STOP = regex.compile(r"(?<=[\p{L}\p{M}\d)\]’”\"»'*>%\ue000])[.?!]+[\"”’»)\]']*\s+(?=[\p{Lu}\"“„«‘<*_(\[\d\ue000])")
_LAST_WORD = regex.compile(r"[\p{L}\p{M}\d.&’'-]+$")
_LETTERS = regex.compile(r"(?:\p{L}\.)+\p{L}")  # "U.S", "z.B"
_BEHIND_SEMICOLON = (" ", "", '"', "“", "‘", "<", "*")  # "2013;122(2)" separates a year and a volume
# Between citations: "O’Neil, op. cit., n. 2 and Hall, op. cit., n. 4"; not inside a list of names or a title.
_LINK = regex.compile(
    r"(?<=[\d)’”\"]|\bff?\.)(?:,\s|\s)(?:and|und|sowie|et|y|e|&|or|oder|as\swell\sas|ebenso|ferner)(?:\s(?:auch|also|in))?\s(?=\p{Lu})"
)
# A separator is missing: "(1996) 74 R. Collins, Title".
_RUN_ON = regex.compile(r"(?<=[\d)])\s(?=(?:\p{Lu}\.\s?){1,3}\p{Lu}[\p{L}’'-]+,?\s)")
# "Compare Hill, Lamps, 12 with Oort, Towers, 14."
_WITH = regex.compile(r"(?<=\d)\swith\s(?=\p{Lu})")
# "the chapters in Ann Hill, Title": names behind a preposition in running text.
_OF = regex.compile(r"(?<=\p{Ll}{2})\sof\s(?=\p{Lu})")  # "is that of Ann Hill, “Title”"
_PREPOSITION = regex.compile(r"(?<=\p{Ll}{2})\s(?:in|by|from|von|bei)\s(?=\p{Lu}\p{Ll}*[.,]?\s\p{Lu})")
# Running text with a colon, as in "my paper on this: Title 1980".
_COLON = regex.compile(r"(?<=\p{Ll}{3}):\s(?=\p{Lu}[\p{Ll}.])")
# "writes of lamps that flicker, A. Hill, ‘Old Lamps’": initials behind a remark.
_COMMA = regex.compile(r"(?<=[\p{Ll})’”]),\s(?=\p{Lu}\.(?:[\s-]?\p{Lu}\.){0,3}\s\p{Lu}\p{Ll})")
# Running text behind a citation, also behind "(unreported)" or a closing bracket.
_RESUMED = regex.compile(r"(?:\s\(\p{Ll}+\))?\)?[,.]?\s(?=\p{Ll}{2,})")
# Small words with which a reference itself goes on.
_GOES_ON = frozenset(
    "at and especially esp throughout passim ff in see ed eds edited trans translated para paras und insbesondere hier on n p pp s vol no "
    "sowie available abrufbar accessed retrieved archived last via cited quoted with".split()
)
_PROSE_PHRASE = regex.compile(r"(?:in|at|and|with)\s(?:which|respect|relation|connection|favou?r|support|whom)\b")
# "examples are O’Neil, op. cit.": the name in running text that a short form belongs to.
_OWNER = regex.compile(
    r"(?<!\p{L})(?P<before>\p{Ll}+)\s(?P<name>(?:\p{Lu}\.\s?)*\p{Lu}[\p{L}’'-]+(?:\s(?:and|und|&)\s\p{Lu}[\p{L}’'-]+)?),?\s\(?$"
)
_OWNER_REACH = 60
# "Hill/Oort 1980", "Hill und Oort, 1980a": names and a year in running text.
_NAME_YEAR = regex.compile(
    r"(?<![\p{L}\d/.’'-])\p{Lu}[\p{L}’'-]++(?:(?:/|\s(?:und|and|&|et|u\.)\s|\s)\p{Lu}[\p{L}’'-]++){0,4},?\s\(?(?:1[5-9]|20)\d\d[a-z]?\)?(?!\d)"
)
# A sentence goes on behind "(1998), 12".
_CLAUSE = regex.compile(
    r"\((?:1[5-9]|20)\d\d\)(?:,?\s\d{1,4}(?:[-–]\d{1,4})?)?,?\s"
    r"(?!and\s(?:throughout|passim))(?=(?:and|but|which|who|where|although|however|und|aber|wo|der|die|das)\s\p{Ll})"
)
_WORD_BEFORE = regex.compile(r"([\p{L}.]+)[,:]?\s$")
_ENDS_SENTENCE = (".", ";", "(", ")", ":", "’", "”", '"')
_ANNOUNCING, _INTRODUCING = 5, 2  # small words that announce a source, and one whose title is in quotation marks
_REMARK = 600  # characters of a remark that are looked at, which keeps endless ones linear
_MOST = 2000  # a note with more is hostile or a list, and is cut no further
_SURE, _LIKELY = 2.6, 1.6  # strengths of heads that are names beyond doubt, and very likely
_BEFORE_TITLE = 3.0  # the same before a title in quotation marks


class Cut(NamedTuple):
    at: int
    kind: Kind


class _Finder:
    """Collects cuts; the first kind found at a place counts."""

    def __init__(self, scan: Scan, cites: Mapping[int, Cite]) -> None:
        self.scan, self.cites = scan, cites
        self.found: dict[int, Kind] = {0: "start"}

    def add(self, at: int, kind: Kind) -> None:
        self.found.setdefault(at, kind)

    def head(self, at: int) -> Head:
        return heads.read(self.scan, at, len(self.scan.plain), self.cites)

    def outside(self, at: int) -> bool:
        return not self.scan.cover[at]


def find(scan: Scan, cites: Mapping[int, Cite]) -> list[Cut]:
    """The cuts of a note, ascending, the first at 0. ``cites``: its known forms by where they begin."""
    finder = _Finder(scan, cites)
    _separators(finder)
    _breaks(finder)
    for cite in cites.values():
        _around(finder, cite)
    _links(finder)
    _introduced(finder)
    _author_years(finder)
    _titles(finder)
    for match in islice(_CLAUSE.finditer(scan.plain), _MOST):
        finder.add(match.end(), "resume")
    inside = {at for cite in cites.values() if cite.kind == "paper" for at in range(cite.start + 1, cite.end)}
    return sorted(Cut(at, kind) for at, kind in finder.found.items() if at < len(scan.plain) and at not in inside)[
        :_MOST
    ]


def _separators(finder: _Finder) -> None:
    """Semicolons, signals and the ends of sentences."""
    plain, cover = finder.scan.plain, finder.scan.cover
    at = plain.find(";")
    while at >= 0:
        if finder.outside(at) and plain[at + 1 : at + 2] in _BEHIND_SEMICOLON:
            finder.add(at + 1, "semicolon")
        at = plain.find(";", at + 1)
    for match in islice(phrases.SIGNAL.finditer(plain), _MOST):
        if cover[match.start()] in (0, 2) and _introduces(finder, match):
            finder.add(match.start(), "signal")
    for match in islice(_STOP.finditer(plain), _MOST):
        closed = match.end() - match.start() > 2  # a closing mark stands behind the stop: the quotation has ended
        if (cover[match.start()] in (0, 4) or closed) and not _abbreviated(plain, match.start()):
            finder.add(match.end(), "stop")


def _breaks(finder: _Finder) -> None:
    """Closed line and paragraph breaks, and the ends of addresses."""
    plain, cover = finder.scan.plain, finder.scan.cover
    for join in finder.scan.joins:
        inside = 0 < join.at < len(plain) and cover[join.at] == cover[join.at - 1] != 0
        if join.how == "space" and not inside and _complete(plain, join.at):
            finder.found[join.at] = "join"
    for url in finder.scan.urls:
        end = url.outer_end
        while plain[end : end + 1] in (".", ",", ")", ">"):
            end += 1
        if plain[end : end + 1] == " ":
            finder.add(end + 1, "resume" if goes_on(plain, end) else "address")


def _complete(plain: str, at: int) -> bool:
    """What stands before a break could be the end of a source."""
    before = plain[max(0, at - 4) : at].rstrip()[-1:]
    return before in (".", ">", ")", ";", "?", "!", HIDDEN) or before.isdigit()


def _introduces(finder: _Finder, match: regex.Match[str]) -> bool:
    """A signal stands at the beginning of a sentence, or a head follows it at once."""
    start = match.start()
    if start == 0 or finder.scan.plain[max(0, start - 4) : start].rstrip()[-1:] in _ENDS_SENTENCE:
        return True
    least = 0.5 if match.group().lower().startswith(("see", "vgl", "cf", "siehe")) else 1.5
    return finder.head(match.end()).strength >= least


def _abbreviated(plain: str, stop: int) -> bool:
    """The stop belongs to an abbreviation or an initial."""
    match = _LAST_WORD.search(plain, max(0, stop - 16), stop)
    if match is None:
        return False
    word = match.group().lstrip("'’")
    if len(word) == 1 and word.isalpha():
        return True
    return word.lower().rstrip(".") in lexicon.ABBREVIATIONS or _LETTERS.fullmatch(word) is not None


def _around(finder: _Finder, cite: Cite) -> None:
    """Cuts around a citation in running text."""
    plain = finder.scan.plain
    if cite.kind in ("case", "decision", "statute", "paper"):
        finder.add(cite.start, "cite")
        if plain[cite.end : cite.end + 1] == ")" and finder.scan.cover[cite.start] == 2:
            finder.add(cite.end + 1, "resume")
    else:
        owner = _OWNER.search(plain, max(0, cite.start - _OWNER_REACH), cite.start)
        if owner and owner.group("before") not in ("in", "and"):
            finder.add(owner.start("name"), "cite")
    _resume(finder, cite.end)


def goes_on(plain: str, at: int) -> bool:
    """Running text goes on behind a citation that ends at ``at``, in the same breath."""
    return plain[at : at + 1] == " " and _resumption(plain, at) is not None


def _resumption(plain: str, at: int) -> int | None:
    rest = _RESUMED.match(plain, at)
    if rest is None:
        return None
    word = WORD.match(plain, rest.end())
    if word and word.group().lower() in _GOES_ON and not _PROSE_PHRASE.match(plain, rest.end()):
        return None
    return int(rest.end())


def _resume(finder: _Finder, at: int) -> None:
    again = _resumption(finder.scan.plain, at)
    if again is not None:
        finder.add(again, "resume")


def _links(finder: _Finder) -> None:
    """References joined by "and", or by nothing at all."""
    for pattern, least in ((_LINK, _SURE), (_RUN_ON, _SURE), (_WITH, _LIKELY)):
        for match in islice(pattern.finditer(finder.scan.plain), _MOST):
            if finder.outside(match.start()):
                head = finder.head(match.end())
                if head.strength >= least and head.kind in ("names", "short"):
                    finder.add(match.end(), "cite")


def _introduced(finder: _Finder) -> None:
    """References that running text leads up to, with a preposition or a colon."""
    plain = finder.scan.plain
    begins = sorted(finder.found)
    for pattern in (_PREPOSITION, _OF, _COLON, _COMMA):
        for match in islice(pattern.finditer(plain), _MOST):
            if not finder.outside(match.start()):
                continue
            begin = begins[bisect_right(begins, match.start()) - 1]
            if not _leads_in(plain, begin, match.start()):
                if pattern is _COLON and _announces(finder, begin, match):
                    finder.add(match.end(), "cite")
                continue
            head = finder.head(match.end())
            if pattern is _COLON:
                finder.add(match.end(), "cite" if head.kind == "names" and head.strength >= _SURE else "title")
                continue
            signal = phrases.SIGNAL.match(plain, begin)
            headless = finder.head(signal.end() if signal else begin).strength < 1.0
            initials = head.block is not None and head.block.people[0].short
            least = _LIKELY if pattern is _PREPOSITION else _SURE if initials else _BEFORE_TITLE
            if head.kind == "names" and head.strength >= least and headless:
                finder.add(match.end(), "cite")


def _announces(finder: _Finder, begin: int, colon: regex.Match[str]) -> bool:
    """Small words up to a colon, and names behind it: "On the moving of lamps along the quay: Hill, Old Lamps"."""
    words = WORD.findall(finder.scan.plain, max(begin, colon.start() - _REMARK), colon.start())
    small = sum(word.islower() for word in words)
    head = finder.head(colon.end())
    least = _ANNOUNCING if head.strength < _BEFORE_TITLE else _INTRODUCING
    if small < least or len(words) - small > 1 or finder.head(begin).strength >= 1.0:
        return False
    return head.kind == "names" and head.strength >= _LIKELY


def _leads_in(plain: str, begin: int, at: int) -> bool:
    """The words between two offsets are running text about a source, not names, a title or a place."""
    words = WORD.findall(plain, max(begin, at - _REMARK), at)
    if not words or not words[-1].islower():
        return False
    return phrases.SIGNAL.match(plain, begin) is not None or not lexicon.PROSE.isdisjoint(words)


def _author_years(finder: _Finder) -> None:
    """Names and a year with its place, and where the text goes on behind them."""
    plain = finder.scan.plain
    for match in islice(_NAME_YEAR.finditer(plain), _MOST):
        start, end = match.span()
        first = WORD.match(plain, start)
        if (
            finder.scan.cover[start] not in (0, 2)
            or first
            and first.group().lower() in lexicon.PLACES | lexicon.ARTICLES
        ):
            continue
        tail, places = numbers.locators_end(plain, end, len(plain))
        before = _WORD_BEFORE.search(plain, max(0, start - 24), start)
        word = before[1].lower() if before else ""
        if word in lexicon.WEAK_SIGNALS or places and (word in lexicon.PROSE or word.endswith("f.")):
            finder.add(start, "cite")
        if start in finder.found:
            _resume(finder, tail)
            if plain[tail : tail + 1] == " " and plain[tail + 1 : tail + 2].isupper():
                finder.add(tail + 1, "cite")


def _titles(finder: _Finder) -> None:
    """Titles in quotation marks that running text leads up to, with a date or container behind them."""
    plain = finder.scan.plain
    for quote in finder.scan.quotes:
        before = plain[max(0, quote.start - 2) : quote.start]
        if len(before) < 2 or not (before[0] == ":" or before[1] == " " and before[0].isalpha()):
            continue
        behind = quote.end + (plain[quote.end : quote.end + 1] == ",")
        if heads.YEAR_NEXT.match(plain, behind) or plain.startswith((" in ", ", in "), quote.end):
            finder.add(quote.start, "title")
