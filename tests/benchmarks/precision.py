"""Precision and recall of notes, sources and their fields, on documents for which people wrote down the right answers.

    python tests/benchmarks/precision.py DIR             print the table
    python tests/benchmarks/precision.py DIR --write     put it into precision.md, and its last rows into the README

``DIR`` holds documents as ``SET/NAME`` and the answers to each as ``gold/SET/NAME.json``: an object with ``notes``, a list of
objects with ``number``, ``text`` (or its first and last letters as ``starts`` and ``ends``), ``urls``, and ``sources``. A source
has its printed text as ``raw``, and ``authors``, ``title``, ``container``, ``date`` or ``year``, ``urls``, ``doi``, ``short``; and
under ``accept`` other values that are right as well. What an answer leaves out is not counted. ``NAME.notes.txt`` is a list of
notes, one a line. Texts are compared by their letters and digits alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

README = Path(__file__).parents[2] / "README.md"
WHOLE = Path(__file__).with_name("precision.md")
ALL = "all"
BEGIN, END = "<!-- precision -->", "<!-- /precision -->"
HEADER = ("documents", "field", "in the answers", "found", "right", "precision", "recall")
TODAY = date(2026, 11, 22)
SAME_NOTE, SAME_SOURCE, SAME_TITLE, SAME_CONTAINER = 97, 90, 95, 90  # per cent of the letters
FIELDS = ("notes", "addresses", "sources", "short forms", "authors", "title", "container", "date", "DOI")
Answer = Mapping[str, Any]


class Count(NamedTuple):
    """How many there are, how many were found, and how many of these are right."""

    wanted: int
    found: int
    right: int

    def plus(self, other: Count) -> Count:
        return Count(*map(sum, zip(self, other, strict=True)))

    @property
    def precision(self) -> str:
        return f"{self.right / self.found:.3f}" if self.found else "–"

    @property
    def recall(self) -> str:
        return f"{self.right / self.wanted:.3f}" if self.wanted else "–"


def measured(folder: Path) -> dict[tuple[str, str], Count]:
    """The counts for each set of documents and field in ``folder``."""
    import claimscan
    from claimscan.report import report

    counts: dict[tuple[str, str], Count] = {}
    for path in sorted((folder / "gold").rglob("*.json")):
        document = folder / path.relative_to(folder / "gold").with_suffix("")
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not document.exists() or "notes" not in gold:
            continue
        form = "notes" if document.name.endswith(".notes.txt") else None
        found = report(claimscan.scan(document, format=form, today=TODAY))
        for field, count in compared(gold["notes"], found):
            key = (document.relative_to(folder).parts[0], field)
            counts[key] = counts.get(key, Count(0, 0, 0)).plus(count)
    return counts


def compared(gold: Sequence[Answer], report: Mapping[str, Any]) -> Iterator[tuple[str, Count]]:
    """Each field of each note of one document."""
    sources: dict[str, list[Answer]] = {}
    for source in report["sources"]:
        sources.setdefault(source["note"], []).append(source)
    free: dict[str, list[Answer]] = {}
    for note in report["notes"]:
        free.setdefault(note["label"], []).append(note)
    yield "notes", Count(0, len(report["notes"]), 0)
    for answer in gold:
        pool = free.get(str(answer["number"]), [])
        note = max(pool, key=lambda one: likeness(answer, one["text"]), default=None)
        if note:
            pool.remove(note)
        yield "notes", Count(1, 0, int(note is not None and likeness(answer, note["text"]) >= SAME_NOTE))
        found = sources.get(note["id"], []) if note else []
        if "urls" in answer or "sources" in answer:
            yield "addresses", addresses(answer, found)
        if "sources" in answer:
            yield from of_sources(answer["sources"], found)


def likeness(answer: Answer, text: str) -> float:
    if "text" in answer:
        return alike(str(answer["text"]), text)
    here, starts, ends = letters(text), answer["starts"], answer["ends"]
    if not starts or not here:
        return 100.0 if not starts and not here else 0.0
    size = answer.get("letters", len(here))
    edges = alike(starts, here[: len(starts)]) + alike(ends, here[-len(ends) :])
    return float(min(size, len(here)) / max(size, len(here)) * edges / 2)


def addresses(answer: Answer, found: Sequence[Answer]) -> Count:
    options = [{address(url)} for url in answer.get("urls", [])]
    for source in answer.get("sources", []):
        others = source.get("url_alternatives") or []
        options += [{address(url), *map(address, others)} for url in source.get("urls", [])]
    wanted = {min(option): option for option in options}.values()
    got = {address(url["url"]) for source in found for url in source["urls"]}
    return Count(len(wanted), len(got), sum(not option.isdisjoint(got) for option in wanted))


def of_sources(gold: Sequence[Answer], found: Sequence[Answer]) -> Iterator[tuple[str, Count]]:
    """The sources of one note, paired by what is printed, and their fields."""
    free = list(found)
    yield "sources", Count(0, len(found), 0)
    for answer in gold:
        prints = (answer["raw"], *others(answer, "raw"))
        best = max(free, key=lambda one: likest(prints, one["text"]), default=None)
        source = best if best and likest(prints, best["text"]) >= SAME_SOURCE else None
        if source:
            free.remove(source)
        yield "sources", Count(1, 0, int(source is not None))
        yield from of_fields(answer, source or {})


def likest(prints: Iterable[str], text: str) -> float:
    return max(alike(one, text) for one in prints)


def of_fields(answer: Answer, source: Answer) -> Iterator[tuple[str, Count]]:
    if "short" in answer:
        short = source.get("form", "full") != "full"
        if not others(answer, "short"):
            yield "short forms", Count(int(answer["short"]), int(short), int(answer["short"] and short))
        if answer["short"]:
            return
    issued = (source.get("issued") or {}).get("iso") or ""
    key, said = ("year", issued[:4]) if "year" in answer else ("date", issued)
    yield "date", of_field(answer, key, [said], str.__eq__)
    yield "title", of_field(answer, "title", [source.get("title")], lambda a, b: alike(a, b) >= SAME_TITLE)
    held = [source.get("container_title"), source.get("publisher")]
    yield "container", of_field(answer, "container", held, lambda a, b: alike(a, b) >= SAME_CONTAINER)
    yield "DOI", of_field(answer, "doi", [source.get("doi")], lambda a, b: doi(a) == doi(b))
    if "authors" in answer:
        yield "authors", of_authors(answer, source)


def of_field(answer: Answer, key: str, found: Sequence[Any], same: Callable[[str, str], bool]) -> Count:
    """A value that is accepted besides, where the answer has none, counts neither for nor against."""
    given = [one for one in found if one]
    more = others(answer, key)
    right = any(same(option, one) for option in (answer.get(key), *more) if option for one in given)
    wanted = bool(answer.get(key)) and bool(given or None not in more)
    return Count(int(wanted), int(bool(given) and (wanted or not right)), int(right and wanted))


def of_authors(answer: Answer, source: Answer) -> Count:
    """Against the list of authors, of those that are accepted, that they fit best."""
    got = Counter(letters(one["literal"]) for one in source.get("authors", []))
    counts = []
    for option in (answer["authors"] or [], *others(answer, "authors")):
        wanted = Counter(letters(name(one)) for one in option or [])
        counts.append(Count(wanted.total(), got.total(), (wanted & got).total()))
    return max(counts, key=lambda one: 2 * one.right - one.wanted - one.found)


def others(answer: Answer, key: str) -> list[Any]:
    return list((answer.get("accept") or {}).get(key, []))


def name(author: Any) -> str:
    if isinstance(author, str):
        return author
    return author.get("literal") or f"{author.get('given') or ''} {author.get('family') or ''}"


def letters(text: str) -> str:
    from claimscan import references

    return references.letters(text or "")


def alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    a, b = letters(one), letters(other)
    return float(fuzz.ratio(a, b)) if a and b else 100.0 * (a == b)


def doi(text: str) -> str:
    return letters(text.lower().removeprefix("doi:").removeprefix("https://doi.org/"))


def address(url: str) -> str:
    return url.strip().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def table(counts: Mapping[tuple[str, str], Count]) -> str:
    """The counts as a table in Markdown, the sets in the order of their names."""
    lines = [HEADER, ("---", "---", *["--:"] * 5)]
    for place in sorted({place for place, _ in counts}):
        for field in FIELDS:
            count = counts.get((place, field), Count(0, 0, 0))
            if any(count):
                lines.append((place, field, *map(str, count), count.precision, count.recall))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def together(counts: Mapping[tuple[str, str], Count]) -> dict[tuple[str, str], Count]:
    """The counts of all sets as one."""
    whole: dict[tuple[str, str], Count] = {}
    for (_, field), count in counts.items():
        whole[ALL, field] = whole.get((ALL, field), Count(0, 0, 0)).plus(count)
    return whole


def main(arguments: Sequence[str]) -> int:
    folders = [Path(word) for word in arguments if not word.startswith("-")]
    if len(folders) != 1 or not (folders[0] / "gold").is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    counts = measured(folders[0])
    if "--write" in arguments:
        before, begin, rest = README.read_text(encoding="utf-8").partition(BEGIN)
        _, end, behind = rest.partition(END)
        README.write_text(f"{before}{begin}\n{table(together(counts))}{end}{behind}", encoding="utf-8")
        WHOLE.write_text(f"# Precision and recall\n\n{table(counts)}", encoding="utf-8")
    else:
        print(table(counts) + table(together(counts)), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
