"""What may stand to the left and to the right of a year so that both make a date.

Every printed date has a year of four digits (those that have none are in ``UNDATED``), so the year is the anchor:
patterns marked ``(?r)`` are matched backwards from it. Words are only letters here; whether they are months is for
the tables to say. Everything is bounded, so the work per year is, too.
"""

from __future__ import annotations

from typing import Final

from claimscan import patterns as regex

_WORD = r"[\p{L}\p{M}]{3,12}"
_DAY = r"[0-3]?\d"  # 32 to 39 are kept as impossible days; 40 and more are volumes, pages, people
_NTH = r"(?:\.?[º°ª]|st|nd|rd|th|ST|ND|RD|TH|s?te|[td]?e[nr]?|[èe]me|re|[oa])?"
_DASH = r"(?:\s?[-‐‑–—−/]\s?|\s(?:to|bis|au|al|tot)\s)"
_OF = r"(?:(?:of|de|del|do|di|van|OF|DE|DEL|DO|DI)\s{1,2}|d[’'])"

# Digits that go on ("20l9", "2019th", "12019") make no year; "1991a" tells two works of a year apart.
YEAR: Final = regex.compile(r"(?<!\d)(?P<year>[12]\d{3})(?:[a-k](?!\w))?(?![\w])")
# "May 3, 2019", "3 May 2019", "2019-05-03" and nothing else: what the patterns below say of them, in one step.
PLAIN: Final = regex.compile(
    rf"(?:(?P<word>{_WORD})\.?\s(?P<day>{_DAY}),?\s|(?P<day>{_DAY})\.?\s(?P<word>{_WORD})\.?\s)(?P<year>[12]\d{{3}})"
    r"|(?P<year>1\d{3}|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
)
# Addresses and DOIs up to the next space: what looks like a date in them is for ``url_dates``.
ADDRESS: Final = regex.compile(r"(?:://|www\.|\b10\.\d{4,9}/)[^\s<>\"]+", regex.IGNORECASE)

