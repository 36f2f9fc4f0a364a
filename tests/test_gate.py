"""`claimscan check` as a gate, through the installed command: exit codes, selection, settings, suppressions, baseline, forms."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest

from claimscan.config import files
from claimscan.config.lookup import Ask, Lookup
from claimscan.config.settings import Layer, matches
from claimscan.config.shown import schema
from claimscan.errors import BadSettings
from claimscan.gate import chosen
from claimscan.rules import RULES

# One error (D101), two warnings (C101 and C102) and one finding for information (U103).
BRIDGE = """The Bridge of Port Merrow

The bridge was opened in 1931.¹ It carries 412 trams a day. The keeper calls it "a very long piece of iron indeed."

It is painted green.²

¹ Ada Moss, "A Bridge for Merrow," Merrow Gazette, April 24, 2023, https://gazette.example/2023/01/27/bridge-for-merrow

² Ben Carr, "Green It Is," Merrow Gazette, May 9, 2021, http://gazette.example/green-it-is
"""
MARKDOWN = (
    BRIDGE.replace("¹", "[^1]").replace("²", "[^2]").replace("\n[^1] ", "\n[^1]: ").replace("\n[^2] ", "\n[^2]: ")
)
CODES = ["C101", "C102", "D101", "U103"]


class Done(NamedTuple):
    """How a process ended."""

    code: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """The codes of findings in concise form."""
        return sorted(line.split(": ")[1].split()[0] for line in self.out.splitlines())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    put("bridge.txt", BRIDGE)
    return tmp_path


def put(name: str, content: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def check(*arguments: str) -> Done:
    command = [sys.executable, "-m", "claimscan", "check", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def concise(*arguments: str) -> Done:
    return check(*arguments, "-f", "concise")


# Exit codes and selection


def test_findings_and_the_exit_codes(folder: Path) -> None:
    done = concise("bridge.txt")
    assert (done.code, done.codes) == (1, CODES)
    assert done.err == "claimscan: 4 findings in 1 document\n"
    assert check("bridge.txt", "--exit-zero").code == 0
    assert check("gone.txt", "--exit-zero").code == 2
    assert check("bridge.txt", "--ignore", "D").code == 0
    assert check("bridge.txt", "--ignore", "D", "--fail-on", "warning", "--severity", "C=warning").code == 1
    assert check("bridge.txt", "--fail-on", "never").code == 0


def test_selection_and_severities(folder: Path) -> None:
    assert concise("bridge.txt", "--select", "C1", "--extend-select", "insecure-url").codes == ["C101", "C102", "U103"]
    assert concise("bridge.txt", "--select", "C1", "--ignore", "C102").codes == ["C101"]
    assert check("bridge.txt", "--select", "U103", "--severity", "U103=error").code == 1
    assert check("bridge.txt", "--severity", "D101=warning").code == 0
    wrong = check("bridge.txt", "--severity", "D101=fatal")
    assert (wrong.code, wrong.out) == (2, "")
    assert "must be RULES=LEVEL" in wrong.err


def test_profiles(folder: Path) -> None:
    assert concise("bridge.txt", "--profile", "draft").codes == ["D101", "U103"]
    assert check("bridge.txt", "--profile", "print", "--ignore", "D101").code == 1


# Forms


def test_several_forms_at_once(folder: Path) -> None:
    outputs = ("-o", "sarif:out.sarif", "-o", "junit:out.xml", "-o", "summary.txt")
    done = check("bridge.txt", "-f", "grouped", *outputs)
    assert (done.code, done.out) == (1, "")
    assert Path("summary.txt").read_text(encoding="utf-8").startswith("bridge.txt:\n")
    results = json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert sorted(result["ruleId"] for result in results) == CODES
    assert ET.parse("out.xml").getroot().attrib["failures"] == "1"


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (("-o", "sarfi:out.sarif"), "there is no form 'sarfi'; did you mean sarif?"),
        (("-o", "sarif:"), "names no file"),
        (("-o", "a.txt", "-o", "b.txt"), "a.txt is named already"),
        (("-o", "a.txt", "-o", "sarif:./a.txt"), "names the same file twice"),
        (("-o", "sarif:bridge.txt"), "would be overwritten"),
    ],
)
def test_outputs_that_make_no_sense(outputs: tuple[str, ...], message: str, folder: Path) -> None:
    done = check("bridge.txt", *outputs)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert Path("bridge.txt").read_text(encoding="utf-8") == BRIDGE


def test_statistics(folder: Path) -> None:
    done = check("bridge.txt", "--statistics", "--select", "C1,D")
    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines() == [
        "1  info     C101 uncited-statistic",
        "1  info     C102 uncited-quote",
        "1  error    D101 url-date-mismatch",
    ]


def test_annotations_in_a_workflow_if_nothing_else_was_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check("bridge.txt").out.startswith(
        "::error title=claimscan (D101 url-date-mismatch),file=bridge.txt,line=7,"
    )
    assert check("bridge.txt", "-f", "json").out.startswith("[")


# Many documents


def test_several_processes_say_the_same_in_the_same_order(folder: Path) -> None:
    for number in range(12):
        put(f"drafts/{number:02}.txt", BRIDGE.replace("412", str(412 + number)))
    Path("drafts/05.txt").write_bytes(b"")
    alone = concise("drafts", "--jobs", "1")
    together = concise("drafts", "--jobs", "2")
    assert alone == together == concise("drafts")
    assert alone.code == 2
    assert len(alone.codes) == 11 * 4
    assert "drafts/05.txt: there is no text in it" in alone.err


# Settings


def test_the_nearest_settings_file_holds(folder: Path) -> None:
    put("claimscan.toml", 'select = ["C"]\n')
    put("deep/pyproject.toml", '[tool.claimscan]\nselect = ["U"]\n')
    put("deep/er/pyproject.toml", "[tool.other]\n")
    put("deep/er/bridge.txt", BRIDGE)
    done = concise("bridge.txt", "deep")
    assert done.out.splitlines()[-1].startswith("deep/er/bridge.txt:9:")
    assert done.codes == ["C101", "C102", "U103"]
    assert concise("bridge.txt", "--isolated").codes == CODES
    assert concise("bridge.txt", "--config", "deep/pyproject.toml").codes == ["U103"]
    assert concise("bridge.txt", "--ignore", "C101").codes == ["C102"]


def test_settings_of_a_file(folder: Path) -> None:
    put(
        "claimscan.toml",
        'fail-on = "warning"\nignore = ["D101"]\n[severity]\nU103 = "warning"\n'
        '[per-path."old/*"]\nignore = ["C", "U"]\nextend-select = ["D101"]\nseverity = { D101 = "info" }\n',
    )
    put("old/bridge.txt", BRIDGE)
    assert concise("bridge.txt").codes == ["C101", "C102", "U103"]
    assert check("bridge.txt", "--select", "U103").code == 1
    assert concise("old/bridge.txt").codes == ["D101"]
    assert check("old/bridge.txt").code == 0


def test_thresholds(folder: Path) -> None:
    put(
        "long.txt",
        BRIDGE.replace("It is painted green.²", "It weighs 900 tonnes. It cost 12 million crowns. It is old.²"),
    )
    assert concise("long.txt", "--select", "C201").codes == ["C201"]
    put("claimscan.toml", "coverage = 0.1\n")
    assert concise("long.txt", "--select", "C201").codes == []
    put("claimscan.toml", 'coverage-by = "paragraph"\n')
    assert concise("long.txt", "--select", "C201").codes == []


def test_the_settings_that_hold_can_be_seen(folder: Path) -> None:
    put("claimscan.toml", 'profile = "print"\nselect = ["U1"]\n')
    done = check("bridge.txt", "--show-settings")
    assert done.code == 0
    assert f'# bridge.txt\n# from "{folder}/claimscan.toml"\nprofile = "print"\nfail-on = "warning"\n' in done.out
    assert 'U104 = "warning"' in done.out
    assert "D101" not in done.out
    put("shown.toml", done.out)
    assert concise("bridge.txt", "--config", "shown.toml").codes == ["U103"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('ingore = ["D"]', "there is no setting 'ingore'; did you mean ignore?"),
        ('[per-path."*.txt"]\nfail-on = "error"', "there is no setting 'per-path.*.txt.fail-on'; known are"),
        ('ignore = "D"', "'ignore' must be a list of words, not 'D'"),
        ('ignore = ["D9"]', "no rule is called 'D9'"),
        ('fail-on = "fatal"', "'fail-on' must be one of error, warning, info, never, not 'fatal'"),
        ('profile = "web"', "'profile' must be one of draft, print, academic"),
        ("coverage = 2", "'coverage' must be a share from 0 to 1, not 2"),
        ("coverage = true", "'coverage' must be a share"),
        ('severity = { D101 = "off" }', "'severity.D101' must be one of"),
        ("per-path = 1", "'per-path' must be a table"),
        ('preprocess = "rm -rf"', "there is no setting 'preprocess'"),
        ("a = [", "is not TOML"),
    ],
)
def test_a_settings_file_that_makes_no_sense(content: str, message: str, folder: Path) -> None:
    put("claimscan.toml", content)
    with pytest.raises(BadSettings) as caught:
        chosen(Lookup(Ask()).layers("bridge.txt"))
    assert message in str(caught.value)


def test_a_wrong_settings_file_is_named_before_anything_is_written(folder: Path) -> None:
    put("claimscan.toml", 'ignore = ["D9"]')
    done = check("bridge.txt", "-o", "out.txt")
    assert (done.code, done.out) == (2, "")
    assert f"{folder}/claimscan.toml: no rule is called 'D9'" in done.err
    assert not Path("out.txt").exists()


def test_no_setting_names_a_command_or_a_file_to_be_written() -> None:
    """A settings file may come with a stranger's draft."""
    assert set(files.KEYS) == {
        *("profile", "select", "extend-select", "ignore", "severity", "fail-on", "per-path", "baseline"),
        *("coverage", "section-coverage", "reliance", "coverage-by", "contact"),
    }


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("old/a.txt", "old/*", True),
        ("old/deep/a.txt", "old/*", True),
        ("a.txt", "*.txt", True),
        ("deep/a.txt", "*.txt", True),
        ("deep/a.txt", "a.txt", True),
        ("older/a.txt", "old/*", False),
        ("a.md", "*.txt", False),
    ],
)
def test_patterns_of_paths(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, pattern) == fits


