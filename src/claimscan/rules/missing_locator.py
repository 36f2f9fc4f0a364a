"""A quotation from a book without its page.

Who wants to read it in its place has to search the whole book. Only where most books are cited with their pages, and where
the quotation stands on this one source.

OK:

    Moss calls it "the proudest thing we ever built together."¹ Dunn writes that it "sings in the evening wind."²

    ¹ Ada Moss, The River and its Bridges (London: Harbour Press, 1988), 12.
    ² Cleo Dunn, The Colours of Iron (London: Quay Books, 2001), 77.

Not OK:

    Moss calls it "the proudest thing we ever built together."¹ Dunn writes that it "sings in the evening wind."²

    ¹ Ada Moss, The River and its Bridges (London: Harbour Press, 1988), 12.
    ² Cleo Dunn, The Colours of Iron (London: Quay Books, 2001).

    -> note 2: no page is given
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Source

BOOKS = frozenset({"book", "chapter"})
HABIT = 0.5  # of the books are cited with a page


def check(article: Article, today: date) -> Iterator[Fault]:
    books = [source for source in article.sources if _is_book(source)]
    if sum(_located(source) for source in books) < HABIT * len(books):
        return
    held: dict[str, list[Source]] = defaultdict(list)
    for source in article.sources:
        held[source.note].append(source)
    notes = {citation.id: citation.note for citation in article.citations}
    for claim in article.claims:
        sources = [source for citation in claim.citations for source in held[notes.get(citation) or ""]]
        if "quotation" in claim.kinds and len(sources) == 1 and _is_book(sources[0]) and not _located(sources[0]):
            source = sources[0]
            yield Fault(
                "A quotation rests on it, and no page is given", source.spans, note=source.note, source=source.id
            )


def _is_book(source: Source) -> bool:
    """An imprint tells a book from what was only taken for one."""
    return source.type in BOOKS and source.form == "full" and bool(source.publisher and source.issued)


def _located(source: Source) -> bool:
    return bool(source.locator or source.pages)


RULE = Rule("S109", "missing-locator", "info", "A quotation from a book without its page", check)
