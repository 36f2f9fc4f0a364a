"""A printed name read as words, spellings, initials: everything that a host may be made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import combining, normalize

from claimscan import patterns as regex

STOP_WORDS: Final = frozenset(
    "a al an and at by d da das de del della den der des di die do dos du e el en et for from für fur im in l la las le les "
    "lo los of on or s sur the their to u um und van von y zu zur".split()
)
_ARTICLES: Final = frozenset("the le la les der die das el il".split())
# Words that a house adds to its name on the web, or leaves out there.
FILLERS: Final = frozenset(
    "agency app blog center centre club daily digital eng english eu foundation global gov group hq hub inc info institute "
    "int international journal live mag magazine media net network news newspaper official online org paper portal press "
    "project radio report reports review site today tv uk us usa weekly web website world www".split()
)
# Names of papers, which many share: that two have ``times`` says nothing.
PAPERS: Final = (
    "times", "post", "herald", "tribune", "observer", "monitor", "gazette", "chronicle", "news", "daily", "zeitung",
)  # fmt: skip
_PAREN: Final = regex.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]*|\p{N}+")
_CAPITALS: Final = regex.compile(r"\b\p{Lu}[\p{Lu}\p{N}]+\b")
_DOTTED: Final = regex.compile(r"(?<!\p{L})(?:\p{L}\.){2,}")  # ``U.S.``
_POSSESSIVE: Final = regex.compile(r"['’]s\b")
_PARTS_OF_NAME: Final = regex.compile(r"\s*[/:;,–—|]\s*")
_ENDING_OF_NAME: Final = regex.compile(
    r"(?<=\p{L}{3})\.(?:com|org|net|info|news|tv|media|io|\p{Ll}{2})\b", regex.IGNORECASE
)
_LONGEST_ACRONYM: Final = 12  # signs of a name that may be nothing but an abbreviation: ``RB/L``


def spellings(name: str) -> Iterator[str]:
    """The whole name, the name without its brackets, what stands in them, and its parts: ``A (B): C`` and so on."""
    plain = without_brackets(name)
    seen = dict.fromkeys((name, plain, *(a or b for a, b in _PAREN.findall(name)), *_PARTS_OF_NAME.split(plain)))
    yield from (spelling for spelling in seen if spelling.strip())


def without_brackets(name: str) -> str:
    """The name as it stands outside of round and square brackets."""
    return str(_PAREN.sub(" ", name))


def words_of(name: str) -> list[str]:
    """Folded words, without a leading article, a possessive and an ending such as ``.com``."""
    joined = _DOTTED.sub(lambda found: found[0].replace(".", ""), _ENDING_OF_NAME.sub(" ", name))
    words: list[str] = _WORD.findall(folded(_POSSESSIVE.sub("", joined)))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def folded(text: str) -> str:
    """Lower case, without accents."""
    return "".join(sign for sign in normalize("NFKD", text.casefold().replace("ß", "ss")) if not combining(sign))


def without_fillers(words: Sequence[str]) -> list[str]:
    """The words that are this name's own."""
    return [word for word in words if word not in FILLERS and word not in STOP_WORDS]


def acronyms(words: Sequence[str], name: str) -> set[str]:
    """Initials with and without small words, and what is printed in capitals: ``IBL``, ``R.B.L.``, ``RB/L``."""
    telling = [word for word in words if word not in STOP_WORDS]
    # ``Co-operation`` is one word
    closed = [word for word in words_of(name.replace("-", "")) if word not in STOP_WORDS]
    found = {"".join(word[0] for word in row) for row in (words, telling, closed)}
    found |= {folded(token) for token in _CAPITALS.findall(name)}
    found.add("".join(sign for sign in folded(name) if sign.isalnum()) if len(name) < _LONGEST_ACRONYM else "")
    return {acronym for acronym in found if len(acronym) > 1}
