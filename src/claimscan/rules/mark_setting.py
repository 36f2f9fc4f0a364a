"""How the marks of the body are set: what stands around each, and the document's own habit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimscan.model import Article, Citation
from claimscan.references import IN_WORDS

TIMES = 4  # a habit has as many cases for each exception


class Setting(NamedTuple):
    """One mark, or several in a row, with the characters before and behind."""

    citation: Citation  # the first of the row
    start: int
    end: int
    text: str  # the document's

    @property
    def before(self) -> str:
        return self.text[max(self.start - 1, 0) : self.start]

    @property
    def behind(self) -> str:
        return self.text[self.end : self.end + 1]


def settings(article: Article) -> Iterator[Setting]:
    """Each mark in running text that has a word before it on its line; marks in a row are one."""
    text = article.document.text
    row: Setting | None = None
    for citation in article.citations:
        if citation.context != "claim" or not citation.spans or IN_WORDS in citation.evidence:
            continue
        start, end = citation.spans[0]
        if row and start <= row.end + 1 and not text[row.end : start].strip(" ,"):
            row = row._replace(end=max(end, row.end))
            continue
        if row:
            yield row
        line = text[text.rfind("\n", 0, start) + 1 : start]
        row = Setting(citation, start, end, text) if line.strip() else None
    if row:
        yield row


def is_habit(usual: int, exceptions: int) -> bool:
    """Whether the exceptions are few enough to be slips."""
    return exceptions > 0 and usual >= TIMES * exceptions
