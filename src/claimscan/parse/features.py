"""What speaks for one label or another: the features of each piece of text of a source, from its words and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimscan import patterns as regex
from claimscan.parse import lexicon, phrases
from claimscan.parse.chunks import Chunk
from claimscan.parse.numbers import Numbers
from claimscan.parse.quotes import Fault

TEXTUAL = frozenset({"text", "quote", "emphasis"})
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.&'’/-]*")
_DOMAIN = regex.compile(
    r"(?i)\b[\p{L}\d-]{2,}\.(?:com|org|net|edu|gov|int|info|io|co|tv|media|news|de|fr|uk|eu|ch|at|it|es|nl|us|ru|am|az|ge|il|ir|tr|in|ca|au)\b"
)
_NOTE = regex.compile(
    r"(?i)(?:available|abrufbar|accessed|retrieved|last|see|quoted|cited|emphasis|as\samended|amended|my\stranslation|translation|hereinafter|hereafter|im\sfolgenden|zit\."
    r"|to\sappear|forthcoming|submitted|in\spress|i\.\s?e|reprint(?:ed)?|originally|published\sas|online|on\sfile|unreported|im\serscheinen)\b"
)
_END_NUMBER = regex.compile(r"(?:^|\s)(?:[A-Z]{0,4}[-/]?\d[\d./-]*|[IVXLC]+)$")
# Words beside the name of a kind that make it a proper name: "Lamp Blog" is none, "Technical Report 12" is one.
_MORE_THAN_GENRE = regex.compile(r"(?i)(?!unpublished|unveröff|technical|report|series|the\b|an?\b)\b\p{L}{3,}")
_TIME = regex.compile(r"[\d\s/–—-]+")
# "City of Norwich" alone: a public body, not a title about it.
_PUBLIC_BODY = regex.compile(
    r"(?:City|Town|County|Borough|Municipality|State|Republic|Kingdom|Province|Stadt|Gemeinde|Kanton|Ville|Comune|Ayuntamiento)\s"
    r"(?:(?:and\s\p{Lu}\p{Ll}+\s)?of|de|di|du)?\s?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?$"
)
# A part of a body, named behind it.
_OFFICE = regex.compile(
    r"(?:Office|Bureau|Department|Division|Directorate|Ministry|Committee|Commission|Agency|Bundesamt|Abteilung|Service|Institute|Faculty|Center|Centre)\s"
    r"(?:of|for|on|für|de|des|du)\s"
)
_CONJUNCTIONS = frozenset({"and", "or", "und", "et", "y", "e"})
_ARTICLES = frozenset("The A An Der Die Das Ein Eine Le La Les Un Une El Los Las Il Lo Gli".split())
_REMEMBERED = 4096  # texts of pieces; the same newspapers and towns come again and again


def rows(
    chunks: Sequence[Chunk], plain: str, named: bool, marks: Sequence[tuple[Fault, int]]
) -> list[list[str] | None]:
    """The features of each chunk of text, ``None`` for the others. ``named``: people's names stood before the first
    chunk; ``marks``: what is wrong with quotation marks."""
    quotes = [index for index, chunk in enumerate(chunks) if chunk.kind == "quote" and not chunk.depth]
    emphases = [index for index, chunk in enumerate(chunks) if chunk.kind == "emphasis" and not chunk.depth]
    first = next((index for index, chunk in enumerate(chunks) if chunk.kind in TEXTUAL), -1)
    found: list[list[str] | None] = []
    for index, chunk in enumerate(chunks):
        if chunk.kind not in TEXTUAL:
            found.append(None)
            continue
        text = plain[chunk.start : chunk.end]
        features = [*_words(text), *_place(chunks, index, first, named), *_behind(chunks, index)]
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        behind = _words(plain[following.start : following.end]) if following and following.before == "," else ()
        if "all-places" in behind:
            features.append("before-place")
        if index == 0 and not named and "institution" in features:
            features.append("body-first")
        if index == 1 and not named and _OFFICE.match(text) and "body-first" in (found[0] or ()):
            features.append("body-again")
        if index and chunks[index - 1].kind == "numbers" and text.startswith("of "):
            features.append("of-volume")
        features += _marked(chunk, index, first, quotes, emphases)
        if marks and not quotes:
            features += _beside_mark(chunk, marks, chunks[emphases[-1]].start if emphases else 0)
        found.append(features)
    return found


def _place(chunks: Sequence[Chunk], index: int, first: int, named: bool) -> Iterator[str]:
    """Where the piece stands: first of all, in brackets, behind "In"."""
    chunk = chunks[index]
    yield "bias"
    yield f"sep{chunk.before}"
    if index == first:
        yield "start"
        if not named and index == 0:
            yield "no-names"
    if named:
        yield "named"
    if chunk.depth:
        yield "in-brackets"
    if chunk.before == "in" or index and chunks[index - 1].kind == "role" and chunks[index - 1].before == "in":
        yield "behind-in"
    if index and chunks[index - 1].kind == "url":
        yield "after-url"
    if chunk.kind == "text" and any(before.kind == "account" for before in chunks[:index]):
        yield "after-account"


def _behind(chunks: Sequence[Chunk], index: int) -> Iterator[str]:
    """What stands behind the piece."""
    if index + 1 == len(chunks):
        yield "next-end"
        return
    following = chunks[index + 1]
    yield f"next-sep{following.before}"
    if following.kind in ("quote", "emphasis"):
        yield "next-title-marked"
    elif isinstance(following.data, Numbers):
        yield "next-numbers" if following.data.volume or following.data.issue else "next-pages"
    elif following.kind in ("date", "report"):
        yield f"next-{following.kind}"
        beyond = chunks[index + 2].data if index + 2 < len(chunks) else None
        if isinstance(beyond, Numbers) and beyond.volume:
            yield "dated-numbers"
        elif following.kind == "date" and following.before == " ":
            yield "before-year"
    elif following.kind in ("url", "identifier"):
        yield "next-end"


def _marked(chunk: Chunk, index: int, first: int, quotes: Sequence[int], emphases: Sequence[int]) -> Iterator[str]:
    """Quotation marks and emphasis of this piece and of the others."""
    if chunk.kind == "quote":
        yield "quote"
        if quotes and index != quotes[0]:
            yield "quote-again"
    elif chunk.kind == "emphasis":
        yield "emphasis"
        if quotes and index > quotes[0]:
            yield "emphasis-after-title"
        elif not quotes and index > first:
            yield "emphasis-after-text"
    if quotes:
        if index < quotes[0]:
            yield "before-quote"
        elif index > quotes[0]:
            yield "after-quote"
            if index == quotes[0] + 1:
                yield "behind-quote"
    elif emphases:
        yield "before-emphasis" if index < emphases[0] else "after-emphasis" if index > emphases[0] else "only-emphasis"


def _beside_mark(chunk: Chunk, marks: Sequence[tuple[Fault, int]], until: int) -> Iterator[str]:
    """What a mark that has lost its partner tells of the pieces beside it. ``until``: an emphasised piece begins there."""
    for fault, at in marks:
        if (
            fault == "open"
            and chunk.start - 2 <= at < chunk.end
            or fault == "close"
            and chunk.end <= at < chunk.end + 2
        ):
            yield "half-quoted"
        elif fault == "open" and at < chunk.start < until:
            yield "half-quoted-on"
        elif fault == "close" and at < chunk.start <= at + 3:
            yield "behind-half-quoted"


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    """What the words themselves say."""
    words = _WORD.findall(text)
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
    genre = phrases.GENRE.search(text)
    if genre:
        yield "genre-within" if _MORE_THAN_GENRE.search(text[: genre.start()] + text[genre.end() :]) else "genre-only"
