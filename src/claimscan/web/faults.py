"""Why an address brought no answer, as an exception: raised where it is found, an ``Answer`` by the time anybody sees it."""

from __future__ import annotations

from claimscan.web.model import Failure


class NoAnswer(Exception):
    """``failure`` is the kind, ``detail`` says it to a person."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(detail)
        self.failure = failure
        self.detail = detail
