"""Answers looked at, one by one, for all that is wanted of their targets: what they mean, their page, quotations and
fragments in it. What was looked at is a small part of what came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimscan.web import fragments as parts
from claimscan.web import soft, verdicts
from claimscan.web.bodies import Page
from claimscan.web.model import Answer, Target, Verdict
from claimscan.web.pages import read, text
from claimscan.web.quotations import Passage, look_up, prepare
from claimscan.web.verdicts import Judged

_TEASER = 2000  # characters: what is shown of a work that has to be paid for


class Seen(NamedTuple):
    """What the web shows of one target. Quotations and fragments by their text, as they were asked for."""

    verdict: Verdict
    page: Page | None = None
    passages: tuple[tuple[str, Passage], ...] = ()
    fragments: tuple[tuple[str, bool | None], ...] = ()

    def passage(self, quotation: str) -> Passage | None:
        return next((passage for text, passage in self.passages if text == quotation), None)

    def has_part(self, fragment: str) -> bool | None:
        return next((there for name, there in self.fragments if name == fragment), None)

    @property
    def is_there(self) -> bool:
        return self.verdict.state in ("alive", "moved")


class Look(NamedTuple):
    """What one answer shows. The answer is without its body."""

    judged: Judged
    passages: tuple[tuple[str, Passage], ...] = ()
    fragments: tuple[tuple[str, bool | None], ...] = ()

    @property
    def answer(self) -> Answer:
        return self.judged.answer

    @property
    def is_there(self) -> bool:
        return self.judged.state in ("alive", "moved")


class Examined(NamedTuple):
    """``answer`` is the one that counts; it may be asked whether its site has the same page for any address."""

    seen: Seen
    answer: Answer


def look(
    answer: Answer, quotations: Iterable[str] = (), fragments: Iterable[str] = (), *, handle: bool = False
) -> Look:
    """What ``answer`` shows, with the quotations and fragments that are sought in it. ``handle``: of a handle service."""
    judged = verdicts.handle(answer) if handle else verdicts.judge(answer)
    found = Look(judged._replace(answer=answer._replace(body=b"")))
    page = judged.page
    if handle or page is None or not found.is_there:
        return found
    if page.kind == "pdf":
        page = read(answer)
    return Look(
        found.judged._replace(page=page),
        _passages(answer, page, tuple(dict.fromkeys(quotations))),
        tuple((name, parts.has(answer, name)) for name in dict.fromkeys(fragments)),
    )


def examine(target: Target, looks: Sequence[Look]) -> Examined:
    """What ``looks`` at all answers show of ``target``; without any it was not asked."""
    own = looks or (Look(Judged("interrupted", answer=Answer(target.url))),)
    judged, confirmed = verdicts.choose([one.judged for one in own])
    counted = next(one for one in own if one.judged is judged)
    verdict = verdicts.verdict(target, judged, confirmed=confirmed)
    return Examined(Seen(verdict, judged.page, counted.passages, counted.fragments), judged.answer)


def _passages(answer: Answer, page: Page, quotations: Sequence[str]) -> tuple[tuple[str, Passage], ...]:
    whole = text(answer) if quotations else None
    prepared = prepare(whole) if whole is not None else None
    complete = not answer.truncated and (page.free is not False or len(page.opening) > _TEASER)
    if whole is not None and len(whole) < 200:  # characters: a page that has its words from scripts, or none
        prepared = None
    return tuple((one, look_up(one, prepared, complete=complete)) for one in quotations)


def with_sibling(examined: Examined, other: Look) -> Seen:
    """The same, in the light of how the site answers for an address that nobody has given to a page."""
    seen, answer = examined
    found = soft.as_any(answer, seen.page, other.answer, other.judged.page) if seen.page is not None else None
    if found is None:
        return seen
    verdict = seen.verdict._replace(state="soft-dead", reason=found.reason, detail=found.shown)
    return Seen(verdict, seen.page)
