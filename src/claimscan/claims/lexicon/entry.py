"""What the detectors ask of a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_GAP = 6  # words that ``...`` of a phrase may stand for, one at least


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Phrases:
    """Fixed phrases, found among words in small letters.

    A phrase is its words with blanks between; ``a|b`` is either word, ``*`` any one word, ``...`` one to six words.
    """

    __slots__ = ("_by_first", "keys")

    def __init__(self, *phrases: str) -> None:
        self._by_first: dict[str, list[tuple[frozenset[str] | str, ...]]] = {}
        for phrase in phrases:
            first, *rest = phrase.split()
            slots = tuple(slot if slot in ("*", "...") else frozenset(slot.split("|")) for slot in rest)
            for word in first.split("|"):
                self._by_first.setdefault(word, []).append(slots)
        self.keys = frozenset(self._by_first)

    def find(self, lower: Sequence[str]) -> Iterator[tuple[int, int]]:
        """First and last index (inclusive) of each phrase."""
        for index, word in enumerate(lower):
            for slots in self._by_first.get(word, ()):
                last = _match(lower, index, slots)
                if last is not None:
                    yield index, last
                    break


def _match(lower: Sequence[str], at: int, slots: tuple[frozenset[str] | str, ...]) -> int | None:
    """The index of the last word, if the words behind ``at`` fill the slots."""
    for number, slot in enumerate(slots):
        at += 1
        if at >= len(lower):
            return None
        if slot == "...":
            rest = slots[number + 1 :]
            ends = (_match(lower, low, rest) for low in range(at, min(at + _GAP, len(lower))))
            return next((end for end in ends if end is not None), None)
        if slot != "*" and lower[at] not in slot:
            return None
    return at


NO_PHRASES = Phrases()


class Lexicon(NamedTuple):
    """One language. All words are in small letters.

    Where ``subjects`` is false (languages in which a capital says little, or the subject may be left out), a verb of
    ``say`` is an attribution by itself.
    """

    # attribution
    say: frozenset[str]  # verbs of speech and stance, in forms that have a subject
    say_that: frozenset[str] = frozenset()  # verbs that report only before ``that``, a question word or a quotation
    said_of: frozenset[str] = frozenset()  # participles that report when passive: ``has been called``
    naming: frozenset[str] = frozenset()  # ``is called`` gives a thing its name and reports nobody
    passive: frozenset[str] = frozenset()  # forms of ``be``
    that: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()  # adverbs and auxiliaries between subject and verb
    unreal: frozenset[str] = frozenset()  # ``to``, ``could``: before a verb they make it no report
    articles: frozenset[str] = frozenset()  # right before it, a verb's form is a noun or adjective: ``its stated aim``
    nobody: frozenset[str] = frozenset()  # as a subject no person or body: the author's own voice, things, evidence
    persons: frozenset[str] = frozenset()  # pronouns that are somebody
    agents: frozenset[str] = frozenset()  # nouns of people and bodies that speak
    breaks: frozenset[str] = frozenset()  # words that begin a clause
    subjects: bool = False
    voiced: Phrases = NO_PHRASES  # phrases that attribute by themselves
    according: Phrases = NO_PHRASES  # phrases that attribute if somebody is named behind them
    somebody: frozenset[str] = frozenset()  # behind ``according to``, besides agents and names
    when: frozenset[str] = frozenset()  # ``noted in 1890 that``
    own_work: frozenset[str] = frozenset()  # ``this report argues``: the author's own voice ...
    here: frozenset[str] = frozenset()  # ... behind these words
    particles: frozenset[str] = frozenset()  # behind it, a verb of speech is another verb: ``called in``
    # statistics
    numbers: frozenset[str] = frozenset()  # spelled numbers from two on
    masses: frozenset[str] = frozenset()  # ``dozens``, ``thousands``: counts with ``of``
    of: frozenset[str] = frozenset()
    magnitudes: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    people_endings: tuple[str, ...] = ()
    small: frozenset[str] = frozenset()  # ``two`` to ``nine``: mostly a part of the argument unless people are counted
    units: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    shares: Phrases = NO_PHRASES  # ``a third of``, ``twice as``, ``doubled``
    plurals: frozenset[str] = frozenset()  # nouns that are counted and do not show it by their ending
    plural_endings: tuple[str, ...] = ()
    singular_endings: tuple[str, ...] = ()  # that look like a plural's
    nouns_capital: bool = False  # every noun has a capital, so that any of them may be counted
    uncounted: frozenset[str] = frozenset()  # nouns of time and of the argument itself: ``two reasons``
    labels: frozenset[str] = frozenset()  # a number behind them is a name: ``Article 5``
    definite: frozenset[str] = frozenset()  # ``the two states``: nothing is counted there
    stops: frozenset[str] = frozenset()  # function words: they end a noun phrase
    about: frozenset[str] = frozenset()  # ``over``, ``about``: what follows is a quantity, be it like a year
    # dated events
    past: frozenset[str] = frozenset()  # verb forms that tell of something past
    past_endings: tuple[str, ...] = ()
    not_past: frozenset[str] = frozenset()  # words that end like them
    laws: frozenset[str] = frozenset()  # a year behind them belongs to a name: ``Act 2018``
    # quotations
    titles: frozenset[str] = frozenset()  # a quotation behind them is a title: ``the novel “…”``
    # superlatives and causes
    superlatives: frozenset[str] = frozenset()  # ``largest``, ``only``: behind an article or an owner
    most: frozenset[str] = frozenset()  # words that raise the next one: ``most``
    the: frozenset[str] = frozenset()  # definite articles and possessives
    than: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()  # comparatives, before ``than``
    compares: Phrases = NO_PHRASES
    ever: Phrases = NO_PHRASES  # what makes a superlative a statement about the world
    cause: Phrases = NO_PHRASES

    # made of the others by ``completed``
    speech: frozenset[str] = frozenset()  # all verbs that may report
    counts: frozenset[str] = frozenset()  # all spelled numbers
    ranks: frozenset[str] = frozenset()  # all words that may begin a superlative or comparison

    def completed(self) -> Lexicon:
        return self._replace(
            speech=self.say | self.say_that | self.said_of,
            counts=self.numbers | self.masses,
            ranks=self.superlatives | self.most | self.than,
        )
