"""One person's name in each of the orders in which names are printed, read off a row of tokens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.parse import lexicon

Style = Literal["direct", "inverted", "initials", "family"]

# One token of a list of names. `caps` are initials without stops (Hill AB), `init` those with (A. B., J.-P., Ch.).
_TOKEN = regex.compile(
    r"""\s*(?:
      (?P<init>\p{Lu}\.-\p{Lu}(?![\p{L}.]) | (?:\p{Lu}\p{Ll}?\.?[-‐])*\p{Lu}[hjst]?\.(?:[-‐]\p{Lu}\.)*)(?!\p{Ll})
    | (?P<caps>\p{Lu}{1,3}(?:-\p{Lu}{1,2})?)(?![\p{L}\p{M}'’\d-])
    | (?P<word>(?:[dlDL]['’] | (?:al|el|Al|El)-)?\p{Lu}[\p{L}\p{M}'’ʼ‐-]*(?:\s[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}・]{2,12}(?=[,.:]))?)
    | (?P<low>\p{Ll}[\p{L}'’]*\.?)
    | (?P<sign>[,;&/])
    )""",
    regex.VERBOSE,
)
_MOST_TOKENS = 240  # sixty authors; longer runs of capitals are no list of names
_MOST_PARTS = 6
_POSSESSIVE = ("'s", "’s", "s’")
_MOST_WORDS = 8  # more words in a row than any name has
_BEFORE_A_NAME = frozenset("hon honourable rt right rev".split())
# What may stand behind a name: a separator, a date, a title, a role; not a verb.
CLOSED = regex.compile(
    r"""\s*(?:[,.:;()\[\]<“\"‘„‚«'`*_–—\d\ue000] | $
      | (?:in|In|ed|eds|hg|hrsg|zur?|über|on|Twitter|Facebook|Instagram|YouTube|LinkedIn|Telegram|TikTok|supra|above|op\.|loc\.|a\.\s?a\.|et\sal|u\.\s?a\.|id\.|ibid)\b?)""",
    regex.VERBOSE,
)


# Behind a name with an initial that may be an article: a title in quotation marks or italics, another name.
_MARKED = regex.compile(r",\s[‘“\"*_]|,?\s(?:and|&)\s\p{Lu}")


class Token(NamedTuple):
    kind: str  # init, caps, word, particle, conj, "," ";" "/"
    start: int
    end: int
    text: str


_NOTHING = Token("", 0, 0, "")


class Row:
    """The tokens from one place of a text on, as far as names can go: up to a figure, a quotation, a stop, a verb."""

    def __init__(self, plain: str, at: int, limit: int) -> None:
        self.plain, self.limit = plain, limit
        self.tokens: list[Token] = []
        words = 0
        while at < limit and len(self.tokens) < _MOST_TOKENS and words <= _MOST_WORDS:
            match = _TOKEN.match(plain, at, limit)
            token = _token(match) if match else None
            if token is None:
                break
            words = words + 1 if token.kind == "word" else 0
            if token.kind == "word" and token.text.lower() in lexicon.PLATFORMS and self.tokens:
                break  # "Ann Hill Facebook page"
            at = token.end
            self.tokens.append(token)
            if plain[at : at + 1] == "." and token.kind == "caps" and plain[at + 1 : at + 2] == " ":
                self.tokens.append(Token(",", at, at + 1, "."))  # "Hill, AB. Oort, C.": a stop between names
                at += 1
            elif plain[at : at + 1] == "." and token.kind == "word":
                if not _abbreviates(token.text):
                    break
                at += 1
                self.tokens[-1] = token._replace(end=at)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else _NOTHING

    def kinds(self, start: int, end: int) -> list[str]:
        return [token.kind for token in self.tokens[max(start, 0) : end]]

    def run(self, index: int, most: int, *kinds: str) -> int:
        """The index behind at most ``most`` tokens of these kinds."""
        start = index
        while index - start < most and self[index].kind in kinds:
            index += 1
        return index

    def closed(self, index: int) -> bool:
        """What may stand behind a name stands behind the token before ``index``."""
        before = self[index - 1]
        if before.kind == "init" or self[index].kind in (",", ";", "/", "conj"):
            return True
        return before.end >= self.limit or CLOSED.match(self.plain, before.end, self.limit) is not None


def _token(match: regex.Match[str]) -> Token | None:
    """The token of a match; ``None`` if no name goes on here."""
    kind = str(match.lastgroup)
    text, start = str(match.group(kind)), match.start(kind)
    if kind == "sign":
        kind = "conj" if text == "&" else text
    elif kind == "low":
        kind = "particle" if text in lexicon.PARTICLES else "conj" if text in lexicon.CONJUNCTIONS else "suffix"
        if kind == "suffix" and text not in lexicon.SUFFIXES:
            return None
    elif text in ("And", "AND"):
        kind = "conj"
    elif kind == "caps" and text in ("DER", "DIE", "DAS", "THE"):
        return None
    return Token(kind, start, match.end(), text)


def _abbreviates(word: str) -> bool:
    return word.lower() in lexicon.HONORIFICS or word.lower() in lexicon.SUFFIXES or word in ("Ch", "Th", "St", "Ph")


def skip_titles(row: Row, index: int) -> int:
    """The index behind "Prof.", "The Hon. Mr Justice"."""
    while True:
        word, following = row[index].text, row[index + 1]
        honour = word.lower().rstrip(".") in lexicon.HONORIFICS and following.kind in ("word", "init")
        if not honour and not (word == "The" and following.text.lower() in _BEFORE_A_NAME):
            return index
        index += 1


def read(row: Row, index: int, first: Style | None) -> tuple[int, Style] | None:
    """The index behind the name at ``index`` and its order. ``first``: the order of the list's first name."""
    for style, reader in _READERS.items():
        end = reader(row, index, first)
        if end:
            return end, style
    return None


def _surname(row: Row, index: int) -> int:
    """Index behind a surname: particles, then one to three words; ``index`` if there is none."""
    start = row.run(index, 3, "particle")
    end = row.run(start, 3, "word")
    while end - 1 > start and row[end - 1].text.lower() in lexicon.SUFFIXES:
        end -= 1
    if end == start and row[start].kind == "caps" and len(row[start].text) > 1:
        end = start + 1
    if end == start or row[start].text.lower() in lexicon.ARTICLES - lexicon.PARTICLES:
        return index
    return end


def _inverted(row: Row, index: int, first: Style | None) -> int:
    """``Hill, A. B.`` ``van Oort, Carl`` ``Hill, AB`` ``Hill Jr., Ann B.``"""
    end = _surname(row, index)
    comma = end + 1 if row[end].text.lower() in lexicon.SUFFIXES else end
    if first not in (None, "inverted") or end == index or row[comma].kind != ",":
        return 0
    given = row.run(comma + 1, 4, "init") or 0
    if given == comma + 1:
        given = row.run(comma + 1, 1, "caps")
    if given == comma + 1:
        given = _given(row, index, end, comma + 1)
    if given == comma + 1:
        return 0
    given = _suffix(row, row.run(given, 2, "particle"))
    return given if row.closed(given) else 0


def _given(row: Row, index: int, end: int, start: int) -> int:
    """Index behind given names in full behind a surname; ``start`` if those words are none."""
    words = sum(kind in ("word", "caps") for kind in row.kinds(index, end))
    compound = words > 1 and row[index].kind != "particle"  # "Ann Hill, Carl Oort": two people
    if compound or row[index].kind == "caps" or row[start].text.lower() in lexicon.ARTICLES:
        return start
    given = row.run(start, 2, "word")
    if given - start == 2 and all(token.text.lower() in lexicon.PLACES for token in row.tokens[start:given]):
        return start  # "Press, New York"
    return row.run(given, 3, "init", "caps") if given > start else start


def _initials(row: Row, index: int, first: Style | None) -> int:
    """``Hill AB`` ``Hill A. B.``: the surname first, no comma."""
    end = _surname(row, index)
    if first not in (None, "initials") or end == index or row.kinds(index, end).count("word") > 2:
        return 0
    given = row.run(end, 1, "caps")
    if given > end:
        return 0 if row[end].text.lower() in lexicon.SUFFIXES else given  # "Works II"
    given = row.run(end, 4, "init")
    if given == end:
        return 0
    named = row.run(index, _MOST_PARTS, "init", "word", "particle", "caps")
    if first is None and row[given].kind == "word" and row.closed(named):
        return 0  # "Ann B. Hill,"
    return given


def _direct(row: Row, index: int, first: Style | None) -> int:
    """``Ann B. Hill`` ``A. B. Hill`` ``Carl van Oort`` ``Ann Hill Jr.``"""
    end = row.run(index, _MOST_PARTS, "init", "word", "particle", "caps")
    while end > index and row[end - 1].kind != "word":
        end -= 1
    lead = row[index]
    if first == "family" or end - index < 2 or lead.kind == "particle":
        return 0
    if lead.kind == "caps" and lead.text in ("A", "I") and not _MARKED.match(row.plain, row[end - 1].end):
        return 0  # "A Bridge"
    if any(token.kind == "word" and token.text.lower() in lexicon.ARTICLES for token in row.tokens[index:end]):
        return 0
    if any(token.text.endswith(_POSSESSIVE) for token in row.tokens[index : end - 1]):
        return 0  # "London’s Old Bridges"
    # Behind inverted names a full name in plain order stands only in a list that ends in "and".
    if first in ("inverted", "initials") and lead.kind != "init" and "conj" not in row.kinds(index - 1, len(row)):
        return 0
    return _suffix(row, end) if row.closed(end) else 0


def _family(row: Row, index: int, first: Style | None) -> int:
    """``Hill`` alone, also ``van Oort``."""
    end = _surname(row, index)
    if first not in (None, "family") or sum(kind in ("word", "caps") for kind in row.kinds(index, end)) != 1:
        return 0
    return end if row.closed(end) else 0


def _suffix(row: Row, end: int) -> int:
    step = end + 1 if row[end].kind == "," else end
    return step + 1 if row[step].text.lower() in lexicon.SUFFIXES else end


_READERS: dict[Style, Callable[[Row, int, Style | None], int]] = {
    "inverted": _inverted,
    "initials": _initials,
    "direct": _direct,
    "family": _family,
}
