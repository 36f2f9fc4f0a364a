"""Which findings of an article can be fixed, and by which changes of its file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Final

from claimscan import patterns as regex
from claimscan.fixes import addresses
from claimscan.fixes.addresses import Patch
from claimscan.fixes.file import text_of
from claimscan.model import Article, Edit, Finding, Fix, Source, Url
from claimscan.urls.address import split

_VERBATIM: Final = frozenset({"text", "notes", "markdown"})  # the document's text is the file's
_GAP: Final = regex.compile(
    r"[-‐\u00ad]?\s*"
)  # a line's end inside an address; not a mark, a page's foot, a sign of quotation
_SPECIAL: Final = regex.compile(r"(?<!\\)([&%#_])")  # what LaTeX wants escaped
# Repairs that do more than take characters away: what is printed then differs from what is meant in other ways, too.
_FOREIGN: Final = frozenset({"scheme-added", "scheme-mended", "markdown-escape", "entity", "typography", "link-target"})
# A whole address stands between signs that are none of an address, or at the end of a sentence.
_BEFORE: Final = regex.compile(r"(?<![\p{L}\p{N}_=&?%#/:@.-])")
_BEHIND: Final = regex.compile(r"(?=\Z|[\s\"'<>)\]}|»”’]|\\\\|[.,;:](?:\Z|[\s\"'<)\]}]))")


class Offer:
    """The fixes of one article. ``data`` are the bytes that it was read from."""

    def __init__(self, article: Article, data: bytes) -> None:
        self._article = article
        self._data = data
        self._sources = {source.id: source for source in article.sources}

    def fix(self, finding: Finding) -> Fix | None:
        """How ``finding`` is mended; ``None`` if that is not certain."""
        source = self._sources.get(finding.source or "")
        url = self._address(source, finding) if source else None
        if url is None:
            return None
        what, patch = self._patch(finding.rule, url)
        if patch is None:
            return None
        places = self._places(url, whole=finding.rule == "tracking-parameters")
        edits = tuple(self._edit(start, one) for start, printed in places for one in patch(printed))
        return Fix(what, edits) if edits else None

    def _address(self, source: Source, finding: Finding) -> Url | None:
        """The address of ``source`` that the finding is about."""
        return next((url for url in source.urls if (url.spans or source.spans) == finding.spans), None)

    def _patch(self, rule: str, url: Url) -> tuple[str, Callable[[str], tuple[Patch, ...]] | None]:
        """What the fix of a rule is called, and what it does to a printed address."""
        if rule == "insecure-url":
            return f"https: as elsewhere for {split(url.url).host}", addresses.secured if self._is_secure(url) else None
        if rule == "tracking-parameters":
            return "without what only tells where the reader came from", addresses.untracked
        certain = _FOREIGN.isdisjoint(url.repairs) and (rule == "broken-url" or "hyphen-dropped" in url.repairs)
        return "in one piece", (lambda printed: addresses.rejoined(printed, url.url)) if certain else None

    def _is_secure(self, url: Url) -> bool:
        parts = split(url.url)
        return not parts.port and parts.host in self._secure_hosts

    @cached_property
    def _secure_hosts(self) -> frozenset[str]:
        """The hosts that the document itself names with ``https:``."""
        every = (url for source in self._article.sources for url in source.urls)
        return frozenset(split(url.url).host for url in every if "https:" in url.printed.casefold())

    def _places(self, url: Url, *, whole: bool) -> Iterator[tuple[int, str]]:
        """Where the address stands in the file's text, and the characters there; ``whole``: not over a line's end."""
        if self._article.document.format in _VERBATIM:
            yield from self._at_spans(url, whole=whole)
        else:
            yield from self._wherever(url)

    def _at_spans(self, url: Url, *, whole: bool) -> Iterator[tuple[int, str]]:
        text, spans = self._article.document.text, url.spans
        gaps = [text[one.end : other.start] if one.end <= other.start else "?" for one, other in pairwise(spans)]
        if spans and all(_GAP.fullmatch(gap) for gap in gaps) and not (whole and any(gaps)):
            yield spans[0].start, text[spans[0].start : spans[-1].end]

    def _wherever(self, url: Url) -> Iterator[tuple[int, str]]:
        """In a page or LaTeX the document's text is another one: all places of the file where the whole address stands."""
        if self._text is None or any(sign.isspace() for sign in url.printed):
            return
        for printed in dict.fromkeys(_written(url, self._article.document.format)):
            at = self._text.find(printed)
            while at >= 0:
                end = at + len(printed)
                if _BEFORE.match(self._text, at) and _BEHIND.match(self._text, end):
                    yield at, printed
                at = self._text.find(printed, end)

    @cached_property
    def _text(self) -> str | None:
        return text_of(self._article.document, self._data)

    @cached_property
    def _starts(self) -> list[int]:
        text = self._article.document.text if self._article.document.format in _VERBATIM else self._text or ""
        return [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]

    def _edit(self, start: int, patch: Patch) -> Edit:
        low, high = (self._line_and_column(start + at) for at in (patch.start, patch.end))
        return Edit(*low, *high, patch.text)

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _written(url: Url, format: str) -> Iterator[str]:
    """The ways in which a file of that format may write the address."""
    for address in (url.url, url.printed):
        yield address
        if format == "html":
            yield address.replace("&", "&amp;")
        else:
            yield str(_SPECIAL.sub(lambda special: f"\\{special[1]}", address))
