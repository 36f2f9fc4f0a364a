"""Faults that can be mended without asking anybody: a broken URL rejoined, tracking parameters taken away, ``https:`` where
the document itself uses it for the same host. Only in text files, where a change of some characters is all that changes."""

from __future__ import annotations

from typing import Final

from claimscan.model import Article, replace

FIXABLE: Final = frozenset({"broken-url", "broken-url-hyphen", "insecure-url", "tracking-parameters"})
TEXTS: Final = frozenset({"text", "notes", "markdown", "latex", "html"})


def offered(article: Article, data: bytes) -> Article:
    """``article``, read from the file ``data``, with a fix at each finding that has one."""
    if article.document.format not in TEXTS or not any(finding.rule in FIXABLE for finding in article.findings):
        return article
    from claimscan.fixes.offer import Offer

    offer = Offer(article, data)
    return replace(
        article,
        findings=tuple(
            replace(finding, fix=offer.fix(finding)) if finding.rule in FIXABLE else finding
            for finding in article.findings
        ),
    )
