"""Title, authors, date and language, as a page describes itself and as it prints them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimscan import patterns as regex
from claimscan.model import Document, Found, Metadata, Span
from claimscan.readers.html.tree import Element, Page, text_of

_TITLES = "citation_title dc.title dcterms.title og:title twitter:title".split()
_AUTHORS = "citation_author dc.creator dcterms.creator author article:author parsely-author sailthru.author byl".split()
_DATES = (
    "citation_publication_date citation_date article:published_time datepublished dc.date dcterms.issued dc.date.issued"
    " parsely-pub-date sailthru.date pubdate publish-date date"
).split()
_ARTICLE = regex.compile(r"(?:\w*Article|BlogPosting|Report|ScholarlyArticle|Book|WebPage|CreativeWork)")
_DAY = regex.compile(r"\s*((?:1[4-9]|20)\d\d)(?:[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?)?(?!\d)")
_LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z\d]{2,8})*")
_SITE = regex.compile(r"\s+[|–—·•:»-]\s+")  # between a title and the name of the site
_BY = regex.compile(r"(?:by|von|par|por|di|door)\s+", regex.I)
_JSON = 1_000_000  # letters of a description that is read
_FRONT = 40  # lines in which the title is printed
_LONGEST = 100  # letters of a name


def metadata(document: Document, pages: Sequence[Page]) -> Metadata:
    """What the first page says. Its title is that which it prints, if it prints it."""
    page = pages[0]
    described = list(_described(page))
    meta = _meta(page)
    titles = [_text(item.get("headline") or item.get("name")) for item in described]
    titles += [value for name in _TITLES for value in meta.get(name, ())]
    titles += [head.text for head in page.head if head.tag == "title"]
    authors = [name for item in described for name in _names(item.get("author") or item.get("authors"))]
    authors = authors or next((meta[name] for name in _AUTHORS if name in meta), [])
    authors = authors or [text_of(element) for element in page.elements if _is_author(element)]
    days = [_text(item.get("datePublished") or item.get("published")) for item in described]
    days += [value for name in _DATES for value in meta.get(name, ())]
    days += [element.get("datetime") for element in page.elements if element.tag == "time"][:1]
    return Metadata(
        title=title_of(document, [" ".join(title.split()) for title in titles]),
        authors=tuple(dict.fromkeys(name for author in authors if (name := name_of(author)))),
        date=next((iso for day in days if (iso := day_of(day))), None),
        language=language_of(element.get(name) for element in page.elements[:3] for name in ("lang", "xml:lang")),
    )


def day_of(text: str) -> str | None:
    """The day, month or year at the beginning of a date as machines write it; EDTF."""
    match = _DAY.match(text)
    if match is None:
        return None
    return "-".join((match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)))


def _meta(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, attributes, _ in page.head:
        name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").lower()
        value = attributes.get("content", "").strip()
        if tag == "meta" and name and value:
            found.setdefault(name, []).append(value)
    return found


def _described(page: Page) -> Iterator[dict[str, Any]]:
    """Descriptions of the article in JSON (schema.org, or a template's own front matter)."""
    for head in page.head:
        if head.tag != "script" or len(head.text) > _JSON:
            continue
        try:
            value = json.loads(head.text)
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for one in graph if isinstance(graph, list) else [item]:
                if isinstance(one, dict) and _is_article(one):
                    yield {**one, "headline": one.get("headline") or one.get("title")}


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    if kinds is None:
        return "authors" in item and "title" in item
    return any(
        _ARTICLE.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    )


def _names(value: object) -> Iterator[str]:
    """Authors are one or a list, of names or descriptions."""
    for one in value if isinstance(value, list) else [value]:
        name = (one.get("name") or one.get("author")) if isinstance(one, dict) else one
        if isinstance(name, list):
            yield from (part for part in name if isinstance(part, str))
        elif isinstance(name, str):
            yield name


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def name_of(author: str) -> str:
    """A name without "by"; empty for an address or a sentence."""
    name = _BY.sub("", " ".join(author.split()), 1) if _BY.match(author.strip()) else " ".join(author.split())
    return "" if "://" in name or len(name) > _LONGEST else name


def _is_author(element: Element) -> bool:
    if element.get("itemprop") == "author" or element.get("rel") == "author":
        return not any(
            parent.get("itemprop") == "author" or parent.get("rel") == "author" for parent in element.ancestors
        )
    return False


def language_of(declared: Iterable[str]) -> str | None:
    """The first of the declared languages that is one (BCP 47)."""
    return next((text.strip() for text in declared if _LANGUAGE.fullmatch(text.strip())), None)


def title_of(document: Document, titles: Sequence[str]) -> Found[str] | None:
    """The first title that a heading prints; without one, the first that is given, without the name of the site."""
    given = [title for title in titles if title]
    shorter = [part for title in given for part in (title, _SITE.split(title)[0])]
    for title in shorter:
        for line in document.lines[:_FRONT]:
            if line.kind in ("heading", "other", "paragraph", None) and len(title) > 3:
                at = document.text.find(title, line.span.start, line.span.end)
                if at >= 0:
                    return Found(title, (Span(at, at + len(title)),), title)
    return Found(shorter[0], (), shorter[0]) if shorter else None
