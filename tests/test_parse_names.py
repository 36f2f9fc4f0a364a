"""Lists of names in every order, and the parts of a name."""

from __future__ import annotations

import pytest

from claimscan.model import Name
from claimscan.parse import name_parts, names
from claimscan.parse.name_forms import Style

LISTS = [
    # text, the names of the longest list that can begin it
    ("Ann Hill, “Lamps”", ["Ann Hill"]),
    ("A. B. Hill and C. van Oort, Old Lamps", ["A. B. Hill", "C. van Oort"]),
    ("Ann Hill, Carl Oort, and Eva Lind. Old lamps", ["Ann Hill", "Carl Oort", "Eva Lind"]),
    ("Hill, A. B., & Oort, C. van (1990). Lamps", ["Hill, A. B.", "Oort, C. van"]),
    ("Hill, A.B., van Oort, C., and Lind, E. Old lamps", ["Hill, A.B.", "van Oort, C.", "Lind, E."]),
    ("Hill, Ann, Carl Oort, and Eva Lind. Lamps", ["Hill, Ann", "Carl Oort", "Eva Lind"]),
    ("Hill, Ann, Old Lamps. A history", ["Hill, Ann"]),
    ("Hill AB, Oort C, Lind-Gold EF. Lamps", ["Hill AB", "Oort C", "Lind-Gold EF"]),
    ("Hill AB Oort C Lind E. Old lamps", ["Hill AB", "Oort C", "Lind E."]),
    ("Hill A., Oort C. Old lamps of Wales", ["Hill A.", "Oort C."]),
    ("Hill/Oort/Lind, 1990", ["Hill", "Oort", "Lind"]),
    ("Hill, Oort, and Lind, Old Lamps, 12", ["Hill", "Oort", "Lind"]),
    ("J.-P. Hill und Carl Oort: Alte Lampen", ["J.-P. Hill", "Carl Oort"]),
    ("Hill Jr., Ann B. Old lamps", ["Hill Jr., Ann B."]),
    ("The Hon. Justice A. Hill and C. Oort, ‘Lamps’", ["A. Hill", "C. Oort"]),
    ("Hill, A.; Oort, C.; Lind, E. (2001)", ["Hill, A.", "Oort, C.", "Lind, E."]),
    ("Kate O’Neil-Hill, 'Lamps'", ["Kate O’Neil-Hill"]),
    # what is no name
    ("The Lamp of the town", []),
    ("Hill notes that lamps", []),
    ("Lamps, and how to light them", ["Lamps"]),
    ("old lamps", []),
    ("12 lamps", []),
]


@pytest.mark.parametrize(("text", "people"), LISTS, ids=[case[0] for case in LISTS])
def test_longest_list(text: str, people: list[str]) -> None:
    found = names.blocks(text, 0, len(text))
    assert [text[person.start : person.end] for person in (found[0].people if found else ())] == people


def test_et_al_belongs_to_the_list() -> None:
    text = "Ann Hill et al., “Lamps”"
    block = names.blocks(text, 0, len(text))[0]
    assert (block.et_al, text[: block.end]) == (True, "Ann Hill et al.")


def test_a_title_may_look_like_a_name() -> None:
    text = "Ann Hill, Old Lamps (London: Tower Press)"
    assert [len(block.people) for block in names.blocks(text, 0, len(text))] == [2, 1]


PARTS = [
    ("Ann B. Hill", "direct", Name("Ann B. Hill", "Hill", "Ann B.")),
    ("Carl van der Oort", "direct", Name("Carl van der Oort", "Oort", "Carl", "van der")),
    ("Hill, A. B.", "inverted", Name("Hill, A. B.", "Hill", "A. B.")),
    ("van Oort, Carl", "inverted", Name("van Oort, Carl", "Oort", "Carl", "van")),
    ("Hill AB", "initials", Name("Hill AB", "Hill", "AB")),
    ("Hill A. B.", "initials", Name("Hill A. B.", "Hill", "A. B.")),
    ("Ann Hill Jr.", "direct", Name("Ann Hill Jr.", "Hill", "Ann", None, "Jr.")),
    ("van Oort", "family", Name("van Oort", "Oort", None, "van")),
]


@pytest.mark.parametrize(("printed", "style", "name"), PARTS, ids=[case[0] for case in PARTS])
def test_parts(printed: str, style: Style, name: Name) -> None:
    assert name_parts.parts(printed, style) == name


@pytest.mark.parametrize(
    ("printed", "body"),
    [("Harbour Commission", True), ("The Lamp Circle", True), ("University of Ghent", True), ("Ann Hill", False)],
)
def test_bodies(printed: str, body: bool) -> None:
    assert name_parts.is_body(printed) is body
