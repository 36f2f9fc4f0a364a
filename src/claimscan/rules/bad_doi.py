"""A DOI that cannot be one.

It begins with 10., a number and a slash; anything else leads nowhere.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "Bridges of the Delta," Journal of Rivers 12, no. 3 (2021): 4–19, doi:10.5555/rivers.2021.12

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "Bridges of the Delta," Journal of Rivers 12, no. 3 (2021): 4–19, doi:10.55/rivers.2021.12

    -> note 1: 10.55/rivers.2021.12
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import identifiers
from claimscan.model import Article, Fault, Rule


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        doi = source.doi
        if doi and not (doi.value and identifiers.valid_doi(doi.value)):
            message = f"{doi.printed} is no DOI"
            yield Fault(message, doi.spans or source.spans, note=source.note, source=source.id)


RULE = Rule("U201", "bad-doi", "error", "A DOI that cannot be one", check)
