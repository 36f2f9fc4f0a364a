"""A space stands before a mark where the other marks have none.

The mark may be torn off at a line's end, and the page looks careless. A text that sets all its marks so has its own way.

OK:

    The bridge is green.¹ It is old.² It is long.³ It is loud.⁴ It is loved.⁵

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ibid., p. 8.

Not OK:

    The bridge is green.¹ It is old.² It is long. ³ It is loud.⁴ It is loved.⁵

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ibid., p. 8.

    -> note 3: A space before mark 3
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Span
from claimscan.rules.mark_setting import is_habit, settings


def check(article: Article, today: date) -> Iterator[Fault]:
    marks = list(settings(article))
    spaced = [mark for mark in marks if mark.before.isspace()]
    if is_habit(len(marks) - len(spaced), len(spaced)):
        for mark in spaced:
            span = Span(mark.start - 1, mark.end)
            citation = mark.citation
            yield Fault(f"A space before mark {citation.mark}", (span,), claim=citation.claim, note=citation.note)


RULE = Rule("N107", "space-before-mark", "info", "A space before a mark", check)
