"""How often each rule is right: findings that people judged, counted again on their documents.

    python tests/benchmarks/rule_precision.py DIR                  print the table, and what is not judged yet
    python tests/benchmarks/rule_precision.py DIR --write          put it into RULES.md, and into the package for `claimscan rules`
    python tests/benchmarks/rule_precision.py DIR --show RULE      print the findings of one rule that are not judged, to judge them

``DIR`` holds documents as ``SET/NAME``; ``gold`` is no set, and what its author wrote about a set (``README.md``,
``annotation.md``) no document. The set ``ocr`` has each document laid out in several ways (``NAME.one.txt``,
``NAME.two.txt``): the first is taken. A finding that is the same in several formats is counted once. ``judgements.tsv`` has one
judgement a line: rule, document, key, ``yes`` or ``no``, and why in a word. The key is made of the letters of the words
that the finding is about, so that nothing of a document is kept here. Judge in the order of the keys: that is a sample
nobody chose, taken in turn from each document.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
JUDGEMENTS = HERE / "judgements.tsv"
TABLE = HERE / "RULES.md"
PACKAGED = HERE.parents[1] / "src" / "claimscan" / "rules" / "precision.py"
TODAY = date(2026, 11, 22)
LAID_OUT = "ocr"
ABOUT_SETS = {"README.md", "annotation.md"}
SEVERITIES = ("error", "warning", "info")
HEADER = ("code", "rule", "severity", "findings", "judged", "agreed", "precision")


class Told(NamedTuple):
    """One finding: how it is known again, how grave it is, and what a judge has to read."""

    rule: str
    document: str
    key: str
    severity: str
    shown: str


class Row(NamedTuple):
    """The findings of one rule and severity."""

    rule: str
    severity: str
    findings: int
    judged: int
    agreed: int


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    told = list(distinct(findings(Path(arguments[0]))))
    judged = judgements()
    if "--show" in arguments:
        for one in in_turn(told, arguments[arguments.index("--show") + 1]):
            if (one.rule, one.key) not in judged:
                print("\t".join(one[:4]), one.shown, sep="\n", end="\n\n")
        return 0
    rows = counted(told, judged)
    print(table(rows))
    waiting = sum(row.findings - row.judged for row in rows if row.severity != "info")
    gone = len(judged.keys() - {(one.rule, one.key) for one in told})
    print(f"\n{waiting} errors and warnings are not judged; {gone} judgements are of findings that are no more")
    if "--write" in arguments:
        TABLE.write_text(page(rows), encoding="utf-8")
        PACKAGED.write_text(packaged(rows), encoding="utf-8")
    return 0


def documents(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files, and the name of the document that each of them is."""
    from claimscan.readers import SUFFIXES

    for one_set in sorted(path for path in folder.iterdir() if path.is_dir() and path.name != "gold"):
        seen: set[str] = set()
        for path in sorted(one_set.rglob("*")):
            name = path.relative_to(one_set).parts[0].split(".")[0]
            variant = one_set.name == LAID_OUT and name in seen
            if path.is_file() and path.suffix.lower() in SUFFIXES and path.name not in ABOUT_SETS and not variant:
                seen.add(name)
                yield path, name


def findings(folder: Path) -> Iterator[Told]:
    import claimscan
    from claimscan.fingerprint import about
    from claimscan.rules.works import letters

    for path, name in documents(folder):
        form = "notes" if path.name.endswith(".notes.txt") else None
        article = claimscan.scan(path, format=form, today=TODAY)
        text = article.document.text
        for finding in article.findings:
            printed = " ".join(text[start:end] for start, end in finding.spans)
            words = about(article, finding)
            parts = (finding.rule, name, letters(words), letters(printed))
            key = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
            start, end = (finding.spans[0].start, finding.spans[-1].end) if finding.spans else (0, 0)
            around = f"{text[max(start - 200, 0) : start]}⟦{text[start:end][:400]}⟧{text[end : end + 200]}"
            shown = f"{path}: {finding.message}\n  {' '.join(words.split())[:800]}\n  {' '.join(around.split())}"
            yield Told(finding.rule, name, key, finding.severity, shown)


def distinct(told: Iterable[Told]) -> Iterator[Told]:
    seen: set[tuple[str, str]] = set()
    for one in told:
        if (one.rule, one.key) not in seen:
            seen.add((one.rule, one.key))
            yield one


def in_turn(told: Iterable[Told], rule: str) -> Iterator[Told]:
    """The findings of a rule by their keys, one of each document after the other."""
    by_document: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.key):
        if one.rule == rule:
            by_document[one.document].append(one)
    for turn in zip_longest(*(by_document[name] for name in sorted(by_document))):
        yield from (one for one in turn if one is not None)


def judgements() -> dict[tuple[str, str], bool]:
    """Whether an editor agreed, by rule and key."""
    lines = JUDGEMENTS.read_text(encoding="utf-8").splitlines()[1:]
    return {(rule, key): verdict == "yes" for rule, _, key, verdict, _ in (line.split("\t") for line in lines)}


def counted(told: Iterable[Told], judged: Mapping[tuple[str, str], bool]) -> list[Row]:
    from claimscan.rules import RULES

    found, looked, agreed = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in told:
        place = (one.rule, one.severity)
        found[place] += 1
        looked[place] += (one.rule, one.key) in judged
        agreed[place] += judged.get((one.rule, one.key), False)
    order = sorted(found, key=lambda place: (RULES[place[0]].code, SEVERITIES.index(place[1])))
    return [Row(*place, found[place], looked[place], agreed[place]) for place in order]


def table(rows: Iterable[Row]) -> str:
    from claimscan.rules import RULES

    lines = ["| " + " | ".join(HEADER) + " |", "| --- | --- | --- | --: | --: | --: | --: |"]
    for rule, severity, found, judged, agreed in rows:
        share = f"{agreed / judged:.2f}" if judged else "–"
        lines.append(f"| {RULES[rule].code} | {rule} | {severity} | {found} | {judged} | {agreed} | {share} |")
    return "\n".join(lines)


def page(rows: Iterable[Row]) -> str:
    return (
        "# How often the rules are right\n\n"
        "Findings on the development documents by rule and severity: how many there are, how many of them were judged, and with\n"
        "how many an editor would agree, asked strictly: is it a fault, and would I have it mended? Where a rule lowers the severity of\n"
        "some findings by itself, they have a row of their own. `python tests/benchmarks/rule_precision.py DIR --write` counts again.\n\n"
        f"{table(rows)}\n"
    )


def packaged(rows: Iterable[Row]) -> str:
    """``precision.py`` with the counts of today: of a rule's errors and warnings, or of all if it has only informed."""
    counts: dict[str, tuple[int, int]] = {}
    grave = {row.rule for row in rows if row.severity != "info" and row.judged}
    for row in rows:
        if row.judged and (row.severity != "info" or row.rule not in grave):
            right, of = counts.get(row.rule, (0, 0))
            counts[row.rule] = (right + row.agreed, of + row.judged)
    head = PACKAGED.read_text(encoding="utf-8").partition("JUDGED: Final")[0]
    lines = "".join(f'    "{rule}": Judged({right}, {of}),\n' for rule, (right, of) in sorted(counts.items()))
    return f"{head}JUDGED: Final[dict[str, Judged]] = {{  # by the rule's name; a rule that nobody has judged is not in it\n{lines}}}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
