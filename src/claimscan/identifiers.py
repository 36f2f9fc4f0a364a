"""DOI, ISBN, ISSN and arXiv ids: found in text and addresses, and held against their own check digits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from claimscan import patterns as regex
from claimscan import urls


class Identifier(NamedTuple):
    """An identifier in a text: ``value`` in its plain form, ``valid`` by its own rules (check digit or syntax)."""

    start: int
    end: int
    value: str
    valid: bool = True


# DOI syntax: ISO 26324 (any printable suffix) narrowed to what Crossref, DataCite and mEDRA give out. An old suffix in SICI
# form holds angle brackets: ``10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2``.
_DOI: Final = regex.compile(
    r"""(?<![\p{N}\p{L}.])10\.(?P<registrant>\p{Nd}{4,9}(?:\.\p{Nd}+)*)(?:/|%2[Ff])
        (?P<suffix>(?:[^\s<>"“”„«»‹›\p{Cc}|]|<(?=[^\s<>]{1,30}>[^\s<>]{0,9}CO;2)|(?<=<[^\s<>]{1,30})>(?=[^\s<>]{0,9}CO;2))++)""",
    regex.VERBOSE,
)
_DOI_LEAD: Final = regex.compile(
    r"(?:doi(?:\.org)?|handle|hdl)\s?[:/=]?\s?(?:https?://)?(?:dx\.)?(?:doi\.org/)?$", regex.IGNORECASE
)
# A year and a number of it: ``10.2014/11.2014`` is a span of months, not a DOI.
_LIKE_DATE: Final = regex.compile(r"(?:19|20)\d\d/[\d.]+")
# The text before it, up to the last space, is an address.
_IN_ADDRESS: Final = regex.compile(r"(?:https?://|www\.|doi\.org/)[^\s<>\"“”]*+$", regex.IGNORECASE)
_LONGEST_ADDRESS: Final = 500
# What a publisher's address has behind the DOI.
_ADDRESS_TAIL: Final = regex.compile(
    r"(?:[?#&].*|/(?:full|full\.html?|abstract|pdf|epdf|html|meta|summary|references|download)|\.pdf|\.html?)*/*$",
    regex.IGNORECASE,
)
_DOI_NAME: Final = regex.compile(r"^(?:doi:\s?|https?://(?:dx\.)?doi\.org/)", regex.IGNORECASE)
_WHOLE_DOI: Final = regex.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s]+")
_TRAILING: Final = ".,;:!?'’‘\"”“*"
_PAIRS: Final = {")": "(", "]": "[", "}": "{", ">": "<"}

# Digits with single hyphens or spaces; not part of a longer number.
_ISBN: Final = regex.compile(
    r"""ISBN(?:[-‐‑–\ ]?1[03])?\s?[:.]?\s?(?P<named>(?:
            97[89](?:[-‐‑–\ ]?\d){10} | \d(?:[-‐‑–\ ]?\d){8}[-‐‑–\ ]?[\dXx]  # then a page may follow: ``… 14``
          | \d(?:[-‐‑–\ ]?[\dXx]){5,14} )(?![\dXx]))  # of no right length, which a reader should hear of
      | (?<![\d.-])(?P<bare>97[89][-‐‑–\ ]\d{1,5}[-‐‑–\ ]\d{1,7}[-‐‑–\ ]\d{1,7}[-‐‑–\ ]\d)(?![\d-])""",
    regex.IGNORECASE | regex.VERBOSE,
)
_ISSN: Final = regex.compile(
    r"\be?ISSN(?:[- ]?L)?\s?(?:\((?:online|print)\))?\s?[:.]?\s?(?P<number>\d{4}[-‐‑–]\d{3}[\dXx])\b", regex.IGNORECASE
)
_ARXIV: Final = regex.compile(
    r"(?:arxiv\s?[:.]\s?|arxiv\.org/(?:abs|pdf|html)/)(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z][a-z.-]+/\d{7}(?:v\d+)?)",
    regex.IGNORECASE,
)


def dois(text: str) -> tuple[Identifier, ...]:
    """DOIs behind ``doi:``, bare, and in addresses (``doi.org/…``, a publisher's path), ascending; ``value`` as printed but
    for percent escapes and what the sentence or address adds. DOIs are equal without regard to case: compare casefolded."""
    return tuple(_dois(text))


def _dois(text: str) -> Iterator[Identifier]:
    for found in _DOI.finditer(text):
        before = text[max(0, found.start() - _LONGEST_ADDRESS) : found.start()]
        in_address = _IN_ADDRESS.search(before) is not None
        named = in_address or _DOI_LEAD.search(before[-40:]) is not None
        if not named and _LIKE_DATE.match(text, found.start("registrant")):
            continue
        end = _end(text, found.start("suffix"), found.end(), in_address=in_address)
        if end > found.start("suffix"):
            printed = text[found.start() : end]
            escaped = in_address or "%2f" in printed.lower()
            yield Identifier(found.start(), end, urls.decoded(printed) if escaped else printed)


def _end(text: str, start: int, end: int, *, in_address: bool) -> int:
    if in_address and (tail := _ADDRESS_TAIL.search(text, start, end)):
        end = tail.start()
    while end > start:
        last = text[end - 1]
        opening = _PAIRS.get(last)
        if last not in _TRAILING and (
            opening is None or text.count(opening, start, end) >= text.count(last, start, end)
        ):
            break
        end -= 1
    return end


def valid_doi(doi: str) -> bool:
    """Whether a whole string, with or without ``doi:`` or ``https://doi.org/``, has the form of a DOI."""
    bare = _DOI_NAME.sub("", doi.strip())
    return _WHOLE_DOI.fullmatch(bare) is not None and bare[-1] not in ".,;:"


def isbns(text: str) -> tuple[Identifier, ...]:
    """ISBNs behind ``ISBN``, and hyphened ones that begin with 978 or 979; ``value`` has digits and ``X`` only."""
    return tuple(
        Identifier(found.start(group), found.end(group), value := _digits(found[group]), valid_isbn(value))
        for found in _ISBN.finditer(text)
        for group in ("named", "bare")
        if found[group]
    )


def valid_isbn(isbn: str) -> bool:
    """Whether the check digit of an ISBN-10 or ISBN-13 is right (ISO 2108); hyphens and spaces do not count."""
    digits = _digits(isbn)
    if len(digits) == 10 and digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X"):
        return sum((10 - place) * _value(digit) for place, digit in enumerate(digits)) % 11 == 0
    if len(digits) == 13 and digits.isdigit() and digits.startswith(("978", "979")):
        return sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits)) % 10 == 0
    return False


def issns(text: str) -> tuple[Identifier, ...]:
    """ISSNs behind ``ISSN``; ``value`` as ``1234-567X``."""
    found = ((match.span("number"), _digits(match["number"])) for match in _ISSN.finditer(text))
    return tuple(
        Identifier(span[0], span[1], f"{digits[:4]}-{digits[4:]}", valid_issn(digits)) for span, digits in found
    )


def valid_issn(issn: str) -> bool:
    """Whether the check digit of an ISSN is right (ISO 3297)."""
    digits = _digits(issn)
    if len(digits) != 8 or not digits[:7].isdigit() or not (digits[7].isdigit() or digits[7] == "X"):
        return False
    return sum((8 - place) * _value(digit) for place, digit in enumerate(digits)) % 11 == 0


def arxiv_ids(text: str) -> tuple[Identifier, ...]:
    """Ids of arXiv behind ``arXiv:`` or in addresses: ``2101.01234v2``, ``hep-th/9901001``."""
    return tuple(Identifier(found.start("id"), found.end("id"), found["id"]) for found in _ARXIV.finditer(text))


def _digits(printed: str) -> str:
    return "".join(sign for sign in printed.upper() if sign in "0123456789X")


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)
