"""Is it the work? What a page calls itself against what the note says: title, authors, date.

A mismatch is said only where the page speaks plainly: newspapers reword their headlines, pages are shown in other languages,
applications print nothing before their scripts run. So a page whose words hold the title, whose author and day are the
note's, or whose language may be another one is no mismatch.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from claimscan import patterns as regex
from claimscan import url_dates, urls
from claimscan.model import Source
from claimscan.rules.periods import bounds, covered
from claimscan.rules.works import words
from claimscan.web.bodies import Page

Answer3 = Literal["yes", "no", "unknown"]

LIKE: Final = 75.0  # of 100: titles of one work, spelt or cut in two ways
UNLIKE: Final = 45.0  # titles of two works on one subject share more than letters by chance, which come to about 40
HELD: Final = 0.6  # share of the title's words that stand at the beginning of the page
_FEW: Final = 3  # words of a title that can be told from others
_STEM: Final = 5  # letters: "bridges" and "bridge", "Norwegian" and "Norway"
_BARE: Final = 200  # characters of a page that has its words from scripts
_DAY: Final = timedelta(days=1)  # two clocks' midnight
_SEGMENT: Final = regex.compile(r"\s+[|–—·•»«:-]\s+|\s*[|»]\s*|:\s+")
# ISO 9 without its accents, and the usual letters for Greek: enough to know a transliterated title again.
_LETTERS: Final = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыэёіїєґў", "abvgdeziiklmnoprstufhcyeeiiegu", strict=True)),
        "ж": "zh",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
        **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
        "θ": "th",
        "χ": "ch",
        "ψ": "ps",
    }
)
_LATIN: Final = regex.compile(r"\p{Latin}")
_LETTER: Final = regex.compile(r"\p{L}")
#: Names that say nothing: of front pages, templates and programs.
_EMPTY_TITLES: Final = frozenset(
    "home|homepage|home page|index|untitled|untitled document|document|welcome|news|article|blog|loading|redirecting|start"
    "|startseite|accueil|inicio|page|pdf|login|search|error|main|new page 1|react app|vite app|wordpress".split("|")
)


class Identity(NamedTuple):
    """Whether title and date are the note's. ``seen`` is the page's title, ``published`` its day; ``gap`` in days."""

    title: Answer3
    seen: str | None = None
    likeness: float = 0.0  # 0 to 100
    date: Answer3 = "unknown"
    published: str | None = None
    gap: int = 0


def identity(source: Source, page: Page, url: str, language: str | None = None) -> Identity:
    """The page at ``url`` against the source. ``language`` is the article's (BCP 47)."""
    printed = (source.title.value or "") if source.title else ""
    likeness, seen = _likest(printed, page)
    same_day, published, gap = _date(source, page, url)
    title = _title(source, printed, likeness, page, url)
    if title == "no" and (_foreign(language, page) or (same_day == "yes" and _has_author(source, page))):
        title = "unknown"
    if title == "no":
        same_day = "unknown"  # another work's day says nothing
    return Identity(title, seen, likeness, same_day, published, gap)


def _title(source: Source, printed: str, likeness: float, page: Page, url: str) -> Answer3:
    own = _plain(printed)
    if not own or urls.is_homepage(url) or not _told(page, url):  # a site's front page is never called as a work is
        return "unknown"
    opening = _plain(page.opening[:1500])
    if likeness >= LIKE or (len(own) >= _FEW and f" {' '.join(own)} " in f" {' '.join(opening)} "):
        return "yes"
    if (
        likeness > UNLIKE
        or _held(own, opening)
        or len(own) < _FEW
        or _shares_stem(own, page)
        or len(page.opening) < _BARE
    ):
        return "unknown"
    latin = bool(_LATIN.search(printed))
    if any(latin != bool(_LATIN.search(title)) for title in page.titles[:1]) or not _LETTER.search(printed):
        return "unknown"  # another script: a translation cannot be told from another work
    return "no"


