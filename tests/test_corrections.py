"""Sheets that people mend, through every kind of spreadsheet, and the corrections that hold in later runs. All through the command."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from claimscan.cli import main
from claimscan.corrections import cells
from claimscan.corrections.values import Refused, checked, person
from claimscan.model import Name

BODY = """The Piers of Aldmouth

The pier was built in 1887.¹ It was rebuilt in 1901.² Lamps were hung on it.³ It fell in 1931.⁴ Nobody was hurt.⁵

"""
NOTES = """1 Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 12.
2 Ibid., 14.
3 Ben Orr, “Lamps of the North,” Coast Weekly, 11 May 2019, https://www.coastweekly.example/2019/05/11/lamps
4 Ibid.
5 Fenn, Iron Piers, 3-4; Cora Lund, “Storms,” Tidal Review 12 (2003): 3-4.
"""
Cells = dict[str, str]
Run = Callable[..., Any]


class Desk:
    """A folder with an article, and the commands on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.article = folder / "pier.txt"
        self.sheet = folder / "sheet.csv"
        self.kept = folder / "pier.txt.corrections.json"
        self._capsys = capsys
        self.article.write_text(BODY + NOTES, encoding="utf-8")

    def run(self, *words: object) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = main([str(word) for word in words])
        return (code, *self._capsys.readouterr())

    def rows(self) -> list[Cells]:
        assert self.run("sources", self.article, "-o", self.sheet)[0] == 0
        return list(csv.DictReader(io.StringIO(self.sheet.read_text(encoding="utf-8"))))

    def write(self, rows: list[Cells], *, encoding: str = "utf-8", **form: Any) -> None:
        out = io.StringIO(newline="")
        lines = csv.DictWriter(out, list(rows[0]), **form)
        lines.writeheader()
        lines.writerows(rows)
        self.sheet.write_bytes(out.getvalue().encode(encoding))

    def mend(self, number: int, **changes: str) -> tuple[int, str, str]:
        rows = self.rows()
        rows[number].update(changes)
        self.write(rows)
        return self.run("apply", self.sheet, self.article)

    def sources(self, *options: object) -> list[dict[str, Any]]:
        code, out, _ = self.run("sources", self.article, "-f", "json", *options)
        assert code == 0
        found: list[dict[str, Any]] = json.loads(out)
        return found

    def findings(self, *options: object) -> list[dict[str, Any]]:
        _, out, _ = self.run("check", self.article, "-f", "json", "--select", "R112", *options)
        found: list[dict[str, Any]] = json.loads(out)
        return found


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_a_sheet_is_csv_because_its_name_says_so(desk: Desk) -> None:
    assert [row["title"] for row in desk.rows()] == [
        "The Iron Piers of Aldmouth", "", "Lamps of the North", "", "Iron Piers", "Storms",
    ]  # fmt: skip


def test_an_untouched_sheet_corrects_nothing(desk: Desk) -> None:
    desk.rows()
    assert desk.run("apply", desk.sheet, desk.article) == (0, "", f"claimscan: {desk.sheet}: no cell was changed\n")
    assert not desk.kept.exists()


MENDED: list[tuple[int, Cells, str, object]] = [
    (0, {"title": "Iron Piers"}, "title", "Iron Piers"),
    (0, {"title": ""}, "title", None),
    (0, {"publisher": "Pier House"}, "publisher", "Pier House"),
    (2, {"container_title": "Coast Monthly"}, "container_title", "Coast Monthly"),
    (2, {"type": "article-newspaper"}, "type", "article-newspaper"),
    (2, {"doi": "10.5555/lamps.7"}, "doi", "10.5555/lamps.7"),
    (5, {"volume": "XII"}, "volume", "XII"),
    (5, {"et_al": "WAHR"}, "et_al", True),
]


@pytest.mark.parametrize(("number", "changes", "field", "value"), MENDED)
def test_a_mended_cell_wins(number: int, changes: Cells, field: str, value: object, desk: Desk) -> None:
    before = desk.sources()
    assert desk.mend(number, **changes)[0] == 0
    after = desk.sources()
    assert (after[number][field], after[number]["corrected"]) == (value, [field])
    others = [key for key in before[number] if key not in (field, "corrected", "key", "same_as")]
    assert {key: after[number][key] for key in others} == {key: before[number][key] for key in others}
    assert all(not row["corrected"] for place, row in enumerate(after) if place != number)


