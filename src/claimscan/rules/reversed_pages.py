"""A range of pages runs backwards.

Two digits changed places, or one was left out: nobody can find the passage. A last page that is cut short counts as
usual: 123–8 ends on page 128. With a hyphen it may be no range but a number of something else.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, "Bridges of the Delta," Journal of Rivers 12, no. 3 (2021): 345–62.
    ² Ben Carr, Trams of the Delta (Quay Books, 1994), 123–8.

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.²

    ¹ Ada Moss, "Bridges of the Delta," Journal of Rivers 12, no. 3 (2021): 345–325.
    ² Ben Carr, Trams of the Delta (Quay Books, 1994), 123–8.

    -> note 1: 345–325
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import patterns as regex
from claimscan.model import Article, Fault, Rule
from claimscan.rules.works import LEGAL

RANGE = regex.compile(r"(?:(?:pp?|S|Seiten?|pages?)\.?\s?)?(?P<first>\d{2,5})\s?(?P<dash>[–—-])\s?(?P<last>\d{1,5})\.?")


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for found in (source.pages, source.locator) if source.type not in LEGAL else ():
            pages = RANGE.fullmatch(found.printed.strip()) if found else None
            cut = pages is not None and len(pages["last"]) != len(pages["first"])
            if (
                found
                and pages
                and not (cut and pages["dash"] == "-")
                and _end(pages["first"], pages["last"]) < int(pages["first"])
            ):
                message = f"The pages run backwards: {found.printed}"
                yield Fault(message, found.spans or source.spans, note=source.note, source=source.id)


def _end(first: str, last: str) -> int:
    """The last page, with the digits that it shares with the first."""
    return int(first[: max(len(first) - len(last), 0)] + last)


RULE = Rule("S107", "reversed-pages", "warning", "A range of pages that runs backwards", check)
