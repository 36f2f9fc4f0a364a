"""Questions in lines, one for each site, and threads that take whichever comes next and may be asked now.

No thread ever sleeps for one site while another could be asked: what must wait lies in a heap by its time. Each redirect is
a step of its own that waits for its turn at the site it leads to.

What an answer is taken for (looked at, kept) happens as it comes, in a thread of its own. Bodies are large: those that wait
to be taken and those that are on their way, which are thought to be as large as the last ones were, are bounded together.
"""

from __future__ import annotations

import heapq
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Final, Generic, TypeVar

from claimscan.web.clock import Clock
from claimscan.web.course import Chaining, Job, Known, Once, learn, limited, unanswered
from claimscan.web.model import Answer, Asker, Failure, Limits, Question
from claimscan.web.politeness import ROUNDS, Site, refused, retry_after

T = TypeVar("T")
Heard = Callable[[Question, Answer], None]
Take = Callable[
    [Question, Answer], T
]  # told of each answer once; what is to be known of it, which should not be its body
Progress = Callable[[int, int], None]  # how many answers are there, of how many questions

_FIRST: Final = 8  # threads, before anybody knows how large bodies are; each answer brings one more
_MUCH: Final = 3_000_000  # bytes of bodies beyond which nothing new is asked
_LAST: Final = 16  # answers that show how large bodies are
_TICK: Final = 0.1  # seconds between two reports of progress