DATES = [
    ({"issued": "1998"}, "1998"),
    ({"issued": "4 May 2001"}, "2001-05-04"),
    ({"issued": "2001-05"}, "2001-05"),
    ({"issued": "1998/1999"}, "1998/1999"),
    ({"year": "1998"}, "1998"),
    ({"year": "1998", "issued": "1997-02"}, "1997-02"),
]


@pytest.mark.parametrize(("changes", "iso"), DATES)
def test_mended_dates(changes: Cells, iso: str, desk: Desk) -> None:
    assert desk.mend(0, **changes)[0] == 0
    first = desk.sources()[0]
    assert (first["issued"]["iso"], first["corrected"]) == (iso, ["issued"])


PEOPLE = [
    ({"authors": "Ada Maria Fenn"}, [("Fenn", "Ada Maria", None)]),
    ({"authors": "Ada Fenn; van Oort, Carl"}, [("Fenn", "Ada", None), ("Oort", "Carl", "van")]),
    ({"authors": "Board of Piers"}, [(None, None, None)]),
    ({"authors": ""}, []),
    ({"authors_json": '[{"family": "Fenn", "given": "Ida"}]'}, [("Fenn", "Ida", None)]),
]


@pytest.mark.parametrize(("changes", "names"), PEOPLE)
def test_mended_people(changes: Cells, names: list[tuple[str | None, ...]], desk: Desk) -> None:
    assert desk.mend(0, **changes)[0] == 0
    first = desk.sources()[0]
    assert [(name["family"], name["given"], name["particle"]) for name in first["authors"]] == names


def test_mended_addresses_keep_the_place_of_those_that_stay(desk: Desk) -> None:
    lamps = "https://www.coastweekly.example/2019/05/11/lamps"
    assert desk.mend(2, urls=f"{lamps}; https://lamps.example/copy")[0] == 0
    first, second = desk.sources()[2]["urls"]
    assert (first["url"], first["printed"]) == (lamps, lamps)
    assert second == {
        "url": "https://lamps.example/copy",
        "printed": "",
        "spans": [],
        "repairs": [],
        "alternatives": [],
    }


def test_what_stands_in_the_source_is_traced_to_its_place(desk: Desk) -> None:
    assert desk.mend(0, title="Iron Piers", publisher="Nowhere Press")[0] == 0
    _, out, _ = desk.run("scan", desk.article, "--dump", "article")
    title, publisher = (json.loads(out)["sources"][0][field] for field in ("title", "publisher"))
    text = desk.article.read_text(encoding="utf-8")
    assert [text[start:end] for start, end in title["spans"]] == ["Iron Piers"]
    assert (publisher["value"], publisher["printed"]) == ("Nowhere Press", "Pier Press")


def test_links_can_be_mended(desk: Desk) -> None:
    assert desk.mend(3, refers_to="s1")[0] == 0
    fourth = desk.sources()[3]
    assert (fourth["refers_to"], fourth["corrected"]) == ("s1", ["refers_to"])
    assert desk.sources("--unique")[0]["cited_in"] == ["1", "2", "4", "5"]


def test_mended_works_win_in_the_bibliography(desk: Desk) -> None:
    again = NOTES + "6 Ada Fenn, The Iron Piers of Aldmouth (Aldmouth: Pier Press, 1999), 80.\n"
    desk.article.write_text(BODY.replace(".⁵", ".⁵ It stands.⁶") + again, encoding="utf-8")
    assert desk.run("sources", desk.article, "--unique", "-o", desk.sheet)[0] == 0
    rows = list(csv.DictReader(io.StringIO(desk.sheet.read_text(encoding="utf-8"))))
    rows[0]["publisher"] = "Pier House"
    desk.write(rows)
    assert desk.run("apply", desk.sheet, desk.article)[0] == 0
    assert [row["publisher"] for row in desk.sources("--unique")] == ["Pier House", None, None]
    _, out, _ = desk.run("sources", desk.article, "-f", "bibtex")
    assert "publisher = {Pier House}" in out


SPREADSHEETS: dict[str, dict[str, Any]] = {
    "excel, western europe": {"encoding": "utf-8-sig", "delimiter": ";", "lineterminator": "\r\n"},
    "excel, english": {"encoding": "utf-8-sig", "delimiter": ",", "lineterminator": "\r\n"},
    "excel, unicode text": {"encoding": "utf-16", "delimiter": "\t", "lineterminator": "\r\n"},
    "excel, plain csv": {"encoding": "cp1252", "delimiter": ";", "lineterminator": "\r\n"},
    "libreoffice, all quoted": {"encoding": "utf-8", "delimiter": ",", "quoting": csv.QUOTE_ALL},
}


