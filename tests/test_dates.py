"""Dates as people print them: what is read, what is none, and what keeps a fault."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscan import dates
from claimscan.model import Date

GOLD = Path(__file__).parents[2] / "shared" / "dev" / "gold" / "seed" / "article.txt.json"

READ = [
    # days
    ("April 24, 2023", "2023-04-24"),
    ("April 24 2023", "2023-04-24"),
    ("April 24,2023", "2023-04-24"),
    ("April 24. 2023", "2023-04-24"),
    ("APRIL 24, 2023", "2023-04-24"),
    ("10 July 2013", "2013-07-10"),
    ("24 Apr. 2023", "2023-04-24"),
    ("Apr. 4, 2023", "2023-04-04"),
    ("Sept. 3rd, 2019", "2019-09-03"),
    ("3rd of May 2020", "2020-05-03"),
    ("3rd of May, 2020", "2020-05-03"),
    ("1st May 1933", "1933-05-01"),
    ("24-Apr-2023", "2023-04-24"),
    ("July 28,\n2023", "2023-07-28"),
    ("July\u00a028, 2023", "2023-07-28"),
    ("29 February 2020", "2020-02-29"),
    ("29 February 2000", "2000-02-29"),
    ("12 March 2091", "2091-03-12"),
    ("Monday, 3 May 2021", "2021-05-03"),
    ("Sun., May 3, 2020", "2020-05-03"),
    # other languages
    ("24. April 2023", "2023-04-24"),
    ("12. Mai 1933", "1933-05-12"),
    ("Montag, den 3. Mai 2021", "2021-05-03"),
    ("3. März 2021", "2021-03-03"),
    ("3. Ma\u0308rz 2021", "2021-03-03"),
    ("1er janvier 2020", "2020-01-01"),
    ("3 mars 1897", "1897-03-03"),
    ("8 août 2020", "2020-08-08"),
    ("8 aout 2020", "2020-08-08"),
    ("3 d’octobre 2020", "2020-10-03"),
    ("3 de mayo de 2020", "2020-05-03"),
    ("3 de mayo del 2020", "2020-05-03"),
    ("1º de enero de 2021", "2021-01-01"),
    ("1° gennaio 2020", "2020-01-01"),
    ("9 maggio 1978", "1978-05-09"),
    ("7 de setembro de 2022", "2022-09-07"),
    ("27 maart 2019", "2019-03-27"),
    ("3 mei 2020", "2020-05-03"),
    # numbers
    ("2023-04-24", "2023-04-24"),
    ("2023-4-5", "2023-04-05"),
    ("2023/04/24", "2023-04-24"),
    ("2023. 04. 24.", "2023-04-24"),
    ("24.04.2023", "2023-04-24"),
    ("3.4.2019", "2019-04-03"),
    ("3. 4. 2019", "2019-04-03"),
    ("12.25.2019", "2019-12-25"),
    ("25/12/2019", "2019-12-25"),
    ("12/25/2019", "2019-12-25"),
    ("05/05/2019", "2019-05-05"),
    # the year first
    ("2019, May 3", "2019-05-03"),
    ("2019 May 3", "2019-05-03"),
    ("2019, 3 May", "2019-05-03"),
    ("2019, March", "2019-03"),
    ("2019, July–August", "2019-07/2019-08"),
    ("2019 Mar 3-5", "2019-03-03/2019-03-05"),
    ("2019, Winter", "2019-24"),
    # months, seasons
    ("July 2017", "2017-07"),
    ("July, 2017", "2017-07"),
    ("Sept. 2019", "2019-09"),
    ("mayo de 2020", "2020-05"),
    ("Jul/Aug 2017", "2017-07/2017-08"),
    ("July–August 2017", "2017-07/2017-08"),
    ("July and August 2017", "2017-07/2017-08"),
    ("Dec. 2019/Jan. 2020", "2019-12/2020-01"),
    ("Winter 2003", "2003-24"),
    ("Winter 2003/04", "2003-24"),
    ("Spring 2011", "2011-21"),
    ("Fall, 2011", "2011-23"),
    ("Spring/Summer 2019", "2019-21/2019-22"),
    ("summer of 2004", "2004-22"),
    ("Herbst 2011", "2011-23"),
    ("printemps 2015", "2015-21"),
    # spans of days
    ("May 3–5, 2019", "2019-05-03/2019-05-05"),
    ("May 3-5, 2019", "2019-05-03/2019-05-05"),
    ("3–5 May 2019", "2019-05-03/2019-05-05"),
    ("3./4. Mai 2019", "2019-05-03/2019-05-04"),
    ("April 28–May 3, 2019", "2019-04-28/2019-05-03"),
    ("28 April – 3 May 2019", "2019-04-28/2019-05-03"),
    ("28. April bis 3. Mai 2019", "2019-04-28/2019-05-03"),
    ("Dec. 28, 2019 – Jan. 3, 2020", "2019-12-28/2020-01-03"),
    # years
    ("1999", "1999"),
    ("(1999)", "1999"),
    ("[1999]", "1999"),
    ("1991a", "1991"),
    ("1999?", "1999?"),
    ("[1999?]", "1999?"),
    ("May 2019?", "2019-05?"),
    ("ca. 1850", "1850~"),
    ("c. 1850", "1850~"),
    ("circa 1850", "1850~"),
    ("[ca. 1850?]", "1850%"),
    ("ca. May 1850", "1850-05~"),
    ("um 1850", "1850~"),
    ("1998–99", "1998/1999"),
    ("1998-99", "1998/1999"),
    ("1998–9", "1998/1999"),
    ("1999/00", "1999/2000"),
    ("1998-1999", "1998/1999"),
    ("1998 – 2001", "1998/2001"),
    ("ca. 1850–60", "1850~/1860~"),
    ("2003–04", "2003/2004"),
    ("2019-07", "2019-07"),
]

FAULTS = [
    ("May 32, 2020", "impossible", ()),
    ("31 April 2020", "impossible", ()),
    ("Feb 29, 2019", "impossible", ()),
    ("29. Februar 1900", "impossible", ()),
    ("0 May 2020", "impossible", ()),
    ("31/04/2019", "impossible", ()),
    ("2019-13-05", "impossible", ()),
    ("2019-02-30", "impossible", ()),
    ("May 5–3, 2019", "impossible", ()),
    ("03/04/2019", "ambiguous", ("2019-04-03", "2019-03-04")),
    ("3-4-2019", "ambiguous", ("2019-04-03", "2019-03-04")),
    ("2003-04", "ambiguous", ("2003-04", "2003/2004")),
    ("n.d.", "undated", ()),
    ("[n.d.]", "undated", ()),
    ("(n. d.)", "undated", ()),
    ("s.d.", "undated", ()),
    ("o.J.", "undated", ()),
    ("o. J.", "undated", ()),
    ("[o. D.]", "undated", ()),
    ("z.j.", "undated", ()),
    ("undated", "undated", ()),
    ("forthcoming", "undated", ()),
    ("Forthcoming.", "undated", ()),
    ("in press", "undated", ()),
    ("im Erscheinen", "undated", ()),
]

NO_DATES = [
    "",
    "20l9",
    "May 3, 20l9",
    "2O19",
    "MMXIX",
    "17 Brumaire",
    "pp. 12-14",
    "p. 1987",
    "pp. 1965-83",
    "S. 1234",
    "1 Kgs. 3:4",
    "No. 913",
    "No. 1998",
    "Vol. 18",
    "§ 1983",
    "§1983",
    "$1999",
    "1999 €",
    "1,999",
    "1999.50",
    "1999,5",
    "1500 km",
    "2000 words",
    "1932-6203",
    "2010/679/4",
    "2 (3)",
    "12(3)",
    "May 3",
    "3 May",
    "may",
    "March on",
    "Sept. 14",
    "12. April",
    "12.04.98",
    "3/4/19",
    "24.04.2023.1",
    "192.16.2001.1",
    "tel. 12-34-2001-5",
    "1960s",
    "ISSN 1234-1999",
    "Regulation 2016/679",
    "A-1999",
    "3rd",
    "Id. at 1722",
    "bridge 3, 2019",
    "Tramway 12 2019",
]


@pytest.mark.parametrize(("printed", "iso"), READ)
def test_read(printed: str, iso: str) -> None:
    read = dates.read(printed)
    assert read is not None
    assert (read.iso, read.fault) == (iso, None)


@pytest.mark.parametrize(("printed", "fault", "alternatives"), FAULTS)
def test_read_keeps_what_is_no_date_with_its_fault(printed: str, fault: str, alternatives: tuple[str, ...]) -> None:
    read = dates.read(printed)
    assert read is not None
    assert (read.iso, read.fault, read.alternatives) == (None, fault, alternatives)


@pytest.mark.parametrize("printed", NO_DATES)
def test_no_date(printed: str) -> None:
    assert dates.read(printed) is None


@pytest.mark.parametrize(
    "printed", [*NO_DATES, "1999", "[1999]", "ca. 1850", "1998–99", "2 (2003)", "2019-07", "1999?"]
)
def test_nothing_is_found_without_bare_years(printed: str) -> None:
    assert dates.find(printed) == ()


def test_seasons_say_so() -> None:
    assert dates.read("Winter 2003") == Date("2003-24", season=True)
    assert dates.read("July 2017") == Date("2017-07", season=False)


# (text, bare years?, [(lead words, printed date, EDTF or fault, role)])
FOUND = [
    (
        "Ida Moss, “Old Piers,” Harbour News, April 24, 2023, https://example.org/2021/05/06/piers.",
        False,
        [("", "April 24, 2023", "2023-04-24", "issued")],
    ),
    (
        "I. Moss, Piers (Leeds, 1987), www.example.org/2021/05/06, accessed 3 May 2020.",
        True,
        [("", "1987", "1987", "issued"), ("accessed ", "3 May 2020", "2020-05-03", "accessed")],
    ),
    ("doi:10.1234/2020.05.03, 10.1234/1999 and 1999", True, [("", "1999", "1999", "issued")]),
    ("(last accessed: 3 May 2020)", False, [("last accessed: ", "3 May 2020", "2020-05-03", "accessed")]),
    (
        "Last accessed on Monday, 3 May 2021.",
        False,
        [("Last accessed on ", "Monday, 3 May 2021", "2021-05-03", "accessed")],
    ),
    ("[cited 2019 Mar 3]", False, [("cited ", "2019 Mar 3", "2019-03-03", "accessed")]),
    ("the case cited 3 May 2020", False, [("", "3 May 2020", "2020-05-03", "issued")]),
    ("Retrieved May 3, 2020, from", False, [("Retrieved ", "May 3, 2020", "2020-05-03", "accessed")]),
    ("visited 2020-05-03", False, [("visited ", "2020-05-03", "2020-05-03", "accessed")]),
    ("Archived on 3 May 2020", False, [("Archived on ", "3 May 2020", "2020-05-03", "accessed")]),
    ("(abgerufen am 3.5.2020)", False, [("abgerufen am ", "3.5.2020", "2020-05-03", "accessed")]),
    ("zuletzt besucht am 3. Mai 2020", False, [("zuletzt besucht am ", "3. Mai 2020", "2020-05-03", "accessed")]),
    ("zuletzt am 3.5.2020 abgerufen", False, [("zuletzt am ", "3.5.2020", "2020-05-03", "accessed")]),
    ("(letzter Zugriff: 3.5.2020)", False, [("letzter Zugriff: ", "3.5.2020", "2020-05-03", "accessed")]),
    ("[Stand: 3.5.2020]", False, [("Stand: ", "3.5.2020", "2020-05-03", "accessed")]),
    ("consulté le 3 mai 2020", False, [("consulté le ", "3 mai 2020", "2020-05-03", "accessed")]),
    (
        "(dernière consultation le 3 mai 2020)",
        False,
        [("dernière consultation le ", "3 mai 2020", "2020-05-03", "accessed")],
    ),
    ("consultado el 3 de mayo de 2020", False, [("consultado el ", "3 de mayo de 2020", "2020-05-03", "accessed")]),
    ("(ultimo accesso: 3 maggio 2020)", False, [("ultimo accesso: ", "3 maggio 2020", "2020-05-03", "accessed")]),
    ("Acesso em: 3 maio 2020.", False, [("Acesso em: ", "3 maio 2020", "2020-05-03", "accessed")]),
    ("geraadpleegd op 3 mei 2020", False, [("geraadpleegd op ", "3 mei 2020", "2020-05-03", "accessed")]),
    ("after a consultation in July 2019", False, [("", "July 2019", "2019-07", "issued")]),
    ("Tram Museum, Last Updated April 12, 2023", False, [("Last Updated ", "April 12, 2023", "2023-04-12", "updated")]),
    ("mise à jour le 3 mai 2020", False, [("mise à jour le ", "3 mai 2020", "2020-05-03", "updated")]),
    ("zuletzt geändert am 3.5.2020", False, [("zuletzt geändert am ", "3.5.2020", "2020-05-03", "updated")]),
    ("Bee Journal, no. 5, May 2019, 12", False, [("", "May 2019", "2019-05", "issued")]),
    ("Bee Journal, No. 5 May 2019", False, [("", "May 2019", "2019-05", "issued")]),
    ("Bee Journal, vol. 77 May 2019", False, [("", "May 2019", "2019-05", "issued")]),
    ("Bee Journal 177 May 2019", False, [("", "May 2019", "2019-05", "issued")]),
    ("Light, S. 3. Mai 2019", False, [("", "Mai 2019", "2019-05", "issued")]),
    ("In 2019, May 3, 2020 was far", False, [("", "May 3, 2020", "2020-05-03", "issued")]),
    ("in 2019 May said nothing", False, []),
    ("Mars 2020 landed; they set 2003 stones", False, []),
    ("Revue des phares, mars 2020, 7", False, [("", "mars 2020", "2020-03", "issued")]),
    ("in May 2500 bees", False, []),
    (
        "May 3, 2019a; June 2020.",
        False,
        [("", "May 3, 2019a", "2019-05-03", "issued"), ("", "June 2020", "2020-06", "issued")],
    ),
    ("on 2023-04-24T10:00:00Z", False, [("", "2023-04-24", "2023-04-24", "issued")]),
    ("Beacon, n.d., 4", False, [("", "n.d.", "undated", "issued")]),
    ("Beacon (D. N.D. 2019)", True, [("", "2019", "2019", "issued")]),
    ("Beacon (mean 4, s.d. 2.1)", False, []),
    ("O. J. Simpson; Reed, N. D., 1999", True, [("", "1999", "1999", "issued")]),
    ("Press, forthcoming.", False, [("", "forthcoming", "undated", "issued")]),
    ("the forthcoming book", False, []),
    ("an undated letter", False, []),
    ("Reed, S., 1999; Reed, P. 1998", True, [("", "1999", "1999", "issued"), ("", "1998", "1998", "issued")]),
    ("Walter Page. 1912. Locks", True, [("", "1912", "1912", "issued")]),
    ("D.D.C. 2018; Oakland, CA, 1990", True, [("", "2018", "2018", "issued"), ("", "1990", "1990", "issued")]),
    ("12(3): 1965–83 (1999)", True, [("", "1999", "1999", "issued")]),
    ("“Will the Pier Stand in 1999?” News", True, [("", "1999", "1999", "issued")]),
    ("(Leeds: Quay, [1999?])", True, [("", "1999?", "1999?", "issued")]),
    ("Leeds:1999", True, [("", "1999", "1999", "issued")]),
    ("©1999", True, [("", "1999", "1999", "issued")]),
    ("Moss 1999: 23", True, [("", "1999", "1999", "issued")]),
    ("Moss 1991a, 1991b", True, [("", "1991a", "1991", "issued"), ("", "1991b", "1991", "issued")]),
    ("2 (2003)", True, [("", "2003", "2003", "issued")]),
    ("July 28, 2023¹² and", False, [("", "July 28, 2023", "2023-07-28", "issued")]),
    ("July 28, 2023,https://example.org/a", False, [("", "July 28, 2023", "2023-07-28", "issued")]),
]


@pytest.mark.parametrize(("text", "bare_years", "expected"), FOUND)
def test_find(text: str, bare_years: bool, expected: list[tuple[str, str, str, str]]) -> None:
    found = [
        (
            text[match.lead : match.start],
            text[match.start : match.end],
            match.value.iso or match.value.fault,
            match.role,
        )
        for match in dates.find(text, bare_years=bare_years)
    ]
    assert found == expected


@pytest.mark.parametrize("printed", [printed for printed, _ in READ if not printed.isdigit()])
def test_a_date_reads_the_same_in_a_note(printed: str) -> None:
    text = f"Ida Moss, Piers, {printed.strip('()[]')}, 7"
    assert dates.read(printed) in [match.value for match in dates.find(text, bare_years=True)]


@given(st.text(alphabet="MayJune Sept.3124 0,-–/:()[]?n.d\n", max_size=60) | st.text(max_size=60), st.booleans())
def test_matches_are_ascending_apart_and_inside(text: str, bare_years: bool) -> None:
    end = 0
    for match in dates.find(text, bare_years=bare_years):
        assert end <= match.lead <= match.start < match.end <= len(text)
        assert (match.value.iso is None) == (match.value.fault is not None)
        end = match.end


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_plain_form(day: date) -> None:
    names = "January February March April May June July August September October November December".split()
    name = names[day.month - 1]
    year, number = f"{day.year:04}", str(day.day)
    iso = f"{year}-{day.month:02}-{day.day:02}"
    forms = (iso, f"{name} {number}, {year}", f"{number} {name} {year}", f"{number}.{day.month}.{year}")
    for form in forms:
        assert dates.find(form) == (dates.DateMatch(0, len(form), Date(iso), "issued", 0),)
        assert dates.find(f"- {form} -") == (dates.DateMatch(2, len(form) + 2, Date(iso), "issued", 2),)


@pytest.mark.parametrize(
    "piece", ["1999 ", "May 1999-", "1999/", "1999", "www.1999/", "accessed on ", "(n.d.) ", "May 3–"]
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = 1e9
        for _ in range(3):
            begun = time.process_time()
            dates.find(text, bare_years=True)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(100_000) < 15 * cost(10_000) + 0.05


@pytest.mark.skipif(not GOLD.exists(), reason="needs the development documents")
def test_dates_of_a_real_article() -> None:
    sources = [source for note in json.loads(GOLD.read_text())["notes"] for source in note["sources"]]
    missed = []
    for source in sources:
        found = dates.find(source["raw"], bare_years=len(source["date"]) == 4)
        if source["date"] not in [match.value.iso for match in found]:
            missed.append(source["raw"])
    assert (len(sources), missed) == (128, [])