class Line(Generic[T]):
    """One round of questions. ``take`` is never called twice at once. ``fresh`` uses no connection and no failed look-up of
    before. ``deadline`` is on the clock's time. ``hopeless`` is told of each answer and says whether to give up on all that is
    left, as without a network."""

    def __init__(
        self,
        asker: Asker,
        limits: Limits,
        clock: Clock,
        deadline: float,
        take: Take[T],
        *,
        fresh: bool = False,
        hopeless: Callable[[Answer], bool] | None = None,
    ) -> None:
        self._asker = asker
        self._limits = limits
        self._clock = clock
        self._deadline = deadline
        self._take = take
        self._fresh = fresh
        self._hopeless = hopeless
        self._sites = asker.sites if isinstance(asker, Chaining) else {}
        for site in self._sites.values():
            site.anew()
        self._turn = threading.Lock()  # held while an answer is taken
        self._lock = threading.Lock()  # held inside of the other one, if both are
        self._work = threading.Condition(self._lock)  # for threads without any
        self._ripe = threading.Condition(self._lock)  # for the one that takes answers
        self._news = threading.Condition(self._lock)  # for the one that waits for the end
        self._lines: dict[str, deque[Job]] = {}
        self._offered: deque[str] = deque()  # sites that may have something to do now
        self._later: list[tuple[float, int, str, Job | None]] = []  # jobs, or sites, to be looked at again by then
        self._number = count()
        self._ready: deque[tuple[Job, Answer]] = deque()
        self._usual = 0.0  # bytes of a body
        self._most = min(_FIRST, limits.workers)  # threads
        self._taken: dict[Question, T] = {}
        self._asked: tuple[Question, ...] = ()
        self._threads = self._idle = self._flying = 0
        self._ended: Failure | None = None
        self._fault: Exception | None = None

    def run(
        self, questions: Iterable[Question], delays: Mapping[Question, float], progress: Progress
    ) -> dict[Question, T]:
        """What was taken of each question's answer, in their order; the answer of what is not asked in time is a failure that
        says so. ``delays`` are seconds before which a question is not asked. ``KeyboardInterrupt`` ends the run and keeps what
        is known. Raises what ``take`` raises."""
        self._asked = tuple(dict.fromkeys(questions))
        ended: Failure = "deadline"
        threading.Thread(target=self._harvest, daemon=True, name="claimscan takes").start()
        try:
            with self._lock:
                for question in self._asked:
                    self._open(question, delays.get(question, 0.0))
            self._attend(progress)
        except KeyboardInterrupt:
            ended = "interrupted"
        with self._lock:
            self._ended = over = self._ended or ended
            self._work.notify_all()
            self._ripe.notify_all()
        with self._turn:  # what is being taken is known
            if self._fault:
                raise self._fault
            for question in self._asked:
                if question not in self._taken:
                    self._taken[question] = self._take(question, Answer(question.url, failure=over))
        progress(len(self._asked), len(self._asked))
        return {question: self._taken[question] for question in self._asked}

    # Everything below is done while the lock is held, except asking and taking.

    def _open(self, question: Question, delay: float) -> None:
        asker = self._asker
        course = asker.chain(question, fresh=self._fresh) if isinstance(asker, Chaining) else Once(asker, question)
        job = Job(question, course)
        if delay:
            self._postpone(self._clock.now() + delay, course.domain, job)
        else:
            self._queue(job)

    def _attend(self, progress: Progress) -> None:
        """Wait for the end: wakes what is due, and reports."""
        while True:
            with self._lock:
                now = self._clock.now()
                while self._later and self._later[0][0] <= now:
                    _, _, domain, job = heapq.heappop(self._later)
                    if job:
                        self._queue(job)
                    else:
                        self._offer(domain)
                done = len(self._taken)
                if done == len(self._asked) or self._ended or now >= self._deadline:
                    return
                due = min([self._deadline, *(entry[0] for entry in self._later[:1])])
                busy = self._flying or self._offered
                self._clock.wait(self._news, min(due - now, _TICK) if busy else due - now, idle=not busy)
            progress(done, len(self._asked))

    def _postpone(self, due: float, domain: str, job: Job | None) -> None:
        heapq.heappush(self._later, (due, next(self._number), domain, job))
        self._news.notify()

    def _queue(self, job: Job, *, first: bool = False) -> None:
        line = self._lines.setdefault(job.course.domain, deque())
        if first:
            line.appendleft(job)
        else:
            line.append(job)
        self._offer(job.course.domain)

    def _offer(self, domain: str) -> None:
        """Say that a site may have something to do, and find somebody to do it."""
        if self._lines.get(domain) and (not self._offered or self._offered[-1] != domain):
            self._offered.append(domain)
            self._call()

    def _call(self) -> None:
        """Somebody to do what is offered: a thread without work, or a new one if there may be more."""
        if self._idle:
            self._idle -= 1
            self._work.notify()
        elif self._threads < self._most:
            self._threads += 1
            threading.Thread(target=self._toil, daemon=True, name="claimscan asks").start()

    def _site(self, domain: str) -> Site | None:
        return self._sites.setdefault(domain, Site()) if domain else None

    def _next(self) -> Job | None:
        """A job that may be done now; its site counts it as being in flight."""
        while self._offered and self._flying * self._usual < _MUCH:
            domain = self._offered.popleft()
            line, site, now = self._lines.get(domain), self._site(domain), self._clock.now()
            if not line:
                continue
            if site and (site.closed or site.silent):
                self._turned_away(line, limited if site.closed else unanswered)
                continue
            if site and not site.free(now):
                if now < site.ready:
                    self._postpone(site.ready, domain, None)
                continue
            job = line.popleft()
            job.started = now
            self._flying += 1
            if site:
                site.flying += 1
            self._offer(domain)
            return job
        return None

    def _turned_away(self, line: deque[Job], why: Callable[[Answer], Answer]) -> None:
        given = list(line)
        line.clear()
        for job in given:
            job.course = Known(why(Answer(job.question.url)))
            self._queue(job)

    def _toil(self) -> None:
        while True:
            with self._lock:
                while (job := self._next()) is None and not self._ended:
                    self._idle += 1
                    self._work.wait()
                if job is None or self._ended:
                    return
            domain = job.course.domain
            try:
                answer = job.course.step()
            except Exception as error:  # a fault of ours must not leave the run waiting for an answer
                answer = Answer(job.question.url, failure="protocol", detail=f"{type(error).__name__}: {error}")
            with self._lock:
                last = self._settle(job, domain, answer)
                if last is not None:
                    self._ready.append((job, last))
                    self._usual += (len(last.body) - self._usual) / _LAST
                    self._ripe.notify()
            answer = last = None  # the body is not held while the next one is asked for

    def _settle(self, job: Job, domain: str, answer: Answer | None) -> Answer | None:
        """What the site learns of an answer; the answer, if the question has no other to come."""
        site, now = self._site(domain), self._clock.now()
        if site:
            site.flying -= 1
        if answer is None:  # redirected: goes first at the site it leads to, since it has waited in one line already
            if site:
                site.clean()
            self._queue(job, first=True)
        elif site and refused(answer):
            answer = self._refused(job, site, answer, now)
        elif site:
            learn(site, answer, job.started, now)
        if answer is None:
            self._flying -= 1
        self._offer(domain)
        return answer

    def _refused(self, job: Job, site: Site, answer: Answer, now: float) -> Answer | None:
        if not site.pause(job.started, now, retry_after(answer), self._limits.waiting) or job.tries > ROUNDS:
            return limited(answer)
        job.tries += 1
        asker = self._asker
        if isinstance(asker, Chaining):
            job.course = asker.chain(job.question, fresh=self._fresh)
        if job.course.domain and self._site(job.course.domain) is site:
            self._queue(job, first=True)
        else:  # refused at the end of a redirect: its beginning belongs to another site
            self._postpone(site.ready, job.course.domain, job)
        return None

    def _harvest(self) -> None:
        while True:
            with self._lock:
                while not self._ready and not self._ended:
                    self._ripe.wait()
                if self._ended:
                    return
                job, answer = self._ready.popleft()
                self._most = min(self._most + 1, self._limits.workers)
            self._finish(job, answer)

    def _finish(self, job: Job, answer: Answer) -> None:
        """Takes the answer; done without the lock."""
        with self._turn:
            if self._ended:  # nobody waits for it any more
                return
            try:
                taken = self._take(job.question, answer._replace(tries=max(answer.tries, job.tries)))
            except Exception as error:  # a fault of ours, for the one who waits
                self._fault, self._ended = error, "interrupted"
            with self._lock:
                self._flying -= 1
                if self._offered:  # there is room for one more
                    self._call()
                if self._fault is None:
                    self._taken[job.question] = taken
                    if self._hopeless and self._hopeless(answer):
                        self._ended = self._ended or "no-network"
                if self._ended or len(self._taken) == len(self._asked):
                    self._news.notify()
