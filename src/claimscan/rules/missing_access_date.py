"""A web page without any date.

It may have changed since it was read. Only where other undated pages say when they were read: then this one was forgotten.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It is painted green.³

    ¹ "The Bridge," City of Merrow, accessed May 3, 2021, <https://merrow.example/bridge>
    ² "Tram Lines," City of Merrow, accessed May 3, 2021, <https://merrow.example/lines>
    ³ "Paint," City of Merrow, accessed May 4, 2021, <https://merrow.example/paint>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It is painted green.³

    ¹ "The Bridge," City of Merrow, accessed May 3, 2021, <https://merrow.example/bridge>
    ² "Tram Lines," City of Merrow, accessed May 3, 2021, <https://merrow.example/lines>
    ³ "Paint," City of Merrow, <https://merrow.example/paint>

    -> note 3: neither when it was published nor when it was read
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule

READ = 2  # pages that say when they were read make a habit
HABIT = 0.5  # of the undated pages


def check(article: Article, today: date) -> Iterator[Fault]:
    undated = [
        source
        for source in article.sources
        if source.form == "full" and source.urls and not source.issued and not source.doi and source.title
    ]
    read = sum(source.accessed is not None for source in undated)
    for source in undated if read >= READ and read >= HABIT * len(undated) else ():
        if source.accessed is None:
            message = "It says neither when it was published nor when it was read"
            yield Fault(message, source.spans, note=source.note, source=source.id)


RULE = Rule(
    "D204", "missing-access-date", "info", "A web page without any date, where others say when they were read", check
)
