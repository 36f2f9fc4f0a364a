"""An address that is printed, and the one to which the format links its characters: which of the two is meant.

The format's wins, since it is what opens. What is printed may be cut by a line's end, shortened, or run into the words
behind it; it stays as ``printed`` and, where it is an address of its own, beside the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import Url
from claimscan.parse.context import Linked
from claimscan.urls import UrlMatch

_LOOSE = regex.compile(r"[-\s\u00ad\u200b]")  # what a line's end puts into an address or takes from it
_SCHEME = regex.compile(r"(?i)^(?:https?|ftp):/{1,2}")
_STOPS = ".,;"  # of the sentence: programs that link what looks like an address take them along
_ELLIPSIS = regex.compile(r"…|\.{3}")
_NAME = regex.compile(r"\S+\.\S+/\S")  # a host and a path: more than the name of a site, as ``lamps.example``


def placed(found: Sequence[UrlMatch], links: Sequence[Linked], text: str) -> tuple[UrlMatch, ...]:
    """``found``, the addresses seen in ``text``, with each link whose own characters spell its target as one address.

    So an address reaches as far as its link where a break cut it or where words were glued to it. Both ascending.
    """
    spelt = [link for link in links if _spells(text[link.start : link.end], link.url)]
    if not spelt:
        return tuple(found)
    listed: list[UrlMatch] = []
    at = 0
    for link in spelt:
        while at < len(found) and found[at].end <= link.start:
            listed.append(found[at])
            at += 1
        inside: list[UrlMatch] = []
        while at < len(found) and found[at].start < link.end:
            inside.append(found[at])
            at += 1
        listed += _whole(link, inside, text)
    return (*listed, *found[at:])


def _whole(link: Linked, inside: Sequence[UrlMatch], text: str) -> Iterator[UrlMatch]:
    """The one address of a link, instead of those seen among its characters."""
    first, last = (inside[0], inside[-1]) if inside else (None, None)
    printed = text[link.start : link.end]
    if first is None or last is None:
        if _NAME.search(printed):
            start, end = link.start, link.end
            yield UrlMatch(start, end, start, end, link.url, printed, ("link-target",), ())
        return
    if first.start < link.start:  # an archive's address, of which only the end is linked
        yield from inside
        return
    bare = link.url.rstrip(_STOPS)
    if len(inside) == 1 and first.url == bare and (first.end == link.end or bare != link.url):
        yield first
        return
    repairs = dict.fromkeys((*(repair for match in inside for repair in match.repairs), "link-target"))
    low = min(first.outer_start, link.start)
    high = link.end if last.end > link.end else max(last.outer_end, link.end)
    yield UrlMatch(link.start, link.end, low, high, link.url, printed, tuple(repairs), ())


def _spells(printed: str, target: str) -> bool:
    """Whether the characters are the target: but for what print is careless about, or shortened by an ellipsis."""
    wanted, given = _plain(target), _plain(printed)
    if given == wanted:
        return True
    head, *rest = _ELLIPSIS.split(printed, maxsplit=1)
    return (
        bool(rest)
        and _NAME.search(head) is not None
        and wanted.startswith(_plain(head))
        and wanted.endswith(_plain(rest[0]))
    )


def settled(match: UrlMatch, link: Linked | None) -> tuple[UrlMatch, ...]:
    """The addresses meant by one that is printed and linked: the target, first; then the printed one if it is another.

    What differs in scheme, ``www.`` or tracking alone is as printed. A printed address that the target wraps, as
    archives and mail filters do, is another reading of it. One that the target completes, or that is no more than a
    site's name, says nothing of its own. Everything else is a second address: a reader on paper has no other.
    """
    if link is None:
        return (match,)
    if match.url in (link.url, link.url.rstrip(_STOPS)):
        return (match._replace(alternatives=()),)  # what was in doubt, as a hyphen at a line's end, is settled
    target = match._replace(url=link.url, repairs=tuple(dict.fromkeys((*match.repairs, "link-target"))))
    wanted, given = _plain(link.url), _plain(match.url)
    if wanted == given:
        return (match,) if _same_but_scheme(match.url, link.url) else (target,)
    if urls.same(match.url, link.url) and ("#" not in link.url or urls.tracking(link.url)):
        return (match,)
    if urls.is_homepage(match.url) or wanted.startswith(given):
        return (target,)
    if given in wanted:
        return (target._replace(alternatives=(*match.alternatives, match.url)),)
    return target, match


def without_site_names(found: Sequence[Url]) -> tuple[Url, ...]:
    """``found`` without bare names of sites (``www.lamps.example``) on which another address of the same source lies."""
    pages = {urls.host(url.url) for url in found if not urls.is_homepage(url.url)}
    return tuple(url for url in found if not (_names_site(url) and urls.host(url.url) in pages))


def _names_site(url: Url) -> bool:
    """Whether only the name of a site is printed, and nothing links it."""
    return "scheme-added" in url.repairs and "link-target" not in url.repairs and urls.is_homepage(url.url)


def _same_but_scheme(printed: str, target: str) -> bool:
    return bool(_SCHEME.sub("", printed) == _SCHEME.sub("", target))


def _plain(url: str) -> str:
    """An address without what print is careless about: scheme, hyphens, blanks, escapes, and the sentence's at its end."""
    loose = _LOOSE.sub("", urls.decoded(_SCHEME.sub("", url.strip())))
    return str(loose).rstrip("#.,;/")