@pytest.mark.parametrize("name", SPREADSHEETS)
def test_sheets_of_all_spreadsheets(name: str, desk: Desk) -> None:
    rows = desk.rows()
    rows[0]["title"] = "Piers of Iron, “Old” and New; a Résumé"
    desk.write(rows, **SPREADSHEETS[name])
    assert desk.run("apply", desk.sheet, desk.article)[0] == 0
    assert [row["corrected"] for row in desk.sources()] == [["title"], [], [], [], [], []]
    assert desk.sources()[0]["title"] == "Piers of Iron, “Old” and New; a Résumé"


def test_columns_may_be_moved_added_and_taken_away(desk: Desk) -> None:
    keep = ("origin", "remarks", "title", "path")
    rows = [{name: {"remarks": "see me"}.get(name, row.get(name, "")) for name in keep} for row in desk.rows()]
    rows[5]["title"] = "Storms at Sea"
    desk.write(rows[3:])
    assert desk.run("apply", desk.sheet, desk.article)[0] == 0
    assert [row["corrected"] for row in desk.sources()] == [[], [], [], [], [], ["title"]]


# What spreadsheets make of cells that nobody touched.
REWRITTEN = [
    ("issued", "2019-05-11", "11.05.2019"),
    ("issued", "2019-05-11", "5/11/2019"),
    ("issued", "2019-05-11", "11/05/2019"),
    ("issued", "2019-05-11", "2019-05-11 00:00:00"),
    ("issued", "2019-05", "May-19"),
    ("issued", "2019-05", "Mai 19"),
    ("issued", "2019-05", "01.05.2019"),
    ("pages", "3-4", "03. Apr"),
    ("pages", "3-4", "4-Mar"),
    ("pages", "3–4", "04. Mrz"),
    ("issue", "4/12", "Apr 12"),
    ("volume", "007", "7"),
    ("volume", "1.10", "1.1"),
    ("et_al", "false", "FALSCH"),
    ("et_al", "true", "VRAI"),
    ("title", "=Sums and Bridges", "'=Sums and Bridges"),
    ("title", "Bridges  and\nTowers", "Bridges and\r\nTowers"),
    ("title", "Résumé", "Re\u0301sume\u0301"),
    ("authors", "Łukasz Żak", "?ukasz ?ak"),
]


@pytest.mark.parametrize(("name", "before", "after"), REWRITTEN)
def test_what_a_spreadsheet_rewrote_is_no_change(name: str, before: str, after: str) -> None:
    row = dict.fromkeys(cells.CELLS, "") | {name: before}
    assert not cells.changed(name, after, cells.seal(row), before)


CHANGED = [
    ("issued", "2019-05-11", "2019-05-12"),
    ("issued", "2019-05-11", "2019"),
    ("pages", "3-4", "3-5"),
    ("pages", "3-4", "May 1999"),
    ("volume", "7", "8"),
    ("title", "Bridges", "bridges"),
    ("title", "", "Bridges"),
    ("et_al", "false", "true"),
]


@pytest.mark.parametrize(("name", "before", "after"), CHANGED)
def test_what_a_person_changed_is_one(name: str, before: str, after: str) -> None:
    row = dict.fromkeys(cells.CELLS, "") | {name: before}
    assert cells.changed(name, after, cells.seal(row), before)


