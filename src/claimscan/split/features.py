"""What a line looks like by itself: more like running text, or more like a part of a citation; open or complete at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Document


def _forms(words: Sequence[str]) -> frozenset[str]:
    """Words as they stand in a text: in small letters, with a capital, and in capitals."""
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


_URL = regex.compile(r"(?:https?:\s?//|www\.)\S", regex.I)
_STARTS_URL = regex.compile(
    r"[<(\[]{0,2}(?:https?:|//?\w|www\.)|\[\S{4,200}\]\(https?:|\S{0,200}[^\s.,;]/\S*[>)]?[.,;]?$", regex.I
)
# The vocabulary of references in the main languages of notes: signals, short forms, numbers of volumes, pages and sections.
# Each line of the document is read for it, so single words are looked up, and the others begin with their rarest sign.
_CUE_WORDS = _forms(
    "ibid ibidem idem infra supra isbn issn siehe consulté voir véase ver accessed abgerufen ebenda hrsg doi retrieved".split()
)
_CUE_STOP = regex.compile(
    r"""\.(?:(?<=\b(?:id|cf|vgl|ebd|eds?|trans)\.)|\s?\d(?<=\b(?:s|pp?|nos?|vol|para)\.\s?\d)|\s?cit(?<=\b(?:op|loc)\.\s?cit)
    |\s?a\.\s?o(?<=\ba\.\s?a\.\s?o)|\s\p{L}(?<=\bv\.\s\p{L}))""",
    regex.VERBOSE,
)
_CUE_PHRASE = regex.compile(
    r"\b(?:see\s(?:also|e\.g\.|generally)|last\s(?:visited|updated|accessed)|et\sal|issue\s\d|para\s\d|n°)|¶|§\s?\d|\[(?:1[5-9]|20)\d\d\]\s"
)
_DATE = regex.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.?\s(?:\d{1,2},?\s)?(?:1[6-9]|20)\d\d\b"
    r"|\b\d{1,2}\s\p{Lu}\p{Ll}{2,8}\s(?:1[6-9]|20)\d\d\b|\((?:1[6-9]|20)\d\d[a-z]?\)|,\s(?:1[6-9]|20)\d\d[.,;)]"
)
_TITLE = regex.compile(r"""[,.?!]["”'’»]{1,2},?\s|["”»],\s(?=[*_\p{Lu}])|,\s\*\p{Lu}""")
_SIGNAL = regex.compile(r"(?:See|Cf|Ibid|Id|Compare|But see|Vgl|Siehe|Voir|Ebd|Ebenda)\b[.,]?\s?")
_WORD = regex.compile(r"\w+")
_FUNCTION_WORDS = _forms(
    "the a an and of to in is was were are that which has have had with this it as for by from but not be been they their "
    "der die das und ist war nicht ein eine dass les des est une dans que pour el los las una por il che per non het een van".split()
)
_VERBS = frozenset(
    "is was were are has have had does did do will would can could may might must should ist sind war wird hat est sont es era è".split()
)
_FINAL = regex.compile(  # a stop, what closes behind it, and marks of any style
    r"""[.?!…。！？:;][\s"'”’»)\]*_>⁰¹²³⁴-⁹†‡]*
    (?:<sup[^<>]{0,80}>[^<>]{1,30}</sup>|\[\^?[\d, –-]+\]|\$\^\{?[\d,]+\}?\$|\^\{?\d+\}?|\d{1,3}(?:\s\d{1,3})*|</\w+>|\s)*$""",
    regex.VERBOSE,
)
_HANGING_SIGNS = (",", "-", "–", "—", "&", "(", "/", "<")
_HANGING_WORDS = frozenset(
    (
        "and or nor but of the in on for to a an by with at from into than as that which who whose because if when "
        "while is are was were be been has have had will would not its their his her our und oder der die das den dem "
        "von mit ein eine dass ist et de la le les des du que qui est y el los las del un una che di il van het een"
    ).split()
)
_LAST_WORD = regex.compile(r"(?r)\w+")
HEADWORD = regex.compile(
    r"(?:abstract|introduction|conclusions?|executive summary|summary|background|discussion|results|methods?|acknowledge?ments?|appendix"
    r"|preface|foreword|(?:chapter|part|section|annex)\s[\dIVXLA-Z]{1,6}(?:[.:–—-]\s.{1,60})?|einleitung|schluss|fazit|conclusion|introducci[oó]n)\W*$",
    regex.I,
)
NOTES_HEADING = regex.compile(
    r"[#*\s\d.]*(?:foot\s?notes?|end\s?notes?|notes?|notes and references|references(?: and notes)?|bibliography|works cited|sources|"
    r"citations|anmerkungen|fu(?:ß|ss)noten|endnoten|literatur(?:verzeichnis)?|quellen|r[eé]f[eé]rences|notas|referencias|bibliograf[ií]a|note)\W*$",
    regex.I,
)
_CAPTION = regex.compile(
    r"(?:fig(?:ure|\.)?|table|map|chart|photo(?:graph)?|image|plate|box|abbildung|abb\.|tabelle|tab\.|karte|figura|tabla|tableau|carte)"
    r"\s?\d{1,3}[a-z]?\s?[.:–—-]|(?:photo|image|credit|source|picture|quelle|foto)s?\s?(?:credit)?\s?[:©]",
    regex.I,
)
_CREDIT = regex.compile(
    r"\((?:[^()]{0,60}\b(?:via|photo|credit|courtesy|wikimedia|wikicommons|getty|reuters|archive|cc by|©)[^()]{0,60})\)\W*$",
    regex.I,
)
_LEAD = regex.compile(r"(?:[•‣◦▪●∙·–*\-+]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3}){0,3})[.)])\s+(?=\S)|(?:>\s?)+")
_REST = regex.compile(r"\d{1,4}[a-z]?(?:[-–]\d{1,4})?[,.;)]")
_RULED = regex.compile(r"[-:|\s]{5,}")  # the line between a table's head and its rows
_CELLS = regex.compile(r"\S {3,}(?=\S)")
_BULLET = regex.compile(r"[•‣◦▪●∙·–*\-+]\s+\S|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3}){0,3})[.)]\s+\S")
_CAPITALISED = regex.compile(r"^\P{L}*\p{Lu}")
_NUMBERED = regex.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+\p{Lu}")
_BLANKS = regex.compile(r"\s\S*\s\S")  # two of them behind an address: the line does not end in it
_TAIL = 40  # characters of a line's end
_READ = 2000  # characters of a paragraph that tell what it is


class Features(NamedTuple):
    """Evidence in one line. ``cite`` above 0 speaks for a note, below 0 for running text."""

    cite: float
    lower: bool  # begins with a lower-case letter
    digit: bool  # begins with a year or number and a comma, as the rest of a reference may
    open: int  # 0 complete, 1 perhaps cut, 2 surely cut
    leads: bool  # ends with a colon or semicolon: a list may follow
    url_end: bool
    words: int
    heading: float  # how heading-like it is by its own look, below 0 if it cannot be one
    caption: float
    bullet: bool
    lead: int  # code points of a bullet or quotation sign before the text
    table: float  # how much it looks like a row of a table


def measure(document: Document) -> list[Features]:
    """The features of every line, in order."""
    return [line_features(document.words(line.span)) for line in document.lines]


def line_features(text: str) -> Features:
    """The features of one line or paragraph."""
    words = text.count(" ") + 1
    first = text.lstrip("\"'“‘«([<*_ ")[:1]
    lower = text.lower()
    url = ("//" in text or "www." in lower) and _URL.search(text) is not None
    final = _FINAL.search(text[-80:])
    return Features(
        cite=_cite(text, lower[:_READ], words, url),
        lower=first.islower(),
        digit=first.isdigit() and bool(_REST.match(text)),
        open=0 if final else 2 if _hangs(text) else 1,
        leads=final is not None and final[0][0] in ":;",
        url_end=url and not _BLANKS.search(text[text.rfind("://") :]),
        words=words,
        heading=-3.0 if url or words > 14 or len(text) > 110 else _heading(text, first, final[0] if final else ""),
        caption=2.5 if _CAPTION.match(text) else 2.0 if words < 40 and _CREDIT.search(text) else 0.0,
        bullet=bool(_BULLET.match(text)),
        lead=lead.end() if (lead := _LEAD.match(text)) else 0,
        table=_table(text),
    )


def _hangs(text: str) -> bool:
    """The end cannot be the end of a sentence."""
    tail = text[-_TAIL:].rstrip()
    if tail.endswith(_HANGING_SIGNS):
        return True
    last = _LAST_WORD.match(tail)
    return last is not None and last[0] in _HANGING_WORDS


def _table(text: str) -> float:
    """How much a line looks like a row of a table: bars between cells, or wide blanks."""
    bars = text.count("|")
    if bars >= 2 and (
        text.startswith("|") or text.count(" | ") >= 2 or _RULED.fullmatch(text, 0, min(len(text), 1000))
    ):
        return 3.0
    return 1.5 if "   " in text and len(_CELLS.findall(text, 0, 2000)) >= 2 else 0.0


def _cite(text: str, lower: str, words: int, url: bool) -> float:
    score = 0.0
    if url:
        score += 3.0
    if _STARTS_URL.match(text):
        score += 1.5
    read = _WORD.findall(text, 0, _READ)
    cues = sum(map(_CUE_WORDS.__contains__, read))
    cues += len(_CUE_STOP.findall(lower)) + len(_CUE_PHRASE.findall(lower))
    score += min(cues, 3) * 0.7
    score += (
        0.5 * bool(_DATE.search(text[:_READ])) + 0.6 * bool(_TITLE.search(text[:_READ])) + bool(_SIGNAL.match(text))
    )
    if words >= 12:
        prose = sum(map(_FUNCTION_WORDS.__contains__, read)) / min(words, 300)
        score -= min(max(prose - 0.15, 0) * 6, 1.2)
        score -= 0.4 * (not _VERBS.isdisjoint(read))
        score -= 0.8 * (words > 60) + 0.8 * (words > 120)
    return score


def _heading(text: str, first: str, final: str) -> float:
    """How heading-like a short line is; ``final``: the stop at its end with what is behind it."""
    bare = text.strip("#*_ ")
    if not bare or bare.endswith((",", ";")) or final[:1] in {".", ";", ":"}:
        return -3.0
    if _hangs(bare):
        return -1.0  # cut, or no heading
    score = 0.4 if first.isupper() or first.isdigit() else -1.0 if first.islower() else 0.2
    if HEADWORD.match(bare):
        score += 1.5
    parts = [word for word in bare.split() if len(word) > 3]
    if parts and sum(bool(_CAPITALISED.match(word)) for word in parts) >= 0.75 * len(parts):
        score += 0.5
    if bare.isupper() and len(bare) > 3:
        score += 0.7
    if _NUMBERED.match(bare):
        score += 0.7
    return score