def test_layers_lie_over_each_other() -> None:
    names = [
        rule.code for rule in chosen([Layer(select=("D1",)), Layer(ignore=("D102",)), Layer(extend_select=("U2",))])
    ]
    assert names == ["U201", "U202", "D101", "D103", "D104", "D105", "D106"]
    assert [rule.code for rule in chosen([Layer(select=("D1",)), Layer(select=("U2",), ignore=("U201",))])] == ["U202"]


@pytest.mark.parametrize(
    ("settings", "valid"),
    [
        ({"select": ["D", "D1", "url-date-mismatch"], "coverage": 0.9}, True),
        ({"per-path": {"old/*": {"ignore": ["C101"]}}, "severity": {"D101": "info"}}, True),
        ({"ingore": ["D"]}, False),
        ({"select": ["X"]}, False),
        ({"coverage": 2}, False),
        ({"severity": {"D101": "off"}}, False),
    ],
)
def test_the_schema_of_a_settings_file(settings: dict[str, object], valid: bool) -> None:
    described = schema(tuple(RULES.values()))
    jsonschema.Draft202012Validator.check_schema(described)
    assert set(described["properties"]) == set(files.KEYS)
    assert jsonschema.Draft202012Validator(described).is_valid(settings) == valid


# Suppressions


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("<!-- claimscan: ignore[C101,C102] the keeper said so -->\n", ["D101", "U103"]),
        ("<!-- claimscan: ignore[C] -->\n", ["D101", "U103"]),
        ("<!-- claimscan: ignore -->\n", ["D101", "U103"]),
        ("<!-- claimscan: ignore-file[D, insecure-url] -->\n\n", ["C101", "C102"]),
        ("<!-- claimscan: ignore[C103] -->\n", [*CODES[:3], "R110", "U103"]),
        ("<!-- claimscan: ignore[X9] -->\n", [*CODES[:3], "R110", "U103"]),
        ("<!-- claimscan: ignored by all -->\n", CODES),
    ],
)
def test_comments_suppress(comment: str, codes: list[str], folder: Path) -> None:
    put("bridge.md", MARKDOWN.replace("The bridge was", f"{comment}The bridge was"))
    assert concise("bridge.md").codes == codes


