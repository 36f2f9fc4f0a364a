"""The forms of a check's findings on the one sample article: golden files, an independent reader for each, and hostile text."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import jsonschema
import pytest
import regex

from claimscan.cli.options import CheckFormat
from claimscan.config import View
from claimscan.errors import UnknownFormat
from claimscan.formats import FORMATS, form, statistics
from claimscan.gate import Checked, Suppressed
from claimscan.model import Anchor, Article, Finding, Place, Span, replace
from claimscan.rules.precision import JUDGED, Judged
from claimscan.scan import scan_bytes

GOLDEN = Path(__file__).parent / "golden" / "formats"
FAILING = frozenset({"error"})
SUFFIXES = {"gitlab": "json", "sarif": "json", "rdjson": "json", "junit": "xml", "md": "md"}
HOSTILE = "a\n::error::b\r::set-env name=x::y % ,: [c](1) [d](http://e.example) ]] | `f` <g> &h; \x1b[2J\x00\ufffe\u202ei\ud800"

# What the SARIF 2.1.0 schema requires of the parts that are written, and what GitHub asks for besides.
TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
COUNT = {"type": "integer", "minimum": 1}
LOCATION: dict[str, Any] = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~:/%\-]+$"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn", "endLine", "endColumn"],
                    "additionalProperties": False,
                    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), COUNT),
                },
            },
        }
    },
}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help"],
    "properties": {
        "id": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
        "shortDescription": TEXT,
        "fullDescription": {**TEXT, "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 1024}}},
        "help": TEXT,
        "defaultConfiguration": {"properties": {"level": {"enum": ["none", "note", "warning", "error"]}}},
        "properties": {
            "required": ["tags", "problem.severity"],
            "properties": {"problem.severity": {"enum": ["error", "warning", "recommendation"]}},
        },
    },
}
FIX = {
    "type": "object",
    "required": ["artifactChanges"],
    "additionalProperties": False,
    "properties": {
        "description": TEXT,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["artifactLocation", "replacements"],
                "properties": {
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "required": ["deletedRegion"],
                            "additionalProperties": False,
                            "properties": {
                                "deletedRegion": LOCATION["properties"]["physicalLocation"]["properties"]["region"],
                                "insertedContent": TEXT,
                            },
                        },
                    }
                },
            },
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "message", "locations"],
    "properties": {
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION},
        "fixes": {"type": "array", "minItems": 1, "items": FIX},
        "partialFingerprints": {"type": "object", "not": {"required": ["primaryLocationLineHash"]}},
        "suppressions": {
            "type": "array",
            "items": {
                "required": ["kind"],
                "additionalProperties": False,
                "properties": {"kind": {"enum": ["inSource", "external"]}, "justification": {"minLength": 1}},
            },
        },
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {"rules": {"type": "array", "uniqueItems": True, "items": RULE}},
                            }
                        },
                    },
                    "automationDetails": {"properties": {"id": {"pattern": "/"}}},
                    "columnKind": {"const": "unicodeCodePoints"},
                    "invocations": {"items": {"required": ["executionSuccessful"]}},
                    "results": {"type": "array", "maxItems": 25000, "items": RESULT},
                },
            },
        },
    },
}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^\./"}},
                    "lines": {"required": ["begin"], "properties": {"begin": COUNT}},
                },
            },
        },
    },
}
POSITION = {"type": "object", "required": ["line"], "properties": {"line": COUNT, "column": COUNT}}
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "properties": {
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "properties": {
                    "message": {"type": "string"},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {
                                "range": {
                                    "required": ["start", "end"],
                                    "properties": {"start": POSITION, "end": POSITION},
                                },
                                "text": {"type": "string"},
                            },
                        },
                    },
                    "location": {
                        "type": "object",
                        "required": ["path"],
                        "properties": {
                            "range": {"required": ["start"], "properties": {"start": POSITION, "end": POSITION}}
                        },
                    },
                },
            },
        }
    },
}


def checked(article: Article, path: str = "bees.txt") -> Checked:
    return Checked(article, path, FAILING)


def written(one: Checked, format: str, width: int = 80) -> str:
    out = io.StringIO(newline="")
    form(format).write([one], View("findings", format, width=width), out)
    return out.getvalue()


def with_suppressed(article: Article) -> Checked:
    """The sample with one finding accepted by a comment and one by a baseline."""
    first, second, *rest = article.findings
    kept = replace(article, findings=tuple(rest))
    return checked(kept)._replace(
        suppressed=(Suppressed(first, "inSource", "the scan is bad"), Suppressed(second, "external"))
    )


def hostile(article: Article) -> Checked:
    findings = tuple(replace(finding, message=HOSTILE, expected=HOSTILE) for finding in article.findings)
    claims = tuple(replace(claim, text=HOSTILE) for claim in article.claims)
    sources = tuple(replace(source, text=HOSTILE) for source in article.sources)
    document = replace(article.document, name=HOSTILE)
    layout = replace(article.layout, document=document)
    changed = replace(article, layout=layout, findings=findings, claims=claims, sources=sources)
    return checked(changed, HOSTILE)._replace(suppressed=(Suppressed(findings[0], "inSource", HOSTILE),))


def paged(article: Article) -> Checked:
    """The sample as if it came from a PDF."""
    anchors = (Anchor(0, Place(1, 1, 1)), Anchor(200, Place(2, 1, 1)))
    document = replace(article.document, format="pdf", anchors=anchors)
    return checked(replace(article, layout=replace(article.layout, document=document)), "bees.pdf")


@pytest.mark.parametrize("format", FORMATS)
def test_output_is_the_golden_file(format: str, sample_article: Article) -> None:
    name = f"findings.{format}.{SUFFIXES.get(format, 'txt')}"
    assert written(checked(sample_article), format) == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("format", ["sarif", "md"])
def test_what_was_suppressed_is_the_golden_file(format: str, sample_article: Article) -> None:
    name = f"suppressed.{format}.{SUFFIXES[format]}"
    assert written(with_suppressed(sample_article), format) == (GOLDEN / name).read_bytes().decode()


def test_each_golden_file_is_used() -> None:
    names = {f"findings.{format}.{SUFFIXES.get(format, 'txt')}" for format in FORMATS}
    assert {path.name for path in GOLDEN.iterdir()} == names | {"suppressed.sarif.json", "suppressed.md.md"}


def test_the_command_line_offers_each_form() -> None:
    assert set(get_args(CheckFormat)) >= set(FORMATS)


def test_an_unknown_form_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match="no form of findings 'xml'; known are full, concise, grouped"):
        form("xml")


@pytest.mark.parametrize(("format", "schema"), [("sarif", SARIF), ("gitlab", GITLAB), ("rdjson", RDJSON)])
def test_data_keeps_to_its_schema(format: str, schema: dict[str, Any], sample_article: Article) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    empty = checked(replace(sample_article, findings=()))
    for one in (
        checked(sample_article),
        with_suppressed(sample_article),
        hostile(sample_article),
        empty,
        paged(sample_article),
    ):
        jsonschema.validate(json.loads(written(one, format)), schema)


def test_sarif_points_at_the_characters(sample_article: Article) -> None:
    """Read as a viewer would: lines of the file, columns in code points from 1, the end exclusive."""
    lines = sample_article.document.text.split("\n")
    shown = []
    for result in json.loads(written(checked(sample_article), "sarif"))["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"].get("region")
        if region:
            assert region["startLine"] == region["endLine"]
            shown.append(lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1])
    assert shown == ["40 per cent", "April 24, 2023", "http://merrow"]


def test_sarif_holds_no_link_and_no_empty_text(sample_article: Article) -> None:
    log = json.loads(written(hostile(sample_article), "sarif"))
    for result in log["runs"][0]["results"]:
        assert not regex.search(r"(?<!\\)\](?=\()", result["message"]["text"])
    assert '""' not in written(hostile(sample_article), "sarif")
    address = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert "\n" in unquote(address)


def test_sarif_of_a_file_without_lines_names_the_page(sample_article: Article) -> None:
    results = json.loads(written(paged(sample_article), "sarif"))["runs"][0]["results"]
    assert all("region" not in result["locations"][0]["physicalLocation"] for result in results)
    assert results[2]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "page 2, line 1"}]


@pytest.mark.parametrize("name", ["article.docx", "article.libreoffice.pdf", "article.odt", "article.epub"])
def test_what_is_found_in_a_file_without_lines_can_be_uploaded(name: str) -> None:
    """Each result has a file and no line, its place stands in words, and no form is without it."""
    path = Path(__file__).parent.parent / "fixtures" / "bees" / name
    article = scan_bytes(path.read_bytes(), name, today=date(2026, 11, 22))
    article = replace(article, findings=tuple(one for one in article.findings if one.spans))
    assert len(article.findings) > 3
    one = checked(article, f"drafts/{name}")
    log = json.loads(written(one, "sarif"))
    jsonschema.validate(log, SARIF)
    for result in log["runs"][0]["results"]:
        assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": f"drafts/{name}"}}
        assert "line " in result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
    assert {issue["location"]["lines"]["begin"] for issue in json.loads(written(one, "gitlab"))} == {1}
    assert not any("range" in found["location"] for found in json.loads(written(one, "rdjson"))["diagnostics"])
    assert "line=" not in written(one, "github")


def test_a_chapter_that_a_source_takes_in_is_named() -> None:
    """Its lines are none of the file that is checked."""
    files = {"part.tex": b"It carries 412 trams a day. It weighs 900 tonnes.\n"}
    source = b"\\begin{document}\nThe bridge is old.\n\n\\input{part}\n\\end{document}\n"
    article = scan_bytes(source, "bridge.tex", today=date(2026, 11, 22), beside=lambda _, wanted: files.get(wanted))
    one = checked(article, "bridge.tex")
    assert "bridge.tex: part.tex, line 1: C101" in written(one, "concise")
    assert (
        "region" not in json.loads(written(one, "sarif"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    )


@pytest.mark.parametrize(
    ("judged", "word"),
    [
        (Judged(30, 30), "very-high"),
        (Judged(27, 30), "high"),
        (Judged(22, 30), "medium"),
        (Judged(1, 3), "low"),
        (Judged(2, 2), None),
        (None, None),
    ],
)
def test_sarif_says_how_often_a_rule_is_right(
    judged: Judged | None, word: str | None, sample_article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    if judged:
        monkeypatch.setitem(JUDGED, "url-date-mismatch", judged)
    else:
        monkeypatch.delitem(JUDGED, "url-date-mismatch", raising=False)
    described = json.loads(written(checked(sample_article), "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    assert next(rule["properties"].get("precision") for rule in described if rule["id"] == "D101") == word


def test_sarif_takes_no_more_than_can_be_uploaded(sample_article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimscan.formats.sarif.MOST", 2)
    run = json.loads(written(checked(sample_article), "sarif"))["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == ["D101", "C101"]
    assert "2 further results" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


# What the schema of Jenkins' readers allows: each element with its attributes, the required ones marked, and its children.
JUNIT = {
    "testsuites": ("name tests failures errors time", "testsuite"),
    "testsuite": ("name! tests! failures! errors! time skipped file", "testcase"),
    "testcase": ("name! classname time", "failure system-out"),
    "failure": ("message type", ""),
    "system-out": ("", ""),
}


@pytest.mark.parametrize("make", [checked, hostile, paged, with_suppressed])
def test_junit_keeps_to_its_schema(make: Any, sample_article: Article) -> None:
    root = ET.fromstring(written(make(sample_article), "junit"))
    for element in root.iter():
        attributes, children = (words.split() for words in JUNIT[element.tag])
        assert set(element.attrib) <= {name.rstrip("!") for name in attributes}
        assert set(element.attrib) >= {name.rstrip("!") for name in attributes if name.endswith("!")}
        assert [child.tag for child in element] == sorted((child.tag for child in element), key=children.index)
        assert {child.tag for child in element} <= set(children)
        assert regex.fullmatch(
            r"\d*", element.get("tests", "") + element.get("failures", "") + element.get("errors", "")
        )


@pytest.mark.parametrize("make", [checked, hostile, paged, with_suppressed])
def test_junit_is_understood_by_another_program(make: Any, sample_article: Article) -> None:
    from junitparser import Failure, JUnitXml

    log = JUnitXml.fromstring(written(make(sample_article), "junit").encode())
    counted = log.tests, log.failures, log.errors
    log.update_statistics()  # type: ignore[no-untyped-call]
    assert (log.tests, log.failures, log.errors) == counted
    failed = [case for suite in log for case in suite if not case.is_passed]
    assert [type(result) for case in failed for result in case.result] == [Failure]


@pytest.mark.parametrize("make", [checked, hostile, paged, with_suppressed])
def test_sarif_is_understood_by_another_program(make: Any, sample_article: Article) -> None:
    """It knows the whole standard and drops what that has not: all must come back, with the defaults it adds."""
    from sarif_pydantic import Sarif

    log = json.loads(written(make(sample_article), "sarif"))
    back = Sarif.model_validate(log).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert back == log


@pytest.mark.parametrize("make", [checked, hostile, paged, with_suppressed])
def test_junit_is_read_by_a_reader_of_xml(make: Any, sample_article: Article) -> None:
    root = ET.fromstring(written(make(sample_article), "junit"))
    assert root.tag == "testsuites"
    cases = root.findall("testsuite/testcase")
    assert len(cases) == int(root.attrib["tests"]) == int(root[0].attrib["tests"])
    assert len(root.findall(".//failure")) == int(root.attrib["failures"]) == 1
    assert len({case.attrib["name"] for case in cases}) == len(cases)
    assert all(case.attrib["name"] and case.attrib["classname"] for case in cases)
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.attrib["type"] == "D101"
    assert failure.attrib["message"].split()[-1][:8] in (failure.text or "")


def test_junit_has_a_case_for_each_source(sample_article: Article) -> None:
    root = ET.fromstring(written(checked(sample_article), "junit"))
    names = [case.attrib["name"].partition(":")[0] for case in root.iter("testcase")]
    assert names[:5] == [
        *("document", "note 1, source 1 (s1)", "note 1, source 2 (s2)"),
        *("note 2, source 1 (s3)", "note 3, source 1 (s4)"),
    ]


def test_rdjson_counts_bytes(sample_article: Article) -> None:
    """A raised digit is two bytes."""
    text = sample_article.document.text
    at = text.index("Nobody")
    finding = Finding("empty-note", "N106", "info", "x", (Span(at, at + 6),))
    one = checked(replace(sample_article, findings=(finding,)))
    place = json.loads(written(one, "rdjson"))["diagnostics"][0]["location"]["range"]
    line = text.encode().split(b"\n")[place["start"]["line"] - 1]
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"Nobody"


def test_gitlab_keeps_the_same_finding_twice_apart(sample_article: Article) -> None:
    twice = checked(replace(sample_article, findings=(*sample_article.findings, *sample_article.findings)))
    keys = [issue["fingerprint"] for issue in json.loads(written(twice, "gitlab"))]
    assert len(set(keys)) == len(keys) == 8


def test_github_commands_are_one_line_each_and_nothing_breaks_out(sample_article: Article) -> None:
    lines = written(hostile(sample_article), "github").splitlines()
    assert len(lines) == len(sample_article.findings)
    for line in lines:
        found = regex.fullmatch(r"::(error|warning|notice) ([^:]+)::(.*)", line)
        assert found
        keys = [pair.partition("=")[0] for pair in found[2].split(",")]
        assert keys[:2] == ["title", "file"]
        assert set(keys) <= {"title", "file", "line", "endLine", "col", "endColumn"}


def test_github_says_what_it_will_not_show(sample_article: Article) -> None:
    many = checked(replace(sample_article, findings=sample_article.findings * 11))
    assert "claimscan: 11 annotations of level error; GitHub shows 10 of a step\n" in written(many, "github")


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_of_the_article_acts(format: str, sample_article: Article) -> None:
    output = written(hostile(sample_article), format)
    assert not {c for c in output if c < " " and c != "\n" or "\x7f" <= c <= "\x9f"}
    assert not set(output) & set("\u202e\ud800")


def test_markdown_shows_no_markup(sample_article: Article) -> None:
    row = next(line for line in written(hostile(sample_article), "md").splitlines() if "D101" in line)
    assert r"\[c\](1)" in row
    assert r"\<g\>" in row
    assert len(regex.findall(r"(?<!\\)\|", row)) == 5


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_caret_stands_under_what_is_meant(width: int, sample_article: Article) -> None:
    lines = written(checked(sample_article), "full", width).splitlines()
    shown = []
    for above, line in pairwise(lines):
        if line.strip(" |^") == "" and "^" in line:
            shown.append(above[line.index("^") : line.rindex("^") + 1])
    assert shown == ["40 per cent", "April 24, 2023", "2023/01/27", "http://merrow"]
    assert all(len(line) <= width + 2 for line in lines if " | " in line)


def test_statistics(sample_article: Article) -> None:
    twice = checked(replace(sample_article, findings=(*sample_article.findings, sample_article.findings[2])))
    out = io.StringIO()
    statistics.write([twice], out, as_json=False)
    assert out.getvalue() == (
        "2  error    D101 url-date-mismatch\n"
        "1  warning  C101 uncited-statistic\n"
        "1  info     R101 unread-page\n"
        "1  info     U103 insecure-url\n"
    )
    out = io.StringIO()
    statistics.write([twice], out, as_json=True)
    assert json.loads(out.getvalue())[0] == {
        "count": 2,
        "severity": "error",
        "code": "D101",
        "rule": "url-date-mismatch",
    }
