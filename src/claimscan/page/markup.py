"""HTML made of strangers' words: all of them are escaped, and only what leads to the web or to a mailbox becomes a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NewType
from urllib.parse import quote

from claimscan import patterns as regex
from claimscan.display import visible

Html = NewType(
    "Html", str
)  # what is markup already; a plain ``str`` where it is asked for is a mistake that mypy finds

_SIGNS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
# No blank, quote, angle bracket or backslash: with them browsers and readers could take the address for another one.
_ADDRESS: Final = regex.compile(r"(?:https?://|mailto:(?=[^@]+@))[^\s\"'<>`\\]+", regex.IGNORECASE)
_DOI: Final = regex.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_OF_LINES: Final = frozenset(
    (
        "aside",
        "div",
        "dl",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "ol",
        "p",
        "section",
        "table",
        "tr",
        "ul",
    )
)
_AWAY: Final = "noopener noreferrer nofollow"


def text(words: str) -> Html:
    """``words`` as HTML that shows exactly them, on one line; controls and bidirectional signs as visible escapes."""
    return Html(visible(words).translate(_SIGNS))


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """``parts`` side by side, parted by ``between``, which is ours and no stranger's."""
    return Html(between.join(parts))


def tag(name: str, /, *inner: Html, **attributes: str | None) -> Html:
    """An element. ``class_`` stands for ``class``, ``aria_label`` for ``aria-label``; an attribute of ``None`` is left out."""
    end = "\n" if name in _OF_LINES else ""  # where a blank shows nothing; pages can be compared line by line
    return Html(f"{opening(name, **attributes)}{''.join(inner)}</{name}>{end}")


def opening(name: str, /, **attributes: str | None) -> Html:
    """The tag that begins an element, or an element that has no end."""
    words = [
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    return Html(f"<{name}{''.join(words)}>")


def link(address: str, words: str | None = None) -> Html:
    """A link away from the page; for an address of another scheme, or one that hides something, its characters alone."""
    shown = text(words or address)
    if visible(address) != address or not _ADDRESS.fullmatch(address):
        return tag("span", shown, class_="address")
    return tag("a", shown, class_="address", href=address, rel=_AWAY)


def doi_link(doi: str) -> Html:
    """A DOI as a link to its resolver, as the DOI handbook asks for: ``https://doi.org/`` and the escaped name."""
    if visible(doi) != doi or not _DOI.fullmatch(doi):
        return tag("span", text(doi), class_="address")
    return link(f"https://doi.org/{quote(doi, safe='/:;().-_')}", doi)


def jump(target: str, *inner: Html, **attributes: str | None) -> Html:
    """A link within the page, to the element with that id."""
    return tag("a", *inner, href=f"#{target}", **attributes)


def table(head: Sequence[str], rows: Sequence[Sequence[Html]]) -> Html:
    """A table with a head; the cells are markup already."""
    top = tag("tr", *(tag("th", text(cell), scope="col") for cell in head))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", top), tag("tbody", *body))
