"""A title stands without the quotation marks that the other titles have.

Where it ends is harder to see, and the note reads as if the author were writing. Books, in italics or plain, are left
alone, and so is a document that does not quote titles.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³ It has two towers.⁴

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>
    ³ Cleo Dunn, "Green It Is," Harbour News, June 2, 2021, <https://harbournews.example/green-it-is>
    ⁴ Dan Ewer, "Two Towers," Harbour News, June 7, 2021, <https://harbournews.example/two-towers>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.² It was painted green.³ It has two towers.⁴ It hums.⁵

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/bridge-for-the-delta>
    ² Ben Carr, "Trams Return," Harbour News, May 9, 2021, <https://harbournews.example/trams-return>
    ³ Cleo Dunn, "Green It Is," Harbour News, June 2, 2021, <https://harbournews.example/green-it-is>
    ⁴ Dan Ewer, "Two Towers," Harbour News, June 7, 2021, <https://harbournews.example/two-towers>
    ⁵ Council hears the bridge hum, Harbour News, July 7, 2021, <https://harbournews.example/council-hears>

    -> note 5: Council hears the bridge hum
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan.model import Article, Fault, Rule, Source
from claimscan.rules.wording import brief
from claimscan.rules.works import LEGAL, is_set_off

PLAIN = LEGAL | {"book", "personal_communication", "dataset", "post"}
HABIT = 0.8  # of the titles are set off; below that, kinds of works are told apart by it


def check(article: Article, today: date) -> Iterator[Fault]:
    titled = [source for source in article.sources if source.title and source.title.spans and source.type not in PLAIN]
    bare = [source for source in titled if not is_set_off(article.document.text, source)]
    if len(titled) - len(bare) < HABIT * len(titled):
        return
    for source in bare:
        if source.title and not source.quotes and source.form == "full" and _is_article(source):
            message = f'"{brief(source.title.printed)}" stands without quotation marks'
            yield Fault(message, source.title.spans, note=source.note, source=source.id)


def _is_article(source: Source) -> bool:
    """A part of something, or a page. A book's title is set in italics, which a text does not show."""
    return bool((source.container_title or source.urls) and not source.publisher_place)


RULE = Rule("S104", "unquoted-title", "info", "A title without quotation marks", check)
