"""What is kept of a target between runs, as JSON and back. Whatever is not as expected is as if it were not there."""

from __future__ import annotations

import json
from typing import Any

from claimscan.web.bodies import Page
from claimscan.web.examine import Seen
from claimscan.web.model import Hop, Verdict
from claimscan.web.quotations import Passage
from claimscan.web.reasons import REASONS

_PAGE_TUPLES = ("titles", "authors", "sites", "published")


def dumped(seen: Seen) -> str:
    """One line of JSON."""
    page = seen.page
    value = {
        "verdict": seen.verdict._replace(hops=())._asdict() | {"hops": [list(hop) for hop in seen.verdict.hops]},
        "page": page._asdict() if page is not None else None,
        "passages": [[text, *passage] for text, passage in seen.passages],
        "fragments": [list(one) for one in seen.fragments],
    }
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def loaded(text: str) -> Seen | None:
    """What was kept; ``None`` for what another version wrote, or nobody."""
    try:
        value = json.loads(text)
        verdict = Verdict(**{**value["verdict"], "hops": tuple(Hop(*hop) for hop in value["verdict"]["hops"])})
        passages = tuple((str(text), Passage(state, shown, like)) for text, state, shown, like in value["passages"])
        fragments = tuple((str(name), there) for name, there in value["fragments"])
        page = _page(value["page"]) if value["page"] is not None else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return Seen(verdict, page, passages, fragments) if verdict.reason in REASONS else None


def _page(value: dict[str, Any]) -> Page:
    return Page(**{**value, **{name: tuple(value[name]) for name in _PAGE_TUPLES}})
