"""A run that asks the web: who is asked and how, what is said before and after it, and what of it is kept."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

from claimscan.errors import BadSettings
from claimscan.messages import say
from claimscan.model import Article, replace

if TYPE_CHECKING:
    from claimscan.cli.judging import Scanned
    from claimscan.config.settings import Settings
    from claimscan.web.cache import Cache
    from claimscan.web.evidence import Evidence
    from claimscan.web.examine import Seen
    from claimscan.web.line import Heard
    from claimscan.web.model import Answer, Question
    from claimscan.web.survey import Means, Plan

INTERRUPTED = 130
_BAR = 30  # signs
_QUICK = 0.5  # seconds that need no progress shown
#: What one answer takes when nothing is known of the site, for the estimate: a far server's usual time.
_USUAL = 0.6
_AT_ONCE = 4  # addresses of one host, at first


class Online(NamedTuple):
    """What was asked for on the command line. Times in seconds."""

    allow_hosts: tuple[str, ...] = ()
    contact: str = ""
    timeout: float | None = None  # for one address
    deadline: float | None = None  # for all
    no_cache: bool = False
    record: Path | None = None
    replay: Path | None = None
    save_evidence: Path | None = None
    archive: Literal["dead", "all", "never"] = "dead"
    archive_url: str | None = None

    def from_settings(self, settings: Settings) -> Online:
        """With what the settings say where the command line says nothing."""
        return self._replace(contact=self.contact or settings.contact)

    def consistent(self) -> None:
        """Raises ``BadSettings`` for what contradicts itself."""
        if self.record and self.replay:
            raise BadSettings("--record and --replay exclude each other")
        if self.archive_url is not None and "{url}" not in self.archive_url:
            raise BadSettings(
                f"--archive-url {self.archive_url}: must hold {{url}}, and {{day}} where the archive wants it"
            )


def wished(online: Online, *, asked: bool) -> Online | None:
    """``online`` if the web is to be asked, or a recording in its place. Raises ``BadSettings`` for what goes with that alone."""
    if asked or online.replay:
        return online
    given = {
        "--allow-host": online.allow_hosts, "--timeout": online.timeout, "--deadline": online.deadline,
        "--no-cache": online.no_cache, "--record": online.record, "--save-evidence": online.save_evidence,
        "--archive-url": online.archive_url,
    }  # fmt: skip
    for name, value in given.items():
        if value:
            raise BadSettings(f"{name} goes with --online")
    return None


class Surveyed(NamedTuple):
    """What the web showed of several articles."""

    plan: Plan
    seen: Mapping[str, Seen]
    ended: bool  # by the user


def surveyed(articles: Iterable[Article], online: Online) -> Surveyed:
    """Ask for all that the articles cite by address; what goes wrong with cache or recording is said."""
    from claimscan.web import survey

    given = list(articles)
    with _means(online) as means:
        planned = survey.plan(given, means)
        _announce(planned, online)
        seen, ended = survey.survey(planned, means)
    return Surveyed(planned, seen, ended)


def attached(found: Iterable[Scanned], online: Online | None) -> tuple[Iterable[Scanned], Surveyed | None]:
    """The documents with what the web shows of them, and the findings about that; older versions of them, too.

    Without ``online`` they are as they were, and come one by one.
    """
    if online is None:
        return found, None
    scanned = list(found)
    result = surveyed([one.article for one in scanned], online)
    return [
        one._replace(
            article=_with_live(one.article, result.seen),
            before=one.before and one.before._replace(article=_with_live(one.before.article, result.seen)),
        )
        for one in scanned
    ], result


def _with_live(article: Article, seen: Mapping[str, Seen]) -> Article:
    from claimscan.check import check
    from claimscan.rules import select
    from claimscan.web.observe import observed
    from claimscan.web.targets import wanted

    article = replace(article, live=observed(article, wanted(article), seen))
    return replace(article, findings=(*article.findings, *check(article, select(["L"]), date.today())))


@contextmanager
def _means(online: Online) -> Iterator[Means]:
    from claimscan.web import archives
    from claimscan.web.agent import user_agent
    from claimscan.web.cache import utc_now
    from claimscan.web.evidence import Evidence
    from claimscan.web.model import Limits
    from claimscan.web.network import Network
    from claimscan.web.recording import Recorder, Replay
    from claimscan.web.survey import Means

    usual = Limits()
    limits = usual._replace(chain=online.timeout or usual.chain, run=online.deadline or usual.run)
    evidence = Evidence(online.save_evidence, utc_now()) if online.save_evidence else None
    with ExitStack() as stack:
        recorder = stack.enter_context(Recorder(online.record)) if online.record else None
        cache = _cache(online)
        asker = (
            Replay(online.replay)
            if online.replay
            else stack.enter_context(Network(limits, agent=user_agent(online.contact), allow_hosts=online.allow_hosts))
        )
        bar = _Bar(sys.stderr)
        listeners = [one.heard for one in (recorder, evidence) if one is not None]
        try:
            yield Means(
                asker,
                limits,
                date.today(),
                cache,
                _all_of(listeners),
                bar.show,
                online.archive,
                online.archive_url or archives.BASE,
            )
        finally:
            bar.clear()
            _finish(cache, recorder, evidence)


def _all_of(listeners: Sequence[Heard]) -> Heard | None:
    """One listener for several."""

    def heard(question: Question, answer: Answer) -> None:
        for listener in listeners:
            listener(question, answer)

    return heard if listeners else None


def _finish(cache: Cache | None, recorder: object, evidence: Evidence | None) -> None:
    """Say what went wrong on the way, and where the evidence is."""
    from claimscan.sheets import counted

    troubles = list(cache.troubles) if cache is not None else []
    if (trouble := getattr(recorder, "trouble", None)) is not None:
        troubles.append(trouble)
    for sentence in troubles:
        say(sentence)
    if cache is not None:
        cache.close()
    if evidence is not None:
        evidence.close()
        say(evidence.trouble or f"{evidence.file}: {counted(evidence.count, 'answer')} kept")


def _cache(online: Online) -> Cache | None:
    """None where a run has to ask for everything: what is recorded must hold all answers."""
    if online.no_cache or online.record or online.replay or online.save_evidence:
        return None
    from claimscan.web.cache import Cache, folder, utc_now

    return Cache(folder(), utc_now())


def _announce(planned: Plan, online: Online) -> None:
    from claimscan.sheets import counted
    from claimscan.web.survey import hosts
    from claimscan.web.transport import proxies

    total, asked = len(planned.targets), planned.asked
    if asked and not online.replay and (names := proxies(os.environ)):
        say(f"{' and '.join(names)} is not used: through a proxy nobody could say to which address a request goes")
    if not total:
        say("no source has an address that could be checked")
    elif online.replay:
        say(f"{counted(total, 'URL')} from {online.replay}")
    elif not asked:
        say(f"{counted(total, 'URL')}, all known from an earlier run")
    else:
        known = f"{total - len(asked)} known from an earlier run, " if total > len(asked) else ""
        busiest = max(Counter(target.url.partition("://")[2].partition("/")[0] for target in asked).values())
        seconds = max(busiest / _AT_ONCE, len(asked) / 64) * _USUAL + _USUAL
        where = counted(len(hosts(asked)), "host")
        say(f"{counted(total, 'URL')}, {known}{where}, about {max(round(seconds), 1)} s")


def hints(result: Surveyed, online: Online) -> Iterator[str]:
    """What a person may do about what was found."""
    reasons = Counter(one.verdict.reason for one in result.seen.values())
    states = Counter(one.verdict.state for one in result.seen.values())
    if result.ended:
        yield "the run was ended; what was not asked by then is unchecked"
    if reasons["no-network"]:
        yield f"there is no network: {reasons['no-network']} of {len(result.seen)} could not be checked"
    if reasons["deadline"]:
        yield f"the time was over for {reasons['deadline']} addresses; --deadline SECONDS gives more"
    if reasons["rate-limited"]:
        yield f"{reasons['rate-limited']} were asked too often for their sites; try again later"
    if reasons["private-address"]:
        yield f"{reasons['private-address']} lead into a private network; --allow-host HOST lets it be asked"
    if walls := reasons["bot-wall"] + reasons["forbidden"]:
        yield f"{walls} refuse programs and may be fine: open them in a browser"
    if reasons["timeout"] and online.timeout is None:
        yield f"{reasons['timeout']} did not answer in time; --timeout SECONDS waits longer"
    unsure = sum(one.verdict.state == "dead" and not one.verdict.confirmed for one in result.seen.values())
    if unsure:
        yield f"{unsure} of {states['dead']} dead ones were seen so once only"
    archived = sum(one.verdict.archived is not None for one in result.seen.values())
    if archived:
        yield f"for {archived} an archive has a copy, see what is expected"


class _Bar:
    """How far the asking is, on a terminal and after a moment only."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._start = time.monotonic()
        self._shown = False

    def show(self, done: int, total: int) -> None:
        if self._stream is None or not total or time.monotonic() - self._start < _QUICK:
            return
        filled = _BAR * done // total
        self._stream.write(f"\r\x1b[K[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        if self._shown and self._stream is not None:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False
