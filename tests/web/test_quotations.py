"""Whether the words of a quotation stand in a page."""

from __future__ import annotations

from time import perf_counter

import pytest

from claimscan.web.quotations import State, look_up, pieces, prepare

PAGE = """Harbour News
The keeper of the lighthouse said on Monday that he would not leave. “I have seen forty winters here, and I will see the
forty-first,” he told the council. Two of its members laughed.
The council’s engineer, Ole Lind, was less sure: the tower had moved by three inches since the storm of 1978, and no
one could say why it should stop now. “We do not know what the sea will do,” he said."""
PREPARED = prepare(PAGE)

ROWS: list[tuple[str, State, str]] = [
    ("“I have seen forty winters here, and I will see the forty-first”", "found", "“I have seen forty winters here, and I will see the forty-first,” he told the"),
    ("I have seen forty winters here and I will see the forty first", "found", "forty winters"),
    ("I have seen … and I will see the forty-first", "found", "“I have seen forty winters here, and I will see the forty-first,” he"),
    ("I have seen forty winters [on the rock], and I will see the forty-first", "found", "forty winters"),
    ("[H]e would not leave", "found", "said on Monday that he would not leave. “I have seen forty winters"),
    ("the tower had moved by three [sic] inches since the storm", "found", "three inches"),
    ("the tower had moved by three inchs since the storm of 1978", "found", "three inches"),
    ("the tower had moved by nine feet since the storm of 1978", "not-found", "the tower had moved by three inches since the storm of 1978"),
    ("we know exactly what the sea will do", "not-found", "what the sea will do"),
    ("bees return to the same field each spring", "not-found", ""),
    ("I have seen … bees return to the same field", "not-found", ""),
    ("not leave", "found", "would not leave"),
    ("…", "not-readable", ""),
]  # fmt: skip


@pytest.mark.parametrize(("quotation", "state", "shown"), ROWS, ids=[row[0] for row in ROWS])
def test_look_up(quotation: str, state: State, shown: str) -> None:
    found = look_up(quotation, PREPARED)
    assert (found.state, shown in found.shown) == (state, True), found
    if not shown:
        assert not found.shown


def test_what_was_cut_or_not_read_is_not_missing() -> None:
    assert look_up("bees return to the same field", PREPARED, complete=False).state == "not-readable"
    assert look_up("I have seen forty winters here", PREPARED, complete=False).state == "found"
    assert look_up("bees return", None).state == "not-readable"
    assert look_up("bees return", prepare("")).state == "not-readable"


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("“The sea [...] will win”", [["the", "sea"], ["will", "win"]]),
        ("the sea . . . and the tower", [["the", "sea"], ["and", "the", "tower"]]),
        ("work[ing] hard", [["work"], ["hard"]]),
        ("don’t l'eau Straße Ångström", [["dont", "leau", "strasse", "angstrom"]]),
        ("the sea (sic) wins", [["the", "sea", "wins"]]),
        ("", []),
    ],
)
def test_pieces(quotation: str, expected: list[list[str]]) -> None:
    assert pieces(quotation) == expected


def test_large_pages_take_time_in_proportion() -> None:
    pages = ("the sea " * 32_000, "a b c d e f g h " * 16_000, PAGE * 400, "x" * 256_000)
    for page in pages:
        start = perf_counter()
        prepared = prepare(page)
        for quotation in ("the sea the sea the sea the sea the wind", "a b c d e f g h i j k l m n", "nothing of it"):
            look_up(quotation, prepared)
        assert perf_counter() - start < 15  # a tenth of a second on a quiet machine; by the square it takes minutes
