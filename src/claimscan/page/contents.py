"""The page that leads to the pages of several articles, with the figures of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from claimscan.page.markup import Html, joined, table, tag, text
from claimscan.records import SummaryRecord

_HEAD = ("Article", "Claims", "Need a source", "Have none", "Covered", "Notes", "Sources", "Errors", "Warnings", "Info")


class Entry(NamedTuple):
    """An article and the file of its page, relative to the page of contents."""

    file: str
    name: str
    title: str | None
    figures: SummaryRecord


def contents(pages: Sequence[Entry]) -> Html:
    """One row for each article."""
    return table(_HEAD, [_row(entry) for entry in pages])


def _row(entry: Entry) -> list[Html]:
    figures = entry.figures
    link = tag("a", text(entry.title or entry.name), href=f"./{quote(entry.file)}")
    share = "–" if figures["coverage"] is None else f"{figures['coverage']:.0%}"
    counts = (figures["claims"], figures["needs_source"], figures["lacking"])
    others = (figures["notes"], figures["sources"], figures["errors"], figures["warnings"], figures["infos"])
    cells = [*map(str, counts), share, *map(str, others)]
    return [joined([link, tag("span", text(entry.name), class_="quiet")], " "), *(text(cell) for cell in cells)]
