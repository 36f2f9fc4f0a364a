"""Volumes, issues, pages and places in all their punctuation."""

from __future__ import annotations

import pytest

from claimscan.parse import numbers

FORMS = [
    # text, what is found: (volume, issue, pages)
    ("Lamp Review 12(3), 45-67.", [("12", "3", "45-67")]),
    ("Lamp Review, 12 (3): 45", [("12", "3", "45")]),
    ("Lamp Review 23 (2, 3, 4), 303-353", [("23", "2, 3, 4", "303-353")]),
    ("Lamp Review 28: 66–86", [("28", None, "66–86")]),
    ("Lamp Review, 14, 57-71.", [("14", None, "57-71")]),
    ("Lamp Review, 17 416 - 429, 1969", [("17", None, "416 - 429")]),
    ("Lamp Review 9, 2 (Oct. 1988), 211-230", [("9", "2", None), (None, None, "211-230")]),
    ("Lamp Review 2012, 3:45-67.", [("3", None, "45-67")]),
    ("Lamp Review. 2012;3:e45.", [("3", None, "e45")]),
    ("Lamp Review 30:1: 16", [("30", "1", "16")]),
    ("vol. 12, no. 3, pp. 45–67", [("12", "3", None), (None, None, "45–67")]),
    ("Vol. 18, Issue 100, June 2021", [("18", "100", None)]),
    ("Bd. 3, H. 1–2, S. 12 ff.", [("3", "1–2", None), (None, None, "12 ff.")]),
    ("vol. 12, n° 3, p. 45-67", [("12", "3", None), (None, None, "45-67")]),
    ("Lamp Review 12 (1999), S. 45", [("12", None, None), (None, None, "45")]),
    ("Trans. Lamp 1982, 29, 300.", [("29", None, "300")]),
    ("12 no. 3 (2004): 45–67", [("12", "3", None), (None, None, "45–67")]),
    ("London: Tower, 1999, 406 p.", [(None, None, None)]),
    # years are no volumes and no pages
    ("Old Lamps, 1780–1860 (1977)", []),
    ("London 1999", []),
    ("Tower Press, 1999, pp. 45-50", [(None, None, "45-50")]),
    ("s. 52 of the Act", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[case[0] for case in FORMS])
def test_find(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    def cut(span: tuple[int, int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    found = numbers.find(text, 0, len(text))
    assert [(cut(item.volume), cut(item.issue), cut(item.pages)) for item in found] == expected


PLACES = [
    ("x, S. 24 und S. 49.", ", S. 24 und S. 49"),
    ("x, insbesondere S. 65—83.", ", insbesondere S. 65—83"),
    ("x, pp. 80–1", ", pp. 80–1"),
    ("x at [12]", " at [12]"),
    ("x (paras 36 and 37) y", " (paras 36 and 37)"),
    ("x, S. 12 ff. berichtet", ", S. 12 ff."),
    ("x 12 lamps", ""),
]


@pytest.mark.parametrize(("text", "places"), PLACES, ids=[case[0] for case in PLACES])
def test_locators_run_on(text: str, places: str) -> None:
    end, _ = numbers.locators_end(text, 1, len(text))
    assert text[1:end] == places
