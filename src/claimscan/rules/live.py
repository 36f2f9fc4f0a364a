"""What the web showed of an article's sources, as faults. Without a network there is nothing of it, and no rule of the family speaks."""

from __future__ import annotations

from collections.abc import Iterator

from claimscan.model import Article, Fault


def seen(article: Article, rule: str) -> Iterator[Fault]:
    """What was seen and is for ``rule`` to say."""
    return (fact.fault for fact in article.live if fact.rule == rule)
