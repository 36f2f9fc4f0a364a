"""A name is spelt in two ways.

It is one person to the reader and two in every index. Names are compared with the other authors of the document and
with the names in its text; initials are no variant.

OK:

    Cleo Dunnett has shown that the bridge hums.¹ It carries two tram lines.

    ¹ Cleo Dunnett, "Why It Hums," Harbour News, July 7, 2021, <https://harbournews.example/why-it-hums>

Not OK:

    Catherine Dunnett has shown that the bridge hums.¹ It carries two tram lines.

    ¹ Katherine Dunnett, "Why It Hums," Harbour News, July 7, 2021, <https://harbournews.example/why-it-hums>

    -> note 1: Katherine Dunnett
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile

from claimscan.model import Article, Fault, Name, Rule

Key = tuple[str, str]  # first given name and family name in small letters

AROUND = ".,;:!?()[]\"'“”‘’„«»*_"  # what stands at a word in running text
BLOCK = 64  # names compared with each other; of a name that so many bear, no spelling is a slip
WRITTEN = 3  # letters of a given name that is written out
ONE, TWO = 4, 7  # letters from which one and two of them can be a slip rather than another name: Lea and Leo are two
FAMILY = 5  # for family names: Smith and Smyth are a pair, Lee and Lea are two families


def check(article: Article, today: date) -> Iterator[Fault]:
    authors = [
        (source, author, key) for source in article.sources for author in source.authors if (key := _key(author.value))
    ]
    printed = Counter(key for _, _, key in authors)
    texts = [claim.text for claim in article.claims]
    texts += [source.title.printed for source in article.sources if source.title]
    told = Counter(_pairs(texts))
    variants = _variants(printed, told)
    seen: set[Key] = set()
    for source, author, key in authors:
        for other in variants[key]:
            own, theirs = printed[key] + told[key], printed[other] + told[other]
            if own < theirs or own == theirs and (other in seen or not printed[other]):
                message = f'"{author.printed}" here, "{" ".join(other).title()}" elsewhere'
                yield Fault(message, author.spans or source.spans, note=source.note, source=source.id)
                break
        seen.add(key)


def _key(name: Name | None) -> Key | None:
    """Given and family name, if both are written out."""
    if name is None or not name.given or not name.family:
        return None
    given = name.given.split()[0]
    if len(given) < WRITTEN or "." in given or given.isupper():
        return None
    return given.casefold(), name.family.casefold()


def _pairs(texts: Iterable[str]) -> Iterator[Key]:
    """Every two capitalised words that stand side by side in the text: among them are the names."""
    for text in texts:
        before = ""
        for token in text.split():
            word = token.strip(AROUND).removesuffix("'s").removesuffix("’s")
            named = word[:1].isupper() and not word.isupper()  # initials and "NATO" are no names
            if before and named and token[0] not in AROUND:
                yield before, word.casefold()
            before = word.casefold() if named and token[-1] not in AROUND else ""


def _variants(printed: Counter[Key], told: Counter[Key]) -> dict[Key, list[Key]]:
    """For each author the names that differ from theirs by a slip, in one of the two parts."""
    alike: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in dict.fromkeys([*printed, *told]):
        for block in _blocks(key):
            if len(alike[block]) < BLOCK:
                alike[block].append(key)
    return {
        key: sorted({other for block in _blocks(key) for other in alike[block] if _is_variant(key, other)})
        for key in printed
    }


def _blocks(key: Key) -> tuple[tuple[str, ...], ...]:
    """What two spellings of a name share: the family name, or the given name and the beginning of the family name."""
    return (key[1],), (key[0], key[1][:2])


def _is_variant(key: Key, other: Key) -> bool:
    if key[1] == other[1]:
        return _slip(key[0], other[0], ONE)
    return key[0] == other[0] and _slip(key[1], other[1], FAMILY)


def _slip(a: str, b: str, one: int) -> bool:
    """Do two spellings differ by one letter, or by two in a long name?"""
    shorter = min(len(a), len(b))
    allowed = 0 if shorter < one else 1 if shorter < TWO else 2
    if a == b or abs(len(a) - len(b)) > allowed or len(set(a) ^ set(b)) > 2 * allowed:
        return False
    return _edits(a, b, allowed) <= allowed


def _edits(a: str, b: str, allowed: int) -> int:
    """Letters changed, left out, put in, or swapped with their neighbour; counted to one more than ``allowed``.

    A library for this takes longer to load than a document's names take to be compared.
    """
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    a, b = a[same:], b[same:]
    if not a or not b or not allowed:
        return min(max(len(a), len(b)), allowed + 1)
    rests = [(a[1:], b[1:]), (a[1:], b), (a, b[1:])]
    if a[:2] == b[1::-1]:
        rests.append((a[2:], b[2:]))
    return 1 + min(_edits(*rest, allowed - 1) for rest in rests)


RULE = Rule("S204", "author-name-variant", "warning", "An author's name is spelt in two ways", check)
