"""A mark stands before the stop or comma where the others stand behind it.

English puts marks behind the stop, some languages before it; a text that does both looks unedited. The document's own
habit decides.

OK:

    The bridge is green.¹ It is old.² It is long.³ It is loud.⁴ It is loved by all,⁵ or nearly so.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ibid., p. 8.

Not OK:

    The bridge is green.¹ It is old.² It is long³. It is loud.⁴ It is loved by all,⁵ or nearly so.

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ibid., p. 8.

    -> note 3: Mark 3 stands before "."
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Span
from claimscan.rules.mark_setting import is_habit, settings

STOPS = frozenset(".,;")
ENDS = frozenset(".,;:!?\"'”’»)")  # what a mark may stand behind


def check(article: Article, today: date) -> Iterator[Fault]:
    marks = list(settings(article))
    behind = [mark for mark in marks if mark.before in ENDS and mark.behind not in STOPS]
    before = [mark for mark in marks if mark.before not in ENDS and mark.behind in STOPS]
    if is_habit(len(behind), len(before)):
        for mark in before:
            citation = mark.citation
            message = f'Mark {citation.mark} stands before "{mark.behind}"; most others stand behind it'
            span = Span(mark.start, mark.end + 1)
            yield Fault(message, (span,), claim=citation.claim, note=citation.note)


RULE = Rule("N108", "mark-before-stop", "info", "A mark before the stop, where others stand behind it", check)
