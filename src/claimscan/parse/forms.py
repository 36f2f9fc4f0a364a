"""Whether a source is named in full, or stands for one named before: ibid., supra, a short form."""

from __future__ import annotations

from collections.abc import Mapping

from claimscan import patterns as regex
from claimscan.model import Form
from claimscan.parse.cites import Cite
from claimscan.parse.excerpt import Excerpt

# "(n 4)", "supra note 4", "op. cit., n. 7": the number of the note is told, or that it stands above.
_NUMBERED = regex.compile(r"(?i)\d|supra|above|infra|below|oben|unten")
_WORK = ("container_title", "publisher", "publisher_place")


def printed(excerpt: Excerpt) -> tuple[Form | None, Cite | None]:
    """The form that a printed word gives away, and the word with its places."""
    plain = excerpt.scan.plain
    for cite in excerpt.cites:
        if cite.kind == "ibid":
            # "Hill, id., p. 9", "in id., p. 97": only the container or the author is the one of before.
            alone = not plain[excerpt.start : cite.start].strip(" (*_")
            return ("ibid" if alone else "short"), cite
        if cite.kind == "short":
            return ("supra" if _NUMBERED.search(plain, cite.start, cite.name_end) else "short"), cite
    return None, None


def is_short(excerpt: Excerpt, values: Mapping[str, object]) -> bool:
    """Names and a year, names and a title, or a report without a name: too little for a reference of its own."""
    if excerpt.scan.urls or excerpt.scan.links or excerpt.scan.identifiers:
        return False
    block = excerpt.piece.head.block
    family = block is not None and block.people[0].style == "family"
    if "title" not in values:
        return (
            family
            and not values.get("editors")
            or excerpt.piece.head.kind == "report"
            or not any(field in values for field in _WORK)
        )
    if values.get("issued") is not None or any(field in values for field in _WORK):
        return False
    return bool(values.get("authors")) and ("locator" in values or family)
