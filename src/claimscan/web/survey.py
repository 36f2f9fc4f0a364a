"""Everything that articles cite by address, asked for once and judged: the cache, the network, siblings, archives."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, Literal, NamedTuple

from claimscan.model import Article
from claimscan.web import archives, soft
from claimscan.web.cache import Cache, History, remembered
from claimscan.web.cache import after as history_after
from claimscan.web.clock import Clock, RealClock
from claimscan.web.course import Chaining
from claimscan.web.examine import Examined, Look, Seen, examine, look, with_sibling
from claimscan.web.faults import NoAnswer
from claimscan.web.line import Heard, Progress
from claimscan.web.looking import Looking, Sought, sought
from claimscan.web.model import Answer, Asker, Limits, Question, Target, Verdict
from claimscan.web.normal import place
from claimscan.web.run import Run
from claimscan.web.targets import Services, Wanted, together, wanted

Archive = Literal["dead", "all", "never"]
_NOBODY: Final = 3  # hosts; that many that do not exist, and no other answer: then it is not they who are away

_SILENT: Final = 2  # times in a row that an archive did not answer at all
_LOST: Final = frozenset({"no-such-host", "resolver", "no-route", "no-network"})
_UNASKED: Final = frozenset({"scheme", "bad-url", "port", "private-address", "deadline", "interrupted"})


class Means(NamedTuple):
    """What a survey has at hand. ``sleep`` and ``clock`` are the machine's but in tests."""

    asker: Asker
    limits: Limits
    today: date
    cache: Cache | None = None
    heard: Heard | None = None
    progress: Progress | None = None
    archive: Archive = "dead"
    archive_base: str = archives.BASE
    services: Services | None = None
    clock: Clock | None = None
    sleep: Callable[[float], None] = time.sleep


class Surveyed(NamedTuple):
    """What is seen of each target, by its key, in the order of the articles; and whether the user ended the run."""

    seen: dict[str, Seen]
    ended: bool


class Plan(NamedTuple):
    """What will be done: told before it starts."""

    articles: tuple[tuple[Article, Wanted], ...]
    targets: Mapping[str, Target]
    reused: Mapping[str, Seen]  # what an earlier run saw and is still good
    histories: Mapping[str, History]

    @property
    def asked(self) -> list[Target]:
        return [target for key, target in self.targets.items() if key not in self.reused]


def plan(given: Iterable[Article], means: Means) -> Plan:
    """What the articles cite, and what of it has to be asked for."""
    articles = tuple((article, wanted(article, means.services)) for article in given)
    targets = together(one for _, one in articles)
    known = means.cache.read(targets) if means.cache is not None else {}
    wanted_there = sought(articles)
    reused: dict[str, Seen] = {}
    for key, one in known.items():
        seen = one.seen
        if seen is not None and seen.verdict.target == key and _covers(seen, wanted_there[key]):
            reused[key] = seen._replace(verdict=seen.verdict._replace(cached=True))
    return Plan(articles, targets, reused, {key: one.history for key, one in known.items()})


def survey(planned: Plan, means: Means) -> Surveyed:
    """Ask for all that is planned. What is known is kept in the cache."""
    clock = means.clock or RealClock()
    start = clock.now()
    looking = Looking(planned.articles, planned.asked, means.heard, means.cache, planned.histories)
    run = Run(
        means.asker, means.limits, looking.take, gone=looking.gone, progress=means.progress or _silent, clock=clock
    )
    looks = _without_network(run.all(planned.asked))
    examined = {target.key: examine(target, looks[target.key]) for target in planned.asked}
    seen = {key: one.seen for key, one in examined.items()}
    if not run.ended:
        seen |= _with_siblings(examined, looking, run)
    whole = {key: planned.reused.get(key) or seen[key] for key in planned.targets}
    before = {key: planned.histories.get(key, History()) for key in whole}
    whole = {key: one._replace(verdict=remembered(one.verdict, before[key])) for key, one in whole.items()}
    ended = run.ended
    if not ended:
        whole, ended = _archived(planned, whole, means, clock, start + means.limits.run)
    if means.cache is not None:
        means.cache.write(whole.values(), {key: history_after(before[key], one.verdict) for key, one in whole.items()})
        means.cache.forget()
    return Surveyed(whole, ended)


