"""The verdicts as rows: one for each address, the gravest first, with the sources that cite it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from claimscan.model import Article
from claimscan.web.examine import Seen
from claimscan.web.model import State, Target, Verdict
from claimscan.web.observe import said
from claimscan.web.targets import Wanted

ORDER: Final[tuple[State, ...]] = ("dead", "soft-dead", "unreachable", "blocked", "moved", "unchecked", "alive")


def rows(
    articles: tuple[tuple[Article, Wanted], ...],
    targets: Mapping[str, Target],
    seen: Mapping[str, Seen],
    only: Collection[str] = (),
) -> Iterator[dict[str, Any]]:
    """By verdict, and within one in the order of the articles. ``only`` are the states that are wanted; none means all."""
    cited = _cited(articles)
    for state in ORDER:
        if only and state not in only:
            continue
        for key, one in seen.items():
            if one.verdict.state == state:
                yield _row(targets[key], one.verdict) | {"cited_in": cited.get(key, [])}


def _row(target: Target, verdict: Verdict) -> dict[str, Any]:
    return {
        "verdict": verdict.state,
        "reason": verdict.reason,
        "explanation": said(verdict),
        "url": target.printed if target.kind != "url" else target.key,
        "kind": target.kind,
        "asked": verdict.url,
        "final": verdict.final,
        "status": verdict.status,
        "hops": [{"url": hop.url, "status": hop.status, "location": hop.location} for hop in verdict.hops],
        "title": verdict.title,
        "detail": verdict.detail,
        "at": verdict.at or None,
        "confirmed": verdict.confirmed,
        "strikes": verdict.strikes,
        "first_failed": verdict.first_failed,
        "last_alive": verdict.last_alive,
        "cached": verdict.cached,
        "archived": verdict.archived,
        "archived_at": verdict.archived_at,
    }


def _cited(articles: tuple[tuple[Article, Wanted], ...]) -> dict[str, list[dict[str, Any]]]:
    """The document, note and source of each reference, by the target's key."""
    found: dict[str, list[dict[str, Any]]] = {}
    for article, wanted in articles:
        labels = {note.id: note.label for note in article.notes}
        note_of = {source.id: source.note for source in article.sources}
        for reference in wanted.references:
            note = note_of[reference.source]
            where = {"path": article.document.name, "note": note, "label": labels[note], "source": reference.source}
            found.setdefault(reference.key, []).append(where)
    return found
