"""What readers and stages could not read or decide, as faults."""

from __future__ import annotations

from collections.abc import Iterator

from claimscan.model import Article, Fault


def reported(article: Article, rule: str) -> Iterator[Fault]:
    """The troubles that were reported under the name of ``rule``, with the severity they were given."""
    for trouble in (*article.document.troubles, *article.layout.troubles):
        if trouble.rule == rule:
            yield Fault(trouble.message, trouble.spans, severity=trouble.severity)
