"""The articles of ``fixtures/`` against the answers of a careful editor: a test for each claim, note, source, finding.

What the program does not yet get right stands in ``fixture_gaps.toml`` with a reason. Those tests must fail: a gap that
has been closed has to be struck from the list.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimscan.report import report
from claimscan.scan import scan_bytes

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = date(2026, 11, 22)

ARTICLES: dict[str, str] = {  # article -> its answers
    "short.txt": "short.json",
    "tramways/article.txt": "tramways/expected.json",
    "lighthouses/article.txt": "lighthouses/expected.json",
    "bees/article.unicode.txt": "bees/expected.json",
    "bees/article.sup.md": "bees/expected.json",
    "bees/article.math.md": "bees/expected.json",
    "bees/article.caret.txt": "bees/expected.json",
    "bees/article.bracket.txt": "bees/expected.json",
    "bees/article.footnotes.md": "bees/expected.json",
    "bees/article.docx": "bees/expected.json",
    "bees/article.odt": "bees/expected.json",
    "bees/article.libreoffice.docx": "bees/expected.json",
    "bees/article.libreoffice.odt": "bees/expected.json",
    "bees/article.html": "bees/expected.json",
    "bees/article.epub": "bees/expected.json",
    "bees/article.tex": "bees/expected.json",
    "bees/article.libreoffice.pdf": "bees/expected.json",
    "bees/article.libreoffice.2col.pdf": "bees/expected.json",
    "bees/article.typst.pdf": "bees/expected.json",
    "bees/article.typst.2col.pdf": "bees/expected.json",
    "bees/article.chromium.pdf": "bees/expected.json",
    "bees/article.chromium.2col.pdf": "bees/expected.json",
    "bees/counted.names.md": "bees/counted.json",
    "bees/restarted.docx": "bees/restarted.json",
    "bees/restarted.odt": "bees/restarted.json",
    "bees/restarted.html": "bees/restarted.json",
    "bees/restarted.epub": "bees/restarted.json",
    "bees/restarted.lists.md": "bees/restarted.json",
}

KNOWN_GAPS: dict[str, str] = {  # test id, or that of a folder in place of its articles -> why
    name: gap["reason"]
    for gap in tomllib.loads(Path(__file__).with_name("fixture_gaps.toml").read_text(encoding="utf-8")).get("gap", [])
    for name in gap["tests"]
}

Answers = dict[str, Any]


@cache
def expected(article: str) -> Answers:
    answers: Answers = json.loads((FIXTURES / ARTICLES[article]).read_text(encoding="utf-8"))
    return answers


@cache
def found(article: str) -> Answers:
    """The report, with every id of a note replaced by the key that the answers use for it."""
    path = FIXTURES / article
    got: Answers = json.loads(json.dumps(report(scan_bytes(path.read_bytes(), path.name, today=TODAY))))
    keys = note_keys(got["notes"], expected(article)["notes"])
    sources = {source["id"]: source for source in got["sources"]}
    claims = {claim["id"]: claim for claim in got["claims"]}
    for source in got["sources"]:
        source["note"] = keys[source["note"]]
    for citation in got["citations"]:
        citation["note"] = keys.get(citation["note"])
    for claim in got["claims"]:
        claim["notes"] = [c["note"] for c in got["citations"] if c["claim"] == claim["id"] and c["note"]]
    for finding in got["findings"]:
        source = sources.get(finding["source"])
        finding["where"] = (
            (source["note"], source["index"])
            if source
            else (keys[finding["note"]], None)
            if finding["note"]
            else (claims[finding["claim"]]["text"], None)
            if finding["claim"]
            else (None, None)
        )
    return got


def note_keys(got: list[Answers], want: list[Answers]) -> dict[str, str]:
    """Id of a note -> its key; the second note of a label is the second note of that label in the answers."""
    pools: dict[str, list[str]] = {}
    for note in want:
        pools.setdefault(note["label"], []).append(str(note.get("key", note["label"])))
    keys = {}
    for place, note in enumerate(got):
        pool = pools.get(note["label"], [])
        keys[note["id"]] = pool.pop(0) if pool else f"unexpected note {place}, label {note['label']}"
    return keys


def cases(kind: str) -> list[Any]:
    """One test for each record of a kind in each article, those in ``KNOWN_GAPS`` as strict expected failures."""
    rows = []
    for article in ARTICLES:
        for place, record in enumerate(expected(article).get(kind, [])):
            name = f"{article}: {kind[:-1]} {title(kind, record, place)}"
            rows.append(pytest.param(article, record, id=name, marks=known(name)))
    return rows


def title(kind: str, record: Answers, place: int) -> str:
    if kind == "notes":
        return str(record.get("key", record["label"]))
    if kind == "sources":
        return f"{record['note']}[{record['index']}]"
    if kind == "findings":
        where = f"{record['note']}[{record.get('source', '')}]" if "note" in record else record["claim"][:40]
        return f"{record['rule']} {where}"
    return f"{place} {str(record['text'])[:40]}"


def articles(aspect: str) -> list[Any]:
    names = [f"{article}: {aspect}" for article in ARTICLES]
    return [pytest.param(article, id=name, marks=known(name)) for article, name in zip(ARTICLES, names, strict=True)]


def known(name: str) -> list[pytest.MarkDecorator]:
    reason = KNOWN_GAPS.get(name) or KNOWN_GAPS.get(folded(name))
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def folded(name: str) -> str:
    """The name with the folder in place of the article: one gap of an article may show in all its formats."""
    article, _, rest = name.partition(": ")
    return f"{Path(article).parent}: {rest}"


def differences(*rows: tuple[str, object, object]) -> str:
    """One line for each (name, expected, found) that differ."""
    return "\n" + "".join(f"{name}\n  expected {a!r}\n  found    {b!r}\n" for name, a, b in rows if a != b)


def choices(record: Answers, field: str, absent: object = None) -> list[Any]:
    """The values of a field that are right."""
    given = record.get(field, absent)
    values = given if field == "type" and isinstance(given, list) else [given]
    return [*values, *record.get("accept", {}).get(field, [])]


def best(right: list[Any], value: object) -> object:
    return value if value in right else right[0]


@pytest.mark.parametrize("article", articles("document"))
def test_document(article: str) -> None:
    want, got = expected(article)["document"], found(article)["document"]
    titles = want["title"] if isinstance(want["title"], list) else [want["title"]]
    rows = [
        ("title", best(titles, got["title"]), got["title"]),
        ("authors", want["authors"], got["authors"]),
        ("date", want["date"], got["date"]),
    ]
    assert all(a == b for _, a, b in rows), differences(*rows)


@pytest.mark.parametrize(("article", "claim"), cases("claims"))
def test_claim(article: str, claim: Answers) -> None:
    claims = found(article)["claims"]
    texts = [claim["text"], *claim.get("accept", [])]
    same = next((c for c in claims if c["text"] in texts), None)
    if same is None:
        near = get_close_matches(claim["text"], [c["text"] for c in claims], n=2, cutoff=0.3)
        pytest.fail(differences(("text", claim["text"], near)))
    rows = [("section", claim["section"], same["section"]), ("notes", claim["notes"], same["notes"])]
    assert all(a == b for _, a, b in rows), differences(*rows)


@pytest.mark.parametrize("article", articles("no other claims"))
def test_no_other_claims(article: str) -> None:
    right = {text for claim in expected(article)["claims"] for text in (claim["text"], *claim.get("accept", []))}
    assert [claim["text"] for claim in found(article)["claims"] if claim["text"] not in right] == []


@pytest.mark.parametrize(("article", "note"), cases("notes"))
def test_note(article: str, note: Answers) -> None:
    want = expected(article)["notes"]
    place = [n for n in want if n["label"] == note["label"]].index(note)
    same = [n for n in found(article)["notes"] if n["label"] == note["label"]]
    text = same[place]["text"] if place < len(same) else None
    assert text in choices(note, "text"), differences(("text", note["text"], text))


@pytest.mark.parametrize("article", articles("no other notes"))
def test_no_other_notes(article: str) -> None:
    want = Counter(note["label"] for note in expected(article)["notes"])
    got = Counter(note["label"] for note in found(article)["notes"])
    assert got - want == Counter()


@pytest.mark.parametrize(("article", "source"), cases("sources"))
def test_source(article: str, source: Answers) -> None:
    of_note = [s for s in found(article)["sources"] if s["note"] == source["note"]]
    same = next((s for s in of_note if s["index"] == source["index"]), None)
    assert same is not None, differences(("text", source["text"], [s["text"] for s in of_note]))
    rows = [row for row in source_rows(source, same) if row[0] not in source.get("unjudged", ())]
    assert all(a == b for _, a, b in rows), f"\n{source['text']}" + differences(*rows)


def source_rows(want: Answers, got: Answers) -> Iterator[tuple[str, object, object]]:
    yield "text", best(choices(want, "text"), got["text"]), got["text"]
    form = want.get("form", "full")
    yield "form", form, got["form"]
    if form in ("ibid", "supra"):
        return
    if "type" in want:
        yield "type", best(choices(want, "type"), got["type"]), got["type"]
    authors = [author["literal"] for author in got["authors"]]
    yield "authors", best(choices(want, "authors", []), authors), authors
    yield "title", best(choices(want, "title"), got["title"]), got["title"]
    containers = choices(want, "container")
    printed = [got["container_title"], got["publisher"]] if containers != [None] else [got["container_title"]]
    hit = next((name for name in printed if name in containers), printed[0])
    yield "container", best(containers, hit), hit
    issued = (got["issued"] or {}).get("iso")
    yield "issued", best(choices(want, "issued"), issued), issued
    yield "accessed", want.get("accessed"), (got["accessed"] or {}).get("iso")
    yield "urls", want.get("urls", []), [url["url"] for url in got["urls"]]
    yield "doi", want.get("doi"), got["doi"]
    for field in ("publisher", "volume", "issue", "pages", "locator", "genre", "isbn"):
        if field in want:
            yield field, want[field], got[field]


@pytest.mark.parametrize("article", articles("no other sources"))
def test_no_other_sources(article: str) -> None:
    want = {(source["note"], source["index"]) for source in expected(article)["sources"]}
    assert [s["text"] for s in found(article)["sources"] if (s["note"], s["index"]) not in want] == []


@pytest.mark.parametrize("article", articles("citations"))
def test_citations(article: str) -> None:
    """Every mark, in the order of the document, with the text it vouches for."""
    want = expected(article).get("citations")
    if want is None:
        pytest.skip("the claims say which notes they cite")
    got = sorted(found(article)["citations"], key=lambda citation: citation["spans"])
    rows = [(c["note"], c["context"], c["scope"] if c["context"] == "claim" else None) for c in got]
    right = [(c["note"], c["context"], c["scope"] if c["context"] == "claim" else None) for c in want]
    # a title is a heading where the format says so, else one of the lines before the text
    assert rows == [
        (note, "other", scope)
        if context == "title" and (note, "other", scope) in rows
        else (note, "heading", scope)
        if context == "title"
        else (note, context, scope)
        for note, context, scope in right
    ]


@pytest.mark.parametrize(("article", "finding"), cases("findings"))
def test_finding(article: str, finding: Answers) -> None:
    where = (finding["note"], finding.get("source")) if "note" in finding else (finding["claim"], None)
    of_rule = [f["where"] for f in found(article)["findings"] if f["rule"] == finding["rule"]]
    # a finding on a whole note answers for its only source, and on a claim's mark for the claim
    assert where in of_rule or (where[0], None) in of_rule, differences((finding["rule"], where, of_rule))


@pytest.mark.parametrize("article", articles("no other findings"))
def test_no_other_findings(article: str) -> None:
    rules = expected(article)["complete"]
    right = {
        (f["rule"], f.get("claim", f.get("note")), source)
        for f in expected(article)["findings"]
        for source in {f.get("source"), None}
    }
    others = [
        (f["rule"], *f["where"], f["message"])
        for f in found(article)["findings"]
        if f["rule"] in rules and (f["rule"], *f["where"]) not in right
    ]
    assert others == []


def test_the_answers_name_rules_that_exist() -> None:
    from claimscan.rules import RULES

    named = {rule for article in ARTICLES for rule in expected(article)["complete"]}
    named |= {finding["rule"] for article in ARTICLES for finding in expected(article)["findings"]}
    assert sorted(named - set(RULES)) == []


def test_every_known_gap_is_a_test() -> None:
    names = {case.id for kind in ("claims", "notes", "sources", "findings") for case in cases(kind)}
    aspects = ("document", "no other claims", "no other notes", "no other sources", "citations", "no other findings")
    names |= {case.id for aspect in aspects for case in articles(aspect)}
    assert sorted(set(KNOWN_GAPS) - names - {folded(name) for name in names}) == []


def test_the_conformance_article_is_made_from_its_source() -> None:
    done = subprocess.run(
        [sys.executable, FIXTURES / "bees" / "make.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == ""
    assert done.returncode == 0, done.stderr