# "May 3, 2019", "Sept. 3rd 2019", "May 3–5, 2019"; not "room 3, 2019" (no month), not "May 2019".
MONTH_DAY: Final = regex.compile(
    rf"(?r)(?<!\w)(?P<word>{_WORD})\.?,?\s{{0,2}}(?P<first>{_DAY}){_NTH}(?:\.?{_DASH}(?P<last>{_DAY}){_NTH})?"
    rf"(?:\s?[,.]\s{{0,2}}(?:{_OF})?|\s{{1,2}}(?:{_OF})?)",
)
# The first half of "28 April"/"April 28–" before "May 3, 2019".
MONTH_DAY_BEFORE: Final = regex.compile(rf"(?r)(?<!\w)(?P<word>{_WORD})\.?\s{{0,2}}(?P<day>{_DAY}){_NTH}{_DASH}")
# A month or season right before the year: "July 2017", "mayo de 2020", "Winter, 2003", "24-Apr-2023".
WORD: Final = regex.compile(
    rf"(?r)(?<![\p{{L}}\p{{M}}])(?P<word>{_WORD})(?P<dot>\.?)(?:-|/|(?:,?\s{{1,2}}|(?<=\.)){_OF}?)"
)
# The day before a month, or two of them: "3 ", "3rd of ", "24. ", "3–5 ", "28 April – 3 ", "3./4. ", "1er ".
# Not the end of a longer number, of a decimal, a time or a range of pages.
DAY_BEFORE: Final = regex.compile(
    rf"(?r)(?<![\w§$€£/#])(?<!\d[.,:/-])"
    rf"(?:(?P<first>{_DAY}){_NTH}\.?(?:\s{{0,2}}{_OF}?(?P<word>{_WORD})\.?)?{_DASH})?"
    rf"(?P<last>{_DAY}){_NTH}\.?(?:-|\s{{0,2}}(?:(?:of|de|di|van)\s{{1,2}}|d[’'])?)",
)
# The first of two months or seasons: "Jul/", "July–", "Spring/", "July and ".
WORD_BEFORE: Final = regex.compile(rf"(?r)(?<!\w)(?P<word>{_WORD})\.?(?:{_DASH}|\s(?:&|and|und|et|y|e|en)\s)")
# "24.04.", "24. 4. ", "25/12/", "12-25-" before the year; not "1.24.04.", "A/25/12/".
NUMBERS: Final = regex.compile(
    rf"(?r)(?<![\w/§-])(?<!\d[.,:])(?P<one>{_DAY})(?P=sep)\s?(?P<two>{_DAY})(?P<sep>[./-])\s?"
)
# ... and behind it: the year must end the number.
END_OF_NUMBERS: Final = regex.compile(r"(?!/|[.-]\d)")
# "-04-24", "/4/24", ". 04. 24." behind the year; "T10:00" may follow.
NUMBERS_AFTER: Final = regex.compile(
    r"(?P<sep>[-/.])(?:(?<=\.)\s)?(?P<month>\d{1,2})(?P=sep)(?:(?<=\.)\s)?(?P<day>\d{1,2})(?!(?!T\d)\w|[/-]|\.\d)"
)
# ", May 3", " Mar 3-5", ", July–August", ", Winter", ", 28 April", as APA and Vancouver have it.
# Not ", May 3, 2020": that day belongs to the next year.
WORD_AFTER: Final = regex.compile(
    rf",?\s{{1,2}}(?:(?P<word>{_WORD})\.?(?:{_DASH}(?P<to>{_WORD})\.?)?"
    rf"(?:\s{{1,2}}(?P<first>{_DAY}){_NTH}(?:{_DASH}(?P<last>{_DAY}){_NTH})?)?"
    rf"|(?<=,\s{{1,2}})(?P<day>{_DAY}){_NTH}\.?\s{{1,2}}{_OF}?(?P<month>{_WORD}))"
    r"(?![\w])(?!\.?,?\s{1,2}(?:of\s|de\s)?[12]\d{3}(?!\d))",
)
STANDS_APART: Final = regex.compile(r"\s?(?:[).;:,\]]|$)")
# "–99", "-1999", "/9", " – 2001"; not the beginning of a longer chain of numbers.
YEAR_AFTER: Final = regex.compile(
    r"(?:(?P<dash>[-‐‑–—−/])|\s(?P<dash>[-–—])\s(?=\d{4}))(?P<last>\d{4}|\d{1,2})(?:[a-k](?!\w))?(?!\w|[-–/.,:]\d)"
)
SEASON_YEAR_AFTER: Final = regex.compile(r"[-‐‑–—−/]\d{2}(?:\d\d)?(?!\w)")
# Before a bare year: signs of money, sections, addresses, decimals, ranges and things that are counted.
NO_YEAR_BEFORE: Final = regex.compile(r"(?r)(?:[\w/\\§$€£¥#@=&%~+’'_–−‐‑-]|\d[.,]|[\d)]:\s?|(?:[$€£¥§#]|[A-Z]{2}\$)\s)")
# Behind it: a number that goes on, or what it counts.
NO_YEAR_AFTER: Final = regex.compile(
    r"[.,:]\d{3}(?!\d)|[.,]\d|[-–−‐‑/]\d|/(?!\p{Lu})|[\\@=_]|\s?[%‰°$€£¥]"
    r"|\s(?:[kcmµ]?m|km²|m²|ha|[kmµ]?g|t|[kMG]?W|[kMGT]B|Hz|kWh|feet|ft|miles|acres|years?|Jahren?|ans|people|persons|words"
    r"|pages|Seiten|pp|copies|tons|tonnes|USD|EUR|GBP|CHF|euros?|dollars?|pounds|millions?|Mio|billions?|Mrd)(?!\w)"
)
DASHES: Final = frozenset("-‐‑–—−/")
# The word before a date. A stop may follow "Mon." and "pp.", a colon "accessed:".
BEFORE: Final = regex.compile(
    r"(?r)(?<![\p{L}\p{M}])(?P<word>[\p{L}\p{M}](?:[\p{L}\p{M}-]{0,12}[\p{L}\p{M}])?[º°]?|[§#]{1,2})(?P<stop>[.,:]{0,2})\s{0,2}"
)
ACCESSED_AFTER: Final = regex.compile(
    r",?\s(?:zuletzt\s|laatst\s)?(?:abgerufen|aufgerufen|besucht|eingesehen|abgefragt|geprüft|geraadpleegd)(?!\w)"
)
# Words instead of a date. First the abbreviations that mean nothing else (but "n.d." with an initial before it, and
# "s.d. 2.1", a deviation); then those that do outside of brackets ("N.D. Cal.", "s.a." for "siehe auch"), and words
# that are fields by themselves: not "an undated letter".
UNDATED: Final = regex.compile(
    r"(?<![\w.])[nsoz]\.\s?[dDJj]\.(?<=n\.\s?d\.|s\.\s?d\.|o\.\s?[JD]\.|z\.\s?j\.)(?!(?<=s\.\s?d\.)\s?[\w=±])"
)
UNDATED_FIELD: Final = regex.compile(
    r"[,.;:(\[]\s?(?:(?<=[(\[])(?P<date>[Nn]\.?\s?[Dd]\.?|s\.\s?[fa]\.|[OZ]\.\s?[DdJj]\.)(?=[)\]])"
    r"|(?P<date>[Uu]ndated|[Nn]o\sdate|[Oo]hne\s(?:Jahr|Datum)|[Ss]ans\sdate|[Ss]in\sfecha"
    r"|[Ss]enza\sdata|[Ss]em\sdata|[Zz]onder\sjaar|[Ff]orthcoming|[Ii]n\s(?:[Pp]ress|corso\sdi\sstampa)"
    r"|[Ii]m\sErscheinen|[Àà]\sparaître|[Ee]n\sprensa|[Nn]o\sprelo)(?=\s?(?:[,.;)\]]|$)))"
)
