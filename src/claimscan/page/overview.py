"""The summary at the top: figures, what lacks a source, coverage by section, findings by rule, what was not decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimscan import rules
from claimscan.model import Claim, Source
from claimscan.page.faults import faults, place
from claimscan.page.markup import Html, joined, jump, table, tag, text
from claimscan.page.plan import Numbered, Plan
from claimscan.records import SummaryRecord
from claimscan.sheets import tally
from claimscan.summary import lacks, summary

EXCERPT = 90  # characters of a sentence that stand for it in a list
_KEY = (
    ("cited", "A sentence with its marks", "has a source: its notes stand beside it"),
    ("lacking", "A sentence", "needs a source and has none: the words in the frame made it need one, the label says for what"),
    ("free", "A sentence", "without signs needs no source and has none"),
)  # fmt: skip


def overview(plan: Plan) -> Iterator[Html]:
    """The parts of the summary, in order."""
    figures = summary(plan.article)
    yield _figures(figures)
    yield _key()
    yield from _lacking([claim for claim in plan.article.claims if lacks(claim)], plan)
    yield from _undecided(plan)
    yield _sections(figures)
    yield _rules(figures, plan)
    if plan.at_large:
        yield tag("h3", text("Findings about the document"))
        yield faults(plan.at_large, plan)


def _figures(figures: SummaryRecord) -> Html:
    coverage = figures["coverage"]
    shown = (
        ("claims", str(figures["claims"]), None),
        ("of them cited", str(figures["cited"]), None),
        ("need a source", str(figures["needs_source"]), None),
        ("of these have none", str(figures["lacking"]), "lacking"),
        ("covered", "–" if coverage is None else f"{coverage:.0%}", None),
        ("notes", str(figures["notes"]), None),
        ("sources in them", str(figures["sources"]), "sources"),
        ("different works", str(figures["works"]), "sources"),
        ("findings", str(figures["findings"]), "findings"),
    )
    tiles = []
    for name, count, target in shown:
        number = jump(target, text(count)) if target else text(count)
        tiles.append(tag("div", tag("dt", text(name)), tag("dd", number)))
    return tag("dl", *tiles, class_="figures")


def _key() -> Html:
    rows = []
    for state, words, meaning in _KEY:
        shown = tag("mark", text(words)) if state == "lacking" else text(words)
        more = tag("span", text("no source: statistic"), class_="lack") if state == "lacking" else Html("")
        sign = tag("sup", text("1")) if state == "cited" else Html("")
        rows.append(tag("li", tag("span", shown, class_=f"claim {state}"), sign, text(" "), more, text(f" {meaning}.")))
    return tag("ul", *rows, class_="key")


def _lacking(claims: Sequence[Claim], plan: Plan) -> Iterator[Html]:
    yield tag("h3", text(f"Need a source and have none: {len(claims)}"), id="lacking")
    if not claims:
        yield tag("p", text("Every claim that needs a source has one."))
        return
    items = [
        tag(
            "li",
            jump(claim.id, text(place(claim.spans, plan.article) or claim.id)),
            text(f" {', '.join(claim.kinds)}: "),
            tag("bdi", text(_excerpt(claim.text))),
        )
        for claim in claims
    ]
    yield tag("ol", *items, class_="lacks")


def _excerpt(words: str) -> str:
    return words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1].rstrip()}…"


def _undecided(plan: Plan) -> Iterator[Html]:
    """What was left open rather than guessed, with the way to each."""
    article = plan.article
    marks = [jump(one.id, text(one.mark)) for one in article.citations if one.note is None]
    notes = [jump(note.id, text(note.label)) for note in article.notes if note.id not in plan.home]
    short = [_to(one, plan) for one in article.sources if one.form != "full" and one.refers_to is None]
    dates = [_to(one, plan) for one in article.sources if _date_open(one)]
    reading = [one for one in plan.findings if one.finding.code.startswith("R")]
    told = (
        ("Marks that lead to no certain note", marks),
        ("Notes that no mark leads to", notes),
        ("Short forms whose work is not certain, in notes", short),
        ("Dates that could not be read for certain, in notes", dates),
        ("Of the file itself", [_to_finding(one) for one in reading]),
    )
    items = [tag("li", text(f"{what}: "), joined(links, ", ")) for what, links in told if links]
    yield tag("h3", text("What could not be decided"), id="undecided")
    yield tag("ul", *items) if items else tag("p", text("Nothing was left open."))


def _to(source: Source, plan: Plan) -> Html:
    note = plan.notes.get(source.note)
    return jump(source.id, text(note.label if note else source.id))


def _date_open(source: Source) -> bool:
    dates = (found for found in (source.issued, source.accessed) if found)
    return any(found.value is None or found.value.fault in ("ambiguous", "impossible") for found in dates)


def _to_finding(one: Numbered) -> Html:
    return joined([jump(one.id, text(one.finding.code)), text(one.finding.message)], " ")


def _sections(figures: SummaryRecord) -> Html:
    head = ("Section", "Claims", "Cited", "Need a source", "Have none", "Covered")
    rows = []
    for section in figures["sections"]:
        needing, lacking = section["needs_source"], section["lacking"]
        share = f"{1 - lacking / needing:.0%}" if needing else "–"
        name = section["section"] or "(before the first heading)"
        rows.append((name, *(str(section[key]) for key in ("claims", "cited")), str(needing), str(lacking), share))
    return joined([tag("h3", text("Coverage by section")), table(head, [[text(cell) for cell in row] for row in rows])])


def _rules(figures: SummaryRecord, plan: Plan) -> Html:
    found: dict[str, list[Numbered]] = {}
    for one in plan.findings:
        found.setdefault(one.finding.rule, []).append(one)
    rows = []
    for record in figures["rules"]:
        rule = rules.RULES.get(record["rule"])
        links = [jump(one.id, text(_where(one, plan))) for one in found[record["rule"]]]
        name = f"{record['code']} {record['rule']}"
        rows.append(
            [
                text(name),
                text(record["severity"]),
                text(rule.summary if rule else ""),
                text(str(record["count"])),
                joined(links, ", "),
            ]
        )
    head = tag("h3", text(f"Findings by rule: {tally(figures)}"), id="findings")
    return joined([head, table(("Rule", "Severity", "Finds", "Times", "Where"), rows)]) if rows else head


def _where(one: Numbered, plan: Plan) -> str:
    """The label of the note where it is about a note, else the place in the text."""
    note = plan.notes.get(one.finding.note or "")
    return f"note {note.label}" if note else place(one.finding.spans, plan.article) or "document"