def test_a_comment_at_the_end_of_a_line_speaks_of_that_line(folder: Path) -> None:
    put("bridge.md", MARKDOWN.replace("green-it-is", "green-it-is <!-- claimscan: ignore[U103] no other -->"))
    assert concise("bridge.md").codes == ["C101", "C102", "D101"]


def test_comments_of_a_web_page(folder: Path) -> None:
    page = "<p>The bridge carries 412 trams a day.</p>\n<p>It weighs 900 tonnes.</p>\n"
    put("bridge.html", f"<html><body>\n{page}</body></html>\n")
    assert concise("bridge.html", "--select", "C101").codes == ["C101", "C101"]
    put(
        "bridge.html",
        f"<html><body>\n<!-- claimscan: ignore[C101] -->\n{page}<!-- claimscan: ignore --></body></html>\n",
    )
    assert concise("bridge.html", "--select", "C101,R110").codes == ["R110"]


LATEX = r"""\begin{document}
The bridge was opened in 1931.\footnote{Ada Moss, ``A Bridge for Merrow,'' \emph{Merrow Gazette}, April 24, 2023,
  \url{https://gazette.example/2023/01/27/bridge-for-merrow}.}
It carries 412 trams a day.

It weighs 900 tonnes. % a guess
\end{document}
"""


