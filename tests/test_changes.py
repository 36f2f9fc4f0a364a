"""`claimscan diff`: what changed between two versions, by content."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from claimscan.__main__ import main
from claimscan.changes import KINDS, changes, match
from claimscan.changes.fold import fold, unnumbered
from claimscan.scan import scan_text

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
MOSS = 'Ada Moss, "A Bridge for Merrow," Merrow Gazette, April 24, 2023, https://gazette.example/2023/04/24/a-bridge'
PORT = "Port Office, Count of Trams (Port Merrow: Port Office, 2021), p. 12."
CARR = 'Ben Carr, "Green It Is," Merrow Gazette, May 9, 2021, https://gazette.example/green-it-is'
OAK = "Cleo Oak, Iron and Rivets (Port Merrow: Quay Books, 1999)."
SIGNS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def draft(body: str, *notes: str) -> str:
    """A draft; ``^1`` in ``body`` is a mark."""
    for number in range(len(notes) + 2, 0, -1):
        body = body.replace(f"^{number}", str(number).translate(SIGNS))
    numbered = "\n\n".join(f"{str(number).translate(SIGNS)} {note}" for number, note in enumerate(notes, 1))
    return f"The Bridge of Port Merrow\n\n{body}\n\n{numbered}\n"


BODY = "The bridge was opened in 1931.^1 It carries 412 trams a day.^2 The keeper counts them at night.^3"
BEFORE = draft(BODY, MOSS, PORT, CARR)


def found(old: str, new: str) -> list[tuple[str | None, ...]]:
    """Each change as kind, old text, new text and what it hangs on, cut to the first words."""
    pair = match(scan_text(old, today=TODAY), scan_text(new, today=TODAY))
    return [
        (change.kind, *(side and " ".join(side.text.split()[:4]) for side in (change.old, change.new, change.at)))
        for change in changes(pair)
    ]


@pytest.mark.parametrize(
    ("body", "notes", "expected"),
    [
        (BODY, (MOSS, PORT, CARR), []),
        # renumbered: a note of its own comes before the others
        (
            "It is old.^1 The bridge was opened in 1931.^2 It carries 412 trams a day.^3 The keeper counts them at night.^4",
            (OAK, MOSS, PORT, CARR),
            [
                ("source-added", None, "Cleo Oak, Iron and", None),
                ("note-added", None, "Cleo Oak, Iron and", "It is old."),
                ("claim-added", None, "It is old.", None),
            ],
        ),
        # paragraphs in another order, with their notes
        (
            "The keeper counts them at night.^1 It carries 412 trams a day.^2 The bridge was opened in 1931.^3",
            (CARR, PORT, MOSS),
            [],
        ),
        # the figure is another one, the note is not
        (
            BODY.replace("412", "500"),
            (MOSS, PORT, CARR),
            [("claim-altered", "It carries 412 trams", "It carries 500 trams", None)],
        ),
        # the figure is another one, and so is the page that it comes from
        (
            BODY.replace("412", "500"),
            (MOSS, PORT.replace("12.", "13."), CARR),
            [
                ("note-altered", "Port Office, Count of", "Port Office, Count of", "It carries 500 trams"),
                ("source-altered", "Port Office, Count of", "Port Office, Count of", None),
                ("claim-rewritten", "It carries 412 trams", "It carries 500 trams", None),
            ],
        ),
        # the note stands at another claim
        (
            "The bridge was opened in 1931.^1 It carries 412 trams a day. The keeper counts them at night.^2 ^3",
            (MOSS, PORT, CARR),
            [("note-moved", "It carries 412 trams", "The keeper counts them", "Port Office, Count of")],
        ),
        # a note was put in and the marks were left as they were
        (
            BODY,
            (OAK, MOSS, PORT, CARR),
            [
                ("mark-redirected", "Ada Moss, “A Bridge", "Cleo Oak, Iron and", "The bridge was opened"),
                ("mark-redirected", "Port Office, Count of", "Ada Moss, “A Bridge", "It carries 412 trams"),
                ("mark-redirected", 'Ben Carr, "Green It', "Port Office, Count of", "The keeper counts them"),
                ("source-added", None, "Cleo Oak, Iron and", None),
                ("note-added", None, "Cleo Oak, Iron and", "The bridge was opened"),
            ],
        ),
        # a source was dropped with its note
        (
            "The bridge was opened in 1931.^1 It carries 412 trams a day. The keeper counts them at night.^2",
            (MOSS, CARR),
            [
                ("source-dropped", "Port Office, Count of", None, None),
                ("note-dropped", "Port Office, Count of", None, "It carries 412 trams"),
            ],
        ),
        # the date of a source was mended
        (
            BODY,
            (MOSS.replace("April 24", "April 25"), PORT, CARR),
            [
                ("note-altered", 'Ada Moss, "A Bridge', 'Ada Moss, "A Bridge', "The bridge was opened"),
                ("source-altered", 'Ada Moss, "A Bridge', 'Ada Moss, "A Bridge', None),
            ],
        ),
    ],
)
def test_changes(body: str, notes: tuple[str, ...], expected: list[tuple[str, str, str, str]]) -> None:
    straight: list[tuple[str | None, ...]] = [
        tuple(part and part.replace("“", '"') for part in one) for one in expected
    ]
    assert found(BEFORE, draft(body, *notes)) == straight


def test_ibid_that_comes_to_mean_another_work_is_a_change() -> None:
    """The words of the note are the same; the note before it is not."""
    body = "The bridge was opened in 1931.^1 It carries 412 trams a day.^2"
    moved = "The bridge was opened in 1931.^1 It is green.^2 It carries 412 trams a day.^3"
    assert found(draft(body, MOSS, "Ibid."), draft(moved, MOSS, CARR, "Ibid."))[0] == (
        "note-altered",
        "Ibid. [= Ada Moss,",
        "Ibid. [= Ben Carr,",
        "It carries 412 trams",
    )


def test_a_note_that_names_another_is_renumbered_with_it() -> None:
    body = "The bridge was opened in 1931.^1 It is green.^2 It carries 412 trams a day.^3"
    after = "It is old.^1 The bridge was opened in 1931.^2 It is green.^3 It carries 412 trams a day.^4"
    old, new = (
        draft(body, PORT, CARR, "Port Office, supra note 1, p. 9."),
        draft(after, MOSS, PORT, CARR, "Port Office, supra note 2, p. 9."),
    )
    assert {kind for kind, *_ in found(old, new)} == {"source-added", "note-added", "claim-added"}


def test_a_source_says_which_of_its_fields_differ() -> None:
    new = draft(BODY, MOSS.replace("April 24", "April 25"), PORT, CARR)
    every = changes(match(scan_text(BEFORE, today=TODAY), scan_text(new, today=TODAY)))
    assert [change.fields for change in every if change.kind == "source-altered"] == [("issued",)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“Iron,” she said – once.", '"Iron," she said - once.', True),
        ("a sea-side town", "a sea-\nside town", True),
        ("the oﬃce", "the office", True),
        ("an _old_ pier", "an old pier", True),
        ("it stood---once", "it stood—once", True),
        ("from 10-12 hives", "from 1012 hives", False),
        ("The May bridge", "The may bridge", False),
        ("1.5 tonnes", "15 tonnes", False),
        ("the pier a_b", "the pier ab", False),
    ],
)
def test_what_is_the_same_text(one: str, other: str, same: bool) -> None:
    assert (fold(one) == fold(other)) == same


def test_numbers_of_notes_are_no_part_of_a_text() -> None:
    assert unnumbered("Fenn, supra note 4, p. 12.") == unnumbered("Fenn, supra note 15, p. 12.")
    assert unnumbered("Fenn, supra note 4, p. 12.") != unnumbered("Fenn, supra note 4, p. 13.")


# Through the command


class Done(NamedTuple):
    """How the command ended."""

    returncode: int
    stdout: str
    stderr: str


def diff(*arguments: str) -> Done:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["diff", *arguments])
    return Done(code, out.getvalue(), err.getvalue())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "old.txt").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "new.txt").write_text(BEFORE.replace("412", "500"), encoding="utf-8")
    return tmp_path


def test_forms(folder: Path) -> None:
    table = diff("old.txt", "new.txt")
    assert (table.returncode, table.stderr) == (0, "")
    assert table.stdout.splitlines()[0] == "Claims whose text changed while their note stayed (1)"
    assert "It carries 500 trams" in table.stdout
    md = diff("old.txt", "new.txt", "-f", "md").stdout
    assert "| 3 | 2 | It carries 412 trams a day. | It carries 500 trams a day. |  |" in md
    value = json.loads(diff("old.txt", "new.txt", "-f", "json").stdout)
    assert [(one["kind"], one["old"]["line"], one["new"]["label"]) for one in value["changes"]] == [
        ("claim-altered", 3, "2")
    ]
    assert value["summary"] == {
        **dict.fromkeys(KINDS, 0),
        "claim-altered": 1,
        "unchanged": {"claims": 2, "notes": 3, "sources": 3},
    }
    assert diff("old.txt", "old.txt").stdout == "No claim, note, mark or source has changed.\n"
    csv = diff("old.txt", "new.txt", "-f", "csv").stdout.splitlines()
    assert csv[1].startswith("claim-altered,c2,2,,3,It carries 412 trams a day.,c2,2,,3,It carries 500 trams a day.,")


def test_one_side_may_come_from_a_pipe(folder: Path) -> None:
    command = [sys.executable, "-m", "claimscan", "diff", "-", "new.txt", "-f", "jsonl"]
    done = subprocess.run(command, input=BEFORE, capture_output=True, encoding="utf-8", check=False)
    assert json.loads(done.stdout)["change"] == "claim-altered"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("old.txt", "gone.txt"), "gone.txt: cannot be read"),
        (("old.txt", "."), ".: is a folder; name two files"),
        (("-", "-"), "not both"),
        (("old.txt", "new.txt", "-o", "new.txt"), "new.txt: would overwrite what is compared"),
        (("old.txt", "new.txt", "--excel"), "--excel goes with"),
        (("old.txt",), "NEW"),
    ],
)
def test_what_makes_no_sense(arguments: tuple[str, ...], message: str, folder: Path) -> None:
    done = diff(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert (folder / "new.txt").read_text(encoding="utf-8") == BEFORE.replace("412", "500")


@pytest.mark.parametrize("other", ["html", "epub", "odt", "footnotes.md", "unicode.txt"])
def test_the_same_article_in_another_format_has_not_changed(other: str) -> None:
    folder = ROOT / "fixtures" / "bees"
    done = diff(str(folder / "article.docx"), str(folder / f"article.{other}"))
    assert done.stdout == "No claim, note, mark or source has changed.\n"


def test_thousands_of_equal_and_of_rewritten_claims_take_no_long_time() -> None:
    same = " ".join("It closed." for _ in range(3000))
    assert not found(draft(same, MOSS), draft(same, MOSS))
    old = " ".join(f"The tram of line {n} runs to pier {n} at {n} o'clock." for n in range(1500))
    assert len(found(draft(old, MOSS), draft(old.replace("runs", "went"), MOSS))) == 1500