REFUSED = [
    (
        {"issued": "13 Smarch 2001"},
        "row 2: 'issued' must be a date as 2019-05-04, 2019-05 or 2019, not '13 Smarch 2001'",
    ),
    ({"issued": "2001-02-30"}, "row 2: 'issued' must be a date as 2019-05-04, 2019-05 or 2019, not '2001-02-30'"),
    ({"form": "brief"}, "row 2: 'form' must be one of full, short, ibid, supra, not 'brief'"),
    ({"type": ""}, "row 2: 'type' cannot be empty"),
    ({"urls": "lamps"}, "row 2: 'urls' must be web addresses that begin with http, not 'lamps'"),
    ({"isbn": "9,78E+12"}, "row 2: 'isbn' is a number that the spreadsheet has shortened; set the column to text"),
    ({"authors_json": "{Fenn"}, "row 2: 'authors_json' is no JSON"),
    ({"refers_to": "s77"}, "row 2: 'refers_to' must be the id of a source of this sheet, not 's77'"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_cell_that_makes_no_sense_is_told_and_the_others_are_taken(changes: Cells, sentence: str, desk: Desk) -> None:
    code, _, said = desk.mend(0, **changes, edition="2nd")
    assert (code, said.splitlines()[0]) == (2, f"claimscan: {desk.sheet}: {sentence}")
    assert desk.sources()[0]["corrected"] == ["edition"]


def test_corrections_survive_edits_elsewhere(desk: Desk) -> None:
    assert desk.mend(5, title="Storms at Sea")[0] == 0
    text = BODY.replace("The pier was", "There are bees.¹ The pier was").replace(".⁵", ".⁶").replace(".⁴", ".⁵")
    text = text.replace(".³", ".⁴").replace(".²", ".³").replace("1887.¹", "1887.²")
    notes = "".join(f"{int(line[0]) + 1}{line[1:]}\n" for line in NOTES.splitlines())
    desk.article.write_text(f"{text}1 Ian Moss, Bees (Merrow: Hive, 2010).\n{notes}", encoding="utf-8")
    assert [(row["id"], row["title"], row["corrected"]) for row in desk.sources() if row["corrected"]] == [
        ("s7", "Storms at Sea", ["title"])
    ]
    # Nor does it matter what else the note holds, as long as the source's own words are the same.
    desk.article.write_text(BODY + NOTES.replace("Fenn, Iron Piers, 3-4", "Fenn, Iron Piers, 77"), encoding="utf-8")
    assert [row["title"] for row in desk.sources() if row["corrected"]] == ["Storms at Sea"]
    assert desk.findings() == []


def test_one_that_fits_nothing_is_reported(desk: Desk) -> None:
    assert desk.mend(5, title="Storms at Sea", volume="13")[0] == 0
    desk.article.write_text(BODY + NOTES.replace("“Storms,” Tidal", "“Gales,” Tidal"), encoding="utf-8")
    assert [row["corrected"] for row in desk.sources()] == [[], [], [], [], [], []]
    (finding,) = desk.findings()
    key = json.loads(desk.kept.read_text())["corrections"][0]["id"].split(".")[2]
    text = "Cora Lund, “Storms,” Tidal Review 12 (2003): 3-4."
    assert finding["message"] == f"Correction {key} (title, volume) of “{text}” fits no source any more"
    assert desk.run("check", desk.article, "--select", "R112", "--fail-on", "warning")[0] == 1


def test_an_ibid_is_known_by_its_place_alone(desk: Desk) -> None:
    assert desk.mend(3, locator="99")[0] == 0
    moved = NOTES.replace("2 Ibid., 14.", "2 Ibid.").replace("4 Ibid.", "4 Ian Moss, Bees (Merrow: Hive, 2010).")
    desk.article.write_text(BODY + moved, encoding="utf-8")
    assert [row["corrected"] for row in desk.sources()] == [[], [], [], [], [], []]
    assert len(desk.findings()) == 1


def test_two_people_one_after_the_other(desk: Desk) -> None:
    mine = desk.rows()
    theirs = [dict(row) for row in mine]
    mine[0]["title"], theirs[0]["publisher"], theirs[5]["title"] = "Piers", "Pier House", "Gales"
    for rows in (mine, theirs):
        desk.write(rows)
        assert desk.run("apply", desk.sheet, desk.article)[0] == 0
    assert [row["corrected"] for row in desk.sources()] == [["title", "publisher"], [], [], [], [], ["title"]]


def test_a_sheet_made_with_corrections_can_take_them_back(desk: Desk) -> None:
    assert desk.mend(0, title="Piers", publisher="Pier House")[0] == 0
    assert desk.mend(0, title="The Iron Piers of Aldmouth")[0] == 0  # the publisher's cell is as it was in this sheet
    first = desk.sources()[0]
    assert (first["title"], first["publisher"], first["corrected"]) == (
        "The Iron Piers of Aldmouth", "Pier House", ["publisher"],
    )  # fmt: skip


def test_corrections_from_a_file_of_any_name(desk: Desk, tmp_path: Path) -> None:
    rows = desk.rows()
    rows[0]["title"] = "Piers"
    desk.write(rows)
    other = tmp_path / "mine.json"
    assert desk.run("apply", desk.sheet, desk.article, "-o", other)[0] == 0
    assert desk.sources()[0]["title"] == "The Iron Piers of Aldmouth"
    assert desk.sources("--corrections", other)[0]["title"] == "Piers"
    for command in ("scan", "claims", "notes", "sources", "citations", "check"):
        assert desk.run(command, desk.article, "--corrections", other, "-f", "json")[0] in (0, 1)
        assert desk.run(command, desk.article, "--corrections", tmp_path / "none.json", "-f", "json")[0] == 2


def test_a_file_for_several_articles(desk: Desk, tmp_path: Path) -> None:
    second = tmp_path / "bees.txt"
    second.write_text("Bees\n\nBees are many.¹\n\n1 Ian Moss, Bees (Merrow: Hive, 2010).\n", encoding="utf-8")
    assert desk.mend(0, title="Piers")[0] == 0
    _, out, _ = desk.run("check", tmp_path, "-f", "json", "--select", "R112", "--corrections", desk.kept)
    assert json.loads(out) == []
    _, out, _ = desk.run("sources", tmp_path, "-f", "json", "--corrections", desk.kept)
    assert [row["title"] for row in json.loads(out) if row["corrected"]] == ["Piers"]


BAD_FILES = [
    ("", "is no file of corrections; claimscan apply makes one"),
    ("[1]", "is no file of corrections; claimscan apply makes one"),
    ("[" * 5000, "is no file of corrections; claimscan apply makes one"),
    ('{"version": 9, "corrections": []}', "holds corrections of version 9; this claimscan reads 1"),
    (
        '{"version": 1, "corrections": [{"id": "x", "fields": {}}]}',
        "is no file of corrections; claimscan apply makes one",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), BAD_FILES)
def test_a_bad_file_of_corrections_is_one_sentence(text: str, sentence: str, desk: Desk) -> None:
    desk.kept.write_text(text, encoding="utf-8")
    assert desk.run("sources", desk.article)[::2] == (2, f"claimscan: {desk.kept}: {sentence}\n")


BAD_SHEETS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "has no column 'origin'; it must be a sheet that claimscan sources -f csv wrote"),
    "another table": (b"a;b\n1;2\n", "has no column 'origin'; it must be a sheet that claimscan sources -f csv wrote"),
    "no text": (
        b"\x00\xff\xfe\x81" * 9,
        "has no column 'origin'; it must be a sheet that claimscan sources -f csv wrote",
    ),
}