@pytest.mark.parametrize(
    ("before", "behind", "codes"),
    [
        ("", "", ["C101", "C101", "D101"]),
        ("% claimscan: ignore[C101] the keeper said so\n", "", ["C101", "D101"]),
        ("  %claimscan: ignore\n", "", ["C101"]),
        ("% claimscan: ignore-file[D, C101]\n", "", []),
        ("", " claimscan: ignore[C101]", ["C101", "D101"]),
        ("% claimscan: ignore[C102]\n", "", ["C101", "C101", "D101", "R110"]),
        ("40\\% claimscan: ignore[C101]\n", "", ["C101", "C101", "D101"]),
    ],
)
def test_comments_of_a_latex_source(before: str, behind: str, codes: list[str], folder: Path) -> None:
    source = LATEX.replace("The bridge", f"{before}The bridge").replace("% a guess", f"%{behind}")
    put("bridge.tex", source)
    assert concise("bridge.tex", "--select", "C101,C102,D101,R110").codes == codes


def test_a_comment_speaks_of_no_other_file(folder: Path) -> None:
    put("part.tex", "\n\nIt weighs 900 tonnes.\n")
    for source in (
        "% claimscan: ignore\n\\input{part}\n",
        "\n\n\\input{part}It carries 412 trams a day. % claimscan: ignore[C101]\n",
    ):
        put("bridge.tex", source)
        found = concise("bridge.tex", "--select", "C101").out
        assert found == 'bridge.tex: part.tex, line 3: C101 "900 tonnes" stands on no note\n'


def test_plain_text_has_no_comments(folder: Path) -> None:
    put("bridge.txt", f"{BRIDGE}\n<!-- claimscan: ignore-file -->\n")
    assert set(concise("bridge.txt").codes) >= set(CODES)


