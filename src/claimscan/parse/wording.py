"""What the words of a piece of text say of it: how many there are, how they are written, what they are known for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from claimscan import patterns as regex
from claimscan.parse import lexicon, phrases

WORD = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’/-]*")
_DOMAIN = regex.compile(
    r"(?i)\b[\p{L}\d-]{2,}\.(?:com|org|net|edu|gov|int|info|io|co|tv|media|news|de|fr|uk|eu|ch|at|it|es|nl|us|ru|am|az|ge|il|ir|tr|in|ca|au)\b"
)
_NOTE = regex.compile(
    r"(?i)(?:available|visit|abrufbar|accessed|retrieved|last|see|quoted|cited|emphasis|as\samended|amended|my\stranslation|translation|hereinafter|hereafter|im\sfolgenden|zit\."
    r"|adopted|signed|filed|granted|issued|entered\sinto\sforce|opened\sfor\ssignature|to\sappear|forthcoming|submitted|in\spress|i\.\s?e|reprint(?:ed)?|originally|published\sas|online|on\sfile|unreported|im\serscheinen)\b"
)
_END_NUMBER = regex.compile(r"(?:^|\s)(?:[A-Z]{0,4}[-/]?\d[\d./-]*|[IVXLC]+)$")
# Words beside the name of a kind that make it a proper name: "Lamp Blog" is none, "Technical Report 12" is one.
_MORE_THAN_GENRE = regex.compile(r"(?i)(?!unpublished|unveröff|technical|report|series|the\b|an?\b)\b\p{L}{3,}")
_TIME = regex.compile(r"[\d\s/–—-]+")
# "testimony before the Committee", "speech at the Harbour": what kind of utterance, not a part of its title.
_UTTERED = regex.compile(
    r"(?:conversation|testimony|statement|speech|address|remarks|lecture|keynote|talk|paper|presentation|letter|e-?mail|Vortrag|Rede|Brief)\s"
    r"(?:message\s)?(?:presented\s|delivered\s|given\s|made\s)?(?:before|to|at|in|by|for|with|from|bei|vor|an|auf)\s"
)
# "City of Norwich" alone: a public body, not a title about it.
_PUBLIC_BODY = regex.compile(
    r"(?:City|Town|County|Borough|Municipality|State|Republic|Kingdom|Province|Stadt|Gemeinde|Kanton|Ville|Comune|Ayuntamiento)\s"
    r"(?:(?:and\s\p{Lu}\p{Ll}+\s)?of|de|di|du)?\s?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?$"
)
_CONJUNCTIONS = frozenset({"and", "or", "und", "et", "y", "e"})
_ARTICLES = frozenset("The A An Der Die Das Ein Eine Le La Les Un Une El Los Las Il Lo Gli".split())
_REMEMBERED = 4096  # texts of pieces; the same newspapers and towns come again and again


@lru_cache(maxsize=_REMEMBERED)
def features_of(text: str) -> tuple[str, ...]:
    """The features of a piece by its words alone."""
    words = WORD.findall(text)
    lower = [word.rstrip(".'’").lower() for word in words]
    return (*_shape(text, words, lower), *_meaning(text, words, lower))


def _shape(text: str, words: list[str], lower: list[str]) -> Iterator[str]:
    """How many words, how written."""
    count = len(words)
    if count != 3:
        yield "one-word" if count < 2 else "two-words" if count == 2 else "four-words"
    if sum(word not in lexicon.FUNCTION_WORDS for word in lower) >= 6:
        yield "six-content-words"
    content = sum(word[0].islower() and word.lower() not in lexicon.FUNCTION_WORDS for word in words)
    if content >= 2 or content and content * 3 >= len(words):
        yield "sentence"
    if not lexicon.FUNCTION_WORDS.isdisjoint(lower):
        yield "small-words"
    if len(words) == 1 and words[0].isupper() and 1 < len(words[0].replace(".", "")) <= 8:
        yield "acronym"
    stopped = sum(word.endswith(".") and len(word) > 2 and not word.isupper() for word in words)
    if stopped and stopped * 2 >= len(words) - 1 or stopped >= 2:
        yield "abbreviated"
    if _TIME.fullmatch(text):
        yield "only-years"
    if any(word[0].isdigit() for word in words):
        yield "digits"
    if len(words) > 1 and words[0] in _ARTICLES:
        yield "begins-the" if words[0] == "The" and len(words) < 5 else "begins-article"
    if text.endswith(("?", "!")):
        yield "question"
    if text[:1].islower():
        yield "begins-small"
        if lower[:1] and lower[0] in _CONJUNCTIONS:
            yield "begins-and"
    if _END_NUMBER.search(text):
        yield "ends-number"


def _meaning(text: str, words: list[str], lower: list[str]) -> Iterator[str]:
    """What the words are known for; of a word with hyphens each part counts."""
    parts = [part for word in lower for part in word.split("-")]
    meant = False
    if not lexicon.INSTITUTIONS.isdisjoint(parts) and lexicon.JOURNALS.isdisjoint(parts):
        parts = [part for part in parts if part not in lexicon.SUBJECTS]
    for name, known in (
        ("institution", lexicon.INSTITUTIONS),
        ("periodical", lexicon.PERIODICALS),
        ("journal", lexicon.JOURNALS),
        ("conference", lexicon.CONFERENCES),
        ("publisher-word", lexicon.PUBLISHERS),
    ):
        if not known.isdisjoint(parts):
            meant = True
            yield name
    if not meant and _PUBLIC_BODY.match(text):
        meant = True
        yield "institution"
    places = sum(word in lexicon.PLACES for word in lower)
    town = places * 2 >= len(words) > 0 and lower[0] in lexicon.PLACES and not meant
    if places and (town or places == len(words)):
        yield "half-places"
        if places == len(words):
            yield "all-places"
    if "." in text and _DOMAIN.search(text):
        yield "domain"
    if sum(word in lexicon.PROSE for word in lower) >= 2:
        yield "prose"
    if phrases.SERIES.search(text):
        yield "series-word"
    if _NOTE.match(text):
        yield "note-word"
    if _UTTERED.match(text):
        yield "utterance"
    genre = phrases.GENRE.search(text)
    if genre:
        yield "genre-within" if _MORE_THAN_GENRE.search(text[: genre.start()] + text[genre.end() :]) else "genre-only"
