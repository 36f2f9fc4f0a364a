"""A figure is written in another style than the others.

``12 percent`` among ``12%``, or ``12000`` among ``12,000``: a house has one style. What stands in quotation marks is
the speaker's and is left alone, and so are numbers that name something (Unit 26165, § 13.410). The rarer style is blamed where the other one is at least four times as frequent.

OK:

    Fares rose by 5% in May. They rose by 7% in June. They fell by 2% in July. They rose by 9% in March.

    The mayor spoke of 12% and of 3% in all.

Not OK:

    Fares rose by 5% in May. They rose by 7% in June. They fell by 2% in July. They rose by 9% in March.

    The mayor spoke of 12 percent in all.

    -> claim 5: "12 percent" is written in another style
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from claimscan import patterns as regex
from claimscan.model import Article, Claim, Fault, Rule

TIMES = 4  # a habit has as many cases for each exception
# A number and the way in which hundredths are written. Must not match: ``percentage``, ``per centimetre``.
_PERCENT = regex.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)?(?:(?P<sign>[ \u00a0\u202f]?%)|[ \u00a0-](?P<two>per[ \u00a0]cent)\b|[ \u00a0-](?P<one>percent)\b)"
)
# Numbers of five digits and more with a comma, a space, a point, or nothing between the thousands. Four digits may be
# a year. Must not match: decimals, parts of longer numbers, identifiers with letters.
_THOUSANDS = regex.compile(
    r"(?<![\w.,/:#-])(?:(?P<comma>\d{2,3}(?:,\d{3})+)|(?P<space>\d{2,3}(?:[\u00a0\u202f]\d{3})+)|"
    r"(?P<point>\d{2,3}(?:\.\d{3})+)|(?P<bare>\d{5,9}))(?![\w/:-]|[.,]\d)"
)
# What stands before a number that is a name: a section sign, a word for parts, a name that is no sentence's first word.
_NAMED = regex.compile(
    r"(?:§[^;:]{0,40}|\b(?:sections?|articles?|paragraphs?|pages?|items?|numbers?|nos?\.|pp?\.)[ \u00a0]|[\p{L},;)][ \u00a0]\p{Lu}[\p{L}.]*[ \u00a0])$"
)
_BEFORE = 45  # characters that are looked at


class Figure(NamedTuple):
    """One number in a claim."""

    claim: Claim
    start: int
    end: int
    style: str


def check(article: Article, today: date) -> Iterator[Fault]:
    for pattern in (_PERCENT, _THOUSANDS):
        figures = [figure for claim in article.claims for figure in _figures(claim, pattern)]
        styles = Counter(figure.style for figure in figures).most_common()
        rare = {style for style, count in styles[1:] if count * TIMES <= styles[0][1]}
        usual = next((figure for figure in figures if figure.style == styles[0][0]), None)
        for claim, start, end, style in figures:
            if style in rare and usual:
                shown = usual.claim.text[usual.start : usual.end]
                message = f'"{claim.text[start:end]}" is written in another style than "{shown}"'
                passage = article.layout.passages[claim.passage]
                spans = passage.spans(claim.start + start, claim.start + end)
                yield Fault(message, spans or claim.spans, claim=claim.id)


def _figures(claim: Claim, pattern: regex.Pattern[str]) -> Iterator[Figure]:
    quoted = [
        (at, at + len(trigger.text))
        for trigger in claim.triggers
        if trigger.kind in ("quotation", "quoted-term") and (at := claim.text.find(trigger.text)) >= 0
    ]
    for match in pattern.finditer(claim.text):
        before = claim.text[max(match.start() - _BEFORE, 0) : match.start()]
        if not any(start <= match.start() < end for start, end in quoted) and not _NAMED.search(before):
            yield Figure(claim, match.start(), match.end(), match.lastgroup or "")


RULE = Rule("C203", "number-style-drift", "info", "A figure in another style than the others", check)
