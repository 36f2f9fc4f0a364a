"""Statistics: counts, sums, shares and measures; and dates of events."""

from __future__ import annotations

from collections.abc import Iterator

from claimscan import dates
from claimscan import patterns as regex
from claimscan.claims.lexicon.entry import Lexicon
from claimscan.claims.sentence import Hit, Sentence

# A number as it is printed, with the sign of a currency before it, and a range. Must NOT match inside names (``E-170``,
# ``CO2``, ``G20``), ordinals (``19th``), compounds with a noun (``30-day``; but ``1,250-km``), dates and versions.
_NUMBER = regex.compile(
    r"(?<![\p{L}\p{N}./:–-])(?P<money>\\?(?:US|AU|CA|NZ|A|C|HK)?[$€£¥₹₽₺]\s?|(?:EUR|USD|GBP|CHF)\s)?"
    r"(?P<number>(?P<grouped>\d{1,3}(?:[,.’' \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?)|\d+(?:[.,]\d+)?)"
    r"(?:\s?[–-]\s?[$€£]?\d+(?:[.,]\d+)*)?(?P<more>\s?\+)?"
)
_PER_CENT = regex.compile(
    r"\s?(?:%|‰|(?:per\s?cent|percent|percentage\spoints?|Prozent(?:punkte)?|pour\scent|por\sciento|por\scento|per\scento"
    r"|procent)(?!\p{L}))"
)
_GLUED = regex.compile(r"[-\s]?(°[CF]|\p{L}+)")
_AFTER = regex.compile(r"[-\s]\s?(\p{L}[\p{L}’'-]*)")
_WORDS = 3  # words between a number and the noun it counts: ``two young Danish engineers``
_BRACKET = 200  # characters: a date further behind an opening bracket is not taken to be inside it
_YEAR = regex.compile(r"1[0-9]{3}|20[0-9]{2}")
_DIGIT = regex.compile(r"\d")


def statistics(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hit]:
    """Counts, sums, shares and measures outside quotations; no years, labels (``Article 5``), durations or ``two reasons``."""
    text = sentence.text
    yield from (sentence.hit("statistic", first, last) for first, last in sentence.phrases(lexicon.shares))
    if _DIGIT.search(text):
        for match in _NUMBER.finditer(text):
            end = _measured(sentence, match, lexicon)
            if end and not sentence.within_quotes(match.start()):
                yield Hit("statistic", match.start(), end)
    yield from _spelled(sentence, lexicon)


def _measured(sentence: Sentence, match: regex.Match[str], lexicon: Lexicon) -> int:
    """Where a statistic that begins with this number ends; 0 if it is none."""
    text, end = sentence.text, int(match.end())
    before = _word_before(text, match.start())
    share = _PER_CENT.match(text, end)
    if share:
        return int(share.end())
    unit = _GLUED.match(text, end)
    word = unit[1].lower() if unit else ""
    if unit and unit[1] != "K" and (word in lexicon.magnitudes or word in lexicon.units or word in lexicon.money):
        return int(unit.end())
    if match["money"]:
        return end
    if end < len(text) and (text[end].isalpha() or text[end] in "-/:%") or before in lexicon.labels:
        return 0
    if match["grouped"]:
        return end
    year = _YEAR.fullmatch(match["number"]) is not None
    if "." in match["number"] or (year and before not in lexicon.about) or before in lexicon.definite:
        return 0
    if (year or match.start() == 0) and text[end : end + 2].strip().isupper() and not lexicon.nouns_capital:
        return 0  # ``12 The keeper …`` is the number of a paragraph, ``about 1307 Johannes …`` a year
    return _counted(text, end, lexicon)


def _counted(text: str, at: int, lexicon: Lexicon, *, people: bool = False) -> int:
    """Where the noun ends that a number up to ``at`` counts; 0 if there is none near. ``people``: only people count."""
    for _ in range(_WORDS + 1):
        match = _AFTER.match(text, at)
        if match is None:
            return 0
        word = match[1].lower()
        if word in lexicon.stops or word in lexicon.uncounted:
            return 0
        if word in lexicon.people or word in lexicon.agents or word.endswith(lexicon.people_endings):
            return int(match.end())
        if not people and _is_counted(match[1], word, lexicon):
            return int(match.end())
        at = match.end()
    return 0


def _is_counted(printed: str, word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.plurals or (lexicon.nouns_capital and printed[0].isupper()):
        return True
    if printed.isupper():
        return False
    return len(word) > 2 and word.endswith(lexicon.plural_endings) and not word.endswith(lexicon.singular_endings)


def _spelled(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hit]:
    """``two Danish engineers``, ``thousands of bees``, ``ten per cent``; not ``the two states`` or ``two reasons``."""
    if not sentence.has_any(lexicon.counts):
        return
    for index, word in enumerate(sentence.lower):
        if word in lexicon.counts:
            start, _ = sentence.span(index)
            counted = _spelled_end(sentence, index, lexicon)
            if counted and not sentence.within_quotes(start):
                yield Hit("statistic", start, counted)


def _spelled_end(sentence: Sentence, index: int, lexicon: Lexicon) -> int:
    """Where the statistic ends that begins with the spelled number at ``index``; 0 if it is none."""
    word, end = sentence.lower[index], sentence.span(index)[1]
    share = _PER_CENT.match(sentence.text, end)
    if share:
        return int(share.end())
    if word in lexicon.masses:
        of = sentence.word(index + 1) in lexicon.of
        return _counted(sentence.text, sentence.span(index + 1)[1] if of else end, lexicon)
    if sentence.word(index - 1) in lexicon.definite:
        return 0
    if word in lexicon.small:
        unit = _GLUED.match(sentence.text, end)
        measure = unit[1].lower() if unit else ""
        if unit and (measure in lexicon.units or measure in lexicon.money):
            return int(unit.end())
        if unit and measure in lexicon.magnitudes:  # ``two hundred bees``; not ``two hundred years``
            following = _AFTER.match(sentence.text, unit.end())
            return 0 if following and following[1].lower() in lexicon.uncounted else int(unit.end())
    return _counted(sentence.text, end, lexicon, people=word in lexicon.small)


def _word_before(text: str, at: int) -> str:
    words = text[max(at - 30, 0) : at].split()
    return words[-1].strip("(“\"‘'.").lower() if words else ""


def events(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hit]:
    """Dates in a sentence that tells of something past; not years in brackets, in quotations or in the name of a law."""
    text = sentence.text
    if not _DIGIT.search(text) or not any(_is_past(word, lexicon) for word in sentence.lower):
        return
    for match in dates.find(text, bare_years=True):
        if sentence.within_quotes(match.start) or _in_brackets(text, match.start):
            continue
        if _word_before(text, match.start) not in lexicon.laws:
            yield Hit("dated-event", match.start, match.end)


def _is_past(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.past or (
        len(word) > 3 and word.endswith(lexicon.past_endings) and word not in lexicon.not_past
    )


def _in_brackets(text: str, at: int) -> bool:
    low = max(at - _BRACKET, 0)
    return any(text.rfind(a, low, at) > text.rfind(b, low, at) for a, b in ("()", "[]"))
