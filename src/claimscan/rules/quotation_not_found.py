"""The words of a quotation do not stand in the page that its note names.

They may be misquoted, translated, or from another source. Only pages that could be read to their end are judged; the
nearest passage is shown.

OK:

    The keeper told the council "I have seen forty winters here and will see the next."¹ The tower is white.

    ¹ Ada Moss, "A Light for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Light for the Delta</title><p>The council met on Monday in the old town hall and heard the keeper of the lighthouse, who has lived there for as long as anybody can remember. <p>“I have seen forty winters here and will see the next,” he said.

Not OK:

    The keeper told the council "I have seen forty winters here and will see the next."¹ The tower is white.

    ¹ Ada Moss, "A Light for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge>

    <- https://harbournews.example/2021/bridge 200 <title>A Light for the Delta</title><p>The council met on Monday in the old town hall and heard the keeper of the lighthouse, who has lived there for as long as anybody can remember. <p>“I have seen thirty summers on this rock and never once the council,” he said.

    -> note 1: do not stand in the page
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule
from claimscan.rules.live import seen


def check(article: Article, today: date) -> Iterator[Fault]:
    yield from seen(article, "quotation-not-found")


RULE = Rule("L203", "quotation-not-found", "warning", "A quotation does not stand in the page", check)
