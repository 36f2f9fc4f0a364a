"""Quotation marks: which belong together, which are alone."""

from __future__ import annotations

import pytest

from claimscan.parse import quotes

PAIRS = [
    # text, the outermost quotations without their marks, the faults with their places
    ('a "b c" d', ["b c"], []),
    ("a “b ‘c,’” d", ["b ‘c,’"], []),
    ("a \"b 'c,'\" d", ["b 'c,'"], []),
    ("‘“Mere” lamps: a study’ (1979)", ["“Mere” lamps: a study"], []),
    ("„Alte ‚Lampen‘ im Turm“, S. 3", ["Alte ‚Lampen‘ im Turm"], []),
    ("« Les ponts », Revue", [" Les ponts "], []),
    ("»Alte Lampen«, S. 3", ["Alte Lampen"], []),
    ("``Old lamps,'' Proc.", ["Old lamps,"], []),
    ("‘The Keepers’ Song of Wales’ (1999)", ["The Keepers’ Song of Wales"], []),
    (
        "‘for a Keeper's, Mate's or Child's Lamp. A study’ (1996)",
        ["for a Keeper's, Mate's or Child's Lamp. A study"],
        [],
    ),
    ("the keepers' lamps and the town's bees", [], []),
    ("the ‘lamp’ of the town. See ‘Old Lamps’ in B", ["lamp", "Old Lamps"], []),
    ("“A “deep” lamp,” Times", ["A “deep” lamp,"], []),
    # marks that are alone
    ('Hill, "Old lamps, *Times*', [], [("open", 6)]),
    ("Hill, Old lamps,” *Times*", [], [("close", 16)]),
    ('"Ann Hill, "Old lamps," Times', ["Old lamps,"], [("open", 0)]),
    ('a "b; "c," d', ["c,"], [("open", 2)]),
    ('“Old lamps," Times', ["Old lamps,"], [("mixed", 11)]),
]


@pytest.mark.parametrize(("text", "inside", "faults"), PAIRS, ids=[case[0] for case in PAIRS])
def test_find(text: str, inside: list[str], faults: list[tuple[str, int]]) -> None:
    found = quotes.find(text)
    assert [text[quote.inner_start : quote.inner_end] for quote in found.spans] == inside
    assert list(found.faults) == faults


def test_inches_are_no_quotation() -> None:
    assert quotes.find('a 12"lamp').spans == ()
