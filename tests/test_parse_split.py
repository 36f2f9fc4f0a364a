"""Where one source of a note ends and the next begins, and what of a note is no source."""

from __future__ import annotations

import pytest

from claimscan.parse import parse
from printed import note_of

HILL = "Ann Hill, “Old Lamps,” Harbour Post, May 3, 2021"
OORT = "Carl Oort, The Keeper’s Year (London: Tower Press, 1998), 12"
PAGE = "https://post.example/lamps"

NOTES: dict[str, list[tuple[str, list[str]]]] = {
    # why -> the note, the texts of its sources; ¶ is a closed break
    "a semicolon between references": [
        (f"{HILL}; {OORT}.", [HILL, OORT + "."]),
        (f"{HILL}; see also {OORT}.", [HILL, OORT + "."]),
        ("Hill 1998: 12; Oort/Lind 2001: 3", ["Hill 1998: 12", "Oort/Lind 2001: 3"]),
    ],
    "a semicolon inside a title, address, bracket or list of names": [
        ("“Lamps; Towers; Bees,” Harbour Post, May 3, 2021.", ["“Lamps; Towers; Bees,” Harbour Post, May 3, 2021."]),
        (
            f"“Lamps,” Harbour Post, May 3, 2021, {PAGE}?a=1;b=2.",
            [f"“Lamps,” Harbour Post, May 3, 2021, {PAGE}?a=1;b=2."],
        ),
        (
            "Carl Oort, Towers (London: Quay; New York: Pier, 1998), 12.",
            ["Carl Oort, Towers (London: Quay; New York: Pier, 1998), 12."],
        ),
        (
            "Hill, A.; Oort, C.; Lind, E. (1998). Old lamps. Lamp Review, 12, 3-9.",
            ["Hill, A.; Oort, C.; Lind, E. (1998). Old lamps. Lamp Review, 12, 3-9."],
        ),
    ],
    "a stop, and a reference behind it": [
        (f"{OORT}. Compare {HILL}.", [OORT + ".", HILL + "."]),
        ("Oort, id., p. 79. A. Hill, Old Lamps (1901), 4.", ["Oort, id., p. 79.", "A. Hill, Old Lamps (1901), 4."]),
    ],
    "a stop inside a reference": [
        (
            "Hill, A. B. (1998). Old lamps. London: Tower Press.",
            ["Hill, A. B. (1998). Old lamps. London: Tower Press."],
        ),
        (
            "A. Hill, ‘Mr. Oort’s Lamp’, J. Lamp Stud., vol. 3, no. 2, pp. 4-9, 1998.",
            ["A. Hill, ‘Mr. Oort’s Lamp’, J. Lamp Stud., vol. 3, no. 2, pp. 4-9, 1998."],
        ),
        ("„Alte Lampen“, Der Hafenbote, 12. Mai 2019.", ["„Alte Lampen“, Der Hafenbote, 12. Mai 2019."]),
    ],
    "a paragraph of its own": [
        (f"{HILL}, {PAGE}.¶{OORT}.", [f"{HILL}, {PAGE}.", OORT + "."]),
        (f"{HILL}.¶“New Lamps,” Quay News, June 1, 2020.", [HILL + ".", "“New Lamps,” Quay News, June 1, 2020."]),
    ],
    "a paragraph that only goes on": [
        (
            "Ann Hill, “Old Lamps and¶New Towers,” Harbour Post, May 3, 2021.",
            ["Ann Hill, “Old Lamps and New Towers,” Harbour Post, May 3, 2021."],
        ),
        (f"{HILL},¶{PAGE}.", [f"{HILL}, {PAGE}."]),
    ],
    "an address, and a reference behind it": [
        (
            f"{HILL}, {PAGE} “New Lamps,” Quay News, June 1, 2020.",
            [f"{HILL}, {PAGE}", "“New Lamps,” Quay News, June 1, 2020."],
        ),
    ],
    "signals": [
        (f"See {HILL}.", [HILL + "."]),
        (f"But see {HILL}.", [HILL + "."]),
        (f"Vgl. {OORT}.", [OORT + "."]),
        (f"Cf. {OORT}, cited in {HILL}.", [OORT, HILL + "."]),
        ("Siehe dazu Hill (1998), S. 3; ebenso Oort (2001), S. 4.", ["Hill (1998), S. 3", "Oort (2001), S. 4."]),
    ],
    "commentary beside sources": [
        (f"The lamp was moved twice. See {HILL}.", [HILL + "."]),
        (f"The stricter view is that of {HILL}.", [HILL + "."]),
        ("This is disputed: Hill 1998, S. 4.", ["Hill 1998, S. 4."]),
    ],
    "nothing but commentary": [
        ("The keepers were paid by the week and not by the year.", []),
        ("I thank the town for its help; all errors are mine.", []),
        ("That is, neither lamps nor bees.", []),
        ("See below.", []),
        ("", []),
        (" \t ", []),
        ("; ; ;", []),
        ("...", []),
    ],
    "short forms": [
        ("Ibid.", ["Ibid."]),
        ("Ibid., 12; Hill, op. cit., p. 3.", ["Ibid., 12", "Hill, op. cit., p. 3."]),
        ("A.a.O., S. 12.", ["A.a.O., S. 12."]),
    ],
}
CASES = [pytest.param(text, sources, id=f"{why}: {text[:50]}") for why, cases in NOTES.items() for text, sources in cases]  # fmt: skip


@pytest.mark.parametrize(("text", "sources"), CASES)
def test_split(text: str, sources: list[str]) -> None:
    assert [source.text for source in parse(note_of(text))] == sources


def test_the_signal_belongs_to_its_source_and_not_to_its_text() -> None:
    first, second = parse(note_of(f"See {HILL}; but see also {OORT}."))
    assert first.signal is not None
    assert first.signal.value == "See"
    assert second.signal is not None
    assert second.signal.value == "but see also"


def test_an_entry_of_a_list_is_one_source() -> None:
    entry = (
        "Hill, A. (1998). Old lamps. Harbour stories. London: Tower Press. Oort, C. adds a chapter; Lind, E. another."
    )
    assert len(parse(note_of(entry, "reference"))) == 1