def _silent(done: int, total: int) -> None:
    """Nobody looks."""


def hosts(targets: Iterable[Target]) -> set[str]:
    """The registered domains that are asked."""
    found = set()
    for target in targets:
        try:
            found.add(place(target.url).domain)
        except NoAnswer:  # is told as the target's verdict
            continue
    return found


def _covers(seen: Seen, wanted: Sought) -> bool:
    held, parts = {text for text, _ in seen.passages}, {name for name, _ in seen.fragments}
    return held.issuperset(wanted.quotations) and parts.issuperset(wanted.fragments)


def _with_siblings(examined: Mapping[str, Examined], looking: Looking, run: Run[Look]) -> dict[str, Seen]:
    """One sibling for each host that has an address under suspicion."""
    suspects: dict[str, Question] = {}
    taken: set[str] = set()
    for key, one in examined.items():
        if not looking.is_suspect(key, one):
            continue
        answer = one.answer
        host = place(answer.final).host
        if host not in taken:
            taken.add(host)
            suspects[key] = Question(soft.sibling(answer.final if len(answer.hops) > 1 else answer.url))
    told = run.each(suspects.values()) if suspects else {}
    return {key: with_sibling(examined[key], told[question]) for key, question in suspects.items()}


def _archived(
    planned: Plan, seen: dict[str, Seen], means: Means, clock: Clock, until: float
) -> tuple[dict[str, Seen], bool]:
    """Each target that is gone (or all of them) with its copy in the archive; and whether the user ended that. An archive that
    does not answer is left alone."""
    live = isinstance(means.asker, Chaining)  # a recording need not be spared
    pace = archives.Pace(clock.now, means.sleep, until) if live else None
    asker = _Telling(means.asker, means.heard)
    days = _days(planned)
    found = dict(seen)
    sought = [key for key, one in seen.items() if _is_sought(planned.targets[key], one.verdict, means.archive)]
    try:
        for number, key in enumerate(sought):
            if asker.failures >= _SILENT or (pace is not None and not pace.turn()):
                break
            verdict = seen[key].verdict
            copy = archives.nearest(verdict.url, days.get(key), means.today, asker, means.archive_base)
            if copy is not None:
                found[key] = seen[key]._replace(verdict=verdict._replace(archived=copy.url, archived_at=copy.day))
            (means.progress or _silent)(number + 1, len(sought))
    except KeyboardInterrupt:
        return found, True
    return found, False


def _is_sought(target: Target, verdict: Verdict, archive: Archive) -> bool:
    """Whether a copy of it should be looked for."""
    if target.kind == "doi" or verdict.state == "unchecked" or verdict.archived or archives.is_copy(verdict.url):
        return False
    return archive == "all" or (archive == "dead" and verdict.state in ("dead", "soft-dead"))


def _days(planned: Plan) -> dict[str, date]:
    """The day that each target's copy should be near to: of the first source that has one."""
    found: dict[str, date] = {}
    for article, one in planned.articles:
        sources = {source.id: source for source in article.sources}
        for reference in one.references:
            day = archives.day_of(sources[reference.source])
            if day is not None:
                found.setdefault(reference.key, day)
    return found


class _Telling:
    """An asker of which each answer is told on."""

    def __init__(self, asker: Asker, heard: Heard | None) -> None:
        self._asker, self._heard = asker, heard
        self.failures = 0  # in a row

    def ask(self, question: Question) -> Answer:
        answer = self._asker.ask(question)
        self.failures = self.failures + 1 if answer.failure is not None else 0
        if self._heard:
            self._heard(question, answer)
        return answer


def _without_network(looks: Mapping[str, tuple[Look, ...]]) -> Mapping[str, tuple[Look, ...]]:
    """Where a machine without a network says of every name that it does not exist or cannot be found, nothing is known of any."""
    every = [one.answer for told in looks.values() for one in told if one.answer.failure not in _UNASKED]
    lost = {answer.url.partition("://")[2].partition("/")[0] for answer in every if answer.failure in _LOST}
    if len(lost) < _NOBODY or any(answer.hops or answer.failure not in _LOST for answer in every):
        return looks
    return {
        key: tuple(
            look(one.answer._replace(failure="no-network")) if one.answer.failure in _LOST else one for one in told
        )
        for key, told in looks.items()
    }
