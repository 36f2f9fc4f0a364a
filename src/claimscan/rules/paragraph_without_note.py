"""A paragraph states what needs a source and has no note at all.

A sentence may rest on its neighbour's note; a whole paragraph without one has no neighbour to rest on. Paragraphs of
fewer than three sentences, and texts without any notes, are left alone.

OK:

    The bridge is painted green. It was opened in 1931 for 412 trams. Nobody knows who chose the colour.¹

    The keepers lived in the towers. There were 12 of them in 1940.² They kept bees.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).
    ² Ben Carr, Trams of the Delta (Quay Books, 1994).

Not OK:

    The bridge is painted green. It was opened in 1931 for 412 trams. Nobody knows who chose the colour.¹

    The keepers lived in the towers. They kept 12 hives and sold 40 per cent of the honey. The towers are empty now.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988).

    -> claim 5: A paragraph of 3 sentences
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Claim, Fault, Rule

FEWEST = 3


def check(article: Article, today: date) -> Iterator[Fault]:
    paragraphs: dict[int, list[Claim]] = {}
    for claim in article.claims:
        paragraphs.setdefault(claim.passage, []).append(claim)
    if not any(claim.citations for claim in article.claims):
        return
    for index, claims in paragraphs.items():
        needing = [claim for claim in claims if claim.needs_source]
        cited = any(claim.citations for claim in claims)
        if needing and not cited and len(claims) >= FEWEST and article.layout.passages[index].kind == "paragraph":
            message = f"A paragraph of {len(claims)} sentences has no note; {len(needing)} of them need a source"
            yield Fault(message, needing[0].spans, claim=needing[0].id)


RULE = Rule("C202", "paragraph-without-note", "info", "A paragraph that needs sources and has no note", check)
