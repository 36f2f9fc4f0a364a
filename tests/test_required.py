"""What a pattern needs is in every text that it matches; a guarded pattern finds what the bare one finds."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from claimscan import patterns
from claimscan.guards import Guarded
from claimscan.required import needed

NEEDS: list[tuple[str, tuple[str, ...] | None]] = [
    (
        r"\b(?:[Dd]irected\sby|Dir\.)\s\p{Lu}",
        ("dir. ", "directed by "),
    ),  # one way of writing small letters and blanks is looked for faster
    (r"(?<=\p{Ll})\sof\s(?=Hull)", ("Hull",)),
    (r"(?i)\binterviewed\b", ("nterv",)),  # "i" may be "ı", "s" may be "ſ", "k" the Kelvin sign
    (r"(?i)kiss", None),
    (r"https?://|ftps?://", ("ftp://", "ftps://", "http://", "https://")),
    (r"(?:vol|no)\.(?:bridge)+", ("bridge",)),
    (r"(?:bridge)*", None),
    (r"(?:bridge)?", None),
    (r"(?!bridge)", None),
    (r"[^b]", None),
    (r"\w+", None),
    (r"colou?r", ("color", "colour")),
    (r"(?:tram|\d+)", None),
    (r"[Oo]ld\s{0,2}(?:tram|bus)(?:\s+[Ss]top)?", ("bus", "tram")),
    (r"[Ss]\s?cit\s{1,3}\p{L}", ("s cit ", "scit ")),
    (r"[Ss]\.(?=\s(?:auch|dazu))", (" auch", " dazu")),
    (r"Οδο[Σς]", ("ΟδοΣ", "Οδος")),  # in lower case either may be "ς" or "σ"
    (r"(bridge)\1", ("bridge",)),
    (r"e", None),  # in nearly every text
]


@pytest.mark.parametrize(("pattern", "strings"), NEEDS)
def test_needed(pattern: str, strings: tuple[str, ...] | None) -> None:
    needs = needed(pattern, regex.V0, {})
    assert (sorted(needs.strings) if needs else None) == (sorted(strings) if strings else None)


def test_named_lists_are_read() -> None:
    needs = needed(r"\b\L<words>\b", regex.V0, {"words": ["tramway", "lighthouse"]})
    assert needs is not None
    assert sorted(needs.strings) == ["lighthouse", "tramway"]


PATTERNS = [
    r"(?<![\p{L}\d])(?:[Tt]rans(?:l)?\.(?:\sby)?|[Tt]r\.)\s(?=\p{Lu})",
    r"(?i)\b(?:speech|lecture|talk)\s(?:to|at)\b",
    r"(?r)(?<word>\p{L}{3,9})\sBridge",
    r",\s(?P<bare>eds?\.|Hrsg\.)(?=[\s,:]|$)",
    r"(?i:Blatt)|Heft",
    r"(?i)[a-d]ock|[xyz]ylo",
    r"\b[Ss]ee\s?(?:also|e\.\s?g\.)\s+\p{L}",
]
PIECES = "trans. Transl. Tr. by Hill ſpeech SPEECH lecture talK taLk at To Bridge Stone , ed. , eds. Hrsg. BLATT blatt Heft See see\u00a0also e.\ng. dock Xylo zYlo ı K".split(
    " "
)


@given(st.lists(st.sampled_from([*PIECES, " ", "  "]), max_size=12), st.sampled_from(PATTERNS), st.integers(0, 20))
def test_a_guard_changes_nothing(pieces: list[str], pattern: str, start: int) -> None:
    text = " ".join(pieces)
    bare, guarded = regex.compile(pattern, regex.V0), patterns.compile(pattern)
    assert isinstance(guarded, Guarded)
    assert [m.span() for m in guarded.finditer(text)] == [m.span() for m in bare.finditer(text)]
    assert guarded.findall(text) == bare.findall(text)
    assert guarded.sub("-", text) == bare.sub("-", text)
    one, other = guarded.search(text, start), bare.search(text, start)
    assert (one and one.span()) == (other and other.span())
    assert guarded.groupindex == bare.groupindex
