"""Why an address has the verdict that it has: a closed set of codes, each with its state and one sentence."""

from __future__ import annotations

from typing import Final, NamedTuple

from claimscan.web.model import Failure, State


class Reason(NamedTuple):
    """``sentence`` goes on from "The address …"."""

    state: State
    sentence: str


REASONS: Final[dict[str, Reason]] = {
    "ok": Reason("alive", "answers with a page"),
    "registered": Reason("alive", "is registered with its agency; the publisher was not asked"),
    "redirected": Reason("alive", "answers after a redirect that is not meant to last"),
    "many-redirects": Reason("alive", "answers after more redirects than many programs follow"),
    "moved": Reason("moved", "has moved for good"),
    "soft-404": Reason("soft-dead", "answers with a page that says it is not there"),
    "redirects-to-home": Reason("soft-dead", "leads to the site's front page only"),
    "redirects-to-error": Reason("soft-dead", "leads to a page for errors"),
    "same-as-any": Reason("soft-dead", "answers with the page that this site has for any address"),
    "parked": Reason("soft-dead", "answers with an offer of its domain: the site is gone"),
    "not-found": Reason("dead", "answers that there is no such page (404)"),
    "gone": Reason("dead", "answers that the page was taken away for good (410)"),
    "no-such-host": Reason("dead", "names a host that does not exist"),
    "not-registered": Reason("dead", "is not registered with its agency"),
    "bot-wall": Reason("blocked", "answers programs with a challenge; a person with a browser may pass"),
    "login": Reason("blocked", "asks for a login"),
    "paywall": Reason("blocked", "asks for payment"),
    "consent": Reason("blocked", "asks for consent first"),
    "forbidden": Reason("blocked", "refuses the answer (403); a person with a browser may get it"),
    "refused-request": Reason("blocked", "refuses this way of asking"),
    "legal": Reason("blocked", "may not be shown here for legal reasons (451)"),
    "rate-limited": Reason("blocked", "was asked too often (429) and did not answer within the time for waiting"),
    "server-error": Reason("unreachable", "answers with an error of its server"),
    "resolver": Reason("unreachable", "names a host that could not be looked up now"),
    "refused": Reason("unreachable", "names a host where no server answers"),
    "no-route": Reason("unreachable", "names a host to which no way leads from here"),
    "reset": Reason("unreachable", "broke the connection off"),
    "timeout": Reason("unreachable", "did not answer in time"),
    "tls-expired": Reason("unreachable", "shows a certificate that has expired"),
    "tls-name": Reason("unreachable", "shows a certificate of another host"),
    "tls-untrusted": Reason("unreachable", "shows a certificate that nobody vouches for"),
    "tls": Reason("unreachable", "cannot be spoken to safely (TLS)"),
    "protocol": Reason("unreachable", "does not answer as a web server does"),
    "too-many-redirects": Reason("unreachable", "redirects more often than browsers follow"),
    "redirect-loop": Reason("unreachable", "redirects in a circle"),
    "bad-redirect": Reason("unreachable", "redirects to something that is no address"),
    "private-address": Reason("unchecked", "leads into a private network; --allow-host lets it be asked"),
    "port": Reason("unchecked", "names a port that is no web server's"),
    "scheme": Reason("unchecked", "is neither http nor https"),
    "bad-url": Reason("unchecked", "cannot be read as an address"),
    "deadline": Reason("unchecked", "was not asked before the time for the run was over"),
    "interrupted": Reason("unchecked", "was not asked before the run was ended"),
    "no-network": Reason("unchecked", "could not be checked: there is no network"),
    "not-recorded": Reason("unchecked", "is not in the recording"),
}

#: Failures whose code is their reason.
_SAME: Final = frozenset(REASONS)
#: The answers that tell of a death; each must be seen twice.
DEATHS: Final = frozenset({"not-found", "gone", "no-such-host", "not-registered"})


def of_failure(failure: Failure) -> str:
    """The reason for a chain without a last response."""
    return failure if failure in _SAME else "protocol"
