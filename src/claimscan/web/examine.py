"""The answers of one target looked at for all that is wanted of it: its verdict, its page, quotations and fragments in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimscan.web import fragments as parts
from claimscan.web import soft, verdicts
from claimscan.web.bodies import Page
from claimscan.web.model import Answer, Target, Verdict
from claimscan.web.pages import read, text
from claimscan.web.quotations import Passage, look_up, prepare

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


class Examined(NamedTuple):
    """``answer`` is the one that counts; it may be asked whether its site has the same page for any address."""

    seen: Seen
    answer: Answer


def examine(
    target: Target, answers: Sequence[Answer], quotations: Iterable[str] = (), fragments: Iterable[str] = ()
) -> Examined:
    """What ``answers`` show of ``target``, the quotations and the fragments that are sought in it."""
    judged, confirmed = verdicts.choose(target, answers)
    answer, page = judged.answer, judged.page
    there = judged.state in ("alive", "moved") and target.kind != "doi"
    if there and page is not None and page.kind == "pdf":
        page = read(answer)
        judged = judged._replace(page=page)
    sought = tuple(dict.fromkeys(quotations)) if there else ()
    return Examined(
        Seen(
            verdicts.verdict(target, judged, confirmed=confirmed),
            page,
            _passages(answer, page, sought) if page is not None else (),
            tuple((name, parts.has(answer, name)) for name in dict.fromkeys(fragments)) if there else (),
        ),
        answer,
    )


def _passages(answer: Answer, page: Page, quotations: Sequence[str]) -> tuple[tuple[str, Passage], ...]:
    whole = text(answer) if quotations else None
    prepared = prepare(whole) if whole is not None else None
    complete = not answer.truncated and (page.free is not False or len(page.opening) > _TEASER)
    if whole is not None and len(whole) < 200:  # characters: a page that has its words from scripts, or none
        prepared = None
    return tuple((one, look_up(one, prepared, complete=complete)) for one in quotations)


def with_sibling(examined: Examined, other: Answer) -> Seen:
    """The same, in the light of how the site answers for an address that nobody has given to a page."""
    seen, answer = examined
    found = soft.as_any(answer, seen.page, other) if seen.page is not None else None
    if found is None:
        return seen
    verdict = seen.verdict._replace(state="soft-dead", reason=found.reason, detail=found.shown)
    return Seen(verdict, seen.page)
