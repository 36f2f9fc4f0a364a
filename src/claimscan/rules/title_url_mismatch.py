"""The words in a URL tell another story than the title printed beside it.

Title or URL may belong to another article; often the paper only changed its headline. A URL in another language than
the title cannot be told from one with another subject.

OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/2021/bridge-for-the-delta>

Not OK:

    The bridge was opened in 1931.¹ It carries two tram lines.

    ¹ Ada Moss, "A Bridge for the Delta," Harbour News, March 4, 2021, <https://harbournews.example/mayor-loses-vote-on-taxes>

    -> note 1: mayor loses vote on taxes
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claimscan import urls
from claimscan.model import Article, Fault, Rule
from claimscan.rules.wording import brief
from claimscan.rules.works import title, words

BETWEEN = str.maketrans("-_+.", "    ")
SLUG = 4  # words of three letters and more; with fewer, a URL names a section or a number
STEM = 4  # letters: "protests" and "protesting", "Iran" and "Iranian" are one word
SHARED = 0.2  # of the slug's words; a headline reworded by the paper keeps more


def check(article: Article, today: date) -> Iterator[Fault]:
    for source in article.sources:
        own = _stems(words(title(source)))
        if len(own) < 2:
            continue
        for url in source.urls[:1]:
            slug = _slug(url.url)
            theirs = _stems(words(slug))
            if len(theirs) >= SLUG and len(own & theirs) <= SHARED * min(len(theirs), len(own)):
                message = f'The title is "{brief(title(source))}", the URL says "{brief(slug)}"'
                yield Fault(message, url.spans or source.spans, note=source.note, source=source.id)


def _slug(url: str) -> str:
    """The longest run of words in the path, as text."""
    path = urls.decoded(url.partition("://")[2].partition("?")[0].partition("#")[0])
    parts = path.split("/")[1:]
    spoken = (" ".join(word for word in part.translate(BETWEEN).split() if word.isalpha()) for part in parts)
    return max(spoken, key=len, default="")


def _stems(given: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in given if len(word) > 2)


RULE = Rule("S302", "title-url-mismatch", "info", "The words in a URL tell another story than the title", check)
