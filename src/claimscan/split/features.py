"""What a line looks like by itself: more like running text, or more like a part of a citation; open or complete at its end."""

from __future__ import annotations

from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Document

_URL = regex.compile(r"(?:https?:\s?//|www\.)\S", regex.I)
_STARTS_URL = regex.compile(
    r"[<(\[]{0,2}(?:https?:|//?\w|www\.)|\[\S{4,200}\]\(https?:|\S{0,200}[^\s.,;]/\S*[>)]?[.,;]?$", regex.I
)
# The vocabulary of references in the main languages of notes: signals, short forms, numbers of volumes, pages and sections.
_CUE = regex.compile(
    r"""\b(?:ibid|ibidem|id\.|idem|op\.\s?cit|loc\.\s?cit|supra|infra|cf\.|see\s(?:also|e\.g\.|generally)|vgl\.|siehe|a\.\s?a\.\s?O
    |ebd\.|ebenda|voir|ver|véase|et\sal|eds?\.\)?|hrsg|trans\.|pp?\.\s?\d|S\.\s?\d|vol\.\s?\d|no\.\s?\d|issue\s\d|n°|nos?\.\s?\d
    |ISBN|ISSN|doi|accessed|retrieved|abgerufen|consulté|last\s(?:visited|updated|accessed)|¶|para\.?\s\d)
    |\bv\.\s\p{Lu}|§\s?\d|\[(?:1[5-9]|20)\d\d\]\s""",
    regex.VERBOSE | regex.I,
)
_DATE = regex.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.?\s(?:\d{1,2},?\s)?(?:1[6-9]|20)\d\d\b"
    r"|\b\d{1,2}\s\p{Lu}\p{Ll}{2,8}\s(?:1[6-9]|20)\d\d\b|\((?:1[6-9]|20)\d\d[a-z]?\)|,\s(?:1[6-9]|20)\d\d[.,;)]"
)
_TITLE = regex.compile(r"""[,.?!]["”'’»]{1,2},?\s|["”»],\s(?=[*_\p{Lu}])|,\s\*\p{Lu}""")
_SIGNAL = regex.compile(r"(?:See|Cf|Ibid|Id|Compare|But see|Vgl|Siehe|Voir|Ebd|Ebenda)\b[.,]?\s?")
_FUNCTION = regex.compile(
    r"\b(?:the|a|an|and|of|to|in|is|was|were|are|that|which|has|have|had|with|this|it|as|for|by|from|but|not|be|been|they|their|"
    r"der|die|das|und|ist|war|nicht|ein|eine|dass|les|des|est|une|dans|que|pour|el|los|las|una|por|il|che|per|non|het|een|van)\b",
    regex.I,
)
_VERB = regex.compile(
    r"\b(?:is|was|were|are|has|have|had|does|did|do|will|would|can|could|may|might|must|should|ist|sind|war|wird|hat|est|sont|es|era|è)\b"
)
_FINAL = regex.compile(  # a stop, what closes behind it, and marks of any style
    r"""[.?!…。！？:;][\s"'”’»)\]*_>⁰¹²³⁴-⁹†‡]*
    (?:<sup[^<>]{0,80}>[^<>]{1,30}</sup>|\[\^?[\d, –-]+\]|\$\^\{?[\d,]+\}?\$|\^\{?\d+\}?|\d{1,3}(?:\s\d{1,3})*|</\w+>|\s)*$""",
    regex.VERBOSE,
)
_HANGING = regex.compile(
    r"(?:[,\-–—&(/<]|\b(?:and|or|nor|but|of|the|in|on|for|to|a|an|by|with|at|from|into|than|as|that|which|who|whose|because|if|when|while"
    r"|is|are|was|were|be|been|has|have|had|will|would|not|its|their|his|her|our|und|oder|der|die|das|den|dem|von|mit|ein|eine|dass|ist"
    r"|et|de|la|le|les|des|du|que|qui|est|y|el|los|las|del|un|una|che|di|il|van|het|een))\s*$"
)
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
_LEAD = regex.compile(r"(?:[•‣◦▪●∙·–*\-+]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)])\s+(?=\S)|(?:>\s?)+")
_REST = regex.compile(r"\d{1,4}[a-z]?(?:[-–]\d{1,4})?[,.;)]")
_PIPES = regex.compile(r"\|.*\|\s*$|\S.*\s\|\s.*\s\|\s|[-:|\s]{5,}$")
_CELLS = regex.compile(r"\S {3,}(?=\S)")
_BULLET = regex.compile(r"[•‣◦▪●∙·–*\-+]\s+\S|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]\s+\S")
_CAPITALISED = regex.compile(r"^\P{L}*\p{Lu}")