def _told(page: Page, url: str) -> bool:
    """Whether the page has a title of its own: not only its site's name, and none that says nothing."""
    host = urls.host(url) or ""
    sites = {" ".join(_plain(site)) for site in page.sites}
    for title in page.titles:
        name = " ".join(_plain(title))
        if (
            name
            and name not in sites
            and name not in _EMPTY_TITLES
            and name.replace(" ", "") not in host.replace(".", "")
        ):
            return True
    return False


def _likest(printed: str, page: Page) -> tuple[float, str | None]:
    """The page's title that is most like the printed one, with and without what stands before and behind its dashes."""
    from rapidfuzz import fuzz

    own = " ".join(_plain(printed))
    best, seen = 0.0, page.title
    if not own:
        return best, seen
    heads = {own, *(" ".join(_plain(part)) for part in _SEGMENT.split(printed)[:1])}
    for title in page.titles:
        for part in {title, *_SEGMENT.split(title)[:8]}:
            theirs = " ".join(_plain(part))
            if not theirs:
                continue
            for head in heads:
                likeness = fuzz.token_sort_ratio(head, theirs)
                if _within(head, theirs):
                    likeness = max(likeness, 90.0)
                if likeness > best:
                    best, seen = likeness, title
    return best, seen


def _within(one: str, other: str) -> bool:
    """Whether the shorter is the beginning or a part of the longer, and long enough to be no accident: a subtitle left out, a title cut."""
    short, long = sorted((one, other), key=len)
    return len(short.split()) >= _FEW and f" {short}" in f" {long}"


def _plain(text: str) -> tuple[str, ...]:
    """The words without case, accents and scripts other than Latin where they have Latin letters to them."""
    return words(text.casefold().translate(_LETTERS))


def _held(own: tuple[str, ...], opening: tuple[str, ...]) -> bool:
    """Whether most of the title's longer words stand at the beginning of the page."""
    long = {word for word in own if len(word) > 3}
    return len(long & set(opening)) >= max(HELD * len(long), 2)


def _shares_stem(own: tuple[str, ...], page: Page) -> bool:
    """Whether a third of its longer words begin as words of the page's titles do: a headline that was reworded."""
    long = {word[:_STEM] for word in own if len(word) > 3}
    theirs = {word[:_STEM] for title in page.titles[:4] for word in _plain(title)}
    return bool(long) and len(long & theirs) * 3 >= len(long)


def _foreign(language: str | None, page: Page) -> bool:
    """Whether the page says it is in another language than the article: its title may be translated in the note."""
    both = [one.partition("-")[0].partition("_")[0].lower() for one in (language, page.language) if one]
    return len(both) == 2 and both[0] != both[1]


def _has_author(source: Source, page: Page) -> bool:
    theirs = {word for name in page.authors for word in _plain(name)}
    return any(
        set(_plain(author.value.family or author.value.literal)) & theirs for author in source.authors if author.value
    )


def _date(source: Source, page: Page, url: str) -> tuple[Answer3, str | None, int]:
    """The page's days of publication against the printed one. A journal's article is online before its issue appears."""
    printed = covered(source.issued)
    days = [(iso, span) for iso in page.published if (span := bounds(iso)) is not None]
    if printed is None or not days or source.type == "article-journal":
        return "unknown", page.published[0] if page.published else None, 0
    gap, iso = min((_gap(printed, span), iso) for iso, span in days)
    if gap <= _DAY.days:
        return "yes", iso, gap
    if any(_gap(printed, span) == 0 for span in _of_url(url)):
        return "unknown", iso, gap  # the address bears the printed day: the page's own is that of a later edition
    return "no", iso, gap


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days between two periods; 0 if they overlap."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def _of_url(url: str) -> Iterator[tuple[date, date]]:
    """The days that an address bears; a month or year agrees with too many."""
    for dated in url_dates.in_url(url):
        if len(dated.iso) == len("2021-03-04") and (span := bounds(dated.iso)) is not None:
            yield span