@pytest.mark.parametrize("name", BAD_SHEETS)
def test_a_bad_sheet_is_one_sentence(name: str, desk: Desk) -> None:
    data, sentence = BAD_SHEETS[name]
    desk.sheet.write_bytes(data)
    assert desk.run("apply", desk.sheet, desk.article)[::2] == (2, f"claimscan: {desk.sheet}: {sentence}\n")


def test_a_row_of_a_source_that_is_gone_is_told(desk: Desk) -> None:
    rows = desk.rows()
    rows[5]["title"] = "Gales"
    desk.write(rows)
    desk.article.write_text(BODY + NOTES.partition("; Cora")[0] + ".\n", encoding="utf-8")
    code, _, said = desk.run("apply", desk.sheet, desk.article)
    assert (code, said) == (2, f"claimscan: {desk.sheet}: row 7: its source is not in {desk.article} any more\n")


NAMES: list[tuple[Any, Name]] = [
    ("Ada Fenn", Name("Ada Fenn", "Fenn", "Ada")),
    ("Fenn, Ada", Name("Fenn, Ada", "Fenn", "Ada")),
    ("Carl van Oort", Name("Carl van Oort", "Oort", "Carl", "van")),
    ("Ministry of Piers", Name("Ministry of Piers")),
    ({"literal": "A. Fenn", "family": "Fenn"}, Name("A. Fenn", "Fenn")),
]


@pytest.mark.parametrize(("value", "name"), NAMES)
def test_names_from_cells(value: Any, name: Name) -> None:
    assert person(value) == name


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", 7), ("authors", "Fenn"), ("authors", [{"age": "7"}]), ("type", "scroll"), ("et_al", "x"), ("urls", [7])],
)
def test_values_that_a_field_cannot_have(field: str, value: Any) -> None:
    with pytest.raises(Refused):
        checked(field, value)


def test_hostile_cells_stay_text(desk: Desk) -> None:
    hostile: Mapping[str, str] = {"title": "=HYPERLINK(1)\x1b[2J", "publisher": "x" * 200_000}
    assert desk.mend(0, **hostile)[0] == 0
    _, out, _ = desk.run("sources", desk.article)
    assert "\x1b" not in out
    assert len(desk.sources()[0]["publisher"]) == 200_000
