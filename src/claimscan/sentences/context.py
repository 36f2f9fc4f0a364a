"""Does a sentence end at a given stop? What stands before it, behind it and around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.sentences.words import (
    BRANDS,
    ELISIONS,
    LEADS,
    LIST_ENDS,
    MAY_END,
    MONTHS,
    MONTHS_SHORT,
    NEVER,
    NUMBERED,
    PARTICLES,
    SAID,
    SHORT,
    SPACED,
    language,
    starts_sentence,
)

STOPS = ".!?…؟۔।॥։"
CLOSERS = "\"”’'»«›‹“)\\]}*_"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹†‡"
_OPENERS = "\"“„‘'«‹»›([{¿¡*_—–-"
# Style guides set a quotation of a hundred words and more as a block of its own: from about 600 characters on, an
# opening mark without its partner is a slip, not a quotation that holds a sentence together.
_REACH = 600
# No abbreviation is longer. Patterns that look at the next word are given an end, too: the engine searches all the text
# that it is given for a character that must occur, which would make a long text quadratic.
_WORD = 24
# What follows: opening marks, dashes and left-out text, then a word, a number or any one character, and one more.
_NEXT = regex.compile(
    r"\s*+((?:[\"“„‘'«‹»›(\[{¿¡*_—–-]|\[?(?:…|\.\.\.)\]?|\.(?: \.){2}\s)*+)\s?+(\p{L}[\p{L}\p{M}]*+|\p{N}++|.)?(.?)",
    regex.DOTALL,
)
# What a sentence cannot consist of alone: a bullet, the number or letter of an item or section, an opening mark.
_LABEL = regex.compile(r"[•⁃▪◦‣●\s]*+[§(\[“\"]?\s?(?:\d{1,3}(?:\.[\dA-Z]{1,2}){0,3}|\p{L}|[ivxIVX]{1,4})?\\?")
_NEXT_LABEL = regex.compile(r"\s*+\(?(?:[a-z]|[ivx]{1,4})\)\s")
_INITIALS = regex.compile(r"(?:\p{L}{1,2}\.-?)+\p{L}{1,2}")
_ROMAN = regex.compile(r"[IVXLC]{1,7}|[ivxlc]{1,7}")
# ``iPhone``, ``eBay``: a small letter that is the name's own; ``de Gaulle``, ``al-Qaeda``: a particle with its name.
_SMALL_NAME = regex.compile(r"\s*+\p{Ll}{1,2}\p{Lu}")
_PARTICLE = regex.compile(r"\s*+(?:de|di|da|du|van|von|der|el|al|bin|ibn|d)[\s’'-]\p{Lu}")
_SPEAKER = regex.compile(r"\s*+(?:\p{Lu}[\p{L}.’'-]*+ ){1,3}(\p{L}++)")
_TIMES = frozenset(("a.m", "p.m", "am", "pm"))
_TITLES = frozenset("Mr Mrs Ms Dr Prof President Professor Sir Lady Lord".split())
_JAPANESE_GOES_ON = frozenset("とがをのにでもはっ、")  # particles behind a closed quotation
_SIGNS = frozenset("$€£¥₹₽#@§+")  # may begin a sentence
_QUOTES = frozenset("\"”’'»“«")
_BEFORE_PRONOUN = frozenset("and or than as nor but".split())
_WITHIN = "-–—/'’"  # joins a prefix to the word that carries the stop: ``mid-Jan.``, ``l'art.``
_CLIPPED = regex.compile(
    r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}"
)  # no vowel: ``Cmdt.``, ``Bldg.`` are clipped words
_CLAUSE = 4  # blanks in the shortest clause that can stand before a time of day


class _Before(NamedTuple):
    """The word before a stop (``word`` as printed, ``key`` for looking up) and the word before that."""

    word: str
    key: str
    previous: str


class _After(NamedTuple):
    """What follows a stop: opening characters, the first word, number or sign, and the character behind it."""

    openers: str
    word: str
    tail: str


class Context:
    """One paragraph, asked again and again; its language is found only if a stop depends on it."""

    __slots__ = ("_language", "_marks", "_pairs", "_text")

    def __init__(self, text: str, marks: Sequence[int]) -> None:
        self._text = text
        self._marks = frozenset(marks)
        self._pairs = _pairs(text)
        self._language: str | None = None

    def ends(self, start: int, at: int, stop: int, end: int) -> bool:
        """Whether the sentence from ``start`` ends with the stops ``text[at:stop]`` and closing characters up to ``end``."""
        text = self._text
        if end == len(text):
            return True
        if at + 1 == end and text[at] == "." and text[end] == " " and "A" <= text[end + 1 : end + 2] <= "Z":
            word = text[text.rfind(" ", start, at) + 1 : at]
            if word.isalpha() and word.islower() and len(word) > 2 and word not in SHORT:
                return not self._pairs or self._marked(stop, end) or not self._inside(start, at, end)
        stops, closers = text[at:stop], text[stop:end]
        match = _NEXT.match(text, end)
        after = _After(match[1], match[2] or "", match[3]) if match else _After("", "", "")
        if not after.word:
            return not after.openers
        bare = closers.rstrip(RAISED)
        marked = bare != closers or self._marked(stop, end)
        closers = bare
        if stops[0] in "。！？｡":
            ending = not (closers and closers[-1] in "」』" and after.word[0] in _JAPANESE_GOES_ON)
        elif (at - start < 12 and _LABEL.fullmatch(text, start, at)) or not self._begins(
            start, at, after, marked, closers
        ):
            return False
        elif len(stops) == 1 and stops == ".":
            ending = self._word_ends(start, at, after, closers, marked, not text[end].isspace())
        else:
            ending = self._run_ends(start, at, stops, closers, after, end)
        return ending and (marked or not self._inside(start, at, end))

    def _marked(self, stop: int, end: int) -> bool:
        return bool(self._marks) and any(offset in self._marks for offset in range(stop, end + 2))

    def _begins(self, start: int, at: int, after: _After, marked: bool, closers: str) -> bool:
        """Whether what follows can begin a sentence at all."""
        first = after.word[0]
        if first.isupper() or first.isdecimal() or first in _SIGNS:
            return True
        if not first.islower():
            return not first.isascii()  # a script without case, a symbol; but not ``&`` or ``/``
        if after.openers.endswith("[") and after.tail == "]":  # ``[t]he`` of a quotation
            return True
        if closers:
            return False
        if (
            marked
            or _SMALL_NAME.match(self._text, at + 1, at + _WORD)
            or _NEXT_LABEL.match(self._text, at + 1, at + _WORD)
        ):
            return True
        return _PARTICLE.match(self._text, at + 1, at + _WORD) is not None and self._before(start, at).word.islower()

    def _word_ends(self, start: int, at: int, after: _After, closers: str, marked: bool, glued: bool) -> bool:
        """Whether a single full stop is the sentence's and not its last word's."""
        before = self._before(start, at)
        word, key = before.word, before.key
        if not word:
            return True
        if key in NEVER or (closers[-1:].isdecimal() and key in SHORT):  # ``ver.2``
            return False
        first = after.word[0]
        if glued and not marked:
            return len(word) > 1 and (self._starter(after) or after.word in _TITLES)
        if first.islower() and marked:
            return len(word) > 2 and key not in MAY_END and key not in NUMBERED
        number = first.isdecimal() or first == "§" or _is_roman(after)
        joined = f"{before.previous.lower()}{key}" if before.previous.endswith(".") and len(key) < 4 else ""
        if len(key) == 1 and key.isalpha() or joined in SPACED or joined in NEVER:
            return self._letter_ends(before, joined, after, number)
        known = key in MAY_END or "." in word and _INITIALS.fullmatch(word) is not None
        if closers[:1] in (")", "]") and (known or key in NUMBERED):
            return False
        if key in MONTHS_SHORT and number and (before.previous.isdecimal() or known):
            return False
        if key in NUMBERED and number:
            return False
        if known:
            return marked or self._known_ends(key, after, number, start, at)
        if key.isdecimal() or _ROMAN.fullmatch(word):
            return self._number_ends(before, after)
        return not _CLIPPED.fullmatch(word) or self._starter(after)

    def _letter_ends(self, before: _Before, joined: str, after: _After, number: bool) -> bool:
        """A single letter is mostly an initial or a short form: ``J. R. R.``, ``S. 12``, ``z. B.``."""
        if joined in NEVER or number:
            return False
        if before.word == "I" and before.previous in _BEFORE_PRONOUN:
            return True
        return self._starter(after) and after.word not in PARTICLES

    def _known_ends(self, key: str, after: _After, number: bool, start: int, at: int) -> bool:
        """``U.S. The`` ends, ``U.S. Navy`` goes on; ``etc.`` ends before any capital but a German noun's."""
        if number and key not in LIST_ENDS:
            return False
        if key in _TIMES and after.word in _TITLES:
            # ``He left at 6 p.m. Mr. Smith …`` against ``At 5 a.m. Mr. Smith …``: a time alone is no sentence
            return self._text.count(" ", start, at) >= _CLAUSE
        return self._starter(after) or key in LIST_ENDS and self.language() != "de"

    def _number_ends(self, before: _Before, after: _After) -> bool:
        """German writes ordinals with a stop: ``am 3. Mai``, ``im 19. Jahrhundert``, ``des II. Weltkriegs``."""
        if before.word.isdecimal() and len(before.word) <= 2 and after.word.lower() in MONTHS:
            return False
        if before.previous.lower() in LEADS and len(before.word) <= 4 and self.language() == "de":
            return self._starter(after)
        return True

    def _run_ends(self, start: int, at: int, stops: str, closers: str, after: _After, end: int) -> bool:
        """Question and exclamation marks, and dots in a row: three may stand for words left out, four hold a full stop."""
        text = self._text
        inner = at > start and text[at - 1] in "(["
        if "!" not in stops and "?" not in stops and "؟" not in stops:
            dots = stops.count(".") + 3 * stops.count("…")
            if dots != 3:
                return True
            loose = inner or (at > start and text[at - 1].isspace())
            return not loose or (self._starter(after) and after.word != "I")
        if inner:  # ``the (?) bridge``
            return False
        if self._before(start, at).key in BRANDS and not self._starter(after):
            return False
        if closers and text[start] in _OPENERS and not _QUOTES.isdisjoint(closers):
            speaker = _SPEAKER.match(text, end, end + 4 * _WORD)
            return speaker is None or speaker[1] not in SAID
        return True

    def _before(self, start: int, at: int) -> _Before:
        chunk = self._text[max(start, at - 2 * _WORD) : at]
        words = chunk.split()
        if not words or chunk[-1].isspace():
            return _Before("", "", "")
        word = words[-1].lstrip(_OPENERS)
        for sign in _WITHIN:
            if sign in word:
                head, _, tail = word.rpartition(sign)
                if sign not in "'’" or head.lower() in ELISIONS:
                    word = tail
        return _Before(word, word.lower(), words[-2].lstrip(_OPENERS) if len(words) > 1 else "")

    def _starter(self, after: _After) -> bool:
        """Whether the next word is one that, with its capital, begins a sentence rather than a name."""
        word = after.word
        if after.tail == "." and len(word) == 1 or not word[0].isupper():
            return False
        return starts_sentence(word, self.language)

    def language(self) -> str:
        if self._language is None:
            self._language = language(self._text)
        return self._language

    def _inside(self, start: int, at: int, end: int) -> bool:
        """Whether the stop stands in a quotation or bracket that opened after the sentence began and closes later on."""
        text = self._text
        for opening, closing in self._pairs:
            opened = text.rfind(opening, max(start, at - _REACH), at)
            if opened < 0 or not text[start:opened].strip(_OPENERS):
                continue
            if text.find(closing, opened + 1, end) >= 0 or opening == closing and not _opens(text, opened):
                continue
            closed = text.find(closing, end, at + _REACH)
            if closed < 0 or text.find(opening, end, closed) >= 0:
                continue
            if opening == closing and _opens(text, closed):
                continue
            return True
        return False


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The kinds of brackets and quotation marks that occur in the text with both their signs."""
    low = "„" in text
    turned = low or 0 <= text.find("»") < text.find("«")  # German prints »so«, French « so »
    pairs = [("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"), ('"', '"'), ("*", "*")]
    pairs.append(("„", "“") if low else ("“", "”"))
    pairs.append(("»", "«") if turned else ("«", "»"))
    return tuple((a, b) for a, b in pairs if (text.count(a) > 1 if a == b else a in text and b in text))


def _opens(text: str, at: int) -> bool:
    """Whether a straight quotation mark or asterisk opens: free before it, a letter behind it."""
    return (at == 0 or text[at - 1] in " \u00a0([—–-/") and at + 1 < len(text) and not text[at + 1].isspace()


def _is_roman(after: _After) -> bool:
    """A Roman number; a lone ``I`` with a blank behind it is the pronoun."""
    return _ROMAN.fullmatch(after.word) is not None and (after.word != "I" or after.tail != " ")
