"""A name as printed taken apart in CSL's way."""

from __future__ import annotations

from claimscan.model import Name
from claimscan.parse import lexicon
from claimscan.parse.name_forms import Style


def parts(literal: str, style: Style) -> Name:
    """A person's name taken apart in CSL's way; ``literal`` stays as printed."""
    text = literal.strip(" ,;")
    if style == "family":
        particle, family = _particle(text)
        return Name(literal, family, None, particle)
    if style == "inverted":
        family, _, rest = text.partition(",")
        given, _, suffix = rest.strip().partition(", ")
        particle, family = _particle(family.strip())
        return Name(literal, family, given or None, particle, suffix or None)
    words = text.replace(",", " ").split()
    suffix_word = words.pop() if len(words) > 2 and words[-1].lower() in lexicon.SUFFIXES else None
    if style == "initials":
        cut = next((i for i, word in enumerate(words) if i and _is_initials(word)), len(words))
        particle, family = _particle(" ".join(words[:cut]))
        return Name(literal, family, " ".join(words[cut:]) or None, particle, suffix_word)
    cut = next((i for i, word in enumerate(words) if i and word in lexicon.PARTICLES), len(words) - 1)
    particle, family = _particle(" ".join(words[cut:]))
    return Name(literal, family, " ".join(words[:cut]) or None, particle, suffix_word)


def _is_initials(word: str) -> bool:
    return word.endswith(".") or word.isupper() and len(word) <= 3


def _particle(text: str) -> tuple[str | None, str]:
    words = text.split()
    count = 0
    while count < len(words) - 1 and words[count] in lexicon.PARTICLES:
        count += 1
    return " ".join(words[:count]) or None, " ".join(words[count:])


def is_body(literal: str) -> bool:
    """A corporate body rather than a person: says so by one of its words, or begins with an article."""
    words = [word.strip(".,()'’").lower() for word in literal.split()]
    return any(word in lexicon.INSTITUTIONS for word in words) or words[:1] == ["the"]
