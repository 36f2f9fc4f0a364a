"""Whether a source is named in full, or stands for one named before: ibid., supra, a short form."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from claimscan.model import Form
from claimscan.parse.cites import Cite
from claimscan.parse.scan import Scan

# "Hill, Bridges (n 4) 12", "supra note 4", "op. cit., n. 7": the number of the note is told.
_NUMBERED = regex.compile(r"(?i)\d|supra|above|infra|below|oben|unten")


def of(scan: Scan, start: int, end: int, cites: Sequence[Cite]) -> tuple[Form | None, tuple[int, int] | None]:
    """The form that a printed word gives away, and where that word stands; ``None`` if no such word is there."""
    for cite in cites:
        if not start <= cite.start < end or cite.kind not in ("ibid", "short"):
            continue
        word = scan.plain[cite.start : cite.name_end]
        if cite.kind == "ibid":
            # "in id., p. 97": the container is the work of the note before, the work itself is another one.
            return ("ibid" if not scan.plain[start : cite.start].strip(" (*_") else "short"), (cite.start, cite.end)
        return ("supra" if _NUMBERED.search(word) else "short"), (cite.start, cite.end)
    return None, None
