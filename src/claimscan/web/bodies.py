"""The body of an answer: what kind of thing it is, in which letters, and its words.

A body is bounded, and so is what is made of it: the words are walked once, without the layout of tables (which makes
a text of many megabytes out of a small page).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.web.model import Answer

if TYPE_CHECKING:
    import turbohtml

Kind = Literal["html", "pdf", "text", "other"]

OPENING: Final = 4000  # characters of the words that tell a page with something to say from a notice
MOST: Final = 20  # titles, authors or dates of one page that are looked at
_LONG: Final = 1000  # characters of a title or name; more is no title
# Their letters are no words of the page; the second row holds what stands around every page of a site.
_UNREAD: Final = frozenset(
    "head title script style template noscript svg math iframe object canvas select textarea datalist".split()
)
_AROUND: Final = frozenset("nav footer aside form button dialog menu".split())
_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code data dfn em font i ins del kbd mark q s samp small span strong sub sup time tt u var wbr"
    " acronym big label".split()
)
_BLANKS: Final = regex.compile(r"[ \t\r\f\v\xa0]+")
_LINES: Final = regex.compile(r"\s*\n\s*")
_CHARSET: Final = regex.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", regex.I)
# Python's ways to write one text as another; slow, and no server's.
_NO_LETTERS: Final = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"})
_NUMBER: Final = regex.compile(r"\d+(?:\.\d+)?")


class Page(NamedTuple):
    """What one answer says of itself. Texts have their blanks made one; dates are EDTF."""

    kind: Kind
    titles: tuple[str, ...] = ()  # the surest first; none twice
    heading: str | None = None  # the first <h1>
    head: str | None = None  # <title>
    authors: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()  # the site's or publisher's name
    published: tuple[str, ...] = ()  # what is said to be the day of publication
    language: str | None = None
    canonical: str | None = None
    refresh: str | None = None  # where the page sends its reader at once
    opening: str = ""  # its first words, without what stands around them
    password: bool = False  # it asks for one
    free: bool | None = None  # whether it says itself that all of it can be read without paying

    @property
    def title(self) -> str | None:
        return self.titles[0] if self.titles else None


def kind_of(answer: Answer) -> Kind:
    """What the body is: by its first bytes, else by what the server says."""
    start = answer.body[:1024].lstrip()
    named = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if "html" in named or (not named or named == "text/plain") and _looks_html(start):
        return "html"
    if named.startswith("text/") or named.endswith(("/json", "+json", "/xml", "+xml")):
        return "text"
    return "html" if not named and start else "other"


def _looks_html(start: bytes) -> bool:
    return start[:15].lower().startswith((b"<!doctype html", b"<html", b"<head"))


def parsed(answer: Answer) -> turbohtml.Document:
    """The body as browsers read it."""
    import turbohtml

    encoding = encoding_of(answer)
    try:
        return turbohtml.parse(answer.body, encoding=encoding, positions=False)
    except LookupError:  # the server names an encoding that there is not; the page may know better
        return turbohtml.parse(answer.body, positions=False)


def encoding_of(answer: Answer) -> str | None:
    """The encoding by the letters themselves or the server's word; ``None`` leaves it to the page."""
    if not answer.body.isascii() and _is_utf8(answer.body):
        return "utf-8"  # by chance no text in another encoding is; servers often claim Latin-1 for everything
    found = _CHARSET.search(answer.header("content-type") or "")
    return str(found[1]) if found is not None else None


def decoded(answer: Answer) -> str:
    """A body without markup as text."""
    try:
        encoding = codecs.lookup(encoding_of(answer) or "utf-8").name
        return answer.body.decode("utf-8" if encoding in _NO_LETTERS else encoding, errors="replace")
    except (LookupError, UnicodeError):  # no encoding of that name, or one of something else than texts
        return answer.body.decode("utf-8", errors="replace")


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(body) - 3 and error.reason == "unexpected end of data"  # the body was cut in a letter
    return True


def words(document: turbohtml.Document, *, limit: int | None, around: bool = True) -> str:
    """The words of a page up to about ``limit`` characters; ``around`` tells whether menus and footers are among them."""
    import turbohtml

    skipped = _UNREAD if around else _UNREAD | _AROUND
    parts: list[str] = []
    size = 0
    waiting: list[turbohtml.Node | str] = list(reversed(document.children))
    while waiting and (limit is None or size < limit):
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, turbohtml.Text):
            parts.append(_BLANKS.sub(" ", node.data.replace("\n", " ")))
            size += len(parts[-1])
        elif isinstance(node, turbohtml.Element) and node.tag not in skipped:
            if node.tag in _INLINE:
                waiting.extend(reversed(node.children))
            else:
                parts.append("\n")
                waiting.append("\n")
                waiting.extend(reversed(node.children))
    whole: str = _LINES.sub("\n", "".join(parts)).strip()
    return whole if limit is None else whole[:limit]


def plain(printed: str) -> str:
    """``printed`` with its blanks made one, cut where no title or name is so long."""
    return " ".join(printed[: 2 * _LONG].split())[:_LONG]


def distinct(given: Iterator[str]) -> tuple[str, ...]:
    """The first few of ``given`` that say something, none twice."""
    found: dict[str, None] = {}
    for one in given:
        if short := plain(one):
            found.setdefault(short)
        if len(found) >= MOST:
            break
    return tuple(found)


def delay(content: str) -> float:
    """Seconds that a page waits before it sends its reader on."""
    found = _NUMBER.match(content.strip())
    return float(found[0]) if found is not None else 0.0
