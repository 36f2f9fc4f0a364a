"""An HTML page's descriptions of itself: ``<title>``, Open Graph, ``citation_*``, Dublin Core, JSON-LD, ``<time>``, ``<h1>``.

The names are those of Google Scholar's inclusion guidelines (``citation_*``), of Dublin Core, the Open Graph protocol and
schema.org, and a few that newspapers' own systems print.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from claimscan import patterns as regex
from claimscan.dates import read as read_date
from claimscan.readers.html.metadata import day_of, name_of
from claimscan.web.bodies import MOST, OPENING, Page, delay, distinct, plain, words

if TYPE_CHECKING:
    import turbohtml

_TITLES: Final = "citation_title dc.title dcterms.title og:title twitter:title parsely-title sailthru.title".split()
_AUTHORS: Final = (
    "citation_author citation_authors dc.creator dcterms.creator author article:author parsely-author sailthru.author byl"
).split()
_SITES: Final = (
    "citation_journal_title citation_publisher og:site_name dc.publisher dcterms.publisher application-name"
).split()
_DATES: Final = (
    "citation_publication_date citation_online_date citation_date article:published_time og:article:published_time"
    " datepublished dc.date.issued dcterms.issued dc.date parsely-pub-date sailthru.date pubdate publish-date"
).split()
_WORK: Final = regex.compile(
    r"(?:https?://schema\.org/)?(?:\w*Article|BlogPosting|SocialMediaPosting|LiveBlogPosting|Report|Book|Thesis|Dataset"
    r"|CreativeWork|WebPage|\w*Page|VideoObject|PodcastEpisode|Legislation|Review)"
)
_JSON: Final = 300_000  # characters of one description
_ITEMS: Final = 200  # parts of a page's descriptions
_SELECTED: Final = ":not(svg) > title, meta, link[rel~=canonical], script[type*=json], h1, time[datetime], html[lang], input[type=password]"


class _Found(NamedTuple):
    """The elements that describe the page."""

    meta: dict[str, list[str]]
    items: list[dict[str, Any]]
    titles: list[str]
    headings: list[str]
    times: list[tuple[bool, str]]  # said to be the day of publication, and the day
    canonical: str | None
    refresh: str | None
    language: str | None
    password: bool


def described(document: turbohtml.Document) -> Page:
    """What the page says of itself; its titles in the order of how sure they are to be the work's."""
    found = _collect(document)
    items, meta = found.items, found.meta
    heads = distinct(iter(found.titles))
    headings = distinct(iter(found.headings))
    named = (value for name in _TITLES for value in meta.get(name, ()))
    scholarly = "citation_title" in meta
    of_items = (_text(item.get("headline") or item.get("name")) for item in items)
    titles = chain(named, of_items) if scholarly else chain(of_items, named)
    language = found.language or next(iter(meta.get("og:locale", ())), None)
    return Page(
        "html",
        titles=distinct(chain(titles, headings[:1], heads)),
        heading=headings[0] if headings else None,
        head=heads[0] if heads else None,
        authors=distinct(_authors(found)),
        sites=distinct(_sites(found)),
        published=_published(found),
        language=language,
        canonical=found.canonical,
        refresh=found.refresh,
        opening=words(document, limit=OPENING, around=False),
        password=found.password,
        free=next((free for item in items if (free := _free(item)) is not None), None),
    )


def _collect(document: turbohtml.Document) -> _Found:
    found = _Found({}, [], [], [], [], None, None, None, password=False)
    for element in document.select(_SELECTED):
        match element.tag:
            case "title":
                found.titles.append(element.text)
            case "h1":
                found.headings.append(element.text[:OPENING])
            case "time":
                said = _attribute(element, "itemprop").lower() == "datepublished" or "pubdate" in element.attrs
                found.times.append((said, _attribute(element, "datetime")))
            case "script":
                if len(found.items) < _ITEMS:
                    found.items.extend(_items(element.text))
            case "meta":
                found = _meta(element, found)
            case "link":
                found = found._replace(canonical=found.canonical or _attribute(element, "href") or None)
            case "html":
                found = found._replace(language=_attribute(element, "lang") or None)
            case _:
                found = found._replace(password=True)
    return found


def _meta(element: turbohtml.Element, found: _Found) -> _Found:
    content = _attribute(element, "content").strip()
    name = _attribute(element, "name") or _attribute(element, "property") or _attribute(element, "itemprop")
    if name and content:
        values = found.meta.setdefault(name.lower(), [])
        if len(values) < MOST:
            values.append(content[:OPENING])
    if _attribute(element, "http-equiv").lower() == "refresh" and found.refresh is None:
        _, _, target = content.partition(";")
        url = target.strip().partition("=")[2].strip(" '\"") if target.strip().lower().startswith("url") else ""
        if url and delay(content) <= 5:  # seconds; what comes later keeps a page fresh that is meant to be read
            return found._replace(refresh=url)
    return found


def _attribute(element: turbohtml.Element, name: str) -> str:
    value = element.attrs.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def _items(script: str) -> list[dict[str, Any]]:
    """The works that a description in JSON-LD speaks of, in its order."""
    if len(script) > _JSON:
        return []
    try:
        value = json.loads(script)
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    for item in value if isinstance(value, list) else [value]:
        graph = item.get("@graph") if isinstance(item, dict) else None
        found.extend(one for one in (graph if isinstance(graph, list) else [item])[:_ITEMS] if isinstance(one, dict))
    works = [one for one in found if _is_work(one)]
    return sorted(works, key=lambda one: "headline" not in one)  # an article before the page and site around it


def _is_work(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and _WORK.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object) -> Iterator[str]:
    """One or a list, of names or descriptions."""
    for one in value[:MOST] if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            if isinstance(part, str):
                yield part


def _authors(found: _Found) -> Iterator[str]:
    for item in found.items:
        yield from _named(_names(item.get("author") or item.get("creator")))
    for name in _AUTHORS:
        yield from _named(part for value in found.meta.get(name, ()) for part in value.split(";"))


def _named(given: Iterator[str]) -> Iterator[str]:
    return (name for one in given if (name := name_of(plain(one))))


def _sites(found: _Found) -> Iterator[str]:
    for name in _SITES:
        yield from found.meta.get(name, ())
    for item in found.items:
        yield from _names(item.get("publisher"))
        yield from _names(item.get("isPartOf"))


def _published(found: _Found) -> tuple[str, ...]:
    """The days of publication: the page's own word for them, else the only ``<time>`` that it has."""
    said = [_text(item.get("datePublished")) for item in found.items]
    said += [value for name in _DATES for value in found.meta.get(name, ())]
    said += [day for sure, day in found.times if sure]
    only = {day for _, day in found.times}
    return distinct(iso for day in said or (only if len(only) == 1 else ()) if (iso := _day(day)))


def _day(printed: str) -> str | None:
    iso = day_of(printed)
    if iso is None and len(printed) < 60:
        date = read_date(printed)
        iso = date.iso if date is not None and date.fault is None else None
    return iso


def _free(item: dict[str, Any]) -> bool | None:
    """schema.org's ``isAccessibleForFree``: a boolean, or the word for one."""
    value = item.get("isAccessibleForFree")
    if isinstance(value, bool):
        return value
    word = value.strip().lower().rpartition("/")[2] if isinstance(value, str) else ""
    return {"true": True, "false": False}.get(word)
