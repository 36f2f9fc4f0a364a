"""Answers of one target → what they mean together.

One answer is judged by its last response: walls first (what a guard says is nothing about the page), then its status, then
what its page says of itself. Several answers of one address are a first and a second pass: the better one counts, and a
death counts as confirmed if it was seen twice. Other readings of an address that is broken in print are believed where
they answer and the printed one does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from claimscan import urls
from claimscan.web import handles, soft, walls
from claimscan.web.bodies import Page, kind_of
from claimscan.web.model import Answer, State, Target, Verdict
from claimscan.web.pages import read
from claimscan.web.reasons import DEATHS, REASONS, of_failure

#: The better one of two passes: what was seen of a page outweighs what was not.
_RANK: Final[dict[State, int]] = {
    "alive": 0, "moved": 0, "soft-dead": 1, "blocked": 2, "dead": 3, "unreachable": 4, "unchecked": 5,
}  # fmt: skip
_PERMANENT: Final = frozenset({301, 308})
_MANY: Final = 10  # redirects; what follows more is only browsers
#: Addresses that are made to lead on, and whose targets nobody should cite instead.
_PERSISTENT: Final = frozenset(
    "doi.org dx.doi.org hdl.handle.net purl.org n2t.net w3id.org arks.org purl.archive.org urn.kb.se resolver.kb.nl"
    " nbn-resolving.org persee.fr perma.cc".split()
)


class Judged(NamedTuple):
    """What one answer means, and its page where it has one."""

    reason: str
    page: Page | None = None
    shown: str = ""  # what it was known by
    answer: Answer = Answer("")

    @property
    def state(self) -> State:
        return REASONS[self.reason].state


def judge(answer: Answer) -> Judged:
    """What one answer means."""
    if answer.failure is not None:
        return Judged(of_failure(answer.failure), shown=answer.detail, answer=answer)
    if answer.status is None:
        return Judged("protocol", answer=answer)
    page = (
        read(answer) if kind_of(answer) != "pdf" else Page("pdf")
    )  # a PDF is opened only where its words are asked for
    if found := walls.wall(answer, page):
        return Judged(found.reason, page, found.name, answer)
    status = answer.status
    if not 200 <= status < 400:
        return Judged(_of_status(status), page, f"status {status}", answer)
    if gone := soft.soft(answer, page):
        return Judged(gone.reason, page, gone.shown, answer)
    return Judged(_of_hops(answer), page, answer=answer)


def _of_status(status: int) -> str:
    known = {404: "not-found", 410: "gone", 403: "forbidden", 451: "legal", 429: "rate-limited"}
    if status in known:
        return known[status]
    return "server-error" if status >= 500 or status in (408, 421, 425) else "refused-request"


def _of_hops(answer: Answer) -> str:
    if answer.status is not None and 300 <= answer.status < 400 and answer.status not in (300, 304):
        return "bad-redirect"
    if moved_to(answer) is not None:
        return "moved"
    if len(answer.hops) > _MANY:
        return "many-redirects"
    return "redirected" if len(answer.hops) > 1 and not urls.same(answer.url, answer.final) else "ok"


def moved_to(answer: Answer) -> str | None:
    """Where the address has moved for good: as far as permanent redirects lead. Another scheme, ``www.``, or slash is no move."""
    if urls.is_short(answer.url) or urls.host(answer.url) in _PERSISTENT:
        return None
    lasting = 0
    for hop in answer.hops[:-1]:
        if hop.status not in _PERMANENT:
            break
        lasting += 1
    target = answer.hops[lasting].url if lasting else None
    return target if target is not None and not urls.same(answer.url, target) else None


def handle(answer: Answer) -> Judged:
    """What the DOI handle service says."""
    exists = handles.exists(answer)
    if exists is not None:
        return Judged("registered" if exists else "not-registered", None, handles.leads_to(answer) or "", answer)
    judged = judge(answer)
    return judged if answer.status != 404 else judged._replace(reason="server-error")  # not that service's own 404


def choose(judged: Sequence[Judged]) -> tuple[Judged, bool]:
    """The answer of a target that counts, out of at least one, and whether a death in it was seen twice."""
    printed = judged[0].answer.url
    own = [one for one in judged if one.answer.url == printed]
    best = min(own, key=lambda one: _RANK[one.state])
    if _RANK[best.state]:
        best = next((one for one in judged if not _RANK[one.state]), best)
    seen = sum(one.reason in DEATHS for one in own)
    return best, best.state == "dead" and seen > 1


def verdict(target: Target, judged: Judged, *, confirmed: bool = False) -> Verdict:
    """The verdict with its evidence."""
    answer, page = judged.answer, judged.page
    if judged.state != "dead":
        confirmed = False
    return Verdict(
        target=target.key,
        state=judged.state,
        reason=judged.reason,
        url=answer.url,
        final=(moved_to(answer) or answer.final) if judged.reason == "moved" else answer.final,
        status=answer.status,
        hops=answer.hops if len(answer.hops) > 1 else (),
        title=page.title if page is not None else None,
        detail=_detail(judged),
        at=answer.at,
        confirmed=confirmed,
    )


def _detail(judged: Judged) -> str:
    """What it was known by, and another address that the last of many hops led to."""
    if judged.reason == "moved" and judged.answer.final != moved_to(judged.answer):
        return f"from there on to {judged.answer.final}"
    return judged.shown


def explain(found: Verdict) -> str:
    """The verdict as a sentence: ``The address answers that there is no such page (404)``."""
    return f"The address {REASONS[found.reason].sentence}"
