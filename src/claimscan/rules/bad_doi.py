"""A DOI that cannot be one.

It begins with 10., a number and a slash; anything else leads nowhere.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "Bridges of the Delta," Journal of Rivers 12, no. 3 (2021): 4–19, doi:10.5555/rivers.2021.12

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "Bridges of the Delta," Journal of Rivers 12, no. 3 (2021): 4–19, https://doi.org/10.5555%2Frivers.2021.12

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "Bridges of the Delta," Journal of Rivers 12, no. 3 (2021): 4–19, doi:10.55/rivers.2021.12

    -> note 1: 10.55/rivers.2021.12
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import identifiers, urls
from claimscan import patterns as regex
from claimscan.model import Article, Fault, Rule
from claimscan.rules.wording import brief

# What is called a DOI: behind "doi", if it begins with a figure, and behind the resolver's address. Not a match: words
# after "DOI" ("DOI not found"), and the short DOIs of the resolver ("10/fk3m").
CALLED = regex.compile(r"(?i)(?:\bdoi:?\s?(?=\d)|\bdoi\.org/(?=\S))(?P<name>[^\s<>\"”]+)")
SHORT = regex.compile(r"10/[a-z0-9]+")
END = ".,;:)]}>'’"


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        for found in CALLED.finditer(source.text) if "doi" in source.text.lower() else ():
            name = urls.decoded(found["name"].rstrip(END))
            if not identifiers.valid_doi(name) and not SHORT.fullmatch(name):
                yield Fault(f"{brief(name)} is no DOI", source.spans, note=source.note, source=source.id)
                break


RULE = Rule("U201", "bad-doi", "warning", "A DOI that cannot be one", check)
