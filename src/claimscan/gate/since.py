"""Only what is new: the findings about claims, notes and sources that are new or altered against an older version."""

from __future__ import annotations

from claimscan.changes import Matching, match, settled
from claimscan.fingerprint import fingerprints
from claimscan.gate import Checked
from claimscan.model import Article, replace


def only_new(checked: Checked, before: Checked) -> Checked:
    """``checked`` with the findings that ``before``, the older version under the same settings, has no part in.

    A finding stays if its claim, note or source is new or altered by content, or if it was not there: a mark that lost
    its note because that was deleted is told, though its claim stayed as it was.
    """
    fresh = _fresh(match(before.article, checked.article))
    known = set(fingerprints(before.article, before.article.findings))
    article = checked.article
    keys = fingerprints(article, article.findings)
    kept = tuple(
        finding
        for finding, key in zip(article.findings, keys, strict=True)
        if key not in known or not fresh.isdisjoint((finding.claim, finding.note, finding.source))
    )
    return checked._replace(article=replace(article, findings=kept))


def _fresh(found: Matching) -> set[str | None]:
    """The ids of what is new or altered."""
    article: Article = found.new.article
    claims, notes = settled(found)
    fresh: set[str | None] = {claim.id for index, claim in enumerate(article.claims) if index not in claims}
    fresh |= {note.id for index, note in enumerate(article.notes) if index not in notes}
    fresh |= {source.id for source in article.sources if source.note in fresh}
    return fresh