class Features(NamedTuple):
    """Evidence in one line. ``cite`` above 0 speaks for a note, below 0 for running text."""

    cite: float
    lower: bool  # begins with a lower-case letter
    digit: bool  # begins with a year or number and a comma, as the rest of a reference may
    open: int  # 0 complete, 1 perhaps cut, 2 surely cut
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
    url = _URL.search(text)
    url_end = url is not None and not regex.search(r"\s\S*\s\S", text[text.rfind("://") :]) if url else False
    return Features(
        cite=_cite(text, words, url is not None),
        lower=first.islower(),
        digit=first.isdigit() and bool(_REST.match(text)),
        open=openness(text),
        url_end=bool(url_end),
        words=words,
        heading=-3.0 if url else _heading(text, words, first),
        caption=2.5 if _CAPTION.match(text) else 2.0 if words < 40 and _CREDIT.search(text) else 0.0,
        bullet=bool(_BULLET.match(text)),
        lead=lead.end() if (lead := _LEAD.match(text)) else 0,
        table=3.0 if _PIPES.match(text) else 1.5 if len(_CELLS.findall(text)) >= 2 else 0.0,
    )


def _cite(text: str, words: int, url: bool) -> float:
    score = 0.0
    if url:
        score += 3.0
    if _STARTS_URL.match(text):
        score += 1.5
    score += min(sum(1 for _ in _CUE.finditer(text[:2000])), 3) * 0.7
    score += 0.5 * bool(_DATE.search(text[:2000])) + 0.6 * bool(_TITLE.search(text[:2000])) + bool(_SIGNAL.match(text))
    prose = len(_FUNCTION.findall(text[:2000])) / min(max(words, 8), 300)
    if words >= 12:
        score -= min(max(prose - 0.15, 0) * 6, 1.2)
        score -= 0.4 * bool(_VERB.search(text))
        score -= 0.8 * (words > 60) + 0.8 * (words > 120)
    return score


def openness(text: str) -> int:
    """2 where the text surely goes on, 1 where it may (no final stop), 0 where it is complete."""
    if _FINAL.search(text[-80:]):
        return 0
    return 2 if _HANGING.search(text[-40:]) else 1


def _heading(text: str, words: int, first: str) -> float:
    bare = text.strip("#*_ ")
    stop = _FINAL.search(text[-80:])
    if words > 14 or len(text) > 110 or not bare or bare.endswith((",", ";")) or (stop and stop[0][0] in ".;:"):
        return -3.0
    if _HANGING.search(bare):
        return -1.0  # cut, or no heading
    score = 0.4 if first.isupper() or first.isdigit() else -1.0 if first.islower() else 0.2
    if HEADWORD.match(bare):
        score += 1.5
    parts = [word for word in bare.split() if len(word) > 3]
    if parts and sum(bool(_CAPITALISED.match(word)) for word in parts) >= 0.75 * len(parts):
        score += 0.5
    if bare.isupper() and len(bare) > 3:
        score += 0.7
    if regex.match(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+\p{Lu}", bare):
        score += 0.7
    return score
