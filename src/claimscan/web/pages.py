"""What a page says of itself, whatever it is: HTML, a PDF, or plain text."""

from __future__ import annotations

from claimscan.web.bodies import OPENING, Page, decoded, kind_of, parsed, words
from claimscan.web.described import described
from claimscan.web.model import Answer


def read(answer: Answer) -> Page:
    """What the page in ``answer`` says of itself; of a kind that cannot be read only the kind."""
    kind = kind_of(answer)
    if kind == "html":
        return described(parsed(answer))
    if kind == "pdf":
        from claimscan.web.papers import paper

        return paper(answer)
    return Page(kind, opening=decoded(answer)[:OPENING] if kind == "text" else "")


def text(answer: Answer) -> str | None:
    """All words of the page, a line for each block; ``None`` where they cannot be read."""
    kind = kind_of(answer)
    if kind == "html":
        return words(parsed(answer), limit=None)
    if kind == "pdf":
        from claimscan.web.papers import text_of

        return text_of(answer)
    return decoded(answer) if kind == "text" else None
