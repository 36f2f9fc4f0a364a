"""An address that is printed, and the one to which the format links its characters: which of the two is meant."""

from __future__ import annotations

from claimscan import patterns as regex
from claimscan import urls
from claimscan.parse.context import Linked
from claimscan.urls import UrlMatch

_LOOSE = regex.compile(r"[-\s]")  # what a line's end puts into an address or takes from it


def settled(match: UrlMatch, link: Linked | None, text: str) -> UrlMatch:
    """The match as the link settles it; ``text`` is what both are offsets of.

    The target counts where the two differ in what print is careless about: hyphens, escapes, a stop behind the address. It
    counts as well for a site's bare name among the linked words (``Lamps - GOV (www.gov.example)``), which a browser puts
    behind a title that is copied. Where the link ends inside the match, words were glued to the address. Else the target
    is another reading.
    """
    if link is None:
        return match
    if link.start <= match.start and link.end < match.end and _alike(text[match.start : link.end], link.url):
        printed = text[match.start : link.end]
        return match._replace(
            end=link.end, outer_end=link.end, printed=printed, url=link.url, repairs=(*match.repairs, "link-target")
        )
    named = link.start < match.start and "://" not in match.printed and urls.is_homepage(match.url)
    if match.url != link.url and (named or _alike(match.url, link.url)):
        return match._replace(url=link.url, repairs=(*match.repairs, "link-target"))
    if urls.same(match.url, link.url):
        return match
    return match._replace(alternatives=(*match.alternatives, link.url))


def _alike(printed: str, target: str) -> bool:
    """The same but for hyphens, escapes, and what may be the sentence's at the end."""
    return _plain(printed) == _plain(target)


def _plain(url: str) -> str:
    return str(_LOOSE.sub("", urls.decoded(url))).rstrip("#.,;")
