"""Attribution: somebody says something. A verb of speech counts with a subject that can speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimscan.claims.lexicon.entry import Lexicon
from claimscan.claims.sentence import Sentence

_CLAUSE_SIGNS = frozenset(';:—–(“"«„‘”»')
_QUOTE_SIGNS = frozenset("“\"«„‘'”»’")
_NEAR = 5  # words behind ``according to`` among which somebody is named
_REACH = 14  # words between a subject's head and its verb


class Voice(NamedTuple):
    """The words that attribute, and where their subject begins (the words' own start without one)."""

    start: int
    end: int
    subject: int


def voices(sentence: Sentence, lexicon: Lexicon) -> Iterator[Voice]:
    """Each place where the sentence says that somebody says something; not inside what is quoted."""
    spoken: set[int] = set()  # words of a phrase: its verb is not counted once more
    for first, last in _phrases(sentence, lexicon):
        spoken.update(range(first, last + 1))
        start = sentence.span(first)[0]
        yield Voice(start, sentence.span(last)[1], start)
    if not sentence.has_any(lexicon.speech):
        return
    for index, word in enumerate(sentence.lower):
        if word in lexicon.speech and index not in spoken:
            start, end = sentence.span(index)
            if not sentence.within_quotes(start):
                subject = _reports(sentence, index, lexicon) if lexicon.subjects else _plain(sentence, index, lexicon)
                if subject is not None:
                    yield Voice(start, end, sentence.span(subject)[0])


def _phrases(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """First and last word of each phrase that attributes."""
    yield from sentence.phrases(lexicon.voiced)
    for first, last in sentence.phrases(lexicon.according):
        if _somebody(sentence, last, lexicon):
            yield first, last


def _plain(sentence: Sentence, index: int, lexicon: Lexicon) -> int | None:
    """The verb alone reports, where subjects cannot be told by a capital, but for the author's own voice beside it."""
    beside = {sentence.word(index - 1), sentence.word(index + 1)}
    return index if lexicon.nobody.isdisjoint(beside) else None


def _somebody(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Whether a person, a body or a name follows soon: not in ``according to the rules``."""
    for word in sentence.raw[index + 1 : index + 1 + _NEAR]:
        small = word.lower()
        if word[0].isupper() or small in lexicon.agents or small in lexicon.somebody or small in lexicon.persons:
            return True
    return False


def _reports(sentence: Sentence, index: int, lexicon: Lexicon) -> int | None:
    """The index where the subject of a reporting verb begins; ``None`` if the word reports nothing."""
    word, following = sentence.lower[index], sentence.word(index + 1)
    before, passive = _before(sentence, index, lexicon)
    previous = sentence.word(before)
    if previous in lexicon.unreal or (before == index - 1 and _makes_noun(previous, lexicon)):
        return None
    if following in lexicon.particles or (
        word in lexicon.naming and following in lexicon.when
    ):  # ``called in a diver``
        return None
    if index and sentence.raw[index][0].isupper():  # ``United States``
        return None
    if passive:
        named = word in lexicon.naming and sentence.word(index - 1) in lexicon.passive and before == index - 2
        return index if (word in lexicon.said_of and not named) or following in lexicon.by else None
    if following in lexicon.by:
        return index
    if word.endswith("ed") and following == "as":
        return None
    if word not in lexicon.say and not (word in lexicon.say_that and _opens_report(sentence, index, lexicon)):
        return None
    if previous[-1:] in _QUOTE_SIGNS or previous == ",":
        inverted = _inverted(sentence, index, lexicon)
        if inverted:
            return index
    return _subject(sentence, before, lexicon)


def _before(sentence: Sentence, index: int, lexicon: Lexicon) -> tuple[int, bool]:
    """The index of the word before a verb, its adverbs and auxiliaries; and whether one of them makes it passive."""
    at, passive = index - 1, False
    while at >= 0:
        word = sentence.lower[at]
        if word in lexicon.passive:
            passive = True
        elif word not in lexicon.aside and not word.endswith(("ly", "n't", "n’t")):
            break
        at -= 1
    return at, passive


def _makes_noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.articles or word.endswith(("'s", "’s", "s’"))


def _opens_report(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """``found that``, ``wrote: “…”``, ``noted in 1890 that``."""
    following = sentence.word(index + 1)
    if following in lexicon.that or following in _QUOTE_SIGNS:
        return True
    if following in ",:":
        return sentence.word(index + 2) in _QUOTE_SIGNS
    return following in lexicon.when and not lexicon.that.isdisjoint(sentence.lower[index + 2 : index + 6])


def _inverted(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """``“…,” said the keeper``: the subject stands behind the verb."""
    following = sentence.raw[index + 1 : index + 4]
    return bool(following) and (
        (following[0][0].isupper() and following[0].lower() not in lexicon.stops)
        or any(word.lower() in lexicon.agents or word.lower() in lexicon.persons for word in following)
    )


def _subject(sentence: Sentence, last: int, lexicon: Lexicon) -> int | None:
    """Where the subject that ends at ``last`` begins, if it is somebody: a pronoun, a noun of people, or a name."""
    window = _window(sentence, last, lexicon)
    if not window or sentence.lower[window[0]] in lexicon.nobody:
        return None
    if window[0] < last and any(sentence.lower[at] in lexicon.unreal for at in window):
        return None  # ``they may meet and declare …``
    if any(sentence.lower[at] in lexicon.own_work and sentence.word(at - 1) in lexicon.here for at in window):
        return None
    for at in window:
        word = sentence.lower[at]
        if word in lexicon.persons or word in lexicon.agents or _is_name(sentence, at, lexicon):
            return window[-1]
    return None


def _window(sentence: Sentence, last: int, lexicon: Lexicon) -> list[int]:
    """The words of the clause before a verb, nearest first. Clause ends right before it (``Hale, the keeper, said``,
    ``paid and said``) are passed over."""
    window: list[int] = []
    for at in range(last, max(last - _REACH, -1), -1):
        word = sentence.lower[at]
        if word in lexicon.breaks or word in _CLAUSE_SIGNS or word == ",":
            if window:
                break
        elif not word.endswith("ly") and word not in lexicon.aside:
            window.append(at)
    return window


def _is_name(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """A capital shows a name, but for a sentence's first word: that one must be a name elsewhere in the document, or stand
    right before a verb, where a common noun would have an article."""
    word = sentence.raw[at]
    if not word[0].isupper() or sentence.lower[at] in lexicon.stops:
        return False
    if at > 0 and sentence.raw[at - 1] not in _CLAUSE_SIGNS:
        return True
    following = sentence.word(at + 1)
    return word in sentence.names or following in lexicon.speech or following in lexicon.aside
