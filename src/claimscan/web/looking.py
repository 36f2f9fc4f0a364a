"""What is done with each answer of a survey when it comes: it is kept for who records, looked at, and written to the cache.

After that its body is no more needed, and a run that is killed has lost nothing that was certain by then.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from claimscan.model import Article, Source
from claimscan.web import soft
from claimscan.web.cache import Cache, History, after, remembered
from claimscan.web.examine import Examined, Look, Seen, examine, look
from claimscan.web.identity import identity
from claimscan.web.line import Heard
from claimscan.web.model import Answer, Question, Target
from claimscan.web.normal import normalised
from claimscan.web.run import is_dead
from claimscan.web.targets import Wanted

_PAUSE: Final = 0.5  # seconds between two writes: what a run that is killed may have to ask again


class Sought(NamedTuple):
    """What should stand in a target's page."""

    quotations: list[str]
    fragments: list[str]


class Cited(NamedTuple):
    """A source that a target is cited by, and the language of its article."""

    source: Source
    language: str | None


def sought(articles: Sequence[tuple[Article, Wanted]]) -> dict[str, Sought]:
    """The quotations and fragments that each target should hold, by its key."""
    found: dict[str, Sought] = {}
    for _, one in articles:
        keys: dict[str, list[str]] = {}
        for reference in one.references:
            keys.setdefault(reference.source, []).append(reference.key)
            held = found.setdefault(reference.key, Sought([], []))
            if reference.fragment:
                held.fragments.append(reference.fragment)
        for quotation in one.quotations:
            for source in quotation.sources:
                for key in keys.get(source, ()):
                    found[key].quotations.append(quotation.text)
    return found


def cited(articles: Sequence[tuple[Article, Wanted]]) -> dict[str, list[Cited]]:
    """The sources that cite each target, by its key."""
    found: dict[str, list[Cited]] = {}
    for article, one in articles:
        sources = {source.id: source for source in article.sources}
        language = article.document.metadata.language
        for reference in one.references:
            found.setdefault(reference.key, []).append(Cited(sources[reference.source], language))
    return found


class Looking:
    """``take`` is for one thread at a time. ``before`` is what the cache holds of the targets."""

    def __init__(
        self,
        articles: Sequence[tuple[Article, Wanted]],
        targets: Iterable[Target],
        heard: Heard | None,
        cache: Cache | None,
        before: Mapping[str, History],
    ) -> None:
        self._heard, self._cache, self._before = heard, cache, before
        self._cited = cited(articles)
        self._sought: dict[str, Sought] = {}
        self._handles: set[str] = set()
        self._first: dict[str, list[Target]] = {}  # targets by the address that is asked first
        self._doubtful: set[str] = set()  # addresses that have, or are, another reading
        self._waiting: list[Seen] = []
        self._written = time.monotonic()
        wanted = sought(articles)
        for target in targets:
            self._enter(target, wanted.get(target.key, Sought([], [])))

    def _enter(self, target: Target, wanted: Sought) -> None:
        readings = [normalised(url) for url in (target.url, *target.alternatives)]
        self._first.setdefault(readings[0], []).append(target)
        if target.kind == "doi":
            self._handles.update(readings)
        if target.alternatives:
            self._doubtful.update(readings)
        for url in readings:
            held = self._sought.setdefault(url, Sought([], []))
            held.quotations.extend(wanted.quotations)
            held.fragments.extend(wanted.fragments)

    def take(self, question: Question, answer: Answer) -> Look:
        """What the answer shows."""
        if self._heard:
            self._heard(question, answer)
        held = self._sought.get(question.url, Sought([], []))
        found = look(answer, held.quotations, held.fragments, handle=question.url in self._handles)
        if self._cache is not None and found.is_there:
            self._keep(question, found, self._cache)
        return found

    def gone(self, found: Look) -> bool:
        """Whether it says that nothing is there; pages decide only where there is another reading to be tried."""
        if found.answer.url not in self._doubtful:
            return is_dead(found.answer)
        return found.judged.state in ("dead", "soft-dead")

    def is_suspect(self, key: str, examined: Examined) -> bool:
        """Whether the page that was seen may be one that its site has for any address, or is another work's."""
        seen, answer = examined
        if not seen.is_there or seen.page is None:
            return False
        if soft.is_suspect(answer, seen.page):
            return True
        page, url = seen.page, seen.verdict.url
        return any(identity(one.source, page, url, one.language).title == "no" for one in self._cited.get(key, ()))

    def _keep(self, question: Question, found: Look, cache: Cache) -> None:
        """What is there and beyond suspicion is certain at once."""
        for target in self._first.get(question.url, ()):
            examined = examine(target, (found,))
            if not self.is_suspect(target.key, examined):
                self._waiting.append(examined.seen)
        if self._waiting and time.monotonic() - self._written >= _PAUSE:
            write(self._waiting, self._before, cache)
            self._waiting.clear()
            self._written = time.monotonic()


def write(several: Iterable[Seen], before: Mapping[str, History], cache: Cache) -> None:
    """Keep what was seen of targets of which the cache held ``before``."""
    known = [(one, before.get(one.verdict.target, History())) for one in several]
    cache.write(
        [one._replace(verdict=remembered(one.verdict, history)) for one, history in known],
        {one.verdict.target: after(history, one.verdict) for one, history in known},
    )
