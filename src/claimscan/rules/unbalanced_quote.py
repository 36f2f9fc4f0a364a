"""A quotation mark of a source is never closed, never opened, or stands astray.

Where the title begins or ends is then a guess, for readers and for programs. Only citations are looked at: in longer prose
a quotation may run over paragraphs that open it anew, and short forms have no title that could be cut.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta, Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>

    -> note 1: never closed
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule

LONGEST = 400  # characters; a citation with a long title and its address has some 300
# Marks of unlike shape that close each other are balanced, if not handsome.
MESSAGES = {
    "never-closed": "A quotation mark is never closed",
    "never-opened": "A quotation mark was never opened",
    "stray": "A quotation mark stands astray",
}


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        if source.form in ("ibid", "supra") or len(source.text) > LONGEST:
            continue
        faults = [(MESSAGES[fault], span) for fault, span in source.quotes if fault in MESSAGES]
        for message, span in faults[:1]:  # the next ones mostly follow from the first
            yield Fault(message, (span,), note=source.note, source=source.id)


RULE = Rule("S103", "unbalanced-quote", "warning", "A quotation mark without its partner", check)
