"""Citations with a grammar of their own, found anywhere in a note; here the words that stand for a work named before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from claimscan import patterns as regex
from claimscan.parse import numbers
from claimscan.parse.scan import Scan

Kind = Literal["case", "decision", "statute", "paper", "ibid", "short"]

IBID = regex.compile(
    r"(?<![\p{L}\d])(?:[Ii]bid(?:em)?\b\.?|[Ii]d\.|[Ee]bd\.|[Ee]benda\b|[Ee]bda\.|[Ii]dem\b|[Ii]v[ií]\b|[Tt]amże|[Ll]oc\.\s?cit\."
    r"|[Aa]\.\s?a\.\s?O\.(?=\s*(?:[,(]|S\.|$)))"
)
_NOTE = r"(?:nn?\.?|notes?|fn\.?|Fn\.?|FN|Fußn(?:ote|\.)?|Anm\.?|voetnoot|nota|note)\s{0,2}\d{1,4}"
# "op. cit., n. 7", "supra note 4", "above n 12", "oben Fn. 3", "(n 12)".
BACK = regex.compile(
    rf"""(?<![\p{{L}}\d])(?:
      (?:op\.?\s?cit\.? | art\.\s?cit\.? | loc\.?\s?cit\.? | ob\.\s?cit\. | a\.\s?a\.\s?O\. | aaO\b | o\.c\. | cit\.(?=[\s,.;]|$))
        (?:\s\(\d{{4}}\))?(?:,?\s\(?{_NOTE}\)?)?
    | (?:[Ss]upra|[Ii]nfra|[Aa]bove|[Bb]elow|[Oo]ben|[Uu]nten|[Hh]ier|[Ww]ie)\b\.?,?\s(?:(?:at|in|Teil)\s)?{_NOTE}
    | [Ss]upra\b(?=[\s,.]|$)
    | (?<!\d\s|\df\.\s|\dff\.\s|\d\sf\.\s|\d\sff\.\s)\((?:n|fn|Fn\.|(?:oben|o\.|s\.)\s(?:Fn|Anm)\.|above\sn|supra\sn(?:ote)?\.?|wie\s(?:Fn|Anm)\.|Anm\.)\s?\d{{1,4}}\)
    )""",
    regex.VERBOSE,
)


# A page behind such a word: "Hill (n 4) 45.", "Ibid., 12."
_BARE_PLACE = regex.compile(r",?\s\d{1,4}(?:[-–]\d{1,4})?(?=[.;,)]|$)")


class Cite(NamedTuple):
    """A citation of a known form: its name ends at ``name_end``, its date or report at ``tail``, its places at ``end``."""

    kind: Kind
    start: int
    name_end: int
    tail: int
    end: int
    year: tuple[int, int] | None = None
    volume: tuple[int, int] | None = None
    series: tuple[int, int] | None = None
    page: tuple[int, int] | None = None
    court: tuple[int, int] | None = None
    place: tuple[int, int] | None = None  # the place in it that is meant, where it does not simply follow ``tail``
    name_start: int = -1  # where its name begins, behind a number of the case; -1: at ``start``
    type: str = ""  # of a paper (CSL)


def merged(*groups: Iterable[Cite]) -> tuple[Cite, ...]:
    """All citations in one row, ascending; of two that overlap the first."""
    kept: list[Cite] = []
    for cite in sorted((cite for group in groups for cite in group), key=lambda cite: (cite.start, -cite.end)):
        if not kept or cite.start >= kept[-1].end:
            kept.append(cite)
    return tuple(kept)


def back(scan: Scan) -> Iterator[Cite]:
    """Words of a note that stand for a work named before, outside its quotations and addresses."""
    plain = scan.plain
    kinds: tuple[tuple[regex.Pattern[str], Kind], ...] = ((IBID, "ibid"), (BACK, "short"))
    for pattern, kind in kinds:
        for match in pattern.finditer(plain):
            if scan.cover[match.start()] not in (1, 4):
                end, _ = numbers.locators_end(plain, match.end(), len(plain))
                bare = _BARE_PLACE.match(plain, end)
                end = bare.end() if bare else end
                yield Cite(kind, match.start(), match.end(), match.end(), end)
