"""Whatever the text of a note: the parser answers, in time, and what it says stands there."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimscan.model import Found, Source
from claimscan.parse import parse
from claimscan.urls import find as find_urls
from printed import note_of

# the same examples in every run: a test must not fail by chance
still = settings(max_examples=300, deadline=None, derandomize=True)
FRAGMENTS = st.sampled_from(
    [
        *"; , . : ( ) [ ] < > “ ” ‘ ’ \" ' „ « » * _ & / – ¶ ¶ and und et see See Vgl. ibid. Ibid. id. supra ed. eds. Hrsg. In in".split(),
        *"1998 2021 12 12(3) 3–9 p. pp. S. vol. no. Hill Oort, A. B. C. Lamps lamps the Review Press London New York".split(),
        *"https://post.example/a;b http://x.example 10.1000/abc doi:10.1000/x ISBN 978-0-306-40615-7 § s. [1998] v Act".split(),
        "Ann Hill, “Old Lamps,”",
        "Hill, A., & Oort, C.",
        "May 3, 2021",
        "31. Juni 2021",
        "Lamp Review 12, no. 3 (1998): 4–9",
        "(London: Tower Press, 1998)",
        "Hill v Oort [1998] AC 12",
        "Lamp Act 1998, s. 4(2)",
        "op. cit., p. 3",
    ]
)
NOTES = st.lists(st.tuples(FRAGMENTS, st.sampled_from([" ", " ", " ", "", ". ", "; ", ", "])), max_size=30).map(
    lambda pairs: "".join(a + b for a, b in pairs)
)
_FIELDS = (
    *("title", "container_title", "publisher", "publisher_place", "genre", "edition", "volume", "issue", "pages"),
    *("locator", "issued", "accessed", "doi", "isbn", "signal"),
)


def printed_of(source: Source) -> list[Found]:  # type: ignore[type-arg]
    one = [found for field in _FIELDS if (found := getattr(source, field)) is not None]
    return [*one, *source.authors, *source.editors, *source.translators]


def check(text: str) -> None:
    note = note_of(text)
    sources = parse(note)
    whole = note.text
    at = 0
    for index, source in enumerate(sources):
        assert source.index == index
        (span,) = source.spans
        assert whole[span.start : span.end] == source.text
        assert source.text == source.text.strip()
        assert span.start >= at
        at = span.end
        for found in printed_of(source):
            assert found.printed
            assert "".join(whole[low:high] for low, high in found.spans) == found.printed
        for _, (low, high) in source.quotes:
            assert high == low + 1
    assert sum(len(source.urls) for source in sources) == len(find_urls(whole))
    assert parse(note) == sources


@still
@given(NOTES)
def test_like_notes(text: str) -> None:
    check(text)


@still
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(text)


HOSTILE = {
    "semicolons": "a; ",
    "semicolons after names": "Hill; ",
    "opening quotation marks": "“",
    "straight quotation marks": '" ',
    "single quotation marks": " ‘a",
    "opening brackets": "(",
    "square brackets": "[a] (",
    "emphasis": "*a ",
    "names": "Ann Hill, ",
    "inverted names": "Hill, A., ",
    "initials": "A. ",
    "and": "Hill and ",
    "years": "1998, ",
    "dates": "May 3, 2021, ",
    "pages": "pp. 3–9, ",
    "editors": "(eds.) Hill, ",
    "signals": "See ",
    "ibid": "ibid. ",
    "sections": "s. 4(2)(a), ",
    "cases": "Hill v Oort [1998] AC 12; ",
    "statutes": "Lamp Act 1998, ",
    "volumes": "12(3), 4–9; ",
    "addresses": "https://post.example/a ",
    "addresses run together": "https://post.example/",
    "DOIs": "doi:10.1000/abc ",
    "stops": ". ",
    "colons": "Lamps: ",
    "accounts": "Hill Twitter account, ",
    "short references": "Hill 1998, S. 4; ",
    "references": "Ann Hill, “Old Lamps,” Harbour Post, May 3, 2021; ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_takes_time_in_proportion(name: str) -> None:
    def seconds(length: int) -> float:
        note = note_of((HOSTILE[name] * (length // len(HOSTILE[name]) + 1))[:length])
        begin = time.process_time()
        parse(note)
        return time.process_time() - begin

    # five times the text; a quadratic scan would take twenty-five times as long
    assert seconds(100_000) < 10 * seconds(20_000) + 1.0
