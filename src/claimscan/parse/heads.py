"""How a source can begin: with names, a title in quotation marks or italics, a case, a statute, a short form, an address.

A head's strength, 0 to 3, says how surely a source begins there: 3 nothing else would stand so, 2 most likely, 1 perhaps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.parse import lexicon, names, phrases
from claimscan.parse.cites import Cite
from claimscan.parse.law import JOURNAL_YEAR, REPORT
from claimscan.parse.names import Block, Person
from claimscan.parse.quotes import is_sentence
from claimscan.parse.scan import HIDDEN, Scan, between

HeadKind = Literal[
    "names", "body", "quote", "emphasis", "case", "statute", "short", "report", "address", "title", "none"
]

_BLANK = regex.compile(r"[\s\-–—•·]*")
_WORDS = regex.compile(r"\p{L}+")
# Behind names: "(1990)", "1990", ", 1990", ": 1990", "[1990]", " (March 1990)": the author-date order.
YEAR_NEXT = regex.compile(
    r"[,:.]?\s*[(\[]?\s?(?:1[4-9]|20)\d\d(?:[a-z]|[-–/]\d{2,4})?(?![\d\p{L}])"
    r"|\s\((?:\d{1,2}\s)?\p{L}{3,10}\.?\s(?:\d{1,2},\s)?(?:1[4-9]|20)\d\d\)"
)
_OPENING = frozenset("\"“„«‘‚'`*_")
# "Hill, Ann (Ann Oort).", "Ann Hill [Ann Oort, pseud.],": the other name of a writer.
OTHER_NAME = regex.compile(
    r"\s?\((?:@[\w.]{1,40}|[\p{L}\p{M}'’. -]{2,40})\)(?=[.,:])|\s\[[\p{L}\p{M}'’. -]{2,40}(?:,\spseud\.)?\](?=[.,:])"
)
# "Hill (A.)": initials in brackets behind the surname.
INITIAL_BRACKET = regex.compile(r"\s?\((?:\p{Lu}\p{Ll}?\.[- ]?){1,4}\)")
# Behind names: a place, or a word that stands for the title.
_SHORT_NEXT = regex.compile(
    r"[,:]?\s\(?(?:§{1,2}\s?\d|Art\.\s\d|(?:pp?\.|S\.|paras?\.?|Rn\.?|Rz\.?|at)\s?\d|op\.?\s?cit|loc\.?\s?cit|art\.\s?cit|a\.\s?a\.\s?O|aaO|ibid|id\.|ebd"
    r"|supra|above|n\.?\s?\d|fn\.?\s?\d|Fn\.?\s?\d|Anm\.?\s?\d|oben|o\.\s(?:Fn|Anm)|wie\s(?:oben|Fn|Anm)|cit\.)"
)
# "Ders., Old Bridges": the author of the source before.
_SAME = regex.compile(r"(?:[Dd]ers|[Dd]ies)\.(?=[,:(\s]|$)|(?:[Dd]erselbe|[Dd]ieselben?|Idem|Eadem)(?=[,:])")
_ACCOUNT = regex.compile(r"['’]?s?\s(?:Twitter|Facebook|Instagram|YouTube|LinkedIn|Telegram|TikTok)\b")
_NAMED_PLACE = regex.compile(r"\s\([^()]{2,60}\):")  # "Marsh Harbour (Norland): Old Bridges" is a title
_HELD = regex.compile(r",?\sin:?\s[\p{Lu}\"“«‘*_]")  # "Hill and Oort in Bridge Review": a work without its title
# "Hill, in: Oort/Lind (Hrsg.)", "Hill, in: Oort/Lind, Title": the German way of naming a commentary.
_IN_EDITED = regex.compile(
    r",\sin:\s\p{Lu}[\p{L}’'-]+(?:/\p{Lu}|\s\((?:Hrsg|Hg)|,\s(?:\p{Lu}\p{Ll}*\.,?\s)*\((?:Hrsg|Hg))"
    r"|,\sin:\s(?:\p{Lu}[\p{L}.-]*\s){0,3}(?:\p{L}*[Kk]omm(?:entar|\.)|Handbuch|Hdb\.|HdB|Festschrift|FS|Gedächtnisschrift|GS)\b"
)
_PAGE_NEXT = regex.compile(r",\s(?:pp?\.\s?|S\.\s?)?\d{1,4}(?!\d)(?:[-–]\d{1,4})?[.,;]?\s*(?:$|\p{Lu}|with\s)")
_LABELLED_PAGE = regex.compile(r",\s(?:pp?\.|S\.)\s?\d")
# A bracketed year, with a page or paragraph at most, is all that follows.
_YEAR_LAST = regex.compile(
    r"\s\((?:1[5-9]|20)\d\d\)(?:,?\s(?:(?:especially|esp\.|at|pp?\.|S\.|§{1,2}|Art\.?|Rn|Rz)\s?)?\d[\d–-]*(?:\sff?\.?)?(?:\s\([^()]{1,20}\))?)?"
    r"[.,;]?\s*(?:$|;|\p{Lu}\p{Ll}+,)"
)
# Words for things, by how they end, and too long for a given name: "Hill, Beleuchtung: Neue Lampen" has a surname and a title.
_THING = regex.compile(
    r"\p{L}{3,}(?:ungs?|ungen|keit|keiten|heiten|schaft|schaften|rechts?|rechte|tions?|tionen|ität|ismus|isms?|gesetz|klagen?|ology|ologie|logik|politik|ics|ness)"
    r"|\p{L}{13,}"
)
_YEAR_AND_PAGE = regex.compile(r"\s(?:1[5-9]|20)\d\d,\s\d")
# A year that ends a title: a dash, an address, a section or small words behind it.
_TITLE_YEAR = regex.compile(
    r"\s(?:1[5-9]|20)\d\d(?:\s[-–—(|]|:\s*\ue000|,\s(?:[Ss]ections?|[Pp]art|[Ss]chedule|ss?\.?)\s\d|\s\p{Ll}{3})"
)
# Behind a name: what kind of utterance it is.
_UTTERANCE = regex.compile(
    r",\s(?:e-?mail|letter|interview|personal|testimony|speech|conversation|lecture|remarks|statement|phone|telephone|review\sof)\b"
)
_PAGE_SOON = regex.compile(r",\s(?:hier:?\s)?S\.\s?\d|,\sRn\.\s?\d")  # the German way of naming a page
_SOON = 200  # characters: a short title and its page
# A quotation that is a title: what follows is a separator, a date, a container; in prose a verb follows.
_TITLE_END = regex.compile(r"\s*(?:[,.;:([<\d–—*_\ue000]|in\b|In\b|\(|$|by\b|\p{Lu}|«|“|\")")
_CAPITAL = regex.compile(r"\s?\p{Lu}|\s?\d")
# Words of a body's name up to a separator.
_BODY = regex.compile(
    r"(?P<body>\p{Lu}[\p{L}\p{M}\d&.'’/-]*(?:\s(?:\p{Lu}[\p{L}\p{M}\d&.'’/-]*|of|the|and|for|on|in|de|des|du|la|für|und|der|del|&"
    r"|\([^()]{1,20}\))){0,12})[,.:]\s"
)
_VOLUME = regex.compile(r"\d{1,2}\s(?=\p{Lu}{3,}[\p{Lu}’'-]*[\s,])")  # "2 ANN HILL, OLD LAMPS": the volume first
_SURELY = 1.6  # strength of the names behind it
_BODY_LIMIT = 1.5  # a head of names weaker than this may be a body's name instead


class Head(NamedTuple):
    """How a source begins; ``block`` is its list of names, if it has one."""

    strength: float
    kind: HeadKind
    block: Block | None = None


NONE = Head(0.0, "none")


def read(scan: Scan, at: int, limit: int, cites: Mapping[int, Cite]) -> Head:
    """The head at ``at``. ``cites``: the known forms by where they begin."""
    plain = scan.plain
    lead = _BLANK.match(plain, at, limit)
    at = lead.end() if lead else at
    if at >= limit:
        return NONE
    cite = cites.get(at) or cites.get(at + 1)
    if cite is not None and cite.end <= limit + 1:
        return _known(cite)
    sign = plain[at]
    if sign == HIDDEN or sign == "<" and plain[at + 1 : at + 2] == HIDDEN:
        return Head(1.0, "address")
    if sign in _OPENING:
        return _titled(scan, at, limit)
    if sign in "([" and REPORT.match(plain, at, limit):
        return Head(2.0, "report")
    dated = next(iter(between(scan.dates, at, at + 1)), None)
    if dated is not None and "-" in (dated.value.iso or ""):
        return Head(0.3, "title")  # "December 1945"
    volume = _VOLUME.match(plain, at, limit)
    if volume:
        named = _worded(plain, volume.end(), limit)
        if named.block is not None and named.strength >= _SURELY and plain[named.block.end - 1] != ".":
            return named
    if not sign.isalpha():
        return Head(0.3, "title") if sign.isdigit() else NONE
    return _worded(plain, at, limit)


def _known(cite: Cite) -> Head:
    if cite.kind in ("case", "decision"):
        return Head(3.0 if cite.year or cite.kind == "decision" else 1.5, "case")
    return Head(3.0, "statute" if cite.kind in ("statute", "paper") else "short")


def _titled(scan: Scan, at: int, limit: int) -> Head:
    quote = next(iter(between(scan.quotes, at, at + 2)), None)
    if quote is not None:
        titled = _TITLE_END.match(scan.plain, quote.end, limit) and not is_sentence(scan.plain, quote.start, quote.end)
        return Head(2.2 if titled else 0.5, "quote")
    emphasis = next(iter(between(scan.emphasis, at, at + 1)), None)
    if emphasis is not None:
        return Head(2.2 if _TITLE_END.match(scan.plain, emphasis.end, limit) else 0.5, "emphasis")
    return Head(1.2, "quote")  # a mark that never closes


def _worded(plain: str, at: int, limit: int) -> Head:
    """People's names, a body's name, or the first words of a title."""
    same = _SAME.match(plain, at, limit)
    if same:
        person = Person(at, same.end(), "family", short=False)
        return Head(2.6, "names", Block(at, same.end(), (person,), et_al=False, joined=True))
    best = NONE
    for block in names.blocks(plain, at, limit):
        strength = _named(plain, block, limit) if _could_be_people(plain, block) else 0.0
        if strength > best.strength:
            best = Head(strength, "names", block)
    if best.strength < _BODY_LIMIT:
        body = _body(plain, at, limit)
        best = body if body.strength > best.strength else best
    if best.strength:
        return best
    return Head(0.8, "title") if plain[at].isupper() else NONE


def _could_be_people(plain: str, block: Block) -> bool:
    """No body's name and no town's, unless a title in quotation marks follows."""
    comma = plain.find(",", block.start, block.end)
    if comma >= 0 and JOURNAL_YEAR.match(plain, comma + 2):  # "Hill, AcP 2004, 12"
        return False
    words = [word.lower() for word in _WORDS.findall(plain, block.start, block.end)]
    if all(word in lexicon.PLACES for word in words):
        return False
    report = len(block.people) == 1 and _YEAR_AND_PAGE.match(plain, block.end)  # "Hill, Hafenrundschau 2002, 44"
    if (
        block.people[0].style == "inverted"
        and not report
        and any(_THING.fullmatch(word) for word in _WORDS.findall(plain, max(comma, block.start), block.end))
    ):
        return False
    if block.people[0].style != "direct" or any(person.short for person in block.people):
        return True
    return plain[block.end : block.end + 3].lstrip(" ,.:")[:1] in _OPENING or lexicon.NO_PEOPLE.isdisjoint(words)


def _named(plain: str, block: Block, limit: int) -> float:
    """How surely a list of names begins a source, by its shape and by what follows it."""
    end, style = block.end, block.people[0].style
    initials = any(person.short for person in block.people)
    following = plain[end : end + 1]
    if style == "inverted" and not initials and _LABELLED_PAGE.match(plain, end, limit):
        return 0.3  # "Hill, Bridges, p. 20": a short title and its page
    if _SHORT_NEXT.match(plain, end, limit):
        return 3.0
    if plain[end : end + 3].lstrip(" ,.:;")[:1] in _OPENING:
        return 3.0 if style != "family" or following in (",", ":") else 1.8
    mixed = len(block.people) > 1 and not block.joined and not all(person.short for person in block.people)
    if style == "direct" and mixed:
        return 0.5 if initials else 1.6  # "A. Hill, Old Bridges": the second may be the title
    if style == "inverted" and not initials and len(block.people) == 1 and _YEAR_LAST.match(plain, end, limit):
        return 0.3  # "Hill, Bridges (1990), 20": a title and its year
    if style == "direct" and not initials and _TITLE_YEAR.match(plain, end, limit):
        return 0.3  # "Economic Lamp Survey 2020 - Harbour Office"
    if YEAR_NEXT.match(plain, end, limit) and (style != "family" or following in (" ", ",")):
        return 2.8 if style != "family" or plain[block.start : end].lower() not in lexicon.PLACES else 0.5
    if phrases.ROLE_AFTER.match(plain, end, limit) or phrases.CREATOR_ROLE.match(plain, end, limit):
        return 2.8
    if INITIAL_BRACKET.match(plain, end, limit) or initials and len(block.people) > 2:
        return 2.6
    if _HELD.match(plain, end, limit):
        return 1.8 if initials or block.joined or len(block.people) > 1 or _IN_EDITED.match(plain, end, limit) else 0.5
    return _before_title(plain, block, limit, initials=initials)


def _before_title(plain: str, block: Block, limit: int, *, initials: bool) -> float:
    """The same where an unquoted title would have to follow."""
    end, style = block.end, block.people[0].style
    following = plain[end : end + 1]
    if following not in (".", ":", ";", ",") and plain[end - 1] != ".":
        if style == "inverted" and OTHER_NAME.match(plain, end, limit):
            return 2.4
        if plain.startswith(" (@", end):
            return 2.8
        if _ACCOUNT.match(plain, end, limit):
            return 2.0
        if _NAMED_PLACE.match(plain, end, limit) and not initials and not block.joined:
            return 0.5
        return 0.8 if plain[end : end + 2] in (" (", " [") and style != "family" else 0.3
    if style != "family" and _UTTERANCE.match(plain, end, limit):
        return 2.0
    if not _CAPITAL.match(plain, end + (following in (".", ":", ";", ",")), limit):
        return 0.6 if initials else 0.2
    if style == "family":
        return _surnames(plain, block, limit)
    if style == "inverted" and not initials and _PAGE_NEXT.match(plain, end, limit):
        return 0.3  # "Hill, Bridges, 20": a title and its page
    if following == ";" and style == "inverted" and not any(person.short for person in block.people):
        return 0.3  # "Hill, Bridges; Oort, Towers, 4": two titles
    if initials or style in ("inverted", "initials"):
        return 2.6
    return 2.2 if block.joined or block.et_al else 1.7


def _surnames(plain: str, block: Block, limit: int) -> float:
    """Surnames: "Hill/Oort, Old Bridges", "Hill: Old Bridges, S. 12". A title or a place may begin with one word too."""
    if any(plain[person.start : person.end].lower() in lexicon.NO_NAMES for person in block.people):
        return 0.3
    if plain[block.end : block.end + 1] == ":":
        return 2.0 if _PAGE_SOON.search(plain, block.end, min(limit, block.end + _SOON)) else 0.9
    if plain[block.end : block.end + 1] != ",":
        return 0.4
    return 2.2 if len(block.people) > 1 else 1.6


def _body(plain: str, at: int, limit: int) -> Head:
    """A corporate author: words of a body's name up to a comma or stop, a title behind it."""
    match = _BODY.match(plain, at, limit)
    if match is None:
        return NONE
    words = [word.strip(".,()’'").lower() for word in match.group("body").split()]
    known = not lexicon.INSTITUTIONS.isdisjoint(words)
    if plain[match.end() : match.end() + 1] in _OPENING:
        return Head(2.0 if known or len(words) <= 6 else 1.2, "body")
    return Head(1.4, "body") if known else Head(0.8, "title")
