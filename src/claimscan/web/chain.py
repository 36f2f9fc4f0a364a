"""One address with all its redirects: each hop is taken apart, vetted and asked anew, and nothing is taken along but cookies."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Final, NamedTuple

from claimscan import patterns as regex
from claimscan.web import normal
from claimscan.web.cookies import Cookies
from claimscan.web.faults import NoAnswer
from claimscan.web.model import Answer, Hop, Limits, Question
from claimscan.web.normal import Place
from claimscan.web.resolver import Vetting
from claimscan.web.transport import Response, Transport

_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_CONTROL: Final = regex.compile(r"[\x00-\x1F\x7F]")
_HEAD_IS_ENOUGH: Final = 400  # servers that do not know HEAD say so with all kinds of errors: then GET is asked


class Way(NamedTuple):
    """By which means chains go; shared by all of them."""

    transport: Transport
    vetting: Vetting
    limits: Limits
    agent: str


class Chain:
    """One question on its way. ``step`` asks one hop; between two steps the asker may wait for a turn at ``domain``."""

    def __init__(self, question: Question, way: Way, *, fresh: bool = False) -> None:
        self.question = question
        self._way = way
        self._fresh = fresh
        self._method: str = question.method
        self._hops: list[Hop] = []
        self._seen: set[tuple[str, str, str]] = set()
        self._cookies = Cookies()
        self._seconds = 0.0
        self._at = ""
        self._place: Place | None = None
        self._before: Place | None = None  # what redirected to it
        self._fault: NoAnswer | None = None
        try:
            self._place = normal.place(question.url)
        except NoAnswer as fault:
            self._fault = fault

    @property
    def domain(self) -> str:
        """Whose turn the next step takes; empty if it asks nobody."""
        return self._place.domain if self._place else ""

    def step(self) -> Answer | None:
        """Ask the next hop. ``None`` if there is a further one. Never raises for what a server does."""
        self._at = self._at or datetime.now(UTC).isoformat(timespec="seconds")
        if self._place is None:
            return self._failed(self._fault or NoAnswer("bad-url", ""))
        start = time.monotonic()
        try:
            response = self._asked(self._place, start + self._way.limits.chain - self._seconds)
            self._seconds += time.monotonic() - start
            return self._onward(self._place, response)
        except NoAnswer as fault:
            self._seconds += time.monotonic() - start
            return self._failed(fault)

    def _asked(self, place: Place, until: float) -> Response:
        way = self._way
        state = (self._method, place.url, cookie := self._cookies.header(place))
        if state in self._seen:  # the same request once more brings the same answer
            raise NoAnswer("redirect-loop", f"redirected to {place.url} again")
        self._seen.add(state)
        found = min(until, time.monotonic() + way.limits.connect)
        addresses = way.vetting.addresses(place, found, before=self._before, fresh=self._fresh)
        request = self._request(place, cookie)
        return way.transport.exchange(place, addresses, request, until, fresh=self._fresh)

    def _request(self, place: Place, cookie: str) -> bytes:
        """No ``Referer``: where an address is cited is nobody's business. Any language: the page as the note means it. Codings
        are only those that can be bounded."""
        lines = [
            f"{self._method} {place.target} HTTP/1.1",
            f"Host: {place.authority}",
            f"User-Agent: {self._way.agent}",
            f"Accept: {self.question.accept}",
            "Accept-Language: *",
            "Accept-Encoding: gzip",
            *([f"Accept-Datetime: {self.question.near}"] if self.question.near else []),
            *([f"Cookie: {cookie}"] if cookie else []),
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _onward(self, place: Place, response: Response) -> Answer | None:
        location = response.header("location") if response.status in _REDIRECTS else None
        shown = None if location is None else normal.without_user(_readable(location))
        self._hops.append(Hop(place.url, response.status, shown))
        self._cookies.take(place, (value for name, value in response.headers if name == "set-cookie"))
        if location is not None:
            if len(self._hops) > self._way.limits.redirects:
                raise NoAnswer("too-many-redirects", f"more than {self._way.limits.redirects} redirects")
            self._before, self._place = place, _next(place, _readable(location))
            return None
        if self._method == "HEAD" and response.status >= _HEAD_IS_ENOUGH:
            self._method = "GET"
            return None
        return self._answer()._replace(
            headers=tuple((name, _CONTROL.sub(" ", value)) for name, value in response.headers),
            body=response.body,
            truncated=response.truncated,
            detail=response.note,
        )

    def _failed(self, fault: NoAnswer) -> Answer:
        return self._answer()._replace(failure=fault.failure, detail=fault.detail)

    def _answer(self) -> Answer:
        url = normal.normalised(self.question.url)
        return Answer(url, tuple(self._hops), at=self._at, seconds=round(self._seconds, 3))


def _readable(location: str) -> str:
    """Headers are read byte by byte; an address in them is UTF-8, if it is not ASCII."""
    try:
        return location.encode("latin-1").decode("utf-8").strip(" \t")
    except UnicodeError:
        return location.strip(" \t")


def _next(place: Place, location: str) -> Place:
    """Where a ``Location`` leads. What follows a line break in it would be the server's words in the next request."""
    if not location or _CONTROL.search(location):
        raise NoAnswer("bad-redirect", "redirected to what is no address")
    try:
        return normal.place(location, place.url)
    except NoAnswer as fault:
        if fault.failure == "scheme":
            raise NoAnswer("scheme", f"redirected to {location.partition(':')[0][:20]}:, which is not asked") from None
        raise NoAnswer("bad-redirect", "redirected to what is no address") from None
