"""A mark is printed in another way than the others.

A ``[3]`` among raised digits is left over from another version, or is no mark at all. Signs such as ``*`` and ``†``
are a series of their own and are left alone.

OK:

    The bridge is green.¹ It is old.² It is long.³ It is loud.⁴ It is loved.⁵

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ibid., p. 8.

Not OK:

    The bridge is green.¹ It is old.² It is long.[3] It is loud.⁴ It is loved.⁵

    ¹ Ada Moss, The River and its Bridges (Harbour Press, 1988), p. 4.
    ² Ibid., p. 5.
    ³ Ibid., p. 6.
    ⁴ Ibid., p. 7.
    ⁵ Ibid., p. 8.

    -> note 3: Mark 3 is printed as
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from claimscan.model import Article, Citation, Fault, Rule
from claimscan.references import IN_WORDS
from claimscan.rules.mark_setting import is_habit

RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


def check(article: Article, today: date) -> Iterator[Fault]:
    marks = [
        (citation, printed)
        for citation in article.citations
        if citation.mark.isdecimal() and citation.spans and IN_WORDS not in citation.evidence
        if (printed := article.document.text[slice(*citation.spans[0])].strip())
    ]
    styles = Counter(_style(printed) for _, printed in marks).most_common()
    for style, count in styles[1:]:
        if is_habit(styles[0][1], count):
            usual = next(printed for _, printed in marks if _style(printed) == styles[0][0])
            yield from (_fault(mark, printed, usual) for mark, printed in marks if _style(printed) == style)


def _style(printed: str) -> str:
    """What is around the digits; raised ones are a way of their own."""
    if printed[0] in RAISED:
        return "raised"
    shape = ("0" if c.isdecimal() else c for c in printed if not c.isspace() and c not in ",-–")
    return "".join(sign for sign, _ in groupby(shape))  # a number is one, however many digits it has


def _fault(citation: Citation, printed: str, usual: str) -> Fault:
    message = f'Mark {citation.mark} is printed as "{printed}", others as "{usual}"'
    return Fault(message, citation.spans[:1], claim=citation.claim, note=citation.note)


RULE = Rule("N109", "mark-style-drift", "info", "A mark printed in another way than the others", check)