def test_a_comment_for_a_rule_that_does_not_run_is_not_called_idle(folder: Path) -> None:
    put("bridge.md", MARKDOWN.replace("The bridge was", "<!-- claimscan: ignore[C101] -->\nThe bridge was"))
    assert concise("bridge.md", "--select", "D,R").codes == ["D101"]


def test_what_was_suppressed_is_told_in_sarif(folder: Path) -> None:
    put("bridge.md", MARKDOWN.replace("The bridge was", "<!-- claimscan: ignore[C101] known -->\nThe bridge was"))
    results = json.loads(check("bridge.md", "-f", "sarif").out)["runs"][0]["results"]
    told = {result["ruleId"]: result.get("suppressions") for result in results}
    assert told["C101"] == [{"kind": "inSource", "justification": "known"}]
    assert told["D101"] is None


# Baseline


def test_a_baseline_leaves_what_is_new(folder: Path) -> None:
    written = check("bridge.txt", "--write-baseline", "accepted.json")
    assert (written.code, written.out) == (0, "")
    assert written.err == "claimscan: accepted.json: 4 findings written\n"
    again = concise("bridge.txt", "--baseline", "accepted.json")
    assert (again.code, again.out) == (0, "")
    # lines move, a note is added before the others, and one figure is new
    text = BRIDGE.replace("²", "³").replace("¹", "²").replace("of Port Merrow\n", "of Port Merrow\n\nIt is old.¹\n", 1)
    text = text.replace(
        "\n² Ada", '\n¹ Cleo Oak, "Old," Merrow Gazette, May 2, 2020, https://gazette.example/old\n\n² Ada'
    )
    put("bridge.txt", text.replace("green.³", "green.³ It weighs 900 tonnes."))
    moved = concise("bridge.txt", "--baseline", "accepted.json")
    assert (moved.code, moved.codes) == (0, ["C101"])
    assert "900 tonnes" in moved.out


def test_entries_that_no_longer_fit_are_told_and_taken_out(folder: Path) -> None:
    put("claimscan.toml", 'baseline = "accepted.json"\n')
    check("bridge.txt", "--write-baseline", "accepted.json")
    put("bridge.txt", BRIDGE.replace("http:", "https:"))
    done = concise("bridge.txt")
    assert (done.code, done.out) == (0, "")
    assert "accepted.json: 1 of 4 entries fit nothing; --prune-baseline takes them out" in done.err
    assert "fits nothing any more: bridge.txt: U103 Ben Carr" in done.err
    assert "1 of 4 entries taken out" in check("bridge.txt", "--prune-baseline").err
    assert "fit" not in concise("bridge.txt").err
    left = json.loads(Path("accepted.json").read_text(encoding="utf-8"))["findings"]
    assert sorted(entry["code"] for entry in left) == ["C101", "C102", "D101"]


def test_a_document_that_was_not_checked_keeps_its_entries(folder: Path) -> None:
    put("other.txt", BRIDGE)
    check("bridge.txt", "other.txt", "--write-baseline", "accepted.json")
    assert (
        check("bridge.txt", "--baseline", "accepted.json", "--prune-baseline").err
        == "claimscan: 0 findings in 1 document\n"
    )
    Path("other.txt").unlink()
    assert "4 of 8 entries taken out" in check("bridge.txt", "--baseline", "accepted.json", "--prune-baseline").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--baseline", "gone.json"), "gone.json: cannot be read"),
        (("--baseline", "bridge.txt"), "bridge.txt: is no baseline"),
        (("--baseline", "new.json"), "new.json: is a baseline of version 9"),
        (("--prune-baseline",), "no baseline was named"),
        (("--write-baseline", "a.json", "--baseline", "b.json"), "goes without"),
        (("--isolated", "--config", "claimscan.toml"), "exclude each other"),
    ],
)
def test_a_baseline_that_makes_no_sense(arguments: tuple[str, ...], message: str, folder: Path) -> None:
    put("new.json", '{"version": 9, "findings": []}')
    done = check("bridge.txt", *arguments)
    assert done.code == 2
    assert message in done.err
