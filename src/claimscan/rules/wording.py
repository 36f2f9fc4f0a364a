"""Words of the article as a message can hold them."""

from __future__ import annotations

LONGEST = 80  # characters; a finding is one line, and its spans lead to the whole text


def brief(text: str) -> str:
    """``text``, cut at a word with ``…`` if it is long."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    return head[: head.rfind(" ", LONGEST // 2)].rstrip() + "…" if " " in head[LONGEST // 2 :] else head + "…"
